"""The head of the page: state and size of the sample, the ways to the report, the Vertiefung and the Rechenwege."""

from qmapp.checks.aktenpruefung.rows import Auswertung, Pruefung
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader


class Kopf(PageHeader):
    """Its buttons are there only with a result."""

    def __init__(self, title: str) -> None:
        self.report = Button("Prüfbericht erstellen", "file-export", "primary")
        self.deeper = Button("Vertiefung", "chart-dots")
        self.way = Button("Rechenweg", "list-numbers")
        super().__init__(title, phase="check", primary=self.report, secondary=(self.deeper, self.way))

    def show_result(self, result: Auswertung | None, head: Pruefung | None) -> None:
        """Say what the page shows; without a result only which Prüfung it is."""
        for button in (self.report, self.deeper, self.way):
            show_if(button, result is not None)
        if result is not None:
            self.set_status(*worte.stand(result))
            self.set_context(worte.umfang(result))
        else:
            self.set_status("neutral", "")
            self.set_context(head.titel if head is not None else "")
