"""The page of the Auswertung of a Befragung."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.auftrag import befragung_auftrag
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.checks.auswertung.nebenan import Nebenan
from qmapp.ui.checks.auswertung.rechenwege import Rechenwege
from qmapp.ui.checks.befragung.auswertung import worte
from qmapp.ui.checks.befragung.auswertung.ansicht import TEILE, Teil
from qmapp.ui.checks.befragung.auswertung.flaeche import Flaeche
from qmapp.ui.checks.befragung.auswertung.kopf import Kopf
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund, rechne
from qmapp.ui.checks.befragung.auswertung.schritte import Schritte
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.messages import announce

LIST_KEY, ENTRY_KEY = "befragung.liste", "befragung.erfassung"
_TABLES = frozenset(
    {"befragung", "bogen", "befragung_vorwert", "befragung_thema", "befragung_stimme", "befragung_einlesung"}
)
_KEYS = (
    ("↑ ↓", "Aussage"),
    ("Leertaste", "Auswählen"),
    ("Alt+1 – 5", "Teil"),
    ("Alt+E", "Feststellung anlegen"),
    ("Alt+R", "So wurde gerechnet"),
    ("T", "Diagramm als Tabelle"),
    ("Strg+P", "Bericht drucken"),
    ("F1", "Hilfe"),
)


class BefragungsauswertungSeite(Page):
    """The figures are computed in the worker; the last ones stand until the new ones are there."""

    key = "befragung.auswertung"
    title = "Auswertung"
    phase = "check"
    parent_key = LIST_KEY
    tables = _TABLES
    keys = _KEYS
    help_page = "befragung-auswerten"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._found: Befund | None = None
        self._asked = 0
        self.head = Kopf(self.title)
        self.panel, self.problem, self.saved = Rechenwege(), Banner("bad", " "), Gespeichert()
        self.surface = Flaeche(context)
        self.result = self.surface.result
        self.schritte = Schritte(self, context, self.problem)
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self.result.recall(context.settings, self.key)
        self.build(self.head, self.problem, self.saved, self.surface, gap=14)
        self.beside = Nebenan(self, self._outer, self.panel, self.head.way)
        for widget in (self.problem, self.saved):
            widget.hide()
        self._connect()

    def _connect(self) -> None:
        for step in self._steps():
            QShortcut(QKeySequence(step.shortcut.replace("Strg", "Ctrl")), self).activated.connect(step.run)
        self.head.make.clicked.connect(self.make_feststellung)
        self.head.way.clicked.connect(self.toggle_way)
        self.head.print.clicked.connect(self.print)
        self.surface.enter_wanted.connect(self._on_go)
        self.surface.satz.taken.connect(self._take_sentence)
        self.result.changed.connect(self._on_view_changed)
        self.result.aussagen.marks_changed.connect(self._show_head)
        self.result.way_wanted.connect(self.open_way)
        self.result.aussagen.chart.moved.connect(self._refresh_way)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            self._found = None
            for widget in (self.problem, self.saved, self.surface.empty, self.surface.figures):
                widget.hide()
            self.beside.put_away()

    def refresh(self) -> None:
        if self._id is None:
            self._show_nothing("Keine Befragung gewählt", "Wählen Sie eine Befragung aus der Liste.")
            return
        self._asked += 1
        self.context.run(partial(_work, self.context, self._asked, self._id), self._on_computed, self._on_failed)

    def crumbs(self) -> tuple[Crumb, ...]:
        name = "Befragung" if self._found is None else self._found.kopf.kennung
        return (Crumb("Befragungen", LIST_KEY), Crumb(name, LIST_KEY, self._target()), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        back = Command("Zu den Befragungen", self._to_list)
        if not self._shows():
            return (back,)
        return (*self._steps(), Command("Zahlen kopieren", self.copy, "Strg+C"), back)

    def _steps(self) -> tuple[Command, ...]:
        """What has a key of its own."""
        return (
            Command("Feststellung anlegen", self.make_feststellung, "Alt+E"),
            Command("So wurde gerechnet", self.toggle_way, "Alt+R"),
            Command("Bericht drucken", self.print, "Strg+P"),
            *(Command(f"{TEILE[t]} zeigen", partial(self._show_part, t), f"Alt+{n}") for n, t in enumerate(Teil, 1)),
        )

    def footer_keys(self) -> Sequence[tuple[str, str]]:
        return self.result.keys(self.keys) if self._shows() else self.keys[-1:]

    def first_focus(self) -> QWidget | None:
        return self.result.focus() if self._shows() else self.surface.go

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain_t = event.key() == Qt.Key.Key_T and not event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy) and self._shows():
            self.copy()
        elif plain_t and self.context.settings.single_letter_keys and self._shows():
            self.result.toggle_tables()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.place()

    @Slot()
    def make_feststellung(self) -> None:
        """Make a Feststellung of the items chosen, else of the one looked at; without any, go where one is chosen."""
        items = self.result.chosen() if self._shows() else []
        if not items:
            self._show_part(Teil.AUSSAGEN)
        elif self._id is not None and self.schritte.make_feststellung(self._id, items):
            self.result.aussagen.clear_marks()

    @Slot()
    def print(self) -> None:
        """Ask for formats and folder, then write the Befragungsbericht."""
        if self._id is not None and self._shows():
            self.ausgabe.order(befragung_auftrag(self.context, self._id))

    @Slot()
    def toggle_way(self) -> None:
        """Open or close how what is shown was reckoned."""
        if self.panel.isVisible():
            self.beside.close()
        else:
            self.open_way()

    @Slot()
    def open_way(self) -> None:
        """Open how what is shown was reckoned."""
        ways = self.result.ways() if self._shows() else []
        if ways:
            self.panel.show_ways(ways)
            self.beside.open()

    @Slot()
    def copy(self) -> None:
        """Copy every figure of the items as lines for a spreadsheet."""
        if self._found is not None and self._shows():
            QGuiApplication.clipboard().setText(worte.zahlen(self._found))
            self.context.tell("Zahlen kopiert.")

    def _shows(self) -> bool:
        return self._found is not None and not self._found.grund

    def _target(self) -> tuple[UUID, ...]:
        return () if self._id is None else (self._id,)

    @Slot(object)
    def _on_computed(self, found: Befund) -> None:
        if found.frage != self._asked:
            return
        first, self._found = self._found is None, found
        if found.grund:
            self._show_nothing("Noch zu wenige Bögen", found.grund)
        else:
            self.surface.show_result(found, writable=not self.context.workspace.read_only)
            self._refresh_way()
            announce(self, self.surface.satz.satz.text())
        self._show_head()
        if first and self.isVisible() and (focus := self.first_focus()) is not None:
            focus.setFocus()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._found = None
        self._show_nothing(error.message, error.advice)
        self._show_head()

    def _show_nothing(self, title: str, text: str) -> None:
        enter = self._found is not None and not self.context.workspace.read_only
        self.surface.show_nothing(title, text, enter=enter)
        self.beside.put_away()

    @Slot()
    def _show_head(self) -> None:
        writable = not self.context.workspace.read_only
        self.head.show_result(self._found, self.result.aussagen.marked(), writable=writable)
        self.head_changed.emit()

    def _show_part(self, teil: Teil) -> None:
        if self._shows():
            self.result.show_part(teil)

    @Slot()
    def _on_view_changed(self) -> None:
        self._refresh_way()
        self.result.remember(self.context.settings, self.key)
        self.head_changed.emit()

    @Slot()
    def _refresh_way(self) -> None:
        if self.panel.isVisible():
            self.panel.show_ways(self.result.ways())

    @Slot(str)
    def _take_sentence(self, satz: str) -> None:
        if self._id is not None:
            self.schritte.take_sentence(self._id, satz)

    @Slot()
    def _on_go(self) -> None:
        if self._id is not None:
            self.context.navigate(ENTRY_KEY, self._id)

    @Slot()
    def _to_list(self) -> None:
        self.context.navigate(LIST_KEY, *self._target())


def _work(context: Context, frage: int, befragung_id: UUID, progress: Progress) -> Befund:
    return rechne(context.workspace, frage, befragung_id)
