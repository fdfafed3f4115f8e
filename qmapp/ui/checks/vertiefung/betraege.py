"""Euro in several ways side by side, each where it applies, and Stringer's bound."""

import math
from collections.abc import Sequence

from qmapp.checks.aktenpruefung.rows import Betragsverfahren, Obergrenze, Pruefung, Vertiefung
from qmapp.german import euro, euro_rounded, integer
from qmapp.reports import wortlaut
from qmapp.ui.checks.auswertung.werte import Werte
from qmapp.ui.checks.vertiefung.karte import Abschnitt
from qmapp.ui.widgets.charts import Chart, ChartRow, PointsChart
from qmapp.ui.widgets.charts.base import Line
from qmapp.ui.widgets.labels import Label, show_if


class VerfahrenChart(PointsChart):
    """The gross amount of each way with its range; the table has over- and underpayment too."""

    highest = math.inf
    most_ticks = 3

    def __init__(self) -> None:
        super().__init__("Hochrechnung nach Verfahren")
        self._ways: Sequence[Betragsverfahren] = ()
        self._level = ""

    def show_ways(self, ways: Sequence[Betragsverfahren], level: str) -> None:
        """Show the ways that apply, the headline first."""
        self._ways, self._level = ways, level
        self.set_data([_row(way) for way in ways])

    def tick_words(self, value: float) -> str:
        return euro(round(value * 100), always_cents=False)

    def table_lines(self) -> tuple[Line, list[Line]]:
        return ("Verfahren", "Hochgerechnet", self._level), [line for way in self._ways for line in _lines(way)]


class BetraegeKarte(Abschnitt):
    """The ways that apply as a chart, the others with their reason."""

    abschnitt = "hochrechnung"

    def __init__(self) -> None:
        self.chart = VerfahrenChart()
        self.reasons = Werte()
        self.bounds = Werte()
        self.notes = Label("", "cap", "text2", wrap=True)
        super().__init__((self.chart, 1), self.bounds, self.reasons, self.notes, title="Euro nach Verfahren")

    def charts(self) -> tuple[Chart, ...]:
        return (self.chart,)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show every way to project euro."""
        super().show_result(found, head)
        given = found.hochrechnungen
        level = wortlaut.bereichswort(found.sicherheit)
        applies = [way for way in given.verfahren if way.anwendbar]
        self.set_title("Euro nach Verfahren", f"Zu viel und zu wenig zusammen · Strich: {level}")
        self.chart.show_ways(applies, level)
        show_if(self.chart, bool(applies))
        self.bounds.show_rows([_bound(b) for b in given.stringer])
        show_if(self.bounds, bool(given.stringer))
        left_out = [(way.name, "nicht anwendbar", way.grund) for way in given.verfahren if not way.anwendbar]
        if given.stringer_grund:
            left_out.append(("Stringer", "nicht anwendbar", given.stringer_grund))
        self.reasons.show_rows(left_out)
        self.notes.setText("\n".join(dict.fromkeys(way.hinweis for way in applies if way.hinweis)))
        show_if(self.notes, bool(self.notes.text()))


def _row(way: Betragsverfahren) -> ChartRow:
    brutto = way.brutto
    assert brutto is not None, "only ways that apply are drawn"
    sub = "im Ergebnis und im Bericht" if way.kopf else "zum Vergleich"
    value = None if brutto.hochrechnung_cent is None else brutto.hochrechnung_cent / 100
    lower = None if brutto.unten_cent is None else max(0.0, brutto.unten_cent / 100)
    upper = None if brutto.oben_cent is None else brutto.oben_cent / 100
    return ChartRow(way.name, sub, value, lower, upper, words=wortlaut.hochrechnung(brutto))


def _lines(way: Betragsverfahren) -> list[Line]:
    parts = (("brutto", way.brutto), ("zu viel", way.zu_viel), ("zu wenig", way.zu_wenig), ("netto", way.netto))
    return [
        (f"{way.name}, {name}", wortlaut.hochrechnung(part), wortlaut.betrag_spanne(part))
        for name, part in parts
        if part is not None
    ]


def _bound(bound: Obergrenze) -> tuple[str, str, str]:
    note = (
        f"wahrscheinlichster Wert rund {euro_rounded(bound.wahrscheinlich_cent)}, {integer(bound.treffer)} von "
        f"{integer(bound.n)} Treffern mit Fehler"
    )
    return f"Stringer, {bound.was}", f"höchstens rund {euro_rounded(bound.hoechstens_cent)}", note
