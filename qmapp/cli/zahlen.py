"""Numbers as they are typed on the command line: German or with a point, per cents as per cents."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import click

from qmapp import german


class Prozent(click.ParamType[Decimal]):
    """A percentage, kept exactly; ``inclusive`` allows 0 and 100."""

    name = "prozent"

    def __init__(self, *, inclusive: bool = False) -> None:
        self._inclusive = inclusive

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        if isinstance(value, Decimal):
            return value
        try:
            number = number_of(str(value))
        except ValueError:
            self.fail("erwartet wird eine Zahl in Prozent, zum Beispiel 3 oder 2,5.", param, ctx)
        if not (0 < number < 100 or (self._inclusive and 0 <= number <= 100)):
            self.fail("der Wert muss zwischen 0 und 100 Prozent liegen.", param, ctx)
        return number


class Spanne(click.ParamType[tuple[Fraction, Fraction]]):
    """Hours as ``1-2`` or ``1,5``."""

    name = "spanne"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[Fraction, Fraction]:
        try:
            low, _, high = str(value).partition("-")
            span = (Fraction(number_of(low)), Fraction(number_of(high or low)))
        except ValueError:
            self.fail("erwartet werden Stunden, zum Beispiel 1-2 oder 1,5.", param, ctx)
        if not 0 < span[0] <= span[1]:
            self.fail("die erste Zahl muss über 0 und darf nicht größer als die zweite sein.", param, ctx)
        return span


def number_of(text: str) -> Decimal:
    """``2.5`` and ``2,5`` mean the same here, where no thousands are typed; anything else raises ValueError."""
    return german.parse_decimal(text.replace(".", ",", 1) if "," not in text else text)


def fraction(per_cent: Decimal) -> Fraction:
    """3 → 3/100, exactly."""
    return Fraction(per_cent) / 100
