"""The Q-Check in hand for one assessor: read through the workspace's doors, changed by commands, each on the disk."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog import katalog as read_katalog
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.abfragen import bewertungen
from qmapp.checks.qcheck.rows import Bewertung, Fortschritt, Frage, Merkpunkt, QCheck, Urteil
from qmapp.errors import UserError
from qmapp.ui.context import Context


class Arbeit(QObject):
    """``changed`` after every own step; ``busy`` while one runs, so that the page does not read everything anew.

    ``bewerter`` is the assessor whose answers are in hand, "" the team together. What others have answered is never
    read here.
    """

    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.busy = False
        self.head: QCheck | None = None
        self.katalog: Katalog | None = None
        self.bewerter = ""
        self.fragen: tuple[Frage, ...] = ()
        self.fortschritt: tuple[Fortschritt, ...] = ()
        self.vorher = ""
        #: Codes the team has agreed on: one's own answer to them stands.
        self.geeinigt: frozenset[str] = frozenset()

    def open(self, head: QCheck, bewerter: str) -> None:
        """Take the answers of an assessor in hand; raises UserError where the Q-Check is gone."""
        if self.head is None or self.head.katalog_id != head.katalog_id:
            self.katalog = self.context.read(read_katalog, head.katalog_id)
        self.head, self.bewerter = head, bewerter
        before = head.vorgaenger_id
        self.vorher = "" if before is None else self.context.read(door.qcheck, before).kennung
        self._reread()

    def put_away(self) -> None:
        """Hold none."""
        self.head, self.fragen, self.fortschritt = None, (), ()

    def gemeinsam(self) -> bool:
        """Whether the answers in hand are the team's: assessed together, or agreed on and submitted."""
        return self.head is None or self.head.gemeinsam or not self.head.offen

    def grund(self) -> str:
        """Why no answer is taken, as a sentence; "" while answers are."""
        head = self.head
        if head is None:
            return "Kein Q-Check gewählt."
        if head.versiegelt_am is not None:
            return f"{head.kennung} ist versiegelt und ändert sich nicht mehr."
        if head.vorgelegt_am is not None:
            return f"{head.kennung} liegt zur Freigabe vor; zum Ändern holen Sie ihn beim Ergebnis zurück."
        return "Die Datei ist nur zum Lesen geöffnet." if self.context.workspace.read_only else ""

    def frei(self, code: str = "") -> bool:
        """Whether answers are taken, or the one to this question."""
        return not self.grund() and code not in self.geeinigt

    def frage(self, code: str) -> Frage | None:
        """A question with its answer."""
        return next((frage for frage in self.fragen if frage.punkt.code == code), None)

    def offen(self) -> tuple[str, ...]:
        """Codes without an answer."""
        return tuple(frage.punkt.code for frage in self.fragen if frage.bewertung is None)

    def ohne_bemerkung(self) -> tuple[str, ...]:
        """Codes whose answer needs a remark and has none."""
        return tuple(f.punkt.code for f in self.fragen if f.bewertung is not None and not f.bewertung.vollstaendig)

    def next_of(self, wanted: tuple[str, ...], after: str) -> str | None:
        """The next of these codes after one, going round; None where there is none."""
        codes = [frage.punkt.code for frage in self.fragen]
        start = codes.index(after) + 1 if after in codes else 0
        return next((code for code in codes[start:] + codes[:start] if code in wanted), None)

    def rate(self, code: str, urteil: Urteil | None) -> None:
        """Answer a question or take its answer back."""
        if urteil is None:
            self._step(f"Frage {self._number(code)} zurückgenommen", door.retract, code, bewerter=self.bewerter)
            return
        label = f"Frage {self._number(code)}: {worte.URTEILE[urteil]}"
        self._step(label, door.rate, code, urteil, bewerter=self.bewerter, **self._who())

    def remark(self, code: str, text: str) -> None:
        """Keep the remark of an answer."""
        label = f"Bemerkung zu Frage {self._number(code)}"
        self._step(label, door.remark, code, text, bewerter=self.bewerter, **self._who())

    def add_merkpunkt(self, code: str, text: str) -> None:
        """Note something to look at again next time."""
        self._step(f"Merkpunkt zu Frage {self._number(code)}", door.add_merkpunkt, text, code=code)

    def settle_merkpunkt(self, merkpunkt_id: UUID, *, erledigt: bool) -> None:
        """Mark a point as looked at, or take the mark off."""
        label = "Merkpunkt erledigt" if erledigt else "Merkpunkt wieder offen"
        when = self.context.heute() if erledigt else None
        self._run(label, partial(door.settle_merkpunkt, heute=when), merkpunkt_id)

    def remove_merkpunkt(self, merkpunkt_id: UUID) -> None:
        """Delete a point."""
        self._run("Merkpunkt entfernt", door.remove_merkpunkt, merkpunkt_id)

    def _who(self) -> dict[str, Any]:
        return {"jetzt": self.context.jetzt(), "wer": self.bewerter or self.context.wer}

    def _number(self, code: str) -> int:
        frage = self.frage(code)
        return 0 if frage is None else frage.punkt.nummer

    def _step(self, label: str, command: Callable[..., Any], *args: object, **kwargs: object) -> None:
        if self.head is None:
            raise UserError("Es ist kein Q-Check geöffnet.", advice="Bitte wählen Sie einen Q-Check.")
        self._run(label, partial(command, **kwargs), self.head.id, *args)

    def _run(self, label: str, command: Callable[..., Any], *args: object) -> None:
        with self._alone():
            self.context.perform(label, command, *args)
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """After an own step only answers and points can be others; every other question stays the very same."""
        if self.head is None:
            return
        key = self.head.id
        answers = self.context.read(bewertungen, key, self.bewerter)
        notes = self.context.read(door.merkpunkte, key)
        self.fortschritt = self.context.read(door.fortschritt, key)
        own: defaultdict[str, list[Merkpunkt]] = defaultdict(list)
        for note in notes:
            own[note.code].append(note)
        self.fragen = tuple(_now(frage, answers.get(frage.punkt.code), own) for frage in self.fragen)

    def _reread(self) -> None:
        if self.head is None:
            return
        key = self.head.id
        self.fragen = self.context.read(door.fragen, key, self.bewerter)
        self.fortschritt = self.context.read(door.fortschritt, key)
        self.geeinigt = frozenset(self.context.read(bewertungen, key)) if self.bewerter else frozenset()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.busy = True
        try:
            yield
        finally:
            self.busy = False


def _now(frage: Frage, answer: Bewertung | None, notes: Mapping[str, list[Merkpunkt]]) -> Frage:
    own = tuple(notes.get(frage.punkt.code, ()))
    if (answer, own) == (frage.bewertung, frage.merkpunkte):
        return frage
    return replace(frage, bewertung=answer, merkpunkte=own)
