"""The Befragung before: one in this workspace, or only its figures, item by item."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot

from qmapp.checks.befragung.rows import Befragung, BefragungZeile
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.german import integer, percent
from qmapp.ui.act.berichtspflichten.felder import Formular
from qmapp.ui.checks.befragung.liste.angaben import lock
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import NumberField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_NONE: tuple[object, str] = (None, "keine in dieser Arbeitsmappe")
_LEAD = (
    "Nur die Zahlen sind bekannt? Dann tragen Sie ein, wie viele den zwei besten Stufen zustimmten, und von wie vielen."
)


class Vorwerte(Card):
    """Item by item; ``changed`` carries (code, (top two, valid) or None)."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        self._values: Mapping[str, tuple[int, int]] = {}
        columns: list[Column[Pruefpunkt]] = [
            Column("Aussage", _frage),
            Column("Zustimmend", self._top, width=96, right=True),
            Column("Gültig", self._valid, width=74, right=True),
            Column("Anteil", self._share, width=84, right=True),
        ]
        self.table: Table[Pruefpunkt] = Table("Frühere Werte", TableModel(columns, _code), row_height=30)
        self.top2 = NumberField("Zustimmend (beste zwei Stufen)", name="top2")
        self.gueltig = NumberField("Gültige Antworten", name="gueltig")
        super().__init__(
            Label(_LEAD, "small", "text2", wrap=True),
            self.table,
            box(hbox((self.top2, 1), (self.gueltig, 1), gap=12)),
            kind="plain",
            margin=0,
        )
        sized(self.table, min_height=150, max_height=240)
        self.table.current_changed.connect(self._fill)
        self.table.activated_row.connect(self._to_fields)
        for field in (self.top2, self.gueltig):
            field.committed.connect(self._tell)
        self.gueltig.line.returnPressed.connect(self._next)

    def show_values(self, items: Sequence[Pruefpunkt], values: Mapping[str, tuple[int, int]], *, locked: bool) -> None:
        """Show what was noted."""
        self._values = values
        self.table.show_rows(items)
        self.table.viewport().update()
        if items and self.table.current() is None:
            self.table.select_key(items[0].code)
        for field in (self.top2, self.gueltig):
            field.set_read_only(locked)
        self._fill()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (self.top2, self.gueltig)

    def commit(self) -> bool:
        """Take over what is being typed."""
        return all([self.top2.commit(), self.gueltig.commit()])

    @Slot()
    @Slot(object)
    def _fill(self, _: object = None) -> None:
        row = self.table.current()
        top2, gueltig = self._values.get(row.code, (None, None)) if row is not None else (None, None)
        self.top2.set_value(top2)
        self.gueltig.set_value(gueltig)

    @Slot(object)
    def _tell(self, _: object) -> None:
        """Both belong together: told once both are there, or both are gone."""
        row = self.table.current()
        top2, gueltig = self.top2.value(), self.gueltig.value()
        if row is None or (top2 is None) != (gueltig is None):
            return
        self.changed.emit(row.code, None if top2 is None or gueltig is None else (top2, gueltig))

    @Slot(object)
    def _to_fields(self, _: object) -> None:
        self.top2.line.setFocus()
        self.top2.line.selectAll()

    @Slot()
    def _next(self) -> None:
        """Enter in the last field goes to the next item, with what was typed taken over first."""
        place = self.table.currentIndex().row() + 1
        if self.commit() and not self.top2.error() and place < self.table.rows.count():
            self.table.selectRow(place)
            self._to_fields(None)

    def _top(self, punkt: Pruefpunkt) -> str:
        found = self._values.get(punkt.code)
        return "" if found is None else integer(found[0])

    def _valid(self, punkt: Pruefpunkt) -> str:
        found = self._values.get(punkt.code)
        return "" if found is None else integer(found[1])

    def _share(self, punkt: Pruefpunkt) -> str:
        top2, gueltig = self._values.get(punkt.code, (0, 0))
        return percent(top2 / gueltig) if gueltig else ""


class Vorher(Formular):
    """``changed`` as of any form; ``vorwert_changed`` carries (code, what was found or None)."""

    vorwert_changed = Signal(str, object)

    def __init__(self) -> None:
        self.vorgaenger = SelectField("Verglichen mit", [_NONE], name="vorgaenger_id")
        self.ausgegeben = NumberField("Damals ausgegeben", name="vorher_ausgegeben", minimum=1)
        self.boegen = NumberField("Damals zurück", name="vorher_boegen")
        self.werte = Vorwerte()
        self._figures = box(vbox(hbox((self.ausgegeben, 1), (self.boegen, 1), gap=12), self.werte, gap=10))
        saved = (self.vorgaenger, self.ausgegeben, self.boegen)
        super().__init__(saved, self.vorgaenger, self._figures, title="Frühere Befragung")
        self.werte.changed.connect(self.vorwert_changed)

    def show_row(
        self,
        row: Befragung,
        rows: Sequence[BefragungZeile],
        katalog: Katalog,
        values: Mapping[str, tuple[int, int]],
    ) -> None:
        """Show what a Befragung is compared with; ``rows`` are those it may be."""
        self.set_title("Frühere Befragung", "Ergebnisse werden damit verglichen")
        others = [(one.id, f"{one.kennung} · {one.titel}") for one in rows if one.id != row.id]
        self.vorgaenger.set_choices([_NONE, *others])
        self.fill(row)
        closed = row.abgeschlossen_am is not None
        for field in self.fields()[:3]:
            lock(field, closed)
        show_if(self._figures, row.vorgaenger_id is None)
        items = [punkt for punkt in katalog.punkte if katalog.dimension(punkt) is not None]
        self.werte.show_values(items, values, locked=closed)

    def fields(self) -> tuple[Field, ...]:
        return (*super().fields(), *self.werte.fields())

    def commit(self) -> bool:
        return all([super().commit(), self.werte.commit()])


def _frage(punkt: Pruefpunkt) -> str:
    return punkt.frage


def _code(punkt: Pruefpunkt) -> str:
    return punkt.code
