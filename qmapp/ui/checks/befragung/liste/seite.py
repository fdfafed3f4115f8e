"""The page of the Befragungen."""

from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from qmapp import german
from qmapp.checks import befragung as door
from qmapp.checks.befragung.rows import BefragungZeile
from qmapp.checks.katalog import Katalog, Katalogart, angebote
from qmapp.errors import UserError
from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte
from qmapp.ui.checks.befragung.liste.befehle import Befragungsbefehle, Textbefehle
from qmapp.ui.checks.befragung.liste.blatt import Befragungsblatt, Teil
from qmapp.ui.checks.befragung.liste.neu import NeueBefragung
from qmapp.ui.checks.befragung.liste.papiere import Befragungspapiere
from qmapp.ui.checks.befragung.liste.spalte import Befragungsspalte
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.rollflaeche import Rollflaeche

ENTRY_KEY, IMPORT_KEY, RESULT_KEY = "befragung.erfassung", "befragung.einlesen", "befragung.auswertung"
_EMPTY: Final = (
    "Eine Befragung fragt Klientinnen und Klienten, Mitarbeitende oder Leistungserbringer mit einem festen Fragebogen. "
    "Sie geben Papierbögen ein oder lesen einen Export, und lesen das Ergebnis mit seinem Bereich."
)
_TABLES: Final = frozenset({
    "befragung", "bogen", "befragung_vorwert", "befragung_einlesung", "befragung_thema", "befragung_stimme", "katalog",
    *WiedervorlageKarte.tables,
})  # fmt: skip


class BefragungsListe(Page):
    """All Befragungen at the left, the one in hand at the right."""

    key = "befragung.liste"
    title = "Befragungen"
    phase = "check"
    nav = NavEntry("Befragungen", "forms")
    tables = _TABLES
    keys = (
        ("Strg+N", "Neue Befragung"),
        ("Enter", "Nächster Schritt"),
        ("Strg+F", "Suchen"),
        ("Strg+P", "Bericht drucken"),
        ("Entf", "Löschen"),
        ("F1", "Hilfe"),
    )
    help_page = "befragungen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._shown: UUID | None = None
        self._befehle, self._texte = Befragungsbefehle(self, context), Textbefehle(self, context)
        self.primary = Button("Bögen erfassen", "keyboard", "primary")
        self.neu = Button("Neue Befragung", "plus")
        self.print_button = Button("Bericht drucken", "printer")
        self.spalte = Befragungsspalte(context.settings, self.key)
        self.detail = Befragungsblatt(context, self._befehle, self._texte, self.key)
        self.problem = Banner("bad")
        self.problem.hide()
        self.papiere = Befragungspapiere(self, context, self.spalte, self.detail, self.problem)
        self._first = Button("Neue Befragung", "plus", "primary")
        self._first_file = Button("Befragung aus einer Datei", "table-import")
        self.empty = Card(EmptyState("forms", "Noch keine Befragung", _EMPTY, self._first_file, self._first))
        self.right = Rollflaeche(self.detail)
        self._columns = Columns((self.spalte, 6), (self.right, 7), fold=860)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.print_button, self.neu))
        body = box(vbox((self.empty, 1), (self._columns, 1), gap=0))
        self.build(header, self.problem, self.papiere.saved, body, gap=14)
        self._connect()

    def _connect(self) -> None:
        self.primary.clicked.connect(self.next)
        for button in (self.neu, self._first):
            button.clicked.connect(self.new)
        for button in (self.spalte.from_file, self._first_file):
            button.clicked.connect(self.from_file)
        self._columns.folded.connect(self.right.set_folded)
        for befehle in (self._befehle, self._texte):
            befehle.refused.connect(self._refused)
        self.spalte.moved.connect(self._show)
        self.spalte.opened.connect(self.next)
        self.spalte.delete_wanted.connect(self._befehle.delete)
        stand = self.detail.stand
        for button, slot in (
            (stand.enter, self.to_entry),
            (stand.read, self.to_import),
            (stand.result, self.to_result),
        ):
            button.clicked.connect(slot)
        self.print_button.clicked.connect(self.papiere.print_report)
        for keys, slot in (
            ("Ctrl+N", self.new),
            ("Ctrl+F", self.spalte.to_search),
            ("Ctrl+P", self.papiere.print_report),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]

    def refresh(self) -> None:
        wanted, self._wanted = self._wanted, None
        self.spalte.show_rows(self.context.read(door.befragungen), wanted)
        self._show()

    def commands(self) -> tuple[Command, ...]:
        found = [
            Command("Neue Befragung", self.new, "Strg+N"),
            Command("Befragung suchen", self.spalte.to_search, "Strg+F"),
        ]
        row = self.spalte.row()
        if row is None:
            return tuple(found)
        found.extend(self.papiere.commands())
        if row.abgeschlossen_am is None:
            found.append(Command("Bögen erfassen", self.to_entry))
            found.append(Command("Export einlesen", self.to_import))
        found.append(Command("Auswertung der Befragung ansehen", self.to_result))
        return tuple(found)

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        return self.keys if self.spalte.rows() else (self.keys[0], self.keys[-1])

    def first_focus(self) -> QWidget | None:
        return self.spalte.table if self.spalte.rows() else self._first

    def leave(self) -> bool:
        self.detail.commit()
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        return sum(row.abgeschlossen_am is None for row in context.read(door.befragungen))

    @Slot()
    def new(self) -> None:
        """Ask for a new Befragung."""
        kataloge = self.context.read(angebote, Katalogart.BEFRAGUNG)
        jahr = self.context.heute().year
        before = QApplication.focusWidget()
        dialog = NeueBefragung(self, kataloge, self.spalte.rows(), jahr, self._create)
        agreed = dialog.exec() == NeueBefragung.DialogCode.Accepted
        dialog.deleteLater()
        if agreed:
            self.detail.set_teil(Teil.PLANUNG)
            self.refresh()
            self.spalte.table.setFocus()
        elif before is not None:
            before.setFocus()

    @Slot()
    @Slot(object)
    def next(self, _: object = None) -> None:
        """Go on with the one in hand: enter sheets, or read the result of a closed one."""
        row = self.spalte.row()
        if row is not None:
            self._go(ENTRY_KEY if row.abgeschlossen_am is None else RESULT_KEY)

    @Slot()
    def to_entry(self) -> None:
        """Enter sheets of the one in hand."""
        self._go(ENTRY_KEY)

    @Slot()
    def to_import(self) -> None:
        """Read an export into the one in hand."""
        self._go(IMPORT_KEY)

    @Slot()
    def from_file(self) -> None:
        """Make one of a file somebody has brought."""
        if self.detail.commit():
            self.context.navigate(IMPORT_KEY)

    @Slot()
    def to_result(self) -> None:
        """Read the result of the one in hand."""
        self._go(RESULT_KEY)

    def _create(self, katalog: Katalog, vorgaenger_id: UUID | None, angaben: dict[str, Any]) -> None:
        self._wanted = self._befehle.create(katalog, vorgaenger_id, angaben)

    def _go(self, key: str) -> None:
        row = self.spalte.row()
        if row is not None and self.detail.commit():
            self.context.navigate(key, row.id)

    @Slot()
    def _show(self) -> None:
        assert self.header is not None
        rows, row = self.spalte.rows(), self.spalte.row()
        turned = self.empty.isHidden() != bool(rows)
        show_if(self.empty, not rows)
        show_if(self._columns, bool(rows))
        show_if(self.neu, bool(rows))
        for widget in (self.detail, self.primary):
            show_if(widget, row is not None)
        show_if(self.print_button, row is not None and row.boegen > 0)
        self.problem.hide()
        self.header.set_context(_words(rows))
        if turned:
            self.head_changed.emit()
        if row is None:
            self.detail.forget()
            return
        if row.id != self._shown:
            self._shown = row.id
            self.right.verticalScrollBar().setValue(0)
        self.detail.show_row(row, rows)
        closed = row.abgeschlossen_am is not None
        self.primary.set_text("Auswertung ansehen" if closed else "Bögen erfassen")
        self.primary.set_icon("chart-bar" if closed else "keyboard")

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()


def _words(rows: tuple[BefragungZeile, ...]) -> str:
    if not rows:
        return "Fragen, wie die Arbeit ankommt"
    count = "1 Befragung" if len(rows) == 1 else f"{german.integer(len(rows))} Befragungen"
    running = sum(row.abgeschlossen_am is None for row in rows)
    return f"{count}, {f'{german.integer(running)} noch offen' if running else 'alle abgeschlossen'}"
