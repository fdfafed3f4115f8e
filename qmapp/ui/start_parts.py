"""Parts of the start screen that paint themselves: the dark side with the logo, and the tiles."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qmapp import __version__
from qmapp.ui.style import draw_icon, look, paint, px, sized
from qmapp.ui.style.tokens import ON_SIDE

_MOTTO = (("Wir ", "hören zu,"), ("wir ", "schauen hin,"), ("wir ", "sprechen an."))


class Brand(QWidget):
    """The dark side with logo and motto."""

    def __init__(self) -> None:
        super().__init__()
        sized(self, width=400)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        width, height = self.width(), self.height()
        p.fillRect(self.rect(), look.color("side"))
        self._ring(p, QRectF(width - px(150), height - px(440), px(330), px(330)))
        x = px(52)
        paint.logo(p, QRectF(x, px(64), px(92), px(92)))
        paint.text(p, QRectF(x, px(180), width, px(52)), "Q-Check", "display", "#FFFFFF", scale=1.35)
        name = QRectF(x, px(232), width - x, px(26))
        paint.text(p, name, "Qualitätsmanagement für Sozialämter", "h3", "sideText")
        for index, (soft, strong) in enumerate(_MOTTO):
            y = px(330) + index * px(34)
            paint.text(p, QRectF(x, y, width, px(30)), soft, "h2", "sideText2", scale=1.15)
            start = x + look.text_width(soft, "h2", 1.15)
            paint.text(p, QRectF(start, y, width, px(30)), strong, "h2", "#FFFFFF", scale=1.15)
        said = "Leitspruch der Berliner Ämter für Soziales"
        paint.text(p, QRectF(x, px(436), width, px(22)), said, "cap", "sideText2")
        if height > px(620):
            foot = (
                f"Version {__version__} · Alle Daten bleiben auf diesem Rechner.",
                "Keine Internetverbindung nötig.",
            )
            for index, line in enumerate(foot):
                rect = QRectF(x, height - px(84) + index * px(22), width - x, px(20))
                paint.text(p, rect, line, "cap", "sideText2")

    @staticmethod
    def _ring(p: QPainter, rect: QRectF) -> None:
        p.setBrush(Qt.BrushStyle.NoBrush)
        for index, color_name in enumerate(ON_SIDE.values()):
            color = QColor(color_name)
            color.setAlphaF(0.2)
            p.setPen(QPen(color, px(34), Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            p.drawArc(rect, (87 - index * 90) * 16, -84 * 16)


class Tile(QAbstractButton):
    """A way to begin: sign, title, sentence, key."""

    def __init__(self, icon: str, title: str, sub: str, key: str) -> None:
        super().__init__()
        self._spec = (icon, title, sub, key)
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{sub}. Taste {key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(230), px(66))

    def minimumSizeHint(self) -> QSize:
        title, sub = look.text_width(self._spec[1], "bodyb"), look.text_width(self._spec[2], "cap")
        return QSize(int(max(title, sub)) + px(106), px(66))

    def paintEvent(self, event: QPaintEvent) -> None:
        icon, title, sub, key = self._spec
        p = paint.painter(self)
        rect = QRectF(self.rect())
        ink = "text" if self.isEnabled() else "text3"
        paint.frame(p, rect, "surface2" if self.underMouse() else "surface", "line", 1, 8)
        draw_icon(p, icon, QRectF(px(16), rect.center().y() - px(13), px(26), px(26)), "accent", 1.6)
        middle = QPointF(px(54), rect.center().y())
        room = rect.width() - px(54) - px(44)
        paint.text(p, QRectF(middle.x(), middle.y() - px(21), room, px(21)), title, "bodyb", ink)
        paint.text(p, QRectF(middle.x(), middle.y() + px(1), room, px(18)), sub, "cap", "text2")
        paint.key_cap(p, QRectF(rect.right() - px(36), px(14), px(24), px(24)), key)
        if self.hasFocus():
            paint.focus_frame(p, rect, 8)
