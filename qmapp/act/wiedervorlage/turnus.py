"""When a recurring Wiedervorlage comes again."""

from calendar import monthrange
from datetime import date, timedelta

from qmapp.act.wiedervorlage.rows import Turnus
from qmapp.arbeitstage import LAST_YEAR

_WEEKS = {Turnus.WOECHENTLICH: 1, Turnus.ZWEIWOECHENTLICH: 2}
_MONTHS = {Turnus.MONATLICH: 1, Turnus.VIERTELJAEHRLICH: 3, Turnus.HALBJAEHRLICH: 6, Turnus.JAEHRLICH: 12}


def tag(anfang: date, turnus: Turnus, nr: int) -> date:
    """The day of turn ``nr`` (0 is ``anfang``); where the month is too short its last day: 31.01., 28.02., 31.03.

    Raises OverflowError or ValueError beyond the calendar; EINMALIG has only turn 0.
    """
    if turnus in _WEEKS:
        return anfang + timedelta(weeks=_WEEKS[turnus] * nr)
    months = anfang.year * 12 + anfang.month - 1 + _MONTHS.get(turnus, 0) * nr
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(anfang.day, monthrange(year, month)[1]))


def naechster(anfang: date, turnus: Turnus, nr: int, nach: date) -> tuple[int, date] | None:
    """The first turn after ``nr`` that lies after ``nach``, and its day; None where there is none (before 2100).

    Turns missed meanwhile are left out: who settles late is not asked for each of them.
    """
    if turnus is Turnus.EINMALIG:
        return None
    while True:
        nr += 1
        day = tag(anfang, turnus, nr)
        if day.year > LAST_YEAR:
            return None
        if day > nach:
            return nr, day
