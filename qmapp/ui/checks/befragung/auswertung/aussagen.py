"""The items around the middle of the scale, with the one in hand beside them."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung.deutung import viele
from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.ui.checks.befragung.auswertung import worte
from qmapp.ui.checks.befragung.auswertung.einzelheit import Einzelheit
from qmapp.ui.checks.befragung.auswertung.mitlaufend import Mitlaufend, scroll_area_of
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.style import sized, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.charts import LikertChart, LikertRow
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, show_if


class Ordnung(StrEnum):
    """In which order the items stand."""

    KATALOG = "katalog"
    TOP2 = "top2"
    VERAENDERUNG = "veraenderung"


class Aussagen(QWidget):
    """``ordered`` says that the order was changed, ``marks_changed`` that others are chosen."""

    ordered = Signal()
    marks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: Befund | None = None
        self._marked: frozenset[str] = frozenset()
        self.order = SegmentedControl(
            "Ordnen nach",
            [(Ordnung.KATALOG, "Katalog"), (Ordnung.TOP2, "Top-2"), (Ordnung.VERAENDERUNG, "Veränderung")],
        )
        self.chart = LikertChart("Antworten je Aussage")
        self.note = Label("", "cap", "text2", wrap=True)
        self.detail = Einzelheit()
        sized(self.detail, min_width=280)
        self.beside = Mitlaufend(self.detail)
        card = Card(
            self.chart, self.note, None, title="Antworten je Aussage",
            subtitle="Um die Mitte: links Ablehnung, rechts Zustimmung", right=self.order, gap=8,
        )  # fmt: skip
        self.setLayout(vbox((Columns((card, 9), (self.beside, 4), fold=860), 1), gap=0))
        self.order.chosen.connect(self._on_ordered)
        self.chart.moved.connect(self._show_item)
        self.chart.moved.connect(self._reveal)
        self.chart.toggled.connect(self.toggle)
        self.detail.mark.clicked.connect(self._toggle_current)

    def show_result(self, found: Befund) -> None:
        """Show these figures; the item in hand and those chosen stay."""
        if self._found is not None and self._found.kopf.id != found.kopf.id:
            self._marked = frozenset()
        self._found = found
        self.note.setText(viele(found.ergebnis.vergleich))
        show_if(self.note, bool(self.note.text()))
        self._show()

    def item(self) -> ItemErgebnis | None:
        """The item in hand, if it is shown."""
        key = self.chart.current()
        item = None if self._found is None else self._found.item(str(key))
        return item if item is not None and self._found is not None and self._found.gezeigt(item) else None

    def chosen(self) -> list[ItemErgebnis]:
        """The items chosen, else the one in hand."""
        if self._found is None:
            return []
        marked = [item for item in self._found.ergebnis.items if item.punkt.code in self._marked]
        current = self.item()
        return marked or ([] if current is None else [current])

    def marked(self) -> int:
        """How many are chosen."""
        return len(self._marked)

    @Slot(object)
    def toggle(self, code: object) -> None:
        """Choose an item, or no longer; one that is not shown cannot be."""
        item = None if self._found is None else self._found.item(str(code))
        if item is None or self._found is None or not self._found.gezeigt(item):
            return
        self._marked ^= {item.punkt.code}
        self._show()
        self.marks_changed.emit()

    def clear_marks(self) -> None:
        """Nothing is chosen any more."""
        self._marked = frozenset()
        self._show()
        self.marks_changed.emit()

    @Slot()
    def _reveal(self) -> None:
        """Scroll the page to the row in hand."""
        area, row = scroll_area_of(self), self.chart.row_rect()
        content = None if area is None else area.widget()
        if area is not None and content is not None:
            middle = self.chart.canvas.mapTo(content, row.center())
            area.ensureVisible(0, middle.y(), 0, row.height())

    @Slot()
    def _toggle_current(self) -> None:
        self.toggle(self.chart.current())

    @Slot(object)
    def _on_ordered(self, _: object) -> None:
        self._show()
        self.ordered.emit()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        assert found.katalog.skala is not None, "every catalogue of a Befragung has one"
        steps = [step.wort for step in sorted(found.katalog.skala.stufen, key=lambda step: step.wert)]
        order = self.order.value()
        self.chart.set_data(steps, [self._row(found, item) for item in _sorted(found, Ordnung(str(order)))])
        self._show_item(self.chart.current())

    def _row(self, found: Befund, item: ItemErgebnis) -> LikertRow:
        code = item.punkt.code
        if not found.gezeigt(item):
            nothing = tuple(0 for _ in item.verteilung)
            return LikertRow(code, worte.frage(item), nothing, value="–", reason=worte.ZU_WENIGE)
        apart = item.nicht_beurteilbar + item.keine_angabe
        note, marked = worte.notiz(found, code), code in self._marked
        return LikertRow(code, worte.frage(item), item.verteilung, apart, worte.top2(item), note, marked=marked)

    @Slot(object)
    def _show_item(self, code: object) -> None:
        item = None if self._found is None else self._found.item(str(code))
        show_if(self.detail, item is not None)
        if item is not None and self._found is not None:
            self.detail.show_item(self._found, item, marked=item.punkt.code in self._marked)


def _sorted(found: Befund, order: Ordnung) -> Sequence[ItemErgebnis]:
    """The best first; what is not shown, or was not asked last time, stands last."""
    items = found.ergebnis.items
    if order is Ordnung.TOP2:
        return sorted(items, key=lambda item: (not found.gezeigt(item), -(item.top2_quote or 0), item.punkt.nummer))
    if order is Ordnung.VERAENDERUNG:
        change = {one.code: one.unterschied.difference for one in found.ergebnis.vergleich}
        return sorted(items, key=lambda item: (item.punkt.code not in change, -change.get(item.punkt.code, 0)))
    return items
