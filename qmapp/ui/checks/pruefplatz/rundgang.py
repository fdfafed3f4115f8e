"""Which file is in hand: resuming, turning to the next, going where an undone step was."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung.rows import Akte, Aktenart, AkteZeile
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.flaeche import Flaeche


class Rundgang(QObject):
    """``entered`` after a file was taken in hand, ``finished`` when no file is left to examine."""

    entered = Signal()
    finished = Signal()

    def __init__(self, arbeit: Arbeit, ablauf: Ablauf, flaeche: Flaeche, parent: QObject) -> None:
        super().__init__(parent)
        self._arbeit = arbeit
        self._ablauf = ablauf
        self._flaeche = flaeche
        self._liste = flaeche.liste
        self._blatt = flaeche.blatt
        self._punkte = flaeche.blatt.punkte
        #: Which files are worked on.
        self.art = Aktenart.STICHPROBE
        self._liste.chosen.connect(self._on_chosen)
        self._liste.opened.connect(self._on_opened)

    def find_place(self, pruefung: UUID, before: tuple[AkteZeile, ...], wanted: UUID | None, code: str = "") -> None:
        """Go where the work stands: the file asked for, the one in hand, the one an undone step was in, or resume."""
        now = self._liste.rows()
        held = self._arbeit.akte
        touched = _touched(before, now) if held is not None else set()
        if wanted is not None and self._liste.row(wanted) is not None:
            self.show(wanted, code)
        elif held is not None and self._liste.row(held.id) is not None and (held.id in touched or len(touched) != 1):
            self._show_again(held)
        elif len(touched) == 1:
            self.show(touched.pop())
        else:
            self._resume(pruefung)

    def show(self, akte_id: UUID, code: str = "", *, focus: bool = True) -> bool:
        """Take a file in hand, at a Prüfpunkt or at its first open one; False if what is typed cannot be saved."""
        if not self._ablauf.save():
            if self._arbeit.akte is not None:
                self._liste.select(self._arbeit.akte.id)
            return False
        self._arbeit.paused = False
        try:
            akte = self._arbeit.open(akte_id)
        except UserError as error:
            self._arbeit.context.tell_error(error)
            return False
        self._ablauf.pending = ""
        self._blatt.hide_problem()
        self._blatt.show_akte(akte)
        self._liste.select(akte_id)
        self._flaeche.show_sheet()
        place = code or self._arbeit.next_open("") or akte.antworten[0].punkt.code
        self._punkte.activate(place, focus=focus)
        self._ablauf.shown.emit()
        self.entered.emit()
        return True

    def turn(self, step: int) -> None:
        """Bild auf/ab: the neighbour in the list as shown."""
        akte = self._arbeit.akte
        if akte is None or self._arbeit.paused:
            return
        target = self._liste.neighbour(akte.id, step)
        if target is not None:
            self.enter(target)

    @Slot()
    def to_next_file(self) -> None:
        """After a file is done: the next one to examine, or the end."""
        akte = self._arbeit.akte
        if akte is None:
            return
        target = self._arbeit.context.read(akten_module.naechste_offene, akte.pruefung_id, akte.id, **self._mine())
        if target is None:
            self._arbeit.put_away()
            self.finished.emit()
        else:
            self.show(target)

    def enter(self, akte_id: UUID) -> None:
        """Take a file in hand and go to its Prüfpunkte."""
        if self.show(akte_id):
            self._flaeche.open_list(False)
            self._punkte.activate(self._punkte.active())

    def _show_again(self, held: Akte) -> None:
        """The file in hand after an undo: at the Prüfpunkt the step was about."""
        akte = self._arbeit.open(held.id)
        if not self._flaeche.sheet_shown():
            return
        self._ablauf.pending = ""
        self._blatt.show_akte(akte)
        pairs = zip(held.antworten, akte.antworten, strict=False)
        own = [
            (old, new)
            for old, new in pairs
            if old != new and new.gesperrt_durch is None and old.gesperrt_durch is None
        ]  # fmt: skip
        code = self._punkte.active()
        if len(own) == 1:
            before, now = own[0]
            code = now.punkt.code
            if now.ergebnis not in (None, before.ergebnis) and not (now.ergebnis and now.ergebnis.mangel):
                code = self._arbeit.next_open(code) or code
        self._punkte.activate(code or akte.antworten[0].punkt.code, focus=self._flaeche.isVisible())
        self._ablauf.shown.emit()
        self.entered.emit()

    def _resume(self, pruefung: UUID) -> None:
        place = self._arbeit.context.read(akten_module.wiederaufnahme, pruefung, **self._mine())
        if place is None:
            self._arbeit.put_away()
            self.finished.emit()
        else:
            self.show(*place)

    def _mine(self) -> dict[str, Any]:
        """Own files first, then those of nobody."""
        return {"art": self.art, "wer": self._arbeit.context.wer}

    @Slot(object)
    def _on_chosen(self, akte_id: UUID) -> None:
        self.show(akte_id, focus=False)

    @Slot(object)
    def _on_opened(self, akte_id: UUID) -> None:
        self.enter(akte_id)


def _touched(before: Iterable[AkteZeile], now: Iterable[AkteZeile]) -> set[UUID]:
    """Files whose line in the list has changed."""
    old = {row.id: _counted(row) for row in before}
    return {row.id for row in now if old.get(row.id) != _counted(row)}


def _counted(row: AkteZeile) -> tuple[object, ...]:
    return (row.stand, row.beantwortet, row.mangel, row.grund, row.vorgemerkt)
