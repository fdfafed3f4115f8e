"""Tabler icons, recoloured and drawn sharp at every factor."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from qmapp import paths
from qmapp.ui.style.look import look

_LINE = 1.75


@lru_cache(maxsize=512)
def svg(name: str, color: str, line: float = _LINE) -> str:
    """The SVG text of an icon in a colour (``#rrggbb``); raises FileNotFoundError for an icon not shipped."""
    text = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return text.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{line}"')


def pixmap(name: str, size: float = 18, ink: str = "text2", line: float = _LINE) -> QPixmap:
    """An icon of ``size`` px of the design in the colour of a token (or ``#rrggbb``)."""
    return _pixmap(name, look.px(size), look.color(ink).name(), line)


def icon(name: str, ink: str = "text2", size: float = 18) -> QIcon:
    """An icon for a button or action."""
    return QIcon(pixmap(name, size, ink))


def icon_size(size: float = 18) -> QSize:
    """The matching QSize."""
    return QSize(look.px(size), look.px(size))


def draw_icon(painter: QPainter, name: str, rect: QRectF, ink: str, line: float = _LINE) -> None:
    """Draw an icon into ``rect`` (already in px of the screen)."""
    side = max(1, round(rect.width()))
    painter.drawPixmap(QPointF(rect.topLeft()), _pixmap(name, side, look.color(ink).name(), line))


def _pixmap(name: str, side: int, color: str, line: float) -> QPixmap:
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    key = f"qc:{name}:{side}:{color}:{line}:{ratio}"
    image = QPixmap()
    if QPixmapCache.find(key, image):
        return image
    image = QPixmap(round(side * ratio), round(side * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg(name, color, line).encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    QPixmapCache.insert(key, image)
    return image
