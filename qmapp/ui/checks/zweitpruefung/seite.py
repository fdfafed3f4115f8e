"""The page of the Zweitprüfung: begin it, follow it, see how far both agree, settle where they do not."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen
from qmapp.checks.aktenpruefung.zweitpruefung.rows import Abgleich
from qmapp.errors import UserError
from qmapp.ui.checks.auswertung.nebenan import Nebenan
from qmapp.ui.checks.auswertung.rechenwege import Rechenwege
from qmapp.ui.checks.zweitpruefung.befehle import LIST_KEY, Zweitbefehle
from qmapp.ui.checks.zweitpruefung.flaeche import GLEICH, Flaeche
from qmapp.ui.checks.zweitpruefung.klaergang import Klaergang
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader


class ZweitpruefungSeite(Page):
    """One primary button whose word follows the state: begin, examine, settle."""

    key = "aktenpruefung.zweit"
    title = "Zweitprüfung"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset(
        {"aktenpruefung", "akte", "antwort", "zweitpruefung", "konsens", "katalog", "katalog_punkt", "freigabe"}
    )
    keys = (
        ("1 – 3", "Was gilt"),
        ("Strg+Enter", "Weiter"),
        ("Alt+U", "Übereinstimmung"),
        ("Alt+A", "Abweichungen"),
        ("Alt+R", "Rechenweg"),
        ("F1", "Hilfe"),
    )
    help_page = "zweitpruefung"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: Pruefung | None = None
        self._found: Abgleich | None = None
        self._wanted: tuple[UUID, str] | None = None
        self._choose_view = True
        self._befehle = Zweitbefehle(self, context)
        self.primary = Button("Zweitprüfung beginnen", "check", "primary")
        self.way = Button("Rechenweg", "list-numbers")
        self.problem = Banner("bad")
        self.flaeche = Flaeche()
        self.beginn, self.klaeren = self.flaeche.beginn, self.flaeche.klaeren
        self.guete = self.flaeche.gleich.guete
        self.klaergang = Klaergang(self, context, self._befehle, self.klaeren)
        self.panel = Rechenwege()
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.way,))
        self.problem.hide()
        self.build(header, self.problem, self.flaeche, gap=12)
        self.beside = Nebenan(self, self._outer, self.panel, self.way)
        self._connect()

    def _connect(self) -> None:
        self.primary.clicked.connect(self._next)
        self.way.clicked.connect(self.toggle_way)
        self._befehle.refused.connect(self._refused)
        self.beginn.changed.connect(self._preview)
        self.flaeche.go.clicked.connect(self._befehle.go)
        self.flaeche.end.clicked.connect(self._befehle.end)
        self.flaeche.discard.clicked.connect(self._befehle.discard)
        self.flaeche.view_changed.connect(self._show_head)
        self.flaeche.gleich.noted.connect(self._befehle.note)
        self.guete.what.chosen.connect(self._show_way)
        self.flaeche.gleich.punkte.table.current_changed.connect(self._show_way)
        for keys, slot in (("Alt+R", self.toggle_way), ("Alt+U", self.show_agreement), ("Alt+A", self.show_open)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        """A Prüfung, optionally a file of the sample and a Prüfpunkt in it to settle."""
        ids = [part for part in target if isinstance(part, UUID)]
        if not ids:
            return
        if ids[0] != self._id:
            self._id = self._befehle.pruefung_id = ids[0]
            self.beginn.clear(self.context.heute())
            self.beside.put_away()
        code = next((part for part in target if isinstance(part, str)), "")
        self._wanted = (ids[1], code) if len(ids) > 1 else None
        self._choose_view = True

    def refresh(self) -> None:
        if self._id is None:
            self.context.navigate(LIST_KEY)
            return
        try:
            self._head = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        self._found = self.context.read(abfragen.abgleich, self._id)
        if self._found is None:
            self._show_beginning()
        else:
            self._show_found(self._found)
        self.problem.hide()
        self._show_head()

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._head.titel if self._head is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        text, _ = self.flaeche.next_step(writable=self._writable())
        step = (Command(text, self._next, "Strg+Enter"),) if text else ()
        if self._found is None:
            return step or (Command("Akten prüfen", self._befehle.go),)
        return (
            *step,
            Command("Übereinstimmung zeigen", self.show_agreement, "Alt+U"),
            Command("Abweichungen klären", self.show_open, "Alt+A"),
        )

    def first_focus(self) -> QWidget | None:
        return self.flaeche.first_focus() or self.primary

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.flaeche.settling() and self.klaergang.handle(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.place()

    @Slot()
    def toggle_way(self) -> None:
        """Open or close the Rechenweg of the figures shown."""
        if self.panel.isVisible():
            self.beside.close()
        elif self._found is not None and self.guete.ways():
            self._show_way()
            self.beside.open()

    @Slot()
    def show_agreement(self) -> None:
        """How far both agree."""
        if self._found is not None:
            self.flaeche.show_view(agreement=True)
            self.flaeche.gleich.punkte.table.setFocus()

    @Slot()
    def show_open(self) -> None:
        """The disagreements."""
        if self._found is not None:
            self.flaeche.show_view(agreement=False)
            self.klaeren.list.setFocus()

    def _writable(self) -> bool:
        head = self._head
        return head is not None and head.stand in ("In Prüfung", "Geprüft") and not self.context.workspace.read_only

    def _show_beginning(self) -> None:
        assert self._head is not None
        self.beside.put_away()
        preview = self._befehle.preview(self.beginn)
        self.flaeche.show_beginning(
            drawn=self._head.gezogen_um is not None, examined=preview.geprueft > 0, writable=self._writable()
        )
        self.beginn.show_preview(preview)

    def _show_found(self, found: Abgleich) -> None:
        assert self._id is not None
        rows = self.context.read(abfragen.abweichungen, self._id)
        self.flaeche.show_abgleich(found, rows, writable=self._writable())
        if self._choose_view:
            left = any(row.konsens is None for row in rows)
            self.flaeche.show_view(agreement=not (left and (found.kopf.fertig or self._wanted is not None)))
            self._choose_view = False
        if self._wanted is not None:
            self.klaeren.select(*self._wanted)
            self._wanted = None
        self.klaergang.writable = self._writable()
        self.klaergang.show_detail()
        self._show_way()

    @Slot()
    def _show_head(self) -> None:
        assert self.header is not None
        text, icon = self.flaeche.next_step(writable=self._writable())
        self.primary.set_text(text)
        self.primary.set_icon(icon)
        show_if(self.primary, bool(text))
        show_if(self.way, self.flaeche.view() == GLEICH and bool(self.guete.ways()))
        self.header.set_context(self._head.titel if self._head is not None else "")
        self.head_changed.emit()

    @Slot()
    def _next(self) -> None:
        if self._found is None:
            if self.beginn.commit() and self._befehle.begin(self.beginn):
                self.primary.setFocus()
        elif self.flaeche.settling():
            self.klaergang.submit()
        else:
            self._befehle.examine()

    @Slot()
    @Slot(object)
    def _show_way(self, _: object = None) -> None:
        self.panel.show_ways(self.guete.ways())

    @Slot()
    def _preview(self) -> None:
        self.beginn.show_preview(self._befehle.preview(self.beginn))

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, (*self.beginn.fields(), *self.klaeren.detail.fields())):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
