"""Auswertung: what the files say, in figures, charts and one sentence, with the way to the Prüfbericht."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Auswertung, Pruefung
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.auftrag import PRUEFBERICHT
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.checks.auswertung.abschluss import Abschluss
from qmapp.ui.checks.auswertung.empfehlen import Empfehlen
from qmapp.ui.checks.auswertung.flaeche import Flaeche
from qmapp.ui.checks.auswertung.kopf import Kopf
from qmapp.ui.checks.auswertung.nebenan import Nebenan
from qmapp.ui.checks.auswertung.rechenwege import Rechenwege
from qmapp.ui.checks.auswertung.rechnung import Ergebnis, rechne
from qmapp.ui.checks.auswertung.stand import Stand
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.messages import announce

LIST_KEY = "aktenpruefung.liste"
PLAN_KEY = "aktenpruefung.planen"
AUDIT_KEY = "aktenpruefung.pruefen"
DEEPER_KEY = "aktenpruefung.vertiefen"
KEYS = (
    ("Alt+R", "Rechenweg"),
    ("Alt+V", "Vertiefung"),
    ("Alt+E", "Empfehlung ableiten"),
    ("Strg+E", "Prüfbericht erstellen"),
    ("T", "Diagramm als Tabelle"),
    ("Strg+C", "Zahlen kopieren"),
    ("F1", "Hilfe"),
)


class AuswertungSeite(Page):
    """The figures are computed in the worker; the last ones stand pale until the new ones are there."""

    key = "aktenpruefung.auswerten"
    title = "Auswertung"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "ziehung", "akte", "antwort", "freigabe"})
    keys = KEYS
    help_page = "auswertung"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: Pruefung | None = None
        self._found: Ergebnis | None = None
        self._asked = 0
        self._focus_when_shown = False
        self.head = Kopf(self.title)
        self.primary, self.way = self.head.report, self.head.way
        self.panel = Rechenwege()
        self.problem, self.strip, self.saved = Banner("bad", " "), Stand(), Gespeichert()
        self.surface = Flaeche()
        self.result, self.empty = self.surface.result, self.surface.empty
        self.empfehlen = Empfehlen(self, context, self.result.punkte)
        self.abschluss = Abschluss(self, context, self.problem)
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self.build(self.head, self.problem, self.saved, self.strip, self.surface, gap=14)
        self.beside = Nebenan(self, self._outer, self.panel, self.way)
        for widget in (self.problem, self.saved, self.strip):
            widget.hide()
        self._connect()

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.export)
        QShortcut(QKeySequence("Alt+R"), self).activated.connect(self.toggle_way)
        QShortcut(QKeySequence("Alt+V"), self).activated.connect(self.go_deeper)
        self.head.deeper.clicked.connect(self.go_deeper)
        self.primary.clicked.connect(self.export)
        self.way.clicked.connect(self.toggle_way)
        self.strip.acted.connect(self.sign_off)
        self.result.verbleib.reopen.clicked.connect(self.reopen_pruefung)
        self.empty.go.clicked.connect(self._on_go)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            self._found = None
            for widget in (self.problem, self.saved, self.result):
                widget.hide()
            self.beside.put_away()

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            self._head = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        self._asked += 1
        if self._head.gezogen_um is None:
            self._found = None
            self._show()
            return
        self.surface.wait(shown=self._found is not None)
        self.context.run(partial(_work, self.context, self._asked, self._id), self._on_computed, self._on_failed)
        self._show_head()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._head.titel if self._head is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        if self._result() is None:
            return ()
        return (
            Command("Prüfbericht erstellen", self.export, "Strg+E"),
            Command("Rechenweg zeigen", self.toggle_way, "Alt+R"),
            Command("Vertiefung", self.go_deeper, "Alt+V"),
            Command("Empfehlung ableiten …", self.empfehlen.ask, "Alt+E"),
            Command("Zahlen kopieren", self.copy, "Strg+C"),
            *self.abschluss.commands(self._head, self.sign_off, self.send_back, self.reopen_pruefung),
        )

    def first_focus(self) -> QWidget | None:
        if self._head is not None and self._head.gezogen_um is None:
            return self.empty.go
        self._focus_when_shown = self._found is None
        return self.primary if self._found is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain_t = event.key() == Qt.Key.Key_T and not event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy) and self._result() is not None:
            self.copy()
        elif plain_t and self.context.settings.single_letter_keys and self._result() is not None:
            self.result.punkte.shown_chart().toggle_table()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.place()

    @Slot()
    def export(self) -> None:
        """Ask for formats and folder, then write the Prüfbericht."""
        if self._id is not None and self._head is not None and self._result() is not None:
            self.ausgabe.start(PRUEFBERICHT, self._id)

    @Slot()
    def toggle_way(self) -> None:
        """Open or close the Rechenweg at the right."""
        if self.panel.isVisible():
            self.beside.close()
        elif self._result() is not None:
            self.beside.open()

    @Slot()
    def go_deeper(self) -> None:
        """Compare, project and weigh the result on a page of its own."""
        if self._id is not None and self._result() is not None:
            self.context.navigate(DEEPER_KEY, self._id)

    @Slot()
    def copy(self) -> None:
        """Copy every figure of the page as lines for a spreadsheet."""
        if self._found is not None:
            QGuiApplication.clipboard().setText(worte.zahlen(self._found.auswertung))
            self.context.tell("Zahlen kopiert.")

    def _result(self) -> Auswertung | None:
        found = self._found
        return found.auswertung if found is not None and found.auswertung.geprueft else None

    @Slot(object)
    def _on_computed(self, found: Ergebnis) -> None:
        if found.frage != self._asked:
            return
        self._found = found
        self._show()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self.surface.fail()
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()

    def _show(self) -> None:
        result = self._result()
        if result is None:
            self.strip.hide()
            self.beside.put_away()
            self.surface.show_empty(drawn=self._head is not None and self._head.gezogen_um is not None)
        else:
            self._show_result(result)
        self._show_head()
        if self._focus_when_shown and self.isVisible():
            (self.empty.go if result is None else self.primary).setFocus()
        self._focus_when_shown = False

    def _show_result(self, result: Auswertung) -> None:
        writable = not self.context.workspace.read_only
        assert self._found is not None, "the result is its"
        self.surface.show_result(result, self._found.maengel, self._found.bewusst)
        self.panel.show_ways(result.rechenwege)
        self.strip.show_result(result, self.abschluss.stand(result.pruefung.id), writable=writable)
        show_if(self.result.verbleib.reopen, writable and result.pruefung.abgeschlossen_am is not None)
        announce(self, result.kernsatz)

    def _show_head(self) -> None:
        self.head.show_result(self._result(), self._head)
        self.head_changed.emit()

    @Slot()
    def _on_go(self) -> None:
        if self._id is not None and self._head is not None:
            self.context.navigate(PLAN_KEY if self._head.gezogen_um is None else AUDIT_KEY, self._id)

    @Slot()
    def reopen_pruefung(self) -> None:
        """Ask for the reason and open the Prüfung again."""
        if self._id is not None:
            self.abschluss.reopen(self._id)

    @Slot()
    def sign_off(self) -> None:
        """The next step of the sign-off: submit, release, or look whether the seal holds."""
        result = self._result()
        if self._id is not None and result is not None:
            self.abschluss.act(self._id, result)

    @Slot()
    def send_back(self) -> None:
        """Ask for the reason and send the submitted Prüfung back."""
        if self._id is not None:
            self.abschluss.send_back(self._id)


def _work(context: Context, frage: int, pruefung_id: UUID, progress: Progress) -> Ergebnis:
    return rechne(context.workspace, frage, pruefung_id)
