"""What may name a person in a free text: found before it is kept, so that somebody can blank it out.

Nothing here is certain: what is not found may still name somebody, and what is found may be harmless.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Fundart(StrEnum):
    """What was found."""

    IBAN = "iban"
    EMAIL = "email"
    TELEFON = "telefon"
    DATUM = "datum"
    BG_NUMMER = "bg_nummer"
    VERSICHERUNGSNUMMER = "versicherungsnummer"
    NAME = "name"


@dataclass(frozen=True)
class Fund:
    """A place in the text from ``von`` to ``bis`` (as slices count) and what it looks like."""

    art: Fundart
    von: int
    bis: int
    text: str


_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", re.IGNORECASE)
#: A German one whose check digits do not fit: whoever wrote it by hand may have slipped, and it still leads somewhere.
_SLIPPED_IBAN = re.compile(r"\bDE\s?\d{2}(?:\s?\d){18}\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BG = re.compile(r"\b\d{5}\s?(?:BG|//)\s?\d{5,9}\b", re.IGNORECASE)
#: Versicherungsnummer (§ 147 SGB VI): area, birthday, first letter of the name, serial and check digit.
_INSURANCE = re.compile(r"\b\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}\b", re.IGNORECASE)
_DATE = re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])[.\-/]\s?(?:0?[1-9]|1[0-2])[.\-/]\s?(?:19|20)?\d{2}\b")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_WRITTEN_DATE = re.compile(rf"\b(?:0?[1-9]|[12]\d|3[01])\.\s?(?:{_MONTHS})\s(?:19|20)\d{{2}}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/])(?:\+49|0)[\d\s/()\-]{6,}\d")
_TITLE = re.compile(
    r"\b(?:Frau|FRAU|Herrn?|HERRN?|Hr\.|Fr\.|Dr\.|Familie|heiße|Name ist|Sachbearbeiterin|Sachbearbeiter)"
    r"\s+(?:Dr\.\s+)?(?=\w)"
)
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
#: Words with a capital that follow a form of address without being a name.
_NO_NAME = frozenset(["Am", "Im", "In", "Vom", "Der", "Die", "Das", "Sachbearbeiterin", "Sachbearbeiter", "Schalter"])


def funde(text: str) -> tuple[Fund, ...]:
    """What in a text may lead to a person, in its order; what lies within another find is left out."""
    found = [
        *(_find(Fundart.IBAN, match) for match in _IBAN.finditer(text) if _valid_iban(match.group())),
        *(_find(Fundart.IBAN, match) for match in _SLIPPED_IBAN.finditer(text)),
        *(_find(Fundart.EMAIL, match) for match in _EMAIL.finditer(text)),
        *(_find(Fundart.BG_NUMMER, match) for match in _BG.finditer(text)),
        *(_find(Fundart.VERSICHERUNGSNUMMER, match) for match in _INSURANCE.finditer(text)),
        *(_find(Fundart.DATUM, match) for match in _DATE.finditer(text)),
        *(_find(Fundart.DATUM, match) for match in _WRITTEN_DATE.finditer(text)),
        *(_find(Fundart.TELEFON, match) for match in _PHONE.finditer(text)),
        *_names(text),
    ]
    kept: list[Fund] = []
    for one in sorted(found, key=lambda one: (one.von, -one.bis)):
        if not kept or one.von >= kept[-1].bis:
            kept.append(one)
    return tuple(kept)


def geschwaerzt(text: str) -> str:
    """The text with every find replaced by a word that says what stood there."""
    return schwaerze(text, funde(text))


def schwaerze(text: str, stellen: Iterable[Fund]) -> str:
    """The text with only these places replaced, which are finds of it."""
    for one in sorted(stellen, key=lambda one: one.von, reverse=True):
        text = f"{text[: one.von]}[{_WORTE[one.art]}]{text[one.bis :]}"
    return text


_WORTE = {
    Fundart.IBAN: "Kontonummer",
    Fundart.EMAIL: "E-Mail",
    Fundart.TELEFON: "Telefonnummer",
    Fundart.DATUM: "Datum",
    Fundart.BG_NUMMER: "Aktenzeichen",
    Fundart.VERSICHERUNGSNUMMER: "Versicherungsnummer",
    Fundart.NAME: "Name",
}


def _find(art: Fundart, match: re.Match[str]) -> Fund:
    return Fund(art, match.start(), match.end(), match.group())


def _names(text: str) -> Iterator[Fund]:
    """One or two words with a capital after a form of address, in any alphabet that has capitals."""
    for title in _TITLE.finditer(text):
        first = _WORD.match(text, title.end())
        if first is None or not first.group()[0].isupper() or first.group() in _NO_NAME:
            continue
        gap = _GAP.match(text, first.end())
        second = _WORD.match(text, gap.end()) if gap is not None else None
        end = second.end() if second is not None and second.group()[0].isupper() else first.end()
        yield Fund(Fundart.NAME, first.start(), end, text[first.start() : end])


def _valid_iban(words: str) -> bool:
    """By its check digits: moved to the end, letters as numbers, modulo 97 is 1 (ISO 13616)."""
    plain = words.replace(" ", "").upper()
    digits = "".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])
    return int(digits) % 97 == 1
