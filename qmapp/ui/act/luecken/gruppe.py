"""What lacks the same next step, with the step as a button."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal, Slot

from qmapp.act.management_response.faden import Gliedart
from qmapp.act.management_response.luecken import SCHRITTE, UEBERSCHRIFTEN
from qmapp.act.management_response.rows import Luecke, Lueckenart
from qmapp.german import day, integer
from qmapp.ui.act.glied import WORTE
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import Tone, box, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

#: What the gap lies at, and the sign of the step that closes it.
OBJEKTE: Final = {
    Lueckenart.OHNE_EMPFEHLUNG: Gliedart.FESTSTELLUNG,
    Lueckenart.OHNE_ANTWORT: Gliedart.EMPFEHLUNG,
    Lueckenart.OHNE_MASSNAHME: Gliedart.EMPFEHLUNG,
    Lueckenart.OHNE_FRIST: Gliedart.MASSNAHME,
    Lueckenart.OHNE_WIRKSAMKEIT: Gliedart.MASSNAHME,
}
ZEICHEN: Final = {
    Lueckenart.OHNE_EMPFEHLUNG: "bulb",
    Lueckenart.OHNE_ANTWORT: "message-reply",
    Lueckenart.OHNE_MASSNAHME: "list-check",
    Lueckenart.OHNE_FRIST: "calendar-time",
    Lueckenart.OHNE_WIRKSAMKEIT: "target-arrow",
}
#: The heading of a card; its whole name is read out.
_KURZ: Final = {
    Lueckenart.OHNE_EMPFEHLUNG: "Feststellungen ohne Folge",
    Lueckenart.OHNE_ANTWORT: "Empfehlungen ohne Antwort",
    Lueckenart.OHNE_MASSNAHME: "Angenommen, ohne Maßnahme",
    Lueckenart.OHNE_FRIST: "Maßnahmen ohne Frist",
    Lueckenart.OHNE_WIRKSAMKEIT: "Umgesetzt, Wirkung ungeprüft",
}
_SELECT = QItemSelectionModel
_MOST_ROWS = 7
_LONG_AGO = 90


class Gruppe(Card):
    """``entered`` says that its list has the focus or another row; ``opened`` and ``wanted`` carry a Luecke."""

    entered = Signal(object)
    opened = Signal(object)
    wanted = Signal(object)

    def __init__(self, art: Lueckenart) -> None:
        self.art = art
        self._heute = date.min
        self.step = Button(SCHRITTE[art], ZEICHEN[art], "link")
        self.list: ItemList[Luecke] = ItemList(
            UEBERSCHRIFTEN[art],
            key=_id,
            title=_title,
            subtitle=_subtitle,
            icon=_icon,
            pill=partial(_pill, self),
            pill_width=138,
            row_height=48,
        )
        self._none = Label("Hier ist nichts offen.", "small", "text2")
        self._nothing = box(vbox(self._none, margin=(15, 0, 15, 5)))
        super().__init__(self._nothing, self.list, title=_KURZ[art], right=self.step, gap=8, margin=(1, 10, 1, 8))
        inset_head(self)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.installEventFilter(self)
        self.list.activated_row.connect(self.opened)
        self.list.current_changed.connect(self._on_current)
        self.step.clicked.connect(self._on_step)

    @property
    def heute(self) -> date:
        """The day its rows are shown at."""
        return self._heute

    def show_luecken(self, rows: Sequence[Luecke], heute: date) -> None:
        """Show these at a day."""
        self._heute = heute
        count = f": {integer(len(rows))}" if rows else ""
        self.set_title(f"{_KURZ[self.art]}{count}")
        self.setAccessibleName(f"{UEBERSCHRIFTEN[self.art]}{count}")
        self.title.setToolTip(UEBERSCHRIFTEN[self.art])
        self.list.show_rows(rows)
        self.list.fit(_MOST_ROWS)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        show_if(self.list, bool(rows))
        show_if(self.step, bool(rows))
        show_if(self._nothing, not rows)

    def mark(self, *, in_hand: bool) -> None:
        """Show the bar on its row only while the page is about it; the row itself is kept."""
        if in_hand:
            self.list.selectionModel().select(
                self.list.currentIndex(), _SELECT.SelectionFlag.ClearAndSelect | _SELECT.SelectionFlag.Rows
            )
        else:
            self.list.clearSelection()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.FocusIn:
            self._on_current(self.list.current())
        return super().eventFilter(watched, event)

    @Slot(object)
    def _on_current(self, row: object) -> None:
        if row is not None:
            self.entered.emit(self)

    @Slot()
    def _on_step(self) -> None:
        row = self.list.current()
        if row is not None:
            self.wanted.emit(row)


def _id(row: Luecke) -> UUID:
    return row.id


def _title(row: Luecke) -> str:
    return row.titel


def _subtitle(row: Luecke) -> str:
    due = f" · vorgesehen bis {day(row.frist)}" if row.frist is not None else ""
    return f"{row.kennung} · seit {day(row.seit)}{due}"


def _icon(row: Luecke) -> tuple[str, str]:
    return WORTE[OBJEKTE[row.art]][0], "act"


def _pill(gruppe: Gruppe, row: Luecke) -> tuple[Tone, str]:
    if row.frist is not None and row.frist < gruppe.heute:
        return "bad", "Überfällig"
    days = (gruppe.heute - row.seit).days
    if days <= 0:
        return "neutral", "Seit heute"
    words = "Seit 1 Tag" if days == 1 else f"Seit {integer(days)} Tagen"
    return ("warn" if days > _LONG_AGO else "neutral"), words
