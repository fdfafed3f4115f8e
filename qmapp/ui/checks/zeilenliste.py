"""What is answered one below the other, Prüfpunkte or questions: the one in hand is framed and opens its detail.

Rows are placed by hand, not by a layout: an answer moves the frame by two rows and must not make forty measure
themselves again.
"""

from typing import Generic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.ui.checks.antwortreihe import A, Antwortdetail, Antwortreihe
from qmapp.ui.style import paint, px
from qmapp.ui.widgets.labels import ground

_HEADING, _EDGE = 32, 8


class Rollfeld(QScrollArea):
    """A scroll area whose keys belong to the page: arrows move between rows, not the picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def follow(self, focused: QWidget) -> None:
        """Scroll to what has got the focus inside, with what has changed just now laid out first."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        # Of a text ensureWidgetVisible shows no more than the line of its cursor.
        place = focused.mapTo(self, focused.rect().topLeft()) - self.viewport().pos()
        place += QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for y in (place.y() + focused.height(), place.y()):
            self.ensureVisible(place.x(), y, 0, px(16))


class Zeilenliste(Rollfeld, Generic[A]):
    """``answered`` carries (code, answer or None), ``activated`` the code of the one now in hand.

    A click on a row only says that it is ``wanted``: what is being typed must be saved first.
    """

    answered = Signal(str, object)
    wanted = Signal(str)
    activated = Signal(str)

    def __init__(self, name: str, detail: Antwortdetail[A]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.board = _Brett()
        self.setWidget(self.board)
        self._detail = detail
        detail.setParent(self.board)
        detail.resized.connect(self.arrange)
        self._katalog: Katalog | None = None
        self._rows: dict[str, Antwortreihe[A]] = {}
        self._order: tuple[str, ...] = ()
        self._active = ""
        self._stacked = self._single = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def make_row(self, punkt: Pruefpunkt, parent: QWidget) -> Antwortreihe[A]:
        """A row of the list."""
        raise NotImplementedError

    def show_katalog(self, katalog: Katalog) -> None:
        """Make the rows of a catalogue, once."""
        if katalog == self._katalog:
            return
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._katalog = katalog
        self._active = ""
        self._order = tuple(punkt.code for punkt in katalog.punkte)
        self._rows = {}
        for punkt in katalog.punkte:
            row = self.make_row(punkt, self.board)
            row.set_stacked(self._stacked or self._single)
            row.answered.connect(self.answered)
            row.chosen.connect(self.wanted)
            row.setVisible(not self._single)
            self._rows[punkt.code] = row
        self._detail.raise_()
        self.arrange()

    def show_answers(self, antworten: tuple[A, ...], *, frei: bool) -> None:
        """Show the answers; ``frei`` is False while none is taken."""
        for antwort in antworten:
            self._rows[antwort.punkt.code].show_answer(antwort, frei=frei)
        if self._active:
            self._detail.show_answer(self._rows[self._active].antwort)

    def active(self) -> str:
        """Code of the one in hand, or nothing."""
        return self._active

    def next_code(self, step: int) -> str:
        """Code of the neighbour below (1) or above (-1); stays at the ends."""
        place = self._order.index(self._active) + step if self._active in self._order else 0
        return self._order[min(max(place, 0), len(self._order) - 1)] if self._order else ""

    def activate(self, code: str, *, focus: bool = True) -> None:
        """Take one in hand, show it whole and, if wanted, give its row the focus."""
        if code not in self._rows:
            return
        if code != self._active:
            self._mark(code)
        if focus:
            self._rows[code].setFocus(Qt.FocusReason.OtherFocusReason)
        self.reveal()

    def reveal(self) -> None:
        """Scroll so far that the one in hand and, if there is room, the next one can be seen.

        What is being typed below it stays in sight.
        """
        frame, focused = self.board.frame, QApplication.focusWidget()
        if focused is not None and self._detail.isAncestorOf(focused):
            self.follow(focused)
            return
        if frame.isNull():
            return
        bar = self.verticalScrollBar()
        room, ahead = self.viewport().height(), px(52)
        top = max(0, frame.top() - px(_HEADING if frame.height() + ahead + px(_HEADING) < room else 4))
        bottom = frame.bottom() + ahead
        if bottom > bar.value() + room:
            bar.setValue(min(bottom - room, top))
        if top < bar.value():
            bar.setValue(top)

    def set_stacked(self, stacked: bool) -> None:
        """Put the answers below the titles, for little room."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._arrange_rows()

    def set_single(self, single: bool) -> None:
        """Show only the one in hand, with everything that belongs to it, or all below each other."""
        if single != self._single:
            self._single = single
            self._detail.set_large(single)
            self._arrange_rows()
            self.reveal()

    def is_single(self) -> bool:
        """Whether only the one in hand is shown."""
        return self._single

    def press_key(self, key: str) -> bool:
        """Give the one in hand the answer with this key; False if it takes none."""
        row = self._rows.get(self._active)
        return row is not None and row.buttons.press_key(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
        self.reveal()

    def restyle(self) -> None:
        """Place again in the look now in force."""
        self.arrange()
        self.reveal()

    @Slot()
    def arrange(self) -> None:
        """Place rows, headings and detail."""
        if self._katalog is None:
            return
        width = self.viewport().width()
        edge, y, bereich = px(_EDGE), px(_EDGE), ""
        headings: list[tuple[QRect, str]] = []
        several = len(self._katalog.bereiche) > 1
        for code in (self._active,) if self._single and self._active else self._order:
            row = self._rows[code]
            if several and row.punkt.bereich != bereich:
                bereich = row.punkt.bereich
                area = QRect(edge + px(12), y, width - 2 * edge, px(_HEADING))
                headings.append((area, self._katalog.bereich(bereich).titel))
                y += px(_HEADING)
            top = y
            row.setGeometry(edge, y, width - 2 * edge, row.height_wanted())
            y += row.height_wanted()
            if code == self._active:
                inner = width - 2 * edge - px(20)
                high = self._detail.height_for(inner)
                self._detail.setGeometry(edge + px(10), y, inner, high)
                y += high + px(10)
                self.board.set_frame(QRect(edge, top, width - 2 * edge, y - top))
                y += px(4)
        self._detail.setVisible(bool(self._active))
        self.board.set_headings(headings)
        self.board.resize(width, max(y + edge, self.viewport().height()))

    def _arrange_rows(self) -> None:
        for code, row in self._rows.items():
            row.set_stacked(self._stacked or self._single)
            row.setVisible(not self._single or code == self._active)
        self.arrange()

    def _mark(self, code: str) -> None:
        before = self._rows.get(self._active)
        self._active = code
        row = self._rows[code]
        row.setVisible(True)
        row.set_active(True)
        if before is not None:
            before.set_active(False)
            before.setVisible(not self._single)
        self._detail.show_answer(row.antwort)
        self.arrange()
        QWidget.setTabOrder(row.buttons, self._detail)
        self.activated.emit(code)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QObject | None, new: QObject | None) -> None:
        inside = isinstance(new, QWidget) and self.board.isAncestorOf(new)
        self.board.set_focused(inside)
        if isinstance(new, QWidget) and self._detail.isAncestorOf(new):
            self.follow(new)


class _Brett(QWidget):
    """What the rows stand on: headings of the Bereiche and the frame of the one in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = QRect()
        self._headings: list[tuple[QRect, str]] = []
        self._focused = False
        ground(self, "surface")

    def set_frame(self, frame: QRect) -> None:
        if frame != self.frame:
            self.update(self.frame)
            self.frame = frame
            self.update(frame)

    def set_headings(self, headings: list[tuple[QRect, str]]) -> None:
        if headings != self._headings:
            self._headings = headings
            self.update()

    def set_focused(self, focused: bool) -> None:
        if focused != self._focused:
            self._focused = focused
            self.update(self.frame)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        paint.fill(p, QRectF(event.rect()), "surface")
        for area, words in self._headings:
            if area.intersects(event.rect()):
                paint.text(p, QRectF(area), words, "capb", "text2")
        if not self.frame.isNull():
            line = "focus" if self._focused else "line2"
            paint.frame(p, QRectF(self.frame), "surface", line, 2, 8)
