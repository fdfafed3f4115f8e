"""The list of Feststellungen with search and filters."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from qmapp import german
from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import Art, FeststellungZeile
from qmapp.ui.style import Tone, box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList

ALLE: Final = "alle"
_STATES: Final[dict[str, tuple[str, Callable[[FeststellungZeile], bool]]]] = {
    ALLE: ("Alle", lambda row: True),
    "offen": ("Offen", lambda row: row.erledigt_am is None),
    "erledigt": ("Erledigt", lambda row: row.erledigt_am is not None),
    "mangel": ("Mängel", lambda row: row.art is Art.MANGEL),
    "gut": ("Stärken und Verbesserungen", lambda row: row.art is not Art.MANGEL),
    "nachholen": ("Mit Nachholung", lambda row: row.nachholung_bis is not None),
}
_ICONS: Final = {
    Art.MANGEL: ("alert-triangle", "bad"),
    Art.VERBESSERUNG: ("sparkles", "accent"),
    Art.STAERKE: ("circle-check", "ok"),
}


class Feststellungsliste(Card):
    """``current_changed`` carries the row moved to, ``filtered`` that other rows are shown."""

    current_changed = Signal(object)
    filtered = Signal()

    def __init__(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText("Titel, Kennung, Quelle oder Prüfpunkt suchen")
        self.search.setAccessibleName("Feststellung suchen")
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.stand = SelectField("Zeigen", [(key, words) for key, (words, _) in _STATES.items()])
        self.quelle = SelectField("Quelle", [(None, "Alle")])
        self.pruefung = SelectField("Prüfung", [(None, "Alle")])
        self.list: ItemList[FeststellungZeile] = ItemList(
            "Feststellungen",
            key=_id,
            title=_title,
            subtitle=_subtitle,
            icon=_icon,
            pill=_pill,
            pill_width=112,
            row_height=52,
        )
        self._none = Label("", "small", "text2", wrap=True)
        self._reset = Button("Filter zurücksetzen", kind="link")
        self._nothing = box(vbox(self._none, self._reset, gap=4, margin=(14, 2, 14, 4)))
        pair = hbox((self.stand, 1), (self.quelle, 1), (self.pruefung, 1), gap=10, margin=(14, 0, 14, 4))
        line = vbox(self.search, gap=0, margin=(14, 8, 14, 0))
        super().__init__(line, pair, self._nothing, (self.list, 1), gap=8, margin=(1, 6, 1, 6))
        self.setAccessibleName("Feststellungen")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._rows: tuple[FeststellungZeile, ...] = ()
        sized(self.list, min_height=200)
        self._nothing.hide()
        self.search.textChanged.connect(self._show)
        self.stand.committed.connect(self._show)
        self.quelle.committed.connect(self._show)
        self.pruefung.committed.connect(self._show)
        self._reset.clicked.connect(self.reset)
        self.list.current_changed.connect(self.current_changed)

    def show_rows(self, rows: tuple[FeststellungZeile, ...]) -> None:
        """Show these, as far as the filters let them through."""
        self._rows = rows
        known = {row.pruefung_id: row.pruefung_kennung for row in rows if row.pruefung_id is not None}
        choices = sorted(known.items(), key=lambda item: item[1])
        self.pruefung.set_choices([(None, "Alle"), *choices])
        sources = [
            words for words in dict.fromkeys(worte.QUELLEN.values()) if any(_source(row) == words for row in rows)
        ]
        self.quelle.set_choices([(None, "Alle"), *((words, words) for words in sources)])
        self._show()

    def rows(self) -> tuple[FeststellungZeile, ...]:
        """All of them, whatever the filter."""
        return self._rows

    def filters(self) -> tuple[str, str, UUID | None]:
        """State, source (its word, empty for all) and Prüfung chosen."""
        chosen = self.pruefung.value()
        return str(self.stand.value()), str(self.quelle.value() or ""), chosen if isinstance(chosen, UUID) else None

    @Slot()
    def reset(self) -> None:
        """Show every one again."""
        self.search.clear()
        self.stand.set_value(ALLE)
        self.quelle.set_value(None)
        self.pruefung.set_value(None)
        self._show()

    @Slot()
    @Slot(object)
    @Slot(str)
    def _show(self, _: object = None) -> None:
        state, source, pruefung_id = self.filters()
        holds = _STATES[state][1]
        wanted = german.folded(self.search.text().strip())
        found = [
            row
            for row in self._rows
            if holds(row)
            and source in ("", _source(row))
            and pruefung_id in (None, row.pruefung_id)
            and (not wanted or wanted in _searched(row))
        ]
        self.list.show_rows(found)
        if found and self.list.current() is None:
            self.list.select_key(found[0].id)
        text = self.search.text().strip()
        self._none.setText(f"Keine Feststellung mit „{text}“." if text else "Keine Feststellung in diesem Filter.")
        show_if(self._nothing, bool(self._rows) and not found)
        self.filtered.emit()


def _searched(row: FeststellungZeile) -> str:
    parts: Sequence[str] = (
        row.kennung, row.titel, row.text, row.herkunft, row.stelle, row.nummer, _source(row), *row.punkte,
    )  # fmt: skip
    return german.folded(" ".join(parts))


def _source(row: FeststellungZeile) -> str:
    return worte.QUELLEN[row.quelle]


def _id(row: FeststellungZeile) -> UUID:
    return row.id


def _title(row: FeststellungZeile) -> str:
    return row.titel


def _subtitle(row: FeststellungZeile) -> str:
    parts = [row.kennung, worte.herkunft(row), worte.frist(row), worte.zahlen(row)]
    return " · ".join(part for part in parts if part)


def _icon(row: FeststellungZeile) -> tuple[str, str]:
    return _ICONS[row.art]


def _pill(row: FeststellungZeile) -> tuple[Tone, str] | None:
    return ("ok", "Erledigt") if row.erledigt_am is not None else ("info", "Offen")
