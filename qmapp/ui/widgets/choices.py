"""Choices made of real buttons: segmented control, radio list, option cards with key."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QRadioButton, QSizePolicy, QWidget

from qmapp.ui.style import Role, draw_icon, hbox, look, paint, px, sized, vbox
from qmapp.ui.widgets.card import Columns
from qmapp.ui.widgets.labels import Label


class _Choice(QWidget):
    """One value of a group of buttons, the first one at the start; ``chosen`` carries the value."""

    chosen = Signal(object)

    def __init__(self, name: str, values: Sequence[object], buttons: Sequence[QAbstractButton]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = list(values)
        self._group = QButtonGroup(self)
        for index, button in enumerate(buttons):
            self._group.addButton(button, index)
        self._group.idClicked.connect(self._on_clicked)
        if self._values:
            self.set_value(self._values[0])

    def value(self) -> object:
        """The value chosen."""
        index = self._group.checkedId()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Show a value without emitting."""
        self._group.button(self._values.index(value)).setChecked(True)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._values[index])


class SegmentedControl(_Choice):
    """One of few, side by side; arrow keys move. ``chosen`` carries the value."""

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        last = len(choices) - 1
        buttons = [_Segment(words, first=i == 0, last=i == last) for i, (_, words) in enumerate(choices)]
        super().__init__(name, [value for value, _ in choices], buttons)
        self.setLayout(hbox(*buttons, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def rename(self, value: object, words: str) -> None:
        """Call a choice something else."""
        button = self._group.button(self._values.index(value))
        button.setText(words)
        button.setAccessibleName(words)
        button.updateGeometry()


class _Segment(QAbstractButton):
    def __init__(self, words: str, *, first: bool, last: bool) -> None:
        super().__init__()
        self._ends = (first, last)
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(int(look.text_width(self.text(), "smallb")) + px(26), px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        first, last = self._ends
        outer = rect.adjusted(0 if first else -px(8), 0, 0 if last else px(8), 0)
        paint.frame(p, outer, "surface2", "line2")
        if self.isChecked():
            paint.frame(p, rect, "surface", "accent", px(1.5))
        if self.hasFocus():
            paint.focus_frame(p, rect)
        role: Role = "smallb" if self.isChecked() else "small"
        token = "accent" if self.isChecked() else "text2"
        paint.text(p, rect.adjusted(0, -1, 0, 0), self.text(), role, token, paint.CENTER)


class RadioList(_Choice):
    """One of few, below each other; ``chosen`` carries the value."""

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        buttons = [QRadioButton(words) for _, words in choices]
        for button in buttons:
            button.setAccessibleName(button.text())
        super().__init__(name, [value for value, _ in choices], buttons)
        self.setLayout(vbox(*buttons, gap=4))


@dataclass(frozen=True)
class Option:
    """What an option card shows: title, big figure with unit, lines with icon, a sentence."""

    value: object
    title: str
    key: str = ""
    figure: str = ""
    unit: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    text: str = ""


class OptionCards(QWidget):
    """Cards to choose one from, each a radio button with its key. ``chosen`` carries the value.

    The keys themselves belong to the page (they must not fire while a text field has the focus): it calls
    :meth:`choose_key`.
    """

    chosen = Signal(object)

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._cards = [OptionCard(option) for option in options]
        for index, card in enumerate(self._cards):
            self._group.addButton(card, index)
        self.setLayout(vbox(Columns(*((card, 1) for card in self._cards), gap=12), gap=0))
        self._group.idClicked.connect(self._on_clicked)
        if self._cards:
            self._cards[0].setChecked(True)

    def show_options(self, options: Sequence[Option]) -> None:
        """Show new figures on the same cards."""
        for card, option in zip(self._cards, options, strict=True):
            card.show_option(option)

    def value(self) -> object:
        """The value chosen."""
        index = self._group.checkedId()
        return self._cards[index].option.value if index >= 0 else None

    def set_value(self, value: object) -> None:
        """Show a choice without emitting."""
        for card in self._cards:
            if card.option.value == value:
                card.setChecked(True)

    def choose_key(self, key: str) -> bool:
        """Choose the card with this key, as a click would; False if there is none."""
        for card in self._cards:
            if card.option.key == key and card.isEnabled():
                card.click()
                return True
        return False

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        self.chosen.emit(self._cards[index].option.value)


class OptionCard(QAbstractButton):
    """One option: the whole card is the radio button."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._text = Label(option.text, "cap", "text2", wrap=True, align=Qt.AlignmentFlag.AlignTop)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._top = QWidget()
        self._top.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(vbox(self._top, (self._text, 1), gap=6, margin=(14, 12, 12, 12)))
        self.show_option(option)

    def show_option(self, option: Option) -> None:
        """Show other figures."""
        self.option = option
        self.setText(option.title)
        words = [option.title, f"{option.figure} {option.unit}".strip(), *(line for _, line in option.lines)]
        self.setAccessibleName(", ".join(word for word in words if word))
        self.setAccessibleDescription(option.text)
        self._text.setText(option.text)
        sized(self._top, height=self._top_height(), min_width=150)
        self.update()

    def _top_height(self) -> float:
        return 30 + (44 if self.option.figure else 0) + 24 * len(self.option.lines) + 4

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        on = self.isChecked()
        paint.frame(p, rect, "accentSoft" if on else "surface", "accent" if on else "line", 2 if on else 1, 8)
        self._paint_head(p, on)
        y = float(px(46))
        if self.option.figure:
            x = float(px(14))
            width = look.text_width(self.option.figure, "kpi")
            paint.text(p, QRectF(x, y - px(4), width + 2, px(42)), self.option.figure, "kpi")
            unit = QRectF(x + width + px(8), y + px(9), rect.width(), px(22))
            paint.text(p, unit, self.option.unit, "small", "text2")
            y += px(42)
        for index, (icon, words) in enumerate(self.option.lines):
            draw_icon(p, icon, QRectF(px(14), y + px(4), px(16), px(16)), "text2")
            line = QRectF(px(36), y, rect.width() - px(44), px(24))
            paint.text(p, line, words, "smallb" if index == 0 else "small", "text" if index == 0 else "text2")
            y += px(24)
        if self.option.text:
            paint.fill(p, QRectF(px(14), y + px(3), rect.width() - px(26), 1), "line2" if on else "line")
        if self.hasFocus():
            paint.focus_frame(p, rect, 8)

    def _paint_head(self, p: QPainter, on: bool) -> None:
        c = QPointF(px(24), px(23))
        p.setPen(QPen(look.color("accent" if on else "ctl"), px(6) if on else 1))
        p.setBrush(look.color("onAccent") if on else look.color("surface"))
        radius = px(7) if on else px(9.5)
        p.drawEllipse(c, radius, radius)
        key = self.option.key
        key_width = paint.key_width(key) if key else 0
        title = QRectF(px(42), px(10), self.width() - px(60) - key_width, px(26))
        paint.text(p, title, self.option.title, "bodyb")
        if key:
            paint.key_cap(p, QRectF(self.width() - px(12) - key_width, px(11), key_width, px(24)), key)
