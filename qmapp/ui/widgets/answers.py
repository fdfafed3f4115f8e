"""The answers of a Prüfpunkt as real buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qmapp.ui.style import Tone, draw_icon, hbox, look, paint, px


@dataclass(frozen=True)
class Answer:
    """One possible answer: its value, key, word, sign and tone; ``short`` is the word for little room."""

    value: object
    key: str
    words: str
    icon: str
    tone: Tone
    short: str = ""


#: How much of an answer its button says.
Form = Literal["words", "short", "key"]


class AnswerButtons(QWidget):
    """The answers of one Prüfpunkt as real buttons. ``answered`` carries the value, or None when taken back.

    While ``set_active(True)`` the buttons show their keys. The page calls :meth:`press_key`.
    """

    answered = Signal(object)

    def __init__(self, name: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._value: object = None
        row = hbox(gap=6)
        self._buttons: list[AnswerButton] = []
        for answer in answers:
            button = AnswerButton(answer, name)
            button.pressed_answer.connect(self._on_pressed)
            self._buttons.append(button)
            row.addWidget(button, max(5, len(answer.words)))
        self.setLayout(row)

    def value(self) -> object:
        """The answer given, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show an answer without emitting."""
        self._value = value
        for button in self._buttons:
            button.setChecked(button.answer.value == value)

    def set_form(self, form: Form) -> None:
        """Say the answers in words, in short ones, or show nothing but their keys."""
        for button in self._buttons:
            button.set_form(form)

    def fit(self, width: int) -> None:
        """Say as much as this width has room for."""
        gaps = px(6) * (len(self._buttons) - 1)
        forms: tuple[Form, ...] = ("words", "short")
        for form in forms:
            if sum(button.width_for(form) for button in self._buttons) + gaps <= width:
                self.set_form(form)
                return
        self.set_form("key")

    def set_active(self, active: bool) -> None:
        """Show the keys on the buttons (the Prüfpunkt has the focus)."""
        for button in self._buttons:
            button.set_active(active)

    def press_key(self, key: str) -> bool:
        """Press the answer with this key; False if there is none."""
        for button in self._buttons:
            if button.answer.key == key and button.isEnabled():
                self._on_pressed(button.answer.value)
                return True
        return False

    def set_locked(self, locked: bool) -> None:
        """Show the answer but take no other."""
        for button in self._buttons:
            button.setEnabled(not locked)

    @Slot(object)
    def _on_pressed(self, value: object) -> None:
        wanted = None if value == self._value else value
        self.set_value(wanted)
        self.answered.emit(wanted)


class AnswerButton(QAbstractButton):
    """One answer: sign and word, tinted when given."""

    pressed_answer = Signal(object)

    def __init__(self, answer: Answer, question: str) -> None:
        super().__init__()
        self.answer = answer
        self._active = False
        self._form: Form = "words"
        self.setText(answer.words)
        self.setAccessibleName(f"{answer.words}, Taste {answer.key}")
        self.setAccessibleDescription(question)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def set_active(self, active: bool) -> None:
        """Show the key instead of the sign."""
        self._active = active
        self.update()

    def set_form(self, form: Form) -> None:
        """Say it in words, in a short one, or show nothing but the key; its name for screen readers stays."""
        if form != self._form:
            self._form = form
            self.setText(self._words(form))
            self.setToolTip("" if form == "words" else self.answer.words)
            self.updateGeometry()

    def width_for(self, form: Form) -> int:
        """The least width it needs to say so much."""
        return px(38) + (0 if form == "key" else int(look.text_width(self._words(form), "smallb")))

    def _words(self, form: Form) -> str:
        return self.answer.short if form == "short" and self.answer.short else self.answer.words

    def sizeHint(self) -> QSize:
        more = 0 if self._form == "key" else px(8)
        return QSize(self.width_for(self._form) + more, px(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width_for(self._form), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        on, tone = self.isChecked(), self.answer.tone
        muted = not self.isEnabled() and not on
        ground = tone + "S" if on else ("neutralS" if muted else "surface")
        paint.frame(p, rect, ground, tone if on else "line2", px(1.5) if on else 1)
        if self._form == "key":
            self._paint_key(p, rect, on)
            return
        if self._active and not on and self.isEnabled():
            width = max(px(19), int(look.text_width(self.answer.key, "capb")) + px(8))
            paint.key_cap(p, QRectF(px(7), rect.center().y() - px(10), width, px(20)), self.answer.key)
        else:
            side = px(16)
            sign = QRectF(px(9), rect.center().y() - side / 2, side, side)
            draw_icon(p, self.answer.icon, sign, tone if on else "text3", 2.2)
        words = rect.adjusted(px(31), 0, -px(2), -1)
        paint.text(p, words, self.text(), "smallb" if on else "small", tone if on else "text2")
        if self.hasFocus():
            paint.focus_frame(p, rect)

    def _paint_key(self, p: QPainter, rect: QRectF, on: bool) -> None:
        """The key is the sign: a cap while it can be pressed, a bold letter once it is given."""
        cap = QRectF(rect.center().x() - px(11), rect.center().y() - px(10), px(22), px(20))
        if self._active and not on and self.isEnabled():
            paint.key_cap(p, cap, self.answer.key)
        else:
            ink = self.answer.tone if on else "text3"
            paint.text(p, rect, self.answer.key, "bodyb" if on else "small", ink, paint.CENTER)
        if self.hasFocus():
            paint.focus_frame(p, rect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_answer.emit(self.answer.value)
