"""Long work off the window's thread: one worker, progress, cancel, and receivers that run in the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, Qt, Signal, Slot

from qmapp.errors import Cancelled, UserError
from qmapp.progress import Progress

#: Progress is passed on at most this often, so that a fast work does not flood the window.
_PAUSE_SECONDS = 0.05

Work = Callable[[Progress], object]
OnDone = Callable[[object], None]
OnError = Callable[[UserError], None]


class Job(QObject):
    """One running work. All signals arrive in the thread that made the job."""

    progressed = Signal(object, object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _reported = Signal(object)

    def __init__(self, pool: ThreadPoolExecutor, work: Work, parent: QObject, unit: str = "") -> None:
        super().__init__(parent)
        #: What the progress counts, in words for the user; empty if its numbers mean nothing to a person.
        self.unit = unit
        self._stop = Event()
        self._last = 0.0
        self._work: Work | None = work
        self._pool = pool
        self._reported.connect(self._report, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Hand the work to the worker, once; connect the signals before."""
        # The work knows the context, whose child this is: kept any longer, the end of this object could be the last
        # one to let go of its own parent, which would destroy it a second time.
        work, self._work = self._work, None
        assert work is not None, "a job starts once"
        self._pool.submit(work, self._progress).add_done_callback(self._reported.emit)

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next progress report."""
        self._stop.set()

    def is_cancelling(self) -> bool:
        """Whether the user has asked to stop."""
        return self._stop.is_set()

    def _progress(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if now - self._last >= _PAUSE_SECONDS or done == total:
            self._last = now
            self.progressed.emit(done, total)

    @Slot(object)
    def _report(self, future: Future[object]) -> None:
        error = future.exception()
        # Before the result: who hears that may open a dialog, and the progress must not come up over it.
        self.ended.emit()
        try:
            if error is None:
                self.finished.emit(future.result())
            elif isinstance(error, Cancelled):
                self.cancelled.emit()
            else:
                self.failed.emit(as_user_error(error))
        finally:
            self.deleteLater()


def as_user_error(error: BaseException) -> UserError:
    """A refusal as it is; anything else is logged (type and place, no contents) and said in general words."""
    if isinstance(error, UserError):
        return error
    from qmapp.log import record

    record(error)
    return UserError(
        "Dabei ist ein unerwarteter Fehler aufgetreten.",
        safe="Ihre gespeicherten Daten sind unverändert.",
        advice="Einzelheiten stehen im Programmprotokoll.",
    )
