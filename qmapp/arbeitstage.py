"""Working days: Monday to Friday but for the Feiertage of a Bundesland (§ 26 SGB X, § 193 BGB speak of both)."""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import cast

from qmapp import german
from qmapp.errors import UserError

#: Feiertage are known and meaningful within these years.
FIRST_YEAR, LAST_YEAR = 1991, 2099
#: Monday first, as ``date.weekday`` counts.
WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


class Bundesland(StrEnum):
    """The Länder, by the code of ISO 3166-2."""

    BADEN_WUERTTEMBERG = "BW"
    BAYERN = "BY"
    BERLIN = "BE"
    BRANDENBURG = "BB"
    BREMEN = "HB"
    HAMBURG = "HH"
    HESSEN = "HE"
    MECKLENBURG_VORPOMMERN = "MV"
    NIEDERSACHSEN = "NI"
    NORDRHEIN_WESTFALEN = "NW"
    RHEINLAND_PFALZ = "RP"
    SAARLAND = "SL"
    SACHSEN = "SN"
    SACHSEN_ANHALT = "ST"
    SCHLESWIG_HOLSTEIN = "SH"
    THUERINGEN = "TH"


#: The Länder in words, in the order of the alphabet.
NAMEN = {
    Bundesland.BADEN_WUERTTEMBERG: "Baden-Württemberg",
    Bundesland.BAYERN: "Bayern",
    Bundesland.BERLIN: "Berlin",
    Bundesland.BRANDENBURG: "Brandenburg",
    Bundesland.BREMEN: "Bremen",
    Bundesland.HAMBURG: "Hamburg",
    Bundesland.HESSEN: "Hessen",
    Bundesland.MECKLENBURG_VORPOMMERN: "Mecklenburg-Vorpommern",
    Bundesland.NIEDERSACHSEN: "Niedersachsen",
    Bundesland.NORDRHEIN_WESTFALEN: "Nordrhein-Westfalen",
    Bundesland.RHEINLAND_PFALZ: "Rheinland-Pfalz",
    Bundesland.SAARLAND: "Saarland",
    Bundesland.SACHSEN: "Sachsen",
    Bundesland.SACHSEN_ANHALT: "Sachsen-Anhalt",
    Bundesland.SCHLESWIG_HOLSTEIN: "Schleswig-Holstein",
    Bundesland.THUERINGEN: "Thüringen",
}


def feiertag(day: date, land: Bundesland) -> str:
    """The name of the Feiertag on this day, empty where it is none. Raises UserError outside the years known."""
    return _feiertage(day.year, land).get(day, "")


def ist_arbeitstag(day: date, land: Bundesland) -> bool:
    """Whether it is a Monday to Friday without a Feiertag. Raises UserError as :func:`feiertag`."""
    return day.weekday() < 5 and not feiertag(day, land)


def add_arbeitstage(day: date, count: int, land: Bundesland) -> date:
    """The ``count``-th working day after ``day``, which itself does not count (§ 187 Abs. 1 BGB).

    Raises UserError for less than 0 or more than 2.000 days and outside the years known.
    """
    if not 0 <= count <= 2000:
        raise UserError("Bitte geben Sie 0 bis 2.000 Arbeitstage an.", field="arbeitstage")
    while count:
        day += timedelta(days=1)
        count -= ist_arbeitstag(day, land)
    return day


def naechster_arbeitstag(day: date, land: Bundesland) -> date:
    """The first working day after ``day``. Raises UserError outside the years known."""
    return add_arbeitstage(day, 1, land)


def voriger_arbeitstag(day: date, land: Bundesland) -> date:
    """The last working day before ``day``. Raises UserError outside the years known."""
    day -= timedelta(days=1)
    while not ist_arbeitstag(day, land):
        day -= timedelta(days=1)
    return day


def note(day: date, land: Bundesland) -> str:
    """What stands beside a date that is no working day: why, and the working days around it; empty for all others.

    ``Samstag · Arbeitstag davor: Freitag, 14.01.2022, danach: Montag, 17.01.2022``; a Feiertag is named with its Land.
    Empty also in the first and last year known, where a neighbour would lie outside. Never raises.
    """
    if not FIRST_YEAR < day.year < LAST_YEAR or ist_arbeitstag(day, land):
        return ""
    name = feiertag(day, land)
    why = f"{name} (Feiertag in {NAMEN[land]})" if name else WOCHENTAGE[day.weekday()]
    before, after = voriger_arbeitstag(day, land), naechster_arbeitstag(day, land)
    return f"{why} · Arbeitstag davor: {long_day(before)}, danach: {long_day(after)}"


def long_day(day: date) -> str:
    """With its weekday: ``Montag, 17.01.2022``."""
    return f"{WOCHENTAGE[day.weekday()]}, {german.day(day)}"


@cache
def _feiertage(year: int, land: Bundesland) -> dict[date, str]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(
            f"Für das Jahr {year} kennt Q-Check keine Feiertage.",
            advice=f"Bitte wählen Sie einen Tag zwischen {FIRST_YEAR} und {LAST_YEAR}.",
            field="datum",
        )
    # Loaded late: the Feiertage of the whole world take a fifth of a second.
    from holidays import country_holidays

    return dict(cast(dict[date, str], country_holidays("DE", subdiv=land.value, years=year, language="de")))
