"""What a plan gives: a method with its size, and the share of a stratum."""

from dataclasses import dataclass
from decimal import Decimal

from qmapp.checks.aktenpruefung.rows.merkmale import Verfahren
from qmapp.checks.sampling.rechenweg import Rechenweg


@dataclass(frozen=True)
class Variante:
    """A method with its size; margins are fractions, hours and weeks whole.

    ``genauigkeit`` is the margin at the expected rate, ``genauigkeit_50`` in the worst case. ``umfang_ungerundet`` is
    exact for the quota (662.46) and None for the methods that count whole files. ``eckwert``, ``beleg`` and ``zusatz``
    as in :class:`qmapp.checks.aktenpruefung.planverfahren.Umfang`.
    """

    verfahren: Verfahren
    umfang: int
    umfang_ungerundet: Decimal | float | None
    genauigkeit: float
    genauigkeit_50: float
    stunden_von: int
    stunden_bis: int
    wochen: int
    satz: str
    rechenweg: Rechenweg
    eckwert: str = ""
    beleg: str = ""
    zusatz: str = ""


@dataclass(frozen=True)
class SchichtPlan:
    """A stratum with its share of the sample; the margin is None where no file or every file is drawn.

    ``frueher`` (faulty, examined) is the earlier result Neyman's rule used.
    """

    schicht: str
    bestand: int
    akten: int
    genauigkeit: float | None
    frueher: tuple[int, int] | None = None
