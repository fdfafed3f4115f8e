"""Grundgesamtheit: read the list of all files in three steps, then look at it and take out what does not belong."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung import grundgesamtheit as liste_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Grundgesamtheit, Pruefung
from qmapp.errors import UserError
from qmapp.spreadsheets import Import, Liste
from qmapp.ui.checks.bestand import Bestand
from qmapp.ui.checks.einleser import Einleser, dropped
from qmapp.ui.checks.importbericht import Importbericht
from qmapp.ui.checks.listenwahl import Listenwahl
from qmapp.ui.checks.zuordnung import Zuordnung
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY = "aktenpruefung.liste"
PLAN_KEY = "aktenpruefung.planen"


class GrundgesamtheitSeite(Page):
    """One of four views at a time: choose a file, assign columns, see the report, see what is stored."""

    key = "aktenpruefung.einlesen"
    title = "Grundgesamtheit"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "grundgesamtheit", "ausschluss", "ziehung"})
    keys = (("Strg+O", "Datei wählen"), ("Strg+Enter", "Weiter"), ("Strg+F", "Suchen"), ("F1", "Hilfe"))
    help_page = "grundgesamtheit"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._pruefung: Pruefung | None = None
        self._stored: Grundgesamtheit | None = None
        self._einleser = Einleser(self, context)
        self.primary = Button("Weiter", "arrow-right", "primary")
        self.back = Button("Zurück", "arrow-left")
        self.other = Button("Andere Datei …", "folder-open")
        self.problem = Banner("bad")
        self.wahl = Listenwahl()
        self.zuordnung = Zuordnung()
        self.bericht = Importbericht()
        self.bestand = Bestand(context)
        self._views: tuple[QWidget, ...] = (self.wahl, self.zuordnung, self.bericht, self.bestand)
        self._view: QWidget = self.wahl
        self.setAcceptDrops(True)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.back, self.other))
        self.build(header, self.problem, box(vbox(*((view, 1) for view in self._views), gap=0)), gap=14)
        self._connect()
        self._show(self.wahl)

    def _connect(self) -> None:
        self.primary.clicked.connect(self._next)
        self.back.clicked.connect(self._back)
        self.other.clicked.connect(self._choose)
        self.wahl.wanted.connect(self._choose)
        self.zuordnung.reread.connect(self._einleser.inspect)
        self.zuordnung.changed.connect(self._show_head)
        self.bericht.changed.connect(self._show_head)
        self.bestand.refused.connect(self._on_refused)
        self._einleser.inspected.connect(self._on_inspected)
        self._einleser.was_read.connect(self._on_read)
        self._einleser.stored.connect(self._on_stored)
        self._einleser.refused.connect(self._on_refused)
        for keys, slot in (("Ctrl+F", self._find), ("Ctrl+O", self._choose)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            self._einleser.forget()
            self._view = self.wahl

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            self._pruefung = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        self._stored = self.context.read(liste_module.grundgesamtheit, self._id)
        if self._stored is not None:
            self.bestand.show_liste(self._id, self._stored, frozen=self._frozen())
        if self._view in (self.wahl, self.bestand):
            self._show(self.wahl if self._stored is None else self.bestand)
        else:
            self._show_head()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._pruefung.titel if self._pruefung is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        find = Command("In der Liste suchen", self._find, "Strg+F")
        return (find,) if self._frozen() else (Command("Liste einlesen …", self._choose, "Strg+O"), find)

    def first_focus(self) -> QWidget | None:
        if self._view is self.bericht:
            return self.primary if self.primary.isEnabled() else self.bericht.only_first
        if self._view is self.zuordnung:
            return self.zuordnung.form.schluessel.editor
        return self.wahl.button if self._view is self.wahl else self.bestand.table

    def open_file(self, path: Path) -> None:
        """Look at a file, as after choosing or dropping it."""
        self._einleser.open(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._frozen() and dropped(event) is not None:
            event.acceptProposedAction()
            self.wahl.set_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.wahl.set_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.wahl.set_dragging(False)
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(self.open_file, path))

    def _frozen(self) -> bool:
        return self._pruefung is not None and self._pruefung.gezogen_um is not None

    def _show(self, view: QWidget) -> None:
        self._view = view
        for other in self._views:
            show_if(other, other is view)
        self.problem.hide()
        self._show_head()

    def _show_head(self) -> None:
        assert self.header is not None
        view, taken = self._view, self.bericht.uebernahme() if self._view is self.bericht else None
        words, icon = {
            self.zuordnung: ("Liste prüfen", "arrow-right"),
            self.bericht: (
                f"{german.integer(len(taken))} Akten einlesen" if taken else "Akten einlesen",
                "table-import",
            ),
            self.bestand: ("Zur Stichprobe", "target-arrow"),
        }.get(view, ("Weiter", "arrow-right"))
        self.primary.set_text(words)
        self.primary.set_icon(icon)
        self.primary.setEnabled(view is not self.bericht or bool(taken))
        show_if(self.primary, view is not self.wahl)
        show_if(self.back, view is self.bericht or (view is self.zuordnung and self._stored is not None))
        self.other.set_text("Andere Liste einlesen …" if view is self.bestand else "Andere Datei …")
        show_if(self.other, view in (self.zuordnung, self.bestand) and not self._frozen())
        name = self._pruefung.titel if self._pruefung is not None else ""
        stored = self._stored if view is self.bestand else None
        steps = {self.wahl: "1 von 3: Datei wählen", self.zuordnung: "2 von 3: Spalten zuordnen"}
        step = f"Schritt {steps.get(view, '3 von 3: Bericht ansehen')}"
        self.header.set_context(f"{name} · {step if stored is None else _origin(stored)}")
        self.header.set_status("info", _drawn_words(self._pruefung), "lock")
        self.head_changed.emit()

    @Slot()
    def _choose(self) -> None:
        if not self._frozen():
            self._einleser.choose()

    @Slot(object)
    def _on_inspected(self, liste: Liste) -> None:
        self.zuordnung.show_liste(liste)
        self._show(self.zuordnung)
        self.zuordnung.form.schluessel.editor.setFocus()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        if self._view is self.zuordnung and show_at_field(error, self.zuordnung.form.fields()):
            return
        rest = " ".join(part for part in (error.safe, error.advice) if part)
        self.problem.set("bad", error.message, rest)
        self.problem.show()

    @Slot()
    def _next(self) -> None:
        if self._view is self.zuordnung:
            if self.zuordnung.form.check():
                self._einleser.read(self.zuordnung.rollen(), self.zuordnung.optionen())
        elif self._view is self.bericht:
            taken = self.bericht.uebernahme()
            if taken is not None and self._id is not None:
                self._einleser.store(self._id, taken)
        elif self._view is self.bestand and self._id is not None:
            self.context.navigate(PLAN_KEY, self._id)

    @Slot()
    def _back(self) -> None:
        self._show(self.zuordnung if self._view is self.bericht else self.bestand)

    @Slot(object)
    def _on_read(self, found: Import) -> None:
        self.bericht.show_import(found, self.zuordnung.form.stand.value())
        self._show(self.bericht)
        focus = self.first_focus()
        assert focus is not None
        focus.setFocus()

    @Slot()
    def _on_stored(self) -> None:
        self._view = self.bestand
        self.refresh()
        if self._stored is not None:
            self.context.tell(f"{german.integer(self._stored.anzahl)} Akten eingelesen.", undo=True)
        self.bestand.table.setFocus()

    @Slot()
    def _find(self) -> None:
        if self._view is self.bestand:
            self.bestand.search.line.setFocus()
            self.bestand.search.line.selectAll()


def _origin(stored: Grundgesamtheit) -> str:
    stand = stored.angaben.stand
    day = f", Stand {german.day(stand)}" if stand else ""
    return f"aus „{stored.angaben.datei}“{day}"


def _drawn_words(head: Pruefung | None) -> str:
    if head is None or head.gezogen_um is None:
        return ""
    return f"Gezogen am {german.day(head.gezogen_um.astimezone().date())}"
