"""The left side of a list page: search, filters that are remembered on this computer (the search is not), the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from qmapp import settings as settings_file
from qmapp.settings import Settings
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table


class Zeile(Protocol):
    """What is listed."""

    @property
    def id(self) -> UUID:
        """Its id."""


Z = TypeVar("Z", bound=Zeile)


@dataclass(frozen=True)
class Suchworte:
    """What the column says: ``alle`` names its rows, ``feld`` the search, ``keiner`` begins "Kein Q-Check …"."""

    alle: str
    feld: str
    hinweis: str
    keiner: str


class Suchspalte(Card, Generic[Z]):
    """``moved``: another row is in hand, or none. ``opened`` and ``delete_wanted`` carry the row.

    ``filters``: the name under which each is remembered, the field (its first choice lets everything through) and its
    share of the width; ``below`` stands under the rows. A subclass says in :meth:`passing` what is shown, and in
    :meth:`prepare` what its filters offer.
    """

    moved = Signal()
    opened = Signal(object)
    delete_wanted = Signal(object)

    def __init__(
        self,
        settings: Settings,
        key: str,
        worte: Suchworte,
        filters: Mapping[str, tuple[SelectField, int]],
        table: Table[Z],
        *below: QWidget,
    ) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(worte.hinweis)
        self.search.setAccessibleName(worte.feld)
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.table = table
        self._none = Label("", "small", "text2", wrap=True)
        self.reset_button = Button("Filter zurücksetzen", kind="link")
        self._nothing = box(vbox(self._none, self.reset_button, gap=4, margin=(14, 2, 14, 4)))
        super().__init__(
            box(vbox(self.search, hbox(*filters.values(), gap=10), gap=8, margin=(14, 0, 14, 2))),
            self._nothing,
            (table, 1),
            *below,
            gap=8,
            margin=(1, 13, 1, 6),
        )
        sized(table, min_height=200)
        self.setAccessibleName(worte.alle)
        self._worte = worte
        self._settings, self._key = settings, key
        self._filters = {name: field for name, (field, _) in filters.items()}
        self._rows: tuple[Z, ...] = ()
        self._recalled = False
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_filter)
        for field in self._filters.values():
            field.committed.connect(self._on_filter)
        self.reset_button.clicked.connect(self.reset)
        self.table.current_changed.connect(self._on_moved)
        self.table.activated_row.connect(self.opened)
        self.table.delete_requested.connect(self.delete_wanted)

    def passing(self, rows: Sequence[Z], text: str) -> Sequence[Z]:
        """Those of ``rows`` the search and the filters let through."""
        raise NotImplementedError

    def prepare(self, rows: Sequence[Z]) -> None:
        """Let the filters offer what there is among ``rows``."""

    def show_rows(self, rows: Sequence[Z], wanted: UUID | None = None) -> None:
        """Show those that pass the filter; ``wanted`` is taken in hand, even if the filter has to go for it."""
        self._rows = tuple(rows)
        self.prepare(rows)
        if not self._recalled:
            self._recall()
        self._fill()
        if wanted is not None and not self.table.select_key(wanted) and any(row.id == wanted for row in rows):
            self.reset()
            self.table.select_key(wanted)

    def row(self) -> Z | None:
        """The one in hand."""
        return self.table.current()

    def rows(self) -> tuple[Z, ...]:
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
        for field in self._filters.values():
            field.set_value(field.values()[0])
        self._on_filter()

    def _fill(self) -> None:
        text = self.search.text().strip()
        found = self.passing(self._rows, text)
        self.table.show_rows(found)
        if found and self.table.current() is None:
            self.table.select_key(found[0].id)
        show_if(self.table, bool(found))
        self._none.setText(f"{self._worte.keiner} mit „{text}“." if text else f"{self._worte.keiner} in diesem Filter.")
        show_if(self._nothing, not found)

    def _recall(self) -> None:
        self._recalled = True
        kept: Any = self._settings.views.get(self._key)
        if not isinstance(kept, dict):
            return
        for name, field in self._filters.items():
            found = [value for value in field.values() if value is not None and str(value) == str(kept.get(name, ""))]
            if found:
                field.set_value(found[0])

    def _remember(self) -> None:
        before: Any = self._settings.views.get(self._key, {})
        values = {name: field.value() for name, field in self._filters.items()}
        now = {**before, **{name: "" if value is None else str(value) for name, value in values.items()}}
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
    def _on_moved(self, _: object) -> None:
        self.moved.emit()
