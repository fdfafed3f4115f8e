"""Auswertung: what the files say, in figures, charts and one sentence, with the way to the Prüfbericht."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Auswertung, Pruefung
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.checks.ausgabe import PRUEFBERICHT, Berichtsausgabe, Gespeichert
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.checks.auswertung.abschluss import Abschluss
from qmapp.ui.checks.auswertung.ansicht import Ergebnisansicht
from qmapp.ui.checks.auswertung.leerstand import Leerstand
from qmapp.ui.checks.auswertung.platzhalter import Platzhalter
from qmapp.ui.checks.auswertung.rechenwege import Rechenwege
from qmapp.ui.checks.auswertung.rechnung import Ergebnis, rechne
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.messages import announce
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY = "aktenpruefung.liste"
PLAN_KEY = "aktenpruefung.planen"
AUDIT_KEY = "aktenpruefung.pruefen"

#: Narrower than this, the Rechenweg takes the whole page instead of standing beside it.
_ROOM_FOR_PANEL = 860


class AuswertungSeite(Page):
    """The figures are computed in the worker; the last ones stand pale until the new ones are there."""

    key = "aktenpruefung.auswerten"
    title = "Auswertung"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "ziehung", "akte", "antwort"})
    keys = (
        ("Alt+R", "Rechenweg"),
        ("Strg+E", "Prüfbericht erstellen"),
        ("T", "Diagramm als Tabelle"),
        ("Strg+C", "Zahlen kopieren"),
        ("F1", "Hilfe"),
    )
    help_page = "auswertung"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: Pruefung | None = None
        self._found: Ergebnis | None = None
        self._asked = 0
        self._focus_when_shown = False
        self.primary = Button("Prüfbericht erstellen", "file-export", "primary")
        self.way = Button("Rechenweg", "list-numbers")
        self._make_content()
        self._build()
        self._connect()

    def _make_content(self) -> None:
        self.result = Ergebnisansicht()
        self.panel = Rechenwege()
        self.problem, self.strip = Banner("bad", " "), Banner("warn", " ")
        self.saved = Gespeichert()
        self.waiting = Platzhalter()
        self.empty = Leerstand()
        self.abschluss = Abschluss(self, self.context, self.problem)
        self.ausgabe = Berichtsausgabe(self, self.context, self.saved, self.problem)

    def _build(self) -> None:
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.way,))
        body = box(vbox((self.empty, 1), (self.waiting, 1), (self.result, 1), gap=0))
        self.build(header, self.problem, self.saved, self.strip, body, gap=14)
        self._outer.setDirection(QBoxLayout.Direction.LeftToRight)
        self._outer.addWidget(self.panel)
        for widget in (self.problem, self.saved, self.strip, self.empty, self.waiting, self.result, self.panel):
            widget.hide()

    def _connect(self) -> None:
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.export)
        QShortcut(QKeySequence("Alt+R"), self).activated.connect(self.toggle_way)
        self.primary.clicked.connect(self.export)
        self.way.clicked.connect(self.toggle_way)
        self.strip.acted.connect(self.close_pruefung)
        self.result.verbleib.reopen.clicked.connect(self.reopen_pruefung)
        self.panel.closed.connect(self._close_way)
        self.empty.go.clicked.connect(self._on_go)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            self._found = None
            for widget in (self.problem, self.saved, self.panel, self.result):
                widget.hide()

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
        if self._found is None:
            self.empty.hide()
            self.waiting.wait()
        self.result.set_pale(self._found is not None)
        work = partial(_work, self.context, self._asked, self._id)
        self.context.run(work, self._on_computed, self._on_failed)
        self._show_head()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._head.titel if self._head is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        if self._result() is None:
            return ()
        closed = self._head is not None and self._head.abgeschlossen_am is not None
        return (
            Command("Prüfbericht erstellen", self.export, "Strg+E"),
            Command("Rechenweg zeigen", self.toggle_way, "Alt+R"),
            Command("Zahlen kopieren", self.copy, "Strg+C"),
            Command("Prüfung wieder öffnen …", self.reopen_pruefung)
            if closed
            else Command("Prüfung abschließen", self.close_pruefung),
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
        self._place_panel()

    @Slot()
    def export(self) -> None:
        """Ask for formats and folder, then write the Prüfbericht."""
        if self._id is not None and self._head is not None and self._result() is not None:
            self.ausgabe.start(PRUEFBERICHT, self._id, self._head.kennung)

    @Slot()
    def toggle_way(self) -> None:
        """Open or close the Rechenweg at the right."""
        if self.panel.isVisible():
            self._close_way()
        elif self._result() is not None:
            self.panel.show()
            self._place_panel()
            self.panel.area.setFocus()

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
        self.waiting.done()
        self.result.set_pale(False)
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()

    def _show(self) -> None:
        self.waiting.done()
        result = self._result()
        show_if(self.empty, result is None)
        show_if(self.result, result is not None)
        if result is None:
            self.strip.hide()
            self.panel.hide()
            self.empty.show_state(drawn=self._head is not None and self._head.gezogen_um is not None)
        else:
            self.result.show_result(result, self._found.maengel if self._found is not None else ())
            self._show_result(result)
        self._show_head()
        if self._focus_when_shown and self.isVisible():
            (self.empty.go if result is None else self.primary).setFocus()
        self._focus_when_shown = False

    def _show_result(self, result: Auswertung) -> None:
        self.panel.show_ways(result.rechenwege)
        writable = not self.context.workspace.read_only
        finished = not result.vorlaeufig and result.pruefung.abgeschlossen_am is None
        show_if(self.strip, result.vorlaeufig or finished)
        if result.vorlaeufig:
            self.strip.set("warn", *worte.vorlaeufig(result))
        elif finished:
            self.strip.set("info", *worte.fertig(result), action="Prüfung abschließen" if writable else "")
        show_if(self.result.verbleib.reopen, writable)
        announce(self, result.kernsatz)

    def _show_head(self) -> None:
        assert self.header is not None
        result, head = self._result(), self._head
        for button in (self.primary, self.way):
            show_if(button, result is not None)
        if result is not None:
            self.header.set_status(*worte.stand(result))
            self.header.set_context(worte.umfang(result))
        else:
            self.header.set_status("neutral", "")
            self.header.set_context(head.titel if head is not None else "")
        self.head_changed.emit()

    def _place_panel(self) -> None:
        """Beside the page where there is room, else instead of it."""
        alone = not self.panel.isHidden() and self.effective_width() < _ROOM_FOR_PANEL
        item = self._outer.itemAt(0)
        content = item.widget() if item is not None else None
        if content is not None:
            content.setVisible(not alone)
        self.panel.set_wide(alone)

    @Slot()
    def _close_way(self) -> None:
        self.panel.hide()
        self._place_panel()
        self.way.setFocus()

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
    def close_pruefung(self) -> None:
        """Ask once and close the Prüfung."""
        result = self._result()
        if self._id is not None and result is not None:
            self.abschluss.close(self._id, result)


def _work(context: Context, frage: int, pruefung_id: UUID, progress: Progress) -> Ergebnis:
    return rechne(context.workspace, frage, pruefung_id)
