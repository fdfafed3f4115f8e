"""Pareto of the Mängel: by cause, kind, to whom they are due, and Prüfpunkt."""

from PySide6.QtCore import Slot

from qmapp.checks.aktenpruefung.rows import Haeufung, Pruefung, Vertiefung
from qmapp.checks.sampling.pareto import Pareto
from qmapp.german import integer
from qmapp.ui.checks.vertiefung.karte import Abschnitt
from qmapp.ui.style import hbox
from qmapp.ui.widgets.charts import Chart, ParetoBar, ParetoChart
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, show_if

#: So many bars are drawn; the others stand in the table.
_MOST_BARS = 12
_KINDS = (
    ("ursachen", "Ursachen", "Ursache", "Nennungen"),
    ("arten", "Arten", "Art des Mangels", "Mängel"),
    ("zurechenbar", "Zurechenbarkeit", "Zurechenbar", "Mängel"),
    ("punkte", "Prüfpunkte", "Prüfpunkt", "Mängel"),
)


class HaeufungKarte(Abschnitt):
    """One Pareto at a time, chosen above."""

    abschnitt = "haeufung"

    def __init__(self) -> None:
        self.chart = ParetoChart("Häufigkeit der Mängel")
        self.choice = SegmentedControl("Pareto nach", [(name, title) for name, title, _, _ in _KINDS])
        self.said = Label("", "small", "text2", wrap=True)
        self._found: Haeufung | None = None
        super().__init__(hbox(self.choice, None), self.said, (self.chart, 1), title="Was die meisten Mängel bringt")
        self.choice.chosen.connect(self._choose)

    def charts(self) -> tuple[Chart, ...]:
        return (self.chart,)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show the Mängel of the examined files."""
        super().show_result(found, head)
        self._found = found.haeufung
        self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        name, title, what, unit = next(kind for kind in _KINDS if kind[0] == self.choice.value())
        counts: Pareto = getattr(self._found, name)
        self.set_title("Was die meisten Mängel bringt", "Balken: Anteil · Linie: aufsummiert")
        self.said.setText(_sentence(counts, title, unit, self._found))
        self.chart.canvas.setAccessibleName(f"Pareto: {title}")
        bars = [ParetoBar(r.name, r.count, float(r.share), float(r.cumulated)) for r in counts.rows[:_MOST_BARS]]
        self.chart.show_bars(bars, what=what, unit=unit)
        show_if(self.chart, bool(bars))

    @Slot(object)
    def _choose(self, _: object) -> None:
        self._show()


def _sentence(counts: Pareto, title: str, unit: str, found: Haeufung) -> str:
    if not counts.total:
        return "Zu keinem Mangel wurde das festgehalten." if found.maengel else "Es wurde kein Mangel festgestellt."
    if len(counts.rows) == 1:
        return f"Alle {integer(counts.total)} {unit}: {counts.rows[0].name}."
    said = (
        f"{integer(counts.few)} von {integer(len(counts.rows))} {title} bringen mindestens vier Fünftel der "
        f"{integer(counts.total)} {unit}."
        if title != "Zurechenbarkeit"
        else f"{integer(counts.total)} {unit}, am häufigsten zurechenbar: {counts.rows[0].name}."
    )
    if title == "Ursachen" and found.ohne_ursache:
        said += f" Ohne Ursache: {integer(found.ohne_ursache)} Mängel."
    if len(counts.rows) > _MOST_BARS:
        said += f" Gezeigt sind die ersten {_MOST_BARS}."
    return said
