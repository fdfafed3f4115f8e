"""The sections on the screen: cards in rows that fold when there is no room."""

from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from qmapp.checks.aktenpruefung.rows import Pruefung, Vertiefung
from qmapp.german import integer, percent
from qmapp.ui.checks.vertiefung.betraege import BetraegeKarte
from qmapp.ui.checks.vertiefung.haeufung import HaeufungKarte
from qmapp.ui.checks.vertiefung.hoechstwerte import HoechstwerteKarte
from qmapp.ui.checks.vertiefung.karte import Abschnitt
from qmapp.ui.checks.vertiefung.teams import RegelnKarte, TeamsKarte
from qmapp.ui.checks.vertiefung.verlauf import VerlaufKarte
from qmapp.ui.checks.vertiefung.zweifel import ZweifelKarte
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Columns
from qmapp.ui.widgets.charts import Chart
from qmapp.ui.widgets.labels import Label

_PALE = 0.45


class AbdeckungKarte(Abschnitt):
    """P3 in one line: how much of the stock was looked at."""

    abschnitt = "abdeckung"

    def __init__(self) -> None:
        self.value = Label("", "kpi2")
        self.words = Label("", "small", "text2", wrap=True)
        super().__init__(self.value, self.words, title="Prüfabdeckung (P3)")

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show the share of the stock."""
        super().show_result(found, head)
        given = found.abdeckung
        self.set_title("Prüfabdeckung (P3)", "Geprüfte Fälle von den Fällen im Bestand")
        self.value.setText(percent(given.anteil))
        said = f"{integer(given.geprueft)} von {integer(given.bestand)} Akten des Bestands sind geprüft."
        if given.ausgeschlossen:
            said += f" {integer(given.ausgeschlossen)} waren vor der Ziehung ausgeschlossen."
        self.words.setText(said)


class Vertiefungsansicht(QWidget):
    """Every card; :meth:`set_pale` while the figures shown may no longer be the right ones."""

    def __init__(self) -> None:
        super().__init__()
        self.verlauf, self.haeufung, self.betraege = VerlaufKarte(), HaeufungKarte(), BetraegeKarte()
        self.zweifel, self.teams, self.regeln = ZweifelKarte(), TeamsKarte(), RegelnKarte()
        self.hoechstwerte, self.abdeckung = HoechstwerteKarte(), AbdeckungKarte()
        self.cards: tuple[Abschnitt, ...] = (
            self.verlauf, self.haeufung, self.betraege, self.hoechstwerte, self.zweifel, self.teams, self.abdeckung,
        )  # fmt: skip
        left = box(vbox(self.zweifel, self.regeln, None, gap=16))
        right = box(vbox(self.teams, self.abdeckung, None, gap=16))
        self.setLayout(
            vbox(
                self.verlauf,
                Columns((self.haeufung, 1), (self.betraege, 1), fold=900),
                self.hoechstwerte,
                Columns((left, 3), (right, 2), fold=900),
                None,
                gap=16,
            )
        )
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setOpacity(_PALE)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show these figures, in full colour."""
        for card in self.cards:
            card.show_result(found, head)
        self.set_pale(False)

    def shown_charts(self) -> tuple[Chart, ...]:
        """Every chart that can be seen."""
        return tuple(chart for card in self.cards for chart in card.shown_charts())

    def set_pale(self, pale: bool) -> None:
        """Let the last figures stand pale until new ones are there."""
        self._effect.setEnabled(pale)

    def is_pale(self) -> bool:
        """Whether the figures shown are old."""
        return self._effect.isEnabled()
