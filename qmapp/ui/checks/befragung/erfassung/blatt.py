"""The sheet on the screen: a row per question, walked through with the digits; free texts only where wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget

from qmapp.checks.katalog import Katalog
from qmapp.german import NBSP
from qmapp.ui.checks.befragung.erfassung.fragen import Fragen, scale_boxes
from qmapp.ui.style import paint, px, sized, vbox
from qmapp.ui.widgets.labels import Label

ENDE = "ende"


class Ende(QWidget):
    """Where the way through the sheet ends: Enter saves here, and nothing else does."""

    def __init__(self) -> None:
        super().__init__()
        self._active = False
        sized(self, height=36)
        self.set_text("speichert den Bogen")
        self.set_active(False)

    def set_text(self, words: str) -> None:
        """Say what Enter does here."""
        self._words = words
        self.setAccessibleName(f"Enter {words}")
        self.update()

    def set_active(self, active: bool) -> None:
        """Whether the way has come here."""
        self._active = active
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if active else Qt.FocusPolicy.NoFocus)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        if self._active:
            paint.fill(p, rect, "accentSoft", px(6))
        paint.key_cap(p, QRectF(px(12), rect.center().y() - px(12), px(52), px(24)), "Enter")
        ink = "text" if self._active else "text3"
        paint.text(p, rect.adjusted(px(74), 0, -px(8), 0), self._words, "smallb" if self._active else "small", ink)
        if self.hasFocus():
            paint.focus_frame(p, rect)


class Bogenblatt(QWidget):
    """``changed`` after every answer; ``finished``: Enter at the end; ``moved``: another row is in hand."""

    changed = Signal()
    finished = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._active = ""
        self._letters = True
        self._locked = False
        self.ende = Ende()
        self.fragen = Fragen()
        self._legend = Label("", "cap", "text2", wrap=True)
        self.setLayout(vbox(self._legend, (self.fragen, 1), self.ende, gap=6))
        self.fragen.ticked.connect(self._on_ticked)
        self.fragen.chosen.connect(self.go)
        self.fragen.edited.connect(self.changed)
        self.fragen.asked.connect(self._reveal)

    def show_katalog(self, katalog: Katalog) -> None:
        """Show the rows of a questionnaire."""
        if self.fragen.show_katalog(katalog):
            self._active = ""
            steps = (f"{one.taste} {one.worte}".replace(" ", NBSP) for one in scale_boxes(katalog))
            self._legend.setText("   ".join(steps))
            self.fragen.set_locked(self._locked)

    def set_letters(self, letters: bool) -> None:
        """Whether a letter alone is a key."""
        self._letters = letters

    def set_locked(self, locked: bool) -> None:
        """Show a sheet that takes no answers."""
        self._locked = locked
        self.fragen.set_locked(locked)

    def beantwortet(self) -> tuple[int, int]:
        """Items answered, of how many."""
        return len(self.fragen.werte()), len(self.fragen.items)

    def active(self) -> str:
        """The code of the row in hand, :data:`ENDE` at the end."""
        return self._active

    def start(self, *, focus: bool = True) -> None:
        """Go to the first item without an answer, to the end where there is none."""
        said = self.fragen.werte()
        self.go(next((code for code in self.fragen.items if code not in said), ENDE), focus=focus)

    @Slot(str)
    def go(self, code: str, *, focus: bool = True) -> None:
        """Take a row in hand."""
        rows = self.fragen.rows()
        for one, row in rows.items():
            row.set_active(one == code)
        self.ende.set_active(code == ENDE)
        self._active = code
        target = self.focus_target()
        if focus:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal(target)
        self.moved.emit()

    def focus_target(self) -> QWidget:
        """What has the focus while the sheet is walked through."""
        return self.fragen.rows().get(self._active, self.ende)

    def to_angaben(self) -> None:
        """Go to the first question about oneself."""
        if self.fragen.angaben_codes:
            self.go(self.fragen.angaben_codes[0])

    def to_texts(self) -> None:
        """Go to the first free text."""
        first = self.fragen.first_text()
        if first is not None:
            first.field.area.setFocus()
            self._reveal(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle(event):
            super().keyPressEvent(event)

    def _handle(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and not held:
            self.go(self._active or ENDE)
            return True
        typing = isinstance(QApplication.focusWidget(), QPlainTextEdit)
        if typing or held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier):
            return False
        letter = self._letters or held == Qt.KeyboardModifier.AltModifier
        if letter and key in (Qt.Key.Key_A, Qt.Key.Key_F, Qt.Key.Key_T):
            (self.to_angaben if key == Qt.Key.Key_A else self.to_texts)()
            return True
        return not held and (self._walk(key) or self._press(event.text()))

    def _walk(self, key: Qt.Key) -> bool:
        ways = self._ways()
        place = ways.index(self._active) if self._active in ways else 0
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(ways, place)
        elif key == Qt.Key.Key_Space:
            self._leave_out(ways, place)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Up):
            self.go(ways[max(0, place - 1)])
        elif key == Qt.Key.Key_Down:
            self.go(ways[min(len(ways) - 1, place + 1)])
        elif key == Qt.Key.Key_Home:
            self.go(ways[0])
        elif key == Qt.Key.Key_End:
            self.go(ENDE)
        else:
            return False
        return True

    def _enter(self, ways: Sequence[str], place: int) -> None:
        """At the end save; at a row go on: what is ticked stays, what is not was left out."""
        if self._active == ENDE:
            self.finished.emit()
        else:
            self.go(ways[place + 1])

    def _leave_out(self, ways: Sequence[str], place: int) -> None:
        """Take a tick away and go on; at the end nothing happens, for the space bar may be held too long."""
        if self._active != ENDE and not self._locked:
            self._answer(self._active, None)
            self.go(ways[place + 1])

    def _press(self, key: str) -> bool:
        row = self.fragen.rows().get(self._active)
        return row is not None and not self._locked and key != "" and row.press_key(key)

    def _ways(self) -> tuple[str, ...]:
        """The rows in the order of the keys: the items and the end; the questions about oneself only once there."""
        about = self.fragen.angaben_codes
        return (*(about if self._active in about else self.fragen.items), ENDE)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll the rows to it, and the page where the rows are folded below something."""
        if widget is not self.ende:
            self.fragen.reveal(widget)
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget, 0, px(50))
            around = around.parentWidget()

    def _answer(self, code: str, value: int | None) -> None:
        self.fragen.rows()[code].set_value(value)
        self.changed.emit()

    @Slot(str, int)
    def _on_ticked(self, code: str, value: int) -> None:
        if self._locked:
            return
        self._active = code
        self._answer(code, value)
        ways = self._ways()
        self.go(ways[ways.index(code) + 1])
