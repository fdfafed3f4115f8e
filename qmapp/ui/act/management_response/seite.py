"""The page of the Management Response."""

from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.act import empfehlung as empf
from qmapp.act import management_response as mr
from qmapp.act.management_response.rows import Vorgangszeile
from qmapp.errors import UserError
from qmapp.ui.act.management_response.ausgabe import Antwortausgabe
from qmapp.ui.act.management_response.befehle import Antwortbefehle
from qmapp.ui.act.management_response.einzelheit import Offen
from qmapp.ui.act.management_response.flaeche import Antwortflaeche
from qmapp.ui.act.management_response.frist import Fristfrage
from qmapp.ui.act.management_response.hauptknopf import Hauptknopf
from qmapp.ui.act.management_response.jahr import Jahrwahl
from qmapp.ui.act.management_response.leer import Leerstand
from qmapp.ui.act.management_response.naechstes import Naechstes
from qmapp.ui.act.management_response.tasten import Tasten
from qmapp.ui.act.management_response.wege import Wege
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

_TABLES = frozenset({
    "empfehlung", "empfehlung_feststellung", "stellungnahme", "gesamtstellungnahme", "feststellung", "massnahme",
    "meilenstein", "verschiebung", "statuswechsel", "wirksamkeit", "wiedervorlage", "vorgabe", "aktenpruefung",
})  # fmt: skip
_KEYS = (
    ("↑ ↓", "Empfehlung"),
    ("A", "Antwort erfassen"),
    ("M", "Maßnahme hinzufügen"),
    ("W", "Wiedervorlage setzen"),
    ("E", "Empfehlung bearbeiten"),
    ("Strg+N", "Neue Empfehlung"),
)


class ManagementResponseSeite(Page):
    """The list at the left, at the right the way Empfehlung → Antwort → Maßnahmen → Wiedervorlage → Verlauf."""

    key = "management_response"
    title = "Management Response"
    phase = "act"
    nav = NavEntry("Management Response", "message-reply")
    tables = _TABLES
    keys = _KEYS
    help_page = "management-response"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._jahr = Jahrwahl()
        self._wanted: UUID | None = None
        self._part = ""
        self._befehle = Antwortbefehle(self, context)
        self.primary = Hauptknopf()
        self.neu = Button("Neue Empfehlung", "plus")
        self.flaeche = Antwortflaeche(context, self._befehle)
        self.liste, self.detail, self.gesamt = self.flaeche.liste, self.flaeche.detail, self.flaeche.gesamt
        self._wege = Wege(self, context, self.flaeche)
        self._frist = Fristfrage(self, self._befehle, self.detail)
        self._naechstes = Naechstes(self, context, self.flaeche, self.primary)
        self.problem = Banner("bad", " ")
        self.ausgabe = Antwortausgabe(self, context, self.problem, self._jahr.value)
        self.empty = Leerstand()
        self._letters = {
            "A": self.answer,
            "M": self.detail.add_massnahme,
            "W": self.detail.wiedervorlage.set_new,
            "E": self.detail.open_empfehlung,
        }
        self._tasten = Tasten(self._letters, self.detail.press_key, context.settings)
        self._build()
        self._connect()

    def _build(self) -> None:
        header = PageHeader(self.title, phase="act", primary=self.primary, secondary=(self.ausgabe.button, self.neu))
        self.problem.hide()
        self.build(
            header, self.problem, self.ausgabe.saved, box(vbox((self.empty, 1), (self.flaeche, 1), gap=0)), gap=14
        )

    def _connect(self) -> None:
        detail = self.detail
        for button in (self.neu, self.empty.neu):
            button.clicked.connect(self.new)
        self.empty.findings.clicked.connect(self._wege.open_findings)
        self._befehle.refused.connect(self._refused)
        self.liste.current_changed.connect(self._on_current)
        self.liste.filtered.connect(self._show_detail)
        self.liste.jahr_changed.connect(self._on_year)
        self.liste.gesamt.clicked.connect(self.open_gesamt)
        self.liste.list.delete_requested.connect(self._befehle.delete)
        self.liste.list.activated_row.connect(self._on_activated)
        self.flaeche.gesamt_closed.connect(self._on_closed)
        detail.opened.connect(self._on_opened)
        detail.massnahmen.mahnungen.done.connect(self._befehle.complete)
        for keys, slot in (("Ctrl+N", self.new), ("Ctrl+F", self.liste.to_search)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        """An Empfehlung by its id; with "empfehlung" or "antwort" beside it that part is opened."""
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]
            self._part = str(target[1]) if len(target) > 1 else ""
            self.flaeche.shows_gesamt = False

    def refresh(self) -> None:
        wanted, self._wanted = self._wanted, None
        everything = self.context.read(empf.empfehlungen) if wanted is not None else ()
        for row in everything:
            if row.id == wanted:
                self._jahr.reach(row.jahr)
        years = self.context.read(empf.jahre)
        self._jahr.update(years)
        self.liste.show_jahre(years, self._jahr.value())
        self.liste.show_rows(self.context.read(mr.uebersicht, self.context.heute(), self._jahr.value()))
        if wanted is not None:
            if not self.liste.list.select_key(wanted):
                self.liste.reset()
                self.liste.list.select_key(wanted)
            self._wege.show_current()
        self._show()
        part, self._part = self._part, ""
        if part:
            (self.detail.open_answer if part == Offen.ANTWORT else self.detail.open_empfehlung)()

    def commands(self) -> tuple[Command, ...]:
        new = Command("Neue Empfehlung", self.new, "Strg+N")
        if self.detail.shown() is None:
            return (new, *self.ausgabe.commands())
        words = {key: label for key, label in self.keys if key in self._letters}
        steps = tuple(Command(words[key], run, key) for key, run in self._letters.items())
        return (new, *steps, Command("Gesamtstellungnahme des Jahres", self.open_gesamt), *self.ausgabe.commands())

    def first_focus(self) -> QWidget | None:
        return self.empty.neu if self._is_empty() else self._wege.writing() or self.liste.list

    def leave(self) -> bool:
        if not self._is_empty():
            self.flaeche.commit()
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        return sum(not row.beantwortet for row in context.read(empf.empfehlungen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flaeche.close_gesamt()
            self.detail.close_part()
        elif self._is_empty() or not self._tasten.handle(event):
            super().keyPressEvent(event)

    @Slot()
    def new(self) -> None:
        """Make an Empfehlung in the year shown: it is there at once, and its title is asked for."""
        if not self._is_empty() and not self.flaeche.commit():
            return
        made = self._befehle.create(jahr=self._jahr.value())
        if made is not None:
            self.show_target(made, str(Offen.EMPFEHLUNG))
            self.refresh()

    @Slot()
    def answer(self) -> None:
        """Open the answer to the Empfehlung in hand."""
        self.flaeche.close_gesamt()
        self.detail.open_answer()

    @Slot()
    def open_gesamt(self) -> None:
        """Show what the Leitung says to the whole year."""
        if self.flaeche.commit() and self._jahr.value() is not None:
            self.flaeche.shows_gesamt = True
            self._show()
            self.gesamt.text.area.setFocus()

    def _is_empty(self) -> bool:
        return not self.liste.rows() and not self.liste.jahr_count()

    def _show(self) -> None:
        assert self.header is not None
        empty = self._is_empty()
        show_if(self.empty, empty)
        show_if(self.flaeche, not empty)
        for button in (self.neu, self.ausgabe.button):
            show_if(button, not empty)
        parts = ("Von der Empfehlung zur Maßnahme", self.liste.answered())
        self.header.set_context(" · ".join(part for part in parts if part))
        self.problem.hide()
        self._show_detail()

    @Slot()
    def _show_detail(self) -> None:
        jahr = self._jahr.value()
        self.detail.show_current(self.liste.list.current())
        self.flaeche.show_gesamt(jahr, None if jahr is None else self.context.read(empf.gesamtstellungnahme, jahr))
        self._naechstes.show_step()

    @Slot(object)
    def _on_current(self, _: Vorgangszeile) -> None:
        self.flaeche.shows_gesamt = False
        self.problem.hide()
        self._show_detail()

    @Slot(object)
    def _on_activated(self, row: Vorgangszeile) -> None:
        (self.detail.open_empfehlung if row.empfehlung.zeile.beantwortet else self.answer)()

    @Slot(object)
    def _on_year(self, jahr: int | None) -> None:
        self._jahr.choose(jahr)
        self.flaeche.shows_gesamt = False
        self.refresh()

    @Slot()
    def _on_closed(self) -> None:
        self._show()
        self.liste.list.setFocus()

    @Slot(object)
    def _on_opened(self, part: QWidget | None) -> None:
        self.flaeche.shows_gesamt = False
        self._show_detail()
        if part is None:
            self.liste.list.setFocus()
        else:
            self._wege.show_part(part)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.flaeche.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
