"""What happened to a Maßnahme, newest first: agreed, moved, begun, done, checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Massnahme
from qmapp.german import day
from qmapp.ui.checks.auswertung.werte import clear
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, Rule


@dataclass(frozen=True)
class Eintrag:
    """A day, what happened, and who entered or allowed it."""

    am: date
    text: str
    wer: str = ""


class Verlauf(Card):
    """The lines of the Verlauf below each other."""

    def __init__(self) -> None:
        self._below = vbox(gap=6)
        self._lines: tuple[Eintrag, ...] = ()
        super().__init__(box(self._below), title="Verlauf")

    def show_history(self, found: Massnahme) -> None:
        """Show what happened to this one."""
        lines = verlauf(found)
        if lines == self._lines:
            return
        self._lines = lines
        clear(self._below)
        for place, line in enumerate(lines):
            if place:
                self._below.addWidget(Rule())
            self._below.addWidget(_line(line))
        self.setVisible(bool(lines))

    def lines(self) -> tuple[Eintrag, ...]:
        """What is shown."""
        return self._lines


def verlauf(found: Massnahme) -> tuple[Eintrag, ...]:
    """Everything that happened, newest first; on one day in the order agreed, moved, begun or done, checked."""
    return tuple(sorted(_happened(found), key=lambda line: line.am, reverse=True))


def _happened(found: Massnahme) -> Iterator[Eintrag]:
    row = found.zeile
    titles = {step.id: step.titel for step in row.meilensteine}
    for check in reversed(found.wirksamkeiten):
        yield Eintrag(check.geprueft_am, f"Wirksamkeit geprüft: {worte.wirksamkeit(check)}", check.durch)
    for change in reversed(found.statuswechsel):
        why = f": {change.grund}" if change.grund else ""
        yield Eintrag(change.am, worte.STATUS[change.status] + why, change.wer)
    for step in row.meilensteine:
        if step.ist is not None:
            yield Eintrag(step.ist, f"Meilenstein „{step.titel}“ erreicht (geplant {day(step.soll)})")
    for moved in reversed(found.verschiebungen):
        what = "Frist" if moved.meilenstein_id is None else f"Meilenstein „{titles.get(moved.meilenstein_id, '')}“"
        allowed = f"genehmigt von {moved.genehmigt}" if moved.genehmigt else ""
        yield Eintrag(moved.am, f"{what} {worte.verschiebung(moved)}: {moved.grund}", allowed)
    if row.vereinbart_am is not None:
        with_whom = worte.verantwortlich(row)
        yield Eintrag(row.vereinbart_am, f"Vereinbart mit {with_whom}" if with_whom else "Vereinbart")


def _line(line: Eintrag) -> QWidget:
    when = sized(Label(day(line.am), "small", "text2"), width=84)
    words = Label(line.text, "small", wrap=True)
    who = Label(line.wer, "cap", "text3")
    shown = box(hbox(vbox(when, None), (words, 1), vbox(who, None), gap=10))
    shown.setAccessibleName(" ".join(part for part in (day(line.am), line.text, line.wer) if part))
    return shown
