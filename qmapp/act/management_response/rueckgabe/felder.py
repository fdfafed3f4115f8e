"""The fields of forms and lists: what they are called, what stands in them, and how what stands in them is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from qmapp.act.empfehlung.rows import Grund, Haltung
from qmapp.act.empfehlung.worte import GRUENDE, HALTUNGEN
from qmapp.act.management_response.rueckgabe.anker import gleich
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.worte import STATUS
from qmapp.eingabe import LONGEST_NOTE, LONGEST_REASON, LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.german import day, parse_day

_LONGEST_TEXT, _LONGEST_OVERALL, _LONGEST_ROLE, _MOST_INVOLVED = 4_000, 12_000, 120, 30
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_GERMAN = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}", re.ASCII)
_MANY_LINES = re.compile(r"\n{3,}")
_YEARS = range(2000, 2101)


class Form(StrEnum):
    """How a field is filled in."""

    ZEILE = "zeile"
    ROLLE = "rolle"
    TEXT = "text"
    WAHL = "wahl"
    TAG = "tag"
    LISTE = "liste"


@dataclass(frozen=True)
class Feld:
    """A field: its two letters, the name of its value in the rows, its words; ``wahl`` are the words of each choice."""

    code: str
    name: str
    worte: str
    form: Form
    longest: int = 0
    wahl: Mapping[Any, str] | None = field(default=None, hash=False)


EMPFEHLUNG = (
    Feld("ha", "haltung", "Haltung", Form.WAHL, wahl=HALTUNGEN),
    Feld("tx", "text", "Antwort", Form.TEXT, _LONGEST_TEXT),
    Feld("gr", "grund", "Grund", Form.WAHL, wahl=GRUENDE),
    Feld("be", "begruendung", "Begründung", Form.TEXT, _LONGEST_TEXT),
    Feld("ro", "rolle", "Es antwortet", Form.ROLLE, LONGEST_TITLE),
)
GESAMT = (
    Feld("tx", "text", "Gesamtstellungnahme", Form.TEXT, _LONGEST_OVERALL),
    Feld("ro", "rolle", "Es antwortet", Form.ROLLE, LONGEST_TITLE),
)
TITEL = Feld("ti", "titel", "Titel", Form.ZEILE, LONGEST_TITLE)
VERANTWORTLICH = Feld("ve", "verantwortlich", "Verantwortlich", Form.ROLLE, _LONGEST_ROLE)
FRIST = Feld("fr", "frist", "Frist", Form.TAG)
SCHRITT = Feld("mt", "titel", "Meilenstein", Form.ZEILE, LONGEST_TITLE)
SCHRITT_BIS = Feld("md", "soll", "Meilenstein bis", Form.TAG)
#: What a form asks of a Maßnahme, as it is laid out: what to do on the left, who and when on the right.
MASSNAHME = (
    TITEL,
    VERANTWORTLICH,
    Feld("tx", "text", "Was genau", Form.TEXT, _LONGEST_TEXT),
    FRIST,
    Feld("me", "messgroesse", "Woran gemessen", Form.TEXT, LONGEST_NOTE),
    Feld("bt", "beteiligte", "Beteiligte", Form.LISTE, _LONGEST_ROLE),
    SCHRITT,
    SCHRITT_BIS,
)
STATUSFELD = Feld("st", "status", "Status", Form.WAHL, wahl=STATUS)
STATUSGRUND = Feld("sg", "status_grund", "Grund zum Status", Form.ZEILE, LONGEST_REASON)
UMGESETZT = Feld("um", "umgesetzt_am", "Umgesetzt am", Form.TAG)
VERSCHIEBUNG = Feld("vg", "verschiebung", "Grund der neuen Frist", Form.ZEILE, LONGEST_REASON)
BEMERKUNG = Feld("bm", "bemerkung", "Bemerkung", Form.TEXT, LONGEST_NOTE)
#: What the list asks of a Maßnahme and of a Meilenstein, column by column.
LISTE = (STATUSFELD, STATUSGRUND, UMGESETZT, FRIST, VERSCHIEBUNG, BEMERKUNG)
ERREICHT = Feld("is", "ist", "Erreicht am", Form.TAG)
#: These are never filled in when a form is written.
_ALWAYS_EMPTY = (SCHRITT, SCHRITT_BIS, VERSCHIEBUNG)

Wert = str | date | Haltung | Grund | Status | tuple[str, ...] | None


def text(feld: Feld, row: object) -> str:
    """What stands in the field of a row, as a form shows it; empty for no row."""
    if row is None or feld in _ALWAYS_EMPTY:
        return ""
    return worte(feld, getattr(row, feld.name))


def worte(feld: Feld, wert: Any) -> str:
    """A value as a form shows it."""
    if wert is None:
        return ""
    if feld.form is Form.TAG:
        return day(wert)
    if feld.form is Form.LISTE:
        return "; ".join(wert)
    if feld.wahl is not None:
        return feld.wahl[wert]
    return str(wert)


def lies(feld: Feld, eingetragen: str) -> Wert:
    """The value somebody wrote; raises UserError with the reason where it cannot be one. Nothing is guessed."""
    found = gleich(eingetragen)
    if feld.form is Form.TAG:
        return _tag(found) if found else None
    if feld.form is Form.WAHL:
        return _wahl(feld, found) if found else None
    if feld.form is Form.LISTE:
        return _liste(feld, found)
    entered = " ".join(found.split()) if feld.form in (Form.ZEILE, Form.ROLLE) else _paragraphs(eingetragen)
    return cleaned(entered, f"„{feld.worte}“", longest=feld.longest, field=feld.name)


def _paragraphs(entered: str) -> str:
    lines = (line.strip() for line in entered.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _MANY_LINES.sub("\n\n", "\n".join(lines))


def _tag(found: str) -> date:
    iso = _ISO.fullmatch(found)
    try:
        read = date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else parse_day(found)
    except ValueError:
        if iso or _GERMAN.fullmatch(found):
            raise UserError(f"Den {found} gibt es im Kalender nicht.") from None
        raise UserError("Das ist kein Datum. Verstanden wird zum Beispiel 31.03.2026.") from None
    if read.year not in _YEARS:
        raise UserError(f"Das Jahr {read.year} kann nicht gemeint sein.")
    return read


def _wahl(feld: Feld, found: str) -> Any:
    assert feld.wahl is not None
    for value, words in feld.wahl.items():
        if found.casefold() == words.casefold():
            return value
    raise UserError(f"Das steht nicht zur Wahl. Möglich sind: {', '.join(feld.wahl.values())}.")


def _liste(feld: Feld, found: str) -> tuple[str, ...]:
    parts = [part.strip() for line in found.split("\n") for part in line.split(";")]
    named = tuple(dict.fromkeys(part for part in parts if part))
    if len(named) > _MOST_INVOLVED:
        raise UserError(f"Es können höchstens {_MOST_INVOLVED} Beteiligte genannt werden.")
    return tuple(cleaned(part, f"„{feld.worte}“", longest=feld.longest, field=feld.name) for part in named)
