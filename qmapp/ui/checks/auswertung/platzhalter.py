"""Outlines of the cards while the first figures are being computed, shown only when that takes longer than 0,3 s."""

from PySide6.QtCore import QRectF, QTimer, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.ui.style import paint, px

_AFTER_MS = 300
_GAP = 16
#: Shares of the width in the two rows of cards, and the heights in px of the design.
_ROWS = ((5, 4, 3), (5, 3))
_HEIGHTS = (212, 380)


class Platzhalter(QWidget):
    """Empty outlines; :meth:`wait` shows them after a moment, :meth:`done` takes them away."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Die Auswertung wird gerechnet")
        policy = QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, policy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._appear)
        self._visible = False

    @Slot()
    def wait(self) -> None:
        """Take the room now, and paint the outlines if the figures are not there soon."""
        self._visible = False
        self._timer.start()
        self.show()

    def done(self) -> None:
        """The figures are there."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _appear(self) -> None:
        self._visible = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._visible:
            return
        p = paint.painter(self)
        gap, y = px(_GAP), 0.0
        for shares, height in zip(_ROWS, _HEIGHTS, strict=True):
            room, x = self.width() - gap * (len(shares) - 1), 0.0
            for share in shares:
                width = room * share / sum(shares)
                card = QRectF(x, y, width, px(height))
                paint.frame(p, card, "surface", "line", radius=8)
                paint.fill(p, QRectF(x + px(16), y + px(18), width * 0.4, px(12)), "neutralS", px(4))
                paint.fill(p, QRectF(x + px(16), y + px(48), width * 0.6, px(12)), "neutralS", px(4))
                x += width + gap
            y += px(height) + gap
