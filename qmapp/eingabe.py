"""What a user types, cleaned and within limits, or refused with a German sentence."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from qmapp.errors import UserError
from qmapp.german import clean_text, folded, integer

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORDS = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[+-]?\d{1,12}([.,]\d{1,12})?", re.ASCII)

LONGEST_TITLE = 200
LONGEST_REASON = 300
LONGEST_NOTE = 2_000
MOST_NAMES = 30


def cleaned(value: str, what: str, *, longest: int, field: str, required: bool = False) -> str:
    """``value`` in NFC, trimmed, without control characters; raises UserError where it is too long or missing.

    ``what`` is the subject of the sentence with its article ("Der Titel").
    """
    try:
        text = clean_text(value).strip()
    except UnicodeEncodeError as error:
        raise UserError(f"{what} enthält ungültige Schriftzeichen.", field=field) from error
    if required and not text:
        raise UserError(f"{what} fehlt.", advice="Bitte tragen Sie etwas ein.", field=field)
    if len(text) > longest:
        raise UserError(
            f"{what} ist mit {integer(len(text))} Zeichen zu lang.",
            advice=f"Bitte kürzen Sie auf höchstens {integer(longest)} Zeichen.",
            field=field,
        )
    return text


def cleaned_texts(values: Mapping[str, Any], texts: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """Those of ``values`` that are texts, cleaned as :func:`cleaned`; a title may not be empty.

    ``texts``: name → (subject of the sentence with its article, longest). Raises UserError with the name as its field.
    """
    return {
        name: cleaned(values[name], what, longest=longest, field=name, required=name == "titel")
        for name, (what, longest) in texts.items()
        if name in values
    }


def names(values: Sequence[str], what: str, *, field: str) -> list[str]:
    """Names or short words of a list, cleaned, each once, empty ones left out; raises UserError for more than 30."""
    found = [cleaned(value, what, longest=LONGEST_TITLE, field=field) for value in values]
    different = list(dict.fromkeys(name for name in found if name))
    if len(different) > MOST_NAMES:
        raise UserError(f"Es können höchstens {MOST_NAMES} angegeben werden.", field=field)
    return different


def reason(value: str) -> str:
    """The reason for a step that needs one."""
    return cleaned(value, "Der Grund", longest=LONGEST_REASON, field="grund", required=True)


def same_person(one: str, other: str) -> bool:
    """Whether two names mean one person, however they are spelled.

    Case, accents, punctuation, spaces and the order of the words do not matter, and Müller is Muller and Mueller. A
    title or a second first name makes another name, which no program can tell.
    """
    return not _spellings(one).isdisjoint(_spellings(other))


def _spellings(name: str) -> set[str]:
    found: set[str] = set()
    for text in (folded(name), folded(name.casefold().translate(_UMLAUTS))):
        words = _WORDS.findall(text)
        found |= {" ".join(sorted(words)), "".join(words)}
    return found - {""}


def exact(value: str) -> Decimal:
    """A typed number with comma or point ("2,5"); raises ValueError beyond twelve digits on either side."""
    text = value.strip().removesuffix("%").strip()
    if not _NUMBER.fullmatch(text):
        raise ValueError(value)
    return Decimal(text.replace(",", "."))


def percent_text(value: str, what: str, *, field: str, zero: bool = False) -> str:
    """A typed per cent above 0 (or from 0) up to 100 as decimal text with a point; raises UserError otherwise."""
    try:
        number = exact(value)
    except ValueError:
        number = Decimal(-1)
    if not (0 < number <= 100 or (zero and number == 0)):
        raise UserError(
            f"{what} muss eine Zahl {'von 0 bis' if zero else 'über 0 und höchstens'} 100 sein, zum Beispiel 2,5.",
            advice="Bitte berichtigen Sie die Eingabe.",
            field=field,
        )
    return f"{number:f}"


def period(first: date, last: date, what: str, *, field: str) -> None:
    """Raises UserError where a period ends before it begins."""
    if last < first:
        raise UserError(
            f"{what} endet vor dem Beginn.", advice="Bitte berichtigen Sie eines der beiden Daten.", field=field
        )
