"""Answers from a file: choose it, say what its columns mean, settle what is unclear, read it, see what was done."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung import einlesen
from qmapp.checks.befragung.einlesen import Befundart, Einleseergebnis, Zuordnung
from qmapp.errors import UserError
from qmapp.spreadsheets import Tabelle
from qmapp.ui.checks.befragung.einlesen.anlegen import Anleger
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.checks.befragung.einlesen.einleser import Bogenleser
from qmapp.ui.checks.befragung.einlesen.ergebnisblatt import Ergebnisblatt
from qmapp.ui.checks.befragung.einlesen.kopf import ERGEBNIS, START, ZUORDNUNG, Kopf
from qmapp.ui.checks.befragung.einlesen.stand import Stand
from qmapp.ui.checks.befragung.einlesen.startblatt import Startblatt
from qmapp.ui.checks.befragung.einlesen.worte import fertig
from qmapp.ui.checks.befragung.einlesen.zuordnungsblatt import Zuordnungsblatt
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if

LIST_KEY = "befragung.liste"
RESULT_KEY = "befragung.auswertung"
_STEPS = (START, ZUORDNUNG, ERGEBNIS)
_KEYS = (
    ("Strg+O", "Datei wählen"),
    ("Strg+F", "Spalte suchen"),
    ("0 – 9", "Wert festlegen"),
    ("Strg+B", "Nächstes Blatt"),
    ("Strg+Enter", "Einlesen"),
    ("F1", "Hilfe"),
)


class BogenEinlesen(Page):
    """One of three views at a time. Without a Befragung a file makes one, with a questionnaire from its heads."""

    key = "befragung.einlesen"
    title = "Antworten einlesen"
    phase = "check"
    parent_key = LIST_KEY
    command_name = "Befragung aus einer Datei"
    tables = frozenset({"befragung", "bogen", "befragung_einlesung"})
    keys = _KEYS
    help_page = "befragung-einlesen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.stand = Stand()
        self._leser = Bogenleser(self, context)
        self._anleger = Anleger(self, context)
        self.kopf = Kopf(self.title)
        self.problem = Banner("bad")
        self.start, self.zuordnung, self.ergebnis = (
            Startblatt(),
            Zuordnungsblatt(context.settings, self.key),
            Ergebnisblatt(),
        )
        self._views: tuple[QWidget, ...] = (self.start, self.zuordnung, self.ergebnis)
        self._view: QWidget = self.start
        self.problem.hide()
        views = box(vbox(*((view, 1) for view in self._views), gap=0))
        self.build(self.kopf.header, self.problem, self.kopf.misfit, views, gap=12)
        self._connect()
        self._show(self.start)

    def _connect(self) -> None:
        self.kopf.primary.clicked.connect(self._next)
        self.kopf.back.clicked.connect(self._leave_file)
        self.kopf.other.clicked.connect(self._choose)
        self.kopf.misfit.acted.connect(self._make_katalog)
        self.start.wanted.connect(self._choose)
        self.start.remove_wanted.connect(self._remove)
        self.start.brought.connect(self.open_file)
        self.zuordnung.changed.connect(self._on_changed)
        self.zuordnung.reread.connect(self._leser.read)
        self._leser.was_read.connect(self._on_read)
        self._leser.checked.connect(self._on_checked)
        self._leser.stored.connect(self._on_stored)
        self._leser.refused.connect(self._on_refused)
        for keys, slot in (
            ("Ctrl+O", self._choose),
            ("Ctrl+F", self.zuordnung.search),
            ("Ctrl+B", self.zuordnung.next_panel),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        wanted = target[0] if target and isinstance(target[0], UUID) else None
        if wanted is None or wanted != self.stand.befragung_id:
            self.stand.befragung_id = wanted
            self._forget()

    def refresh(self) -> None:
        self.stand.load(self.context)
        self.start.show_einlesungen(self.stand.dateien)
        if self.stand.zurueckgenommen or (self._view is not self.start and self.stand.kopf is None):
            self._forget()
        elif self._view is self.zuordnung and self.stand.blick is not None:
            self._on_changed(self.stand.blick.zuordnung)
        self._show(self._view)

    def crumbs(self) -> tuple[Crumb, ...]:
        head = self.stand.kopf
        first = Crumb("Befragungen", LIST_KEY)
        return (first, *((Crumb(head.kennung, LIST_KEY, (head.id,)),) if head is not None else ()), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        found = [Command("Datei wählen …", self._choose, "Strg+O")]
        if self._view is self.zuordnung:
            found += [
                Command("Spalte suchen", self.zuordnung.search, "Strg+F"),
                Command("Nächstes Blatt rechts", self.zuordnung.next_panel, "Strg+B"),
                Command("Was zu klären ist", self.zuordnung.show_befunde),
                Command("Befragung aus dieser Datei anlegen …", self._make_katalog),
            ]
        return tuple(found)

    def first_focus(self) -> QWidget | None:
        if self._view is self.zuordnung:
            return self.zuordnung.liste.table
        return self.start.wahl.button if self._view is self.start else self.kopf.primary

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Read a file, as after choosing or dropping it."""
        self._leser.open(path)

    def _forget(self) -> None:
        self._leser.forget()
        self.stand.forget()
        self._view = self.start
        self.problem.hide()

    def _show(self, view: QWidget) -> None:
        self._view = view
        for other in self._views:
            show_if(other, other is view)
        self._show_head()

    def _show_head(self) -> None:
        self.kopf.show_stand(self.stand, _STEPS[self._views.index(self._view)])
        self.start.show_ziel(neu=self.stand.kopf is None, closed=self.stand.abgeschlossen)
        self.head_changed.emit()

    @Slot()
    def _choose(self) -> None:
        if not self.stand.abgeschlossen:
            self._leser.choose()

    @Slot(object)
    def _on_read(self, tabelle: Tabelle) -> None:
        self.problem.hide()
        self.stand.forget()
        self.stand.tabelle = tabelle
        if self.stand.katalog is None:
            QTimer.singleShot(0, self._make_katalog)  # a dialog holds up whoever has told that the file is read
            return
        found = self.stand.begin(self.context)
        self.zuordnung.begin(found)
        self._leser.check(found, self.stand.lage)
        self._show(self.zuordnung)
        self.zuordnung.liste.table.setFocus()

    @Slot(object)
    def _on_changed(self, zuordnung: Zuordnung) -> None:
        found = self.stand.understand(zuordnung)
        if found is not None:
            self.zuordnung.show_blick(found)
            self._leser.check(found, self.stand.lage)
            self._show_head()

    @Slot(object)
    def _on_checked(self, found: Blick) -> None:
        self.stand.blick = found
        self.zuordnung.show_blick(found)
        self._show_head()

    @Slot()
    def _next(self) -> None:
        key, found = self.stand.befragung_id, self.stand.blick
        if key is None:
            return
        if self._view is self.ergebnis:
            self.context.navigate(RESULT_KEY, key)
        elif found is not None:
            self.problem.hide()
            self._leser.store(key, found)

    @Slot(object)
    def _on_stored(self, ergebnis: Einleseergebnis) -> None:
        self.stand.blick, self.stand.ergebnis = None, ergebnis
        self.ergebnis.show_ergebnis(ergebnis)
        self._view = self.ergebnis
        self.refresh()
        self.context.tell(fertig(ergebnis), undo=True)
        self.kopf.primary.setFocus()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        if error.field in set(Befundart):
            self.zuordnung.show_befunde()
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()

    @Slot(object)
    def _remove(self, einlesung_id: UUID) -> None:
        before = len(self.stand.dateien)
        self.context.act("Datei aus der Befragung nehmen", einlesen.remove_einlesung, einlesung_id)
        self.refresh()
        if len(self.stand.dateien) < before:
            self.context.tell("Die Bögen der Datei sind aus der Befragung genommen.", undo=True)

    @Slot()
    def _leave_file(self) -> None:
        self._forget()
        self._show(self.start)
        self.start.wahl.button.setFocus()

    @Slot()
    def _make_katalog(self) -> None:
        """Make a Befragung from the file in hand, and go on with it."""
        file = self.stand.tabelle
        if file is None:
            return
        try:
            made = self._anleger.ask(file)
        except UserError as error:
            self._on_refused(error)
            return
        if made is not None:
            self.stand.befragung_id = made
            self.stand.load(self.context)
            self._on_read(file)
