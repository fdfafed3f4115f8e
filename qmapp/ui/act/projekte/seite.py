"""The page of the Change-Projekte."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.act import projekt
from qmapp.act.projekt import worte
from qmapp.act.projekt.rows import Projektstand, ProjektZeile
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.act.naechster import MEASURE_KEY
from qmapp.ui.act.projekte.angaben import TONES
from qmapp.ui.act.projekte.befehle import Projektbefehle
from qmapp.ui.act.projekte.einzelheit import Einzelheit
from qmapp.ui.act.wiedervorlage import WiedervorlageKarte
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, NavEntry, Page
from qmapp.ui.style import Tone, box, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, EmptyState
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.table import ItemList

_EMPTY = (
    "Ein Change-Projekt bündelt Maßnahmen, die zusammengehören, mit einem Ziel, einem Team und Phasen. Es lohnt sich, "
    "wenn eine Veränderung mehr ist als eine einzelne Maßnahme."
)
_REASON = "Etwas ist noch offen. Der Grund steht danach beim Projekt; die Maßnahmen bleiben, wie sie sind."


class Projekte(Page):
    """List and detail."""

    key = "projekt.liste"
    title = "Change-Projekte"
    phase = "act"
    nav = NavEntry("Change-Projekte", "stack-2")
    tables = frozenset({"projekt", "projekt_phase", "massnahme", "meilenstein", "wirksamkeit", "verschiebung"}) | (
        WiedervorlageKarte.tables
    )
    keys = (
        ("Strg+N", "Neues Projekt"),
        ("Alt+P", "Phase hinzufügen"),
        ("Alt+M", "Maßnahme aufnehmen"),
        ("Entf", "Löschen"),
        ("T", "Zeitleiste als Tabelle"),
    )
    help_page = "projekte"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: UUID | None = None
        self._befehle = Projektbefehle(self, context)
        self.primary = Button("Neues Projekt", "plus", "primary")
        self.close_button = Button("Abschließen", "check")
        self.list: ItemList[ProjektZeile] = ItemList(
            "Change-Projekte",
            key=_id,
            title=_title,
            subtitle=_subtitle,
            pill=_pill,
            pill_width=142,
            row_height=52,
        )
        sized(self.list, min_height=200)
        self.detail = Einzelheit(context, self._befehle)
        self.problem = Banner("bad")
        self._first = Button("Projekt anlegen", "plus", "primary")
        self.empty = Card(EmptyState("stack-2", "Noch kein Change-Projekt", _EMPTY, self._first))
        liste = Card((self.list, 1), margin=(1, 6, 1, 6))
        self._columns = Columns((liste, 6), (self.detail, 10), fold=760)
        header = PageHeader(self.title, phase="act", primary=self.primary, secondary=(self.close_button,))
        self.problem.hide()
        self.build(header, self.problem, box(vbox((self.empty, 1), (self._columns, 1), gap=0)), gap=14)
        self._connect()

    def _connect(self) -> None:
        for button in (self.primary, self._first):
            button.clicked.connect(self.new)
        self.close_button.clicked.connect(self.close_or_reopen)
        self._befehle.refused.connect(self._refused)
        self.list.current_changed.connect(self._show_detail)
        self.list.delete_requested.connect(self._befehle.delete)
        self.detail.massnahme_wanted.connect(partial(self.context.navigate, MEASURE_KEY))
        for keys, slot in (
            ("Ctrl+N", self.new),
            ("Alt+P", self.detail.add_phase),
            ("Alt+M", self.detail.buendel.neu.line.setFocus),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_target(self, *target: object) -> None:
        if target and isinstance(target[0], UUID):
            self._wanted = target[0]

    def refresh(self) -> None:
        rows = self.context.read(projekt.projekte, self.context.heute())
        self.list.show_rows(rows)
        if self._wanted is not None:
            self.list.select_key(self._wanted)
            self._wanted = None
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        self.problem.hide()
        show_if(self.empty, not rows)
        show_if(self._columns, bool(rows))
        for button in (self.primary, self.close_button):
            show_if(button, bool(rows))
        assert self.header is not None
        running = sum(row.stand is not Projektstand.ABGESCHLOSSEN for row in rows)
        count = "1 Projekt" if len(rows) == 1 else f"{integer(len(rows))} Projekte"
        self.header.set_context(f"{count}, {integer(running)} nicht abgeschlossen" if rows else "Maßnahmen bündeln")
        self._show_detail()

    def commands(self) -> Sequence[Command]:
        new = Command("Neues Projekt", self.new, "Strg+N")
        if self.detail.row() is None:
            return (new,)
        return (
            new,
            Command("Phase hinzufügen", self.detail.add_phase, "Alt+P"),
            Command(self.close_button.words(), self.close_or_reopen),
        )

    def first_focus(self) -> QWidget | None:
        return self.list if self.list.rows.count() else self._first

    def leave(self) -> bool:
        self.detail.commit()
        return True

    @Slot()
    def new(self) -> None:
        """Begin one: it is there at once, and its title is asked for."""
        made = self._befehle.create()
        if made is not None:
            self._wanted = made
            self.refresh()
            self.detail.to_title()

    @Slot()
    def close_or_reopen(self) -> None:
        """Close the Projekt in hand, asking why where something is open; open a closed one again."""
        row = self.detail.row()
        if row is None or not self.detail.commit():
            return
        if row.stand is Projektstand.ABGESCHLOSSEN:
            self._befehle.reopen(row)
            return
        try:
            self._befehle.close(row)
        except UserError as error:
            if error.field == "grund":
                self._ask_why(row, error)
            else:
                self._refused(error)

    def _ask_why(self, row: ProjektZeile, error: UserError) -> None:
        button = Button("Projekt abschließen", "check", "primary")
        act = partial(self._befehle.close, row)
        dialog = Begruenden(self, f"{row.kennung} abschließen", f"{error.message} {_REASON}", button, act)
        dialog.grund.set_hint("Zum Beispiel: Wird im Folgeprojekt fortgesetzt.")
        dialog.exec()
        dialog.deleteLater()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    @Slot(object)
    def _show_detail(self, _: object = None) -> None:
        row = self.list.current()
        show_if(self.detail, row is not None)
        if row is None:
            self.detail.forget()
            return
        self.detail.show_id(row.id)
        closed = row.stand is Projektstand.ABGESCHLOSSEN
        self.close_button.set_text("Wieder öffnen" if closed else "Abschließen")
        self.close_button.set_icon("lock-open" if closed else "check")

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self.detail.fields()):
            self.problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self.problem.show()


def _id(row: ProjektZeile) -> UUID:
    return row.id


def _title(row: ProjektZeile) -> str:
    return row.titel


def _subtitle(row: ProjektZeile) -> str:
    return " · ".join(part for part in (row.kennung, row.phase, worte.fortschritt(row)) if part)


def _pill(row: ProjektZeile) -> tuple[Tone, str]:
    return TONES[row.stand], worte.STAENDE[row.stand]
