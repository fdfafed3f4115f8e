"""Going somewhere at once: the next open Prüfpunkt, the next one marked for later, a number; and marking."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qmapp.checks.aktenpruefung import akte as akten_module
from qmapp.checks.aktenpruefung.rows import Lueckenart
from qmapp.errors import UserError
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.checks.pruefplatz.flaeche import Flaeche
from qmapp.ui.checks.pruefplatz.gehezu import GeheZu, Ziel, ziele
from qmapp.ui.checks.pruefplatz.notiz import NotizDialog
from qmapp.ui.checks.pruefplatz.rundgang import Rundgang
from qmapp.ui.pages import Command
from qmapp.ui.widgets.messages import announce

GAPS_KEY, SHARES_KEY = "aktenpruefung.luecken", "aktenpruefung.zuteilen"
_DONE = "Alle Prüfpunkte beantwortet. Strg+Enter schließt die Akte ab."


class Spruenge(QObject):
    """Belongs to the page."""

    def __init__(self, arbeit: Arbeit, ablauf: Ablauf, rundgang: Rundgang, flaeche: Flaeche, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        #: The Prüfung shown and which of its files.
        self.target: tuple[object, ...] = ()
        self._arbeit = arbeit
        self._ablauf = ablauf
        self._rundgang = rundgang
        self._liste = flaeche.liste
        self._blatt = flaeche.blatt
        self._punkte = flaeche.blatt.punkte

    def commands(self) -> tuple[Command, ...]:
        """For the command palette."""
        if self._arbeit.akte is None:
            return self.pages()
        return (
            Command("Nächster offener Prüfpunkt", self.next_open, "O"),
            Command("Gehe zu Akte oder Prüfpunkt …", self.jump, "Strg+G"),
            Command("Prüfpunkt vormerken", self.mark, "V"),
            Command("Prüfpunkt vormerken mit Notiz …", self.mark_with_note),
            Command("Nächster vorgemerkter Prüfpunkt", self.next_marked, "Umschalt+V"),
            *self.pages(),
        )

    def pages(self) -> tuple[Command, ...]:
        """The pages that look at all files at once."""
        if not self.target:
            return ()
        return (
            Command("Vollständigkeit der Prüfung", self.to_gaps, "Strg+Umschalt+V"),
            Command("Alle vorgemerkten Prüfpunkte", self.to_marks),
            Command("Akten zuteilen", self.to_shares),
        )

    @Slot()
    def to_gaps(self) -> None:
        """Strg+Umschalt+V: what the whole Prüfung still lacks."""
        self._arbeit.context.navigate(GAPS_KEY, *self.target)

    @Slot()
    def to_marks(self) -> None:
        """Every Prüfpunkt marked for later, in all files."""
        self._arbeit.context.navigate(GAPS_KEY, *self.target, Lueckenart.VORGEMERKT)

    @Slot()
    def to_shares(self) -> None:
        """Whose file is whose."""
        self._arbeit.context.navigate(SHARES_KEY, *self.target)

    @Slot()
    def next_open(self) -> None:
        """O: the next Prüfpunkt without an answer; in a file that has none, the next file to examine."""
        before = self._arbeit.akte
        code = self._arbeit.next_open(self._punkte.active())
        if code is not None:
            self._ablauf.go_to(code)
        elif before is not None and self._ablauf.save():
            self._rundgang.to_next_file()
            if self._arbeit.akte is not None and self._arbeit.akte.id == before.id:
                self._arbeit.context.tell(_DONE, tone="info")

    @Slot()
    def jump(self) -> None:
        """Strg+G: to a file by its place, Aktenzeichen or Bogennummer, or to a Prüfpunkt by its number."""
        before = QApplication.focusWidget()
        dialog = GeheZu(self._page, self._ziele)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
        ziel = dialog.chosen
        if not agreed or ziel is None:
            return
        if ziel.akte_id is None:
            self._ablauf.go_to(ziel.code)
        else:
            self._rundgang.enter(ziel.akte_id)

    def _ziele(self, text: str) -> Sequence[Ziel]:
        akte = self._arbeit.akte
        punkte = () if akte is None else [antwort.punkt for antwort in akte.antworten]
        return ziele(text, self._liste.rows(), punkte, self._bogen)

    def _bogen(self, text: str) -> UUID | None:
        """The file of a Bogennummer; None for what is none of this workspace."""
        try:
            return self._arbeit.context.read(akten_module.find_bogen, text)[0]
        except UserError:
            return None

    @Slot()
    def next_marked(self) -> None:
        """Umschalt+V: to the next Prüfpunkt marked for later."""
        code = self._arbeit.next_marked(self._punkte.active())
        if code is None:
            self._arbeit.context.tell("In dieser Akte ist kein Prüfpunkt vorgemerkt.", tone="info")
        else:
            self._ablauf.go_to(code)

    @Slot()
    def mark_with_note(self) -> None:
        """Mark the Prüfpunkt in hand and say what is still to be looked up; the list of marks shows it."""
        code = self._punkte.active()
        if not code or not self._ablauf.save():
            return
        before = QApplication.focusWidget()
        punkt = self._punkte.row(code).punkt
        dialog = NotizDialog(self._page, punkt)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
        if not agreed:
            return
        try:
            self._arbeit.mark_with(code, dialog.notiz.value())
        except UserError as error:
            self._arbeit.context.tell_error(error)

    @Slot()
    def mark(self) -> None:
        """V: mark the Prüfpunkt in hand for later, or take the mark off; the work goes on where it is."""
        code = self._punkte.active()
        if not code or not self._ablauf.save():
            return
        number = self._punkte.row(code).punkt.nummer
        try:
            marked = self._arbeit.mark(code)
        except UserError as error:
            self._arbeit.context.tell_error(error)
            return
        announce(self._blatt, f"Prüfpunkt {number} {'vorgemerkt' if marked else 'nicht mehr vorgemerkt'}")
