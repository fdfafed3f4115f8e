"""The papers of a draw: the Prüfplan before it, the Ziehungsprotokoll after it, and JSON to recompute it."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from qmapp import paths
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.aktenpruefung.ziehung import ziehungsprotokoll
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.auftrag import PRUEFPLAN, ZIEHUNGSPROTOKOLL
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Page
from qmapp.ui.widgets.card import Banner

DRAWS_KEY = "aktenpruefung.ziehungen"
_FILTER = "JSON zum Nachrechnen (*.json)"


class Protokolle(QObject):
    """Belongs to a page; says where the files lie in ``saved`` and what went wrong in ``problem``."""

    def __init__(self, page: Page, context: Context, saved: Gespeichert, problem: Banner) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._saved = saved
        self._problem = problem
        self._documents = Berichtsausgabe(page, context, saved, problem)
        self._head: Pruefung | None = None
        QShortcut(QKeySequence("Ctrl+P"), page).activated.connect(self.export_plan)

    def show_head(self, head: Pruefung) -> None:
        """The Prüfung whose draw it is about."""
        self._head = head

    def commands(self) -> tuple[Command, ...]:
        """What can be written of a draw."""
        return (
            Command("Ziehungsprotokoll erstellen …", self.export),
            Command("Ziehung zum Nachrechnen speichern …", self.save_recipe),
            self.plan_command(),
        )

    def plan_command(self) -> Command:
        """What can be written before a draw as well as after it."""
        return Command("Prüfplan erstellen …", self.export_plan, "Strg+P")

    def words(self) -> str:
        """What :meth:`export` writes now."""
        return "Ziehungsprotokoll …" if self._is_drawn() else "Prüfplan …"

    def _is_drawn(self) -> bool:
        return self._head is not None and self._head.gezogen_um is not None

    @Slot()
    def show_draws(self) -> None:
        """Go to all draws of the Prüfung and the ways to further ones."""
        if self._head is not None:
            self._context.navigate(DRAWS_KEY, self._head.id)

    @Slot()
    def export(self) -> None:
        """Ask for formats and folder and write the Ziehungsprotokoll; before the draw, the Prüfplan."""
        if self._head is not None:
            self._documents.start(ZIEHUNGSPROTOKOLL if self._is_drawn() else PRUEFPLAN, self._head.id)

    @Slot()
    def export_plan(self) -> None:
        """Ask for formats and folder and write what is laid down before the draw."""
        if self._head is not None and self._page.leave():
            self._documents.start(PRUEFPLAN, self._head.id)

    @Slot()
    def save_recipe(self) -> None:
        """Ask for a file and write the protocol as JSON."""
        head = self._head
        if head is None:
            return
        folder = Path(self._context.settings.last_folder or paths.documents_dir())
        offered = folder / f"Ziehungsprotokoll-{head.kennung}.json"
        title = "Ziehung zum Nachrechnen speichern"
        chosen, _ = QFileDialog.getSaveFileName(self._page, title, str(offered), _FILTER)
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.casefold() != ".json":
            target = target.with_name(target.name + ".json")
        workspace, pruefung_id = self._context.workspace, head.id

        def work(_: Progress) -> Path:
            from qmapp.reports.ziehungsprotokoll import write_protokoll_json

            write_protokoll_json(workspace.read(ziehungsprotokoll, pruefung_id), target)
            return target

        self._problem.hide()
        self._context.run(work, self._on_saved, self._on_refused, label="Ziehungsprotokoll wird geschrieben")

    @Slot(object)
    def _on_saved(self, path: Path) -> None:
        self._context.settings.last_folder = str(path.parent)
        self._context.tell(self._saved.show_files("Ziehungsprotokoll", (path,)))

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self._problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self._problem.show()
