"""Which due dates a Berichtspflicht has in a year: computed from its Fassungen, kept nowhere.

A due date belongs to the Fassung in force on the last day of what is reported on, so that a new Fassung leaves all
earlier ones as they were.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qmapp.act.berichtspflicht.rows import Fassung, Regel
from qmapp.errors import UserError

#: Parts of a year Eingänge may come in for: how many → letter of the key and words.
TEILE = {1: ("J", ""), 2: ("H", "Halbjahr"), 4: ("Q", "Quartal"), 12: ("M", "Monat")}
MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_MOST_DAYS = 24
_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?", re.ASCII)
_BETWEEN = re.compile(r"[,;\s]+(?:und\s+)?|$")


@dataclass(frozen=True)
class Soll:
    """A due date: ``ende`` is the last day reported on, ``faellig`` None where it runs from an Eingang."""

    schluessel: str
    jahr: int
    zeitraum: str
    ende: date
    faellig: date | None
    fassung: Fassung


def in_kraft(fassungen: Sequence[Fassung], tag: date) -> Fassung | None:
    """The Fassung that holds on a day; ``fassungen`` in the order of their days."""
    return next((f for f in reversed(fassungen) if f.gueltig_ab <= tag), None)


def solls(fassungen: Sequence[Fassung], endet_am: date | None, jahr: int) -> tuple[Soll, ...]:
    """The due dates that report on ``jahr``, in their order."""
    found = [
        soll
        for fassung in fassungen
        for soll in _of(fassung, jahr)
        if in_kraft(fassungen, soll.ende) is fassung and (endet_am is None or soll.ende <= endet_am)
    ]
    return tuple(sorted(found, key=lambda soll: (soll.faellig or soll.ende, soll.schluessel)))


def read_tage(text: str) -> tuple[str, ...]:
    """``15.06., 15.12.`` as days of every year (``06-15``), in order.

    Raises UserError (field ``tage``) for anything else, for days that do not exist and for the 29.02.
    """
    found: list[str] = []
    rest = text.strip()
    while rest:
        match = _DAY.match(rest)
        if match is None or not (between := _BETWEEN.match(rest, match.end())):
            raise UserError(
                f"„{text.strip()}“ lässt sich nicht als Tage lesen.",
                advice="Bitte schreiben Sie Tag und Monat, zum Beispiel 15.06., 15.12.",
                field="tage",
            )
        found.append(f"{int(match[2]):02d}-{int(match[1]):02d}")
        rest = rest[between.end() :]
    return checked_tage(found)


def checked_tage(tage: Sequence[str]) -> tuple[str, ...]:
    """Days of every year, each once and in order; raises UserError where one does not exist every year."""
    for tag in tage:
        month, number = int(tag[:2]), int(tag[3:])
        # 2023 has no 29 February.
        if not 1 <= month <= 12 or not 1 <= number <= monthrange(2023, month)[1]:
            raise UserError(
                f"Den {number:02d}.{month:02d}. gibt es nicht in jedem Jahr.",
                advice="Bitte wählen Sie einen anderen Tag.",
                field="tage",
            )
    if not tage or len(tage) > _MOST_DAYS:
        raise UserError(
            f"Bitte nennen Sie 1 bis {_MOST_DAYS} Tage.", advice="Zum Beispiel 15.06., 15.12.", field="tage"
        )
    return tuple(sorted(set(tage)))


def _of(fassung: Fassung, jahr: int) -> list[Soll]:
    if fassung.regel is Regel.EINGANG:
        return [_part(fassung, jahr, nr) for nr in range(1, fassung.je_jahr + 1)]
    later = fassung.regel is Regel.FOLGEJAHR
    days = [date(jahr + later, int(tag[:2]), int(tag[3:])) for tag in fassung.tage]
    return [
        Soll(
            schluessel=f"{jahr}/{day:%Y-%m-%d}",
            jahr=jahr,
            zeitraum=_zeitraum(jahr, nr, len(days)),
            ende=date(jahr, 12, 31) if later else day,
            faellig=day,
            fassung=fassung,
        )
        for nr, day in enumerate(days, 1)
    ]


def _part(fassung: Fassung, jahr: int, nr: int) -> Soll:
    parts = fassung.je_jahr
    month = nr * 12 // parts
    return Soll(
        schluessel=f"{jahr}/{TEILE[parts][0]}{nr:02d}",
        jahr=jahr,
        zeitraum=_zeitraum(jahr, nr, parts),
        ende=date(jahr, month, monthrange(jahr, month)[1]),
        faellig=None,
        fassung=fassung,
    )


def _zeitraum(jahr: int, nr: int, parts: int) -> str:
    if parts == 1:
        return str(jahr)
    if parts == 12:
        return f"{MONATE[nr - 1]} {jahr}"
    return f"{nr}. {TEILE[parts][1] if parts in TEILE else 'Bericht'} {jahr}"
