"""The left side: all Befragungen with search and filters, which are remembered on this computer (the search is not)."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from qmapp import settings as settings_file
from qmapp.checks.befragung import worte
from qmapp.checks.befragung.rows import BefragungZeile, Perspektive
from qmapp.german import integer, percent
from qmapp.settings import Settings
from qmapp.ui.checks.befragung.liste.bestand import PERSPEKTIVEN, ZEIGEN, Zeigen, passend, stand
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


class Befragungsspalte(Card):
    """``moved``: another row is in hand, or none. ``opened`` and ``delete_wanted`` carry the row."""

    moved = Signal()
    opened = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, settings: Settings, key: str) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Titel, Kennung oder Zielgruppe suchen")
        self.search.setAccessibleName("Befragung suchen")
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.zeigen = SelectField("Zeigen", ZEIGEN)
        self.wer = SelectField("Befragt", PERSPEKTIVEN)
        self.table = _table()
        self.from_file = Button("Befragung aus einer Datei", "table-import", "link")
        self._none = Label("", "small", "text2", wrap=True)
        self.reset_button = Button("Filter zurücksetzen", kind="link")
        self._nothing = box(vbox(self._none, self.reset_button, gap=4, margin=(14, 2, 14, 4)))
        super().__init__(
            box(vbox(self.search, hbox((self.zeigen, 2), (self.wer, 3), gap=10), gap=8, margin=(14, 0, 14, 2))),
            self._nothing,
            (self.table, 1),
            box(hbox(self.from_file, None, margin=(8, 0, 8, 0))),
            gap=8,
            margin=(1, 13, 1, 6),
        )
        sized(self.table, min_height=200)
        self.setAccessibleName("Befragungen")
        self._settings, self._key = settings, key
        self._rows: tuple[BefragungZeile, ...] = ()
        self._recall()
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_filter)
        for field in (self.zeigen, self.wer):
            field.committed.connect(self._on_filter)
        self.reset_button.clicked.connect(self.reset)
        self.table.current_changed.connect(self._on_moved)
        self.table.activated_row.connect(self.opened)
        self.table.delete_requested.connect(self.delete_wanted)

    def show_rows(self, rows: Sequence[BefragungZeile], wanted: UUID | None = None) -> None:
        """Show those that pass the filter; ``wanted`` is taken in hand, even if the filter has to go for it."""
        self._rows = tuple(rows)
        self._fill()
        if wanted is not None and not self.table.select_key(wanted) and any(row.id == wanted for row in rows):
            self.reset()
            self.table.select_key(wanted)

    def row(self) -> BefragungZeile | None:
        """The one in hand."""
        return self.table.current()

    def rows(self) -> tuple[BefragungZeile, ...]:
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
        self.wer.set_value(None)
        self._on_filter()

    def _fill(self) -> None:
        text, who = self.search.text().strip(), self.wer.value()
        found = passend(self._rows, text, str(self.zeigen.value()), who if isinstance(who, Perspektive) else None)
        self.table.show_rows(found)
        if found and self.table.current() is None:
            self.table.select_key(found[0].id)
        show_if(self.table, bool(found))
        self._none.setText(f"Keine Befragung mit „{text}“." if text else "Keine Befragung in diesem Filter.")
        show_if(self._nothing, not found)

    def _recall(self) -> None:
        kept = self._settings.views.get(self._key)
        if not isinstance(kept, dict):
            return
        zeigen, who = str(kept.get("zeigen", "")), str(kept.get("perspektive", ""))
        if zeigen in set(Zeigen):
            self.zeigen.set_value(Zeigen(zeigen))
        if who in set(Perspektive):
            self.wer.set_value(Perspektive(who))

    def _remember(self) -> None:
        before = self._settings.views.get(self._key, {})
        now = {**before, "zeigen": str(self.zeigen.value()), "perspektive": str(self.wer.value() or "")}
        if before != now:
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
    def _on_moved(self, _: BefragungZeile) -> None:
        self.moved.emit()


def _table() -> Table[BefragungZeile]:
    columns: list[Column[BefragungZeile]] = [
        Column("Befragung", _title, sub=_about, sort=_title),
        Column("Bögen", _sheets, width=112, right=True, sub=_share, sort=_count),
        Column("Stand", _state, width=150, pill=stand, sort=_state),
    ]
    return Table("Befragungen", TableModel(columns, _id), row_height=52)


def _id(row: BefragungZeile) -> UUID:
    return row.id


def _title(row: BefragungZeile) -> str:
    return row.titel


def _about(row: BefragungZeile) -> str:
    parts = (row.kennung, worte.PERSPEKTIVEN[row.perspektive], worte.zeitraum(row.von, row.bis))
    return " · ".join(part for part in parts if part)


def _sheets(row: BefragungZeile) -> str:
    return integer(row.boegen) + (f" von {integer(row.ausgegeben)}" if row.ausgegeben else "")


def _share(row: BefragungZeile) -> str:
    share = row.ruecklaufquote
    return "" if share is None else percent(share)


def _count(row: BefragungZeile) -> int:
    return row.boegen


def _state(row: BefragungZeile) -> str:
    return stand(row)[1]
