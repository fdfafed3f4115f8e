"""Where the sheet in hand is kept: as a begun one, or as the sheet it has been since it was entered."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from qmapp.checks import befragung as door
from qmapp.checks.befragung.rows import Bogen
from qmapp.ui.context import Context


class Ablage:
    """``entwurf`` and ``bogen`` are the ids of the one or the other, ``begun`` those of all begun sheets known."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.entwurf: UUID | None = None
        self.bogen: UUID | None = None
        self.begun: frozenset[UUID] = frozenset()
        #: A step of its own is being taken: what follows from it need not be looked for.
        self.busy = False
        self._kept: object = None

    def take(self, bogen: Bogen) -> None:
        """Keep what follows on this sheet."""
        begun = bogen.erfassung < 0
        self.entwurf, self.bogen = (bogen.id, None) if begun else (None, bogen.id)

    def put_away(self) -> None:
        """What follows belongs to a new sheet."""
        self.entwurf = self.bogen = self._kept = None

    def keep(self, befragung_id: UUID, nummer: str, erfassung: int, told: Mapping[str, Any]) -> None:
        """Keep what has been answered so far, if it is not kept already; raises UserError where it is refused."""
        perform = self._context.perform
        said = (nummer, *(told[name] for name in ("werte", "angaben", "texte")))
        if said == self._kept:
            return
        self._kept = None
        with self._own_step():
            if self.bogen is not None:
                perform(f"Bogen {nummer} berichtigen", door.update_bogen, self.bogen, **told)
            else:
                place: dict[str, Any] = {"erfassung": erfassung, "entwurf_id": self.entwurf}
                label = f"Bogen {nummer} beginnen"
                self.entwurf = perform(label, door.hold_entwurf, befragung_id, nummer, **told, **place)
                self.begun |= {self.entwurf}
        self._kept = said

    def finish(self, befragung_id: UUID, nummer: str, erfassung: int, told: Mapping[str, Any]) -> None:
        """Enter the sheet; raises UserError where it is refused."""
        place: dict[str, Any] = {"erfassung": erfassung, "entwurf_id": self.entwurf}
        with self._own_step():
            label = f"Bogen {nummer} speichern"
            self._context.perform(label, door.finish_bogen, befragung_id, nummer, **told, **place)
        self.begun -= {self.entwurf}
        self.put_away()

    @contextmanager
    def _own_step(self) -> Iterator[None]:
        self.busy = True
        try:
            yield
        finally:
            self.busy = False
