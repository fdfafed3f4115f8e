"""Ziehungen: every draw of a Prüfung as the protocol keeps it, and the ways to further files."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import erste_ziehung, ziehungen, zweite_ziehungen
from qmapp.checks.aktenpruefung.folgeziehung.bewusst import bewusste_auswahl
from qmapp.checks.aktenpruefung.folgeziehung.rows import ZiehungZeile
from qmapp.checks.aktenpruefung.protokoll import Nachrechnung
from qmapp.checks.aktenpruefung.rows import Aktenart, Pruefung, Ziehungsart
from qmapp.errors import UserError
from qmapp.ui.ausgabe import Gespeichert
from qmapp.ui.checks.protokolle import Protokolle
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.checks.ziehungen.einzelheit import Einzelheit
from qmapp.ui.checks.ziehungen.liste import Moeglichkeit, Weg, moeglichkeiten, wegeliste, ziehungsliste, zweite_worte
from qmapp.ui.checks.ziehungen.vorgaenge import PLAN_KEY, Vorgaenge
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

LIST_KEY = "aktenpruefung.liste"
AUDIT_KEY = "aktenpruefung.pruefen"
#: More draws than these scroll.
_MOST_ROWS = 6
_OPEN = ("In Prüfung", "Geprüft")


class Ziehungen(Page):
    """The draws at the left with what is said of the chosen one, the ways to further files at the right."""

    key = "aktenpruefung.ziehungen"
    title = "Ziehungen"
    phase = "check"
    parent_key = LIST_KEY
    tables = frozenset({"aktenpruefung", "ziehung", "akte", "freigabe", "stichprobenplan"})
    keys = (("Strg+Enter", "Stichprobe erweitern"), ("Enter", "Weg wählen"), ("F1", "Hilfe"))
    help_page = "ziehungen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id: UUID | None = None
        self._head: Pruefung | None = None
        self._other: UUID | None = None
        self.primary = Button("Stichprobe erweitern …", "file-plus", "primary")
        self.protocol = Button("Ziehungsprotokoll …", "file-certificate")
        self.recompute = Button("Nachrechnen", "refresh", tip="Alle Ziehungen aus der gespeicherten Liste wiederholen")
        self.list, self.ways = ziehungsliste(), wegeliste()
        self.detail = Einzelheit()
        self.problem, self.related, self.checked = Banner("bad", " "), Banner("info", " "), Banner("ok", " ")
        self.saved = Gespeichert()
        self.vorgaenge = Vorgaenge(self, context)
        self._protokolle = Protokolle(self, context, self.saved, self.problem)
        self._plan = Button("Stichprobe planen", "target-arrow", "primary")
        self.empty = Card(
            EmptyState(
                "stack-2",
                "Noch nicht gezogen",
                "Hier stehen die Ziehungen dieser Prüfung, sobald die Stichprobe gezogen ist.",
                self._plan,
            )
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        left = box(vbox(Card(self.list, margin=(1, 6, 1, 6)), self.detail, None, gap=12))
        right = Card(self.ways, None, title="Weitere Ziehung", subtitle="Enter wählt", margin=(1, 13, 1, 8))
        inset_head(right)
        self._columns = Columns((left, 8), (right, 6), fold=760)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.recompute, self.protocol))
        body = box(vbox((self.empty, 1), (self._columns, 1), gap=0))
        self.build(header, self.problem, self.checked, self.saved, self.related, body, gap=14)
        for widget in (self.problem, self.checked, self.saved, self.related, self.empty):
            widget.hide()

    def _connect(self) -> None:
        self.primary.clicked.connect(self.vorgaenge.extend)
        self.protocol.clicked.connect(self._protokolle.export)
        self.recompute.clicked.connect(self.vorgaenge.recompute)
        self.list.current_changed.connect(self._on_current)
        self.list.activated_row.connect(self._on_activated)
        self.ways.activated_row.connect(self._on_way)
        self.ways.clicked.connect(self._on_clicked)
        self.related.acted.connect(self._on_related)
        self._plan.clicked.connect(self._on_plan)
        self.vorgaenge.refused.connect(self._refused)
        self.vorgaenge.recomputed.connect(self._on_recomputed)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID) and target[0] != self._id:
            self._id = target[0]
            for widget in (self.problem, self.checked, self.saved):
                widget.hide()

    def refresh(self) -> None:
        if self._id is None:
            return
        try:
            head = self.context.read(pruefung_module.pruefung, self._id)
        except UserError:
            self.context.navigate(LIST_KEY)  # its creation was undone while it was shown
            return
        self._head = head
        self._protokolle.show_head(head)
        self.vorgaenge.show_head(head)
        rows = self.context.read(ziehungen, self._id)
        self.list.show_rows(rows)
        self.list.fit(_MOST_ROWS)
        if rows and self.list.current() is None:
            self.list.select_key(rows[-1].nummer)
        picked = self.context.read(bewusste_auswahl, self._id)
        self.ways.show_rows(moeglichkeiten(head.plan.ersatzregel, picked, offen=self._may_draw()))
        self.ways.fit()
        if self.ways.current() is None:
            self.ways.select_key(self.ways.rows.row(0).weg)
        self._show_related()
        self._show_head(drawn=bool(rows))
        self.detail.show_row(self.list.current())

    def crumbs(self) -> tuple[Crumb, ...]:
        name = self._head.titel if self._head is not None else "Aktenprüfung"
        target = (self._id,) if self._id is not None else ()
        return (Crumb("Aktenprüfungen", LIST_KEY), Crumb(name, LIST_KEY, target), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        if not self.list.rows.count():
            return ()
        ways = self.vorgaenge
        further = (
            Command("Stichprobe erweitern …", ways.extend, "Strg+Enter"),
            Command("Akten bewusst auswählen …", ways.pick),
        )
        return (
            *(further if self._may_draw() else ()),
            Command("Zweite Ziehung anlegen …", ways.draw_again),
            Command("Ziehungen nachrechnen", ways.recompute),
            *self._protokolle.commands(),
        )

    def first_focus(self) -> QWidget | None:
        return self.ways if self.list.rows.count() else self._plan

    def _may_draw(self) -> bool:
        return self._head is not None and self._head.stand in _OPEN and not self.context.workspace.read_only

    def _show_related(self) -> None:
        assert self._id is not None
        first, second = self.context.read(erste_ziehung, self._id), self.context.read(zweite_ziehungen, self._id)
        show_if(self.related, first is not None or bool(second))
        if first is not None:
            self._other = first.pruefung_id
            self.related.set(
                "info", f"Zweite Ziehung zu {first.kennung}.", f"Grund: {first.grund}", "Zur ersten Ziehung"
            )
        elif second:
            self._other = second[-1].pruefung_id
            self.related.set("info", *zweite_worte(second), "Zur zweiten Ziehung")

    def _show_head(self, *, drawn: bool) -> None:
        assert self.header is not None
        assert self._head is not None
        self.header.set_context(f"{self._head.kennung} · {self._head.titel}")
        show_if(self.empty, not drawn)
        show_if(self._columns, drawn)
        for button in (self.protocol, self.recompute):
            show_if(button, drawn)
        show_if(self.primary, drawn and self._may_draw())
        self.head_changed.emit()

    @Slot(object)
    def _on_current(self, row: ZiehungZeile) -> None:
        self.detail.show_row(row)

    @Slot(object)
    def _on_activated(self, row: ZiehungZeile) -> None:
        if self._id is not None:
            picked = row.art is Ziehungsart.BEWUSST
            self.context.navigate(AUDIT_KEY, self._id, *((Aktenart.BEWUSST,) if picked else ()))

    @Slot()
    def _on_clicked(self) -> None:
        way = self.ways.current()
        if way is not None:
            self._on_way(way)

    @Slot(object)
    def _on_way(self, way: Moeglichkeit) -> None:
        if self._id is None:
            return
        self.problem.hide()
        if way.weg is Weg.ERSETZEN:
            self.context.navigate(AUDIT_KEY, self._id)
        elif way.weg is Weg.GEWAEHLTE:
            self.context.navigate(AUDIT_KEY, self._id, Aktenart.BEWUSST)
        else:
            steps = {
                Weg.ERWEITERN: self.vorgaenge.extend,
                Weg.WAEHLEN: self.vorgaenge.pick,
                Weg.NOCHMALS: self.vorgaenge.draw_again,
            }
            steps[way.weg]()

    @Slot()
    def _on_related(self) -> None:
        if self._other is not None:
            self.context.navigate(self.key, self._other)

    @Slot()
    def _on_plan(self) -> None:
        if self._id is not None:
            self.context.navigate(PLAN_KEY, self._id)

    @Slot(object)
    def _on_recomputed(self, found: Nachrechnung) -> None:
        if found.identisch:
            self.checked.set("ok", "Alle Ziehungen sind nachgerechnet und stimmen mit dem Protokoll überein.")
        else:
            self.checked.set("bad", "Das Protokoll stimmt nicht mit der Liste überein.", " ".join(found.abweichungen))
        self.checked.show()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()
