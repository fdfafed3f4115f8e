"""Number and date formats of text columns.

A value is reduced to its shape (``1.234,56 €`` → ``9.999,99 €``), so that a column of any length is decided from the
few shapes that occur in it. What a shape proves is said by its class; a lone ``9.999`` proves nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

_DIGITS = str.maketrans("012345678", "999999999")
_SPACES = "[ \u00a0\u202f]"
_DECOR = re.compile(
    rf"(?P<sign>[+\-−–]?){_SPACES}*(?:€|EUR|Euro)?{_SPACES}*(?P<sign2>[+\-−–]?)(?P<body>9(?:[9.,'’]|{_SPACES}(?=9))*)"
    rf"{_SPACES}*(?:€|EUR|Euro|(?P<percent>%))?(?P<after>-?)",
    re.IGNORECASE,
)


class Zahlform(StrEnum):
    """What the shape of a number proves about its format."""

    GANZ = "ganz"
    DEUTSCH = "deutsch"
    ENGLISCH = "englisch"
    PUNKT_DREI = "punkt_drei"
    KOMMA_DREI = "komma_drei"


_NO_DIGITS = str.maketrans("", "", " \u00a0\u202f€EURuroeur+.,'’")
_BODIES = (
    (Zahlform.GANZ, re.compile(r"9+")),
    (Zahlform.PUNKT_DREI, re.compile(r"9{1,3}\.999")),
    (Zahlform.KOMMA_DREI, re.compile(r"9{1,3},999")),
    (Zahlform.DEUTSCH, re.compile(r"(?:9+|9{1,3}(?:\.999)+),9+|9{1,3}(?:\.999){2,}")),
    (Zahlform.DEUTSCH, re.compile(rf"9{{1,3}}(?:{_SPACES}999)+(?:,9+)?|9{{1,3}}(?:['’]999)+,9+")),
    (Zahlform.ENGLISCH, re.compile(r"(?:9+|9{1,3}(?:,999)+)\.9+|9{1,3}(?:,999){2,}|9{1,3}(?:['’]999)+(?:\.9+)?")),
)


def shape(value: str) -> str:
    """Every digit as 9, all else as it stands."""
    return value.translate(_DIGITS)


@lru_cache(maxsize=20_000)
def zahlform(form: str) -> Zahlform | None:
    """The class of a number's shape, None where it is no number."""
    match = _DECOR.fullmatch(form)
    if match is None or bool(match["sign"]) + bool(match["sign2"]) + bool(match["after"]) > 1:
        return None
    return next((kind for kind, body in _BODIES if body.fullmatch(match["body"])), None)


def zahlstil(counts: Mapping[Zahlform, int]) -> Zahlform | None:
    """DEUTSCH or ENGLISCH where at least one value proves it (the more frequent one), else None."""
    german, english = counts.get(Zahlform.DEUTSCH, 0), counts.get(Zahlform.ENGLISCH, 0)
    if german == english == 0:
        return None
    return Zahlform.DEUTSCH if german >= english else Zahlform.ENGLISCH


def readable(form: Zahlform, stil: Zahlform) -> bool:
    """Whether a number of this class can be read in the given style."""
    return form not in (Zahlform.DEUTSCH, Zahlform.ENGLISCH) or form is stil


def cents_reader(stil: Zahlform) -> Callable[[str], tuple[int, bool] | None]:
    """A function text → (cents, exact) in the given style, None for a text that is no number of that style.

    Amounts with more than two decimals are rounded half up, away from zero; ``exact`` tells.
    """
    drop = str.maketrans("", "", " \u00a0\u202f€EURuroeur%+-−–'’" + ("." if stil is Zahlform.DEUTSCH else ","))
    point = "," if stil is Zahlform.DEUTSCH else "."

    def read(text: str) -> tuple[int, bool] | None:
        kind = zahlform(text.translate(_DIGITS))
        if kind is None or not readable(kind, stil):
            return None
        whole, _, decimals = text.translate(drop).partition(point)
        cents = int(whole or "0") * 100 + int((decimals + "00")[:2])
        rest = decimals[2:]
        exact = not rest.strip("0")
        if not exact and rest[0] >= "5":
            cents += 1
        return (-cents if any(sign in text for sign in "-−–") else cents), exact

    return read


def cents_at_once(texts: list[str], stil: Zahlform) -> list[int] | None:
    """The cents of many texts at once, or None unless all are unsigned amounts of exactly two decimals.

    Such texts are their digits; everything else is read one by one.
    """
    joined = "\n".join(texts)
    point = "," if stil is Zahlform.DEUTSCH else "."
    ending = re.compile(rf"{re.escape(point)}99\D*$")
    for form in set(shape(joined).split("\n")):
        kind = zahlform(form.strip())
        if kind is not stil or not ending.search(form) or "-" in form or "−" in form or "–" in form or "%" in form:
            return None
    cents = list(map(int, joined.translate(_NO_DIGITS).split("\n")))
    return cents if len(cents) == len(texts) else None


class Datumform(StrEnum):
    """Formats of days in text; the value is what the user is shown."""

    DEUTSCH = "TT.MM.JJJJ"
    KURZ = "TT.MM.JJ"
    ISO = "JJJJ-MM-TT"
    SCHRAEG_TAG = "TT/MM/JJJJ"
    SCHRAEG_MONAT = "MM/TT/JJJJ"
    STRICH = "TT-MM-JJJJ"
    KOMPAKT = "JJJJMMTT"


_CLOCK = r"(?:[ T]99?:99(?::99(?:[.,]9+)?)?Z?)?"
_DAYS = (
    (Datumform.DEUTSCH, re.compile(r"99?\.99?\.9999" + _CLOCK)),
    (Datumform.KURZ, re.compile(r"99?\.99?\.99" + _CLOCK)),
    (Datumform.ISO, re.compile(r"9999-99-99" + _CLOCK)),
    (Datumform.SCHRAEG_TAG, re.compile(r"99?/99?/9999" + _CLOCK)),
    (Datumform.STRICH, re.compile(r"99?-99?-9999" + _CLOCK)),
)
_PARTS = re.compile(r"\d+")


@lru_cache(maxsize=20_000)
def datumform(form: str) -> Datumform | None:
    """The date format a shape belongs to, None where it is no day."""
    return next((kind for kind, pattern in _DAYS if pattern.fullmatch(form)), None)


def slash_order(values: Iterable[str]) -> tuple[Datumform, bool]:
    """Whether ``1/2/2024`` starts with the day or the month, and whether the values prove it."""
    first = second = 0
    for value in values:
        parts = _PARTS.findall(value)
        if len(parts) >= 2:
            first, second = max(first, int(parts[0])), max(second, int(parts[1]))
    if second > 12 >= first:
        return Datumform.SCHRAEG_MONAT, True
    return Datumform.SCHRAEG_TAG, first > 12


def is_day(text: str, form: Datumform) -> bool:
    """Whether the text is a day that exists (31.02. does not)."""
    if form is Datumform.KOMPAKT:
        parts = [text[6:8], text[4:6], text[0:4]]
    else:
        parts = _PARTS.findall(text)[:3]
        if form is Datumform.ISO:
            parts.reverse()
        elif form is Datumform.SCHRAEG_MONAT:
            parts[0], parts[1] = parts[1], parts[0]
    if len(parts) < 3:
        return False
    day, month, year = (int(part) for part in parts)
    try:
        date(year + 2000 if form is Datumform.KURZ else year, month, day)
    except ValueError:
        return False
    return form is Datumform.KURZ or 1850 <= year <= 2200


def is_compact_day(text: str) -> bool:
    """``20240131`` as SAP writes days."""
    return len(text) == 8 and text[:2] in ("19", "20") and is_day(text, Datumform.KOMPAKT)


def number_format(forms: Iterable[str], stil: Zahlform) -> str:
    """The format of a number column as shown to the user: ``1.234,56 €``."""
    joined = "\n".join(forms)
    group, point = (".", ",") if stil is Zahlform.DEUTSCH else (",", ".")
    grouped = re.search(rf"9{re.escape(group)}999", joined) is not None
    decimals = max((len(m) for m in re.findall(rf"9{re.escape(point)}(9+)", joined)), default=0)
    whole = "12" if "%" in joined else "1234"
    text = (f"1{group}234" if grouped else whole) + (point + "567890"[:decimals] if decimals else "")
    for sign in ("€", "EUR", "%"):
        if sign in joined:
            return f"{text} {sign}"
    return text
