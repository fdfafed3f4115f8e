"""The dialogs of the start screen: a new workspace, and the passphrase of an existing one."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget

from qmapp import paths
from qmapp.errors import UserError
from qmapp.settings import Settings
from qmapp.ui.jobs import Job
from qmapp.ui.name_dialog import name_field
from qmapp.ui.opening import SUFFIX, NewWorkspace, Opener, only_readable
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import Field, TextField, show_at_field
from qmapp.ui.widgets.labels import Label


class _OpeningDialog(Dialog):
    """Runs a job and stays open with the reason when it is refused; ``workspace`` is set when it is not."""

    def __init__(
        self, parent: QWidget | None, title: str, *content: Field | QWidget, action: Button, width: float
    ) -> None:
        self.workspace: object = None
        self.banner = Banner("bad", " ")
        self._job: Job | None = None
        self._words = action.words()
        super().__init__(parent, title, *content, self.banner, action=action, width=width)
        self.banner.hide()

    def start(self, job: Job) -> None:
        """Run the job; the button says so meanwhile."""
        assert self.action is not None
        self._job = job
        self.banner.hide()
        self.action.setEnabled(False)
        self.action.set_text("Wird geöffnet …")
        job.finished.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.start()

    def refused(self, error: UserError) -> None:
        """Show the refusal; subclasses put it at the field."""
        self.banner.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.banner.show()

    def reject(self) -> None:
        """Esc waits until a running job has answered: a workspace must not be open without a window."""
        if self._job is None:
            super().reject()

    @Slot(object)
    def _on_done(self, workspace: object) -> None:
        self._job = None
        self.workspace = workspace
        self.accept()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        assert self.action is not None
        self._job = None
        self.action.setEnabled(True)
        self.action.set_text(self._words)
        self.refused(error)


class PassphraseDialog(_OpeningDialog):
    """Asks for the passphrase of a file and opens it."""

    def __init__(self, parent: QWidget | None, opener: Opener, path: Path) -> None:
        self._opener = opener
        self._path = path
        self._read_only = False
        self.passphrase = TextField("Passphrase", secret=True, required=True)
        self._show = QCheckBox("Passphrase zeigen")
        super().__init__(
            parent,
            f"{path.stem} öffnen",
            Label(str(path), "cap", "text3", wrap=True),
            self.passphrase,
            self._show,
            action=Button("Öffnen", "lock-open", "primary"),
            width=480,
        )
        self._show.toggled.connect(self._reveal)
        self.banner.acted.connect(self._open_read_only)
        self.passphrase.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Open the file."""
        if self._job is None and self.passphrase.commit():
            self.start(self._opener.open(self._path, self.passphrase.line.text(), read_only=self._read_only))

    def refused(self, error: UserError) -> None:
        from qmapp.workspace import WrongPassphraseError

        if isinstance(error, WrongPassphraseError) or error.field == "passphrase":
            self.passphrase.set_error(" ".join(part for part in (error.message, error.advice) if part))
            self.passphrase.line.selectAll()
            self.passphrase.line.setFocus()
            return
        offer = "Nur zum Lesen öffnen" if only_readable(error) else ""
        rest = " ".join(part for part in (error.safe, error.advice) if part)
        self.banner.set("warn" if offer else "bad", error.message, rest, offer)
        self.banner.show()

    @Slot()
    def _open_read_only(self) -> None:
        self._read_only = True
        self.submit()

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        _reveal(self.passphrase, shown)


_HOW_LONG = "Mindestens 12 Zeichen; gut merken lassen sich fünf Wörter."


class NewDialog(_OpeningDialog):
    """Asks for file, Amt, title and passphrase, and creates the workspace."""

    def __init__(self, parent: QWidget | None, opener: Opener, settings: Settings, year: int) -> None:
        self._opener = opener
        self._settings = settings
        folder = Path(settings.last_folder) if settings.last_folder else paths.documents_dir()
        self.title_field = TextField("Titel", name="title", required=True)
        self.amt = TextField("Amt oder Jobcenter", name="amt", required=True, placeholder="Amt für Soziales")
        self.name = name_field(settings)
        self.file = TextField("Datei", name="path", required=True)
        self._choose = Button("Ordner wählen …", "folder-open", "link")
        self.passphrase = TextField("Passphrase", name="passphrase", secret=True, required=True, hint=_HOW_LONG)
        self.again = TextField("Passphrase wiederholen", secret=True, required=True)
        self._show = QCheckBox("Passphrase zeigen")
        self._hint = Banner(
            "info",
            "Ohne Passphrase kommt niemand an die Daten, auch der Hersteller nicht.",
            "Bewahren Sie sie verschlossen im Amt auf, zum Beispiel im Tresor der Amtsleitung.",
        )
        super().__init__(
            parent,
            "Neuer Arbeitsbereich",
            _row(self.title_field, self.amt),
            self.name,
            self.file,
            self._choose,
            _row(self.passphrase, self.again),
            self._show,
            self._hint,
            action=Button("Arbeitsbereich anlegen", "file-plus", "primary"),
            width=640,
        )
        self.title_field.set_value(f"Qualitätsmanagement {year}")
        self.file.set_value(str(_free(folder, f"QM-{year}")))
        self._show.toggled.connect(self._reveal)
        self._choose.clicked.connect(self._choose_file)
        self.title_field.line.setFocus()
        self.title_field.line.selectAll()

    def fields(self) -> tuple[TextField, ...]:
        """The fields in their order."""
        return (self.title_field, self.amt, self.name, self.file, self.passphrase, self.again)

    @Slot()
    def submit(self) -> None:
        """Create the workspace if every field is filled in and both passphrases are the same."""
        valid = [field.commit() for field in self.fields()]
        if self._job is not None or not all(valid):
            return
        secret = self.passphrase.line.text()
        if secret != self.again.line.text():
            self.again.set_error("Die beiden Eingaben stimmen nicht überein.")
            self.again.line.setFocus()
            return
        path = Path(self.file.value())
        path = path if path.suffix.casefold() == SUFFIX else path.with_name(path.name + SUFFIX)
        self._settings.examiner = self.name.value()
        new = NewWorkspace(path, self.title_field.value(), self.amt.value(), secret)
        self.start(self._opener.create(new))

    def refused(self, error: UserError) -> None:
        if not show_at_field(error, self.fields()):
            super().refused(error)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        _reveal(self.passphrase, shown)
        _reveal(self.again, shown)

    @Slot()
    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Arbeitsbereich anlegen", self.file.value(), f"Q-Check-Arbeitsbereich (*{SUFFIX})"
        )
        if chosen:
            self.file.set_value(chosen)


def _row(*fields: Field) -> QWidget:
    return box(hbox(*((field, 1) for field in fields), gap=16))


def _reveal(field: TextField, shown: bool) -> None:
    modes = field.line.EchoMode
    field.line.setEchoMode(modes.Normal if shown else modes.Password)


def _free(folder: Path, stem: str) -> Path:
    """A file name in ``folder`` that is not taken."""
    path = folder / f"{stem}{SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{SUFFIX}"
        number += 1
    return path
