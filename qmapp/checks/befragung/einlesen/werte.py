"""What a cell says: a step of the scale, a choice, „nicht beurteilbar“, nothing, or something not understood."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qmapp.checks.befragung.einlesen.zuordnung import Richtung
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR
from qmapp.checks.katalog import Skala
from qmapp.german import folded


class Schreibweise(StrEnum):
    """How an answer is written; in one column this is the same all through."""

    LEER = "leer"
    UNKLAR = "unklar"
    WORT = "wort"
    ZAHL = "zahl"
    CODE = "code"
    AUSSERHALB = "ausserhalb"
    FREMD = "fremd"


@dataclass(frozen=True)
class Lesart:
    """What a cell was understood as; ``wert`` None where it says nothing or nothing that is understood."""

    schreibweise: Schreibweise
    wert: int | None = None

    @property
    def verstanden(self) -> bool:
        """Whether it may be written as it is."""
        return self.schreibweise not in (Schreibweise.AUSSERHALB, Schreibweise.FREMD)


LEER = Lesart(Schreibweise.LEER)
UNKLAR = Lesart(Schreibweise.UNKLAR, NICHT_BEURTEILBAR)
FREMD = Lesart(Schreibweise.FREMD)
AUSSERHALB = Lesart(Schreibweise.AUSSERHALB)

_NO_LETTER = re.compile(r"[^\w<>+%]+|_+")
_NUMBER = re.compile(r"[(\[]?(\d{1,3})(?:[.,]0{1,3})?[)\]]?", re.ASCII)
#: A number, a mark, and words that explain it: „1 (None at all)“, „5 = stimme voll zu“.
_EXPLAINED = re.compile(r"[(\[]?(\d{1,3})[)\]]?\s*[-–—:=.)(\[]+\s*([^\d\s].*)", re.ASCII | re.DOTALL)
_BARE_WORDS = re.compile(r"(\d{1,3})\s+([^\d\s].*)", re.ASCII | re.DOTALL)
_CODE = re.compile(r"(?:A|AO|SQ)0*(\d{1,3})", re.ASCII | re.IGNORECASE)


def sauber(text: str) -> str:
    """One line without what nobody sees: U+FEFF, no-break spaces, control characters, spaces at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    normal = unicodedata.normalize("NFKC", text)
    kept = "".join(
        " " if sign.isspace() else sign
        for sign in normal
        if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    )
    return " ".join(kept.split())


def schluessel(text: str) -> str:
    """A word as it is compared: clean, in small letters, ä as a, without punctuation; a number keeps its sign."""
    clean = sauber(text)
    words = " ".join(_NO_LETTER.sub(" ", folded(clean)).split())
    return f"-{words}" if re.match(r"[-−–]\s?\d", clean) else words


_NOTHING = frozenset(
    map(
        schluessel,
        (
            "", "N/A", "n. a.", "NA", "k. A.", "k.A.", "keine Angabe", "keine Antwort", "ohne Angabe", "No answer",
            "No response", "Prefer not to say", "nicht beantwortet", "leer", "NULL", "#NV", "#N/A", "-", ".",
        ),
    )
)  # fmt: skip
_UNCLEAR = frozenset(
    map(
        schluessel,
        (
            "nicht beurteilbar", "kann ich nicht beurteilen", "kann ich nicht sagen", "weiß ich nicht", "weiß nicht",
            "n. b.", "n.b.", "Don't know", "I don't know", "kann nicht beurteilt werden",
        ),
    )
)  # fmt: skip


def sagt_nichts(text: str) -> bool:
    """Whether a cell holds nothing, or a word that says so: „Keine Antwort“, „N/A“, „k. A.“, a dash."""
    return schluessel(text) in _NOTHING


#: Answers a survey program writes with a letter or in English.
_SAME = {"y": "ja", "yes": "ja", "j": "ja", "wahr": "ja", "true": "ja", "n": "nein", "no": "nein", "falsch": "nein"}
_SAME["false"] = "nein"


class Skalenleser:
    """Reads answers on a scale.

    A number is the step of this value and a code A1, AO01 the step of this place, counted from the end ``richtung``
    says; words are those of the scale in either wording, and decide where they contradict the number they explain.
    """

    def __init__(self, skala: Skala, richtung: Richtung) -> None:
        self._steps = sorted(step.wert for step in skala.stufen)
        self._down = richtung is Richtung.ABSTEIGEND
        self._words = {
            schluessel(word): step.wert for step in skala.stufen for word in (step.einfach, step.wort) if word.strip()
        }
        way = skala.nicht_beurteilbar
        self._unclear = (
            _UNCLEAR | {schluessel(word) for word in (way.wort, way.einfach, way.kuerzel) if word}
        ) - self._words.keys()

    def lies(self, text: str) -> Lesart:
        """What an answer says."""
        key = schluessel(text)
        if key in self._words:
            return Lesart(Schreibweise.WORT, self._words[key])
        if key in _NOTHING:
            return LEER
        if key in self._unclear:
            return UNKLAR
        clean = sauber(text)
        if found := _CODE.fullmatch(clean):
            return self._place(int(found[1]))
        return self._number(clean)

    def _number(self, clean: str) -> Lesart:
        if found := _NUMBER.fullmatch(clean):
            return self._step(int(found[1]))
        if found := _EXPLAINED.fullmatch(clean) or _BARE_WORDS.fullmatch(clean):
            words = schluessel(found[2])
            if words in self._words:
                step, said = self._step(int(found[1])), self._words[words]
                return step if step.wert == said else Lesart(Schreibweise.WORT, said)
            if words in self._unclear:
                return UNKLAR
            if words in _NOTHING:
                return LEER
            if _EXPLAINED.fullmatch(clean):
                return self._step(int(found[1]))
        return FREMD

    def _step(self, number: int) -> Lesart:
        if number not in self._steps:
            return AUSSERHALB
        ends = self._steps[0] + self._steps[-1]
        return Lesart(Schreibweise.ZAHL, ends - number if self._down else number)

    def _place(self, place: int) -> Lesart:
        if not 1 <= place <= len(self._steps):
            return AUSSERHALB
        return Lesart(Schreibweise.CODE, self._steps[-place] if self._down else self._steps[place - 1])


class Optionenleser:
    """Reads answers to a question about oneself: the words of a choice, its number, or its code."""

    def __init__(self, optionen: Sequence[str]) -> None:
        self._count = len(optionen)
        self._words: Mapping[str, int] = {schluessel(word): number for number, word in enumerate(optionen, 1)}

    def lies(self, text: str) -> Lesart:
        """Which choice it is, from 1."""
        key = schluessel(text)
        key = key if key in self._words else _SAME.get(key, key)
        if key in self._words:
            return Lesart(Schreibweise.WORT, self._words[key])
        if key in _NOTHING:
            return LEER
        clean = sauber(text)
        if found := _CODE.fullmatch(clean):
            return self._choice(int(found[1]), Schreibweise.CODE)
        if found := _NUMBER.fullmatch(clean):
            return self._choice(int(found[1]), Schreibweise.ZAHL)
        return FREMD

    def _choice(self, number: int, how: Schreibweise) -> Lesart:
        return Lesart(how, number) if 1 <= number <= self._count else AUSSERHALB
