"""What the program tells the user: one line in the footer, kept in a log, said to screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from qmapp.ui.style import Tone

PLAIN_SECONDS = 6
UNDO_SECONDS = 10


@dataclass(frozen=True)
class Message:
    """A short message. ``undo`` offers Rückgängig beside it."""

    text: str
    tone: Tone = "ok"
    undo: bool = False
    when: datetime | None = None

    @property
    def seconds(self) -> int:
        """How long it stays."""
        return UNDO_SECONDS if self.undo else PLAIN_SECONDS


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` without moving the focus."""
    if text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def as_lines(messages: Sequence[Message]) -> str:
    """The log as text, newest first."""
    return "\n".join(f"{m.when:%H:%M}  {m.text}" if m.when else m.text for m in reversed(messages))
