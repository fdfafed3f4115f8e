"""From the button to the files: which formats and folder, the export in the worker, and where the files lie."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QFileDialog, QWidget

from qmapp import paths
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.auftrag import Auftrag, pruefung_auftrag
from qmapp.ui.checks.bogenwahl import Bogenwahl
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog, confirm
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Icon, Label, show_if

if TYPE_CHECKING:
    from qmapp.reports.pruefbogen.auswahl import Bogenauswahl

_WORDS = (
    ("pdf", "PDF", "zum Versenden und Ablegen, barrierefrei", "file-type-pdf"),
    ("docx", "Word (DOCX)", "zum Bearbeiten", "file-type-docx"),
    ("xlsx", "Excel (XLSX)", "Zahlen und Tabellen zum Weiterrechnen", "file-type-xls"),
    ("json", "JSON", "zum maschinellen Nachrechnen der Ziehung", "database"),
)


class AusgabeDialog(Dialog):
    """Asks for formats and folder."""

    def __init__(self, parent: QWidget | None, auftrag: Auftrag, folder: Path, formats: Sequence[str]) -> None:
        name, offered = auftrag.name, auftrag.formate
        self.boxes: dict[str, QCheckBox] = {}
        rows = []
        for code, words, use, icon in _WORDS:
            if code not in offered:
                continue
            check = QCheckBox(words)
            check.setAccessibleDescription(use)
            check.setChecked(code in formats or len(offered) == 1)
            check.toggled.connect(self._on_toggled)
            self.boxes[code] = check
            rows.append(hbox(Icon(icon, 20), check, Label(use, "small", "text3"), None, gap=8))
        self._missing = Label("Bitte wählen Sie mindestens ein Format.", "cap", "bad")
        self._missing_row = box(hbox(Icon("alert-square-filled", 15, "bad"), (self._missing, 1), gap=6))
        self._missing_row.hide()
        self.folder = TextField("Ordner", required=True)
        self.folder.set_value(str(folder))
        self._browse = Button("Ordner wählen …", "folder-open")
        self._browse.clicked.connect(self._on_browse)
        self.bogenwahl = Bogenwahl() if auftrag.bogenwahl else None
        super().__init__(
            parent,
            f"{name} erstellen",
            *((self.bogenwahl,) if self.bogenwahl is not None else ()),
            Label("Format", "smallb", "text2"),
            vbox(*rows, gap=2),
            self._missing_row,
            self.folder,
            hbox(self._browse, None),
            action=Button(f"{name} erstellen", "file-export", "primary"),
            width=560,
        )
        assert self.action is not None
        self.action.setFocus()

    def formats(self) -> tuple[str, ...]:
        """Codes of the formats chosen, in the order shown."""
        return tuple(code for code, check in self.boxes.items() if check.isChecked())

    def target(self) -> Path:
        """The folder chosen."""
        return Path(self.folder.value())

    @Slot()
    def submit(self) -> None:
        """Accept when a format and a folder that exists are chosen; else say what is missing."""
        show_if(self._missing_row, not self.formats())
        if not self.formats():
            next(iter(self.boxes.values())).setFocus()
            return
        if self.bogenwahl is not None and not self.bogenwahl.is_valid():
            return
        if not self.folder.commit() or not self.target().is_dir():
            self.folder.set_error("Diesen Ordner gibt es nicht. Bitte wählen Sie einen anderen.")
            self.folder.line.setFocus()
            return
        self.accept()

    @Slot(bool)
    def _on_toggled(self, _: bool) -> None:
        self._missing_row.hide()

    @Slot()
    def _on_browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Ordner wählen", self.folder.value())
        if chosen:
            self.folder.set_value(chosen)


class Gespeichert(Banner):
    """The strip after an export: where the files lie, with the ways to them."""

    def __init__(self) -> None:
        super().__init__("ok", " ")
        self.files: tuple[Path, ...] = ()
        self.open_folder = Button("Ordner öffnen", "folder-open", "link")
        self.open_file = Button("Datei öffnen", "external-link", "link")
        self.dismiss = Button("Meldung schließen", "x", "icon")
        layout = self.layout()
        assert layout is not None
        for button in (self.open_folder, self.open_file, self.dismiss):
            layout.addWidget(button)
        self.open_folder.clicked.connect(self._on_folder)
        self.open_file.clicked.connect(self._on_file)
        self.dismiss.clicked.connect(self.hide)

    def show_files(self, name: str, files: Sequence[Path]) -> str:
        """Show these files; returns the sentence that says so."""
        self.files = tuple(files)
        first = self.files[0]
        names = ", ".join(path.name for path in self.files)
        self.set("ok", f"{name} gespeichert: {names}", str(first.parent))
        self.show()
        return f"{name} gespeichert: {first if len(self.files) == 1 else f'{names} in {first.parent}'}"

    @Slot()
    def _on_folder(self) -> None:
        if self.files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.files[0].parent)))

    @Slot()
    def _on_file(self) -> None:
        if self.files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.files[0])))


class Berichtsausgabe(QObject):
    """Belongs to a page: asks, exports in the worker with progress and cancel, and says where the files lie."""

    def __init__(self, page: QWidget, context: Context, saved: Gespeichert, problem: Banner) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._saved = saved
        self._problem = problem
        self._name = ""
        self._formats: tuple[str, ...] = ("pdf",)

    def start(self, art: str, pruefung_id: UUID) -> None:
        """Ask for formats and folder of a paper of a Prüfung, and begin."""
        self.order(pruefung_auftrag(self._context, art, pruefung_id))

    def order(self, auftrag: Auftrag) -> None:
        """Ask for formats and folder and begin."""
        before = QApplication.focusWidget()
        dialog = AusgabeDialog(self._page, auftrag, self._folder(), self._formats)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        formats, target = dialog.formats(), dialog.target()
        auswahl = dialog.bogenwahl.auswahl() if dialog.bogenwahl is not None else None
        agreed = agreed and self._may_replace(auftrag, formats, target)
        # Not before the question: it gives the focus back to what had it, which may still be a box of this dialog.
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
        if agreed:
            self.write(auftrag, formats, target, auswahl)

    def write(
        self, auftrag: Auftrag, formats: tuple[str, ...], target: Path, auswahl: "Bogenauswahl | None" = None
    ) -> None:
        """Write the files in the worker; ``auswahl`` says for which files Prüfbögen are wanted."""
        self._name = auftrag.name
        if len(auftrag.formate) > 1:
            self._formats = formats
        self._context.settings.last_folder = str(target)
        self._saved.hide()
        self._problem.hide()
        work = partial(auftrag.schreibe, formats, target, auswahl)
        self._context.run(work, self._on_done, self._on_refused, label=f"{self._name} wird erstellt")

    def _may_replace(self, auftrag: Auftrag, formats: tuple[str, ...], target: Path) -> bool:
        """Ask before files of the same name are replaced."""
        there = [path.name for path in auftrag.ziele(formats, target) if path.exists()]
        if not there:
            return True
        one = len(there) == 1
        return confirm(
            self._page,
            "Diese Datei gibt es schon" if one else "Diese Dateien gibt es schon",
            f"{', '.join(there)} wird ersetzt." if one else f"{', '.join(there)} werden ersetzt.",
            [("Ordner", str(target))],
            action="Datei ersetzen" if one else f"{integer(len(there))} Dateien ersetzen",
            icon="replace",
        )

    def _folder(self) -> Path:
        last = Path(self._context.settings.last_folder or paths.documents_dir())
        return last if last.is_dir() else Path.home()

    @Slot(object)
    def _on_done(self, files: Sequence[Path]) -> None:
        self._context.tell(self._saved.show_files(self._name, files))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self._problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self._problem.show()
        self._context.tell_error(error)
