"""How the figures of a Befragung are said, the same in every chapter."""

from fractions import Fraction

from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.sampling.rechenweg_vergleich import p_words, signed_points
from qmapp.german import NBSP, decimal, integer, percent, percent_range
from qmapp.reports.befragungsbericht.lage import Lage

#: What the share of the two best steps is called.
ZUSTIMMUNG = "Zustimmung"
BEREICH = "95-%-Bereich"


def aussage(punkt: Pruefpunkt) -> str:
    """The words of an item."""
    return punkt.frage or punkt.titel


def boegen(count: int) -> str:
    """``1 Bogen``, ``243 Bögen``."""
    return "1 Bogen" if count == 1 else f"{integer(count)} Bögen"


def zustimmung(item: ItemErgebnis) -> str:
    """``44,9 %``; a dash without a valid answer."""
    return "–" if item.top2_quote is None else percent(item.top2_quote)


def spanne(item: ItemErgebnis) -> str:
    """``38,4 bis 51,5 %``."""
    return "–" if item.unten is None or item.oben is None else percent_range(item.unten, item.oben)


def von(item: ItemErgebnis) -> str:
    """``106 von 236``."""
    return f"{integer(item.top2)} von {integer(item.gueltig)}"


def mittel(item: ItemErgebnis) -> str:
    """The mean with two decimals."""
    return "–" if item.lage is None else decimal(item.lage.mean, 2)


def median(item: ItemErgebnis) -> str:
    """The median, with a decimal only where it has one."""
    return "–" if item.lage is None else _kurz(item.lage.median)


def punkte(value: float) -> str:
    """A difference in percentage points with its sign: ``+9,8``, ``−3,7``."""
    return signed_points(value).removesuffix(f"{NBSP}Punkte")


def p_wort(value: float | None) -> str:
    """``0,037``, ``< 0,001``; a dash where nothing was tested."""
    return "–" if value is None else p_words(value).removeprefix(f"p{NBSP}").removeprefix(f"={NBSP}")


def zu_wenige(lage: Lage) -> str:
    """What stands in place of a figure that too few people have given: ``unter 5``."""
    return f"unter {lage.kopf.kleinste_gruppe}"


def schritte(lage: Lage) -> tuple[str, ...]:
    """The words of the scale, the lowest step first."""
    scale = lage.katalog.skala
    assert scale is not None, "every catalogue of a Befragung has one"
    return tuple(step.wort for step in sorted(scale.stufen, key=lambda step: step.wert))


def raender(lage: Lage) -> tuple[ItemErgebnis, ItemErgebnis] | None:
    """The items with the highest and the lowest share, the first of each in the order of the sheet."""
    rated = [item for item in lage.items if item.top2_quote is not None]
    if not rated:
        return None
    return max(rated, key=_share), min(rated, key=_share)


def _share(item: ItemErgebnis) -> Fraction:
    return item.top2_quote or Fraction(0)


def _kurz(value: Fraction) -> str:
    return integer(int(value)) if value.denominator == 1 else decimal(value, 1)
