"""Pieces that several own-painted widgets draw: text, pill, key, bar, phase sign, logo, focus frame."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from qmapp.ui.style.icons import draw_icon
from qmapp.ui.style.look import look, px
from qmapp.ui.style.tokens import ON_SIDE, PHASES, TONE_ICONS, Phase, Role, Tone

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def painter(widget: QWidget) -> QPainter:
    """A painter with smooth edges on a widget."""
    made = QPainter(widget)
    made.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return made


def text(
    p: QPainter,
    rect: QRectF,
    words: str,
    role: Role = "body",
    ink: str = "text",
    align: Qt.AlignmentFlag = LEFT,
    scale: float = 1.0,
) -> None:
    """One line of text, shortened with … when it does not fit."""
    font = look.font(role, scale)
    p.setFont(font)
    p.setPen(look.color(ink))
    fitting = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(rect.width()) + 1))
    p.drawText(rect, align, fitting)


def fits(words: str, width: float, role: Role = "body") -> bool:
    """Whether :func:`text` shows one line whole in this width."""
    return QFontMetrics(look.font(role)).horizontalAdvance(words) <= int(width) + 1


def fill(p: QPainter, rect: QRectF, ink: str, radius: float = 0, alpha: float | None = None) -> None:
    """A filled, rounded surface without a border."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(look.color(ink, alpha))
    p.drawRoundedRect(rect, radius, radius)


def frame(p: QPainter, rect: QRectF, ground: str, line: str, width: float = 1, radius: float = 6) -> None:
    """A rounded box whose border lies inside ``rect``."""
    inset = width / 2
    p.setPen(QPen(look.color(line), width))
    p.setBrush(look.color(ground))
    p.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), px(radius), px(radius))


def focus_frame(p: QPainter, rect: QRectF, radius: float = 6) -> None:
    """The visible focus: 2 px, never removed."""
    p.setPen(QPen(look.color("focus"), 2))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRoundedRect(rect.adjusted(1, 1, -1, -1), px(radius), px(radius))


def pill_width(words: str) -> int:
    """Width of a status pill with these words."""
    return int(look.text_width(words, "capb")) + px(36)


def pill(p: QPainter, rect: QRectF, tone: Tone, words: str, icon: str = "") -> None:
    """A status pill: tinted ground, sign and word."""
    fill(p, rect, tone + "S", rect.height() / 2)
    side = px(15)
    draw_icon(p, icon or TONE_ICONS[tone], QRectF(rect.x() + px(7), rect.center().y() - side / 2, side, side), tone, 2)
    text(p, rect.adjusted(px(26), 0, 0, -1), words, "capb", tone)


def key_width(words: str) -> int:
    """Width of a key cap with these words."""
    return max(px(24), int(look.text_width(words, "capb")) + px(14))


def key_cap(p: QPainter, rect: QRectF, words: str) -> None:
    """A key as on the keyboard, with its heavier lower edge."""
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    p.setPen(QPen(look.color("ctl"), 1))
    p.setBrush(look.color("surface2"))
    p.drawRoundedRect(inner, px(4), px(4))
    edge = inner.bottom() - px(1.5)
    p.setPen(QPen(look.color("ctl"), px(1.5)))
    p.drawLine(QPointF(inner.left() + px(4), edge), QPointF(inner.right() - px(4), edge))
    text(p, rect.adjusted(0, -1, 0, -px(2)), words, "capb", "text2", CENTER)


def bar(p: QPainter, rect: QRectF, share: float, ink: str, mark: float | None = None) -> None:
    """A progress bar; ``share`` and ``mark`` between 0 and 1."""
    radius = rect.height() / 2
    fill(p, rect, "neutralS", radius)
    if share > 0:
        done = QRectF(rect)
        done.setWidth(max(rect.height(), rect.width() * min(1.0, share)))
        fill(p, done, ink, radius)
    if mark is not None:
        x = rect.x() + rect.width() * min(1.0, max(0.0, mark))
        p.setPen(QPen(look.color("text"), px(2)))
        p.drawLine(QPointF(x, rect.y() - px(2)), QPointF(x, rect.bottom() + px(2)))


def phase_sign(p: QPainter, rect: QRectF, phase: Phase, *, on_side: bool = False) -> None:
    """The phase as a filled circle with its letter."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(ON_SIDE[phase]) if on_side else look.color(phase))
    p.drawEllipse(rect)
    text(p, rect.adjusted(0, -1, 0, 0), PHASES[phase][0], "capb", "side" if on_side else "surface", CENTER)


def logo(p: QPainter, rect: QRectF, *, on_side: bool = True) -> None:
    """The circle of four phases with its tick."""
    width = rect.width() * 0.14
    ring = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    p.setBrush(Qt.BrushStyle.NoBrush)
    for i, phase in enumerate(PHASES):
        color = QColor(ON_SIDE[phase]) if on_side else look.color(phase)
        p.setPen(QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        p.drawArc(ring, int((84 - i * 90) * 16), -78 * 16)
    tick = QColor("#FFFFFF") if on_side else look.color("text")
    p.setPen(QPen(tick, width * 0.95, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    c, u = rect.center(), rect.width() / 10
    corners = ((-1.7, 0.1), (-0.4, 1.4), (1.9, -1.4))
    p.drawPolyline([QPointF(c.x() + dx * u, c.y() + dy * u) for dx, dy in corners])
