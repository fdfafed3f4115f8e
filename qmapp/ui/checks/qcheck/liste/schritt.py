"""The ways on from a Q-Check, and which of them is the next."""

from dataclasses import dataclass
from typing import Final

from qmapp.checks.qcheck.rows import Fortschritt, QCheck, QCheckZeile

ASSESS_KEY, AGREE_KEY, RESULT_KEY = "qcheck.bewertung", "qcheck.konsens", "qcheck.ergebnis"
WECHSEL_KEY = "qcheck.katalogwechsel"


@dataclass(frozen=True)
class Schritt:
    """A way on: what is done there and the page."""

    tun: str
    icon: str
    key: str


BEWERTEN: Final = Schritt("Bewerten", "checklist", ASSESS_KEY)
ABGLEICHEN: Final = Schritt("Bewertungen abgleichen", "users", AGREE_KEY)
ANSEHEN: Final = Schritt("Ergebnis ansehen", "chart-bar", RESULT_KEY)
WECHSELN: Final = Schritt("Katalogfassung wechseln", "replace", WECHSEL_KEY)
NACHLESEN: Final = Schritt("Archiv des Katalogwechsels", "history", WECHSEL_KEY)
SCHRITTE: Final = (BEWERTEN, ANSEHEN, ABGLEICHEN, WECHSELN, NACHLESEN)


def moegliche(row: QCheckZeile, head: QCheck, neuere: int | None, *, gewechselt: bool = False) -> tuple[Schritt, ...]:
    """The ways there are; ``neuere`` is a newer version of the catalogue, if there is one.

    ``gewechselt``: it has moved to a newer version before.
    """
    return tuple(
        step
        for step, there in (
            (BEWERTEN, head.offen),
            (ANSEHEN, row.beantwortet > 0 or not head.offen),
            (ABGLEICHEN, head.offen and not head.gemeinsam and len(head.team) > 1),
            (WECHSELN, head.offen and neuere is not None),
            (NACHLESEN, gewechselt and not (head.offen and neuere is not None)),
        )
        if there
    )


def naechster(row: QCheckZeile, head: QCheck, weit: tuple[Fortschritt, ...]) -> Schritt:
    """What is to be done next; ``weit`` says how far everybody is who assesses."""
    if not head.offen or row.beantwortet >= row.fragen > 0:
        return ANSEHEN
    everybody = len(weit) > 1 and all(one.fertig for one in weit)
    return ABGLEICHEN if everybody and not head.gemeinsam else BEWERTEN
