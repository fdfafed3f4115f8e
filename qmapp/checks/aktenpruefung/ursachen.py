"""The nine causes of the field, in one spelling, and what older answers and own catalogues called them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from qmapp.german import folded

URSACHEN: Final = (
    "Rechtsanwendung",
    "Sachverhalt",
    "Berechnung",
    "Eingabe/IT",
    "Frist",
    "Dokumentation",
    "Schnittstelle",
    "Sonderregelung",
    "Mitwirkung",
)
#: First word of a longer spelling → the cause it means ("Sachverhalt unvollständig", "IT-Verfahren").
_FIRST_WORDS: Final = {
    **{re.split(r"\W", folded(name))[0]: name for name in URSACHEN},
    "rechtsanwendungsfehler": "Rechtsanwendung",
    "sachverhaltsaufklarung": "Sachverhalt",
    "sachverhaltsermittlung": "Sachverhalt",
    "berechnungsfehler": "Berechnung",
    "rechenfehler": "Berechnung",
    "eingabefehler": "Eingabe/IT",
    "it": "Eingabe/IT",
    "edv": "Eingabe/IT",
    "fristversaumnis": "Frist",
    "fristen": "Frist",
    "aktenfuhrung": "Dokumentation",
    "schnittstellen": "Schnittstelle",
    "sonderfall": "Sonderregelung",
    "mitwirkungspflicht": "Mitwirkung",
}


@lru_cache(maxsize=1024)
def einheitlich(ursache: str) -> str:
    """The cause in the spelling of the field; one that means none of the nine stays as it is."""
    words = re.split(r"\W", folded(ursache.strip()))
    return _FIRST_WORDS.get(words[0], ursache)


def alle_einheitlich(ursachen: Iterable[str]) -> tuple[str, ...]:
    """Several causes in the spelling of the field, each once, in their order."""
    return tuple(dict.fromkeys(einheitlich(ursache) for ursache in ursachen))


def angebot(des_punktes: Iterable[str], gegeben: Iterable[str] = ()) -> tuple[str, ...]:
    """What is offered for a Prüfpunkt: its own causes first, then the rest of the nine, then what was given besides."""
    return alle_einheitlich((*des_punktes, *URSACHEN, *gegeben))
