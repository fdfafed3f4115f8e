"""What is due in a year and the meetings of the year, each in a list of its own."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from qmapp import german
from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.rows import OFFENE, Berichtsjahr, LieferungZeile, SerieZeile
from qmapp.ui.act.berichtspflichten import zeichen
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, px, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList, Row

_FILTERS: Final[dict[str, tuple[str, Callable[[LieferungZeile, int], bool]]]] = {
    "faellig": ("Fällig in diesem Jahr", lambda row, jahr: row.tag.year == jahr),
    "zeitraum": ("Berichte für dieses Jahr", lambda row, jahr: row.jahr == jahr),
    "offen": ("Noch zu liefern", lambda row, jahr: row.tag.year == jahr and row.stand in OFFENE),
}


class _DoneList(ItemList[Row]):
    """``done`` carries the row under key G (``letters`` says whether single letters work)."""

    done = Signal(object)
    letters = True

    def release(self) -> None:
        """Take the bar away: what is in hand stands elsewhere."""
        self.selectionModel().clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if current is not None and event.key() == Qt.Key.Key_G and not event.modifiers() and self.letters:
            self.done.emit(current)
            event.accept()
            return
        super().keyPressEvent(event)


class Jahresliste(Card):
    """The due dates of a year; ``year_chosen`` carries another year, ``filtered`` that other rows are shown."""

    year_chosen = Signal(int)
    filtered = Signal()

    def __init__(self) -> None:
        self.jahr = SelectField("Jahr")
        self.zeigen = SelectField("Zeigen", [(key, words) for key, (words, _) in _FILTERS.items()])
        self.list: _DoneList[LieferungZeile] = _DoneList(
            "Berichtstermine",
            key=_id,
            title=_title,
            subtitle=_subtitle,
            pill=zeichen.lieferung,
            pill_width=118,
            row_height=52,
        )
        self._none = Label("", "small", "text2", wrap=True)
        self._reset = Button("Filter zurücksetzen", kind="link")
        self._nothing = box(vbox(self._none, box(hbox(self._reset, None)), gap=4, margin=(15, 0, 15, 2)))
        pair = hbox((self.jahr, 2), (self.zeigen, 3), gap=10, margin=(14, 0, 14, 2))
        super().__init__(pair, self._nothing, self.list, title="Berichtstermine", gap=8, margin=(1, 13, 1, 6))
        inset_head(self)
        #: Nothing is in hand here, because the meetings are moved in.
        self.idle = False
        self._year = Berichtsjahr(0, (), (), ())
        self._nothing.hide()
        self.zeigen.committed.connect(self._show)
        self.jahr.committed.connect(self._on_year)
        self._reset.clicked.connect(self.reset)

    def show_year(self, years: Sequence[int], year: Berichtsjahr) -> None:
        """Show the due dates of a year, as far as the filter lets them through."""
        self._year = year
        self.jahr.set_choices([(one, str(one)) for one in years])
        self.jahr.set_value(year.jahr)
        self._show()

    def select(self, wanted: UUID) -> bool:
        """Put the bar on a due date by its id or on the next one of a Berichtspflicht; False where there is none."""
        rows = self._year.lieferungen
        own = [row for row in rows if row.id == wanted] or [row for row in rows if row.berichtspflicht_id == wanted]
        if not own:
            return False
        chosen = next((row for row in own if row.stand in OFFENE), own[0])
        if self.list.select_key(chosen.id):
            return True
        for name in ("faellig", "zeitraum"):
            self.zeigen.set_value(name)
            self._show()
            if self.list.select_key(chosen.id):
                return True
        return False

    @Slot()
    def reset(self) -> None:
        """Show what is due in the year again."""
        self.zeigen.set_value("faellig")
        self._show()

    @Slot()
    @Slot(object)
    def _show(self, _: object = None) -> None:
        jahr, holds = self._year.jahr, _FILTERS[str(self.zeigen.value())][1]
        found = [row for row in self._year.lieferungen if holds(row, jahr)]
        self.list.show_rows(found)
        self.list.fit(8)
        show_if(self.list, bool(found))
        if found and self.list.current() is None and not self.idle:
            self.list.select_key(min(found, key=_urgency).id)
        self._none.setText(
            f"{jahr} ist nichts zu liefern." if not self._year.lieferungen else "Nichts in diesem Filter."
        )
        show_if(self._nothing, not found)
        show_if(self._reset, bool(self._year.lieferungen))
        self.filtered.emit()

    @Slot(object)
    def _on_year(self, year: object) -> None:
        if isinstance(year, int):
            self.year_chosen.emit(year)


class Besprechungsliste(Card):
    """The series of meetings in a year, with Soll and Ist."""

    def __init__(self) -> None:
        self.list: _DoneList[SerieZeile] = _DoneList(
            "Besprechungen",
            key=_serie_id,
            title=_serie_title,
            subtitle=_serie_subtitle,
            pill=zeichen.serie,
            pill_width=160,
            row_height=52,
        )
        self.neu = Button("Neue Besprechung", "plus", "link")
        self._none = Label("Noch keine Besprechung mit Mindestzahl.", "small", "text2", wrap=True)
        super().__init__(
            self._none, self.list, title="Besprechungen mit Mindestzahl", right=self.neu, gap=8, margin=(1, 13, 1, 6)
        )
        inset_head(self)
        self._none.setContentsMargins(px(15), 0, px(15), px(6))

    def show_year(self, year: Berichtsjahr) -> None:
        """Show the series of a year."""
        self.list.show_rows(year.serien)
        self.list.fit(6)
        show_if(self.list, bool(year.serien))
        show_if(self._none, not year.serien)


class Empfaengertermine(Card):
    """When those who get the reports meet (S002-7-4)."""

    def __init__(self) -> None:
        self._words = Label("", "small", "text2", wrap=True)
        super().__init__(self._words, title="Termine der Empfänger", gap=6)

    def show_year(self, year: Berichtsjahr) -> None:
        """Show the dates of a year; the card goes where there are none."""
        lines = [f"{german.day(day)}  {name} ({kennung})" for day, name, kennung in year.empfaengertermine]
        self._words.setText("\n".join(lines))
        show_if(self, bool(lines))

    def words(self) -> str:
        """Everything shown."""
        return self._words.text()


def _urgency(row: LieferungZeile) -> int:
    """The first of the smallest is taken in hand: what is overdue, then what is due soon, at last what is settled."""
    return OFFENE.index(row.stand) if row.stand in OFFENE else len(OFFENE)


def _id(row: LieferungZeile) -> UUID:
    return row.id


def _title(row: LieferungZeile) -> str:
    return f"{row.titel} {row.zeitraum}"


def _subtitle(row: LieferungZeile) -> str:
    done = worte.ergebnis(row)
    off = row.hinweis.partition(" · ")[0] if row.hinweis and not done else ""
    return " · ".join(part for part in (worte.faellig(row), off, done, row.kennung) if part)


def _serie_id(row: SerieZeile) -> UUID:
    return row.id


def _serie_title(row: SerieZeile) -> str:
    return row.titel


def _serie_subtitle(row: SerieZeile) -> str:
    planned = f"{row.geplant} geplant" if row.geplant else ""
    return " · ".join(part for part in (worte.soll_ist(row), planned, row.kennung) if part)
