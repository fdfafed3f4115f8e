"""How a timeline is painted: months, rows in sight, today."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from qmapp.ui.style import draw_icon, look, paint, px
from qmapp.ui.widgets.charts.zeitachse import Zeitachse
from qmapp.ui.widgets.charts.zeitbalken import OHNE_FRIST, Zeitbalken, Zustand

#: Heights of a row, of the scale above and of the word for today below, in px of the design.
ROW, TOP, FOOT = 43, 42, 28


class Zeitbild:
    """Paints once: months, rows in sight, today."""

    def __init__(self, p: QPainter, rect: QRectF, achse: Zeitachse, ink: str) -> None:
        self._p, self._achse, self._ink = p, achse, ink
        names = min(px(320), max(rect.width() * 0.3, min(px(200), rect.width() * 0.42)))
        self._rect, self._today_x = rect, 0.0
        # Room for half a diamond at both ends.
        self._plot = rect.adjusted(names + px(8), px(TOP), -px(10), -px(FOOT))

    def paint(self, rows: Sequence[Zeitbalken], current: int, scrolled: int, heute: date) -> None:
        """Paint the rows from ``scrolled`` px on."""
        height = px(ROW)
        p, top = self._p, self._plot.y()
        bottom = min(self._plot.bottom(), top + height * len(rows))
        self._today_x = self._x(self._achse.share(heute))
        self._months(bottom)
        p.save()
        p.setClipRect(QRectF(self._rect.x(), top, self._rect.width(), self._plot.height()))
        first = scrolled // height
        for place in range(first, min(len(rows), first + int(self._plot.height() // height) + 2)):
            line = QRectF(self._rect.x(), top + place * height - scrolled, self._rect.width(), height)
            self._row(line, rows[place], chosen=place == current, last=place == len(rows) - 1)
        p.restore()
        self._today(bottom)

    def _x(self, share: float) -> float:
        return self._plot.x() + self._plot.width() * min(1.0, max(0.0, share))

    def _months(self, bottom: float) -> None:
        p, plot = self._p, self._plot
        room = look.text_width("Sept.", "cap") + px(1)
        year = 0
        for index, step in enumerate(self._achse.steps(int(plot.width() // room))):
            area = QRectF(self._x(step.von), plot.y(), self._x(step.bis) - self._x(step.von), bottom - plot.y())
            if index % 2:
                paint.fill(p, area, "surface2")
            label = QRectF(area.x(), plot.y() - px(22), area.width(), px(19))
            # One name above several months stands where they begin; a piece too short for its name has none.
            if look.text_width(step.words, "cap") + px(6 if step.part_of_year else 0) <= area.width():
                paint.text(p, label, step.words, "cap", "text2", paint.LEFT if step.part_of_year else paint.CENTER)
            if step.tag.year != year and not step.whole_years:
                words = QRectF(area.x(), plot.y() - px(40), px(60), px(18))
                if words.right() <= self._next_year(step.tag) or not index:
                    paint.text(p, words, str(step.tag.year), "capb", "text3")
            year = step.tag.year
        p.setPen(QPen(look.color("line2"), 1))
        p.drawLine(QPointF(plot.x(), plot.y()), QPointF(plot.right(), plot.y()))

    def _next_year(self, day: date) -> float:
        return self._x(self._achse.share(date(min(9999, day.year + 1), 1, 1)))

    def _row(self, line: QRectF, row: Zeitbalken, *, chosen: bool, last: bool) -> None:
        p = self._p
        if chosen:
            paint.fill(p, line, "accentSoft")
            paint.fill(p, QRectF(line.x(), line.y(), px(3), line.height()), "accent")
        if not last:
            p.fillRect(QRectF(line.x(), line.bottom() - 1, line.width(), 1), look.color("line"))
        names = QRectF(line.x() + px(8), line.y(), self._plot.x() - line.x() - px(18), line.height())
        half = names.height() / 2
        paint.text(p, QRectF(names.x(), names.y() + px(3), names.width(), half - px(2)), row.title, "smallb")
        under = QRectF(names.x(), names.center().y() - px(1), names.width(), half - px(3))
        paint.text(p, under, row.sub, "cap", "text3")
        self._span(line.center().y(), row)
        order = (Zustand.OFFEN, Zustand.ERLEDIGT, Zustand.UEBERFAELLIG)
        for mark in sorted(row.marken, key=lambda mark: order.index(mark.zustand)):
            share = self._achse.share(mark.am)
            if 0 <= share <= 1:
                self._diamond(QPointF(self._x(share), line.center().y()), mark.zustand)
        self._beyond(line, row)

    def _span(self, y: float, row: Zeitbalken) -> None:
        p, height = self._p, float(px(13))
        if row.bis is None:
            x = self._x(self._achse.share(row.von)) if row.von else self._plot.x()
            if row.von:
                p.setPen(QPen(look.color(self._ink), px(2), Qt.PenStyle.DotLine))
                p.drawLine(QPointF(x, y), QPointF(x + px(28), y))
            words = QRectF(x + (px(34) if row.von else px(2)), y - px(9), px(90), px(18))
            if words.left() - px(4) < self._today_x < words.left() + look.text_width(OHNE_FRIST, "cap") + px(4):
                words.moveLeft(self._today_x + px(6))
            words.moveRight(min(words.right(), self._plot.right()))
            paint.text(p, words, OHNE_FRIST, "cap", "text3")
            return
        end = self._x(self._achse.share(row.bis))
        begin = min(end - height, self._x(self._achse.share(row.von))) if row.von else end - px(26)
        bar = QRectF(begin, y - height / 2, end - begin, height)
        paint.fill(p, bar, self._ink + "S", height / 2)
        if row.erledigt > 0:
            bar.setWidth(max(height, bar.width() * min(1.0, row.erledigt)))
            paint.fill(p, bar, self._ink, height / 2)

    def _beyond(self, line: QRectF, row: Zeitbalken) -> None:
        """Arrows where a row goes on beyond the scale."""
        shares = [self._achse.share(day) for day in (row.von, row.bis, *(mark.am for mark in row.marken)) if day]
        side = px(16)
        for beyond, icon, x in (
            (any(share < 0 for share in shares), "chevron-left", self._plot.x() - px(4)),
            (any(share > 1 for share in shares), "chevron-right", self._plot.right() - px(8)),
        ):
            if beyond:
                draw_icon(self._p, icon, QRectF(x, line.center().y() - side / 2, side, side), "text", 2.5)

    def _diamond(self, at: QPointF, zustand: Zustand) -> None:
        p, r = self._p, px(8.5)
        done = {Zustand.ERLEDIGT: "ok", Zustand.UEBERFAELLIG: "bad"}.get(zustand, "")
        p.setPen(QPen(look.color("surface" if done else self._ink), px(1.5)))
        p.setBrush(look.color(done or "surface"))
        corners = ((0, -r), (r, 0), (0, r), (-r, 0))
        p.drawPolygon(QPolygonF([QPointF(at.x() + dx, at.y() + dy) for dx, dy in corners]))
        box = QRectF(at.x() - px(5), at.y() - px(5), px(10), px(10))
        if zustand is Zustand.ERLEDIGT:
            draw_icon(p, "check", box, "surface", 3.5)
        elif zustand is Zustand.UEBERFAELLIG:
            paint.text(p, box.adjusted(-px(2), -px(4), px(2), px(3)), "!", "capb", "surface", paint.CENTER)

    def _today(self, bottom: float) -> None:
        p, x = self._p, self._today_x
        p.setPen(QPen(look.color("text"), px(2)))
        p.drawLine(QPointF(x, self._plot.y()), QPointF(x, bottom + px(4)))
        width = look.text_width("heute", "capb") + px(16)
        left = min(max(self._rect.x(), x - width / 2), self._rect.right() - width)
        label = QRectF(left, bottom + px(4), width, px(19))
        paint.fill(p, label, "text", label.height() / 2)
        paint.text(p, label.adjusted(0, -1, 0, 0), "heute", "capb", "surface", paint.CENTER)
