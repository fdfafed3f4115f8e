"""The page of the Wiedervorlagen: what is due today and next."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act import wiedervorlage as wv
from qmapp.act.wiedervorlage.rows import Bezugsart, Faellig, Faelligkeitsart, Gruppe
from qmapp.arbeitstage import long_day
from qmapp.errors import UserError
from qmapp.ui.act.wiedervorlage.befehle import Wiedervorlagebefehle
from qmapp.ui.act.wiedervorlagen.ausgabe import Kalenderausgabe
from qmapp.ui.act.wiedervorlagen.einzelheit import Einzelheit
from qmapp.ui.act.wiedervorlagen.liste import Faelligkeitsliste
from qmapp.ui.act.wiedervorlagen.schritte import Schritte
from qmapp.ui.auftrag import ERINNERUNG, amtspapier_auftrag
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

_EMPTY = (
    "Hier steht, was an welchem Tag zu tun ist: Wiedervorlagen, fehlende Antworten, Fristen, Meilensteine, Berichte. "
    "Setzen Sie eine Wiedervorlage, hier oder auf der Seite, um die es geht."
)


class WiedervorlagenSeite(Page):
    """List and detail; E settles, V moves, Enter goes to what it is about."""

    key = "wiedervorlage.liste"
    title = "Wiedervorlagen"
    phase = "act"
    nav = NavEntry("Wiedervorlagen", "bell")
    tables = frozenset(
        {
            "wiedervorlage", "vorgabe", "empfehlung", "stellungnahme", "massnahme", "meilenstein", "statuswechsel",
            "wirksamkeit", "feststellung", "projekt", "aktenpruefung", "berichtspflicht", "berichtspflicht_fassung",
            "lieferung", "terminserie", "termin",
        }
    )  # fmt: skip
    keys = (
        ("E", "Erledigen"),
        ("V", "Verschieben"),
        ("Enter", "Öffnen"),
        ("Strg+N", "Neue Wiedervorlage"),
        ("Entf", "Löschen"),
        ("F1", "Hilfe"),
    )
    help_page = "wiedervorlagen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._is_empty = False
        self._befehle = Wiedervorlagebefehle(self, context)
        self.ausgabe = Kalenderausgabe(self, context)
        self.primary = Button("Neue Wiedervorlage", "plus", "primary")
        self.export_button = Button("Kalenderdatei (.ics) …", "calendar")
        self.remind_button = Button("Erinnern …", "bell")
        self.liste = Faelligkeitsliste()
        self.detail = Einzelheit(context, self._befehle)
        self.schritte = Schritte(self, context, self._befehle, self.liste.list, self.detail)
        self.problem, self.saved = Banner("bad", " "), Gespeichert()
        self.papiere = Berichtsausgabe(self, context, self.saved, self.problem)
        self._first = Button("Neue Wiedervorlage", "plus", "primary")
        self.empty = Card(EmptyState("bell", "Noch nichts fällig", _EMPTY, self._first))
        self._build()
        self._connect()

    def _build(self) -> None:
        self._columns = Columns((self.liste, 6), (self.detail, 5), fold=760)
        secondary = (self.remind_button, self.export_button)
        header = PageHeader(self.title, phase="act", primary=self.primary, secondary=secondary)
        for strip in (self.problem, self.saved):
            strip.hide()
        self.build(header, self.problem, self.saved, box(vbox((self.empty, 1), (self._columns, 1), gap=0)), gap=14)

    def _connect(self) -> None:
        for button in (self.primary, self._first):
            button.clicked.connect(self.new)
        self.export_button.clicked.connect(self.export)
        self.remind_button.clicked.connect(self.remind)
        for source in (self._befehle, self.ausgabe):
            source.refused.connect(self._refused)
        self.detail.held.connect(self._hold)
        self.liste.current_changed.connect(self._on_current)
        self.liste.filtered.connect(self._show_detail)
        self.liste.view_changed.connect(self.refresh)
        for keys, slot in (("Ctrl+N", self.new), ("Ctrl+F", self._to_search), ("Ctrl+E", self.export)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]

    @Slot()
    def refresh(self) -> None:
        heute = self.context.heute()
        rows = self.context.read(wv.heute, heute)
        following: Faellig | None = None
        if self._wanted is not None and all(row.id != self._wanted for row in rows):
            self.liste.show_whole()
        if self.liste.is_whole() or not rows:
            everything = self.context.read(wv.alle, heute)
            following = next((row for row in everything if row.gruppe is Gruppe.SPAETER), None)
            rows = everything if self.liste.is_whole() else rows
            self._is_empty = not everything
        else:
            self._is_empty = False
        self.liste.show_rows(rows, following)
        if self._wanted is not None and not self.liste.list.select_id(self._wanted):
            self.liste.reset()
            self.liste.list.select_id(self._wanted)
        self._wanted = None
        self._show(rows, heute)
        self._show_detail()

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("Neue Wiedervorlage", self.new, "Strg+N"),
            *self.schritte.commands(),
            Command("Kalenderdatei (.ics) speichern …", self.export, "Strg+E"),
            Command("Erinnerungen schreiben …", self.remind),
        )

    def footer_keys(self) -> tuple[tuple[str, str], ...]:
        """With Alt where letters do not work alone."""
        alone = self.context.settings.single_letter_keys
        return tuple((key if alone or len(key) > 1 else f"Alt+{key}", does) for key, does in self.keys)

    def first_focus(self) -> QWidget | None:
        return self._first if not self.empty.isHidden() else self.liste.list

    def leave(self) -> bool:
        return self.detail.commit()

    @classmethod
    def badge(cls, context: Context) -> int:
        return context.read(wv.zahl_faellige, context.heute())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """E and V reach the page where no field takes them."""
        held = event.modifiers()
        alone = self.context.settings.single_letter_keys and not held & ~Qt.KeyboardModifier.ShiftModifier
        usable = alone or held == Qt.KeyboardModifier.AltModifier
        if usable and event.key() == Qt.Key.Key_E:
            noted = bool(held & Qt.KeyboardModifier.ShiftModifier)
            (self.schritte.settle_with_note if noted else self.schritte.settle)()
        elif usable and event.key() == Qt.Key.Key_V:
            self.schritte.postpone()
        else:
            super().keyPressEvent(event)

    @Slot()
    def new(self) -> None:
        """Set one: it is there at once, and its text is asked for."""
        if self.detail.commit():
            made = self._befehle.create(Bezugsart.SONST)
            if made is not None:
                self._wanted = made
                self.refresh()
                self.detail.form.to_text()

    @Slot()
    def export(self) -> None:
        """Offer what goes into the calendar file."""
        if self.detail.commit():
            table = self.liste.list
            self.ausgabe.offer(self.export_button, table.gewaehlte(), self.liste.shown(), self._whole)

    @Slot()
    def remind(self) -> None:
        """Order the letters to everybody something is overdue with."""
        if self.detail.commit():
            self.papiere.order(amtspapier_auftrag(self.context, ERINNERUNG))

    def _whole(self) -> tuple[Faellig, ...]:
        from qmapp.act.wiedervorlage.kalender import fuer_kalender

        heute = self.context.heute()
        return fuer_kalender(self.context.read(wv.alle, heute), heute)

    def _show(self, rows: tuple[Faellig, ...], heute: date) -> None:
        assert self.header is not None
        show_if(self.empty, self._is_empty)
        show_if(self._columns, not self._is_empty)
        for button in (self.primary, self.export_button):
            show_if(button, not self._is_empty)
        late = sum(row.gruppe is Gruppe.UEBERFAELLIG for row in rows)
        today = sum(row.gruppe is Gruppe.HEUTE for row in rows)
        owed = any(row.gruppe is Gruppe.UEBERFAELLIG and row.art is not Faelligkeitsart.WIEDERVORLAGE for row in rows)
        show_if(self.remind_button, owed)
        counts = [(late, "überfällig"), (today, "heute fällig")]
        words = [f"{german.integer(count)} {what}" for count, what in counts if count]
        self.header.set_context(" · ".join([long_day(heute), *words]))
        self.problem.hide()

    @Slot()
    def _show_detail(self) -> None:
        row = self.liste.list.eintrag()
        show_if(self.detail, row is not None)
        if row is None:
            self.detail.forget()
        else:
            self.detail.show_row(row, self._befehle.land())

    @Slot(object)
    def _on_current(self, _: object) -> None:
        self.problem.hide()
        self._show_detail()

    @Slot(object)
    def _hold(self, row_id: UUID) -> None:
        self._wanted = row_id

    @Slot()
    def _to_search(self) -> None:
        self.liste.search.setFocus()
        self.liste.search.selectAll()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        self._wanted = None
        if self.detail.form.isHidden() or not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
