"""The page of the Feststellungen."""

from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act import feststellung as fest
from qmapp.act.feststellung.rows import FeststellungZeile, Vorschlag
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.errors import UserError
from qmapp.ui.act.faden import Fadenkarte
from qmapp.ui.act.feststellungen.befehle import Feststellungsbefehle
from qmapp.ui.act.feststellungen.einzelheit import Einzelheit
from qmapp.ui.act.feststellungen.liste import Feststellungsliste
from qmapp.ui.act.feststellungen.vorschlaege import Vorschlaege
from qmapp.ui.act.feststellungen.weiter import Weiterfuehren
from qmapp.ui.act.wiedervorlage import WiedervorlageKarte
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, NavEntry, Page
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader

AUDIT_KEY = "aktenpruefung.pruefen"
_EMPTY = (
    "Hier steht, was Sie bei Prüfungen gefunden haben: Mängel, Verbesserungen, Stärken. Auf dem Prüfplatz hält Taste F "
    "eine Antwort als Feststellung fest; aus einem Ergebnis leiten Sie sie hier ab."
)


class Feststellungen(Page):
    """List and detail; what a result offers takes the place of the detail while it is asked for."""

    key = "feststellung.liste"
    title = "Feststellungen"
    phase = "act"
    nav = NavEntry("Feststellungen", "clipboard-text", area=5)
    tables = frozenset(
        {"feststellung", "feststellung_beispiel", "aktenpruefung", "akte", "antwort", "ziehung", *Fadenkarte.tables}
        | WiedervorlageKarte.tables
    )
    keys = (
        ("Strg+N", "Neue Feststellung"),
        ("Strg+Enter", "Aus Ergebnis ableiten"),
        ("Alt+E", "Empfehlung ableiten"),
        ("Alt+M", "Maßnahme anlegen"),
        ("Strg+F", "Suchen"),
        ("Entf", "Löschen"),
    )
    help_page = "feststellungen"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._deriving = False
        self._befehle = Feststellungsbefehle(self, context)
        self.primary = Button("Aus Ergebnis ableiten", "chart-histogram", "primary")
        self.neu = Button("Neue Feststellung", "plus")
        self.liste = Feststellungsliste()
        self.detail = Einzelheit(context, self._befehle)
        self.vorschlaege = Vorschlaege()
        self.weiter = Weiterfuehren(self, context, self.liste, self.detail)
        self.problem = Banner("bad")
        self._first = Button("Aus Ergebnis ableiten", "chart-histogram", "primary")
        self._free = Button("Frei schreiben", "plus")
        self.empty = Card(
            EmptyState("clipboard-text", "Noch keine Feststellung", _EMPTY, self._free, self._first),
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        right = box(vbox(self.detail, (self.vorschlaege, 1), gap=0))
        self._columns = Columns((self.liste, 6), (right, 9), fold=760)
        header = PageHeader(self.title, phase="act", primary=self.primary, secondary=(self.neu, self.weiter.button))
        self.problem.hide()
        self.build(header, self.problem, box(vbox((self.empty, 1), (self._columns, 1), gap=0)), gap=14)

    def _connect(self) -> None:
        for button in (self.primary, self._first):
            button.clicked.connect(self.derive)
        for button in (self.neu, self._free):
            button.clicked.connect(self.new)
        for steps in (self._befehle, self.weiter.schritt):
            steps.refused.connect(self._refused)
        self.liste.current_changed.connect(self._on_current)
        self.liste.filtered.connect(self._show_detail)
        self.liste.list.delete_requested.connect(self._befehle.delete)
        self.detail.file_wanted.connect(self._open_file)
        self.vorschlaege.chosen_pruefung.connect(self._offer)
        self.vorschlaege.taken.connect(self._take)
        for keys, slot in (
            ("Ctrl+N", self.new),
            ("Ctrl+F", self._to_search),
            ("Alt+E", self.weiter.derive),
            ("Alt+M", self.weiter.begin),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]
            self._deriving = False

    def refresh(self) -> None:
        self.liste.show_rows(self.context.read(fest.feststellungen))
        if self._wanted is not None:
            if not self.liste.list.select_key(self._wanted):
                self.liste.reset()
                self.liste.list.select_key(self._wanted)
            self._wanted = None
        self._show()

    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb("Feststellungen"),)

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("Neue Feststellung", self.new, "Strg+N"),
            Command("Feststellung aus Ergebnis ableiten", self.derive, "Strg+Enter"),
            Command("Empfehlung aus Feststellungen ableiten", self.weiter.derive, "Alt+E"),
            Command("Maßnahme zur Feststellung anlegen", self.weiter.begin, "Alt+M"),
        )

    def first_focus(self) -> QWidget | None:
        return self._first if self._is_empty() else self.liste.list

    def leave(self) -> bool:
        if not self._deriving:
            self.detail.commit()
        return True

    @classmethod
    def badge(cls, context: Context) -> int:
        return sum(row.erledigt_am is None for row in context.read(fest.feststellungen))

    @Slot()
    def new(self) -> None:
        """Write one freely: it is there at once, and its title is asked for."""
        made = self._befehle.create()
        if made is not None:
            self._wanted, self._deriving = made, False
            self.refresh()
            self.detail.to_title()

    @Slot()
    def derive(self) -> None:
        """Offer what a result gives occasion for; once more goes back."""
        if self._deriving:
            self._deriving = False
            self._show()
            self.liste.list.setFocus()
            return
        drawn = [row for row in self.context.read(pruefung_module.pruefungen) if row.umfang is not None]
        if not drawn:
            self.context.tell(
                "Noch keine Stichprobe ist gezogen. Ein Ergebnis entsteht auf dem Prüfplatz.", tone="info"
            )
            return
        self._deriving = True
        self.vorschlaege.show_pruefungen(drawn)
        self._show()
        self._offer(self.vorschlaege.pruefung.value())
        self.vorschlaege.list.setFocus()

    def _is_empty(self) -> bool:
        return not self.liste.rows() and not self._deriving

    def _show(self) -> None:
        assert self.header is not None
        empty = self._is_empty()
        show_if(self.empty, empty)
        show_if(self._columns, not empty)
        for button in (self.primary, self.neu, self.weiter.button):
            show_if(button, not empty)
        self.primary.set_text("Zurück zur Feststellung" if self._deriving else "Aus Ergebnis ableiten")
        self.primary.set_icon("arrow-left" if self._deriving else "chart-histogram")
        rows = self.liste.rows()
        still = sum(row.erledigt_am is None for row in rows)
        count = "1 Feststellung" if len(rows) == 1 else f"{german.integer(len(rows))} Feststellungen"
        self.header.set_context(f"{count}, {german.integer(still)} offen" if rows else "Vom Befund zur Empfehlung")
        self.problem.hide()
        show_if(self.vorschlaege, self._deriving)
        self._show_detail()

    @Slot()
    def _show_detail(self) -> None:
        row = self.liste.list.current()
        show_if(self.detail, row is not None and not self._deriving)
        if row is None:
            self.detail.forget()
        else:
            self.detail.show_id(row.id)

    @Slot(object)
    def _on_current(self, _: FeststellungZeile) -> None:
        self._deriving = False
        self._show()

    @Slot(object, object)
    def _open_file(self, pruefung_id: UUID, akte_id: UUID) -> None:
        self.context.navigate(AUDIT_KEY, pruefung_id, akte_id)

    @Slot(object)
    def _offer(self, pruefung_id: object) -> None:
        if isinstance(pruefung_id, UUID):
            self.vorschlaege.show_rows(self.context.read(fest.vorschlaege, pruefung_id))

    @Slot(object)
    def _take(self, row: Vorschlag) -> None:
        pruefung_id = self.vorschlaege.pruefung.value()
        made = self._befehle.derive(pruefung_id, row) if isinstance(pruefung_id, UUID) else None
        if made is not None:
            self._wanted, self._deriving = made, False
            self.refresh()
            self.detail.to_title()

    @Slot()
    def _to_search(self) -> None:
        self.liste.search.setFocus()
        self.liste.search.selectAll()

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()
