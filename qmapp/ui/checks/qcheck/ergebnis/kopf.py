"""The head of the page: state, what the result rests on, the ways to report, Rechenweg and Empfehlungen."""

from qmapp.ui.checks.qcheck.ergebnis import worte
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader


class Kopf(PageHeader):
    """Its buttons are there only with a result."""

    def __init__(self, title: str) -> None:
        self.recommend = Button("Empfehlungen anlegen", "message-reply", "primary")
        self.report = Button("Bericht drucken", "printer")
        self.way = Button("Rechenweg", "list-numbers")
        super().__init__(title, phase="check", primary=self.recommend, secondary=(self.way, self.report))

    def show_befund(self, befund: Befund | None, *, chosen: int, writable: bool) -> None:
        """Say what the page shows; the buttons stand only where there is something to show."""
        begun = befund is not None and befund.beantwortet > 0
        for button in (self.report, self.way):
            show_if(button, begun)
        show_if(self.recommend, begun and writable)
        self.recommend.setEnabled(chosen > 0)
        self.recommend.set_text("Empfehlung anlegen" if chosen == 1 else "Empfehlungen anlegen")
        if befund is None:
            self.set_title("Q-Check")
            self.set_status("neutral", "")
            self.set_context("")
            return
        self.set_title(befund.kopf.titel)
        self.set_status(*worte.stand(befund))
        self.set_context(worte.grundlage(befund))
