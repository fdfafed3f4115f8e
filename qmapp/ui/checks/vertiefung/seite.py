"""Vertiefung: the result compared, projected in several ways, weighed and taken apart."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Pruefung, Vertiefung
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.checks.auswertung.nebenan import Nebenan
from qmapp.ui.checks.auswertung.platzhalter import Platzhalter
from qmapp.ui.checks.auswertung.rechenwege import Rechenwege
from qmapp.ui.checks.vertiefung import worte
from qmapp.ui.checks.vertiefung.ansicht import Vertiefungsansicht
from qmapp.ui.checks.vertiefung.rechnung import Antwort, rechne
from qmapp.ui.checks.vertiefung.regelung import Regelung
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

_PRELIMINARY = (
    "Vorläufig: Noch sind nicht alle Akten geprüft.",
    "Verglichen und beurteilt wird erst am Ende. Bitte geben Sie die Zwischenzahlen nicht weiter.",
)
LIST_KEY, RESULT_KEY = "aktenpruefung.liste", "aktenpruefung.auswerten"


class VertiefungSeite(Page):
    """The figures are computed in the worker; the last ones stand pale until the new ones are there."""

    key = "aktenpruefung.vertiefen"
    title = "Vertiefung"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "ziehung", "akte", "antwort", "freigabe", "hoechstwert", "stichprobenplan"})
    keys = (
        ("T", "Diagramme als Tabellen"),
        ("Alt+R", "Rechenweg"),
        ("Alt+E", "Zum Ergebnis"),
        ("Strg+C", "Zahlen kopieren"),
        ("F1", "Hilfe"),
    )
    help_page = "vertiefung"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: Pruefung | None = None
        self._found: Antwort | None = None
        self._asked = 0
        self.back = Button("Zum Ergebnis", "arrow-left")
        self.way = Button("Rechenweg", "list-numbers")
        head = PageHeader(self.title, phase="check", secondary=(self.back, self.way))
        self.problem, self.preliminary = Banner("bad", " "), Banner("warn", *_PRELIMINARY)
        self.panel, self.waiting, self.result = Rechenwege(), Platzhalter(), Vertiefungsansicht()
        self._empty_words = EmptyState("chart-histogram", " ", " ")
        self.empty = Card(self._empty_words)
        self.build(head, self.problem, self.preliminary, self.empty, self.waiting, self.result, gap=14)
        self.beside = Nebenan(self, self._outer, self.panel, self.way)
        for widget in (self.problem, self.preliminary, self.empty, self.waiting, self.result):
            widget.hide()
        self.rules = Regelung(self, context, self.result, self.problem)
        self._connect()

    def _connect(self) -> None:
        QShortcut(QKeySequence("Alt+R"), self).activated.connect(self.toggle_way)
        QShortcut(QKeySequence("Alt+E"), self).activated.connect(self.go_back)
        self.back.clicked.connect(self.go_back)
        self.way.clicked.connect(self.toggle_way)
        for card in self.result.cards:
            card.way_wanted.connect(self.show_way)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            self._found = None
            self.problem.hide()
            self.result.hide()
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
            self._show_empty()
            return
        self.result.hoechstwerte.show_katalog(self.context.read(katalog_door.katalog, self._head.katalog_id))
        if self._found is None:
            self.empty.hide()
            self.waiting.wait()
        self.result.set_pale(self._found is not None)
        self.context.run(partial(_work, self.context, self._asked, self._id), self._on_computed, self._on_failed)
        self._show_head()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._head.titel if self._head is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (
            Crumb("Aktenprüfungen", LIST_KEY),
            Crumb(name, LIST_KEY, target),
            Crumb("Auswertung", RESULT_KEY, target),
            Crumb(self.title),
        )

    def commands(self) -> tuple[Command, ...]:
        if self._vertiefung() is None:
            return (Command("Zum Ergebnis", self.go_back, "Alt+E"),)
        return (
            Command("Zum Ergebnis", self.go_back, "Alt+E"),
            Command("Rechenweg zeigen", self.toggle_way, "Alt+R"),
            Command("Diagramme als Tabellen", self.toggle_tables, "T"),
            Command("Zahlen kopieren", self.copy, "Strg+C"),
        )

    def first_focus(self) -> QWidget | None:
        return self.back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain_t = event.key() == Qt.Key.Key_T and not event.modifiers()
        if event.matches(QKeySequence.StandardKey.Copy) and self._vertiefung() is not None:
            self.copy()
        elif plain_t and self.context.settings.single_letter_keys and self._vertiefung() is not None:
            self.toggle_tables()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.place()

    @Slot()
    def go_back(self) -> None:
        """Back to the result of this Prüfung."""
        if self._id is not None:
            self.context.navigate(RESULT_KEY, self._id)

    @Slot()
    def toggle_way(self) -> None:
        """Open every Rechenweg of the page at the right, or close them."""
        found = self._vertiefung()
        if self.panel.isVisible():
            self.beside.close()
        elif found is not None:
            self.panel.show_ways([way for _, ways in found.rechenwege for way in ways])
            self.beside.open()

    @Slot(str)
    def show_way(self, abschnitt: str) -> None:
        """Open the Rechenwege of one section."""
        found = self._vertiefung()
        if found is not None:
            self.panel.show_ways(found.wege(abschnitt))
            self.beside.open()

    @Slot()
    def toggle_tables(self) -> None:
        """Show every chart as a table, or as a chart again."""
        charts = self.result.shown_charts()
        as_table = not all(chart.shows_table() for chart in charts)
        for chart in reversed(charts):  # the focus ends on the first one
            if chart.shows_table() is not as_table:
                chart.toggle_table()

    @Slot()
    def copy(self) -> None:
        """Copy every figure of the page as lines for a spreadsheet."""
        found = self._vertiefung()
        if found is not None and self._head is not None:
            QGuiApplication.clipboard().setText(worte.zahlen(found, self._head))
            self.context.tell("Zahlen kopiert.")

    def _vertiefung(self) -> Vertiefung | None:
        found = self._found
        return found.vertiefung if found is not None and found.vertiefung.abdeckung.geprueft else None

    @Slot(object)
    def _on_computed(self, found: Antwort) -> None:
        if found.frage != self._asked:
            return
        self._found = found
        self.waiting.done()
        deep, head = self._vertiefung(), self._head
        if deep is None or head is None:
            self._show_empty()
            return
        self.empty.hide()
        self.result.show()
        self.rules.show_head(head)
        self.result.show_result(deep, head)
        show_if(self.preliminary, deep.vorlaeufig)
        if self.panel.isVisible():
            self.panel.show_ways([way for _, ways in deep.rechenwege for way in ways])
        self._show_head()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self.waiting.done()
        self.result.set_pale(False)
        self.rules.say(error)

    def _show_empty(self) -> None:
        drawn = self._head is not None and self._head.gezogen_um is not None
        self.waiting.done()
        self.result.hide()
        self.preliminary.hide()
        self.beside.put_away()
        self._empty_words.set(
            "Noch keine Akte geprüft" if drawn else "Noch keine Stichprobe gezogen",
            "Hier stehen der Vergleich mit früheren Prüfungen, die häufigsten Ursachen, die Hochrechnung nach mehreren "
            "Verfahren und was an zweifelhaften Akten hängt, sobald die erste Akte geprüft ist.",
        )
        self.empty.show()
        self._show_head()

    def _show_head(self) -> None:
        if self.header is not None and self._head is not None:
            self.header.set_context(self._head.titel)
        show_if(self.way, self._vertiefung() is not None)
        self.head_changed.emit()


def _work(context: Context, frage: int, pruefung_id: UUID, progress: Progress) -> Antwort:
    return rechne(context.workspace, frage, pruefung_id)
