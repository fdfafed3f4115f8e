"""What the head of a column tells: the code of the question, the part of it, and its words.

LimeSurvey writes „code. Frage“, for a part of an array „code[teil]. [Aussage]“ or „code[teil]. Frage [Aussage]“, or
only the code, or only the words, as whoever exports has chosen.
"""

import re
from collections import Counter
from dataclasses import dataclass

from qmapp.checks.befragung.einlesen.werte import sauber, schluessel
from qmapp.checks.befragung.einlesen.zuordnung import Zielart

_CODED = re.compile(
    r"([A-Za-z][\w-]{0,40})(?:\[([\w.-]{1,40})\])?(?:\[([\w.-]{1,40})\])?\s*(?:[.:]\s+(.*)|\.?)", re.DOTALL
)
_PART = re.compile(r"(.*?)\s*\[(.*)\]\s*", re.DOTALL)
#: Columns every LimeSurvey export may begin with, by code or by the words of its German pages.
_RESERVED = {
    "id": Zielart.BOGENNUMMER, "antwort id": Zielart.BOGENNUMMER, "response id": Zielart.BOGENNUMMER,
    "bogennummer": Zielart.BOGENNUMMER, "nummer des bogens": Zielart.BOGENNUMMER, "bogen nr": Zielart.BOGENNUMMER,
    "submitdate": Zielart.ABGESCHLOSSEN, "datum abgeschlossen": Zielart.ABGESCHLOSSEN,
    "date submitted": Zielart.ABGESCHLOSSEN, "abgeschlossen": Zielart.ABGESCHLOSSEN,
    "lastpage": Zielart.LETZTE_SEITE, "letzte seite": Zielart.LETZTE_SEITE, "last page": Zielart.LETZTE_SEITE,
}  # fmt: skip
#: Columns that would tell who answered; they are never read.
_TELLING = frozenset(
    {
        "ipaddr", "ip adresse", "ip address", "token", "zugangscode", "access code", "refurl", "weiterleitungs url",
        "email", "e mail", "firstname", "lastname", "vorname", "nachname", "name",
    }
)  # fmt: skip
_OTHER = frozenset(
    {
        "startlanguage", "start sprache", "start language", "seed", "zufallsstartwert", "startdate", "datum gestartet",
        "date started", "datestamp", "datum letzte aktivitat", "date last action", "interviewtime", "gesamtzeit",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Kopf:
    """The head of a column: ``code`` of the question, ``teil`` of an array, the words of the question and the part."""

    ganz: str
    code: str = ""
    teil: str = ""
    frage: str = ""
    aussage: str = ""

    @property
    def worte(self) -> str:
        """What is asked here: the words of the part, else of the question, else the head as it stands."""
        return self.aussage or self.frage or self.ganz

    @property
    def fest(self) -> Zielart | None:
        """What it is where it is one of the columns every export has."""
        return next((_RESERVED[name] for name in self._names if name in _RESERVED), None)

    @property
    def verraet(self) -> bool:
        """Whether it may tell who answered."""
        return any(name in _TELLING for name in self._names)

    @property
    def verwaltung(self) -> bool:
        """Whether it holds nothing that was asked."""
        return self.verraet or self.fest is not None or any(name in _OTHER for name in self._names)

    @property
    def _names(self) -> tuple[str, ...]:
        if self.teil:
            return ()
        return schluessel(self.code), schluessel(self.ganz), schluessel(self.frage)


def gelesen(text: str) -> Kopf:
    """The head of a column taken apart."""
    whole = sauber(text)
    found = _CODED.fullmatch(whole)
    if found is None:
        question, part = _parted(whole)
        return Kopf(whole, frage=question, aussage=part)
    question, part = _parted(found[4] or "")
    return Kopf(whole, found[1], ".".join(filter(None, found.group(2, 3))), question, part)


def _parted(words: str) -> tuple[str, str]:
    found = _PART.fullmatch(words)
    return (found[1], found[2].strip()) if found else (words, "")


def doppelt(kopf: tuple[str, ...]) -> tuple[str, ...]:
    """Heads that occur more than once, empty ones left out."""
    return tuple(name for name, count in Counter(kopf).items() if name and count > 1)
