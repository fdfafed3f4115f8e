"""What a page may ask for: read, act, run long work, navigate, tell the user. Pages get one Context, nothing else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.settings import Settings
from qmapp.ui.jobs import Job
from qmapp.ui.style import Tone
from qmapp.ui.widgets.messages import Message

if TYPE_CHECKING:
    from qmapp.workspace import Anker, Workspace

P = ParamSpec("P")
T = TypeVar("T")


class SaveState(Enum):
    """What the save mark in the header says."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class Context(QObject):
    """The open workspace as pages see it.

    ``changed`` carries the frozenset of table names after every commit, also after undo and redo.
    """

    changed = Signal(object)
    save_state = Signal(object, str)
    told = Signal(object)
    navigated = Signal(str, object)
    job_started = Signal(object)
    _committed = Signal(object)

    def __init__(
        self,
        workspace: "Workspace",
        settings: Settings,
        *,
        wer: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.settings = settings
        self.wer = wer
        self._clock = clock
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="worker")
        self.messages: list[Message] = []
        #: True from the moment the file is being closed: nothing more can be run.
        self.closed = False
        # Through a signal, because a command run by the worker reports from the worker's thread.
        self._committed.connect(self._on_committed)
        self._unsubscribe = workspace.subscribe(self._committed.emit)

    def heute(self) -> date:
        """Today in the user's time zone."""
        return self._clock().astimezone().date()

    def jetzt(self) -> datetime:
        """Now, aware, in UTC."""
        return self._clock()

    def read(self, query: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask a query; the answer is frozen rows or values."""
        return self.workspace.read(query, *args, **kwargs)

    def act(self, label: str, command: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Execute a command; a refusal becomes a message in the footer and None. ``label`` is what undo will say."""
        try:
            return self.perform(label, command, *args, **kwargs)
        except UserError as error:
            self.tell_error(error)
            return None

    def perform(self, label: str, command: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Execute a command; a refusal is raised as UserError for the page to show at the field."""
        self.save_state.emit(SaveState.SAVING, "")
        try:
            result = self.workspace.execute(label, command, *args, **kwargs)
        except UserError as error:
            self._mark_refused(error)
            raise
        self._mark_saved()
        return result

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_error: Callable[[UserError], None] | None = None,
        on_progress: Callable[[int, int], None] | None = None,
        *,
        label: str = "",
        unit: str = "",
    ) -> Job:
        """Run ``work(progress)`` in the worker thread; the receivers are called in the window's thread.

        Receivers are bound methods of QObjects, marked ``@Slot(object)``. Without ``on_error`` a failure becomes a
        message. With ``label`` the window shows a progress dialog with Abbrechen when it takes longer than 0,3 s;
        ``unit`` is what the progress counts ("Zeilen"), without it the dialog shows per cent.
        """
        job = Job(self._pool, work, self, unit)
        job.setObjectName(label)
        job.finished.connect(on_done)
        job.failed.connect(on_error or self.tell_error)
        if on_progress is not None:
            job.progressed.connect(on_progress)
        job.start()
        if label:
            self.job_started.emit(job)
        return job

    def run_act(
        self,
        label: str,
        command: Callable[..., T],
        *args: object,
        on_done: Callable[[T], None],
        on_error: Callable[[UserError], None] | None = None,
        unit: str = "",
    ) -> Job:
        """Execute a long command (it takes ``progress=``) in the worker, with progress dialog and cancel."""
        self.save_state.emit(SaveState.SAVING, "")

        def work(progress: Callable[[int, int], None]) -> T:
            return self.workspace.execute(label, partial(command, progress=progress), *args)

        job = self.run(work, on_done, on_error, label=label, unit=unit)
        job.finished.connect(self._mark_saved)
        job.failed.connect(self._mark_refused)
        job.cancelled.connect(self._mark_unchanged)
        return job

    def navigate(self, key: str, *target: object) -> None:
        """Open the page ``key``; ``target`` (an id, usually) goes to its ``show_target``."""
        self.navigated.emit(key, target)

    def tell(self, text: str, *, tone: Tone = "ok", undo: bool = False) -> None:
        """Say something short in the footer (6 s; 10 s with undo); it stays in the message log."""
        message = Message(text, tone, undo, self.jetzt().astimezone())
        self.messages.append(message)
        self.told.emit(message)

    @Slot(object)
    def tell_error(self, error: UserError) -> None:
        """Say a refusal in the footer."""
        self.tell(error.text, tone="bad")

    @Slot()
    def undo(self) -> None:
        """Undo the last step and say which one it was."""
        self._step(self.workspace.undo, "Rückgängig gemacht: ")

    @Slot()
    def redo(self) -> None:
        """Do the last undone step again and say which one it was."""
        self._step(self.workspace.redo, "Wiederholt: ")

    def close(self, progress: Progress = silent) -> "Anker":
        """Wait for the worker, then close the workspace (which makes its backup). May run in another thread.

        Returns the head of its change log, by which the file is known again when it is opened next.
        """
        self.closed = True
        self._pool.shutdown(wait=True)
        self._unsubscribe()
        try:
            return self.workspace.anchor()
        finally:
            self.workspace.close()

    def _step(self, step: Callable[[], str], words: str) -> None:
        try:
            label = step()
        except UserError as error:
            self.tell(error.message, tone="info")
            return
        self._mark_saved()
        self.tell(words + label)

    @Slot(object)
    def _on_committed(self, tables: frozenset[str]) -> None:
        self.changed.emit(tables)

    @Slot()
    def _mark_saved(self) -> None:
        self.save_state.emit(SaveState.SAVED, f"{self.jetzt().astimezone():%H:%M}")

    @Slot()
    def _mark_unchanged(self) -> None:
        """Nothing was written, and nothing written is lost: the mark says again what it said before."""
        self.save_state.emit(SaveState.SAVED, "")

    @Slot(object)
    def _mark_refused(self, error: UserError) -> None:
        """A refusal of the rules leaves nothing unsaved; a fault of the disk does, and comes with its cause."""
        if isinstance(error.__cause__, OSError) or _from_database(error.__cause__):
            self.save_state.emit(SaveState.FAILED, "")
        else:
            self._mark_unchanged()


def _from_database(cause: BaseException | None) -> bool:
    """Whether the cause is one of the database driver's own errors (named, because ui imports no driver)."""
    return cause is not None and type(cause).__module__.split(".")[0] in ("sqlalchemy", "sqlcipher3")
