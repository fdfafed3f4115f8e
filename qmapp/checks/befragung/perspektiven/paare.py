"""Which items of the three questionnaires ask the same of different people, and why.

Kept short on purpose: a pair stands here only where both sides judge the same matter. Items about the inside of an
office (BF-MA) have hardly any counterpart outside; between staff and Leistungserbringer there is none. Items of other
catalogues are a pair where their wording is the same.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paar:
    """Items that ask the same: ``thema`` names it, ``grund`` says why they may be compared."""

    thema: str
    codes: frozenset[str]
    grund: str


def _pair(thema: str, one: str, other: str, grund: str) -> Paar:
    return Paar(thema, frozenset([one, other]), grund)


PAARE = (
    _pair("Schnelle Rückmeldung", "BF-KL-01", "BF-LE-03", "Beide urteilen, wie schnell das Amt auf sie antwortet."),
    _pair("Erreichbarkeit", "BF-KL-02", "BF-LE-01", "Beide urteilen, wie gut sie das Amt erreichen."),
    _pair("Respekt", "BF-KL-04", "BF-LE-13", "Beide urteilen, ob der Umgang respektvoll ist."),
    _pair(
        "Verständliche Beratung",
        "BF-KL-06",
        "BF-MA-15",
        "Dieselbe Beratung von beiden Seiten: wie sie ankommt und ob sie sich zutrauen, gut zu beraten.",
    ),
    _pair(
        "Entscheidung in angemessener Zeit",
        "BF-KL-10",
        "BF-LE-04",
        "Beide urteilen, ob die Entscheidung des Amtes rechtzeitig kommt.",
    ),
    _pair("Klarer Bescheid", "BF-KL-11", "BF-LE-05", "Beide urteilen, ob sie den Bescheid verstehen."),
    _pair("Zuständigkeit", "BF-KL-13", "BF-LE-02", "Beide urteilen, ob sie wissen, wer im Amt zuständig ist."),
    _pair(
        "Eigene Sicht zählt", "BF-KL-14", "BF-LE-07", "Beide urteilen, ob das Amt aufnimmt, was sie selbst einbringen."
    ),
    _pair("Gesamturteil", "BF-KL-18", "BF-LE-14", "Beide sagen, wie zufrieden sie insgesamt sind."),
)
