"""The six answers as buttons that say as much as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from qmapp.checks.qcheck.rows import Urteil
from qmapp.ui.checks.qcheck.antworten import ANTWORTEN
from qmapp.ui.style import px
from qmapp.ui.widgets.answers import AnswerButtons


class Urteilswahl(AnswerButtons):
    """In words, in short words, or the keys alone."""

    def __init__(self, name: str) -> None:
        super().__init__(name, ANTWORTEN)
        self.set_active(True)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        for index in range(row.count()):
            row.setStretch(index, 1)

    def urteil(self) -> Urteil | None:
        """The answer chosen."""
        value = self.value()
        return None if value is None else Urteil(str(value))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(38 * len(ANTWORTEN) + 6 * (len(ANTWORTEN) - 1)), px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width())

    def restyle(self) -> None:
        """Say as much as there is room for in the look now in force."""
        self.fit(self.width())
