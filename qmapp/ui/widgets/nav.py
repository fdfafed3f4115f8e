"""The sidebar: groups of entries, wide with names or narrow with icons only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from qmapp.ui.style import Phase, draw_icon, look, paint, px, sized, vbox
from qmapp.ui.style.tokens import ON_SIDE, PHASES
from qmapp.ui.widgets.labels import show_if

WIDE, NARROW = 262, 60


@dataclass(frozen=True)
class NavItem:
    """An entry: what it opens, its name and sign, its phase (colour), and the key shown at the right."""

    key: str
    label: str
    icon: str
    phase: Phase | None = None
    hint: str = ""


class NavButton(QAbstractButton):
    """One entry of the sidebar."""

    def __init__(self, item: NavItem) -> None:
        super().__init__()
        self.item = item
        self.narrow = False
        self._badge = 0
        self.setText(item.label)
        self.setToolTip(item.label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_badge(0)

    def set_badge(self, number: int) -> None:
        """Number of open points; 0 shows none."""
        self._badge = number
        self.setAccessibleName(f"{self.item.label}, {number} offen" if number else self.item.label)
        self.update()

    def badge(self) -> int:
        """The number shown."""
        return self._badge

    def sizeHint(self) -> QSize:
        return QSize(px(60), px(31))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        own = QColor(ON_SIDE[self.item.phase]) if self.item.phase else QColor("#FFFFFF")
        if on or self.underMouse():
            paint.fill(p, rect.adjusted(px(8), 0, -px(8), 0), "side2", px(6), None if on else 0.5)
        if on:
            p.setBrush(own)
            p.drawRoundedRect(QRectF(px(8), px(6), px(3), rect.height() - px(12)), px(1.5), px(1.5))
        side = px(18)
        x = rect.width() / 2 - side / 2 if self.narrow else px(20)
        draw_icon(
            p, self.item.icon, QRectF(x, rect.center().y() - side / 2, side, side), own.name() if on else "sideText2"
        )
        if not self.narrow:
            self._words(p, rect, on)
        if self.hasFocus():
            p.setPen(QPen(look.color("sideText"), 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(rect.adjusted(px(8) + 1, 1, -px(8) - 1, -1), px(6), px(6))

    def _words(self, p: QPainter, rect: QRectF, on: bool) -> None:
        mark = str(self._badge) if self._badge else self.item.hint
        words = rect.adjusted(px(47), 0, -px(48 if mark else 14), -1)
        paint.text(p, words, self.item.label, "smallb" if on else "small", "#FFFFFF" if on else "sideText")
        if not mark:
            return
        width = max(px(20), int(look.text_width(mark, "capb")) + px(10))
        oval = QRectF(rect.right() - px(18) - width, rect.center().y() - px(9), width, px(18))
        p.setPen(QPen(look.color("sideText2"), 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(oval.adjusted(0.5, 0.5, -0.5, -0.5), px(9), px(9))
        paint.text(p, oval.adjusted(0, -1, 0, 0), mark, "capb", "sideText", paint.CENTER)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class _PhaseHead(QWidget):
    def __init__(self, phase: Phase) -> None:
        super().__init__()
        self._phase = phase
        self.narrow = False
        self.setToolTip(f"{PHASES[phase][1]} · {PHASES[phase][2]}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(60), px(26 if self.narrow else 32))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        if self.narrow:
            paint.phase_sign(p, QRectF(self.width() / 2 - px(9), px(5), px(18), px(18)), self._phase, on_side=True)
            return
        paint.phase_sign(p, QRectF(px(20), px(9), px(18), px(18)), self._phase, on_side=True)
        words = f"{PHASES[self._phase][1]} · {PHASES[self._phase][2]}"
        paint.text(p, QRectF(px(48), px(7), px(180), px(21)), words, "capb", ON_SIDE[self._phase])


class _SideRule(QWidget):
    def __init__(self) -> None:
        super().__init__()
        sized(self, height=13)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.fill(paint.painter(self), QRectF(0, px(6), self.width(), 1), "sideLine")


class _SideHead(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.narrow = False
        self._place = ""
        sized(self, height=62)

    def set_place(self, text: str) -> None:
        self._place = text
        self.setToolTip(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        paint.logo(p, QRectF(px(15), px(14), px(30), px(30)))
        if not self.narrow:
            paint.text(p, QRectF(px(56), px(10), px(190), px(22)), "Q-Check", "h3", "#FFFFFF")
            paint.text(p, QRectF(px(56), px(30), px(190), px(18)), self._place, "cap", "sideText2")


class _More(QWidget):
    """Says that the list goes on below; a click goes there. Keys go through the entries, which come into sight."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip("Weitere Bereiche")
        sized(self, height=16)

    def paintEvent(self, _: QPaintEvent) -> None:
        p = QPainter(self)
        side = px(14)
        draw_icon(p, "chevron-down", QRectF((self.width() - side) / 2, px(1), side, side), "sideText2", 2.2)

    def mousePressEvent(self, _: QMouseEvent) -> None:
        self.clicked.emit()


class Sidebar(QFrame):
    """Entries by group; ``chosen`` carries the key. The list scrolls without a bar when the window is low."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setObjectName("sidebar")
        self.setAccessibleName("Bereiche")
        self._narrow = False
        self._head = _SideHead()
        self._buttons: dict[str, NavButton] = {}
        self._pieces: list[NavButton | _PhaseHead] = []
        self._list = QWidget()
        self._list.setProperty("ground", "none")
        self._list_column = vbox(gap=1)
        self._list.setLayout(self._list_column)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._list)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.more = _More()
        self.more.hide()
        self._foot = vbox(gap=1, margin=(0, 4, 0, 8))
        self.setLayout(vbox(self._head, (self._scroll, 1), self.more, self._foot, gap=0))
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._show_more)
        bar.rangeChanged.connect(self._show_more)
        self.more.clicked.connect(self._go_on)
        self.restyle()

    def set_place(self, text: str) -> None:
        """Name the Amt below the program's name."""
        self._head.set_place(text)

    def set_items(self, items: Sequence[NavItem], foot: Sequence[NavItem]) -> None:
        """Show these entries; a phase's head stands before its first entry, a line before what follows the phases."""
        phases: list[Phase | None] = []
        for item in items:
            if item.phase and item.phase not in phases:
                self._add(self._list_column, _PhaseHead(item.phase))
            if not item.phase and phases and phases[-1]:
                self._list_column.addWidget(_SideRule())
            phases.append(item.phase)
            self._add(self._list_column, self._button(item))
        self._list_column.addStretch(1)
        for item in foot:
            button = self._button(item)
            button.setCheckable(False)
            self._add(self._foot, button)

    def set_current(self, key: str) -> None:
        """Light an entry."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            if name == key and button.parentWidget() is self._list:
                self._scroll.ensureWidgetVisible(button)

    @Slot()
    def _show_more(self) -> None:
        bar = self._scroll.verticalScrollBar()
        show_if(self.more, bar.value() < bar.maximum())

    @Slot()
    def _go_on(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep())

    def set_badges(self, number: Callable[[str], int]) -> None:
        """Ask ``number(key)`` for every entry."""
        for key, button in self._buttons.items():
            button.set_badge(number(key))

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or with names."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.restyle()

    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def button(self, key: str) -> NavButton:
        """The entry with this key."""
        return self._buttons[key]

    def focus_entry(self) -> None:
        """Put the focus on the lit entry."""
        lit = [button for button in self._buttons.values() if button.isChecked()]
        (lit or list(self._buttons.values()))[0].setFocus(Qt.FocusReason.TabFocusReason)

    def restyle(self) -> None:
        """Width and ground in the look now in force."""
        sized(self, width=NARROW if self._narrow else WIDE)
        for piece in (self._head, *self._pieces):
            piece.narrow = self._narrow
            piece.updateGeometry()
            piece.update()
        side, line = look.tokens["side"], look.tokens["sideLine"]
        self.setStyleSheet(f"#sidebar {{ background:{side}; border-right:1px solid {line}; }}")

    def _button(self, item: NavItem) -> NavButton:
        button = NavButton(item)
        button.narrow = self._narrow
        button.clicked.connect(self._on_clicked)
        self._buttons[item.key] = button
        return button

    def _add(self, layout: QVBoxLayout, piece: NavButton | _PhaseHead) -> None:
        piece.narrow = self._narrow
        piece.installEventFilter(self)
        self._pieces.append(piece)
        layout.addWidget(piece)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and isinstance(watched, NavButton):
            self._scroll.ensureWidgetVisible(watched, 0, px(8))
        return False

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, NavButton):
            if sender.isCheckable():
                self.set_current(sender.item.key)
            self.chosen.emit(sender.item.key)
