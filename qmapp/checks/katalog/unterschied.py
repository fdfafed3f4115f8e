"""What differs between two versions of a catalogue, Prüfpunkt by Prüfpunkt."""

from bisect import bisect_left
from dataclasses import dataclass, fields
from enum import StrEnum

from qmapp.checks.katalog.katalog import Katalog, Pruefpunkt


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
    found = []
    for code, punkt in after.items():
        old = before.get(code)
        if old is None:
            found.append(Punktunterschied(code, None, punkt, Aenderung.NEU, ()))
            continue
        changed = _felder(old, punkt)
        moved = place[code] not in steady
        art = Aenderung.GEAENDERT if changed else Aenderung.VERSCHOBEN if moved else Aenderung.GLEICH
        found.append(Punktunterschied(code, old, punkt, art, changed))
    gone = (Punktunterschied(code, before[code], None, Aenderung.ENTFALLEN, ()) for code in before if code not in after)
    return (*found, *gone)


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


def _felder(alt: Pruefpunkt, neu: Pruefpunkt) -> tuple[Feldunterschied, ...]:
    names = [f.name for f in fields(Pruefpunkt) if f.name in FELDER]
    pairs = ((name, getattr(alt, name), getattr(neu, name)) for name in sorted(names, key=list(FELDER).index))
    return tuple(Feldunterschied(name, _text(a), _text(b)) for name, a, b in pairs if a != b)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, tuple):
        return "\n".join(_text(part) for part in value)
    if hasattr(value, "von"):
        last = "auf Weiteres" if value.bis is None else f"{value.bis:%d.%m.%Y}"  # type: ignore[attr-defined]
        return f"{value.von:%d.%m.%Y} bis {last}: {value.grund}"  # type: ignore[attr-defined]
    return str(value)
