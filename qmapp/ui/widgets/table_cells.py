"""What a table cell shows and how it is painted: icon, one or two lines, pill or bar, selection bar at the left."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from qmapp.ui.style import Role, Tone, draw_icon, look, paint, px

#: Tone and words of a status, with a sign of its own where the tone's is not meant.
Pill = tuple[Tone, str] | tuple[Tone, str, str]


@dataclass(frozen=True)
class Cell:
    """Contents of one cell, see :class:`qmapp.ui.widgets.table_model.Column`."""

    text: str
    sub: str = ""
    icon: tuple[str, str] | None = None
    pill: Pill | None = None
    bar: float | None = None
    right: bool = False
    bold: bool = False


class CellDelegate(QStyledItemDelegate):
    """Paints cells; the row's selection is a tint and a bar of 3 px at the left."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(rect)
        if selected:
            painter.fillRect(rect, look.color("accentSoft"))
        if index.row() < index.model().rowCount() - 1:
            painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), look.color("line"))
        if selected and index.column() == 0:
            painter.fillRect(QRectF(rect.x(), rect.y(), px(3), rect.height()), look.color("accent"))
        if isinstance(cell, Cell):
            self._contents(painter, rect.adjusted(px(12), 0, -px(12), 0), cell)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Words that do not fit are shown whole under the mouse."""
        cell = index.data(Qt.ItemDataRole.UserRole)
        whole = shortened(cell, option.rect.width() - 2 * px(12)) if isinstance(cell, Cell) else ""
        if not whole:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), whole, view, option.rect)
        return True

    @staticmethod
    def _contents(p: QPainter, rect: QRectF, cell: Cell) -> None:
        align = paint.RIGHT if cell.right else paint.LEFT
        if cell.icon:
            side = px(18)
            draw_icon(p, cell.icon[0], QRectF(rect.x(), rect.center().y() - side / 2, side, side), cell.icon[1], 1.9)
            rect = rect.adjusted(px(27), 0, 0, 0)
        if cell.pill:
            tone, words, *sign = cell.pill
            width = min(paint.pill_width(words), int(rect.width()) + px(4))
            paint.pill(p, QRectF(rect.x() - px(2), rect.center().y() - px(12), width, px(24)), tone, words, *sign)
            return
        if cell.bar is not None:
            words_width = px(48) if cell.text else 0
            bar = QRectF(rect.x(), rect.center().y() - px(4), rect.width() - words_width, px(8))
            paint.bar(p, bar, cell.bar, "chart1")
            paint.text(p, rect, cell.text, "small", "text2", paint.RIGHT)
            return
        role: Role = "bodyb" if cell.bold else "body"
        if not cell.sub:
            paint.text(p, rect.adjusted(0, 0, 0, -1), cell.text, role, "text", align)
            return
        half = rect.height() / 2
        paint.text(p, QRectF(rect.x(), rect.y() + px(4), rect.width(), half - px(2)), cell.text, role, "text", align)
        lower = QRectF(rect.x(), rect.center().y() - px(1), rect.width(), half - px(3))
        paint.text(p, lower, cell.sub, "cap", "text3", align)


def shortened(cell: Cell, width: float) -> str:
    """The lines of a cell where one of them does not fit in this width (in px of the screen), else ""."""
    if cell.pill or cell.bar is not None:
        return ""
    room = width - px(27) if cell.icon else width
    role: Role = "bodyb" if cell.bold else "body"
    if paint.fits(cell.text, room, role) and (not cell.sub or paint.fits(cell.sub, room, "cap")):
        return ""
    return "\n".join(part for part in (cell.text, cell.sub) if part)
