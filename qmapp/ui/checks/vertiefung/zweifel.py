"""What lost files and collective answers could change."""

from qmapp.checks.aktenpruefung.rows import Pruefung, Szenario, Vertiefung
from qmapp.reports import wortlaut
from qmapp.ui.checks.vertiefung.karte import Abschnitt
from qmapp.ui.widgets.charts import Chart, ChartRow, PointsChart
from qmapp.ui.widgets.charts.base import Line
from qmapp.ui.widgets.labels import Label, show_if


class SzenarienChart(PointsChart):
    """Its names are sentences, so they get half of the room; in the table they take what the counts would need."""

    label_share = 0.52

    def table_lines(self) -> tuple[Line, list[Line]]:
        head, lines = super().table_lines()
        return (*head[:3], "Urteil"), [(*line[:3], line[3].partition(" · ")[2] or "–") for line in lines]


class ZweifelKarte(Abschnitt):
    """The rate as counted, and counted otherwise, each with the verdict it would give."""

    abschnitt = "empfindlichkeit"

    def __init__(self) -> None:
        self.chart = SzenarienChart("Empfindlichkeit der Fehlerquote")
        self.said = Label("", "small", "text2", wrap=True)
        super().__init__((self.chart, 1), self.said, title="Was an zweifelhaften Akten hängt")

    def charts(self) -> tuple[Chart, ...]:
        return (self.chart,)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show the scenarios; where nothing is doubtful only that sentence."""
        super().show_result(found, head)
        given = found.empfindlichkeit
        level = wortlaut.bereichswort(found.sicherheit)
        counted, *others = given.szenarien
        self.set_title("Was an zweifelhaften Akten hängt", f"Punkt: Fehlerquote · Strich: {level} · Band: wie gezählt")
        self.chart.set_head(("Wenn …", "Fehlerquote", level, "Akten und Urteil"))
        self.chart.set_data([_row(s) for s in others], _row(counted))
        show_if(self.chart, bool(others) and counted.quote.unten is not None)
        self.said.setText("\n".join(given.saetze))
        show_if(self.said, bool(given.saetze))


def _row(scenario: Szenario) -> ChartRow:
    q = scenario.quote
    sub = f"{wortlaut.von_akten(q.zaehler, q.nenner)} Akten"
    if scenario.urteil:
        sub += f" · {scenario.urteil}"
    return ChartRow(scenario.name, sub, q.wert, q.unten, q.oben)
