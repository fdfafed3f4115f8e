"""What is out of force in an audited period (S002-1-3): a Prüfpunkt itself, and what falls away with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from qmapp.checks.katalog.katalog import Aussetzung, Katalog, ausgesetzt

#: Code, the codes that fall away with it, its Aussetzungen.
Regel = tuple[str, Sequence[str], Sequence[Aussetzung]]


@dataclass(frozen=True)
class AusserKraft:
    """Why a Prüfpunkt falls away by itself; ``durch`` is the code of another that is out of force, "" for its own."""

    pause: Aussetzung
    durch: str = ""

    @property
    def satz(self) -> str:
        """For a reader, as a sentence without its full stop."""
        said = self.pause.satz
        return f"Entfällt mit {self.durch}: {said}" if self.durch else f"{said[0].upper()}{said[1:]}"


def ausser_kraft(regeln: Iterable[Regel], von: date, bis: date) -> dict[str, AusserKraft]:
    """Code → why it falls away in the period: it is out of force, or ``sperrt`` of one that does names it, in chains.

    Does not depend on any answer, so that every file of a Prüfung has the same Prüfpunkte to answer.
    """
    rules = {code: (locked, pauses) for code, locked, pauses in regeln}
    found: dict[str, AusserKraft] = {}
    for code, (_, pauses) in rules.items():
        pause = ausgesetzt(pauses, von, bis) if pauses else None
        if pause is not None:
            found[code] = AusserKraft(pause)
    left = list(found)
    while left:
        code = left.pop()
        for locked in rules[code][0]:
            if locked in rules and locked not in found:
                found[locked] = AusserKraft(found[code].pause, found[code].durch or code)
                left.append(locked)
    return found


def katalog_ausser_kraft(katalog: Katalog, von: date, bis: date) -> dict[str, AusserKraft]:
    """:func:`ausser_kraft` for a whole catalogue."""
    return ausser_kraft(((p.code, p.sperrt, p.aussetzungen) for p in katalog.punkte), von, bis)
