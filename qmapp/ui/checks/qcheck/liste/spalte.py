"""The left side: all Q-Checks with search and filters, which are remembered on this computer (the search is not)."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from qmapp import settings as settings_file
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import QCheckZeile
from qmapp.settings import Settings
from qmapp.ui.checks.qcheck import zeichen
from qmapp.ui.checks.qcheck.liste.bestand import FILTER, OHNE_ZEITRAUM, Zeigen, jahr, jahre, passend
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_ALL_YEARS: tuple[object, str] = (None, "Alle")


class Qcheckspalte(Card):
    """``moved``: another row is in hand, or none. ``opened`` and ``delete_wanted`` carry the row."""

    moved = Signal()
    opened = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, settings: Settings, key: str) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Titel, Kennung, Prozess oder Einheit suchen")
        self.search.setAccessibleName("Q-Check suchen")
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.zeigen = SelectField("Zeigen", tuple(FILTER.items()))
        self.jahr = SelectField("Jahr", [_ALL_YEARS])
        self.table = _table()
        self._none = Label("", "small", "text2", wrap=True)
        self.reset_button = Button("Filter zurücksetzen", kind="link")
        self._nothing = box(vbox(self._none, self.reset_button, gap=4, margin=(14, 2, 14, 4)))
        super().__init__(
            box(vbox(self.search, hbox((self.zeigen, 3), (self.jahr, 2), gap=10), gap=8, margin=(14, 0, 14, 2))),
            self._nothing,
            (self.table, 1),
            gap=8,
            margin=(1, 13, 1, 6),
        )
        sized(self.table, min_height=200)
        self.setAccessibleName("Q-Checks")
        self._settings, self._key = settings, key
        self._rows: tuple[QCheckZeile, ...] = ()
        self._recalled = False
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_filter)
        for field in (self.zeigen, self.jahr):
            field.committed.connect(self._on_filter)
        self.reset_button.clicked.connect(self.reset)
        self.table.current_changed.connect(self._on_moved)
        self.table.activated_row.connect(self.opened)
        self.table.delete_requested.connect(self.delete_wanted)

    def show_rows(self, rows: Sequence[QCheckZeile], wanted: UUID | None = None) -> None:
        """Show those that pass the filter; ``wanted`` is taken in hand, even if the filter has to go for it."""
        self._rows = tuple(rows)
        self.jahr.set_choices([_ALL_YEARS, *((year, _year(year)) for year in jahre(rows))])
        if not self._recalled:
            self._recall()
        self._fill()
        if wanted is not None and not self.table.select_key(wanted) and any(row.id == wanted for row in rows):
            self.reset()
            self.table.select_key(wanted)

    def row(self) -> QCheckZeile | None:
        """The one in hand."""
        return self.table.current()

    def rows(self) -> tuple[QCheckZeile, ...]:
        """All there are, whatever the filter."""
        return self._rows

    @Slot()
    def to_search(self) -> None:
        """Put the focus where words are searched for."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def reset(self) -> None:
        """Show all again."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.zeigen.set_value(Zeigen.ALLE)
        self.jahr.set_value(None)
        self._on_filter()

    def _fill(self) -> None:
        text, year = self.search.text().strip(), self.jahr.value()
        im_jahr = year if isinstance(year, int) else None
        found = passend(self._rows, text, str(self.zeigen.value()), im_jahr)
        self.table.show_rows(found)
        if found and self.table.current() is None:
            self.table.select_key(found[0].id)
        show_if(self.table, bool(found))
        self._none.setText(f"Kein Q-Check mit „{text}“." if text else "Kein Q-Check in diesem Filter.")
        show_if(self._nothing, not found)

    def _recall(self) -> None:
        self._recalled = True
        kept = self._settings.views.get(self._key)
        if not isinstance(kept, dict):
            return
        if str(kept.get("zeigen", "")) in FILTER:
            self.zeigen.set_value(kept["zeigen"])
        year = str(kept.get("jahr", ""))
        if year.isdecimal() and int(year) in {jahr(row) for row in self._rows}:
            self.jahr.set_value(int(year))

    def _remember(self) -> None:
        year = self.jahr.value()
        now = {"zeigen": str(self.zeigen.value()), "jahr": "" if year is None else str(year)}
        if self._settings.views.get(self._key) != now:
            self._settings.views[self._key] = now
            settings_file.save(self._settings)

    @Slot()
    @Slot(object)
    @Slot(str)
    def _on_filter(self, _: object = None) -> None:
        self._fill()
        self._remember()
        self.moved.emit()

    @Slot(object)
    def _on_moved(self, _: QCheckZeile) -> None:
        self.moved.emit()


def _table() -> Table[QCheckZeile]:
    columns: list[Column[QCheckZeile]] = [
        Column("Q-Check", _title, sub=_about, sort=_title),
        Column("Stand", _stand, width=92, sub=_done, sort=_stand),
        Column("Erfüllungsgrad", _grad, width=130, pill=zeichen.grad, sort=_wert),
    ]
    return Table("Q-Checks", TableModel(columns, _id), row_height=52)


def _year(year: int) -> str:
    return "ohne Zeitraum" if year == OHNE_ZEITRAUM else str(year)


def _id(row: QCheckZeile) -> UUID:
    return row.id


def _title(row: QCheckZeile) -> str:
    return row.titel


def _about(row: QCheckZeile) -> str:
    period = worte.zeitraum(row.von, row.bis)
    return " · ".join(part for part in (row.kennung, row.prozess or row.katalog_code, row.einheit, period) if part)


def _stand(row: QCheckZeile) -> str:
    return worte.STAENDE[row.stand]


def _done(row: QCheckZeile) -> str:
    return f"{row.beantwortet} von {row.fragen}"


def _grad(row: QCheckZeile) -> str:
    return worte.ampel(row.ampel, row.grad) if row.beantwortet else ""


def _wert(row: QCheckZeile) -> float:
    return -1.0 if row.grad is None else float(row.grad)
