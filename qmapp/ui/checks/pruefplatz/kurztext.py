"""A short text that changes with every answer. It keeps its width, so that the window need not measure itself again."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.ui.style import Role, look, paint, px


class Kurztext(QWidget):
    """``widest`` is the longest text it will have to show."""

    def __init__(self, widest: str, role: Role, ink: str, align: Qt.AlignmentFlag = paint.LEFT) -> None:
        super().__init__()
        self._widest = widest
        self._role: Role = role
        self._ink = ink
        self._align = align
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, words: str) -> None:
        """Show another text."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def words(self) -> str:
        """The text shown."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(int(look.text_width(self._widest, self._role)) + px(2), px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.text(paint.painter(self), QRectF(self.rect()), self._words, self._role, self._ink, self._align)
