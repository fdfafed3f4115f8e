"""What is overdue in an Empfehlung's Maßnahmen, each with the two ways out: done, or a new deadline with its reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Meilenstein
from qmapp.german import day, integer
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import Icon, Label, show_if

#: So many are shown at once; the rest is counted.
MOST = 3


@dataclass(frozen=True)
class Mahnfall:
    """A Meilenstein or a Maßnahme past its day, in words."""

    row: MassnahmeZeile | Meilenstein
    faellig: date
    satz: str


def mahnfaelle(massnahmen: Sequence[Massnahme], heute: date) -> tuple[Mahnfall, ...]:
    """What is overdue at ``heute``, the longest first."""
    found = [case for massnahme in massnahmen for case in _of(massnahme.zeile, heute)]
    return tuple(sorted(found, key=lambda case: case.faellig))


def _of(row: MassnahmeZeile, heute: date) -> Iterator[Mahnfall]:
    if not row.status.offen:
        return
    for stone in row.meilensteine:
        if stone.ist is None and stone.soll < heute:
            yield Mahnfall(stone, stone.soll, f"Meilenstein „{stone.titel}“ war am {day(stone.soll)} fällig.")
    if row.ueberfaellig and row.frist is not None:
        yield Mahnfall(row, row.frist, f"{row.kennung} „{row.titel}“ war am {day(row.frist)} fällig.")


class Mahnstreifen(QWidget):
    """One case; ``done`` and ``later`` carry it."""

    done = Signal(object)
    later = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._case: Mahnfall | None = None
        self.words = Label("", "smallb", wrap=True)
        self.done_button = Button("Erledigt melden", "check")
        self.later_button = Button("Frist ändern", "calendar-time", "link")
        sign = Icon("alert-square-filled", 18, "bad")
        self.setLayout(hbox(sign, (self.words, 1), self.done_button, self.later_button, gap=8))
        self.done_button.clicked.connect(self._on_done)
        self.later_button.clicked.connect(self._on_later)

    def show_case(self, case: Mahnfall) -> None:
        """Show this one."""
        self._case = case
        self.words.setText(case.satz)
        self.setAccessibleName(case.satz)
        for button in (self.done_button, self.later_button):
            button.setAccessibleDescription(case.satz)

    @Slot()
    def _on_done(self) -> None:
        self.done.emit(self._case)

    @Slot()
    def _on_later(self) -> None:
        self.later.emit(self._case)


class Mahnungen(QWidget):
    """The longest overdue ones; ``done`` and ``later`` carry the :class:`Mahnfall`."""

    done = Signal(object)
    later = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.strips = tuple(Mahnstreifen() for _ in range(MOST))
        self._more = Label("", "cap", "text3")
        self.setLayout(vbox(*self.strips, box(hbox(self._more, None, margin=(26, 0, 0, 0))), gap=6))
        for strip in self.strips:
            strip.done.connect(self.done)
            strip.later.connect(self.later)

    def show_cases(self, cases: Sequence[Mahnfall]) -> None:
        """Show these, at most three."""
        for place, strip in enumerate(self.strips):
            if place < len(cases):
                strip.show_case(cases[place])
            show_if(strip, place < len(cases))
        beyond = len(cases) - MOST
        self._more.setText(f"und {integer(max(0, beyond))} weitere überfällig")
        show_if(self._more, beyond > 0)
        show_if(self, bool(cases))
