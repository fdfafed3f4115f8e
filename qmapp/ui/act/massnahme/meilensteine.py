"""The Meilensteine of a Maßnahme: planned, reached, moved, removed."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.massnahme.rows import Massnahme, Meilenstein
from qmapp.german import NBSP, day, integer
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField
from qmapp.ui.widgets.table import ItemList

_NONE = "Noch kein Meilenstein. Ein Schritt mit Termin macht sichtbar, ob es vorangeht."
_HINT = "Leertaste meldet erreicht, Enter ändert den Termin, Entf entfernt"


class Meilensteine(Card):
    """``wanted`` carries (title, day) of a new one; the other signals the Meilenstein in hand."""

    wanted = Signal(str, object)
    toggled = Signal(object)
    rename_wanted = Signal(object)
    postpone_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        self._heute = date.min
        self._moves: dict[UUID, int] = {}
        self._open = True
        self._of: UUID | None = None
        self.list: ItemList[Meilenstein] = ItemList(
            "Meilensteine", key=_id, title=_title, subtitle=self._subtitle, icon=self._icon, pill=self._pill,
            pill_width=152, row_height=46,
        )  # fmt: skip
        self.titel = TextField("Neuer Meilenstein", name="titel", placeholder="Entwurf abgestimmt")
        self.soll = sized(DateField("Geplant bis", name="soll"), min_width=122)
        self.add_button = Button("Meilenstein anlegen", "plus")
        self.done_button = Button("Erreicht melden", "check", "link")
        self.move_button = Button("Termin ändern", "calendar-time", "link")
        self.rename_button = Button("Meilenstein umbenennen", "pencil", "icon")
        self.remove_button = Button("Meilenstein entfernen", "trash", "icon")
        self._none = box(vbox(Label(_NONE, "small", "text2", wrap=True), margin=(15, 0, 15, 0)))
        self._tools = box(
            hbox(
                self.done_button,
                self.move_button,
                None,
                self.rename_button,
                self.remove_button,
                gap=4,
                margin=(8, 0, 8, 0),
            )
        )
        add = hbox((self.titel, 6), (self.soll, 3), vbox(None, self.add_button, gap=0), gap=10, margin=(15, 2, 15, 6))
        super().__init__(
            self._none, self.list, self._tools, box(add), title="Meilensteine", subtitle=" ", margin=(1, 13, 1, 8)
        )
        inset_head(self)
        self._connect()

    def _connect(self) -> None:
        for line in (self.titel.line, self.soll.line):
            line.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.list.marked.connect(self.toggled)
        self.list.activated_row.connect(self.postpone_wanted)
        self.list.delete_requested.connect(self.removed)
        self.list.current_changed.connect(self._show_tools)
        for button, slot in (
            (self.done_button, self._toggle),
            (self.move_button, self._move),
            (self.rename_button, self._rename),
            (self.remove_button, self._remove),
        ):
            button.clicked.connect(slot)

    def fields(self) -> tuple[Field, ...]:
        """The fields of a new one."""
        return (self.titel, self.soll)

    def show_steps(self, found: Massnahme, heute: date) -> None:
        """Show the Meilensteine of this Maßnahme."""
        rows = found.zeile.meilensteine
        self._heute, self._open = heute, found.zeile.status.offen
        self._moves = {}
        for moved in found.verschiebungen:
            if moved.meilenstein_id is not None and moved.auf > moved.von:
                self._moves[moved.meilenstein_id] = self._moves.get(moved.meilenstein_id, 0) + 1
        reached = sum(row.ist is not None for row in rows)
        title = f"Meilensteine: {reached} von {len(rows)} erreicht" if rows else "Meilensteine"
        self.set_title(title, _HINT if rows else "")
        self.list.show_rows(rows)
        self.list.fit(8)
        if rows and (self.list.current() is None or self._of != found.zeile.id):
            self.list.select_key(next((row.id for row in rows if row.ist is None), rows[0].id))
        self._of = found.zeile.id
        show_if(self.list, bool(rows))
        show_if(self._none, not rows)
        self._show_tools()

    def clear_input(self) -> None:
        """Ready for the next one."""
        self.titel.set_value("")
        self.soll.set_value(None)

    @Slot()
    @Slot(object)
    def _show_tools(self, _: object = None) -> None:
        row = self.list.current()
        show_if(self._tools, row is not None)
        if row is None:
            return
        reached = row.ist is not None
        self.done_button.set_text("Doch nicht erreicht" if reached else "Erreicht melden")
        self.done_button.set_icon("arrow-back-up" if reached else "check")
        show_if(self.move_button, not reached)

    @Slot()
    def _add(self) -> None:
        title, soll = self.titel.value(), self.soll.value()
        if not title:
            self.titel.line.setFocus()
        elif soll is None:
            self.soll.commit()
            self.soll.line.setFocus()
        else:
            self.wanted.emit(title, soll)

    @Slot()
    def _toggle(self) -> None:
        self._tell(self.toggled)

    @Slot()
    def _move(self) -> None:
        self._tell(self.postpone_wanted)

    @Slot()
    def _rename(self) -> None:
        self._tell(self.rename_wanted)

    @Slot()
    def _remove(self) -> None:
        self._tell(self.removed)

    def _tell(self, signal: object) -> None:
        row = self.list.current()
        if row is not None:
            signal.emit(row)  # type: ignore[attr-defined]  # a bound signal

    def _subtitle(self, row: Meilenstein) -> str:
        moved = self._moves.get(row.id, 0)
        words = [f"geplant {day(row.soll)}"]
        if moved:
            words.append(f"{integer(moved)}{NBSP}×{NBSP}verschoben")
        if row.ist is not None:
            words.append(f"erreicht {day(row.ist)}")
        return " · ".join(words)

    def _late(self, row: Meilenstein) -> bool:
        return self._open and row.ist is None and row.soll < self._heute

    def _icon(self, row: Meilenstein) -> tuple[str, str]:
        if row.ist is not None:
            return "circle-check", "ok"
        return ("alert-square-filled", "bad") if self._late(row) else ("flag", "text2")

    def _pill(self, row: Meilenstein) -> tuple[Tone, str]:
        if row.ist is not None:
            late = (row.ist - row.soll).days
            if late <= 0:
                return "ok", "Erreicht"
            return "ok", "1 Tag später" if late == 1 else f"{integer(late)} Tage später"
        return ("bad", "Überfällig") if self._late(row) else ("neutral", "Geplant")


def _id(row: Meilenstein) -> UUID:
    return row.id


def _title(row: Meilenstein) -> str:
    return row.titel
