"""The long works of reading a list: look at the file, read its columns, store them. Each with progress and cancel."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from qmapp.checks.aktenpruefung import grundgesamtheit
from qmapp.checks.aktenpruefung.rows import Zeile
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.spreadsheets import Import, Liste, ListenRollen, Optionen, inspect, read
from qmapp.ui.checks.importbericht import Uebernahme
from qmapp.ui.checks.listenwahl import ENDINGS, FILTER
from qmapp.ui.context import Context


class Einleser(QObject):
    """Belongs to a page. ``inspected`` carries a Liste, ``was_read`` an Import; ``stored``; ``refused`` a UserError."""

    inspected = Signal(object)
    was_read = Signal(object)
    stored = Signal()
    refused = Signal(object)

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._path: Path | None = None

    def forget(self) -> None:
        """Another Prüfung is shown: no file is chosen."""
        self._path = None

    def choose(self) -> None:
        """Let the user choose a file and look at it."""
        folder = self._context.settings.last_folder
        chosen, _ = QFileDialog.getOpenFileName(self._page, "Fallliste wählen", folder, FILTER)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Look at a file."""
        self._path = path
        self.inspect(Optionen())

    @Slot(object)
    def inspect(self, optionen: Optionen) -> None:
        """Look at the file chosen, with corrections."""
        path = self._path
        if path is None:
            return

        def work(progress: Progress) -> Liste:
            return inspect(path, optionen, progress)

        self._context.run(work, self._on_inspected, self._on_refused, label="Liste wird gelesen", unit="Zeilen")

    def read(self, rollen: ListenRollen, optionen: Optionen) -> None:
        """Read the columns that have a role."""
        path = self._path
        if path is None:
            return

        def work(progress: Progress) -> Import:
            return read(path, rollen, optionen, progress)

        self._context.run(work, self._on_read, self._on_refused, label="Liste wird geprüft", unit="Zeilen")

    def store(self, pruefung_id: UUID, taken: Uebernahme) -> None:
        """Store what is to be taken, as one step that can be undone."""
        self._context.run_act(
            "Liste einlesen",
            grundgesamtheit.import_grundgesamtheit,
            pruefung_id,
            taken.angaben,
            _Rows(taken),
            on_done=self._on_stored,
            on_error=self._on_refused,
            unit="Akten",
        )

    @Slot(object)
    def _on_inspected(self, liste: Liste) -> None:
        self._context.settings.last_folder = str(liste.pfad.parent)
        self.inspected.emit(liste)

    @Slot(object)
    def _on_read(self, found: Import) -> None:
        self.was_read.emit(found)

    @Slot(object)
    def _on_stored(self, _: object) -> None:
        self.stored.emit()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)


class _Rows:
    """The rows to store, made only when they are written."""

    def __init__(self, taken: Uebernahme) -> None:
        self._taken = taken

    def __iter__(self) -> Iterator[Zeile]:
        return self._taken.zeilen()


def dropped(event: QDropEvent) -> Path | None:
    """The one list among what is being dropped, if it is one."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.casefold() in ENDINGS else None
