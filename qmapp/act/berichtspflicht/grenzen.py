"""Limits every date of a Berichtspflicht keeps."""

from datetime import date

from qmapp.arbeitstage import FIRST_YEAR, LAST_YEAR
from qmapp.errors import UserError
from qmapp.german import day

#: One year less at both ends, so that the Arbeitstag before and after is always known.
FIRST, LAST = FIRST_YEAR + 1, LAST_YEAR - 1


def in_known_years(value: date, field: str) -> date:
    """The day itself; raises UserError outside the years whose Feiertage are known."""
    if not FIRST <= value.year <= LAST:
        raise UserError(
            f"Der {day(value)} liegt nicht zwischen {FIRST} und {LAST}.",
            advice="Bitte berichtigen Sie das Datum.",
            field=field,
        )
    return value


def known_year(value: int, field: str) -> int:
    """The year itself; raises UserError outside those whose Feiertage are known."""
    if not FIRST <= value <= LAST:
        raise UserError(
            f"Das Jahr muss zwischen {FIRST} und {LAST} liegen.", advice="Bitte berichtigen Sie die Zahl.", field=field
        )
    return value


def not_later(value: date, heute: date, what: str, field: str) -> date:
    """The day itself; raises UserError where it lies after ``heute``."""
    if value > heute:
        raise UserError(
            f"{what} liegt mit dem {day(value)} in der Zukunft.",
            advice="Bitte tragen Sie einen Tag bis heute ein.",
            field=field,
        )
    return in_known_years(value, field)
