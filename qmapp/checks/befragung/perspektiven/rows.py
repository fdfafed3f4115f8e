"""What the comparison of two Befragungen finds, as frozen rows."""

from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.befragung.perspektiven.paare import Paar
from qmapp.checks.befragung.rows import BefragungZeile, ItemErgebnis
from qmapp.checks.katalog import Dimension
from qmapp.checks.sampling.difference import RateDifference

#: A difference is named where the adjusted p is below.
SCHWELLE = 0.05


@dataclass(frozen=True)
class Paarvergleich:
    """A pair of items, here and there.

    ``unterschied`` is that of the two Top-2 shares, here less there; ``p_angepasst`` after Holm over all pairs of the
    comparison. Both None with a ``grund``.
    """

    paar: Paar
    hier: ItemErgebnis
    dort: ItemErgebnis
    unterschied: RateDifference | None = None
    p_angepasst: float | None = None
    grund: str = ""

    @property
    def gesichert(self) -> bool:
        """Whether the difference is more than chance."""
        return self.p_angepasst is not None and self.p_angepasst < SCHWELLE


@dataclass(frozen=True)
class Mittelwert:
    """Mean and standard deviation of the ``n`` means of single sheets; None where they are not shown."""

    n: int
    mittel: Fraction | None
    streuung: float | None


@dataclass(frozen=True)
class Dimensionsvergleich:
    """The items of a Qualitätsdimension, put together per sheet, here and there.

    ``differenz`` is here less there in steps of the scale, between ``unten`` and ``oben`` at 95 %; ``p`` by Welch's
    t test with ``freiheitsgrade``, ``p_angepasst`` after Holm over the dimensions. None with a ``grund``.
    """

    dimension: Dimension
    hier: Mittelwert
    dort: Mittelwert
    differenz: Fraction | None = None
    unten: float | None = None
    oben: float | None = None
    p: float | None = None
    freiheitsgrade: float | None = None
    p_angepasst: float | None = None
    grund: str = ""

    @property
    def gesichert(self) -> bool:
        """Whether the difference is more than chance."""
        return self.p_angepasst is not None and self.p_angepasst < SCHWELLE


@dataclass(frozen=True)
class Perspektivenvergleich:
    """Two Befragungen of different perspectives; with a ``grund`` nothing is compared."""

    hier: BefragungZeile
    dort: BefragungZeile
    paare: tuple[Paarvergleich, ...] = ()
    dimensionen: tuple[Dimensionsvergleich, ...] = ()
    grund: str = ""
