"""Evidence of questions a newer version of the catalogue has dropped: kept with its files, and shown here."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Anlage, Nachweis
from qmapp.ui.checks.qcheck.anlagen import Anlagenliste
from qmapp.ui.checks.qcheck.befehle import Nachweisbefehle
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_MOST_SHOWN = 4
_WORDS = (
    "Der Katalogwechsel hat diese Fragen entfallen lassen. Ihre Nachweise und Dateien gehören weiter zum Q-Check und "
    "werden mit ihm versiegelt."
)


class EntfalleneNachweise(Card):
    """Shown only where there is any. ``archive_wanted``: the answers themselves are asked for."""

    archive_wanted = Signal()

    def __init__(self, context: Context) -> None:
        self.list: ItemList[Nachweis] = ItemList(
            "Nachweise entfallener Fragen", key=_id, title=_title, subtitle=self._subtitle, icon=_icon, row_height=46
        )
        self.archive_button = Button("Zum Archiv", "history", "link")
        self.remove_button = Button("Nachweis entfernen", "trash", "link")
        self.anlagen = Anlagenliste(context)
        self._tools = box(hbox(self.remove_button, None, gap=4))
        super().__init__(
            box(vbox(Label(_WORDS, "small", "text2", wrap=True), margin=(15, 0, 15, 0))),
            self.list,
            box(vbox(self._tools, self.anlagen, gap=4, margin=(8, 0, 8, 0))),
            title="Nachweise entfallener Fragen",
            subtitle=" ",
            right=self.archive_button,
            gap=8,
            margin=(1, 13, 1, 10),
        )
        inset_head(self)
        self._context = context
        self._befehle = Nachweisbefehle(self, context)
        self._files: tuple[Anlage, ...] = ()
        self._open = True
        self.list.current_changed.connect(self._on_moved)
        self.list.delete_requested.connect(self._remove)
        self.archive_button.clicked.connect(self.archive_wanted)
        self.remove_button.clicked.connect(self._on_remove)
        self.anlagen.removed.connect(self._befehle.remove_file)
        self._befehle.refused.connect(context.tell_error)

    def show_qcheck(self, qcheck_id: UUID, *, offen: bool) -> None:
        """Show what there is of a Q-Check; ``offen``: whether it may be taken away."""
        rows: Sequence[Nachweis] = self._context.read(door.entfallene_nachweise, qcheck_id)
        self._open = offen
        self._files = self._context.read(door.anlagen, qcheck_id) if rows else ()
        self.list.show_rows(rows)
        self.list.fit(_MOST_SHOWN)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        self.set_title("Nachweise entfallener Fragen", "1 Nachweis" if len(rows) == 1 else f"{len(rows)} Nachweise")
        show_if(self._tools, offen)
        show_if(self, bool(rows))
        self._show_files()

    def _show_files(self) -> None:
        row = self.list.current()
        own = () if row is None else tuple(one for one in self._files if one.nachweis_id == row.id)
        self.anlagen.show_rows(own, offen=self._open)

    def _subtitle(self, row: Nachweis) -> str:
        files = self._count(row)
        told = {0: "", 1: "1 Anlage"}.get(files, f"{files} Anlagen")
        return " · ".join(part for part in (row.code, worte.NACHWEISARTEN[row.art], told) if part)

    def _count(self, row: Nachweis) -> int:
        return sum(one.nachweis_id == row.id for one in self._files)

    @Slot(object)
    def _on_moved(self, _: Nachweis) -> None:
        self._show_files()

    @Slot()
    def _on_remove(self) -> None:
        row = self.list.current()
        if row is not None:
            self._remove(row)

    @Slot(object)
    def _remove(self, row: Nachweis) -> None:
        if self._open:
            self._befehle.remove(row, self._count(row))


def _id(row: Nachweis) -> UUID:
    return row.id


def _title(row: Nachweis) -> str:
    return " ".join(row.text.split())


def _icon(_: Nachweis) -> tuple[str, str]:
    return ("history", "text2")
