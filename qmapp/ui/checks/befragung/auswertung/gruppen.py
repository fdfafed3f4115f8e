"""Groups by what people said of themselves; what is hidden stands there with its reason."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung import rechenwege
from qmapp.checks.befragung.beschreibung import Haeufigkeit, haeufigkeiten
from qmapp.checks.befragung.deutung import KEINE_BOEGEN, Gruppenvergleich, anteil, gruppenvergleich
from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.german import integer, percent
from qmapp.ui.checks.auswertung.werte import Werte
from qmapp.ui.checks.befragung.auswertung import worte
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.charts import ChartRow, PointsChart
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField

_SCHUTZ = (
    "Eine Gruppe wird ab {} Bögen gezeigt. Wäre eine kleinere errechenbar, fehlt eine weitere, auch über zwei Angaben "
    "hinweg. Nicht geschützt ist, was jemand schon weiß, etwa dass alle aus einem Bereich denselben Weg genommen haben."
)


class Gruppen(QWidget):
    """Asked for when it is looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: Befund | None = None
        self._groups: Gruppenvergleich | None = None
        self.angabe, self.item = SelectField("Gruppen nach"), SelectField("Aussage")
        self.chart = PointsChart("Gruppen im Vergleich", head=("Gruppe", "Top-2", "95-%-Bereich", "Antworten"))
        self.verdict, self.protection = Banner("info", " "), Label("", "cap", "text2", wrap=True)
        self.empty = Card(
            EmptyState("users-group", "Keine Gruppen", "Dieser Bogen fragt nichts, wonach sich Gruppen bilden lassen.")
        )
        self.card = Card(
            box(hbox((self.angabe, 1), (self.item, 1), gap=16)), self.chart, self.verdict, self.protection, None,
            title="Gruppen im Vergleich", subtitle="Punkt: Top-2 · Strich: 95-%-Bereich · Band: alle", gap=10,
        )  # fmt: skip
        self.who = Werte()
        self.who_card = Card(self.who, title="Wer geantwortet hat", subtitle="Bögen je Gruppe", gap=8)
        self.setLayout(vbox(self.empty, self.card, self.who_card, None, gap=14))
        for field in (self.angabe, self.item):
            field.committed.connect(self._on_chosen)

    def show_result(self, found: Befund) -> None:
        """Offer what was asked, and show the groups."""
        first = self._found is None or self._found.kopf.id != found.kopf.id
        self._found = found
        shown = [item for item in found.ergebnis.items if found.gezeigt(item)]
        self.angabe.set_choices([(punkt.code, punkt.frage) for punkt in found.angaben])
        self.item.set_choices([(item.punkt.code, worte.frage(item)) for item in shown])
        if first and shown:
            self.item.set_value(shown[-1].punkt.code)  # the last one asks for the whole
        possible = bool(found.angaben) and bool(shown)
        show_if(self.empty, not possible)
        show_if(self.card, possible)
        show_if(self.who_card, possible)
        if possible:
            self._show()

    def charts(self) -> tuple[PointsChart, ...]:
        """What T turns into a table."""
        return (self.chart,)

    def chosen(self) -> ItemErgebnis | None:
        """The item whose groups are shown."""
        return None if self._found is None else self._found.item(str(self.item.value()))

    def ways(self) -> list[Rechenweg]:
        """How what is shown was reckoned."""
        item = self.chosen()
        if self._found is None or item is None or self._groups is None:
            return []
        return [
            rechenwege.for_gruppen(item, self._groups),
            rechenwege.for_top2(item, self._found.kopf.grundgesamtheit),
        ]

    @Slot(object)
    def _on_chosen(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        found = self._found
        item = None if found is None else found.item(str(self.item.value()))
        if found is None or item is None:
            return
        head = found.kopf
        groups = self._context.read(gruppenvergleich, head.id, str(self.angabe.value()), item.punkt.code)
        whole = ChartRow("Alle", anteil(item), _rate(item.top2, item.gueltig), item.unten, item.oben)
        self._groups = groups
        self.chart.set_data(_rows(groups), whole)
        belegt = groups.satz.startswith("Die Gruppen")
        self.verdict.set("warn" if belegt else "info", "Belegter Unterschied" if belegt else "Vergleich", groups.satz)
        told = self._context.read(haeufigkeiten, head.id, str(self.angabe.value()))
        self.who.show_rows([_share(line) for line in told.zeilen if line.anzahl != 0])
        self.protection.setText(_SCHUTZ.format(integer(head.kleinste_gruppe)))


def _rows(groups: Gruppenvergleich) -> list[ChartRow]:
    rows = []
    for line in groups.zeilen:
        if line.item is None:
            words = "–" if line.grund == KEINE_BOEGEN else "nicht gezeigt"
            rows.append(ChartRow(line.titel, line.grund, None, words=words))
            continue
        item = line.item
        rate = _rate(item.top2, item.gueltig)
        rows.append(
            ChartRow(
                line.titel,
                f"{integer(item.top2)} von {integer(item.gueltig)}",
                rate,
                item.unten,
                item.oben,
                percent(rate),
            )
        )
    return rows


def _share(line: Haeufigkeit) -> tuple[str, str, str]:
    if line.anzahl is None:
        return line.titel, "nicht gezeigt", ""
    share = "" if line.anteil is None else f" · {percent(line.anteil)}"
    return line.titel, f"{integer(line.anzahl)}{share}", ""


def _rate(x: int, n: int) -> float:
    return x / n
