"""Creating and opening workspaces off the window's thread; nothing here is imported before the window is painted."""

import getpass
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qmapp import paths
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.settings import Settings
from qmapp.ui.anchors import forget
from qmapp.ui.jobs import Job, Work

if TYPE_CHECKING:
    from qmapp.workspace import Schema, Workspace

SUFFIX = ".qcheck"
KEPT_RECENT = 12
OpenExample = Callable[[Progress], "Workspace"]


@dataclass(frozen=True)
class NewWorkspace:
    """What the dialog for a new workspace asks for."""

    path: Path
    title: str
    amt: str
    passphrase: str


def examiner(settings: Settings) -> str:
    """Who works here: the name in the settings, else the login name."""
    return settings.examiner or getpass.getuser()


def schema() -> "Schema":
    """All tables of the program; loading them takes longer than painting the window."""
    from qmapp.schema import SCHEMA

    return SCHEMA


def open_example(progress: Progress, create: Callable[[Path, Progress], object] | None = None) -> "Workspace":
    """Open the example year, writing it first if this computer has none, or one that another program has told."""
    from qmapp.beispiel import create_example
    from qmapp.workspace import Workspace

    path = example_path()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        (create or create_example)(path, progress)
        _forget_older(path)
    return Workspace.open(path, None, schema(), wer=getpass.getuser())


def example_path() -> Path:
    """Where the example of this program lies, or will."""
    from qmapp.beispiel import example_version

    return paths.cache_dir() / "Beispiel" / example_version() / "Beispieljahr.qcheck"


def _forget_older(current: Path) -> None:
    """Delete the examples of earlier programs; one that is open elsewhere stays until next time."""
    for folder in current.parent.parent.iterdir():
        if folder != current.parent:
            shutil.rmtree(folder, ignore_errors=True)
    # Until there was more than one telling it lay in the folder itself.
    for leftover in paths.cache_dir().glob(f"{current.name}*"):
        with suppress(OSError):
            leftover.unlink()


class Opener(QObject):
    """Runs the work of the start screen; results and refusals arrive through the job's signals."""

    def __init__(self, settings: Settings, example: OpenExample = open_example, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._example = example
        self._ended = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="opener")

    def job(self, work: Work) -> Job:
        """A job not yet started."""
        return Job(self._pool, work, self)

    def create(self, new: NewWorkspace) -> Job:
        """Create a file and open it."""
        wer = examiner(self._settings)

        def work(_: Progress) -> "Workspace":
            from qmapp.workspace import Workspace

            return Workspace.create(new.path, new.passphrase, schema(), title=new.title, amt=new.amt, wer=wer)

        job = self.job(work)
        job.finished.connect(self._on_created)
        return job

    def open(self, path: Path, passphrase: str, *, read_only: bool = False) -> Job:
        """Open a file."""
        wer = examiner(self._settings)

        def work(_: Progress) -> "Workspace":
            from qmapp.workspace import Workspace

            return Workspace.open(path, passphrase, schema(), wer=wer, read_only=read_only)

        return self.job(work)

    def example(self) -> Job:
        """Open the example year."""
        return self.job(self._example)

    @Slot(object)
    def _on_created(self, workspace: "Workspace") -> None:
        """What an earlier file at the same path had come to says nothing about the new one."""
        forget(self._settings, workspace.path)

    def warm_up(self) -> None:
        """Load what opening needs while the user still reads the start screen."""
        if not self._ended:
            self._pool.submit(_load)

    def shut_down(self) -> None:
        """Let the worker go."""
        self._ended = True
        self._pool.shutdown(wait=False, cancel_futures=True)


def remember(settings: Settings, path: Path) -> None:
    """Put a path on top of the recent ones."""
    text = str(path)
    settings.recent = [text, *(other for other in settings.recent if other != text)][:KEPT_RECENT]
    settings.last_folder = str(path.parent)


def only_readable(error: UserError) -> bool:
    """Whether opening for reading would work where opening for writing was refused."""
    from qmapp.workspace import OnlyReadableError

    return isinstance(error, OnlyReadableError)


def _load() -> None:
    import qmapp.workspace  # noqa: F401 - loaded here so that it is there when the user has typed the passphrase
