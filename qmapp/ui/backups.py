"""What the worker does for the file's safety while the user works: backups in passing, and one file when idle."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.context import Context

PERIOD_MS = 10 * 60 * 1000
IDLE_MS = 30 * 1000


class _Upkeep(QTimer):
    """Lives as long as its parent, the shell; closing the file does all this itself, so then it is silent."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._changed = False
        self.timeout.connect(self.run_if_changed)
        if not context.workspace.read_only:
            context.changed.connect(self._note)

    @Slot()
    def run_if_changed(self) -> None:
        """Do the work, if there is something new."""
        parent = self.parent()
        if self._changed and not self._context.closed and isinstance(parent, QWidget) and parent.isEnabled():
            self._changed = False
            self._context.run(self._work, self._done, self._failed)

    def _work(self, progress: Progress) -> object:
        raise NotImplementedError

    @Slot(object)
    def _note(self, tables: frozenset[str]) -> None:
        self._changed = True

    @Slot(object)
    def _done(self, result: object) -> None:
        """What is done in passing needs no words."""

    @Slot(object)
    def _failed(self, error: UserError) -> None:
        self._changed = True


class TimedBackup(_Upkeep):
    """A verified backup every ten minutes, if anything has changed since the last one."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.start(PERIOD_MS)

    def _work(self, progress: Progress) -> object:
        from qmapp.workspace import Grund

        return self._context.workspace.backup(Grund.ZEIT)

    @Slot(object)
    def _failed(self, error: UserError) -> None:
        super()._failed(error)
        self._context.tell_error(error)


class IdleCheckpoint(_Upkeep):
    """After half a minute without a step the one file holds everything, so that a copy made by hand is complete.

    A failure says nothing: the steps are on the disk all the same, and the next pause tries again.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.setSingleShot(True)
        self.setInterval(IDLE_MS)

    def _work(self, progress: Progress) -> object:
        self._context.workspace.checkpoint()
        return None

    @Slot(object)
    def _note(self, tables: frozenset[str]) -> None:
        super()._note(tables)
        self.start()
