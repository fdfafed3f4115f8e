"""From the button to the calendar file: what goes in, where to, and what is said of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from qmapp import german, paths
from qmapp.act.vorgaben import vorgaben
from qmapp.act.wiedervorlage.rows import Faellig
from qmapp.errors import UserError
from qmapp.ui.context import Context

_FILTER = "Kalenderdateien (*.ics)"
_NAME = "Wiedervorlagen"
Zeilen = Sequence[Faellig]


class Kalenderausgabe(QObject):
    """Belongs to a page; ``refused`` carries the UserError to show."""

    refused = Signal(object)

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context

    def offer(
        self,
        below: QWidget,
        chosen: Sequence[Faellig],
        shown: Sequence[Faellig],
        whole: Callable[[], Zeilen],
    ) -> QMenu:
        """Open a menu below a button: the rows selected, those shown, or everything there is."""
        menu = QMenu(below)
        menu.setAccessibleName("Kalenderdatei speichern")
        ways: list[tuple[str, Callable[[], Zeilen]]] = []
        if chosen:
            one = len(chosen) == 1
            words = f"Nur {chosen[0].kennung}" if one else f"Die {german.integer(len(chosen))} ausgewählten"
            ways.append((words, partial(tuple, chosen)))
        if len(shown) > 1:
            ways.append((f"Die {german.integer(len(shown))} gezeigten", partial(tuple, shown)))
        ways.append(("Alles Offene und zuletzt Erledigte", whole))
        for words, rows in ways:
            menu.addAction(words).triggered.connect(partial(self._take, rows))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def write(self, rows: Zeilen) -> Path | None:
        """Ask for a file and write these; the file, or None where nothing was written."""
        name = rows[0].kennung if len(rows) == 1 else _NAME
        folder = self._context.settings.last_folder or str(paths.documents_dir())
        offered = str(Path(folder) / f"{name}.ics")
        chosen, _ = QFileDialog.getSaveFileName(self._page, "Kalenderdatei speichern", offered, _FILTER)
        if not chosen:
            return None
        target = Path(chosen)
        if target.suffix.casefold() != ".ics":
            target = target.with_name(target.name + ".ics")
        return self._save(rows, target)

    def _save(self, rows: Zeilen, target: Path) -> Path | None:
        from qmapp.act.wiedervorlage.kalender import kalender

        ahead = self._context.read(vorgaben).erinnerung_tage
        try:
            target.write_bytes(kalender(rows, erinnerung_tage=ahead, jetzt=self._context.jetzt()))
        except OSError:
            advice = "Bitte wählen Sie einen Ordner, in den Sie schreiben dürfen, oder schließen Sie die Datei."
            self.refused.emit(UserError(f"„{target.name}“ lässt sich nicht schreiben.", advice=advice))
            return None
        self._context.settings.last_folder = str(target.parent)
        count = "Ein Termin" if len(rows) == 1 else f"{german.integer(len(rows))} Termine"
        self._context.tell(f"{count} gespeichert: {target}")
        return target

    def _take(self, rows: Callable[[], Zeilen], *_: object) -> None:
        found = rows()
        if found:
            self.write(found)
        else:
            self._context.tell("Es ist nichts fällig, und nichts wurde zuletzt erledigt.", tone="info")
