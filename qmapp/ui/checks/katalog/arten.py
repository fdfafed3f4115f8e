"""What the page calls things in each of the three kinds of catalogue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qmapp.checks.katalog import Katalogart, Verwendung
from qmapp.german import integer


@dataclass(frozen=True)
class Worte:
    """``punkt`` with its plural and what adds one; ``lauf`` is what uses a catalogue, in the dative with its plural."""

    punkt: str
    punkte: str
    neu: str
    lauf: str
    laeufe: str
    laufende: str
    icon: str


WORTE: Final = {
    Katalogart.AKTENPRUEFUNG: Worte(
        "Prüfpunkt", "Prüfpunkte", "Neuer Prüfpunkt", "Prüfung", "Prüfungen", "Laufende Prüfungen", "checklist"
    ),
    Katalogart.QCHECK: Worte(
        "Frage", "Fragen", "Neue Frage", "Q-Check", "Q-Checks", "Laufende Q-Checks", "clipboard-check"
    ),
    Katalogart.BEFRAGUNG: Worte(
        "Frage", "Fragen", "Neue Frage", "Befragung", "Befragungen", "Laufende Befragungen", "forms"
    ),
}
_NAMED = 5


def many(art: Katalogart, count: int) -> str:
    """„1 Frage“, „31 Fragen“."""
    words = WORTE[art]
    return f"1 {words.punkt}" if count == 1 else f"{integer(count)} {words.punkte}"


def running(art: Katalogart, count: int) -> str:
    """„1 laufenden Prüfung“, „3 laufenden Q-Checks“: what follows „in“."""
    words = WORTE[art]
    return f"1 laufenden {words.lauf}" if count == 1 else f"{integer(count)} laufenden {words.laeufe}"


def named(uses: Sequence[Verwendung]) -> str:
    """The first five by their Kennung and version, the others counted; „keine“ without any."""
    first = [f"{use.kennung} (Fassung {use.version})" for use in uses[:_NAMED]]
    more = len(uses) - len(first)
    return ", ".join(first) + (f" und {integer(more)} weitere" if more else "") if first else "keine"
