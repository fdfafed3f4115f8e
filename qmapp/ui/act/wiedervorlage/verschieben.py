"""The days a Wiedervorlage may be moved to, as a menu."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from qmapp.arbeitstage import LAST_YEAR, Bundesland, ist_arbeitstag, long_day, naechster_arbeitstag

_WEEK = timedelta(days=7)


def ziele(datum: date, heute: date, land: Bundesland) -> tuple[tuple[str, date], ...]:
    """(words, day) of each way; counted from the day itself, or from today where it is past."""
    base = max(datum, heute)
    if base.year >= LAST_YEAR:
        return ()
    return (
        ("Um 1 Tag", base + timedelta(days=1)),
        ("Um 1 Woche", base + _WEEK),
        ("Auf den nächsten Arbeitstag", naechster_arbeitstag(base, land)),
    )


def verschiebemenue(
    below: QWidget, datum: date, heute: date, land: Bundesland, move: Callable[[date], None], own: Callable[[], None]
) -> QMenu:
    """Open the menu below a button: ``move`` takes the day chosen, ``own`` asks for another one."""
    menu = QMenu(below)
    menu.setAccessibleName("Wiedervorlage verschieben")
    for words, day in ziele(datum, heute, land):
        odd = "" if ist_arbeitstag(day, land) else " (kein Arbeitstag)"
        menu.addAction(f"{words}: {long_day(day)}{odd}").triggered.connect(partial(_take, move, day))
    menu.addAction("Eigenes Datum").triggered.connect(partial(_ask, own))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(below.mapToGlobal(QPoint(0, below.height())))
    menu.setActiveAction(menu.actions()[0])
    return menu


def _take(move: Callable[[date], None], day: date, *_: object) -> None:
    move(day)


def _ask(own: Callable[[], None], *_: object) -> None:
    own()
