"""What may be said about an agreed limit, also when files are lost or a Prüfpunkt applies to some files only."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.proportion import HypergeometricInterval, hypergeometric_interval

Verdict = Literal["eingehalten", "überschritten", "nicht gesichert"]


@dataclass(frozen=True)
class Sensitivity:
    """The interval of the examined files, and the two if every lost file were faulty or correct.

    ``verdict`` is None without a limit; otherwise it is given only if it holds for all three.
    """

    examined: HypergeometricInterval
    all_faulty: HypergeometricInterval
    all_correct: HypergeometricInterval
    lost: int
    verdict: Verdict | None


def verdict(*, lower_rate: float | None, upper_rate: float | None, limit: float) -> Verdict:
    """Compare an interval with the highest rate agreed on; all three are fractions.

    Wholly below or at the limit (upper ≤ limit): "eingehalten"; wholly above (lower > limit): "überschritten"; else,
    and where a bound is undefined, "nicht gesichert". Raises ValueError for a limit outside 0…1 or swapped bounds.
    """
    highest = inputs.rate(limit, "Höchstwert", zero=True, one=True)
    if lower_rate is None or upper_rate is None:
        return "nicht gesichert"
    if not lower_rate <= upper_rate:
        raise ValueError("Die Untergrenze darf nicht über der Obergrenze liegen.")
    if upper_rate <= highest:
        return "eingehalten"
    return "überschritten" if lower_rate > highest else "nicht gesichert"


def common_verdict(verdicts: Iterable[Verdict]) -> Verdict:
    """The verdict all agree on, else "nicht gesichert"; raises ValueError without any."""
    different = set(verdicts)
    if not different:
        raise ValueError("Ohne Ergebnis gibt es kein Urteil.")
    return different.pop() if len(different) == 1 else "nicht gesichert"


def lost_file_sensitivity(
    *, population: int, examined: int, errors: int, lost: int, confidence: inputs.Level, limit: float | None = None
) -> Sensitivity:
    """How far lost files could change the result: headline over the examined ones, and both extremes.

    With x errors in n examined files and l lost ones the extremes are x + l and x of n + l. Raises ValueError for
    impossible numbers (n + l beyond the population).
    """
    gone = inputs.whole(lost, "Nicht auffindbare Akten")
    n = inputs.whole(examined, "Geprüfte Akten", minimum=1)
    x = inputs.error_count(n, errors)
    headline, faulty, correct = (
        hypergeometric_interval(population=population, n=size, x=count, confidence=confidence)
        for size, count in ((n, x), (n + gone, x + gone), (n + gone, x))
    )
    judged: Verdict | None = None
    if limit is not None:
        judged = common_verdict(
            verdict(lower_rate=interval.lower_rate, upper_rate=interval.upper_rate, limit=limit)
            for interval in (headline, faulty, correct)
        )
    return Sensitivity(examined=headline, all_faulty=faulty, all_correct=correct, lost=gone, verdict=judged)


def domain_population(*, population: int, examined: int, applicable: int) -> int:
    """How many files of the population a Prüfpunkt applies to, estimated: N·m/n, half rounded up.

    m of the n examined files are ``applicable``. The true number is unknown; this one keeps the sampling fraction, as
    in domain estimation (Cochran, Sampling Techniques, 3rd ed., 2.11), and must be marked as estimated.
    """
    total, n = inputs.sample_size(population, examined)
    m = inputs.whole(applicable, "Akten, auf die der Prüfpunkt zutrifft")
    if m > n:
        raise ValueError("Ein Prüfpunkt kann nicht auf mehr Akten zutreffen, als geprüft sind.")
    return (2 * total * m + n) // (2 * n)
