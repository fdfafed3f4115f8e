"""The page of the Q-Checks."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from qmapp import german
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalog, Katalogart, angebote
from qmapp.checks.qcheck.rows import QCheckZeile, Stand
from qmapp.errors import UserError
from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte
from qmapp.ui.auftrag import qcheck_auftrag
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.checks.qcheck.liste.befehle import Qcheckbefehle
from qmapp.ui.checks.qcheck.liste.blatt import Qcheckblatt
from qmapp.ui.checks.qcheck.liste.neu import NeuerQcheck
from qmapp.ui.checks.qcheck.liste.schritt import Schritt
from qmapp.ui.checks.qcheck.liste.spalte import Qcheckspalte
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.rollflaeche import Rollflaeche

_EMPTY = (
    "Ein Q-Check bewertet einen Prozess Ihres Amtes in Anlehnung an ein Audit, ohne Anspruch auf eine Norm. Die Fragen "
    "kommen aus einem Katalog; Sie planen, bewerten und lesen das Ergebnis."
)
_TABLES = frozenset({
    "qcheck", "qcheck_bewertung", "qcheck_merkpunkt", "qcheck_nachweis", "qcheck_anlage", "qcheck_wechsel", "katalog",
    "katalog_punkt",
    *WiedervorlageKarte.tables,
})  # fmt: skip


class QCheckListe(Page):
    """All Q-Checks at the left, the planning sheet of the one in hand at the right."""

    key = "qcheck.liste"
    title = "Q-Checks"
    phase = "check"
    nav = NavEntry("Q-Checks", "clipboard-check")
    tables = _TABLES
    keys = (
        ("Strg+N", "Neuer Q-Check"),
        ("Enter", "Nächster Schritt"),
        ("Strg+F", "Suchen"),
        ("Strg+P", "Bericht drucken"),
        ("Entf", "Löschen"),
        ("F1", "Hilfe"),
    )
    help_page = "q-checks"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._shown: UUID | None = None
        self._befehle = Qcheckbefehle(self, context)
        self.primary = Button("Bewerten", "checklist", "primary")
        self.neu = Button("Neuer Q-Check", "plus")
        self.print_button = Button("Bericht drucken", "printer")
        self.spalte = Qcheckspalte(context.settings, self.key)
        self.detail = Qcheckblatt(self, context, self._befehle)
        self.problem, self.saved = Banner("bad"), Gespeichert()
        self.ausgabe = Berichtsausgabe(self, context, self.saved, self.problem)
        self._first = Button("Neuer Q-Check", "plus", "primary")
        self.empty = Card(EmptyState("clipboard-check", "Noch kein Q-Check", _EMPTY, self._first))
        self.right = Rollflaeche(self.detail)
        self._columns = Columns((self.spalte, 5), (self.right, 7), fold=860)
        self._build()
        self._connect()

    def _build(self) -> None:
        others = (self.print_button, self.neu)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=others)
        for banner in (self.problem, self.saved):
            banner.hide()
        body = box(vbox((self.empty, 1), (self._columns, 1), gap=0))
        self.build(header, self.problem, self.saved, body, gap=14)

    def _connect(self) -> None:
        self.primary.clicked.connect(self.next)
        self.print_button.clicked.connect(self.print_report)
        for button in (self.neu, self._first):
            button.clicked.connect(self.new)
        self._columns.folded.connect(self.right.set_folded)
        self._befehle.refused.connect(self._refused)
        self.spalte.moved.connect(self._show)
        self.spalte.opened.connect(self.next)
        self.spalte.delete_wanted.connect(self._befehle.delete)
        self.detail.wanted.connect(self._go)
        for keys, slot in (("Ctrl+N", self.new), ("Ctrl+F", self.spalte.to_search), ("Ctrl+P", self.print_report)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]

    def refresh(self) -> None:
        wanted, self._wanted = self._wanted, None
        self.spalte.show_rows(self.context.read(door.qchecks), wanted)
        self._show()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("Neuer Q-Check", self.new, "Strg+N"),
            Command("Q-Check suchen", self.spalte.to_search, "Strg+F"),
            Command("Q-Check-Bericht drucken …", self.print_report, "Strg+P"),
            Command("Wiedervorlage setzen", self.detail.wiedervorlage.set_new),
            Command("Methodenbeschreibung lesen …", self.detail.methode.read_all),
            *(Command(step.tun, partial(self._go, step)) for step in self.detail.steps()),
        )

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        return self.keys if self.spalte.rows() else (self.keys[0], self.keys[-1])

    def first_focus(self) -> QWidget | None:
        return self.spalte.table if self.spalte.rows() else self._first

    def leave(self) -> bool:
        self.detail.commit()
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        return context.read(door.anzahl_offen)

    @Slot()
    def new(self) -> None:
        """Ask for a new Q-Check."""
        kataloge = self.context.read(angebote, Katalogart.QCHECK)
        jahr = self.context.heute().year
        before = QApplication.focusWidget()
        dialog = NeuerQcheck(self, kataloge, self.spalte.rows(), jahr, self._create)
        agreed = dialog.exec() == NeuerQcheck.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            self.refresh()
            self.detail.form.titel.line.setFocus()
            self.right.reveal(self.detail.form.titel)
        elif before is not None:
            before.setFocus()

    @Slot()
    @Slot(object)
    def next(self, _: object = None) -> None:
        """Go on with the one in hand."""
        if self.spalte.row() is not None:
            self._go(self.detail.next_step())

    @Slot()
    def print_report(self) -> None:
        """Ask for formats and folder, and write the report of the one in hand."""
        row = self.spalte.row()
        if row is not None and self.detail.commit():
            self.ausgabe.order(qcheck_auftrag(self.context, row.id))

    def _create(self, katalog: Katalog, vorgaenger_id: UUID | None, angaben: dict[str, str]) -> None:
        self._wanted = self._befehle.create(katalog, vorgaenger_id, angaben)

    @Slot(object)
    def _go(self, step: Schritt) -> None:
        row = self.spalte.row()
        if row is not None and self.detail.commit():
            self.context.navigate(step.key, row.id)

    @Slot()
    def _show(self) -> None:
        assert self.header is not None
        rows, row = self.spalte.rows(), self.spalte.row()
        show_if(self.empty, not rows)
        show_if(self._columns, bool(rows))
        show_if(self.neu, bool(rows))
        show_if(self.detail, row is not None)
        for button in (self.primary, self.print_button):
            show_if(button, row is not None)
        self.problem.hide()
        self.header.set_context(_words(rows))
        self.head_changed.emit()
        if row is None:
            self.detail.forget()
            return
        if row.id != self._shown:
            self._shown = row.id
            self.right.verticalScrollBar().setValue(0)
        self.detail.show_row(row, rows)
        step = self.detail.next_step()
        self.primary.set_text(step.tun)
        self.primary.set_icon(step.icon)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()


def _words(rows: tuple[QCheckZeile, ...]) -> str:
    if not rows:
        return "Prozesse bewerten, Stärken und Potentiale erkennen"
    still = sum(row.stand is not Stand.VERSIEGELT for row in rows)
    if len(rows) == 1:
        return f"1 Q-Check, {'noch nicht versiegelt' if still else 'versiegelt'}"
    state = {0: "alle versiegelt", len(rows): "noch keiner versiegelt"}
    return f"{german.integer(len(rows))} Q-Checks, {state.get(still, f'{german.integer(still)} noch nicht versiegelt')}"
