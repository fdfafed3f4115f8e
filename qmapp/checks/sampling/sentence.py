"""Results in plain German that never claim more than the interval."""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from qmapp.checks.sampling import inputs
from qmapp.checks.sampling.homogeneity import HomogeneityTest
from qmapp.checks.sampling.verdict import Sensitivity, Verdict, verdict
from qmapp.german import NBSP, decimal, integer, percent

#: Fewer files carry no statement of their own.
FEWEST_FILES = 30
TOO_FEW = "Für eine Aussage zu wenige Akten."

# fmt: off
_ORDINALS = (
    "dritte", "vierte", "fünfte", "sechste", "siebte", "achte", "neunte", "zehnte", "elfte", "zwölfte", "dreizehnte",
    "vierzehnte", "fünfzehnte", "sechzehnte", "siebzehnte", "achtzehnte", "neunzehnte", "zwanzigste",
)
_NUMBERS = (
    "null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
)
# fmt: on


def conclusion(
    *,
    population: int,
    n: int,
    x: int,
    lower_rate: float | None,
    upper_rate: float | None,
    confidence: inputs.Level,
    limit: float | None = None,
    rate: float | None = None,
    planned: int | None = None,
    sensitivity: Sensitivity | None = None,
    mangel: str = "einen Mangel",
) -> str:
    """The conclusion in one to three sentences: how often, whether the limit is kept, how sure that is.

    ``rate`` replaces x/n where a stratified estimate is shown; ``mangel`` is the accusative that follows "hat",
    beginning with "ein"; ``planned`` files above n mark a preliminary result, which gets no verdict but how far it may
    still move; ``sensitivity`` adds what lost files could change. Fewer than 30 files carry no statement unless they
    are the whole population. Decimals are added where rounding would put a bound on the wrong side of the limit.
    Raises ValueError for impossible numbers.
    """
    total, drawn = inputs.sample_size(population, n)
    errors = inputs.error_count(drawn, x)
    if planned is not None and planned > drawn:
        return _preliminary(drawn, planned, errors / drawn if rate is None else rate, lower_rate, upper_rate)
    if drawn == total:
        return _census(total, errors, limit, mangel)
    if drawn < FEWEST_FILES:
        return TOO_FEW
    opening = _opening(drawn, errors, errors / drawn if rate is None else rate, mangel)
    if lower_rate is None or upper_rate is None:
        return opening + " Wie sicher das ist, lässt sich mit diesen Zahlen nicht angeben."
    return f"{opening} {_certainty(lower_rate, upper_rate, confidence, limit, sensitivity)}"


def frequency(rate: float, mangel: str = "einen Mangel") -> str:
    """A rate strictly between 0 and 1 in words: 71/653 → "Etwa jede neunte Akte hat einen Mangel."."""
    share = inputs.rate(rate, "Quote")
    if share < 0.4:
        one_in = _round(1 / Fraction(share))
        if one_in <= len(_ORDINALS) + 2:
            return f"Etwa jede {_ORDINALS[one_in - 3]} Akte hat {mangel}."
        return f"Etwa eine von {integer(one_in)} Akten hat {mangel}."
    tenths = _round(10 * Fraction(share))
    if tenths == 5:
        return f"Etwa die Hälfte der Akten hat {mangel}."
    if tenths == 10:
        return f"Fast alle Akten haben {mangel}."
    return f"Etwa {_NUMBERS[tenths]} von zehn Akten haben {mangel}."


def strata_comparison(test: HomogeneityTest, *, significance: float = 0.05) -> str:
    """Whether the strata may be said to differ; below ``significance`` they do, but no order is claimed."""
    if test.p_value is None:
        return "Ein Vergleich der Schichten ist mit diesen Zahlen nicht möglich."
    name = "Chi-Quadrat-Test" if test.method == "chi-square" else "exakter Test"
    near = round(test.p_value, 2) == significance or test.p_value < 0.01
    places = 4 if round(test.p_value, 3) == significance else 3 if near else 2
    said = "p < 0,001" if test.p_value < 0.001 else f"p = {decimal(test.p_value, places)}"
    said = said.replace(" ", NBSP)
    if test.p_value < significance:
        return f"Die Schichten unterscheiden sich stärker, als Zufall erklärt ({name}, {said})."
    return f"Die Abweichungen zwischen den Schichten können Zufall sein ({name}, {said})."


def _preliminary(drawn: int, planned: int, rate: float, lower: float | None, upper: float | None) -> str:
    """How far a sample is, and by how much its rate may still move: the wider side of its interval, rounded up."""
    said = f"Vorläufig: Geprüft sind {integer(drawn)} von {integer(planned)} Akten."
    if drawn < FEWEST_FILES or lower is None or upper is None:
        return f"{said} Für eine Zwischenaussage sind das zu wenige."
    shift = math.ceil(max(rate - lower, upper - rate) * 100)
    words = "einen Punkt" if shift == 1 else f"{shift} Punkte"
    return f"{said} Die Fehlerquote kann sich noch um rund {words} verschieben; ein Urteil gibt es erst am Ende."


def _opening(n: int, x: int, rate: float, mangel: str) -> str:
    if x == 0:
        return f"Keine der {integer(n)} geprüften Akten hat {mangel}."
    if x == n:
        return f"Alle {integer(n)} geprüften Akten haben {mangel}."
    return frequency(rate, mangel)


def _census(population: int, x: int, limit: float | None, mangel: str) -> str:
    rate = x / population
    if population == 1:
        said = f"Die einzige Akte wurde geprüft, sie hat {mangel if x else 'k' + mangel}."
    else:
        found = {0: "keine hat", 1: "eine hat", population: "alle haben"}.get(x, f"{integer(x)} haben")
        share = percent(rate, _places(rate, rate, limit))
        said = f"Alle {integer(population)} Akten wurden geprüft, {found} {mangel} ({share})."
    if limit is None:
        return said
    judged = verdict(lower_rate=rate, upper_rate=rate, limit=limit)
    return f"{said} Der Höchstwert von {inputs.exact_percent(limit)} ist {judged}."


def _certainty(
    lower: float, upper: float, confidence: inputs.Level, limit: float | None, sensitivity: Sensitivity | None
) -> str:
    places = _places(lower, upper, limit)
    level = inputs.exact_percent(1 - inputs.error_probability(confidence))
    where = (
        f"Der wahre Wert liegt mit {level} Sicherheit zwischen {percent(lower, places)} und {percent(upper, places)}"
    )
    if limit is None:
        return where + "."
    judged = verdict(lower_rate=lower, upper_rate=upper, limit=limit)
    if sensitivity is not None and sensitivity.lost:
        addition, judged = _with_lost_files(sensitivity, limit, judged)
        where += addition
    highest = f"Höchstwert von {inputs.exact_percent(limit)}"
    if judged == "nicht gesichert":
        return f"Ob der {highest} eingehalten ist, lässt sich nicht sicher sagen: {where}."
    return f"Der {highest} ist {judged}: {where}."


def _with_lost_files(sensitivity: Sensitivity, limit: float, judged: Verdict) -> tuple[str, Verdict]:
    """What follows the interval, and the verdict that is left: lost files can only take one away."""
    if judged == "nicht gesichert":
        return "", judged
    worst = sensitivity.all_faulty if judged == "eingehalten" else sensitivity.all_correct
    counted = "fehlerhaft" if judged == "eingehalten" else "fehlerfrei"
    bound = worst.upper_rate if judged == "eingehalten" else worst.lower_rate
    said = percent(bound, _places(bound, bound, limit))
    lost = sensitivity.lost
    number = _NUMBERS[lost] if 1 < lost < len(_NUMBERS) else integer(lost)
    files = "die eine nicht auffindbare Akte" if lost == 1 else f"die {number} nicht auffindbaren Akten"
    if verdict(lower_rate=worst.lower_rate, upper_rate=worst.upper_rate, limit=limit) == judged:
        reach = f"bis {said}" if judged == "eingehalten" else f"ab {said}"
        return f", auch wenn man {files} als {counted} zählt ({reach})", judged
    reach = f"reicht der Bereich bis {said}" if judged == "eingehalten" else f"beginnt der Bereich bei {said}"
    return f"; zählt man {files} als {counted}, {reach}", "nicht gesichert"


def _places(lower: float, upper: float, limit: float | None) -> int:
    """As few decimals, one at least, as leave each bound on its side of the limit and no possible rate excluded."""
    for places in range(1, 7):
        low, high = _shown(lower, places), _shown(upper, places)
        if limit is not None and ((low > limit) != (lower > limit) or (high > limit) != (upper > limit)):
            continue
        if (high > 0 or upper <= 0) and (low < 1 or lower >= 1):
            return places
    return 7


def _shown(rate: float, places: int) -> float:
    return float(Decimal(str(rate * 100)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) / 100)


def _round(value: Fraction) -> int:
    return math.floor(value + Fraction(1, 2))
