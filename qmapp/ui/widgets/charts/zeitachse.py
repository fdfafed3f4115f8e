"""The scale of a timeline: whole months from the first day to the last, labelled as finely as there is room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, date

#: As they stand above a month; the long ones shortened.
MONATE_KURZ = (
    "Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
)  # fmt: skip
#: Months between two labels, from the finest to the coarsest.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 1200)
_LEAST_MONTHS = 6
_YEAR = 12
#: Months before and after today that are shown at most: a slip of the pen in one year does not squeeze all the others.
_BACK, _AHEAD = 60, 84
_LAST_MONTH = MAXYEAR * 12 + 11


@dataclass(frozen=True)
class Abschnitt:
    """A piece of the scale under one label: from its first day (as a share 0–1 of the whole) to the next one's."""

    tag: date
    words: str
    von: float
    bis: float
    monate: int

    @property
    def part_of_year(self) -> bool:
        """Whether it holds several months, but no whole year."""
        return 1 < self.monate < _YEAR

    @property
    def whole_years(self) -> bool:
        """Whether it holds whole years, and its words are the first of them."""
        return self.monate >= _YEAR


@dataclass(frozen=True)
class Zeitachse:
    """From the first of a month (inclusive) to the last day of one (inclusive)."""

    erster: int
    letzter: int

    @classmethod
    def around(cls, days: Iterable[date], heute: date) -> "Zeitachse":
        """The months of these days and of today, six at least; what lies too far off does not stretch the scale."""
        now = _month(heute)
        months = [_month(day) for day in (*days, heute)]
        first, last = max(min(months), now - _BACK), min(max(months), now + _AHEAD)
        return cls(first, min(_LAST_MONTH, max(last, first + _LEAST_MONTHS - 1)))

    @property
    def months(self) -> int:
        """How many there are."""
        return self.letzter - self.erster + 1

    def share(self, day: date) -> float:
        """Where the beginning of a day lies: 0 at the left end, 1 at the right; outside both beyond."""
        month = _month(day)
        return (month - self.erster + (day.day - 1) / _days(month)) / self.months

    def steps(self, most: int) -> list[Abschnitt]:
        """At most ``most`` pieces (or one) that begin with a month, a quarter, a year …"""
        step = next((size for size in _STEPS if self.months <= size * max(1, most)), _STEPS[-1])
        begins = [m for m in range(self.erster, self.letzter + 1) if m % step == 0]
        if not begins or begins[0] > self.erster:
            begins.insert(0, self.erster)
        ends = [*begins[1:], self.letzter + 1]
        return [
            Abschnitt(
                _first_day(begin),
                str(begin // 12) if step >= _YEAR else MONATE_KURZ[begin % 12],
                (begin - self.erster) / self.months,
                (end - self.erster) / self.months,
                step,
            )
            for begin, end in zip(begins, ends, strict=True)
        ]


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _days(month: int) -> int:
    first = _first_day(month)
    return 31 if month >= _LAST_MONTH else (_first_day(month + 1) - first).days
