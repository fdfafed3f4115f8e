"""What changed since the version before: the Prüfpunkte at the left, old and new words side by side at the right."""

from typing import Final

from PySide6.QtCore import Slot

from qmapp.checks.katalog import Katalog, unterschied
from qmapp.checks.katalog.unterschied import FELDER, Aenderung, Punktunterschied
from qmapp.ui.checks.gegenueber import LEGEND, side_by_side
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


class Vergleich(Card):
    """Shows only what differs; says so where nothing does or there is no version before."""

    def __init__(self) -> None:
        self.list: ItemList[Punktunterschied] = ItemList(
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
        rows = [] if alt is None else [u for u in unterschied(alt, neu) if u.art is not Aenderung.GLEICH]
        before = "" if alt is None else f"gegenüber Fassung {alt.version}"
        self.set_title("Unterschied", before)
        self._none.setText(
            "Es gibt keine Fassung davor."
            if alt is None
            else f"Kein Prüfpunkt ist anders als in Fassung {alt.version}."
        )
        self.list.show_rows(rows)
        self.list.fit(9)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].code)
        for widget, shown in ((self._nothing, not rows), (self.list, bool(rows)), (self._words, bool(rows))):
            show_if(widget, shown)
        self._show_words()

    @Slot(object)
    def _on_current(self, _: Punktunterschied) -> None:
        self._show_words()

    def _show_words(self) -> None:
        row = self.list.current()
        if row is None:
            return
        before, after = side_by_side(row)
        self.old.setText(before)
        self.new.setText(after)


def _code(row: Punktunterschied) -> str:
    return row.code


def _title(row: Punktunterschied) -> str:
    punkt = row.neu or row.alt
    assert punkt is not None, "a difference has a side"
    return punkt.titel or "Ohne Titel"


def _subtitle(row: Punktunterschied) -> str:
    return " · ".join((row.code, *(FELDER[field.feld] for field in row.felder)))


def _pill(row: Punktunterschied) -> tuple[Tone, str]:
    return _WORDS[row.art]
