"""The list of Empfehlungen with year, filter and search."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from qmapp import german
from qmapp.act.empfehlung import worte
from qmapp.act.empfehlung.rows import Gesamtstellungnahme
from qmapp.act.management_response.rows import Vorgangszeile
from qmapp.ui.act.management_response.zeichen import ERLEDIGT, OHNE_ANTWORT, source_icon, stand_pill
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, Rule, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList


class Zeigen(StrEnum):
    """Which Empfehlungen are shown."""

    ALLE = "alle"
    OHNE_ANTWORT = "ohne_antwort"
    OFFEN = "offen"
    UMGESETZT = "umgesetzt"


_HOLDS: Final[dict[Zeigen, tuple[str, Callable[[Vorgangszeile], bool]]]] = {
    Zeigen.ALLE: ("Alle", lambda row: True),
    Zeigen.OHNE_ANTWORT: ("Ohne Antwort", lambda row: row.stand in OHNE_ANTWORT),
    Zeigen.OFFEN: ("Offen", lambda row: row.stand not in ERLEDIGT),
    Zeigen.UMGESETZT: ("Erledigt", lambda row: row.stand in ERLEDIGT),
}


class Vorgangsliste(ItemList[Vorgangszeile]):
    """The rows; letters and digits are left to the page, which has a meaning for them."""

    def __init__(self) -> None:
        super().__init__(
            "Empfehlungen",
            key=_id,
            title=_title,
            subtitle=_subtitle,
            icon=source_icon,
            pill=stand_pill,
            pill_width=162,
            row_height=52,
            bold=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isalnum() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class Empfehlungsliste(Card):
    """``current_changed`` carries the row moved to, ``filtered`` says that others were let through by hand.

    ``jahr_changed`` carries the year chosen; ``gesamt`` leads to what the Leitung says to the whole year.
    """

    current_changed = Signal(object)
    filtered = Signal()
    jahr_changed = Signal(object)

    def __init__(self) -> None:
        self._count = Label("", "h3")
        self.jahr = SelectField("Jahr", [(None, "Alle Jahre")])
        self.search = QLineEdit()
        self.search.setPlaceholderText("Suchen")
        self.search.setAccessibleName("Empfehlung suchen")
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.zeigen = SegmentedControl("Zeigen", [(key, words) for key, (words, _) in _HOLDS.items()])
        self.list = Vorgangsliste()
        self.gesamt = Button("Gesamtstellungnahme", "gavel", "link")
        self._none = Label("", "small", "text2", wrap=True)
        self._reset = Button("Filter zurücksetzen", kind="link")
        self._nothing = box(vbox(self._none, self._reset, gap=4, margin=(14, 2, 14, 4)))
        # The name of the year stands in its choices; a caption above it would only push the head down.
        self.jahr.hide_label()
        super().__init__(
            hbox((self._count, 1), self.gesamt, gap=8, margin=(15, 0, 6, 0)),
            hbox(self.zeigen, None, margin=(14, 0, 14, 0)),
            hbox((self.search, 1), sized(self.jahr, width=124), gap=10, margin=(14, 2, 14, 4)),
            Rule(),
            self._nothing,
            (self.list, 1),
            gap=8,
            margin=(1, 8, 1, 8),
        )
        self.setAccessibleName("Empfehlungen")
        sized(self.list, min_height=200)
        self._rows: tuple[Vorgangszeile, ...] = ()
        self._nothing.hide()
        self.search.textChanged.connect(self._show)
        self.zeigen.chosen.connect(self._show)
        self.jahr.committed.connect(self.jahr_changed)
        self._reset.clicked.connect(self.reset)
        self.list.current_changed.connect(self.current_changed)

    def show_rows(self, rows: tuple[Vorgangszeile, ...]) -> None:
        """Show these, as far as the filters let them through."""
        self._rows = rows
        self._count.setText("1 Empfehlung" if len(rows) == 1 else f"{german.integer(len(rows))} Empfehlungen")
        self._filter()

    def show_jahre(self, jahre: Sequence[int], jahr: int | None) -> None:
        """Offer these years, with ``jahr`` chosen."""
        self.jahr.set_choices([*((year, str(year)) for year in jahre), (None, "Alle Jahre")])
        self.jahr.set_value(jahr)

    def show_gesamt(self, jahr: int | None, found: Gesamtstellungnahme | None) -> None:
        """Say how far the answer to the whole year is; of all years there is none."""
        show_if(self.gesamt, jahr is not None)
        state = "noch nicht begonnen" if found is None else "Entwurf"
        released = found is not None and found.freigegeben_am is not None
        if found is not None and found.freigegeben_am is not None:
            state = f"freigegeben am {german.day(found.freigegeben_am)}"
        self.gesamt.set_icon("circle-check" if released else "gavel")
        self.gesamt.setToolTip(f"{jahr}: {state}")
        self.gesamt.setAccessibleName(f"Gesamtstellungnahme {jahr}, {state}")

    def recall(self, view: Mapping[str, str]) -> None:
        """Show what was shown last."""
        kept = view.get("zeigen", "")
        if kept in set(Zeigen):
            self.zeigen.set_value(Zeigen(kept))

    def jahr_count(self) -> int:
        """How many years have something."""
        return self.jahr.combo.count() - 1

    def rows(self) -> tuple[Vorgangszeile, ...]:
        """All of the year, whatever the filter."""
        return self._rows

    def next_unanswered(self) -> Vorgangszeile | None:
        """The next one shown without an answer, from the current one on, then from the top."""
        shown = [self.list.rows.row(place) for place in range(self.list.rows.count())]
        current = self.list.current()
        at = next((place for place, row in enumerate(shown) if current is not None and _id(row) == _id(current)), -1)
        return next((row for row in (*shown[at + 1 :], *shown[: at + 1]) if row.stand in OHNE_ANTWORT), None)

    def answered(self) -> str:
        """How many of the year are answered, in words; empty without any."""
        count = sum(row.empfehlung.zeile.beantwortet for row in self._rows)
        return f"{german.integer(count)} von {german.integer(len(self._rows))} beantwortet" if self._rows else ""

    @Slot()
    def to_search(self) -> None:
        """Ready to search."""
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def reset(self) -> None:
        """Show every one again."""
        self.search.clear()
        self.zeigen.set_value(Zeigen.ALLE)
        self._show()

    @Slot()
    @Slot(object)
    @Slot(str)
    def _show(self, _: object = None) -> None:
        self._filter()
        self.filtered.emit()

    def _filter(self) -> None:
        holds = _HOLDS[Zeigen(str(self.zeigen.value()))][1]
        text = self.search.text().strip()
        wanted = german.folded(text)
        found = [row for row in self._rows if holds(row) and (not wanted or wanted in _searched(row))]
        self.list.show_rows(found)
        if found and self.list.current() is None:
            self.list.select_key(_id(found[0]))
        self._none.setText(f"Keine Empfehlung mit „{text}“." if text else "Keine Empfehlung in diesem Filter.")
        show_if(self._nothing, bool(self._rows) and not found)


def _searched(row: Vorgangszeile) -> str:
    line = row.empfehlung.zeile
    parts = (line.kennung, line.titel, line.text, line.adressat, *line.feststellungen, *line.quellen, *row.massnahmen)
    return german.folded(" ".join(parts))


def _id(row: Vorgangszeile) -> UUID:
    return row.empfehlung.zeile.id


def _title(row: Vorgangszeile) -> str:
    return row.empfehlung.zeile.titel


def _subtitle(row: Vorgangszeile) -> str:
    line = row.empfehlung.zeile
    return " · ".join(part for part in (line.kennung, worte.herkunft(line)) if part)
