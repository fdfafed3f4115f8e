"""All questions as a strip of small fields, for the view that shows one of them at a time."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.checks.qcheck.rows import Frage, Urteil
from qmapp.ui.style import paint, px

_WIDEST, _GAP, _HIGH = 26, 3, 24


class Fragenband(QWidget):
    """The higher the filling, the more is fulfilled; framed is not assessed, a line not applicable, empty open.

    The one in hand has the frame of the focus, a dot below means that the remark is missing. ``wanted`` carries the
    code of a field clicked; the keys are those of the list, the strip takes no focus.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fragen: tuple[Frage, ...] = ()
        self._active = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_fragen(self, fragen: tuple[Frage, ...]) -> None:
        """Show the answers."""
        self._fragen = fragen
        self._name()

    def set_active(self, code: str) -> None:
        """Frame the question in hand."""
        self._active = code
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(_HIGH + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(100), px(_HIGH + 14))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        for rect, frage in self._fields():
            if rect.left() <= x <= rect.right() + px(_GAP):
                self.wanted.emit(frage.punkt.code)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        for rect, frage in self._fields():
            self._field(p, rect, frage)

    def _field(self, p: QPainter, rect: QRectF, frage: Frage) -> None:
        """Every answer has a form of its own, not only a colour."""
        answer = frage.bewertung
        if frage.punkt.code == self._active:
            paint.frame(p, rect.adjusted(-px(2), -px(2), px(2), px(2)), "surface", "focus", px(2), 4)
        urteil = None if answer is None else answer.urteil
        if urteil is Urteil.NICHT_BEURTEILBAR:
            paint.frame(p, rect, "neutralS", "neutral", px(2), 2)
        elif urteil is Urteil.NICHT_ZUTREFFEND:
            paint.fill(p, rect.adjusted(0, rect.height() / 2 - px(2), 0, -rect.height() / 2 + px(2)), "neutral", 1)
        else:
            paint.frame(p, rect, "surface", "ctl" if urteil is None else "line2", 1, 2)
            if urteil is not None and urteil.punkte is not None:
                high = (rect.height() - px(3)) * urteil.punkte / 3 + px(3)
                ink = ("bad", "warn", "info", "ok")[urteil.punkte]
                paint.fill(p, rect.adjusted(0, rect.height() - high, 0, 0), ink, px(2))
        if answer is not None and not answer.vollstaendig:
            side = min(float(px(5)), rect.width())
            dot = QRectF(rect.center().x() - side / 2, rect.bottom() + px(5), side, side)
            paint.fill(p, dot, "warn", side / 2)

    def _fields(self) -> list[tuple[QRectF, Frage]]:
        count = len(self._fragen)
        if not count:
            return []
        gap = px(_GAP) if self.width() / count > 3 * px(_GAP) else 0
        wide = min(float(px(_WIDEST)), (self.width() - px(4) - gap * (count - 1)) / count)
        return [
            (QRectF(px(2) + place * (wide + gap), px(3), wide, px(_HIGH)), frage)
            for place, frage in enumerate(self._fragen)
        ]

    def _name(self) -> None:
        place = next((f.punkt.nummer for f in self._fragen if f.punkt.code == self._active), 0)
        left = sum(f.bewertung is None for f in self._fragen)
        self.setAccessibleName(f"Frage {place} von {len(self._fragen)}, {left} offen")
        self.update()
