"""The files in which it was found."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.feststellung.rows import Beispiel
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_NONE = "Noch keine Akte genannt. Auf dem Prüfplatz fügt Taste F die Akte als Beispiel hinzu."


class Beispiele(Card):
    """``wanted`` carries an Aktenzeichen to add, ``removed`` and ``opened`` the example chosen."""

    wanted = Signal(str)
    removed = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Beispiel] = ItemList(
            "Beispiele", key=_id, title=_title, subtitle=_subtitle, icon=_icon, row_height=46
        )
        self.neu = TextField("Aktenzeichen", name="aktenzeichen")
        self.add_button = Button("Akte nennen", "plus")
        self._none = Label(_NONE, "small", "text2", wrap=True)
        self._nothing = box(vbox(self._none, margin=(15, 0, 15, 0)))
        below = vbox(None, self.add_button, gap=0)
        super().__init__(
            self._nothing,
            self.list,
            box(hbox((self.neu, 1), below, gap=10, margin=(15, 2, 15, 6))),
            title="Beispiele",
            subtitle=" ",
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        # Leaving the field or pressing Enter takes what is typed, as everywhere; the button only leads there.
        self.neu.committed.connect(self._add)
        self.add_button.clicked.connect(self.neu.line.setFocus)
        self.list.delete_requested.connect(self.removed)
        self.list.activated_row.connect(self.opened)

    def show_beispiele(self, rows: tuple[Beispiel, ...]) -> None:
        """Show these examples."""
        files = len({row.aktenzeichen for row in rows})
        words = "Enter öffnet die Akte, Entf nimmt sie heraus" if rows else ""
        self.set_title(f"Beispiele: {'1 Akte' if files == 1 else f'{files} Akten'}" if files else "Beispiele", words)
        self.list.show_rows(rows)
        self.list.fit(8)
        show_if(self.list, bool(rows))
        show_if(self._nothing, not rows)

    def clear_input(self) -> None:
        """Ready for the next Aktenzeichen."""
        self.neu.set_value("")

    @Slot(object)
    def _add(self, key: object) -> None:
        if key:
            self.wanted.emit(str(key))


def _id(row: Beispiel) -> UUID:
    return row.id


def _title(row: Beispiel) -> str:
    return row.aktenzeichen


def _subtitle(row: Beispiel) -> str:
    return " · ".join(part for part in (row.code, row.notiz) if part) or "ohne Notiz"


def _icon(row: Beispiel) -> tuple[str, str]:
    return ("file-text", "text2") if row.akte_id is not None else ("file-off", "text3")
