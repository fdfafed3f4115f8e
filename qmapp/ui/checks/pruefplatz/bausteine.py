"""Textbausteine of a Prüfpunkt, and the placeholders in them that still want a word."""

import re
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QSizePolicy, QWidget

from qmapp.ui.style import look, paint, px, vbox
from qmapp.ui.widgets.labels import Label, show_if

#: Keys of the Textbausteine; F11 is the full screen.
TASTEN: Final = ("F7", "F8", "F9", "F10", "F12")
_GAP: Final = re.compile(r"\{[a-zäöüß_]+\}")


class Bausteine(QWidget):
    """The Textbausteine with their keys; ``wanted`` carries the text of the one chosen."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Textbausteine")
        self._lines = [_Zeile(key) for key in TASTEN]
        for line in self._lines:
            line.clicked.connect(self._on_clicked)
        self.setLayout(vbox(Label("Textbausteine", "smallb", "text2"), *self._lines, gap=2))

    def show_texts(self, texts: tuple[str, ...]) -> None:
        """Offer other texts."""
        for index, line in enumerate(self._lines):
            line.show_text(texts[index] if index < len(texts) else "")
        show_if(self, bool(texts))

    def text(self, index: int) -> str:
        """The text under the n-th key, or nothing."""
        return self._lines[index].words if index < len(self._lines) else ""

    @Slot()
    def _on_clicked(self) -> None:
        line = self.sender()
        assert isinstance(line, _Zeile)
        self.wanted.emit(line.words)


class _Zeile(QAbstractButton):
    """Two lines of the text and its key."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, words: str) -> None:
        self.words = words
        self.setText(words)
        self.setAccessibleName(f"Textbaustein {self._key}: {words}")
        self.setToolTip(words)
        show_if(self, bool(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(160), px(38))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(38))

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        if self.underMouse():
            paint.fill(p, rect, "surface2", px(6))
        cap = paint.key_width(self._key)
        room = rect.adjusted(px(2), 0, -cap - px(12), 0)
        for number, line in enumerate(_two_lines(self.words, room.width())):
            paint.text(p, QRectF(room.x(), px(2 + 17 * number), room.width(), px(17)), line, "cap")
        paint.key_cap(p, QRectF(rect.right() - cap, rect.center().y() - px(12), cap, px(24)), self._key)
        if self.hasFocus():
            paint.focus_frame(p, rect)


def _two_lines(words: str, width: float) -> tuple[str, str]:
    """Broken at a word so that the first line fits; the second may be shortened."""
    metrics = QFontMetricsF(look.font("cap"))
    end = len(words)
    while metrics.horizontalAdvance(words[:end]) > width and " " in words[:end]:
        end = words.rindex(" ", 0, end)
    return words[:end], words[end:].strip()


def insert_text(area: QPlainTextEdit, text: str) -> None:
    """Put a Textbaustein at the cursor, on a line of its own, and select its first placeholder for typing."""
    cursor = area.textCursor()
    before = area.toPlainText()[: cursor.selectionStart()]
    start = cursor.selectionStart()
    lead = "" if not before or before.endswith(("\n", " ")) else "\n"
    cursor.insertText(lead + text)
    area.setTextCursor(cursor)
    select_gap(area, start)


def select_gap(area: QPlainTextEdit, start: int = 0) -> bool:
    """Select the first placeholder at or after ``start``; False if there is none."""
    found = _GAP.search(area.toPlainText(), start)
    if found is None:
        return False
    cursor = area.textCursor()
    cursor.setPosition(found.start())
    cursor.setPosition(found.end(), QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    return True


def gaps_in(text: str) -> tuple[str, ...]:
    """Placeholders that still want a word, as a user reads them: ``{betrag_soll}`` → ``betrag soll``."""
    return tuple(dict.fromkeys(gap.strip("{}").replace("_", " ") for gap in _GAP.findall(text)))
