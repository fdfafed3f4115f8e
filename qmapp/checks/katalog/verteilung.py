"""How the questions of a catalogue spread over its Bereiche, the Ausrichtungen and the weights."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.katalog.katalog import ANGABE, FREITEXT, Katalog, Katalogart, Pruefpunkt
from qmapp.checks.katalog.worte import AUSRICHTUNGEN

#: The weights there are.
GEWICHTE = (1, 2, 3)


@dataclass(frozen=True)
class Verteilungszeile:
    """A Bereich or an Ausrichtung: its questions, their weights summed, and how many there are of each of GEWICHTE.

    ``anteil`` is its share of all weight, 0 to 1.
    """

    schluessel: str
    fragen: int
    gewicht: int
    je_gewicht: tuple[int, ...]
    anteil: Fraction


@dataclass(frozen=True)
class Verteilung:
    """What is rated, spread; ``freitexte`` and ``angaben`` of a Befragung stand beside, nobody rates them."""

    bereiche: tuple[Verteilungszeile, ...]
    ausrichtungen: tuple[Verteilungszeile, ...]
    gesamt: Verteilungszeile
    freitexte: int
    angaben: int


def verteilung(katalog: Katalog) -> Verteilung:
    """The spread over a catalogue's Bereiche in their order and, but for an Aktenprüfung, over the Ausrichtungen.

    A question of a draft that has no Ausrichtung yet stands in a line without a key at the end.
    """
    unrated = (FREITEXT, ANGABE) if katalog.art is Katalogart.BEFRAGUNG else ()
    rated = [punkt for punkt in katalog.punkte if punkt.bereich not in unrated]
    beside = Counter(punkt.bereich for punkt in katalog.punkte if punkt.bereich in unrated)
    weight = sum(punkt.gewicht for punkt in rated)
    parts = [bereich.schluessel for bereich in katalog.bereiche if bereich.schluessel not in unrated]
    turned: tuple[Verteilungszeile, ...] = ()
    if katalog.art is not Katalogart.AKTENPRUEFUNG:
        keys = [*AUSRICHTUNGEN, *([""] if any(punkt.ausrichtung is None for punkt in rated) else [])]
        turned = _lines(rated, keys, lambda punkt: punkt.ausrichtung or "", weight)
    return Verteilung(
        bereiche=_lines(rated, parts, lambda punkt: punkt.bereich, weight),
        ausrichtungen=turned,
        gesamt=_line("", rated, weight),
        freitexte=beside[FREITEXT],
        angaben=beside[ANGABE],
    )


def _lines(
    rated: Iterable[Pruefpunkt], keys: Iterable[str], of: Callable[[Pruefpunkt], Hashable], weight: int
) -> tuple[Verteilungszeile, ...]:
    rated = list(rated)
    return tuple(_line(key, [punkt for punkt in rated if of(punkt) == key], weight) for key in keys)


def _line(key: str, punkte: Sequence[Pruefpunkt], weight: int) -> Verteilungszeile:
    own = sum(punkt.gewicht for punkt in punkte)
    return Verteilungszeile(
        schluessel=str(key),
        fragen=len(punkte),
        gewicht=own,
        je_gewicht=tuple(sum(punkt.gewicht == one for punkt in punkte) for one in GEWICHTE),
        anteil=Fraction(own, weight) if weight else Fraction(0),
    )
