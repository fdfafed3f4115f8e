"""Points to look at again: those carried over from the last Q-Check, and new ones for the next."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.checks.qcheck.rows import Merkpunkt
from qmapp.german import day
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_MOST_SHOWN = 3


class Merkpunkte(Card):
    """``added`` carries the text of a new point, ``settled`` a point whose mark changes, ``removed`` one to delete."""

    added = Signal(str)
    settled = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.list: ItemList[Merkpunkt] = ItemList(
            "Merkpunkte", key=_id, title=_title, subtitle=_subtitle, icon=_icon, pill=_pill, pill_width=92
        )
        self.neu = TextField("Neuer Merkpunkt", name="text", key="M", placeholder="Beim nächsten Mal ansehen")
        self._hint = Label("Enter: erledigt oder wieder offen, Entf: entfernen", "cap", "text3", wrap=True)
        super().__init__(
            self.list,
            box(vbox(self._hint, self.neu, gap=8, margin=(15, 0, 15, 0))),
            title="Merkpunkte",
            subtitle=" ",
            gap=6,
            margin=(1, 13, 1, 12),
        )
        inset_head(self)
        self._frei = True
        self.neu.committed.connect(self._on_typed)
        self.list.activated_row.connect(self._on_activated)
        self.list.delete_requested.connect(self._on_delete)

    def show_points(self, points: Sequence[Merkpunkt], *, frei: bool, zu: str = "") -> None:
        """Show the points of a question; ``frei``: whether they may change, ``zu``: words naming the question."""
        self._frei = frei
        left = sum(point.erledigt_am is None for point in points)
        self.set_title(f"Merkpunkte {zu}".strip(), f"{left} offen von {len(points)}" if points else "")
        self.list.show_rows(points)
        self.list.fit(_MOST_SHOWN)
        show_if(self.list, bool(points))
        show_if(self._hint, bool(points) and frei)
        show_if(self.neu, frei)

    def clear(self) -> None:
        """Begin a new point."""
        self.neu.set_value("")

    @Slot(object)
    def _on_typed(self, text: object) -> None:
        if text:
            self.added.emit(str(text))

    @Slot(object)
    def _on_activated(self, point: Merkpunkt) -> None:
        if self._frei:
            self.settled.emit(point)

    @Slot(object)
    def _on_delete(self, point: Merkpunkt) -> None:
        if self._frei:
            self.removed.emit(point)


def _id(point: Merkpunkt) -> UUID:
    return point.id


def _title(point: Merkpunkt) -> str:
    return " ".join(point.text.split())


def _subtitle(point: Merkpunkt) -> str:
    parts = [f"aus {point.aus_kennung}" if point.aus_kennung else "für das nächste Mal"]
    if point.erledigt_am is not None:
        parts.append(f"angesehen am {day(point.erledigt_am)}")
    return " · ".join(parts)


def _icon(point: Merkpunkt) -> tuple[str, str]:
    return ("circle-check", "ok") if point.erledigt_am is not None else ("bookmark", "accent")


def _pill(point: Merkpunkt) -> tuple[Tone, str]:
    return ("ok", "Erledigt") if point.erledigt_am is not None else ("warn", "Offen")
