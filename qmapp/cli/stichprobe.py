"""``qmapp stichprobe``: size, draw, recomputation and evaluation of a sample, without a workspace."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from fractions import Fraction
from typing import Any

import click

from qmapp import german
from qmapp.checks.sampling import plan as size
from qmapp.checks.sampling.inputs import exact_percent
from qmapp.checks.sampling.proportion import hypergeometric_interval
from qmapp.checks.sampling.sentence import conclusion
from qmapp.checks.sampling.verdict import verdict
from qmapp.cli.ausgabe import answer, json_option
from qmapp.cli.deutsch import Angabe, Verben
from qmapp.cli.zahlen import Prozent, Spanne, fraction
from qmapp.cli.ziehen import nachrechnen, ziehen
from qmapp.errors import UserError

_WORST_CASE = Decimal(50)
population_option = click.option(
    "--grundgesamtheit", type=click.IntRange(min=1), required=True, cls=Angabe, metavar="N", help="Akten insgesamt."
)
confidence_option = click.option(
    "--sicherheit", type=Prozent(), default="95", cls=Angabe, metavar="P", help="Sicherheit in Prozent, sonst 95."
)


@click.group("stichprobe", cls=Verben, help="Stichproben berechnen, ziehen, nachrechnen und auswerten.")
def stichprobe() -> None:
    pass


stichprobe.add_command(ziehen)
stichprobe.add_command(nachrechnen)


@stichprobe.command("berechnen", help="Umfang, Genauigkeit und Aufwand einer Stichprobe.")
@population_option
@click.option("--quote", type=Prozent(inclusive=True), cls=Angabe, metavar="P", help="Fester Anteil in Prozent.")
@click.option("--mindestens", is_flag=True, cls=Angabe, help="Rundet die Quote auf statt kaufmännisch.")
@click.option("--genauigkeit", type=Prozent(), cls=Angabe, metavar="E", help="Gewünschte ± Prozentpunkte.")
@click.option("--erwartet", type=Prozent(), cls=Angabe, metavar="P", help="Erwartete Fehlerquote, sonst 50 Prozent.")
@click.option("--entdeckung", type=Prozent(inclusive=True), cls=Angabe, metavar="P", help="Quote, die auffallen soll.")
@click.option(
    "--annahme", type=Prozent(inclusive=True), cls=Angabe, metavar="P", help="Grenzwert, der exakt belegt wird."
)
@click.option(
    "--hinnehmen", type=click.IntRange(min=0), default=0, cls=Angabe, metavar="c", help="Mängel dabei, sonst 0."
)
@confidence_option
@click.option("--stunden-je-akte", type=Spanne(), default="1-2", cls=Angabe, metavar="H", help="Aufwand, sonst 1-2.")
@json_option
def berechnen(
    grundgesamtheit: int,
    quote: Decimal | None,
    mindestens: bool,
    genauigkeit: Decimal | None,
    erwartet: Decimal | None,
    entdeckung: Decimal | None,
    annahme: Decimal | None,
    hinnehmen: int,
    sicherheit: Decimal,
    stunden_je_akte: tuple[Fraction, Fraction],
    als_json: bool,
) -> None:
    if sum(value is not None for value in (quote, genauigkeit, entdeckung, annahme)) != 1:
        raise UserError("Bitte genau eine der Angaben --quote, --genauigkeit, --entdeckung und --annahme machen.")
    level, rate = fraction(sicherheit), fraction(erwartet or _WORST_CASE)
    data: dict[str, Any]
    with _refusals():
        if quote is not None:
            data = _by_quota(grundgesamtheit, quote, mindestens, level, rate)
        elif genauigkeit is not None:
            data = _by_precision(grundgesamtheit, fraction(genauigkeit), level, rate)
        elif annahme is not None:
            data = _by_acceptance(grundgesamtheit, fraction(annahme), hinnehmen, level)
        else:
            assert entdeckung is not None
            data = _by_discovery(grundgesamtheit, fraction(entdeckung), level)
    data["stunden_von"], data["stunden_bis"] = (_number(data["umfang"] * hours) for hours in stunden_je_akte)
    answer(data, lambda: _size_text(data), als_json)


@stichprobe.command("auswerten", help="Fehlerquote mit exaktem Bereich und Satz.")
@population_option
@click.option("--gezogen", type=click.IntRange(min=1), required=True, cls=Angabe, metavar="n", help="Geprüfte Akten.")
@click.option("--fehler", type=click.IntRange(min=0), required=True, cls=Angabe, metavar="x", help="Akten mit Mangel.")
@confidence_option
@click.option("--hoechstwert", type=Prozent(inclusive=True), cls=Angabe, metavar="P", help="Vereinbarte Höchstquote.")
@json_option
def auswerten(
    grundgesamtheit: int, gezogen: int, fehler: int, sicherheit: Decimal, hoechstwert: Decimal | None, als_json: bool
) -> None:
    level = fraction(sicherheit)
    limit = None if hoechstwert is None else float(fraction(hoechstwert))
    with _refusals():
        both = hypergeometric_interval(population=grundgesamtheit, n=gezogen, x=fehler, confidence=level)
        upper = hypergeometric_interval(
            population=grundgesamtheit, n=gezogen, x=fehler, confidence=level, sided="upper"
        )
        sentence = conclusion(
            population=grundgesamtheit, n=gezogen, x=fehler, lower_rate=both.lower_rate, upper_rate=both.upper_rate,
            confidence=level, limit=limit,
        )  # fmt: skip
    judged = None
    if limit is not None:
        judged = verdict(lower_rate=both.lower_rate, upper_rate=both.upper_rate, limit=limit)
    data = {
        "fehlerquote": both.rate,
        "untergrenze": both.lower_rate,
        "obergrenze": both.upper_rate,
        "untergrenze_akten": both.lower,
        "obergrenze_akten": both.upper,
        "einseitig_obergrenze": upper.upper_rate,
        "urteil": judged,
        "satz": sentence,
    }
    answer(data, lambda: _result_text(data, fehler, gezogen, level), als_json)


def _by_quota(total: int, quota: Decimal, at_least: bool, level: Fraction, rate: Fraction) -> dict[str, Any]:
    found = size.quota_size(population=total, quota_percent=quota, rounding="at_least" if at_least else "half_up")
    if found.n < 1:
        raise ValueError("Die Quote ergibt keine einzige Akte. Bitte wählen Sie eine höhere.")
    margin = size.margin_of_error(population=total, n=found.n, rate=float(rate), confidence=level).margin
    return _sized("quote", total, found.n, _number(found.exact), round(margin, 4), level, rate)


def _by_precision(total: int, margin: Fraction, level: Fraction, rate: Fraction) -> dict[str, Any]:
    found = size.sample_size_proportion(
        population=total, confidence=level, margin=float(margin), expected_rate=float(rate)
    )
    return _sized("genauigkeit", total, found.n, round(found.n_unrounded, 2), float(margin), level, rate)


def _by_discovery(total: int, rate: Fraction, level: Fraction) -> dict[str, Any]:
    found = size.discovery_sample_size(population=total, bad=math.ceil(rate * total), confidence=level)
    return _sized("entdeckung", total, found.n, found.n, None, level, rate)


def _by_acceptance(total: int, limit: Fraction, accepted: int, level: Fraction) -> dict[str, Any]:
    found = size.acceptance_sample_size(
        population=total, bad=math.ceil(limit * total), acceptable=accepted, confidence=level
    )
    return {**_sized("annahme", total, found.n, found.n, None, level, limit), "hingenommen": accepted}


def _sized(
    method: str, total: int, n: int, exact: float, margin: float | None, level: Fraction, rate: Fraction
) -> dict[str, Any]:
    return {
        "verfahren": method,
        "grundgesamtheit": total,
        "umfang": n,
        "umfang_ungerundet": exact,
        "genauigkeit": margin,
        "sicherheit": float(level),
        "erwartet": float(rate),
    }


def _number(value: Decimal | Fraction) -> float:
    """A whole number as int, so that JSON shows 662 and not 662.0."""
    return int(value) if value == int(value) else float(value)


def _size_text(data: dict[str, Any]) -> str:
    lines = [
        f"{german.integer(data['umfang'])} von {german.integer(data['grundgesamtheit'])} Akten "
        f"({german.percent(data['umfang'] / data['grundgesamtheit'], 3)}), Verfahren {data['verfahren']}",
    ]
    if data["verfahren"] == "quote":
        exact = german.decimal(Decimal(str(data["umfang_ungerundet"])), 2)
        lines.append(f"Ungerundet: {exact} Akten")
    if data["genauigkeit"] is not None:
        lines.append(
            f"Genauigkeit: {german.points(data['genauigkeit'], 2)} Prozentpunkte bei einer Fehlerquote von "
            f"{exact_percent(data['erwartet'])} und {exact_percent(data['sicherheit'])} Sicherheit"
        )
    elif data["verfahren"] == "annahme":
        lines.append(
            f"Belegt mit {exact_percent(data['sicherheit'])} Sicherheit eine Fehlerquote unter "
            f"{exact_percent(data['erwartet'])}. Hingenommene Mängel: {german.integer(data['hingenommen'])}."
        )
    else:
        lines.append(
            f"Findet mit {exact_percent(data['sicherheit'])} Sicherheit mindestens einen Fehler, wenn "
            f"{exact_percent(data['erwartet'])} der Akten betroffen sind."
        )
    hours = [german.decimal(Decimal(str(data[k])), 0 if isinstance(data[k], int) else 1) for k in _HOURS]
    lines.append(f"Aufwand: {hours[0]} bis {hours[1]} Stunden")
    return "\n".join(lines)


_HOURS = ("stunden_von", "stunden_bis")


def _result_text(data: dict[str, Any], errors: int, drawn: int, level: Fraction) -> str:
    low, high = german.integer(data["untergrenze_akten"]), german.integer(data["obergrenze_akten"])
    found = f"{german.integer(errors)} von {german.integer(drawn)} Akten"
    bounds = german.percent_range(data["untergrenze"], data["obergrenze"])
    return "\n".join(
        (
            data["satz"],
            f"Fehlerquote: {german.percent(data['fehlerquote'])} ({found})",
            f"{exact_percent(level).replace(german.NBSP, '-')}-Bereich: {bounds}, das sind {low} bis {high} Akten",
            f"Einseitige Obergrenze: {german.percent(data['einseitig_obergrenze'])}",
        )
    )


@contextmanager
def _refusals() -> Iterator[None]:
    """Say impossible figures as a refusal; the statistics' own sentence is already German."""
    try:
        yield
    except ValueError as error:
        raise UserError(str(error)) from None
