"""Texts, icons and rules that follow the look."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from qmapp.ui.style import Phase, Role, paint, pixmap, px, sized

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Label(QLabel):
    """Plain text (never HTML) in a role of the type scale and a colour of the token table."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        ink: str = "text",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        selectable: bool = False,
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("ink", ink)
        self.setAlignment(align)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_ink(self, ink: str) -> None:
        """Change the colour."""
        repolish(self, ink=ink)

    def minimumSizeHint(self) -> QSize:
        """For a wrapped text the height at its present width; Qt's guess at a narrow one makes windows too high."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(px(80), self.heightForWidth(max(self.width(), px(80))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ElideLabel(Label):
    """One line that may be narrower than its text: it shortens itself and shows the whole text as tooltip."""

    def __init__(self, text: str = "", role: Role = "body", ink: str = "text") -> None:
        super().__init__("", role, ink)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._shorten()
        self.updateGeometry()

    def whole_text(self) -> str:
        """The text without shortening."""
        return self._whole

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40) if self._whole else 0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def restyle(self) -> None:
        """Shorten again after a change of the look."""
        self.ensurePolished()
        self._shorten()

    def _shorten(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width()))
        super().setText(shown if self.width() > 0 else self._whole)
        self.setToolTip(self._whole if shown != self._whole else "")


class Icon(QLabel):
    """A decorative icon; it has no name for screen readers because a word always stands beside it."""

    def __init__(self, name: str, size: float = 18, ink: str = "text2", line: float = 1.75) -> None:
        super().__init__()
        self._spec = (name, size, ink, line)
        sized(self, width=size, height=size)
        self.restyle()

    def set(self, name: str, ink: str) -> None:
        """Show another icon or colour."""
        self._spec = (name, self._spec[1], ink, self._spec[3])
        self.restyle()

    def restyle(self) -> None:
        """Draw again in the look now in force."""
        self.setPixmap(pixmap(*self._spec))


class PhaseBadge(QWidget):
    """The phase beside a title."""

    def __init__(self, phase: Phase, size: float = 26) -> None:
        super().__init__()
        self._phase = phase
        sized(self, width=size, height=size)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        paint.phase_sign(p, self.rect().toRectF().adjusted(1, 1, -1, -1), self._phase)


class Rule(QFrame):
    """A thin line, ``h`` or ``v``."""

    def __init__(self, direction: str = "h") -> None:
        super().__init__()
        self.setProperty("rule", direction)
        if direction == "h":
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)


def repolish(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and dress the widget anew, if anything has changed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a widget that may not have a parent yet (showing that one would open it as a window)."""
    if not wanted:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()


def ground(widget: QWidget, name: str) -> QWidget:
    """Give a plain widget a ground: ``bg``, ``surface`` or ``none``."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    widget.setProperty("ground", name)
    return widget
