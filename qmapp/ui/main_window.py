"""The window: the start screen or the open workspace, and what this computer remembers about the look."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QStackedWidget

from qmapp import settings as settings_file
from qmapp.errors import UserError
from qmapp.settings import Settings
from qmapp.ui.anchors import is_older, note
from qmapp.ui.look_control import LookControl
from qmapp.ui.opening import SUFFIX, Opener, OpenExample, examiner, open_example, remember
from qmapp.ui.start import StartPage

if TYPE_CHECKING:
    from qmapp.ui.pages import Page
    from qmapp.ui.shell import Shell
    from qmapp.ui.start_dialogs import NewDialog, PassphraseDialog
    from qmapp.workspace import Anker, Workspace

_SMALLEST = (640, 400)


def _now() -> datetime:
    return datetime.now(UTC)


def _registered() -> "Sequence[type[Page]]":
    from qmapp.ui.register import page_classes

    return page_classes()


class MainWindow(QMainWindow):
    """Holds the start screen and, while a workspace is open, its shell."""

    first_painted = Signal()

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = _now,
        example: OpenExample = open_example,
        pages: "Callable[[], Sequence[type[Page]]]" = _registered,
    ) -> None:
        super().__init__()
        self.settings = settings
        self._pages = pages
        self._clock = clock
        self._painted = False
        self._closing = False
        self._opener = Opener(settings, example, self)
        self.shell: Shell | None = None
        self.start = StartPage(settings, self._today())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self.setCentralWidget(self._stack)
        self.setWindowTitle("Q-Check")
        self.setMinimumSize(*_SMALLEST)
        self._look = LookControl(settings, self)
        QShortcut(QKeySequence("F11"), self).activated.connect(self._full_screen)
        self.start.open_wanted.connect(self.open_path)
        self.start.browse_wanted.connect(self.browse)
        self.start.new_wanted.connect(self.new)
        self.start.example_wanted.connect(self.open_example)
        self.start.recent_changed.connect(self._save_settings)
        self.start.look_wanted.connect(self._look.show_menu)
        self._restore_geometry()
        session = QApplication.instance()
        assert isinstance(session, QApplication)
        session.commitDataRequest.connect(self.keep_typed)

    @Slot()
    def keep_typed(self) -> None:
        """Commit what is being typed: the system is about to end the session and will not wait for a question."""
        page = self.shell.page() if self.shell is not None else None
        if page is not None:
            page.leave()

    @Slot(object)
    def open_path(self, path: Path) -> None:
        """Ask for the passphrase and open a file."""
        from qmapp.ui.start_dialogs import PassphraseDialog

        self._finish(PassphraseDialog(self, self._opener, path))

    @Slot()
    def browse(self) -> None:
        """Let the user choose a file."""
        folder = self.settings.last_folder
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Arbeitsbereich öffnen", folder, f"Q-Check-Arbeitsbereich (*{SUFFIX})"
        )
        if chosen:
            self.open_path(Path(chosen))

    @Slot()
    def new(self) -> None:
        """Create a workspace."""
        from qmapp.ui.start_dialogs import NewDialog

        self._finish(NewDialog(self, self._opener, self.settings, self._today().year))

    @Slot()
    def open_example(self) -> None:
        """Open the example year."""
        self.start.set_busy("Das Beispieljahr wird geöffnet …")
        job = self._opener.example()
        job.progressed.connect(self._on_example_progress)
        job.finished.connect(self.show_workspace)
        job.failed.connect(self._on_refused)
        job.start()

    def _today(self) -> date:
        return self._clock().astimezone().date()

    @Slot(object)
    def show_workspace(self, workspace: "Workspace") -> None:
        """Show an open workspace."""
        from qmapp.ui.checks.qcheck.kopien import clear_left_behind
        from qmapp.ui.context import Context
        from qmapp.ui.register import START
        from qmapp.ui.shell import Shell
        from qmapp.workspace.arbeitsbereich import arbeitsbereich

        clear_left_behind()
        head = workspace.read(arbeitsbereich)
        context = Context(workspace, self.settings, wer=examiner(self.settings), clock=self._clock, parent=self)
        if not head.beispiel:
            remember(self.settings, workspace.path)
            self._save_settings()
        self.start.set_busy("")
        place = "Nur zum Lesen" if workspace.read_only else "Lokal gespeichert"
        self.shell = Shell(context, self._pages(), head.amt, f"{place} · {workspace.path.name}")
        self.shell.look_wanted.connect(self._look.show_menu)
        self.shell.close_wanted.connect(self.close_workspace)
        self._stack.addWidget(self.shell)
        self._stack.setCurrentWidget(self.shell)
        self.setWindowTitle(f"{head.titel} – Q-Check")
        self.shell.open_first(START)
        if is_older(self.settings, workspace):
            self.shell.older.warn()
        for hint in workspace.hinweise:
            context.tell(hint, tone="info")

    @Slot()
    def close_workspace(self) -> None:
        """Back up, close the file and return to the start screen."""
        if self.shell is None:
            return
        page = self.shell.page()
        if page is not None and not page.leave():
            self._closing = False
            return
        context = self.shell.context
        self.shell.setEnabled(False)
        job = self._opener.job(context.close)
        job.finished.connect(self._on_closed)
        job.failed.connect(self._on_close_failed)
        job.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.window_geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._save_settings()
        if self.shell is None:
            self._opener.shut_down()
            super().closeEvent(event)
            return
        event.ignore()
        if not self._closing:
            self._closing = True
            self.close_workspace()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()
            QTimer.singleShot(150, self._opener.warm_up)

    def _finish(self, dialog: "PassphraseDialog | NewDialog") -> None:
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        workspace = dialog.workspace
        dialog.deleteLater()
        if agreed and workspace is not None:
            self.show_workspace(cast("Workspace", workspace))

    @Slot(object, object)
    def _on_example_progress(self, done: int, total: int) -> None:
        if total:
            self.start.set_busy(f"Das Beispieljahr wird angelegt, {100 * done // total} % …")

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.start.show_refusal(error.message, " ".join(part for part in (error.safe, error.advice) if part))

    @Slot(object)
    def _on_closed(self, anker: "Anker | None") -> None:
        if self.shell is not None:
            workspace = self.shell.context.workspace
            if anker is not None and workspace.encrypted:
                note(self.settings, workspace.path, anker)
                self._save_settings()
            self._stack.removeWidget(self.shell)
            self.shell.context.deleteLater()
            self.shell.deleteLater()
            self.shell = None
        self.setWindowTitle("Q-Check")
        self.start.show_recent()
        if self._closing:
            self.close()

    @Slot(object)
    def _on_close_failed(self, error: UserError) -> None:
        """The file is closed all the same; only its backup is missing, and that has to be said."""
        self._closing = False
        self._on_closed(None)
        self._on_refused(error)

    @Slot()
    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot()
    def _save_settings(self) -> None:
        settings_file.save(self.settings)

    def _restore_geometry(self) -> None:
        stored = QByteArray.fromBase64(QByteArray(self.settings.window_geometry.encode()))
        if stored.isEmpty() or not self.restoreGeometry(stored):
            room = QApplication.primaryScreen().availableSize()
            self.resize(min(1440, room.width()), min(900, room.height()))
