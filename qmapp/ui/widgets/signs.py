"""Small signs: status pill, key cap, progress bar."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.ui.style import Tone, paint, px
from qmapp.ui.widgets.labels import show_if

_FIXED = QSizePolicy.Policy.Fixed


class StatusPill(QWidget):
    """A status as sign + word + colour; ``icon`` replaces the tone's sign."""

    def __init__(self, tone: Tone, text: str, icon: str = "") -> None:
        super().__init__()
        self._tone: Tone = tone
        self._icon = icon
        self._text = text
        self.setSizePolicy(_FIXED, _FIXED)
        self.set(tone, text, icon)

    def set(self, tone: Tone, text: str, icon: str = "") -> None:
        """Show another status; an empty text hides the pill."""
        self._tone, self._text, self._icon = tone, text, icon
        self.setAccessibleName(text)
        show_if(self, bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The status in words."""
        return self._text

    def tone(self) -> Tone:
        """The status as tone."""
        return self._tone

    def sizeHint(self) -> QSize:
        return QSize(paint.pill_width(self._text), px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.pill(paint.painter(self), QRectF(self.rect()), self._tone, self._text, self._icon)


class KeyCap(QWidget):
    """A key as on the keyboard. Decorative: what it stands for is named by the control beside it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setSizePolicy(_FIXED, _FIXED)

    def sizeHint(self) -> QSize:
        return QSize(paint.key_width(self._text), px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.key_cap(paint.painter(self), QRectF(self.rect()), self._text)


class ProgressBar(QWidget):
    """How far a work has come, with a mark where it should be by now. ``ink`` is a colour of the token table."""

    def __init__(self, label: str, ink: str = "accent", *, width: float = 0) -> None:
        super().__init__()
        self._label = label
        self._token = ink
        self._width = width
        self._share = 0.0
        self._mark: float | None = None
        self.setSizePolicy(_FIXED if width else QSizePolicy.Policy.Expanding, _FIXED)
        self.set(0, 0)

    def set(self, done: int, total: int, target: int | None = None) -> None:
        """Show ``done`` of ``total`` and, if given, the mark at ``target``."""
        self._share = done / total if total else 0.0
        self._mark = target / total if total and target is not None else None
        words = f"{self._label}: {done} von {total}" if total else self._label
        self.setAccessibleName(words + (f", Soll bis heute {target}" if target is not None else ""))
        self.update()

    def share(self) -> float:
        """Part done, 0 to 1."""
        return self._share

    def sizeHint(self) -> QSize:
        return QSize(px(self._width or 120), px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(self._width or 40), px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(0, px(2), 0, -px(2))
        paint.bar(paint.painter(self), rect, self._share, self._token, self._mark)
