"""Aktenprüfungen: all of them at the left, the chosen one with its way and its head at the right."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.checks.aktenpruefung import grundgesamtheit as liste_module
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.checks.aktenpruefung.zweitpruefung.abfragen import zweitpruefung
from qmapp.checks.katalog import angebote
from qmapp.errors import UserError
from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte
from qmapp.ui.checks.kopfbefehle import Kopfbefehle, newest_version
from qmapp.ui.checks.kopfdaten import Kopfdaten
from qmapp.ui.checks.weg import Schritt, Weg, weg_of
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, NavEntry, Page
from qmapp.ui.style import Tone, box, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.table import ItemList

_TABLES = frozenset({
    "aktenpruefung", "stichprobenplan", "grundgesamtheit", "ausschluss", "ziehung", "akte", "antwort", "freigabe",
    "katalog", "zweitpruefung", *WiedervorlageKarte.tables,
})  # fmt: skip
_PILLS: dict[str, Tone] = {
    "Liste fehlt": "neutral",
    "In Planung": "info",
    "In Prüfung": "info",
    "Geprüft": "ok",
    "Zur Freigabe": "warn",
    "Abgeschlossen": "ok",
}


class Aktenpruefungen(Page):
    """List and detail; a new Prüfung is asked for in the detail area."""

    key = "aktenpruefung.liste"
    title = "Aktenprüfungen"
    phase = "check"
    nav = NavEntry("Aktenprüfungen", "folder-search", area=4)
    tables = _TABLES
    keys = (("Strg+N", "Neue Prüfung"), ("Enter", "Nächster Schritt"), ("Entf", "Löschen"), ("F1", "Hilfe"))
    help_page = "aktenpruefung"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._new = False
        self._commands = Kopfbefehle(self, context)
        self._commands.refused.connect(self._refused)
        self.primary = Button("Neue Aktenprüfung", "plus", "primary")
        self.secondary = Button("Neue Aktenprüfung", "plus")
        self.list = _liste()
        self.weg = Weg()
        self.wiedervorlage = WiedervorlageKarte(context)
        self.form = Kopfdaten()
        self.problem = Banner("bad")
        self._first = Button("Neue Aktenprüfung", "plus", "primary")
        self.empty = _empty(self._first)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = Card(self.list, margin=(1, 6, 1, 6))
        sized(self.list, min_height=200)
        self._left = left
        detail = box(vbox(self.weg, self.wiedervorlage, self.form, None, gap=12))
        self._columns = Columns((left, 6), (detail, 9), fold=720)
        header = PageHeader(self.title, phase="check", primary=self.primary, secondary=(self.secondary,))
        self.problem.hide()
        self.build(header, self.problem, box(vbox((self.empty, 1), (self._columns, 1), gap=0)), gap=14)

    def _connect(self) -> None:
        self.primary.clicked.connect(self._next)
        self.secondary.clicked.connect(self._other)
        self._first.clicked.connect(self.new)
        self.list.current_changed.connect(self._on_current)
        self.list.activated_row.connect(self._on_activated)
        self.list.delete_requested.connect(self._commands.delete)
        self.weg.opened.connect(self._on_step)
        self.form.changed.connect(self._on_field)
        self.form.delete_wanted.connect(self._on_delete_button)
        self.form.wechsel_wanted.connect(self._commands.open_wechsel)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.new)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]
            self._new = False

    def refresh(self) -> None:
        rows = self.context.read(pruefung_module.pruefungen)
        self.form.set_kataloge(self.context.read(angebote))
        self.list.show_rows(rows)
        if self._wanted is not None:
            self.list.select_key(self._wanted)
            self._wanted = None
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        self._show()

    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb("Aktenprüfungen"),)

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("Neue Aktenprüfung", self.new, "Strg+N"),
            Command("Wiedervorlage setzen", self.wiedervorlage.set_new),
            *self.form.commands(),
            *self.weg.commands(),
        )

    def first_focus(self) -> QWidget | None:
        return self._first if self._is_empty() else self.list

    def leave(self) -> bool:
        if not self._new and self.list.current() is not None:
            self.form.commit()
            return self.wiedervorlage.commit()
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        return sum(row.stand != "Abgeschlossen" for row in context.read(pruefung_module.pruefungen))

    @Slot()
    def new(self) -> None:
        """Ask for a new Prüfung in the detail area."""
        self._new = True
        self.form.show_new(self.context.heute())
        self._show()
        self.form.titel.line.setFocus()

    def _is_empty(self) -> bool:
        return not self.list.rows.count() and not self._new

    def _show(self) -> None:
        assert self.header is not None
        empty = self._is_empty()
        show_if(self.empty, empty)
        show_if(self._columns, not empty)
        show_if(self._left, self.list.rows.count() > 0)
        for card in (self.weg, self.wiedervorlage):
            show_if(card, not self._new)
        self.problem.hide()
        show_if(self.primary, not empty)
        show_if(self.secondary, not empty)
        self.secondary.set_text("Abbrechen" if self._new else "Neue Aktenprüfung")
        self.secondary.set_icon("x" if self._new else "plus")
        count = self.list.rows.count()
        words = "1 Prüfung" if count == 1 else f"{german.integer(count)} Prüfungen"
        self.header.set_context(f"{words} in diesem Arbeitsbereich" if count else "Von der Fallliste zum Prüfbericht")
        if self._new:
            self.primary.set_text("Aktenprüfung anlegen")
            self.primary.set_icon("check")
        elif not empty:
            self._show_detail()

    def _show_detail(self) -> None:
        row = self.list.current()
        if row is None:
            return
        head = self.context.read(pruefung_module.pruefung, row.id)
        liste = self.context.read(liste_module.grundgesamtheit, row.id)
        self.form.show_pruefung(head, newest_version(self.context, head))
        steps = weg_of(row, head, liste, self.context.read(zweitpruefung, row.id))
        self.weg.show_steps(row, steps)
        self.wiedervorlage.show_bezug(Bezugsart.PRUEFUNG, row.id)
        now = self.weg.next_step()
        self.primary.set_text(now.tun)
        self.primary.set_icon(now.icon)

    @Slot()
    def _next(self) -> None:
        if self._new:
            self._create()
            return
        row = self.list.current()
        if row is not None:
            self.context.navigate(self.weg.next_step().key, row.id)

    @Slot()
    def _other(self) -> None:
        if self._new:
            self._new = False
            self._show()
            self.list.setFocus()
        else:
            self.new()

    def _create(self) -> None:
        created = self._commands.create(self.form)
        if created is not None:
            self._wanted = created
            self._new = False
            self.refresh()
            self.primary.setFocus()

    @Slot(object)
    def _on_current(self, _: PruefungZeile) -> None:
        self._new = False
        self._show()

    @Slot(object)
    def _on_activated(self, _: PruefungZeile) -> None:
        self._next()

    @Slot(object)
    def _on_step(self, step: Schritt) -> None:
        row = self.list.current()
        if row is not None:
            self.context.navigate(step.key, row.id)

    @Slot(str, object)
    def _on_field(self, name: str, value: object) -> None:
        row = self.list.current()
        if self._new or row is None:
            return
        self._commands.change(row.id, name, self.form.chosen_katalog() if name == "katalog" else value)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.form.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()

    @Slot()
    def _on_delete_button(self) -> None:
        row = self.list.current()
        if row is not None:
            self._commands.delete(row)


def _liste() -> ItemList[PruefungZeile]:
    return ItemList(
        "Aktenprüfungen",
        key=_id,
        title=_titel,
        subtitle=_subtitle,
        icon=_icon,
        pill=_pill,
        pill_width=132,
        row_height=52,
    )


def _empty(button: Button) -> Card:
    return Card(
        EmptyState(
            "folder-search",
            "Noch keine Aktenprüfung",
            "Hier entstehen Ihre Aktenprüfungen: Liste einlesen, Stichprobe ziehen, Akten prüfen, auswerten. "
            "Sie brauchen dafür eine Fallliste aus dem Fachverfahren.",
            button,
        )
    )


def _id(row: PruefungZeile) -> UUID:
    return row.id


def _titel(row: PruefungZeile) -> str:
    return row.titel


def _subtitle(row: PruefungZeile) -> str:
    if row.umfang is not None:
        size = f"{german.integer(row.erledigt)} von {german.integer(row.umfang)} Akten"
    elif row.grundgesamtheit is not None:
        size = f"{german.integer(row.grundgesamtheit)} Akten in der Liste"
    else:
        size = row.katalog_code
    return f"{row.kennung} · {size}"


def _icon(row: PruefungZeile) -> tuple[str, str]:
    return ("folder-search", "check")


def _pill(row: PruefungZeile) -> tuple[Tone, str]:
    return _PILLS.get(row.stand, "neutral"), row.stand
