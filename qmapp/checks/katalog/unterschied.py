"""What differs between two versions of a catalogue, Prüfpunkt by Prüfpunkt."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from qmapp.checks.katalog.katalog import (
    Ausrichtung,
    Aussetzung,
    Ausweg,
    Bereich,
    Katalog,
    Katalogart,
    Pruefpunkt,
    Skala,
    Stufe,
)
from qmapp.checks.katalog.worte import AUSRICHTUNGEN
from qmapp.german import day


class Aenderung(StrEnum):
    """What became of a Prüfpunkt; VERSCHOBEN means only its place changed."""

    GLEICH = "gleich"
    VERSCHOBEN = "verschoben"
    GEAENDERT = "geaendert"
    NEU = "neu"
    ENTFALLEN = "entfallen"


#: Field → its name for a reader, in the order of the difference view.
FELDER = {
    "titel": "Titel",
    "frage": "Frage",
    "rechtsgrundlage": "Rechtsgrundlage",
    "hinweis": "Hinweis",
    "bereich": "Bereich",
    "gewicht": "Gewicht",
    "zahlungswirkung": "Zahlungswirkung",
    "reform_2026": "Reform 2026",
    "ursachen": "Ursachen",
    "textbausteine": "Textbausteine",
    "entfaellt_wenn": "Entfällt, wenn",
    "sperrt": "Lässt entfallen",
    "pruefen": "Gegenzulesen",
    "pruefen_grund": "Grund",
    "aussetzungen": "Außer Kraft",
    "ausrichtung": "Ausrichtung",
    "qualitaetsziel": "Qualitätsziel",
    "massstab": "Maßstab",
    "nachweise": "Nachweise",
    "staerke": "Textbaustein Stärke",
    "frage_einfach": "In einfacher Sprache",
    "umgekehrt": "Umgekehrt gezählt",
    "optionen": "Antworten",
}
#: The same for the head of a catalogue.
KOPFFELDER = {
    "titel": "Titel",
    "rechtsstand": "Rechtsstand",
    "gueltig_ab": "Gültig ab",
    "gueltig_bis": "Gültig bis",
    "bereiche": "Bereiche",
    "skala": "Skala",
    "zielgruppe": "Zielgruppe",
    "einleitung": "Einleitung",
    "einleitung_einfach": "Einleitung in einfacher Sprache",
    "datenschutzhinweis": "Datenschutzhinweis",
    "datenschutzhinweis_einfach": "Datenschutzhinweis in einfacher Sprache",
    "dank": "Dank",
    "dank_einfach": "Dank in einfacher Sprache",
    "zweck": "Zweck",
    "gegenstand": "Gegenstand",
    "abgrenzung": "Abgrenzung",
    "massstab": "Maßstab",
    "beteiligte": "Beteiligte",
    "erhebungsweg": "Erhebungsweg",
    "aufwand": "Aufwand",
    "chancen": "Chancen",
    "risiken": "Risiken",
    "datenschutz": "Datenschutz",
    "auswertung": "Auswertung",
    "rueckmeldung": "Rückmeldung",
}
#: A change here asks the examiner something else: earlier answers may not hold.
INHALT = frozenset({"titel", "frage", "rechtsgrundlage", "massstab", "optionen"})


@dataclass(frozen=True)
class Feldunterschied:
    """A field with its text before and after."""

    feld: str
    alt: str
    neu: str


@dataclass(frozen=True)
class Punktunterschied:
    """A code in both versions; ``alt`` or ``neu`` None where it is new or gone. ``felder`` only where both are."""

    code: str
    alt: Pruefpunkt | None
    neu: Pruefpunkt | None
    art: Aenderung
    felder: tuple[Feldunterschied, ...]

    @property
    def inhaltlich(self) -> bool:
        """Whether question, title, legal basis, Maßstab or the choices changed."""
        return any(field.feld in INHALT for field in self.felder)


def unterschied(alt: Katalog, neu: Katalog) -> tuple[Punktunterschied, ...]:
    """Every code of either version: those of the new one in its order, then those that are gone in the old order."""
    before = {punkt.code: punkt for punkt in alt.punkte}
    after = {punkt.code: punkt for punkt in neu.punkte}
    place = {code: number for number, code in enumerate(before)}
    steady = _longest_rising([place[code] for code in after if code in before])
    titles = {} if neu.art is Katalogart.AKTENPRUEFUNG else {b.schluessel: b.titel for b in neu.bereiche}
    found = []
    for code, punkt in after.items():
        old = before.get(code)
        if old is None:
            found.append(Punktunterschied(code, None, punkt, Aenderung.NEU, ()))
            continue
        changed = _felder(old, punkt, titles)
        moved = place[code] not in steady
        art = Aenderung.GEAENDERT if changed else Aenderung.VERSCHOBEN if moved else Aenderung.GLEICH
        found.append(Punktunterschied(code, old, punkt, art, changed))
    gone = (Punktunterschied(code, before[code], None, Aenderung.ENTFALLEN, ()) for code in before if code not in after)
    return (*found, *gone)


def kopfunterschied(alt: Katalog, neu: Katalog) -> tuple[Feldunterschied, ...]:
    """What differs in the heads of two versions, the scale among it; ``feld`` is a key of KOPFFELDER."""
    pairs = ((name, _text(getattr(alt, name)), _text(getattr(neu, name))) for name in KOPFFELDER)
    return tuple(Feldunterschied(name, before, after) for name, before, after in pairs if before != after)


def _longest_rising(places: list[int]) -> set[int]:
    """The longest part of a sequence that keeps its order: what is not in it was moved (patience sorting)."""
    heads: list[int] = []
    before: dict[int, int | None] = {}
    for value in places:
        at = bisect_left(heads, value)
        before[value] = heads[at - 1] if at else None
        heads[at : at + 1] = [value]
    found: set[int] = set()
    current = heads[-1] if heads else None
    while current is not None:
        found.add(current)
        current = before[current]
    return found


def _felder(alt: Pruefpunkt, neu: Pruefpunkt, titles: Mapping[str, str]) -> tuple[Feldunterschied, ...]:
    """Field by field; ``titles`` has the words for the Bereiche where their keys alone say nothing."""
    names = [f.name for f in fields(Pruefpunkt) if f.name in FELDER]
    pairs = ((name, getattr(alt, name), getattr(neu, name)) for name in sorted(names, key=list(FELDER).index))
    return tuple(
        Feldunterschied(name, *(titles.get(str(x), _text(x)) if name == "bereich" else _text(x) for x in (a, b)))
        for name, a, b in pairs
        if a != b
    )


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(_text(part) for part in value)
    words = next((words for kind, words in _WORDS.items() if isinstance(value, kind)), str)
    return words(value)


def _pause(pause: Aussetzung) -> str:
    last = "auf Weiteres" if pause.bis is None else day(pause.bis)
    return f"{day(pause.von)} bis {last}: {pause.grund}"


def _skala(skala: Skala) -> str:
    ways = (skala.nicht_zutreffend, skala.nicht_beurteilbar)
    steps = [f"{step.wert}: {_way(step)}" for step in skala.stufen]
    return "\n".join([*steps, *(_way(way) for way in ways if way is not None)])


def _way(step: Stufe | Ausweg) -> str:
    """A step of a scale, or an answer beside it, in one line."""
    return " – ".join(part for part in (step.wort, step.einfach, step.beschreibung) if part)


#: Kind of value → its words.
_WORDS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "–",
    bool: lambda value: "ja" if value else "nein",
    Ausrichtung: lambda value: AUSRICHTUNGEN[value],
    date: day,
    Bereich: lambda value: f"{value.schluessel}: {value.titel}",
    Aussetzung: _pause,
    Skala: _skala,
}
