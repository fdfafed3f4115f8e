"""What so many files would show, and what it means to decide on them after a look at results."""

from collections.abc import Sequence
from fractions import Fraction
from math import sqrt

from qmapp.checks.aktenpruefung.folgeziehung.rows import Stufe
from qmapp.checks.aktenpruefung.rows import Plan
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.checks.sampling.plan import margin_of_error
from qmapp.checks.sampling.proportion import hypergeometric_interval
from qmapp.german import integer

#: So many files away from its quota a stratum was not drawn in proportion.
_FURTHEST = 2
#: Sizes offered for comparison, as multiples of what is drawn.
_TIMES = (Fraction(5, 4), Fraction(3, 2), Fraction(2), Fraction(3))


def stufe(plan: Plan, population: int, n: int) -> Stufe:
    """The planning margin of n files and the exact interval if the expected rate is found, rounded to a whole file.

    The rate is the plan's, fixed before the draw, and not what has been found since.
    """
    level, rate = Fraction(plan.sicherheit_prozent) / 100, Fraction(plan.erwartet_prozent) / 100
    margin = margin_of_error(population=population, n=n, rate=float(rate), confidence=level).margin
    found = hypergeometric_interval(population=population, n=n, x=round(rate * n), confidence=level)
    return Stufe(n, margin, found.lower_rate, found.upper_rate)


def stufe_geschichtet(plan: Plan, schichten: Sequence[tuple[int, int]]) -> Stufe:
    """The same of strata (files, drawn files): √Σ(N_h/N·e_h)² with each stratum's own margin e_h at the expected rate.

    Where the shares differ by less than two files from the proportional ones, the strata are planned as one. A stratum
    without a drawn file could show anything. Source: Cochran, Sampling Techniques, 3rd ed., 5.10.
    """
    total, n = sum(size for size, _ in schichten), sum(drawn for _, drawn in schichten)
    if all(abs(drawn * total - n * size) < _FURTHEST * total for size, drawn in schichten):
        return stufe(plan, total, n)
    own = [(size, stufe(plan, size, drawn).genauigkeit if drawn else 1.0) for size, drawn in schichten]
    return Stufe(n, sqrt(sum((size / total * margin) ** 2 for size, margin in own)), None, None)


def stufen(plan: Plan, population: int, drawn: int) -> tuple[Stufe, ...]:
    """A few larger sizes for comparison."""
    sizes = sorted({min(population, -(-drawn * times.numerator // times.denominator)) for times in _TIMES})
    return tuple(stufe(plan, population, n) for n in sizes if n > drawn)


def warnung(plan: Plan, examined: int, drawn: int) -> str:
    """What a decision to go on after ``examined`` files means; "" before the first.

    A rule that stops or goes on by the results covers the true rate less often than its single look promises
    (Armitage, McPherson, Rowe, JRSS A 132, 1969).
    """
    if not examined:
        return ""
    level = exact_percent(Fraction(plan.sicherheit_prozent) / 100)
    done = "war 1 Akte" if examined == 1 else f"waren {integer(examined)} Akten"
    return (
        f"Als die Erweiterung beschlossen wurde, {done} von {integer(drawn)} schon geprüft. Die Sicherheit von "
        f"{level} gilt nur, wenn die Erweiterung unabhängig von diesen Ergebnissen feststand."
    )
