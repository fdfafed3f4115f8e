"""What a report belongs to: an Aktenprüfung, a Q-Check or a Befragung, each known by its Kennung or its title."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from qmapp.checks.aktenpruefung.pruefung import pruefung, pruefungen
from qmapp.checks.befragung import befragung, befragungen
from qmapp.checks.qcheck import qcheck, qchecks
from qmapp.errors import UserError
from qmapp.workspace import Workspace


class Benannt(Protocol):
    """What every one of them has."""

    @property
    def id(self) -> UUID: ...

    @property
    def kennung(self) -> str: ...

    @property
    def titel(self) -> str: ...


@dataclass(frozen=True)
class Bezug:
    """A kind of examination: its noun with article (accusative), all there are, and one by its id."""

    wen: str
    alle: Callable[[Workspace], Sequence[Benannt]]
    eins: Callable[[Workspace, UUID], Benannt]

    def kennung(self, workspace: Workspace, bezug_id: UUID) -> str:
        """The Kennung of one; raises UserError where it is gone."""
        return self.eins(workspace, bezug_id).kennung

    def gewaehlt(self, workspace: Workspace, name: str | None) -> UUID:
        """The one of this Kennung or title, or the only one; raises UserError that names those there are."""
        rows = self.alle(workspace)
        wanted = (name or "").strip().casefold()
        hits = [row for row in rows if not wanted or wanted in (row.kennung.casefold(), row.titel.casefold())]
        if len(hits) == 1:
            return hits[0].id
        known = ", ".join(row.kennung for row in rows) or "keine"
        raise UserError(self._cause(name, len(hits)), advice=f"Vorhanden sind: {known}.", field="pruefung")

    def _cause(self, name: str | None, hits: int) -> str:
        if not name:
            return f"Bitte {self.wen} mit --pruefung nennen."
        if hits:
            return f"Den Titel „{name}“ gibt es mehrmals, bitte {self.wen} mit der Kennung nennen."
        return f"{self.wen[0].upper()}{self.wen[1:]} „{name}“ gibt es nicht."


PRUEFUNG = Bezug("die Prüfung", lambda ws: ws.read(pruefungen), lambda ws, key: ws.read(pruefung, key))
QCHECK = Bezug("den Q-Check", lambda ws: ws.read(qchecks), lambda ws, key: ws.read(qcheck, key))
BEFRAGUNG = Bezug("die Befragung", lambda ws: ws.read(befragungen), lambda ws, key: ws.read(befragung, key))
