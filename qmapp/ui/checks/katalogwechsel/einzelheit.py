"""One Prüfpunkt of both versions in words, and the decision on its answers."""

from collections.abc import Collection
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from qmapp.checks.katalog.wechsel import Entscheidung, Punktwechsel, Wahl
from qmapp.ui.checks.gegenueber import LEGEND, marked, side_by_side
from qmapp.ui.checks.katalogwechsel.worte import WEGE
from qmapp.ui.checks.katalogwechsel.wortlaut import Vorschau, Wortlaut
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.signs import KeyCap


class Einzelheit(Card):
    """``decided`` carries (row, way, code of the newer version for ZUORDNEN)."""

    decided = Signal(object, object, str)

    def __init__(self, wortlaut: Wortlaut) -> None:
        self._wortlaut = wortlaut
        self._row: Punktwechsel | None = None
        self._given = Label("", "small", "text2", wrap=True)
        self._group = QButtonGroup()
        self.ways = {way: QRadioButton(words) for way, (_, words) in WEGE.items()}
        self._lines = {way: box(hbox(KeyCap(WEGE[way][0]), (button, 1), gap=10)) for way, button in self.ways.items()}
        for number, button in enumerate(self.ways.values()):
            button.setAccessibleName(button.text())
            self._group.addButton(button, number)
        self.ziel = SelectField(f"Neu: {wortlaut.punkt}", name="ziel")
        self._why = Label("", "small", "text2", wrap=True)
        self._legend = Label(LEGEND, "cap", "text3", wrap=True)
        self.old = Label("", "small", wrap=True, selectable=True)
        self.new = Label("", "small", wrap=True, selectable=True)
        sides = Columns(
            (box(vbox(Label("Bisher", "smallb", "text2"), self.old, None, gap=6)), 1),
            (box(vbox(Label("Neu", "smallb", "text2"), self.new, None, gap=6)), 1),
            fold=420,
        )
        super().__init__(
            self._given,
            vbox(*self._lines.values(), gap=6),
            self.ziel,
            self._why,
            self._legend,
            sides,
            None,
            title=" ",
            subtitle=" ",
        )
        self._group.idClicked.connect(self._on_way)
        self.ziel.committed.connect(self._on_ziel)

    def show_point(self, vorschau: Vorschau, row: Punktwechsel, wahl: Wahl | None, taken: Collection[str]) -> None:
        """Show a point; ``taken`` are the targets other ones have."""
        self._row = row
        punkt = row.neu or row.alt
        assert punkt is not None, "it is in one of them"
        self.set_title(f"{punkt.nummer}. {self._wortlaut.titel(punkt)}", row.code)
        self._given.setText(self._wortlaut.gegeben(row))
        self._why.setText(self._wortlaut.warum(row, wahl))
        show_if(self._why, bool(self._why.text()))
        free = [target for target in vorschau.ziele if target.code not in taken]
        for way, line in self._lines.items():
            show_if(line, way in row.wege)
            self.ways[way].setEnabled(way is not Entscheidung.ZUORDNEN or bool(free))
        self._group.setExclusive(False)
        for way, button in self.ways.items():
            button.setChecked(wahl is not None and wahl.entscheidung is way)
        self._group.setExclusive(True)
        self.ziel.set_choices(
            [(target.code, f"{target.nummer}. {self._wortlaut.titel(target)} ({target.code})") for target in free]
        )
        if wahl is not None and wahl.ziel:
            self.ziel.set_value(wahl.ziel)
        show_if(self.ziel, wahl is not None and wahl.entscheidung is Entscheidung.ZUORDNEN)
        before, after = side_by_side(row)
        target = vorschau.nach.punkt(wahl.ziel) if wahl is not None and wahl.ziel else None
        if row.alt is not None and target is not None:
            before, after = marked(row.alt.frage, target.frage)
        self.old.setText(before)
        self.new.setText(after)
        show_if(self._legend, bool(row.felder) or target is not None)

    @Slot(int)
    def _on_way(self, number: int) -> None:
        if self._row is not None:
            self.decided.emit(self._row, list(self.ways)[number], "")

    @Slot(object)
    def _on_ziel(self, value: object) -> None:
        if self._row is not None:
            self.decided.emit(self._row, Entscheidung.ZUORDNEN, cast(str, value))
