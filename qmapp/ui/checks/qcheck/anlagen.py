"""The files of one piece of evidence: a copy can be opened or saved, each can be taken away."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from qmapp import paths
from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.dateien import megabytes
from qmapp.checks.qcheck.rows import Anlage
from qmapp.errors import UserError
from qmapp.german import day
from qmapp.ui.checks.qcheck.kopien import Kopien, kopien_dir
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import confirm
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.table import ItemList

_MOST_SHOWN = 4
_UNPROTECTED = (
    "Ein anderes Programm kann nur eine Kopie öffnen. Sie liegt unverschlüsselt auf diesem Rechner, bis Sie die "
    "Arbeitsmappe schließen. Was Sie in der Kopie ändern, kommt nicht zurück."
)


class Anlagenliste(QWidget):
    """``removed`` carries the attachment to take away."""

    removed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.ausgang = Anlagenausgang(self, context)
        self.list: ItemList[Anlage] = ItemList(
            "Anlagen", key=_id, title=_title, subtitle=_subtitle, icon=_icon, row_height=44
        )
        self.open_button = Button("Kopie öffnen", "external-link", "link")
        self.save_button = Button("Speichern unter …", "device-floppy", "link")
        self.remove_button = Button("Anlage entfernen", "trash", "icon")
        self.setLayout(
            vbox(self.list, box(hbox(self.open_button, self.save_button, None, self.remove_button, gap=4)), gap=4)
        )
        self._open = True
        self.list.activated_row.connect(self.ausgang.open_copy)
        self.list.delete_requested.connect(self._on_delete)
        self.open_button.clicked.connect(self._on_open)
        self.save_button.clicked.connect(self._on_save)
        self.remove_button.clicked.connect(self._on_remove)

    def show_rows(self, rows: Sequence[Anlage], *, offen: bool) -> None:
        """Show the files; ``offen``: whether they may be taken away."""
        self._open = offen
        self.list.show_rows(rows)
        self.list.fit(_MOST_SHOWN)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        show_if(self.remove_button, offen)
        show_if(self, bool(rows))

    @Slot()
    def _on_open(self) -> None:
        row = self.list.current()
        if row is not None:
            self.ausgang.open_copy(row)

    @Slot()
    def _on_save(self) -> None:
        row = self.list.current()
        if row is not None:
            self.ausgang.save_as(row)

    @Slot()
    def _on_remove(self) -> None:
        row = self.list.current()
        if row is not None:
            self._on_delete(row)

    @Slot(object)
    def _on_delete(self, row: Anlage) -> None:
        if self._open:
            self.removed.emit(row)


class Anlagenausgang(QObject):
    """The ways out of the workspace: a copy for another program, a file where the user wants it."""

    def __init__(self, widget: QWidget, context: Context) -> None:
        super().__init__(widget)
        self._widget = widget
        self._context = context
        self._kopien = Kopien(context)

    @Slot(object)
    def open_copy(self, row: Anlage) -> None:
        """Open a copy in the program that belongs to it; the first time the user is told what that means."""
        first = self._kopien.ordner is None
        if first and not self._agreed(row):
            return
        try:
            path = self._kopien.copy(row.dateiname, self._context.read(door.anlage_inhalt, row.id))
        except UserError as error:
            self._context.tell_error(error)
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._context.tell(f"Kopie von „{row.dateiname}“ geöffnet. Sie wird beim Schließen gelöscht.")
        else:
            self._context.tell(
                f"Für „{row.dateiname}“ ist kein Programm eingerichtet. „Speichern unter“ geht.", tone="warn"
            )

    @Slot(object)
    def save_as(self, row: Anlage) -> None:
        """Ask where to, and write the file there."""
        folder = Path(self._context.settings.last_folder or paths.documents_dir())
        proposed = (folder if folder.is_dir() else Path.home()) / row.dateiname
        chosen, _ = QFileDialog.getSaveFileName(self._widget, "Anlage speichern", str(proposed))
        if chosen:
            self._save(row, Path(chosen))

    def _save(self, row: Anlage, target: Path) -> None:
        try:
            content = self._context.read(door.anlage_inhalt, row.id)
            target.write_bytes(content)
        except UserError as error:
            self._context.tell_error(error)
            return
        except OSError:
            self._context.tell(
                f"„{target.name}“ ließ sich dort nicht speichern. Bitte wählen Sie einen anderen Ordner.", tone="bad"
            )
            return
        self._context.settings.last_folder = str(target.parent)
        self._context.tell(f"Gespeichert: {target}. Diese Datei ist nicht verschlüsselt.")

    def _agreed(self, row: Anlage) -> bool:
        return confirm(
            self._widget,
            "Unverschlüsselte Kopie öffnen?",
            _UNPROTECTED,
            [("Datei", row.dateiname), ("Ordner", str(kopien_dir()))],
            action="Kopie öffnen",
            icon="external-link",
            harmless=True,
        )


def _id(row: Anlage) -> UUID:
    return row.id


def _title(row: Anlage) -> str:
    return row.dateiname


def _subtitle(row: Anlage) -> str:
    when = f"angehängt am {day(row.um.astimezone().date())}"
    return " · ".join(part for part in (megabytes(row.groesse), when, row.wer) if part)


def _icon(_: Anlage) -> tuple[str, str]:
    return ("paperclip", "text2")
