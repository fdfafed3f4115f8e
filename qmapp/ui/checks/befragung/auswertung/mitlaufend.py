"""A card beside a long picture that stays in sight while the page is scrolled."""

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from qmapp.ui.style import px, vbox

_ABOVE = 12


class Mitlaufend(QWidget):
    """Holds a widget and moves it down as far as needed, never below its own end."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._above = QWidget()
        self._above.setFixedHeight(0)
        self._area: QScrollArea | None = None
        self.setLayout(vbox(self._above, content, None, gap=0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._area is None:
            self._area = scroll_area_of(self)
            if self._area is not None:
                self._area.verticalScrollBar().valueChanged.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        content = None if self._area is None else self._area.widget()
        if self._area is None or content is None:
            return
        top = self.mapTo(content, QPoint(0, 0)).y() - px(_ABOVE)
        room = self.height() - self._content.sizeHint().height()
        self._above.setFixedHeight(max(0, min(self._area.verticalScrollBar().value() - top, room)))


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    """What scrolls a widget, if anything does."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
