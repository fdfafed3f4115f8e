"""From the buttons to the files and back: the form and the list are written, read in the worker, looked at, taken."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from qmapp import paths
from qmapp.act.empfehlung import jahre
from qmapp.act.management_response import rueckgabe
from qmapp.act.management_response.rueckgabe.rows import Art, Eingang, Vorschau
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.act.rueckgabe.vorschau import Vorschaudialog, words
from qmapp.ui.auftrag import Auftrag
from qmapp.ui.ausgabe import Berichtsausgabe
from qmapp.ui.context import Context
from qmapp.ui.pages import Command
from qmapp.ui.widgets.card import Banner

FORMULAR, LISTE = "Word-Formular", "Excel-Liste"
WRITE_FORM, READ_FORM = "Word-Formular schreiben …", "Ausgefülltes Formular einlesen …"
WRITE_OPEN = "Word-Formular nur für offene Antworten schreiben …"
WRITE_LIST, READ_LIST = "Excel-Liste schreiben …", "Ausgefüllte Excel-Liste einlesen …"
_FILTERS = {
    Art.FORMULAR: "Word-Dokumente (*.docx);;Alle Dateien (*)",
    Art.LISTE: "Tabellen (*.xlsx *.xlsm *.ods);;Alle Dateien (*)",
}
_TITLES = {Art.FORMULAR: "Ausgefülltes Formular wählen", Art.LISTE: "Ausgefüllte Liste wählen"}
_KINDS = {".docx": Art.FORMULAR, ".docm": Art.FORMULAR, ".xlsx": Art.LISTE, ".xlsm": Art.LISTE, ".ods": Art.LISTE}
_STEPS = {Art.FORMULAR: "Formular eingelesen", Art.LISTE: "Maßnahmenliste eingelesen"}


class Rueckgabewege(QObject):
    """Belongs to a page, which writes its papers through ``ausgabe``; ``jahr`` says which year it shows (None for all).

    ``taken`` tells that a file was taken over. A form or list dropped on the page is read.
    """

    taken = Signal()
    #: Events still come while the page is torn down and nothing set in ``__init__`` is left.
    _page: QWidget | None = None

    def __init__(
        self,
        page: QWidget,
        context: Context,
        ausgabe: Berichtsausgabe,
        problem: Banner,
        jahr: Callable[[], int | None] = lambda: None,
    ) -> None:
        super().__init__(page)
        self._page, self._context, self._problem, self._jahr = page, context, problem, jahr
        self._ausgabe = ausgabe
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def form_commands(self) -> tuple[Command, ...]:
        """What the palette offers for the form."""
        return (
            Command(WRITE_FORM, self.write_form),
            Command(WRITE_OPEN, self.write_open_form),
            Command(READ_FORM, self.read_form),
        )

    def list_commands(self) -> tuple[Command, ...]:
        """What the palette offers for the list."""
        return (Command(WRITE_LIST, self.write_list), Command(READ_LIST, self.read_list))

    @Slot()
    def write_form(self) -> None:
        """Ask for a folder and write the form of the year shown, else of the newest one."""
        self._order_form(nur_offene=False)

    @Slot()
    def write_open_form(self) -> None:
        """The same with those Empfehlungen alone whose answer is not released."""
        self._order_form(nur_offene=True)

    @Slot()
    def write_list(self) -> None:
        """Ask for a folder and write the list of all Maßnahmen."""
        self._ausgabe.order(
            Auftrag(LISTE, ("xlsx",), partial(_list_target, self._context), partial(_list, self._context))
        )

    @Slot()
    def read_form(self) -> None:
        """Let a filled-in form be chosen and read it."""
        self._choose(Art.FORMULAR)

    @Slot()
    def read_list(self) -> None:
        """Let a list be chosen and read it."""
        self._choose(Art.LISTE)

    def read(self, path: Path, art: Art) -> None:
        """Read a file in the worker; its preview comes up when it is read."""
        self._problem.hide()
        heute = self._context.heute()

        def work(progress: Progress) -> Vorschau:
            return self._context.workspace.read(rueckgabe.vergleich, _read(path, art), heute=heute)

        self._context.run(work, self._on_read, self._on_refused, label="Datei wird gelesen")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A file dragged onto the page."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop) or watched is not self._page:
            return super().eventFilter(watched, event)
        path = _dropped(event) if isinstance(event, QDropEvent) else None
        if path is None:
            return super().eventFilter(watched, event)
        assert isinstance(event, QDropEvent)
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            QTimer.singleShot(0, self, partial(self.read, path, _KINDS[path.suffix.casefold()]))
        return True

    def _order_form(self, *, nur_offene: bool) -> None:
        context, years = self._context, self._context.read(jahre)
        jahr = self._jahr() or (years[0] if years else context.heute().year)
        write = partial(_form, context, jahr, nur_offene)
        self._ausgabe.order(Auftrag(FORMULAR, ("docx",), partial(_form_target, context, jahr), write))

    def _choose(self, art: Art) -> None:
        folder = self._context.settings.last_folder or str(paths.documents_dir())
        chosen, _ = QFileDialog.getOpenFileName(self._page, _TITLES[art], folder, _FILTERS[art])
        if chosen:
            self._context.settings.last_folder = str(Path(chosen).parent)
            self.read(Path(chosen), art)

    @Slot(object)
    def _on_read(self, vorschau: Vorschau) -> None:
        dialog = Vorschaudialog(self._page, vorschau, partial(self._take, vorschau))
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            self._context.tell(f"{words(dialog.count)} aus {vorschau.eingang.datei} übernommen.", undo=True)
            self.taken.emit()

    def _take(self, vorschau: Vorschau, keys: frozenset[str]) -> int:
        context = self._context
        command = partial(rueckgabe.uebernehmen, heute=context.heute(), jetzt=context.jetzt(), wer=context.wer)
        return context.perform(_STEPS[vorschau.eingang.art], command, vorschau.eingang, keys)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self._problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self._problem.show()
        self._context.tell_error(error)


def _dropped(event: QDropEvent) -> Path | None:
    """The one form or list among what is dragged."""
    names = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    found = [path for path in names if path.suffix.casefold() in _KINDS]
    return found[0] if len(found) == 1 and len(names) == 1 else None


def _read(path: Path, art: Art) -> Eingang:
    from qmapp.reports.formular.lesen import read_formular
    from qmapp.reports.formular.liste_lesen import read_liste

    return read_formular(path) if art is Art.FORMULAR else read_liste(path)


def _form_target(context: Context, jahr: int, formats: tuple[str, ...], target: Path) -> Sequence[Path]:
    from qmapp.reports.formular.ausgabe import formular_ziel

    return (formular_ziel(jahr, target, context.heute()),)


def _list_target(context: Context, formats: tuple[str, ...], target: Path) -> Sequence[Path]:
    from qmapp.reports.formular.ausgabe import liste_ziel

    return (liste_ziel(target, context.heute()),)


def _form(
    context: Context,
    jahr: int,
    nur_offene: bool,
    formats: tuple[str, ...],
    target: Path,
    auswahl: object,
    progress: Progress,
) -> Sequence[Path]:
    from qmapp.reports.formular.ausgabe import export_formular

    heute, jetzt = context.heute(), context.jetzt()
    write = partial(export_formular, context.workspace, jahr, target, heute=heute, jetzt=jetzt, wer=context.wer)
    return write(nur_offene=nur_offene, progress=progress)


def _list(
    context: Context, formats: tuple[str, ...], target: Path, auswahl: object, progress: Progress
) -> Sequence[Path]:
    from qmapp.reports.formular.ausgabe import export_liste

    return export_liste(context.workspace, target, heute=context.heute(), jetzt=context.jetzt(), progress=progress)
