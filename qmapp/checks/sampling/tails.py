"""Tails of the hypergeometric and the binomial distribution, compared with a bound without rounding errors.

Probabilities start from the saddle-point form of the density (C. Loader, Fast and Accurate Computation of Binomial
Probabilities, 2000; also behind R's dhyper) and continue by the exact ratio of neighbouring terms; their relative error
stays below 1e-11. Where a probability comes closer to the bound than ``_DOUBT``, integers decide.
"""

import math
from fractions import Fraction

_DOUBT = 1e-10
_NEGLIGIBLE = 1e-15
_LOG_ROOT_2PI = 0.5 * math.log(2 * math.pi)


def hypergeometric_at_most(x: int, *, population: int, bad: int, n: int, bound: Fraction) -> bool:
    """Whether P(X ≤ x) ≤ bound for X = bad files in a sample of n out of ``population`` with ``bad`` bad files."""
    value = hypergeometric_cdf(x, population=population, bad=bad, n=n)
    if _is_clear(value, bound):
        return value < bound
    lowest = max(0, n - (population - bad))
    term = math.comb(bad, lowest) * math.comb(population - bad, n - lowest)
    total = 0
    for k in range(lowest, min(x, n, bad) + 1):
        total += term
        term = term * (bad - k) * (n - k) // ((k + 1) * (population - bad - n + k + 1))
    return total * bound.denominator <= bound.numerator * math.comb(population, n)


def hypergeometric_cdf(x: int, *, population: int, bad: int, n: int) -> float:
    """P(X ≤ x) in floating point."""
    lowest, highest = max(0, n - (population - bad)), min(n, bad)
    if x < lowest:
        return 0.0
    if x >= highest:
        return 1.0
    # Floats are exact here and several times faster than integers in these loops.
    rest, faulty, size = float(population - bad - n), float(bad), float(n)
    if x < (n + 1) * (bad + 1) // (population + 2):  # below the mode: the terms fall from x downwards
        term = total = _hypergeometric_density(x, population, bad, n)
        k = float(x)
        while k > lowest and term >= total * _NEGLIGIBLE:
            term *= k * (rest + k) / ((faulty - k + 1.0) * (size - k + 1.0))
            total += term
            k -= 1.0
        return total
    term = total = _hypergeometric_density(x + 1, population, bad, n)
    k = x + 1.0
    while k < highest and term >= total * _NEGLIGIBLE:
        term *= (faulty - k) * (size - k) / ((k + 1.0) * (rest + k + 1.0))
        total += term
        k += 1.0
    return 1.0 - total


def binomial_at_most(x: int, *, n: int, rate: Fraction, bound: Fraction) -> bool:
    """Whether P(X ≤ x) ≤ bound for X binomial with n trials and 0 < rate < 1."""
    value = binomial_cdf(x, n=n, rate=rate)
    if _is_clear(value, bound):
        return value < bound
    hit, miss = rate.numerator, rate.denominator - rate.numerator
    total: int = sum(math.comb(n, k) * hit**k * miss ** (n - k) for k in range(min(x, n) + 1))
    whole: int = rate.denominator**n
    return total * bound.denominator <= bound.numerator * whole


def binomial_cdf(x: int, *, n: int, rate: Fraction) -> float:
    """P(X ≤ x) in floating point."""
    if x < 0:
        return 0.0
    if x >= n:
        return 1.0
    p, q = float(rate), float(1 - rate)
    if x < math.floor((n + 1) * rate):
        term = total = math.exp(_log_binomial(x, n, p, q))
        for k in range(x, 0, -1):
            term *= k * q / ((n - k + 1) * p)
            total += term
            if term < total * _NEGLIGIBLE:
                break
        return total
    term = total = math.exp(_log_binomial(x + 1, n, p, q))
    for k in range(x + 1, n):
        term *= (n - k) * p / ((k + 1) * q)
        total += term
        if term < total * _NEGLIGIBLE:
            break
    return 1.0 - total


def _is_clear(value: float, bound: Fraction) -> bool:
    limit = float(bound)
    return abs(value - limit) > _DOUBT * max(value, limit)


def _hypergeometric_density(k: int, population: int, bad: int, n: int) -> float:
    # The identity holds for every p; with p = n/N the three binomial densities lie near their modes.
    if n == population:
        return 1.0
    p, q = n / population, (population - n) / population
    return math.exp(
        _log_binomial(k, bad, p, q) + _log_binomial(n - k, population - bad, p, q) - _log_binomial(n, population, p, q)
    )


def _log_binomial(x: int, n: int, p: float, q: float) -> float:
    if x == 0:
        return n * (math.log(q) if p > 0.1 else math.log1p(-p))
    if x == n:
        return n * (math.log(p) if q > 0.1 else math.log1p(-q))
    exponent = _stirling_error(n) - _stirling_error(x) - _stirling_error(n - x)
    exponent -= _deviance(x, n * p) + _deviance(n - x, n * q)
    return exponent - _LOG_ROOT_2PI - 0.5 * (math.log(x) + math.log1p(-x / n))


def _stirling_error(n: int) -> float:
    """ln n! minus Stirling's formula."""
    if n < 16:
        return math.lgamma(n + 1) - (n + 0.5) * math.log(n) + n - _LOG_ROOT_2PI
    square = float(n) * n
    series = 1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square
    return (1 / 12 - (1 / 360 - series / square) / square) / n


def _deviance(x: int, mean: float) -> float:
    """x·ln(x/mean) + mean − x without cancellation near x = mean."""
    difference = x - mean
    if abs(difference) >= 0.1 * (x + mean):
        return x * math.log(x / mean) - difference
    v = difference / (x + mean)
    total, odd_power = difference * v, 2 * x * v
    for j in range(1, 1000):
        odd_power *= v * v
        step = odd_power / (2 * j + 1)
        if total + step == total:
            break
        total += step
    return total
