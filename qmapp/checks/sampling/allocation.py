"""How a sample is divided among the strata."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor, sqrt

from qmapp.checks.sampling import inputs
from qmapp.german import integer


def allocate_proportional(*, n: int, sizes: Sequence[int], minimum: int = 0) -> tuple[int, ...]:
    """Divide n files among strata in proportion to their sizes N_h.

    Hare quota n·N_h/N with largest remainders, ties to the earlier stratum; the sum is exactly n and no stratum gets
    more than it has. ``minimum`` files (or the whole stratum, if it is smaller) go to every stratum first; the others
    share the rest in proportion. Raises ValueError if n exceeds the population or cannot serve the minimum.
    Source: Cochran, Sampling Techniques, 3rd ed., 5.4; rounding after Hare–Niemeyer.
    """
    lower, upper = _bounds(n, sizes, minimum)
    return _round(_divide(n, [Fraction(size) for size in upper], lower, upper), n)


def allocate_neyman(*, n: int, sizes: Sequence[int], std_devs: Sequence[float], minimum: int = 0) -> tuple[int, ...]:
    """Divide n files in proportion to N_h·S_h, which makes the variance smallest.

    A stratum that would exceed its size is taken completely and the rest is divided again; if then only strata without
    spread are left, they share the rest by size. Rounding and ``minimum`` as in :func:`allocate_proportional`. Raises
    ValueError also for negative or only zero ``std_devs``. Source: Neyman 1934; Cochran, Sampling Techniques, 5.5, 5.8.
    """
    lower, upper = _bounds(n, sizes, minimum)
    if len(std_devs) != len(sizes):
        raise ValueError("Für jede Schicht wird eine Standardabweichung gebraucht.")
    if not all(0 <= spread < float("inf") for spread in std_devs) or not any(std_devs):
        raise ValueError("Die Standardabweichungen dürfen nicht negativ und nicht alle 0 sein.")
    weights = [size * Fraction(str(spread)) for size, spread in zip(upper, std_devs, strict=True)]
    return _round(_divide(n, weights, lower, upper), n)


def neyman_spread(*, errors: int, examined: int) -> float:
    """The spread of a yes/no result in a stratum, from an earlier sample: √(p·(1 − p)) with p = (x + 1)/(m + 2).

    The rule of succession keeps a stratum without a single earlier error in the sample: x/m would give it no spread and
    no file, although a small sample without errors proves none. Raises ValueError for impossible counts or m = 0.
    Source: Laplace 1774 (rule of succession).
    """
    m = inputs.whole(examined, "Geprüfte Akten", minimum=1)
    p = Fraction(inputs.error_count(m, errors) + 1, m + 2)
    return sqrt(p * (1 - p))


def stratified_margin(
    *, sizes: Sequence[int], drawn: Sequence[int], rates: Sequence[float], confidence: inputs.Level
) -> float | None:
    """What an allocation can show of the rate of all: z·√(Σ (N_h/N)²·p_h·q_h/n_h·(N_h − n_h)/(N_h − 1)), a fraction.

    A planning figure as :func:`qmapp.checks.sampling.plan.margin_of_error`, to which it comes down for one stratum.
    None where a stratum gets no file, because then nothing is known of it. Source: Cochran, Sampling Techniques, 5.10.
    """
    population = sum(sizes)
    inputs.sample_size(population, sum(drawn))
    variance = 0.0
    for size, files, rate in zip(sizes, drawn, rates, strict=True):
        if files == 0 and size:
            return None
        if files < size:
            p = inputs.rate(rate, "Erwartete Fehlerquote", zero=True, one=True)
            variance += (size / population) ** 2 * p * (1 - p) / files * (size - files) / (size - 1)
    return inputs.normal_quantile(confidence) * sqrt(variance)


def _bounds(n: int, sizes: Sequence[int], minimum: int) -> tuple[list[int], list[int]]:
    if not sizes:
        raise ValueError("Für die Aufteilung wird mindestens eine Schicht gebraucht.")
    upper = [inputs.whole(size, "Bestand der Schicht") for size in sizes]
    inputs.sample_size(sum(upper), n)
    least = inputs.whole(minimum, "Mindestzahl je Schicht")
    lower = [min(least, size) for size in upper]
    if sum(lower) > n:
        raise ValueError(
            f"{integer(n)} Akten reichen nicht für mindestens {integer(least)} Akten je Schicht; "
            f"nötig sind {integer(sum(lower))}."
        )
    return lower, upper


def _divide(n: int, weights: list[Fraction], lower: list[int], upper: list[int]) -> list[Fraction]:
    """Real quotas in proportion to the weights within the bounds: strata beyond a bound are set to it, in turn."""
    quotas: dict[int, Fraction] = {}
    free = list(range(len(weights)))
    rest = Fraction(n)
    while free:
        if not any(weights[h] for h in free):
            weights = [Fraction(size) for size in upper]
        total = sum(weights[h] for h in free)
        share = {h: rest * weights[h] / total if total else Fraction(0) for h in free}
        over = [h for h in free if share[h] > upper[h]]
        under = [h for h in free if share[h] < lower[h]]
        excess, deficit = sum(share[h] - upper[h] for h in over), sum(lower[h] - share[h] for h in under)
        if not over and not under:
            return [quotas[h] if h in quotas else share[h] for h in range(len(weights))]
        for h in over if excess >= deficit else under:
            quotas[h] = Fraction(upper[h] if excess >= deficit else lower[h])
            free.remove(h)
            rest -= quotas[h]
    return [quotas[h] for h in range(len(weights))]


def _round(quotas: list[Fraction], n: int) -> tuple[int, ...]:
    shares = [floor(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda h: (shares[h] - quotas[h], h))
    for h in by_remainder[: n - sum(shares)]:
        shares[h] += 1
    return tuple(shares)
