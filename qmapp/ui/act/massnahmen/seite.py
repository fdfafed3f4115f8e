"""The page of the Maßnahmen."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from qmapp import german
from qmapp.act import massnahme as act
from qmapp.act import wiedervorlage
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.act.vorgaben import vorgaben
from qmapp.arbeitstage import Bundesland, feiertag
from qmapp.errors import UserError
from qmapp.ui.act.massnahmen.ansichten import Ansicht, Ansichten
from qmapp.ui.act.massnahmen.befehle import Massnahmenbefehle
from qmapp.ui.act.massnahmen.bestand import Eintrag, ist_ueberfaellig
from qmapp.ui.act.massnahmen.gemerkt import recall, remember
from qmapp.ui.act.massnahmen.statusfrage import Statusfrage
from qmapp.ui.act.massnahmen.uebersicht import Uebersicht
from qmapp.ui.act.papiere import MASSNAHMENPLAN, UMSETZUNGSBERICHT, Bestellung, Papierausgabe
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

_PAPIERE = (
    Bestellung(MASSNAHMENPLAN),
    Bestellung(MASSNAHMENPLAN, nur_offene=True),
    Bestellung(UMSETZUNGSBERICHT),
)
WIEDERVORLAGE_KEY = "wiedervorlage.liste"
_EMPTY = (
    "Hier steht, was nach Empfehlungen und Feststellungen getan wird: wer es bis wann macht, wie weit es ist und ob es "
    "gewirkt hat. Eine Maßnahme legen Sie hier an oder in der Management Response."
)


class Massnahmen(Page):
    """All Maßnahmen as list, timeline or calendar; the one in hand at the right."""

    key = "massnahme.liste"
    title = "Maßnahmen"
    phase = "act"
    nav = NavEntry("Maßnahmen", "list-check")
    tables = frozenset(
        {
            "massnahme", "meilenstein", "verschiebung", "statuswechsel", "wirksamkeit", "massnahme_feststellung",
            "empfehlung", "feststellung", "projekt", "wiedervorlage", "vorgabe",
        }
    )  # fmt: skip
    keys = (
        ("Strg+N", "Neue Maßnahme"),
        ("Leertaste", "Auswählen"),
        ("S", "Status"),
        ("Alt+1 – 3", "Ansicht"),
        ("Strg+F", "Suchen"),
        ("Strg+E", "Ausgeben"),
    )
    help_page = "massnahmen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._befehle = Massnahmenbefehle(self, context)
        self.primary = Button("Neue Maßnahme", "plus", "primary")
        self.ansichten = Ansichten(self._letters)
        self.detail = Uebersicht()
        self.problem = Banner("bad")
        self.papiere = Papierausgabe(self, context, self.problem, lambda: _PAPIERE)
        self._first = Button("Maßnahme anlegen", "plus", "primary")
        self.empty = Card(EmptyState("list-check", "Noch keine Maßnahme", _EMPTY, self._first))
        self._build()
        self._connect()
        recall(context.settings, self.key, self.ansichten)

    def _build(self) -> None:
        right = box(vbox(self.ansichten.kalender.tag, self.detail, None, gap=12))
        self._columns = Columns((self.ansichten, 7), (right, 6), fold=820)
        header = PageHeader(self.title, phase="act", primary=self.primary, secondary=(self.papiere.button,))
        self.problem.hide()
        self.build(
            header, self.problem, self.papiere.saved, box(vbox((self.empty, 1), (self._columns, 1), gap=0)), gap=14
        )

    def _connect(self) -> None:
        for button in (self.primary, self._first):
            button.clicked.connect(self.new)
        self._befehle.refused.connect(self._refused)
        self.ansichten.current_changed.connect(self._show_detail)
        self.ansichten.shown_changed.connect(self._remember)
        self.ansichten.wiedervorlage_opened.connect(self._open_wiedervorlage)
        self.ansichten.tafel.delete_requested.connect(self._delete)
        for keys, slot in (("Ctrl+N", self.new), ("Ctrl+F", self._to_search)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        for number, ansicht in enumerate(Ansicht, 1):
            QShortcut(QKeySequence(f"Alt+{number}"), self).activated.connect(partial(self.show_view, ansicht))

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]

    def refresh(self) -> None:
        heute = self.context.heute()
        land = self.context.read(vorgaben).bundesland
        rows = self.context.read(act.massnahmen, heute)
        due = self.context.read(wiedervorlage.wiedervorlagen)
        self.ansichten.show_rows(rows, due, (), heute, lambda day: _feiertag(day, land))
        if self._wanted is not None:
            self.ansichten.select_id(self._wanted)
            self._wanted = None
        self._show(rows)

    def commands(self) -> tuple[Command, ...]:
        views = tuple(
            Command(f"Maßnahmen als {ansicht.capitalize()}", partial(self.show_view, ansicht), f"Alt+{number}")
            for number, ansicht in enumerate(Ansicht, 1)
        )
        return (Command("Neue Maßnahme", self.new, "Strg+N"), self.papiere.command(), *views)

    def first_focus(self) -> QWidget | None:
        return self.ansichten.view() if len(self.ansichten.bestand()) else self._first

    @classmethod
    def badge(cls, context: Context) -> int:
        return sum(ist_ueberfaellig(row) for row in context.read(act.massnahmen, context.heute()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_S and plain and self._letters():
            self.change_status()
        else:
            super().keyPressEvent(event)

    @Slot()
    def new(self) -> None:
        """Make one: it is there at once, and its title is asked for."""
        made = self._befehle.create()
        if made is not None:
            self._wanted = made
            self.refresh()

    def show_view(self, ansicht: Ansicht) -> None:
        """Show them so, with the focus there."""
        if len(self.ansichten.bestand()):
            self.ansichten.set_ansicht(ansicht)
            self.ansichten.view().setFocus()

    @Slot()
    def change_status(self) -> None:
        """Ask how far the Maßnahme in hand is."""
        row = self.ansichten.current()
        if row is not None:
            heute, setzen = self.context.heute(), partial(self._befehle.set_status, row)
            self._ask(Statusfrage(self, row, heute, setzen))

    def _ask(self, dialog: Dialog) -> None:
        before = QApplication.focusWidget()
        dialog.exec()
        dialog.deleteLater()
        if before is not None:
            before.setFocus()

    def _letters(self) -> bool:
        return self.context.settings.single_letter_keys

    def _show(self, rows: Sequence[MassnahmeZeile]) -> None:
        assert self.header is not None
        show_if(self.empty, not rows)
        show_if(self._columns, bool(rows))
        for button in (self.primary, self.papiere.button):
            show_if(button, bool(rows))
        self.problem.hide()
        count = "1 Maßnahme" if len(rows) == 1 else f"{german.integer(len(rows))} Maßnahmen"
        still, late = sum(row.status.offen for row in rows), sum(ist_ueberfaellig(row) for row in rows)
        words = f"{count}, {german.integer(still)} offen, davon {german.integer(late)} überfällig"
        self.header.set_context(words if rows else "Wer was bis wann tut, und ob es gewirkt hat")
        self._show_detail()

    @Slot()
    def _show_detail(self) -> None:
        show_if(self.ansichten.kalender.tag, self.ansichten.ansicht() is Ansicht.KALENDER)
        row = self.ansichten.current()
        show_if(self.detail, row is not None)
        if row is not None:
            self.detail.show_row(row)

    @Slot(object)
    def _delete(self, entry: Eintrag) -> None:
        self._befehle.delete(entry.zeile)

    @Slot()
    def _remember(self) -> None:
        self._show_detail()
        remember(self.context.settings, self.key, self.ansichten)

    @Slot(object)
    def _open_wiedervorlage(self, wiedervorlage_id: UUID) -> None:
        self.context.navigate(WIEDERVORLAGE_KEY, wiedervorlage_id)

    @Slot()
    def _to_search(self) -> None:
        self.ansichten.filter.search.setFocus()
        self.ansichten.filter.search.selectAll()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self.problem.show()


def _feiertag(day: date, land: Bundesland) -> str:
    """The Feiertag of a day; empty where none is known."""
    try:
        return feiertag(day, land)
    except UserError:
        return ""
