"""The pause: by the button, and by itself after ten minutes without input."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.ui.style import vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import EmptyState

IDLE_MS: Final = 600_000


class Pause(QWidget):
    """Stands in place of the Prüfpunkte while the work pauses; ``ended`` when it goes on."""

    ended = Signal()

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._since: datetime | None = None
        self.go_on = Button("Weiter prüfen", "player-play", "primary")
        self._state = EmptyState("player-pause", "Pause", "", self.go_on)
        self.setLayout(vbox(self._state, gap=0))
        self.go_on.clicked.connect(self.ended)
        self._minute = QTimer(self)
        self._minute.setInterval(30_000)
        self._minute.timeout.connect(self._show)

    def begin(self) -> None:
        """Start counting."""
        self._since = self._clock()
        self._minute.start()
        self._show()

    def finish(self) -> None:
        """The work goes on."""
        self._since = None
        self._minute.stop()

    @Slot()
    def _show(self) -> None:
        if self._since is None:
            return
        minutes = int((self._clock() - self._since).total_seconds()) // 60
        begun = f"{self._since.astimezone():%H:%M}"
        long = "" if minutes < 1 else f" ({minutes}\u00a0Min.)"
        words = (
            f"Seit {begun} Uhr{long}. Alle Antworten sind gespeichert. "
            "Unterbrechungen über 10 Minuten zählen nicht zur Prüfzeit."
        )
        self._state.set("Pause", words)


class Ruhe(QObject):
    """Emits ``idle`` ten minutes after the last :meth:`touch`."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self.idle)

    @Slot()
    def touch(self) -> None:
        """Something was done."""
        self._timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
