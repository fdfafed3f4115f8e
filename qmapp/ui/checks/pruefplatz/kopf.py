"""The head of the Prüfplatz: pause, put back, close; in the empty state the page's primary button stands below."""

from PySide6.QtWidgets import QPushButton

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader


class Kopf(PageHeader):
    """Its buttons follow the file in hand."""

    def __init__(self, title: str) -> None:
        self.close_file = Button("Akte abschließen", "check", "primary")
        self.defer = Button("Zurückstellen", "clock")
        self.pause = Button("Pause", "player-pause")
        self._empty = self._narrow = False
        super().__init__(title, phase="check", primary=self.close_file, secondary=(self.pause, self.defer))

    def follow(self, *, shown: bool, frei: bool, instead: Button | None) -> None:
        """``shown``: a file is shown; ``frei``: it takes answers; ``instead``: the primary button of an empty page."""
        wanted: tuple[tuple[QPushButton, bool], ...] = (
            (self.close_file, frei), (self.defer, frei), (self.pause, shown)
        )  # fmt: skip
        for button, enabled in wanted:
            if button.isEnabled() != enabled:
                button.setEnabled(enabled)
        for button in (self.close_file, self.defer):
            show_if(button, instead is None)
        self._empty = instead is not None
        show_if(self.pause, not self._empty and not self._narrow)
        self.primary = self.close_file if instead is None else instead

    def fit(self, pruefung: Pruefung | None, *, narrow: bool, low: bool) -> None:
        """A low or narrow window leaves its room to the Prüfpunkte."""
        self._narrow = narrow
        show_if(self.pause, not self._empty and not narrow)
        if pruefung is None or narrow or low:
            self.set_context("")
            return
        day = german.day(pruefung.rechtsstand)
        self.set_context(f"{pruefung.titel} · {pruefung.katalog_code}, Rechtsstand {day}")
