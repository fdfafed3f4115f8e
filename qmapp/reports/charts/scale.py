"""A linear axis with round steps."""

import math
from dataclasses import dataclass

from qmapp.german import decimal

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
#: Of things that are counted there is no half.
_WHOLE_STEPS = (1.0, 2.0, 3.0, 5.0, 10.0)
#: Ranges below a millionth are none: nobody reads them, and their ticks could not be told apart in words.
_SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values from 0 (or below) to ``top`` onto points; ``ticks`` are the values named at the axis."""

    bottom: float
    top: float
    start: float
    length: float
    ticks: tuple[float, ...]
    unit: str

    def at(self, value: float) -> float:
        """The place of a value in points; beyond the axis it stays at the end."""
        share = (value - self.bottom) / (self.top - self.bottom)
        return self.start + min(max(share, 0.0), 1.0) * self.length

    def words(self, value: float) -> str:
        """A tick as it is written."""
        shown = value * 100 if self.unit == "%" else value
        step = (self.ticks[1] - self.ticks[0]) * (100 if self.unit == "%" else 1) if len(self.ticks) > 1 else shown
        places = max(0, -math.floor(math.log10(abs(step)) + 1e-9)) if step else 0
        if step and abs(step * 10**places - round(step * 10**places)) > 1e-9:
            places += 1
        return decimal(shown, places) + (f"\u00a0{self.unit}" if self.unit else "")


def scale(
    values: list[float], start: float, length: float, unit: str, *, intervals: int = 4, whole: bool = False
) -> Scale:
    """An axis from 0, or from the least negative value, that holds all values; ``whole`` ends it at a tick."""
    finite = [value for value in values if math.isfinite(value)]
    high, low = max([*finite, 0.0]), min([*finite, 0.0])
    if high - low < _SMALLEST:
        high = 0.1 if unit == "%" else 1.0
    raw = (high - low) / intervals
    power = 10.0 ** math.floor(math.log10(raw))
    counts = unit != "%" and all(value == int(value) for value in finite)
    steps = _WHOLE_STEPS if counts and power <= 1 else _STEPS
    step = next(each * power for each in steps if each * power >= raw * (1 - 1e-9))
    if counts:
        step = max(step, 1.0)
    first, last = math.floor(low / step), math.ceil(high / step - 1e-9)
    end = last * step if whole else high * 1.02
    ticks = tuple(position * step for position in range(first, last + 1) if position * step <= end + step * 1e-6)
    return Scale(min(low, first * step), end, start, length, ticks, unit)
