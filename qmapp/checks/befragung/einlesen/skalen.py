"""Which scales a file answers with: numbers, or words whose order is known."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qmapp.checks.befragung.einlesen import koepfe
from qmapp.checks.befragung.einlesen.koepfe import Kopf
from qmapp.checks.befragung.einlesen.werte import sagt_nichts, sauber, schluessel
from qmapp.spreadsheets import Tabelle

_FEWEST, _MOST = 3, 10
#: Scales in words, from the worst to the best.
_WORDS = (
    ("stimme gar nicht zu", "stimme eher nicht zu", "teils, teils", "stimme eher zu", "stimme voll zu"),
    ("stimmt gar nicht", "stimmt eher nicht", "mal ja, mal nein", "stimmt eher", "stimmt genau"),
    ("trifft gar nicht zu", "trifft eher nicht zu", "teils, teils", "trifft eher zu", "trifft voll zu"),
    ("trifft überhaupt nicht zu", "trifft eher nicht zu", "teils/teils", "trifft eher zu", "trifft voll und ganz zu"),
    ("trifft nicht zu", "trifft eher nicht zu", "trifft eher zu", "trifft zu"),
    ("sehr unzufrieden", "eher unzufrieden", "teils, teils", "eher zufrieden", "sehr zufrieden"),
    ("sehr unzufrieden", "unzufrieden", "weder noch", "zufrieden", "sehr zufrieden"),
    ("nie", "selten", "manchmal", "oft", "immer"),
    ("ungenügend", "mangelhaft", "ausreichend", "befriedigend", "gut", "sehr gut"),
    ("sehr schlecht", "schlecht", "mittel", "gut", "sehr gut"),
    ("Strongly disagree", "Disagree", "Neither agree or disagree", "Agree", "Strongly agree"),
    ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
    ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"),
    ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
    ("Never", "Rarely", "Sometimes", "Often", "Always"),
)
_STEP = re.compile(r"(\d{1,2})(?:\s*[-–—:=.)(]+\s*[^\d\s].*)?", re.ASCII | re.DOTALL)


@dataclass(frozen=True)
class Skalenvorschlag:
    """A scale of the file: its words from the worst to the best, and the columns (from 0) that answer with it."""

    worte: tuple[str, ...]
    spalten: tuple[int, ...]


def skalen(tabelle: Tabelle) -> tuple[Skalenvorschlag, ...]:
    """The scales of a file, that of most columns first.

    Numbers make a scale where 3 to 10 of them follow each other from 0 or 1, taken over all parts of a question; words
    where their order is known. A column that uses no more than a part of a scale answers with it all the same.
    """
    heads = [koepfe.gelesen(text) for text in tabelle.kopf]
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for places in _questions(heads):
        said = {place: _said(tabelle.spalten[place]) for place in places}
        words = _in_words(said.values()) or _in_numbers(said.values())
        if words:
            by_words[words] += [place for place in places if said[place]]
    found = [Skalenvorschlag(words, tuple(sorted(places))) for words, places in by_words.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.spalten), one.spalten)))


def _questions(heads: Sequence[Kopf]) -> Iterator[list[int]]:
    """The columns of every question: the parts of an array together, everything else alone."""
    arrays: dict[str, list[int]] = defaultdict(list)
    for place, head in enumerate(heads):
        if head.verwaltung:
            continue
        if head.code and head.teil:
            arrays[head.code].append(place)
        else:
            yield [place]
    yield from arrays.values()


def _said(column: Sequence[str]) -> frozenset[str]:
    return frozenset(sauber(text) for text in set(column) if not sagt_nichts(text))


def _in_words(said: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """The known scale all words belong to, in the spelling of the file."""
    spelled = {schluessel(text): text for texts in said for text in texts}
    if len(spelled) < 2:
        return ()
    for scale in _WORDS:
        keys = [schluessel(word) for word in scale]
        if spelled.keys() <= set(keys):
            return tuple(spelled.get(key, word) for key, word in zip(keys, scale, strict=True))
    return ()


def _in_numbers(said: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """The numbers all answers begin with, with the words that explain them, where they follow each other."""
    spelled: dict[int, str] = {}
    for texts in said:
        for text in texts:
            found = _STEP.fullmatch(text)
            if found is None:
                return ()
            spelled[int(found[1])] = max(text, spelled.get(int(found[1]), ""), key=len)
    low, high = min(spelled, default=-1), max(spelled, default=-1)
    if low not in (0, 1) or not _FEWEST <= len(spelled) <= _MOST or len(spelled) != high - low + 1:
        return ()
    return tuple(spelled[step] for step in range(low, high + 1))
