"""What to look at again: points carried over from the Q-Check before, and new ones for the next."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.checks.qcheck.rows import Merkpunkt
from qmapp.german import day
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_MOST_SHOWN = 5


class Merkpunktkarte(Card):
    """``added`` carries the words of a new one; ``toggled`` (settled or open again) and ``removed`` carry the row."""

    added = Signal(str)
    toggled = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Merkpunkt] = ItemList(
            "Merkpunkte", key=_id, title=_title, subtitle=_subtitle, icon=_icon, row_height=46
        )
        self.none = Label("", "small", "text2", wrap=True)
        self.toggle_button = Button("Erledigt", "check", "link")
        self.remove_button = Button("Entfernen", "trash", "link")
        self.neu = _Neu("Neuer Merkpunkt", name="text", placeholder="Was ist beim nächsten Mal anzusehen?")
        self._tools = box(hbox(self.toggle_button, self.remove_button, None, gap=4, margin=(8, 0, 8, 0)))
        super().__init__(
            box(vbox(self.none, margin=(15, 0, 15, 0))),
            self.list,
            self._tools,
            box(vbox(self.neu, margin=(15, 0, 15, 6))),
            title="Merkpunkte",
            subtitle=" ",
            gap=6,
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        self._open = True
        self._shown: UUID | None = None
        self.list.current_changed.connect(self._on_moved)
        self.list.activated_row.connect(self._toggle)
        self.list.marked.connect(self._toggle)
        self.list.delete_requested.connect(self._remove)
        self.toggle_button.clicked.connect(self._on_toggle)
        self.remove_button.clicked.connect(self._on_remove)
        self.neu.committed.connect(self._on_new)

    def show_rows(self, qcheck_id: UUID, rows: Sequence[Merkpunkt], *, offen: bool) -> None:
        """Show the points of a Q-Check; ``offen``: whether they may be changed."""
        if qcheck_id != self._shown:
            self.neu.set_value("")
        self._shown, self._open = qcheck_id, offen
        rows = sorted(rows, key=lambda row: row.erledigt_am is not None)
        self.list.show_rows(rows)
        self.list.fit(_MOST_SHOWN)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        still = sum(row.erledigt_am is None for row in rows)
        self.set_title("Merkpunkte", f"{still or 'keiner'} von {len(rows)} offen" if rows else "")
        self.none.setText(
            "Was Sie hier festhalten, steht beim nächsten Q-Check wieder da." if offen else "Kein Merkpunkt."
        )
        show_if(self.none, not rows)
        show_if(self.list, bool(rows))
        show_if(self._tools, offen and bool(rows))
        show_if(self.neu, offen)
        self._say()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (self.neu,)

    def commit(self) -> bool:
        """Take over what is being typed."""
        return not self._open or self.neu.commit()

    def _say(self) -> None:
        row = self.list.current()
        settled = row is not None and row.erledigt_am is not None
        self.toggle_button.set_text("Wieder öffnen" if settled else "Erledigt")
        self.toggle_button.set_icon("arrow-back-up" if settled else "check")

    @Slot(object)
    def _on_moved(self, _: Merkpunkt) -> None:
        self._say()

    @Slot(object)
    def _toggle(self, row: Merkpunkt) -> None:
        if self._open:
            self.toggled.emit(row)

    @Slot(object)
    def _remove(self, row: Merkpunkt) -> None:
        if self._open:
            self.removed.emit(row)

    @Slot()
    def _on_toggle(self) -> None:
        row = self.list.current()
        if row is not None:
            self._toggle(row)

    @Slot()
    def _on_remove(self) -> None:
        row = self.list.current()
        if row is not None:
            self._remove(row)

    @Slot(object)
    def _on_new(self, text: object) -> None:
        if text:
            self.neu.set_value("")
            self.added.emit(str(text))


class _Neu(TextField):
    """Taken over with Enter or on leaving; who pauses while writing has not finished."""

    @Slot()
    def _commit_if_valid(self) -> None:
        pass


def _id(row: Merkpunkt) -> UUID:
    return row.id


def _title(row: Merkpunkt) -> str:
    return " ".join(row.text.split())


def _subtitle(row: Merkpunkt) -> str:
    settled = "" if row.erledigt_am is None else f"erledigt am {day(row.erledigt_am)}"
    source = f"aus {row.aus_kennung}" if row.aus_kennung else "neu"
    return " · ".join(part for part in (settled or "offen", source, row.code) if part)


def _icon(row: Merkpunkt) -> tuple[str, str]:
    return ("square", "text2") if row.erledigt_am is None else ("square-check", "ok")
