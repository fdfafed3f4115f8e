"""The long works: read the file, check it as it is understood, write the sheets. Each in the worker."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from qmapp.checks.befragung.einlesen import Einleseergebnis, Lage, pruefe, read_boegen
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.spreadsheets import Optionen, Tabelle, read_tabelle
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.listenwahl import FILTER
from qmapp.ui.context import Context


class Bogenleser(QObject):
    """``was_read`` carries a Tabelle, ``checked`` a Blick with its report, ``stored`` an Einleseergebnis."""

    was_read = Signal(object)
    checked = Signal(object)
    stored = Signal(object)
    refused = Signal(object)

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._path: Path | None = None
        #: Grows with every file asked for and forgotten: what comes late belongs to nobody.
        self._asked = 0
        self._wanted: Blick | None = None

    def forget(self) -> None:
        """Another Befragung is shown: no file is chosen."""
        self._path = self._wanted = None
        self._asked += 1

    def choose(self) -> None:
        """Let the user choose a file and read it."""
        folder = self._context.settings.last_folder
        chosen, _ = QFileDialog.getOpenFileName(self._page, "Export der Befragung wählen", folder, FILTER)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Read a file."""
        self._path = path
        self._context.settings.last_folder = str(path.parent)
        self.read(Optionen())

    @Slot(object)
    def read(self, optionen: Optionen) -> None:
        """Read the file chosen, with corrections."""
        path = self._path
        if path is None:
            return

        self._asked += 1
        asked = self._asked

        def work(progress: Progress) -> tuple[int, Tabelle]:
            return asked, read_tabelle(path, optionen, progress)

        self._context.run(work, self._on_read, self._on_refused, label="Datei wird gelesen", unit="Zeilen")

    def check(self, blick: Blick, lage: Lage) -> None:
        """Check a file as it is understood now; only the last one asked for is answered."""
        self._wanted = blick

        def work(progress: Progress) -> Blick:
            return replace(blick, bericht=pruefe(blick.katalog, blick.tabelle, blick.zuordnung, lage))

        self._context.run(work, self._on_checked, self._on_refused)

    def store(self, befragung_id: UUID, blick: Blick) -> None:
        """Write the sheets, as one step that can be undone."""
        command = partial(read_boegen, jetzt=self._context.jetzt(), wer=self._context.wer)
        self._context.run_act(
            "Bögen einlesen", command, befragung_id, blick.tabelle, blick.zuordnung,
            on_done=self._on_stored, on_error=self._on_refused, unit="Bögen",
        )  # fmt: skip

    @Slot(object)
    def _on_read(self, found: tuple[int, Tabelle]) -> None:
        if found[0] == self._asked:
            self.was_read.emit(found[1])

    @Slot(object)
    def _on_checked(self, blick: Blick) -> None:
        wanted = self._wanted
        if wanted is not None and blick.zuordnung is wanted.zuordnung and blick.tabelle is wanted.tabelle:
            self.checked.emit(blick)

    @Slot(object)
    def _on_stored(self, ergebnis: Einleseergebnis) -> None:
        self.stored.emit(ergebnis)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)
