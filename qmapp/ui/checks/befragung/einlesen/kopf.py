"""The head of the page: which step it is, what its buttons do now, and that a file fits another questionnaire."""

from qmapp.ui.checks.befragung.einlesen.stand import Stand
from qmapp.ui.checks.befragung.einlesen.worte import bogenzahl, passt_nicht
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

START, ZUORDNUNG, ERGEBNIS = "1 von 3: Datei wählen", "2 von 3: Spalten zuordnen", "3 von 3: Ergebnis"


class Kopf:
    """Header, its buttons, and the strip below it."""

    def __init__(self, title: str) -> None:
        self.primary = Button("Bögen einlesen", "table-import", "primary")
        self.back = Button("Abbrechen", "x")
        self.other = Button("Andere Datei …", "folder-open")
        self.misfit = Banner("info")
        self.misfit.hide()
        self.header = PageHeader(title, phase="check", primary=self.primary, secondary=(self.back, self.other))

    def show_stand(self, stand: Stand, step: str) -> None:
        """Show where the work stands."""
        done = step == ERGEBNIS
        bericht = stand.blick.bericht if stand.blick is not None else None
        self.primary.set_text("Zur Auswertung" if done else f"{bogenzahl(bericht)} einlesen")
        self.primary.set_icon("arrow-right" if done else "table-import")
        self.primary.setEnabled(done or stand.bereit)
        show_if(self.primary, step != START)
        show_if(self.back, step == ZUORDNUNG)
        show_if(self.other, step != START and not stand.abgeschlossen)
        file = f" · {stand.tabelle.datei}" if stand.tabelle is not None else ""
        self.header.set_context(f"Schritt {step}{file} · {stand.name}")
        self.header.set_status("info", "Abgeschlossen" if stand.abgeschlossen else "", "lock")
        words = passt_nicht(stand.katalog, stand.gefunden()) if step == ZUORDNUNG else None
        if words is not None:
            self.misfit.set("info", *words)
        show_if(self.misfit, words is not None)
