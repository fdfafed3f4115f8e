"""A question in a list of strengths or potentials: its title, why, and a box to choose it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp.checks.qcheck.rows import Frage
from qmapp.ui.style import box, hbox, paint, vbox
from qmapp.ui.widgets.labels import ElideLabel, Icon, show_if

_SIGN: Final = 18


class Fragenzeile(QWidget):
    """``opened`` carries the code when its evidence is asked for, ``chosen`` the code and whether it is chosen now."""

    opened = Signal(str)
    chosen = Signal(str, bool)

    def __init__(self, frage: Frage, why: str, *, sign: tuple[str, str] | None = None, held: str = "") -> None:
        """With a ``sign`` it only shows, without one it can be chosen; ``held`` names what was held of it already."""
        super().__init__()
        self.code = frage.punkt.code
        self.box = QCheckBox()
        self.box.setAccessibleName(f"{frage.punkt.titel}. {why}")
        self.box.setAccessibleDescription(f"{held} gibt es schon." if held else "")
        self.title = ElideLabel(frage.punkt.titel, "bodyb")
        self.why = ElideLabel(why, "cap", "text2")
        self.held = ElideLabel(held, "capb", "info")
        show_if(self.held, bool(held))
        mark: QWidget = box(vbox(Icon(sign[0], _SIGN, sign[1]), None, gap=0, margin=(0, 2, 0, 0))) if sign else self.box
        head = hbox((self.title, 1), *((self.held,) if held else ()), gap=8)
        words = vbox(head, self.why, gap=0)
        self.setLayout(hbox(mark, (words, 1), gap=9))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if sign:
            self.box.setParent(self)
            self.box.hide()
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleName(f"{frage.punkt.titel}. {why}")
        self.box.toggled.connect(self._on_toggled)

    def set_chosen(self, chosen: bool) -> None:
        """Choose it or not, without telling anyone."""
        self.box.blockSignals(True)
        self.box.setChecked(chosen)
        self.box.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint.focus_frame(paint.painter(self), QRectF(self.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._on_words()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.code)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.code)
            return
        super().keyPressEvent(event)

    def _on_words(self) -> None:
        """A click on the words chooses as one on the box does; where nothing is chosen it opens."""
        if self.box.isHidden():
            self.opened.emit(self.code)
        else:
            self.box.setFocus()
            self.box.toggle()

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.chosen.emit(self.code, on)
