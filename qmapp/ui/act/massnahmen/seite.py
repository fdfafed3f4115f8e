"""The page of the Maßnahmen."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act import massnahme as act
from qmapp.act import wiedervorlage
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.act.projekt import projekte
from qmapp.act.vorgaben import vorgaben
from qmapp.arbeitstage import Bundesland, feiertag
from qmapp.errors import UserError
from qmapp.ui.act.massnahme import Massnahmenbefehle, Massnahmenblatt
from qmapp.ui.act.massnahmen.ansichten import Ansicht, Ansichten
from qmapp.ui.act.massnahmen.bestand import Eintrag, ist_ueberfaellig
from qmapp.ui.act.massnahmen.gemerkt import recall, remember
from qmapp.ui.act.massnahmen.schritte import Schritte
from qmapp.ui.act.papiere import MASSNAHMENPLAN, UMSETZUNGSBERICHT, Bestellung, Papierausgabe
from qmapp.ui.act.rueckgabe.wege import Rueckgabewege
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.rollflaeche import Rollflaeche

_PAPIERE = (
    Bestellung(MASSNAHMENPLAN),
    Bestellung(MASSNAHMENPLAN, nur_offene=True),
    Bestellung(UMSETZUNGSBERICHT),
)
WIEDERVORLAGE_KEY, RESPONSE_KEY = "wiedervorlage.liste", "management_response"
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
    tables = frozenset({"projekt", "wiedervorlage", "vorgabe", *Massnahmenblatt.tables})
    keys = (
        ("Strg+N", "Neue Maßnahme"),
        ("Leertaste", "Auswählen"),
        ("Strg+M", "Auswahl ändern"),
        ("S", "Status"),
        ("Alt+1 – 3", "Ansicht"),
        ("Strg+E", "Ausgeben"),
    )
    help_page = "massnahmen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._befehle = Massnahmenbefehle(self, context)
        self.primary = Button("Neue Maßnahme", "plus", "primary")
        self.ansichten = Ansichten(self._letters)
        self.schritte = Schritte(self, context, self._befehle, self.ansichten)
        self.detail = Massnahmenblatt(context, self._befehle)
        self.problem = Banner("bad")
        self.papiere = Papierausgabe(self, context, self.problem, lambda: _PAPIERE)
        self.rueckgabe = Rueckgabewege(self, context, self.papiere.ausgabe, self.problem)
        self.papiere.add_ways(self.rueckgabe.list_commands())
        self._first = Button("Maßnahme anlegen", "plus", "primary")
        self.empty = Card(EmptyState("list-check", "Noch keine Maßnahme", _EMPTY, self._first))
        self.right = Rollflaeche(box(vbox(self.ansichten.kalender.tag, self.detail, None, gap=12)))
        self._columns = Columns((self.ansichten, 7), (self.right, 6), fold=820)
        self._build()
        self._connect()
        recall(context.settings, self.key, self.ansichten)

    def _build(self) -> None:
        others = (self.schritte.button, self.papiere.button)
        header = PageHeader(self.title, phase="act", primary=self.primary, secondary=others)
        self.problem.hide()
        body = box(vbox((self.empty, 1), (self._columns, 1), gap=0))
        self.build(header, self.problem, self.papiere.saved, body, gap=14)

    def _connect(self) -> None:
        steps = self.schritte
        for button in (self.primary, self._first):
            button.clicked.connect(steps.new)
        steps.made.connect(self._begin)
        self._columns.folded.connect(self.right.set_folded)
        self._befehle.refused.connect(self._refused)
        self.ansichten.current_changed.connect(self._show_detail)
        self.ansichten.opened.connect(self.to_title)
        self.ansichten.shown_changed.connect(self._on_shown)
        self.ansichten.wiedervorlage_opened.connect(partial(self.context.navigate, WIEDERVORLAGE_KEY))
        self.ansichten.tafel.delete_requested.connect(self._delete)
        self.detail.massnahme_wanted.connect(self._on_wanted)
        self.detail.empfehlung_wanted.connect(partial(self.context.navigate, RESPONSE_KEY))
        shortcuts = {
            "Ctrl+N": steps.new, "Ctrl+Shift+N": steps.new_for_empfehlung, "Ctrl+M": steps.change_chosen,
            "Ctrl+U": steps.hand_over, "Ctrl+F": self._to_search,
        }  # fmt: skip
        views = {f"Alt+{number}": partial(self.show_view, a) for number, a in enumerate(Ansicht, 1)}
        for keys, slot in {**shortcuts, **views}.items():
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]

    def refresh(self) -> None:
        heute = self.context.heute()
        land = self.context.read(vorgaben).bundesland
        rows = self.context.read(act.massnahmen, heute)
        due = self.context.read(wiedervorlage.wiedervorlagen)
        bundles = [(row.id, f"Projekt {row.kennung}") for row in self.context.read(projekte, heute)]
        self.ansichten.show_rows(rows, due, bundles, heute, partial(_feiertag, land))
        if self._wanted is not None:
            self.ansichten.select_id(self._wanted)
            self._wanted = None
        self._show(rows)

    def commands(self) -> tuple[Command, ...]:
        views = tuple(
            Command(f"Maßnahmen als {ansicht.capitalize()}", partial(self.show_view, ansicht), f"Alt+{number}")
            for number, ansicht in enumerate(Ansicht, 1)
        )
        return (
            Command("Neue Maßnahme", self.schritte.new, "Strg+N"),
            Command("Neue Maßnahme zu einer Empfehlung …", self.schritte.new_for_empfehlung, "Strg+Umschalt+N"),
            Command("Ausgewählte Maßnahmen ändern …", self.schritte.change_chosen, "Strg+M"),
            Command("Aufgaben übergeben …", self.schritte.hand_over, "Strg+U"),
            self.papiere.command(),
            *self.rueckgabe.list_commands(),
            *views,
        )

    def first_focus(self) -> QWidget | None:
        return self.ansichten.view() if len(self.ansichten.bestand()) else self._first

    def leave(self) -> bool:
        self.detail.commit()
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        return context.read(act.anzahl_ueberfaellig, context.heute())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_S and plain and self._letters() and self.ansichten.current() is not None:
            self.detail.to_status()
            self.right.reveal(self.detail.kopf)
        else:
            super().keyPressEvent(event)

    def show_view(self, ansicht: Ansicht) -> None:
        """Show them so, with the focus there."""
        if len(self.ansichten.bestand()):
            self.ansichten.set_ansicht(ansicht)
            self.ansichten.view().setFocus()

    @Slot()
    def to_title(self) -> None:
        """The title of the one in hand, ready to be typed over."""
        self.detail.to_title()
        self.right.reveal(self.detail.form.titel)

    @Slot(object)
    def _begin(self, made: UUID) -> None:
        self._on_wanted(made)
        self.to_title()

    def _letters(self) -> bool:
        return self.context.settings.single_letter_keys

    def _show(self, rows: Sequence[MassnahmeZeile]) -> None:
        assert self.header is not None
        show_if(self.empty, not rows)
        show_if(self._columns, bool(rows))
        for button in (self.primary, self.schritte.button, self.papiere.button):
            show_if(button, bool(rows))
        self.problem.hide()
        count = "1 Maßnahme" if len(rows) == 1 else f"{german.integer(len(rows))} Maßnahmen"
        still, late = sum(row.status.offen for row in rows), sum(ist_ueberfaellig(row) for row in rows)
        words = f"{count}, {german.integer(still)} offen, davon {german.integer(late) if late else 'keine'} überfällig"
        self.header.set_context(words if rows else "Wer was bis wann tut, und ob es gewirkt hat")
        self._show_detail()

    @Slot()
    def _show_detail(self) -> None:
        row = self.ansichten.current()
        show_if(self.ansichten.kalender.tag, self.ansichten.ansicht() is Ansicht.KALENDER)
        show_if(self.detail, row is not None)
        if row is None:
            self.detail.forget()
        else:
            self.detail.show_id(row.id)

    @Slot()
    def _on_shown(self) -> None:
        show_if(self.ansichten.kalender.tag, self.ansichten.ansicht() is Ansicht.KALENDER)
        remember(self.context.settings, self.key, self.ansichten)

    @Slot(object)
    def _on_wanted(self, massnahme_id: UUID) -> None:
        self._wanted = massnahme_id
        self.refresh()

    @Slot(object)
    def _delete(self, entry: Eintrag) -> None:
        self._befehle.delete(entry.zeile)

    @Slot()
    def _to_search(self) -> None:
        self.ansichten.filter.search.setFocus()
        self.ansichten.filter.search.selectAll()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()


def _feiertag(land: Bundesland, day: date) -> str:
    """The Feiertag of a day; empty where none is known."""
    try:
        return feiertag(day, land)
    except UserError:
        return ""
