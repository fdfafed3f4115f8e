"""The sample at the left of the Prüfplatz: every drawn file, with search and filter."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile
from qmapp.ui.style import hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList
from qmapp.ui.widgets.table_model import TableModel

_ALL: Final = "Alle Akten"
_MINE: Final = "Meine Akten"
_FILTERS: Final[dict[str, Callable[[AkteZeile], bool]]] = {
    _ALL: lambda row: True,
    "Noch zu prüfen": lambda row: row.stand.zu_tun,
    "Zurückgestellt": lambda row: row.stand is Aktenstand.ZURUECKGESTELLT,
    "Fertig": lambda row: row.stand is Aktenstand.GEPRUEFT,
    "Mit Mangel": lambda row: row.mangel > 0,
    "Vorgemerkt": lambda row: row.vorgemerkt > 0,
    "Verloren oder ersetzt": lambda row: row.stand in (Aktenstand.VERLOREN, Aktenstand.ERSETZT),
}
_SIGNS: Final = {
    Aktenstand.OFFEN: ("circle", "text3"),
    Aktenstand.IN_ARBEIT: ("player-play", "accent"),
    Aktenstand.ZURUECKGESTELLT: ("alert-triangle", "warn"),
    Aktenstand.GEPRUEFT: ("circle-check", "ok"),
    Aktenstand.ERSETZT: ("replace", "text3"),
    Aktenstand.VERLOREN: ("file-off", "warn"),
}
_STATES: Final = {Aktenstand.OFFEN: "offen", Aktenstand.IN_ARBEIT: "in Arbeit", Aktenstand.GEPRUEFT: "fertig"}
_SEARCH_AFTER_MS: Final = 120


class Aktenliste(Card):
    """``chosen`` carries the id of the file to show, ``opened`` the one opened by Enter."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Aktenzeichen suchen")
        self.search.setAccessibleName("Aktenzeichen suchen")
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.filter = Button("Filter", "filter", "link", tip="Strg+Umschalt+F")
        self.list: ItemList[AkteZeile] = ItemList(
            "Stichprobe", key=_id, title=_key, subtitle=untertitel, icon=_icon, row_height=46
        )
        self._none = Label("", "small", "text2", wrap=True)
        self._reset = Button("Filter zurücksetzen", kind="link")
        self._nothing = vbox(self._none, self._reset, gap=4, margin=(14, 2, 14, 4))
        head = hbox(Label("Stichprobe", "h3"), None, self.filter, gap=4, margin=(14, 0, 6, 0))
        line = vbox(self.search, gap=0, margin=(14, 0, 14, 2))
        super().__init__(head, line, self._nothing, (self.list, 1), gap=6, margin=(1, 10, 1, 6))
        self.setAccessibleName("Stichprobe")
        self._rows: list[AkteZeile] = []
        #: Id of a file → its place; between a key and the next Prüfpunkt nobody goes through 20.000 files.
        self._places: dict[UUID, int] = {}
        self._filter = _ALL
        #: Who works here, for the filter of the own files.
        self.wer = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._timer.timeout.connect(self._show)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._open_first)
        self.filter.clicked.connect(self.show_menu)
        self._reset.clicked.connect(self.reset)
        self.list.current_changed.connect(self._on_current)
        self.list.activated_row.connect(self._on_activated)

    def show_akten(self, rows: tuple[AkteZeile, ...]) -> None:
        """Show other files; selection and scroll survive."""
        wanted = list(rows)
        if wanted != self._rows:
            self._rows = wanted
            self._places = {row.id: place for place, row in enumerate(wanted)}
            self._show()

    def show_row(self, row: AkteZeile) -> None:
        """Show one file anew, without touching the others."""
        place = self._places.get(row.id)
        if place is None or self._rows[place] == row:
            return
        looks = (_icon(row), untertitel(row)) != (_icon(self._rows[place]), untertitel(self._rows[place]))
        self._rows[place] = row
        model = self.list.rows
        assert isinstance(model, TableModel)
        model.replace(row, repaint=looks)

    def rows(self) -> tuple[AkteZeile, ...]:
        """All files in working order, whatever the filter."""
        return tuple(self._rows)

    def row(self, akte_id: UUID) -> AkteZeile | None:
        """The line of a file."""
        place = self._places.get(akte_id)
        return None if place is None else self._rows[place]

    def neighbour(self, akte_id: UUID, step: int) -> UUID | None:
        """The file before (-1) or after (1) this one in the list as shown."""
        model = self.list.rows
        assert isinstance(model, TableModel)
        shown = model.rows()
        place = model.position(akte_id)
        wanted = place + step if place >= 0 else 0
        return shown[wanted].id if 0 <= wanted < len(shown) else None

    def select(self, akte_id: UUID) -> None:
        """Put the bar on a file."""
        self.list.select_key(akte_id)

    @Slot()
    def reset(self) -> None:
        """Show every file again."""
        self.search.clear()
        self._choose(_ALL)

    @Slot()
    def focus_search(self) -> None:
        """Strg+F."""
        self.search.setFocus()
        self.search.selectAll()

    def filter_menu(self) -> QMenu:
        """The filters, made anew each time, with the number of files each would show."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for name, holds in self._filters().items():
            action = QAction(f"{name} ({german.integer(sum(map(holds, self._rows)))})", menu)
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name == self._filter)
            group.addAction(action)
            menu.addAction(action)
        menu.triggered.connect(self._on_filter)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _choose(self, name: str) -> None:
        self._filter = name
        self.filter.set_text("Filter" if name == _ALL else name)
        self._show()

    @Slot()
    def _show(self) -> None:
        wanted = plain(self.search.text())
        holds = self._filters().get(self._filter, _FILTERS[_ALL])
        found = [row for row in self._rows if holds(row) and (not wanted or wanted in plain(row.schluessel))]
        self.list.show_rows(found)
        empty = bool(self._rows) and not found
        words = f"Keine Akte mit „{self.search.text().strip()}“." if wanted else "Keine Akte in diesem Filter."
        self._none.setText(words)
        for widget in (self._none, self._reset):
            show_if(widget, empty)

    def _filters(self) -> dict[str, Callable[[AkteZeile], bool]]:
        """Own files only where files are assigned at all."""
        mine = {_MINE: self._is_mine} if any(row.zugeteilt_an for row in self._rows) else {}
        return {**_FILTERS, **mine}

    def _is_mine(self, row: AkteZeile) -> bool:
        return row.zugeteilt_an == self.wer

    @Slot()
    def show_menu(self) -> None:
        """Strg+Umschalt+F: the filters."""
        self.filter_menu().popup(self.filter.mapToGlobal(QPoint(0, self.filter.height())))

    @Slot(QAction)
    def _on_filter(self, action: QAction) -> None:
        self._choose(str(action.data()))

    @Slot()
    def _on_search(self) -> None:
        self._timer.start()

    @Slot()
    def _open_first(self) -> None:
        self._timer.stop()
        self._show()
        model = self.list.rows
        if model.count():
            self.opened.emit(model.row(0).id)

    @Slot(object)
    def _on_current(self, row: AkteZeile) -> None:
        self.chosen.emit(row.id)

    @Slot(object)
    def _on_activated(self, row: AkteZeile) -> None:
        self.opened.emit(row.id)


def untertitel(row: AkteZeile) -> str:
    """The second line of a file: its Schicht, then how it stands."""
    words = _STATES.get(row.stand, "")
    if row.stand is Aktenstand.GEPRUEFT and row.mangel:
        words = "1 Mangel" if row.mangel == 1 else f"{row.mangel} Mängel"
    elif row.stand is Aktenstand.ERSETZT:
        words = "gehört nicht dazu"
    elif row.grund:
        words = row.grund
    marks = f"{row.vorgemerkt} vorgemerkt" if row.vorgemerkt else ""
    return " · ".join(part for part in (row.schicht, words, marks) if part)


def _icon(row: AkteZeile) -> tuple[str, str]:
    if row.stand is Aktenstand.GEPRUEFT and row.mangel:
        return ("alert-square-filled", "bad")
    return _SIGNS[row.stand]


def plain(text: str) -> str:
    """Aktenzeichen without what is typed now this way, now that way."""
    return german.folded("".join(c for c in text if c.isalnum()))


def _id(row: AkteZeile) -> UUID:
    return row.id


def _key(row: AkteZeile) -> str:
    return row.schluessel


__all__ = ["Aktenliste", "plain", "untertitel"]
