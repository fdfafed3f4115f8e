"""The head of the page: state and period, the ways to the report, the Rechenwege and a Feststellung."""

from qmapp.ui.checks.befragung.auswertung import worte
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader


class Kopf(PageHeader):
    """Its buttons are there only with a result."""

    def __init__(self, title: str) -> None:
        self.make = Button("Feststellung anlegen", "flag", "primary")
        self.way = Button("So wurde gerechnet", "list-numbers")
        self.print = Button("Bericht drucken", "printer")
        super().__init__(title, phase="check", primary=self.make, secondary=(self.way, self.print))

    def show_result(self, found: Befund | None, marked: int, *, writable: bool) -> None:
        """Say what the page shows; ``marked`` items are chosen for a Feststellung."""
        shown = found is not None and not found.grund
        for button in (self.way, self.print):
            show_if(button, shown)
        show_if(self.make, shown and writable)
        self.make.set_text(worte.feststellung(marked))
        self.set_status(*(("neutral", "") if found is None else worte.stand(found.kopf)))
        self.set_context("" if found is None else worte.umfang(found))
