"""The Maßnahmen a Projekt bundles: taken in, opened, taken out."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Status
from qmapp.ui.act.massnahme.felder import Bekannte, MassnahmeField
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, hbox, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_NONE = "Noch keine Maßnahme. Nehmen Sie vorhandene auf; sie bleiben bei ihrer Empfehlung."
_HINT = "Enter öffnet, Entf nimmt heraus"
_TONES: dict[Status, Tone] = {
    Status.NICHT_BEGONNEN: "neutral",
    Status.IN_UMSETZUNG: "info",
    Status.UMGESETZT: "ok",
    Status.VERZOEGERT: "warn",
    Status.NICHT_RELEVANT: "neutral",
}


class Buendel(Card):
    """``wanted`` carries the id of a Maßnahme to take in, ``opened`` and ``removed`` the row chosen."""

    wanted = Signal(object)
    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, known: Callable[[], Bekannte]) -> None:
        self.list: ItemList[MassnahmeZeile] = ItemList(
            "Maßnahmen des Projekts",
            key=_id,
            title=_title,
            subtitle=_subtitle,
            pill=_pill,
            pill_width=158,
            row_height=46,
        )
        self.neu = MassnahmeField("Maßnahme aufnehmen", known, name="massnahme")
        self._none = box(vbox(Label(_NONE, "small", "text2", wrap=True), margin=(15, 0, 15, 0)))
        self._add = box(hbox((self.neu, 1), margin=(15, 2, 15, 6)))
        super().__init__(self._none, self.list, self._add, title="Maßnahmen", subtitle=" ", margin=(1, 13, 1, 8))
        inset_head(self)
        self.neu.committed.connect(self._on_chosen)
        self.list.activated_row.connect(self.opened)
        self.list.delete_requested.connect(self.removed)

    def show_rows(self, rows: Sequence[MassnahmeZeile], *, closed: bool) -> None:
        """Show these; a closed Projekt takes none in."""
        self.set_title(f"Maßnahmen: {len(rows)}" if rows else "Maßnahmen", _HINT if rows else "")
        self.list.show_rows(rows)
        self.list.fit(8)
        show_if(self.list, bool(rows))
        show_if(self._none, not rows)
        show_if(self._add, not closed)

    def clear_input(self) -> None:
        """Ready for the next one."""
        self.neu.show_other(None, "")

    @Slot(object)
    def _on_chosen(self, key: object) -> None:
        if isinstance(key, UUID):
            self.wanted.emit(key)


def _id(row: MassnahmeZeile) -> UUID:
    return row.id


def _title(row: MassnahmeZeile) -> str:
    return row.titel


def _subtitle(row: MassnahmeZeile) -> str:
    return " · ".join(part for part in (row.kennung, worte.verantwortlich(row), worte.frist(row)) if part)


def _pill(row: MassnahmeZeile) -> tuple[Tone, str]:
    if row.ueberfaellig:
        return "bad", "Überfällig"
    words = worte.STATUS[row.status]
    return _TONES[row.status], words[0].upper() + words[1:]
