"""The page of the Jahresprüfplan."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.checks import jahresplan as plaene
from qmapp.checks.jahresplan import worte
from qmapp.checks.jahresplan.rows import Eintrag, Jahresplan
from qmapp.checks.katalog import angebote
from qmapp.errors import UserError
from qmapp.ui.auftrag import JAHRESPLAN, amtspapier_auftrag
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.checks.jahresplan.befehle import Planbefehle
from qmapp.ui.checks.jahresplan.flaeche import Planflaeche
from qmapp.ui.checks.jahresplan.fragen import Planfragen
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY = "aktenpruefung.liste"
_EMPTY = (
    "Hier planen Sie, welche Prüfbereiche im Jahr geprüft werden, in welchem Turnus und mit wie vielen Akten. Q-Check "
    "zeigt Lücken und ob die Stunden reichen."
)


class JahresplanSeite(Page):
    """A year: planned audits and coverage at the left; the one in hand and the hours at the right."""

    key = "jahresplan"
    title = "Jahresprüfplan"
    phase = "check"
    nav = NavEntry("Jahresprüfplan", "calendar-time")
    tables = frozenset({"jahresplan", "jahresplan_eintrag", "aktenpruefung", "akte", "ziehung", "freigabe"})
    keys = (
        ("Strg+Enter", "Prüfung einplanen"),
        ("Strg+N", "Neues Jahr"),
        ("Alt+↑ ↓", "Reihenfolge"),
        ("Entf", "Aus dem Plan"),
        ("Strg+E", "Ausgeben"),
    )
    help_page = "jahresplan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._plan: Jahresplan | None = None
        self._jahr: int | None = None
        self._wanted: UUID | None = None
        self._befehle = Planbefehle(self, context)
        self._fragen = Planfragen(self, context, self._befehle)
        self.primary = Button("Prüfung einplanen", "plus", "primary")
        self.print_button = Button("Ausgeben …", "file-export")
        self.other_year = Button("Neues Jahr …", "calendar")
        self.flaeche = Planflaeche()
        self.jahr, self.drop = self.flaeche.jahr, self.flaeche.drop
        self.liste, self.abdeckung = self.flaeche.liste, self.flaeche.abdeckung
        self.form, self.stunden = self.flaeche.form, self.flaeche.stunden
        self.problem, self.saved = Banner("bad", " "), Gespeichert()
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self._first = Button("Plan anlegen", "plus", "primary")
        self.empty = Card(EmptyState("calendar-time", "Noch kein Jahresprüfplan", _EMPTY, self._first))
        self._build()
        self._connect()

    def _build(self) -> None:
        header = PageHeader(
            self.title, phase="check", primary=self.primary, secondary=(self.other_year, self.print_button)
        )
        for banner in (self.problem, self.saved):
            banner.hide()
        body = box(vbox((self.empty, 1), (self.flaeche, 1), gap=0))
        self.build(header, self.problem, self.saved, body, gap=14)

    def _connect(self) -> None:
        self.primary.clicked.connect(self.add)
        for button in (self.other_year, self._first):
            button.clicked.connect(self.begin)
        self.print_button.clicked.connect(self.export)
        self.drop.clicked.connect(self._delete_plan)
        self.jahr.committed.connect(self._on_year)
        self.liste.list.current_changed.connect(self._on_current)
        self.liste.list.delete_requested.connect(self._befehle.delete)
        self.liste.list.moved.connect(self._befehle.move)
        self.form.changed.connect(self._befehle.change)
        self.form.linked.connect(self._befehle.link)
        self.form.leave_out.clicked.connect(self._on_leave_out)
        self.form.open.clicked.connect(self._on_open)
        self.stunden.changed.connect(self._befehle.change_plan)
        self.stunden.way.clicked.connect(self._show_way)
        self._befehle.refused.connect(self._refused)
        for keys, slot in (("Ctrl+N", self.begin), ("Ctrl+E", self.export)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def refresh(self) -> None:
        years = self.context.read(plaene.jahre)
        if self._jahr not in years:
            here = self.context.heute().year
            self._jahr = here if here in years else next(iter(years), None)
        self.jahr.set_choices([(year, str(year)) for year in years])
        self.jahr.set_value(self._jahr)
        self._plan = (
            None if self._jahr is None else self.context.read(plaene.jahresplan, self._jahr, heute=self.context.heute())
        )
        self._show()

    def commands(self) -> tuple[Command, ...]:
        begin = Command("Jahresprüfplan anlegen …", self.begin, "Strg+N")
        if self._plan is None:
            return (begin,)
        return (
            Command("Prüfung einplanen", self.add, "Strg+Enter"),
            begin,
            Command("Jahresprüfplan ausgeben …", self.export, "Strg+E"),
        )

    def first_focus(self) -> QWidget | None:
        return self._first if self._plan is None else self.liste.list

    def leave(self) -> bool:
        if self._plan is not None:
            self.flaeche.commit()
        return True

    @Slot()
    def begin(self) -> None:
        """Ask for the year of a new plan."""
        made = self._fragen.begin()
        if made:
            self._jahr = made
            self.refresh()
        focus = self.first_focus() if self._plan is None or self._plan.eintraege else self.primary
        if focus is not None:
            focus.setFocus()

    @Slot()
    def add(self) -> None:
        """Plan an audit of the first area that has a gap."""
        if self._plan is None:
            self.begin()
            return
        made = self._befehle.add(self._plan)
        if made is not None:
            self._wanted = made
            self.refresh()
            self.form.titel.line.setFocus()
            self.form.titel.line.selectAll()

    @Slot()
    def export(self) -> None:
        """Ask for formats and folder, and write the plan."""
        if self._plan is not None and self.flaeche.commit():
            self.ausgabe.order(amtspapier_auftrag(self.context, JAHRESPLAN, self._plan.jahr))

    def _show(self) -> None:
        assert self.header is not None
        plan = self._plan
        show_if(self.empty, plan is None)
        show_if(self.flaeche, plan is not None)
        for button in (self.primary, self.print_button, self.other_year):
            show_if(button, plan is not None)
        if plan is None:
            self.header.set_context("Welche Bereiche wann geprüft werden, und ob die Stunden reichen")
            return
        self.header.set_context(f"{plan.jahr} · {worte.abdeckung(plan)}")
        self.flaeche.show_plan(plan, self._wanted)
        self._wanted = None
        self._show_entry()

    def _show_entry(self) -> None:
        row = self.liste.list.current()
        show_if(self.form, row is not None)
        if row is not None:
            audits = self.context.read(plaene.verknuepfbare, row.id)
            kataloge = [(katalog.code, katalog.titel) for katalog in self.context.read(angebote)]
            self.form.show_row(row, audits, kataloge)

    @Slot(object)
    def _on_year(self, year: object) -> None:
        self._jahr = year if isinstance(year, int) else None
        self.refresh()

    @Slot(object)
    def _on_current(self, _: Eintrag) -> None:
        self.problem.hide()
        self._show_entry()

    @Slot()
    def _on_leave_out(self) -> None:
        row = self.liste.list.current()
        if row is not None and row.verzicht_grund:
            self._befehle.take_up(row)
        elif row is not None:
            self._fragen.leave_out(row)

    @Slot()
    def _on_open(self) -> None:
        row = self.liste.list.current()
        if row is not None and row.pruefung_id is not None:
            self.context.navigate(LIST_KEY, row.pruefung_id)

    @Slot()
    def _delete_plan(self) -> None:
        if self._plan is not None:
            self._fragen.delete_plan(self._plan)

    @Slot()
    def _show_way(self) -> None:
        if self._plan is not None:
            self._fragen.show_way(self._plan)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.flaeche.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
