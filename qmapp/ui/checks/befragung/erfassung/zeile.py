"""One question of a sheet: its number and words painted, its boxes as real buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from qmapp.checks.katalog import Pruefpunkt
from qmapp.ui.style import box, hbox, look, paint, px, sized, spaced, vbox
from qmapp.ui.widgets.labels import Label

_HEIGHT, _OPTION_HEIGHT, _BOX, _NUMBER = 34, 30, 34, 30


@dataclass(frozen=True)
class Kaestchen:
    """A box to tick: what it stands for, its key, its words; ``abseits`` stands apart from the scale."""

    wert: int
    taste: str
    worte: str
    abseits: bool = False


class Kreuz(QAbstractButton):
    """A box with its key in it, or with its words beside it; ``ticked`` carries what it stands for."""

    ticked = Signal(int)

    def __init__(self, kaestchen: Kaestchen, question: str, *, words: bool = False) -> None:
        super().__init__()
        self.kaestchen = kaestchen
        self._words = words
        self.setText(kaestchen.worte)
        self.setCheckable(True)
        self.setAccessibleName(f"{kaestchen.worte}, Taste {kaestchen.taste}")
        self.setAccessibleDescription(question)
        self.setToolTip(kaestchen.worte)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        wide = QSizePolicy.Policy.Expanding if words else QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def sizeHint(self) -> QSize:
        if not self._words:
            return QSize(px(_BOX), px(28))
        return QSize(int(look.text_width(self.text(), "small")) + px(42), px(_OPTION_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(90), px(_OPTION_HEIGHT)) if self._words else self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect, on = QRectF(self.rect()), self.isChecked()
        side = rect
        if self._words:
            side = QRectF(0, rect.center().y() - px(12), px(28), px(24))
        ground = "accent" if on else ("surface2" if self.kaestchen.abseits else "surface")
        paint.frame(p, side, ground, "accent" if on else "ctl", 1, 5)
        paint.text(
            p, side, self.kaestchen.taste, "bodyb" if on else "small", "onAccent" if on else "text2", paint.CENTER
        )
        if self._words:
            words = rect.adjusted(px(36), 0, 0, 0)
            paint.text(p, words, self.text(), "smallb" if on else "small", "text" if on else "text2")

    @Slot()
    def _on_clicked(self) -> None:
        self.ticked.emit(self.kaestchen.wert)


class Bogenzeile(QWidget):
    """Takes the focus as a whole while it is in hand; ``ticked`` carries (code, value), ``chosen`` the code clicked."""

    ticked = Signal(str, int)
    chosen = Signal(str)

    def __init__(self, punkt: Pruefpunkt, nummer: int, kaestchen: Sequence[Kaestchen]) -> None:
        super().__init__()
        self.punkt = punkt
        self.kaestchen = tuple(kaestchen)
        self._active = False
        self._value: int | None = None
        options = bool(punkt.optionen)
        self.kreuze = tuple(Kreuz(one, punkt.frage, words=options) for one in self.kaestchen)
        self._number = sized(Label(str(nummer), "bodyb", "text3"), width=_NUMBER)
        self._words = Label(punkt.frage, "body", wrap=True)
        if options:
            head = hbox(self._number, (self._words, 1), gap=0)
            self.setLayout(vbox(head, self._grid(), gap=4, margin=(12, 7, 12, 8)))
        else:
            self.setLayout(hbox(self._number, (self._words, 1), self._boxes(), gap=0, margin=(12, 2, 12, 2)))
            sized(self, min_height=_HEIGHT)
        for kreuz in self.kreuze:
            kreuz.ticked.connect(self._on_ticked)
        self.set_active(False)
        self._name()

    def value(self) -> int | None:
        """What is ticked."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show what is ticked."""
        self._value = value
        for kreuz in self.kreuze:
            kreuz.setChecked(kreuz.kaestchen.wert == value)
        self._name()

    def press_key(self, key: str) -> bool:
        """Tick the box with this key; False where there is none."""
        found = next((one for one in self.kaestchen if one.taste == key), None)
        if found is None:
            return False
        self._on_ticked(found.wert)
        return True

    def set_active(self, active: bool) -> None:
        """The row Tab stops at."""
        self._active = active
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if active else Qt.FocusPolicy.NoFocus)
        self._number.set_ink("accent" if active else "text3")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.punkt.code)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        if self._active:
            paint.fill(p, rect, "accentSoft", px(6))
            paint.fill(p, QRectF(0, px(4), px(3), rect.height() - px(8)), "accent", px(1))
        if self.hasFocus():
            paint.focus_frame(p, rect)

    def _boxes(self) -> QWidget:
        scale = [kreuz for kreuz in self.kreuze if not kreuz.kaestchen.abseits]
        apart = [kreuz for kreuz in self.kreuze if kreuz.kaestchen.abseits]
        return box(hbox(hbox(*scale, gap=6), hbox(*apart, gap=6), gap=20, margin=(12, 0, 0, 0)))

    def _grid(self) -> QGridLayout:
        grid = spaced(QGridLayout(), 6, (_NUMBER, 0, 0, 0))
        for place, kreuz in enumerate(self.kreuze):
            grid.addWidget(kreuz, place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        return grid

    def _name(self) -> None:
        said = next((one.worte for one in self.kaestchen if one.wert == self._value), "keine Angabe")
        self.setAccessibleName(f"{self._number.text()}. {self.punkt.frage} {said}")

    @Slot(int)
    def _on_ticked(self, value: int) -> None:
        self.ticked.emit(self.punkt.code, value)
