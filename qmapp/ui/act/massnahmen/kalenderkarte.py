"""The calendar month of the Maßnahmen, and the card with what is due on the day moved to."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.ui.act.massnahmen.zeit import Termin
from qmapp.ui.style import Tone, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.kalendermonat import Kalendermonat, day_words, month_words
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_TONES: dict[str, Tone] = {"offen": "info", "erledigt": "ok", "überfällig": "bad"}
#: Rows of a day shown before they scroll.
_MOST = 6


class Tageskarte(Card):
    """What is due on a day, in a list of its own: nothing is left out here."""

    def __init__(self) -> None:
        self.list: ItemList[Termin] = ItemList(
            "Fällig an diesem Tag",
            key=_key,
            title=_title,
            subtitle=_subtitle,
            icon=_icon,
            pill=_pill,
            pill_width=116,
            row_height=46,
        )
        self.words = Label("An diesem Tag ist nichts fällig.", "small", "text2", wrap=True)
        super().__init__(self.words, self.list, title=" ", subtitle=" ", gap=6)

    def show_day(self, title: str, subtitle: str, found: Sequence[Termin]) -> None:
        """Show these."""
        self.set_title(title, subtitle)
        self.list.show_rows(found)
        self.list.fit(_MOST)
        show_if(self.list, bool(found))
        show_if(self.words, not found)


class Kalenderkarte(QWidget):
    """The month; ``tag`` is the card of its day, which stands beside it.

    ``chosen`` carries the Termin moved to in the list of the day, ``opened`` one that was opened.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._termine: Mapping[date, Sequence[Termin]] = {}
        self.monat = Kalendermonat("Kalendermonat")
        self.tag = Tageskarte()
        self.name = Label("", "h3")
        self.back = Button("Monat zurück", "chevron-left", "icon")
        self.forward = Button("Monat vor", "chevron-right", "icon")
        self.today = Button("Heute", "calendar", "link")
        head = hbox(self.name, None, self.today, self.back, self.forward, gap=4, margin=(14, 0, 8, 0))
        self.setLayout(vbox(head, (self.monat, 1), gap=4))
        self.back.clicked.connect(self.monat.back)
        self.forward.clicked.connect(self.monat.forward)
        self.today.clicked.connect(self.monat.to_today)
        self.monat.day_changed.connect(self._on_day)
        self.monat.opened.connect(self._open_day)
        self.tag.list.current_changed.connect(self.chosen)
        self.tag.list.activated_row.connect(self.opened)

    def show_termine(
        self, termine: Mapping[date, Sequence[Termin]], feiertag: Callable[[date], str], heute: date
    ) -> None:
        """Show these; the day moved to stays."""
        self._termine = termine
        self.monat.set_data({day: [t.eintrag for t in found] for day, found in termine.items()}, feiertag, heute)
        self._show_day()

    def _show_day(self) -> None:
        tag = self.monat.tag()
        self.name.setText(month_words(tag.tag))
        subtitle = " · ".join(part for part in ("heute" if tag.ist_heute else "", tag.feiertag) if part)
        self.tag.show_day(day_words(tag.tag), subtitle, self._termine.get(tag.tag, ()))

    @Slot(object)
    def _on_day(self, _: date) -> None:
        self._show_day()

    @Slot(object)
    def _open_day(self, day: date) -> None:
        found = self._termine.get(day, ())
        if found:
            self.tag.list.setFocus()
            self.tag.list.select_key(_key(found[0]), emit=True)


def _key(row: Termin) -> Hashable:
    return (row.art, row.tag, row.kennung, row.titel, row.massnahme_id, row.wiedervorlage_id)


def _title(row: Termin) -> str:
    return row.titel


def _subtitle(row: Termin) -> str:
    return f"{row.kennung} · {row.art}"


def _icon(row: Termin) -> tuple[str, str]:
    return row.icon


def _pill(row: Termin) -> tuple[Tone, str]:
    return _TONES[row.zustand], str(row.zustand).capitalize()
