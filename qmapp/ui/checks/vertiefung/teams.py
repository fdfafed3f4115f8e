"""Results by team, and the rules by which small groups are shown."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from qmapp.checks.aktenpruefung.rows import KleineSchichten, Pruefung, TeamErgebnis, Vertiefung
from qmapp.reports import wortlaut
from qmapp.ui.checks.vertiefung.karte import Abschnitt
from qmapp.ui.style import hbox, sized, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.charts import Chart, ChartRow, PointsChart
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import NumberField

_WHY = "Kleinere Gruppen werden nicht einzeln gezeigt, damit niemand auf Einzelne schließen kann; die Namen stehen in \
ihrer Folge, ohne Rangliste."


class TeamsKarte(Abschnitt):
    """Teams against the whole, never ranked; or why there are none."""

    abschnitt = "teams"

    def __init__(self) -> None:
        self.chart = PointsChart("Ergebnis nach Teams")
        self.said = Label("", "small", "text2", wrap=True)
        super().__init__((self.chart, 1), self.said, title="Nach Teams")

    def charts(self) -> tuple[Chart, ...]:
        return (self.chart,)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show the teams that are large enough."""
        super().show_result(found, head)
        given = found.teams
        level = wortlaut.bereichswort(found.sicherheit)
        explained = f"Punkt: Fehlerquote · Strich: {level} · Band: alle Akten"
        self.set_title(f"Nach {given.titel}", explained if given.zeilen else "")
        self.chart.set_head((given.titel, "Fehlerquote", level, "Akten"))
        total = found.empfindlichkeit.szenarien[0].quote
        whole = ChartRow("Gesamt", f"{wortlaut.von_akten(total.zaehler, total.nenner)} Akten", total.wert,
                         total.unten, total.oben)  # fmt: skip
        self.chart.set_data([_row(row) for row in given.zeilen], whole)
        show_if(self.chart, bool(given.zeilen))
        self.said.setText(given.grund or f"{given.satz} {_WHY}".strip())


class RegelnKarte(Card):
    """The rules of the Prüfung: teams or not, from how many files on, and how small strata are shown.

    ``changed`` carries the field of the Prüfung and its new value.
    """

    changed = Signal(str, object)

    def __init__(self) -> None:
        self.by_team = QCheckBox("Ergebnisse nach Teams zeigen")
        self.by_team.setAccessibleName(self.by_team.text())
        self.least = NumberField(
            "Kleinstes Team", minimum=5, maximum=1_000, unit="Akten", name="team_mindestgroesse", required=True
        )
        self.small = SegmentedControl(
            "Schichten mit zu wenigen Akten",
            [(KleineSchichten.GRAU, "Grau, mit Grund"), (KleineSchichten.ZUSAMMEN, "Zusammenfassen")],
        )
        self._note = Label(
            "Bei Schichten mit unterschiedlichem Auswahlsatz wird nicht zusammengefasst.", "cap", "text3", wrap=True
        )
        self._fixed = Label("", "cap", "text2", wrap=True)
        sized(self.least, min_width=180, max_width=260)
        super().__init__(
            self.by_team,
            vbox(
                hbox(self.least, None),
                Label("So viele geprüfte Akten braucht ein Team für ein eigenes Ergebnis.", "cap", "text3", wrap=True),
                gap=2,
            ),
            vbox(Label("Schichten mit zu wenigen Akten", "smallb", "text2"), hbox(self.small, None), self._note, gap=4),
            self._fixed,
            None,
            title="Regeln für kleine Gruppen",
            gap=10,
        )
        self.by_team.clicked.connect(self._on_team)
        self.least.committed.connect(self._on_least)
        self.small.chosen.connect(self._on_small)

    def show_head(self, head: Pruefung, *, fixed: str) -> None:
        """Show the rules; ``fixed`` says why they cannot be changed, "" where they can."""
        self.by_team.setChecked(head.team_auswertung)
        self.least.set_value(head.team_mindestgroesse)
        self.small.set_value(head.kleine_schichten)
        self.by_team.setEnabled(not fixed)
        self.least.setEnabled(not fixed and head.team_auswertung)
        self.small.setEnabled(not fixed)
        self._fixed.setText(fixed)
        show_if(self._fixed, bool(fixed))

    @Slot()
    def _on_team(self) -> None:
        self.changed.emit("team_auswertung", self.by_team.isChecked())

    @Slot(object)
    def _on_least(self, size: object) -> None:
        self.changed.emit("team_mindestgroesse", size)

    @Slot(object)
    def _on_small(self, rule: object) -> None:
        self.changed.emit("kleine_schichten", rule)


def _row(row: TeamErgebnis) -> ChartRow:
    sub = f"{wortlaut.von_akten(row.mit_mangel, row.geprueft)} Akten"
    return ChartRow(row.name, sub, row.quote.wert, row.quote.unten, row.quote.oben)
