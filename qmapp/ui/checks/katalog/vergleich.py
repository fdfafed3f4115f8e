"""What changed since the version before: head and points at the left, old and new words side by side at the right."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Slot

from qmapp.checks.katalog import Katalog, unterschied
from qmapp.checks.katalog.unterschied import (
    FELDER,
    KOPFFELDER,
    Aenderung,
    Feldunterschied,
    Punktunterschied,
    kopfunterschied,
)
from qmapp.ui.checks.gegenueber import LEGEND, marked, side_by_side
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_WORDS: Final[dict[Aenderung, tuple[Tone, str]]] = {
    Aenderung.GEAENDERT: ("info", "geändert"),
    Aenderung.VERSCHOBEN: ("neutral", "verschoben"),
    Aenderung.NEU: ("ok", "neu"),
    Aenderung.ENTFALLEN: ("warn", "entfallen"),
    Aenderung.GLEICH: ("neutral", "gleich"),
}


@dataclass(frozen=True)
class Kopfunterschied:
    """What differs in the head, as the first line."""

    felder: tuple[Feldunterschied, ...]


_Zeile = Punktunterschied | Kopfunterschied


class Vergleich(Card):
    """Shows only what differs; says so where nothing does or there is no version before."""

    def __init__(self) -> None:
        self.list: ItemList[_Zeile] = ItemList(
            "Unterschiede", key=_code, title=_title, subtitle=_subtitle, pill=_pill, pill_width=116, row_height=46
        )
        self._none = Label("", "body", "text2", wrap=True)
        self._nothing = box(vbox(self._none, margin=(16, 4, 16, 12)))
        self.old = Label("", "small", wrap=True, selectable=True)
        self.new = Label("", "small", wrap=True, selectable=True)
        sides = Columns(
            (box(vbox(Label("Bisher", "smallb", "text2"), self.old, None, gap=6)), 1),
            (box(vbox(Label("Neu", "smallb", "text2"), self.new, None, gap=6)), 1),
            fold=420,
        )
        self._words = box(vbox(Label(LEGEND, "cap", "text3", wrap=True), sides, gap=8, margin=(16, 8, 16, 12)))
        super().__init__(
            self._nothing, self.list, self._words, None, title="Unterschied", subtitle=" ", margin=(1, 13, 1, 6)
        )
        inset_head(self)
        self.list.current_changed.connect(self._on_current)

    def show_versions(self, alt: Katalog | None, neu: Katalog) -> None:
        """Show the difference from ``alt`` to ``neu``."""
        rows = [] if alt is None else _rows(alt, neu)
        before = "" if alt is None else f"gegenüber Fassung {alt.version}"
        self.set_title("Unterschied", before)
        self._none.setText(
            "Es gibt keine Fassung davor." if alt is None else f"Nichts ist anders als in Fassung {alt.version}."
        )
        self.list.show_rows(rows)
        self.list.fit(9)
        if rows and self.list.current() is None:
            self.list.select_key(_code(rows[0]))
        for widget, shown in ((self._nothing, not rows), (self.list, bool(rows)), (self._words, bool(rows))):
            show_if(widget, shown)
        self._show_words()

    @Slot(object)
    def _on_current(self, _: _Zeile) -> None:
        self._show_words()

    def _show_words(self) -> None:
        row = self.list.current()
        if row is None:
            return
        before, after = _head_side_by_side(row) if isinstance(row, Kopfunterschied) else side_by_side(row)
        self.old.setText(before)
        self.new.setText(after)


def _rows(alt: Katalog, neu: Katalog) -> list[_Zeile]:
    head = kopfunterschied(alt, neu)
    points = [one for one in unterschied(alt, neu) if one.art is not Aenderung.GLEICH]
    return [*([Kopfunterschied(head)] if head else []), *points]


def _head_side_by_side(row: Kopfunterschied) -> tuple[str, str]:
    pairs = [(KOPFFELDER[field.feld], *marked(field.alt, field.neu)) for field in row.felder]
    return (
        "\n\n".join(f"{name}: {before}" for name, before, _ in pairs),
        "\n\n".join(f"{name}: {after}" for name, _, after in pairs),
    )


def _code(row: _Zeile) -> str:
    return "" if isinstance(row, Kopfunterschied) else row.code


def _title(row: _Zeile) -> str:
    if isinstance(row, Kopfunterschied):
        return "Kopf des Katalogs"
    punkt = row.neu or row.alt
    assert punkt is not None, "a difference has a side"
    return punkt.titel or punkt.frage.partition("\n")[0] or "Ohne Titel"


def _subtitle(row: _Zeile) -> str:
    if isinstance(row, Kopfunterschied):
        return " · ".join(KOPFFELDER[field.feld] for field in row.felder)
    return " · ".join((row.code, *(FELDER[field.feld] for field in row.felder)))


def _pill(row: _Zeile) -> tuple[Tone, str]:
    return _WORDS[Aenderung.GEAENDERT if isinstance(row, Kopfunterschied) else row.art]
