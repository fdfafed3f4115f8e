"""The planned audits of a year and the coverage of its areas."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from qmapp.checks.jahresplan import worte
from qmapp.checks.jahresplan.rows import Bereichsdeckung, Deckung, Eintrag, Eintragstand, Jahresplan
from qmapp.german import euro, integer
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, px
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import ItemList, Table
from qmapp.ui.widgets.table_model import Column, TableModel

_ENTRY_TONES: dict[Eintragstand, Tone] = {
    Eintragstand.GEPLANT: "neutral",
    Eintragstand.VERSAEUMT: "bad",
    Eintragstand.LAEUFT: "info",
    Eintragstand.GEPRUEFT: "ok",
    Eintragstand.VERZICHTET: "warn",
}
_COVER_TONES: dict[Deckung, Tone] = {
    Deckung.GEPRUEFT: "ok",
    Deckung.IM_PLAN: "info",
    Deckung.VERZICHTET: "warn",
    Deckung.LUECKE: "bad",
    Deckung.NICHT_FAELLIG: "neutral",
}


class _Entries(ItemList[Eintrag]):
    """``moved`` carries (row, −1 or +1): Alt+Up and Alt+Down change the order."""

    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__(
            "Geplante Prüfungen",
            key=_entry_id,
            title=_title,
            subtitle=_subtitle,
            pill=_entry_pill,
            pill_width=132,
            row_height=52,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if current is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(current, steps[Qt.Key(event.key())])
            event.accept()
            return
        super().keyPressEvent(event)


class Eintragsliste(Card):
    """The planned audits, in their order."""

    def __init__(self) -> None:
        self.list = _Entries()
        self._none = Label("Noch keine Prüfung geplant. Strg+Enter plant die erste.", "small", "text2", wrap=True)
        super().__init__(self._none, self.list, title="Geplante Prüfungen", margin=(1, 13, 1, 6))
        inset_head(self)
        self._none.setContentsMargins(px(15), 0, px(15), px(6))

    def show_rows(self, rows: Sequence[Eintrag]) -> None:
        """Show these; the first one is chosen where none was."""
        self.list.show_rows(rows)
        self.list.fit(8)
        self.list.setVisible(bool(rows))
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        self._none.setVisible(not rows)


class Abdeckung(Card):
    """What each area's turnus asks for, against what is planned and done."""

    def __init__(self) -> None:
        columns: list[Column[Bereichsdeckung]] = [
            Column("Prüfbereich", _bereich, sub=_area_words, sort=_bereich),
            Column("Geplant", worte.soll, 76, right=True),
            Column("Geprüft", _geprueft, 76, right=True),
            Column("Stand", _cover_words, 156, pill=_cover_pill),
        ]
        self.table: Table[Bereichsdeckung] = Table(
            "Abdeckung je Prüfbereich", TableModel(columns, _bereich), row_height=46
        )
        self.words = Label("", "small", "text2", wrap=True)
        super().__init__(self.words, self.table, title="Abdeckung je Prüfbereich", margin=(1, 13, 1, 6))
        inset_head(self)
        self.words.setContentsMargins(px(15), 0, px(15), 0)

    def show_plan(self, plan: Jahresplan) -> None:
        """Show the areas of a year."""
        self.words.setText(worte.abdeckung(plan))
        self.table.show_rows(plan.deckung)
        self.table.fit(8)


def _entry_id(row: Eintrag) -> UUID:
    return row.id


def _title(row: Eintrag) -> str:
    return row.titel


def _subtitle(row: Eintrag) -> str:
    parts = (row.kennung, row.bereich if row.bereich != row.titel else "", worte.zeitraum(row), worte.stunden(row))
    return " · ".join(part for part in parts if part)


def _entry_pill(row: Eintrag) -> tuple[Tone, str]:
    return _ENTRY_TONES[row.stand], worte.STAND[row.stand]


def _bereich(row: Bereichsdeckung) -> str:
    return row.bereich


def _geprueft(row: Bereichsdeckung) -> str:
    return integer(row.geprueft)


def _area_words(row: Bereichsdeckung) -> str:
    volume = "" if row.volumen_cent is None else f"{euro(row.volumen_cent, always_cents=False)} im Jahr"
    last = "" if row.zuletzt is None else f"zuletzt {row.zuletzt}"
    return " · ".join(part for part in (worte.TURNUS[row.turnus], last, volume) if part)


def _cover_words(row: Bereichsdeckung) -> str:
    return worte.DECKUNG[row.stand]


def _cover_pill(row: Bereichsdeckung) -> tuple[Tone, str]:
    return _COVER_TONES[row.stand], worte.DECKUNG[row.stand]
