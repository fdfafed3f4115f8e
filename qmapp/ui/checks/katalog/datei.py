"""Reading a catalogue from a file and writing one into a file."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from qmapp import paths
from qmapp.checks.katalog import Katalog, load_file, toml_text
from qmapp.checks.katalog.worte import ARTEN
from qmapp.errors import UserError
from qmapp.ui.checks.katalog.arten import WORTE
from qmapp.ui.context import Context
from qmapp.ui.widgets.dialogs import confirm

_FILTER = "Kataloge (*.toml)"


class Katalogdatei(QObject):
    """Belongs to a page; ``refused`` carries the UserError to show."""

    refused = Signal(object)

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context

    def read(self) -> Katalog | None:
        """Ask for a file of any kind of catalogue, show what it is, and return its catalogue once agreed."""
        title = "Katalog einlesen"
        chosen, _ = QFileDialog.getOpenFileName(self._page, title, self._folder(), _FILTER)
        return self.open(Path(chosen)) if chosen else None

    def open(self, path: Path) -> Katalog | None:
        """As :meth:`read`, of a file that is known."""
        try:
            found = load_file(path)
        except UserError as error:
            self.refused.emit(error)
            return None
        self._context.settings.last_folder = str(path.parent)
        facts = [
            ("Art", ARTEN[found.art]),
            ("Katalog", f"{found.titel} ({found.code})"),
            ("Fassung", str(found.version)),
            ("Rechtsstand", f"{found.rechtsstand:%d.%m.%Y}"),
            (WORTE[found.art].punkte, str(len(found.punkte))),
        ]
        words = "Der Katalog wird als veröffentlichte Fassung übernommen. Nichts anderes ändert sich."
        agreed = confirm(self._page, "Katalog einlesen", words, facts, action="Katalog übernehmen", icon="download")
        return found if agreed else None

    def write(self, katalog: Katalog) -> Path | None:
        """Ask for a file and write the catalogue; the file, or None where nothing was written."""
        offered = Path(self._folder()) / f"{katalog.code}-{katalog.version}.toml"
        chosen, _ = QFileDialog.getSaveFileName(self._page, "Katalog als Datei ausgeben", str(offered), _FILTER)
        if not chosen:
            return None
        target = Path(chosen)
        if target.suffix.casefold() != ".toml":
            target = target.with_name(target.name + ".toml")
        try:
            target.write_text(toml_text(katalog), "utf-8")
        except OSError:
            self.refused.emit(
                UserError(
                    f"„{target.name}“ lässt sich nicht schreiben.",
                    advice="Bitte wählen Sie einen Ordner, in den Sie schreiben dürfen.",
                )
            )
            return None
        self._context.settings.last_folder = str(target.parent)
        self._context.tell(f"Katalog gespeichert: {target}")
        return target

    def _folder(self) -> str:
        return self._context.settings.last_folder or str(paths.documents_dir())
