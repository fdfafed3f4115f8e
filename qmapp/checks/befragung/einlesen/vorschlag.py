"""A proposal of what each column goes to: by code, by the words of its head, by the order of the answers."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from qmapp.checks.befragung.einlesen import koepfe
from qmapp.checks.befragung.einlesen.koepfe import Kopf
from qmapp.checks.befragung.einlesen.werte import Schreibweise, Skalenleser, schluessel
from qmapp.checks.befragung.einlesen.zuordnung import Grund, Richtung, Ziel, Zielart, Zuordnung
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT
from qmapp.spreadsheets import Tabelle

#: How alike the words of a head and of a question are at least (difflib's ratio, 1 = the same).
_ALIKE = 0.82
#: Two texts that share fewer of their words than this are not compared letter by letter.
_SHARED = 0.4
#: This many answers in a hundred are understood where a column is taken for an item by its place.
_LIKE_AN_ITEM = 90
_ARTEN = {FREITEXT: Zielart.FREITEXT, ANGABE: Zielart.ANGABE}


def zielart(punkt: Pruefpunkt) -> Zielart:
    """What a column is that answers this question."""
    return _ARTEN.get(punkt.bereich, Zielart.ITEM)


def vorschlag(katalog: Katalog, tabelle: Tabelle, gemerkt: Zuordnung | None = None) -> Zuordnung:
    """What each column of a file probably goes to; ``gemerkt`` (made for the same heads) goes before all else.

    A question is recognised by its code in the head, then by its words in either wording; where no item is found so
    and there are as many columns of answers as items, by their order. What may tell who answered goes nowhere.
    """
    if gemerkt is not None and len(gemerkt.spalten) == len(tabelle.kopf):
        return gemerkt
    heads = [koepfe.gelesen(text) for text in tabelle.kopf]
    found: dict[int, Ziel] = {}
    for place, head in enumerate(heads):
        if head.fest is not None and head.fest not in {ziel.art for ziel in found.values()}:
            found[place] = Ziel(head.fest, grund=Grund.CODE)
    free = [place for place, head in enumerate(heads) if not head.verwaltung]
    found |= _by_code(katalog, heads, free)
    found |= _by_words(katalog, heads, [place for place in free if place not in found], _codes(found))
    if not any(ziel.art is Zielart.ITEM for ziel in found.values()):
        found |= _by_order(katalog, tabelle, [place for place in free if place not in found])
    if not any(ziel.art is Zielart.BOGENNUMMER for ziel in found.values()):
        found |= _numbered(tabelle, heads, found)
    return Zuordnung(tuple(found.get(place, Ziel()) for place in range(len(heads))))


def _codes(found: dict[int, Ziel]) -> set[str]:
    return {ziel.code for ziel in found.values()}


def _plain(code: str) -> str:
    """A code as LimeSurvey can write it: letters and digits only."""
    return re.sub(r"[^0-9A-Z]", "", code.upper())


def _by_code(katalog: Katalog, heads: Sequence[Kopf], free: Sequence[int]) -> dict[int, Ziel]:
    wanted = {_plain(punkt.code): punkt for punkt in katalog.punkte}
    found: dict[int, Ziel] = {}
    taken: set[str] = set()
    for place in free:
        for named in _named(heads[place]):
            punkt = wanted.get(_plain(named))
            if punkt is not None and punkt.code not in taken:
                found[place] = Ziel(zielart(punkt), punkt.code, grund=Grund.CODE)
                taken.add(punkt.code)
                break
    return found


def _named(head: Kopf) -> Iterator[str]:
    """Everything in a head that may be the code of a question."""
    last = head.code.rsplit("_", 1)[-1]  # older exports write frage_teil
    yield from filter(None, (head.teil, head.code + head.teil, head.code, last))
    first = head.worte.split(maxsplit=1)[:1]
    yield from (word.strip(".:,()[]") for word in first)


def _by_words(katalog: Katalog, heads: Sequence[Kopf], free: Sequence[int], taken: set[str]) -> dict[int, Ziel]:
    pairs = sorted(_pairs(katalog, heads, free, taken), key=lambda pair: (-pair[0], pair[1], pair[2].nummer))
    found: dict[int, Ziel] = {}
    used = set(taken)
    for _, place, punkt in pairs:
        if place not in found and punkt.code not in used:
            found[place] = Ziel(zielart(punkt), punkt.code, grund=Grund.TEXT)
            used.add(punkt.code)
    return found


def _pairs(
    katalog: Katalog, heads: Sequence[Kopf], free: Sequence[int], taken: set[str]
) -> Iterator[tuple[float, int, Pruefpunkt]]:
    asked = [
        (punkt, [schluessel(words) for words in (punkt.frage, punkt.frage_einfach) if words])
        for punkt in katalog.punkte
        if punkt.code not in taken
    ]
    for place in free:
        head = schluessel(heads[place].worte)
        for punkt, wordings in asked:
            alike = max((_likeness(head, words) for words in wordings), default=0.0)
            if alike >= _ALIKE:
                yield alike, place, punkt


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    ours, theirs = set(one.split()), set(other.split())
    if not ours or len(ours & theirs) < _SHARED * max(len(ours), len(theirs)):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _by_order(katalog: Katalog, tabelle: Tabelle, free: Sequence[int]) -> dict[int, Ziel]:
    """As many columns of answers as there are items, in their order; else none."""
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    reader = Skalenleser(katalog.skala, Richtung.AUFSTEIGEND)
    likely = [place for place in free if _is_answered(reader, tabelle.spalten[place])]
    items = [punkt for punkt in katalog.punkte if zielart(punkt) is Zielart.ITEM]
    if len(likely) != len(items):
        return {}
    return {
        place: Ziel(Zielart.ITEM, punkt.code, grund=Grund.REIHENFOLGE)
        for place, punkt in zip(likely, items, strict=True)
    }


def _is_answered(reader: Skalenleser, column: Sequence[str]) -> bool:
    read = [reader.lies(text) for text in set(column)]
    said = [one for one in read if one.schreibweise is not Schreibweise.LEER]
    return bool(said) and sum(one.verstanden for one in said) * 100 >= _LIKE_AN_ITEM * len(said)


def _numbered(tabelle: Tabelle, heads: Sequence[Kopf], found: dict[int, Ziel]) -> dict[int, Ziel]:
    """The first column, where it has no head and numbers the rows: programs that work on exports write it."""
    if not tabelle.zeilen or heads[0].ganz or 0 in found:
        return {}
    cells = tabelle.spalten[0]
    if len(set(cells)) == len(cells) and all(cell.strip().isdigit() for cell in cells):
        return {0: Ziel(Zielart.BOGENNUMMER, grund=Grund.REIHENFOLGE)}
    return {}
