"""What is printed of a Befragung: its report, and the questionnaire, also in plain language."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from qmapp.ui.auftrag import befragung_auftrag, fragebogen_auftrag
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.checks.befragung.liste.blatt import Befragungsblatt
from qmapp.ui.checks.befragung.liste.spalte import Befragungsspalte
from qmapp.ui.context import Context
from qmapp.ui.pages import Command
from qmapp.ui.widgets.card import Banner


class Befragungspapiere(QObject):
    """Belongs to a page; prints the one in hand, with what is being typed taken over first."""

    def __init__(
        self, page: QWidget, context: Context, spalte: Befragungsspalte, detail: Befragungsblatt, problem: Banner
    ) -> None:
        super().__init__(page)
        self._context, self._spalte, self._detail = context, spalte, detail
        self.saved = Gespeichert()
        self.saved.hide()
        self.ausgabe = Berichtsausgabe(page, context, self.saved, problem)
        detail.stand.sheet.clicked.connect(self.print_sheet)
        detail.stand.plain.clicked.connect(self.print_plain_sheet)

    def commands(self) -> tuple[Command, ...]:
        """What the command palette offers."""
        found = [
            Command("Befragungsbericht drucken …", self.print_report, "Strg+P"),
            Command("Fragebogen drucken …", self.print_sheet),
        ]
        if not self._detail.stand.plain.isHidden():
            found.append(Command("Fragebogen in einfacher Sprache drucken …", self.print_plain_sheet))
        return tuple(found)

    @Slot()
    def print_report(self) -> None:
        """Ask for formats and folder, and write the report."""
        row = self._spalte.row()
        if row is not None and row.boegen and self._detail.commit():
            self.ausgabe.order(befragung_auftrag(self._context, row.id))

    @Slot()
    def print_sheet(self) -> None:
        """Ask for formats and folder, and write the questionnaire."""
        self._print_sheet(einfach=False)

    @Slot()
    def print_plain_sheet(self) -> None:
        """The same in plain language."""
        self._print_sheet(einfach=True)

    def _print_sheet(self, *, einfach: bool) -> None:
        row = self._spalte.row()
        if row is not None and self._detail.commit():
            self.ausgabe.order(fragebogen_auftrag(self._context, row.id, einfach=einfach))
