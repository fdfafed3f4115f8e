"""The parts of the result: one is shown, and asked for only then."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from qmapp import settings as settings_file
from qmapp.checks.befragung import rechenwege
from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.settings import Settings
from qmapp.ui.checks.befragung.auswertung.aussagen import Aussagen, Ordnung
from qmapp.ui.checks.befragung.auswertung.freitexte import Freitexte
from qmapp.ui.checks.befragung.auswertung.gruppen import Gruppen
from qmapp.ui.checks.befragung.auswertung.perspektiven import Perspektiven
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.checks.befragung.auswertung.zusammenhaenge import Zusammenhaenge
from qmapp.ui.context import Context
from qmapp.ui.style import hbox, vbox
from qmapp.ui.widgets.charts import Chart
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import show_if


class Teil(StrEnum):
    """A part of the result."""

    AUSSAGEN = "aussagen"
    GRUPPEN = "gruppen"
    PERSPEKTIVEN = "perspektiven"
    ZUSAMMENHAENGE = "zusammenhaenge"
    FREITEXTE = "freitexte"


TEILE = {
    Teil.AUSSAGEN: "Aussagen",
    Teil.GRUPPEN: "Gruppen",
    Teil.PERSPEKTIVEN: "Perspektiven",
    Teil.ZUSAMMENHAENGE: "Zusammenhänge",
    Teil.FREITEXTE: "Freie Antworten",
}


_Part = Aussagen | Gruppen | Perspektiven | Zusammenhaenge | Freitexte


class Ansicht(QWidget):
    """The choice of the part and the part.

    ``changed`` says that another is shown or ordered otherwise, ``way_wanted`` asks to open the Rechenwege.
    """

    changed = Signal()
    way_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._found: Befund | None = None
        self.teil = SegmentedControl("Teil der Auswertung", [*TEILE.items()])
        self.aussagen, self.gruppen = Aussagen(), Gruppen(context)
        self.perspektiven, self.zusammenhaenge = Perspektiven(context), Zusammenhaenge(context)
        self.freitexte = Freitexte(context)
        self._parts: dict[Teil, _Part] = {
            Teil.AUSSAGEN: self.aussagen,
            Teil.GRUPPEN: self.gruppen,
            Teil.PERSPEKTIVEN: self.perspektiven,
            Teil.ZUSAMMENHAENGE: self.zusammenhaenge,
            Teil.FREITEXTE: self.freitexte,
        }
        self.setLayout(vbox(hbox(self.teil, None), *((part, 1) for part in self._parts.values()), gap=14))
        self.teil.chosen.connect(self._on_chosen)
        self.aussagen.ordered.connect(self.changed)
        self.aussagen.detail.way.clicked.connect(self.way_wanted)
        self.perspektiven.way_wanted.connect(self.way_wanted)
        self.zusammenhaenge.way_wanted.connect(self.way_wanted)
        self._show_part()

    def shown(self) -> Teil:
        """The part shown."""
        return Teil(str(self.teil.value()))

    def focus(self) -> QWidget:
        """Where the keyboard begins in the part shown."""
        return {
            Teil.AUSSAGEN: self.aussagen.chart.canvas,
            Teil.GRUPPEN: self.gruppen.angabe.combo,
            Teil.PERSPEKTIVEN: self.perspektiven.other.combo,
            Teil.ZUSAMMENHAENGE: self.zusammenhaenge.item.combo,
        }.get(self.shown(), self.teil)

    def show_part(self, teil: Teil) -> None:
        """Show another part."""
        self.teil.set_value(teil)
        self._on_chosen(teil)

    def show_result(self, found: Befund) -> None:
        """Show these figures among the items and in the part shown; the others ask when they are looked at."""
        self._found = found
        self.aussagen.show_result(found)
        self._show_part()

    def chosen(self) -> list[ItemErgebnis]:
        """The items marked, else the one that is looked at; none where the part shown is not about one."""
        if self.aussagen.marked() or self.shown() is Teil.AUSSAGEN:
            return self.aussagen.chosen()
        item = self.gruppen.chosen() if self.shown() is Teil.GRUPPEN else None
        return [] if item is None else [item]

    def charts(self) -> tuple[Chart, ...]:
        """What T turns into a table."""
        if self.shown() is Teil.AUSSAGEN:
            return (self.aussagen.chart,)
        return self.gruppen.charts() if self.shown() is Teil.GRUPPEN else ()

    def toggle_tables(self) -> None:
        """Show the chart of the part as a table, or as a chart again."""
        for chart in self.charts():
            chart.toggle_table()

    def keys(self, keys: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
        """Those of the page's keys that do something in the part shown."""
        items = {"↑ ↓", "Leertaste"} if self.shown() is not Teil.AUSSAGEN else set()
        idle = items if self.charts() else {*items, "T"}
        return [one for one in keys if one[0] not in idle]

    def ways(self) -> list[Rechenweg]:
        """How what is shown was reckoned."""
        found = self._found
        if found is None or found.grund:
            return []
        if self.shown() is Teil.PERSPEKTIVEN:
            return self.perspektiven.ways()
        if self.shown() is Teil.ZUSAMMENHAENGE:
            return self.zusammenhaenge.ways()
        if self.shown() is Teil.GRUPPEN:
            return self.gruppen.ways()
        item = self.aussagen.item()
        if item is None:
            return []
        assert found.katalog.skala is not None, "every catalogue of a Befragung has one"
        ways = [
            rechenwege.for_top2(item, found.kopf.grundgesamtheit),
            rechenwege.for_mittel(item, found.katalog.skala),
        ]
        before = found.vergleich(item.punkt.code)
        return ways if before is None else [*ways, rechenwege.for_vergleich(item, before)]

    def recall(self, settings: Settings, key: str) -> None:
        """Show the part and the order that were shown last."""
        kept = settings.views.get(key, {})
        if kept.get("teil") in set(Teil):
            self.teil.set_value(Teil(kept["teil"]))
        if kept.get("ordnung") in set(Ordnung):
            self.aussagen.order.set_value(Ordnung(kept["ordnung"]))

    def remember(self, settings: Settings, key: str) -> None:
        """Keep the part and the order on this computer, if they are others than those kept."""
        now = {"teil": str(self.shown()), "ordnung": str(self.aussagen.order.value())}
        if settings.views.get(key) != now:
            settings.views[key] = now
            settings_file.save(settings)

    @Slot(object)
    def _on_chosen(self, _: object) -> None:
        """What is hidden cannot keep the focus; it goes to the part now shown."""
        focus = QApplication.focusWidget()
        inside = any(focus is not None and part.isAncestorOf(focus) for part in self._parts.values())
        self._show_part()
        if inside:
            self.focus().setFocus()
        self.changed.emit()

    def _show_part(self) -> None:
        shown = self.shown()
        if self._found is not None and shown is not Teil.AUSSAGEN:
            self._parts[shown].show_result(self._found)
        for teil, part in self._parts.items():
            show_if(part, teil is shown)
