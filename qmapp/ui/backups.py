"""A verified backup every ten minutes, in the worker, if anything has changed since the last one."""

from PySide6.QtCore import QObject, QTimer, Slot

from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.context import Context

PERIOD_MS = 10 * 60 * 1000


class TimedBackup(QObject):
    """Lives as long as its parent, the shell."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._changed = False
        context.changed.connect(self._note)
        timer = QTimer(self)
        timer.timeout.connect(self.run_if_changed)
        timer.start(PERIOD_MS)

    @Slot()
    def run_if_changed(self) -> None:
        """Make the backup, if there is something new to keep."""
        if self._changed and not self._context.workspace.read_only:
            self._changed = False
            self._context.run(self._backup, self._done, self._failed)

    def _backup(self, progress: Progress) -> object:
        from qmapp.workspace import Grund

        return self._context.workspace.backup(Grund.ZEIT)

    @Slot(object)
    def _note(self, tables: frozenset[str]) -> None:
        self._changed = True

    @Slot(object)
    def _done(self, backup: object) -> None:
        """A backup made in passing needs no words."""

    @Slot(object)
    def _failed(self, error: UserError) -> None:
        self._changed = True
        self._context.tell_error(error)
