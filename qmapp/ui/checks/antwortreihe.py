"""One that is answered, a Prüfpunkt or a question: its row, and what opens below it while it is in hand."""

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qmapp.checks.katalog import Pruefpunkt
from qmapp.ui.style import px
from qmapp.ui.widgets.answers import AnswerButton, AnswerButtons

#: Heights of a row in px of the design: side by side, and with the answers below the title.
HOEHE, HOEHE_GESTAPELT = 51, 88


class Beantwortbar(Protocol):
    """A Prüfpunkt or a question with its answer."""

    @property
    def punkt(self) -> Pruefpunkt: ...


A = TypeVar("A", bound=Beantwortbar)


class Antwortreihe(QWidget, Generic[A]):
    """A row that takes the focus as a whole; Tab then reaches its answers.

    The mouse never gives it the focus by pressing an answer: rows would move under the pointer before the click ends.
    ``answered`` carries (code, answer or None when taken back), ``chosen`` the code of a row clicked.
    """

    answered = Signal(str, object)
    chosen = Signal(str)

    def __init__(self, antwort: A, buttons: AnswerButtons, parent: QWidget) -> None:
        super().__init__(parent)
        self.punkt = antwort.punkt
        self.antwort = antwort
        self._active = False
        self._stacked = False
        self.buttons = buttons
        buttons.setParent(self)
        buttons.answered.connect(self._on_answered)
        self._keys = buttons.findChildren(AnswerButton)
        row = buttons.layout()
        assert isinstance(row, QHBoxLayout)
        for index in range(row.count()):
            row.setStretch(index, 1)
        self.set_active(False)

    def show_answer(self, antwort: A, *, frei: bool) -> None:
        """Show the answer; ``frei`` is False where it takes none now."""
        raise NotImplementedError

    def place(self) -> None:
        """Place the answers in the width there is."""
        raise NotImplementedError

    def set_active(self, active: bool) -> None:
        """The row Tab stops at, whose answers show their keys."""
        self._active = active
        policies = Qt.FocusPolicy
        self.setFocusPolicy(policies.TabFocus if active else policies.NoFocus)
        for key in self._keys:
            key.setFocusPolicy(policies.TabFocus if active else policies.NoFocus)
        self.buttons.set_active(active)
        self.update()

    def set_stacked(self, stacked: bool) -> None:
        """Put the answers below the title, for little room."""
        self._stacked = stacked
        self.place()
        self.update()

    def height_wanted(self) -> int:
        """Height of the row in px of the screen."""
        return px(HOEHE_GESTAPELT if self._stacked else HOEHE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.punkt.code)

    @Slot(object)
    def _on_answered(self, value: object) -> None:
        self.answered.emit(self.punkt.code, value)


class Antwortdetail(QWidget, Generic[A]):
    """What opens below the one in hand; ``resized`` is emitted when it needs another height."""

    resized = Signal()

    def show_answer(self, antwort: A) -> None:
        """Show what belongs to it."""
        raise NotImplementedError

    def set_large(self, large: bool) -> None:
        """For the view of one at a time."""
        raise NotImplementedError

    def height_for(self, width: int) -> int:
        """Height it needs at this width, in px of the screen."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
