"""A day of a calendar: what it says and how it is painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from qmapp.ui.style import Tone, draw_icon, look, paint, px

TAG_ROLE = Qt.ItemDataRole.UserRole
_TOP, _LINE = 23, 17


@dataclass(frozen=True)
class Kalendereintrag:
    """What stands on a day: a sign, a few words, their tone, and the whole for tooltip and screen reader."""

    words: str
    said: str
    icon: str
    tone: Tone = "neutral"


@dataclass(frozen=True)
class Kalendertag:
    """A day with its entries; ``fremd``: it belongs to the month before or after."""

    tag: date
    words: str
    eintraege: Sequence[Kalendereintrag]
    feiertag: str
    ist_heute: bool
    fremd: bool

    @property
    def frei(self) -> bool:
        """Whether it is no working day."""
        return self.tag.weekday() >= 5 or bool(self.feiertag)

    @property
    def said(self) -> str:
        """The day in words."""
        count = len(self.eintraege)
        entries = "keine Einträge" if not count else "1 Eintrag" if count == 1 else f"{count} Einträge"
        parts = (self.words, "heute" if self.ist_heute else "", self.feiertag, entries)
        head = ", ".join(part for part in parts if part)
        return f"{head}: {'; '.join(entry.said for entry in self.eintraege)}" if count else head


def shown(count: int, room: int) -> tuple[int, int]:
    """How many of ``count`` entries fit into ``room`` lines, and how many more there are to be named in the last."""
    if count <= room:
        return count, 0
    fits = max(0, room - 1)
    return fits, count - fits


class TagDelegate(QStyledItemDelegate):
    """Paints days: number, Feiertag, entries, and how many more there are."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tag = index.data(TAG_ROLE)
        assert isinstance(tag, Kalendertag)
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        view = option.widget
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setClipRect(rect)
        ground = "accentSoft" if chosen else "surface2" if tag.frei or tag.fremd else "surface"
        painter.fillRect(rect, look.color(ground))
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawRect(rect.adjusted(-0.5, -0.5, -0.5, -0.5))
        self._number(painter, rect, tag)
        self._entries(painter, rect, tag)
        if chosen:
            focused = isinstance(view, QWidget) and view.hasFocus()
            painter.setPen(QPen(look.color("focus" if focused else "accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    @staticmethod
    def _number(p: QPainter, rect: QRectF, tag: Kalendertag) -> None:
        words = str(tag.tag.day)
        box = QRectF(rect.x() + px(4), rect.y() + px(3), px(24), px(20))
        if tag.ist_heute:
            paint.fill(p, box, "text", px(10))
            paint.text(p, box.adjusted(0, -1, 0, 0), words, "capb", "surface", paint.CENTER)
        else:
            ink = "text3" if tag.fremd or tag.frei else "text"
            paint.text(p, box.adjusted(px(2), 0, 0, 0), words, "cap" if tag.fremd else "capb", ink)
        if tag.feiertag:
            name = QRectF(box.right() + px(2), box.y(), rect.right() - box.right() - px(6), box.height())
            paint.text(p, name, tag.feiertag, "cap", "text2", paint.RIGHT)

    @staticmethod
    def _entries(p: QPainter, rect: QRectF, tag: Kalendertag) -> None:
        room = int((rect.height() - px(_TOP)) // px(_LINE))
        fits, more = shown(len(tag.eintraege), room)
        line = QRectF(rect.x() + px(4), rect.y() + px(_TOP), rect.width() - px(8), px(_LINE) - 1)
        for entry in tag.eintraege[:fits]:
            paint.fill(p, line, entry.tone + "S", px(4))
            side = px(13)
            icon = QRectF(line.x() + px(3), line.center().y() - side / 2, side, side)
            draw_icon(p, entry.icon, icon, entry.tone, 2)
            paint.text(p, line.adjusted(px(19), -1, -px(2), 0), entry.words, "cap", entry.tone)
            line.translate(0, px(_LINE))
        if more:
            whole, short = (f"+{more} weitere", f"+{more}") if fits else (f"{more} Einträge", str(more))
            words = whole if look.text_width(whole, "capb") <= line.width() - px(3) else short
            paint.text(p, line.adjusted(px(3), -1, 0, 0), words, "capb", "text2")
