"""Form fields: name above, input, below it the error (sign + sentence) or a hint.

A field saves itself: ``committed`` is emitted with the value when the user leaves the input, presses Enter or pauses
for two seconds, and only if the value is valid and new. ``edited`` is emitted at every keystroke that yields a valid
value (for live calculation). Setting a value emits nothing.
"""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qmapp.errors import UserError
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.labels import Icon, Label, repolish, show_if
from qmapp.ui.widgets.signs import KeyCap

T = TypeVar("T")
COMMIT_AFTER_MS = 2000


class Field(QWidget):
    """A named input. ``name`` is what :attr:`UserError.field` refers to."""

    committed = Signal(object)
    edited = Signal(object)

    def __init__(self, label: str, editor: QWidget, *, name: str = "", hint: str = "", key: str = "") -> None:
        super().__init__()
        self.name = name
        self.label = label
        self.editor = editor
        editor.setAccessibleName(label)
        self._hint_text = hint
        self._caption = Label(label, "smallb", "text2")
        self._caption.setBuddy(editor)
        self._hint = Label(hint, "cap", "text3", wrap=True)
        self._error = Label("", "cap", "bad", wrap=True)
        self._error_row = box(hbox(Icon("alert-square-filled", 15, "bad"), (self._error, 1), gap=6))
        head = hbox(self._caption, None, *((KeyCap(key),) if key else ()), gap=4)
        self.setLayout(vbox(head, editor, self._error_row, self._hint, None, gap=4))
        self._error_row.hide()
        show_if(self._hint, bool(hint))

    def set_label(self, label: str) -> None:
        """Rename the field."""
        self.label = label
        self._caption.setText(label)
        self.editor.setAccessibleName(label)

    def hide_label(self) -> None:
        """Leave the name to assistive software, where what stands in the field says enough to the eye."""
        self._caption.hide()

    def set_hint(self, hint: str) -> None:
        """Change the sentence below."""
        self._hint_text = hint
        self._hint.setText(hint)
        show_if(self._hint, bool(hint) and not self.error())
        self._describe()

    def set_error(self, sentence: str) -> None:
        """Mark the field and say why; an empty sentence clears it."""
        if sentence == self.error():
            return
        self._error.setText(sentence)
        show_if(self._error_row, bool(sentence))
        show_if(self._hint, bool(self._hint_text) and not sentence)
        repolish(self.editor, state="error" if sentence else "")
        self._describe()

    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self._error.text()

    def commit(self) -> bool:
        """Read the input as on leaving it; True if it is valid."""
        return True

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(self.error() or self._hint_text)


def is_page_key(event: QKeyEvent) -> bool:
    """Whether it is a letter or digit with Alt alone: a key of the page, which no field types.

    What Alt makes another character of (Option+L is @ on a Mac) is text.
    """
    alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
    return alone and len(event.text()) == 1 and ord(event.text().upper()) == event.key()


class _Line(QLineEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_page_key(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class LineField(Field, Generic[T]):
    """A one-line input whose text is read as a value of type T."""

    #: What an empty input is.
    _nothing: T | None = None

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        key: str = "",
        placeholder: str = "",
        required: bool = False,
    ) -> None:
        self.line = _Line()
        super().__init__(label, self.line, name=name, hint=hint, key=key)
        sized(self.line, height=36)
        self._required = required
        self._last: object = self._nothing
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.commit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_AFTER_MS)
        self._timer.timeout.connect(self._commit_if_valid)

    def parse(self, text: str) -> T:
        """Read the text; ValueError with a German sentence if it is not a value."""
        raise NotImplementedError

    def format(self, value: T) -> str:
        """The value as the user reads it."""
        return str(value)

    def value(self) -> T | None:
        """The value typed, or None when empty or invalid."""
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return self.parse(text)
        except ValueError:
            return None

    def set_value(self, value: T | None) -> None:
        """Show a value without emitting; a field being typed into is left alone when its value is the same.

        The empty text is no value here as it is when the user leaves the input empty.
        """
        self._timer.stop()
        if value == "":
            value = None
        self._last = self._nothing if value is None else value
        if value is not None and self.line.hasFocus() and self.value() == value:
            return
        self.line.setText("" if value is None else self.format(value))
        if not self.line.hasFocus():
            # A text longer than the line is read from its beginning.
            self.line.setCursorPosition(0)
        self.set_error("")

    def set_read_only(self, read_only: bool) -> None:
        """Freeze the input; it can still be read and copied."""
        self.line.setReadOnly(read_only)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    @Slot()
    def commit(self) -> bool:
        """Read the input, show the error or emit ``committed``; True if the input is valid."""
        self._timer.stop()
        text = self.line.text().strip()
        try:
            value = self._read(text)
        except ValueError as error:
            self.set_error(str(error))
            return False
        self.set_error("")
        if value is not None:
            shown = self.format(value)
            if shown != self.line.text():
                self.line.setText(shown)
        if value != self._last:
            self._last = value
            self.committed.emit(value)
        return True

    def _read(self, text: str) -> T | None:
        if text:
            return self.parse(text)
        if self._required:
            raise ValueError(f"Bitte füllen Sie „{self.label}“ aus.")
        return self._nothing

    @Slot()
    def _on_edited(self) -> None:
        self._timer.start()
        try:
            value = self._read(self.line.text().strip())
        except ValueError:
            return
        self.set_error("")
        self.edited.emit(value)

    @Slot()
    def _commit_if_valid(self) -> None:
        """Save after a pause, but leave the text as typed: the user may still be in the middle of it."""
        try:
            value = self._read(self.line.text().strip())
        except ValueError:
            return
        if value != self._last:
            self._last = value
            self.committed.emit(value)


class TextField(LineField[str]):
    """One line of text; an empty one is the empty text."""

    _nothing = ""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        hint: str = "",
        key: str = "",
        placeholder: str = "",
        required: bool = False,
        secret: bool = False,
    ) -> None:
        super().__init__(label, name=name, hint=hint, key=key, placeholder=placeholder, required=required)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)

    def parse(self, text: str) -> str:
        return text

    def value(self) -> str:
        """The text typed."""
        return self.line.text().strip()


class ListField(LineField[tuple[str, ...]]):
    """Several words in one line, separated by commas."""

    separator = ","
    _nothing = ()

    def parse(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.strip() for part in text.split(self.separator) if part.strip()))

    def format(self, value: tuple[str, ...]) -> str:
        return f"{self.separator} ".join(value)


class NamesField(ListField):
    """Several roles or names in one line, separated by semicolons: „Leitung Grundsatz, Vertretung“ is one of them."""

    separator = ";"


def show_at_field(error: UserError, fields: Sequence[Field]) -> bool:
    """Show a refusal at the field it names and put the focus there; False if it names none of them."""
    for field in fields:
        if field.name and field.name == error.field:
            field.set_error(" ".join(part for part in (error.message, error.advice) if part))
            field.editor.setFocus()
            return True
    return False
