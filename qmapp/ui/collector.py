"""Cyclic garbage is collected in the window's thread only.

Python collects in whichever thread allocates. A worker that does so while a closed page lies about in a reference
cycle destroys Qt widgets in the wrong thread, and the program dies (seen here, not only read about).
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_PERIOD_MS = 1000


class MainThreadCollector(QObject):
    """Switches automatic collection off and collects by the same thresholds from a timer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_PERIOD_MS)

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        due = [gc.get_count()[i] > gc.get_threshold()[i] for i in range(3)]
        if due[0]:
            gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
