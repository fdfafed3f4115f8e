"""What in the words people wrote may lead to a person, looked for before a report leaves the house."""

from collections import Counter
from collections.abc import Iterable

from qmapp.checks.befragung.freitext import Fundart, funde
from qmapp.checks.befragung.worte import FUNDARTEN
from qmapp.german import integer
from qmapp.reports.vorpruefung import Vorpruefung

_TITEL = "Personenbezug in freien Texten"


def personenbezug(texte: Iterable[str], *, daten: bool = False) -> Vorpruefung:
    """Whether names, bank accounts, addresses or numbers of a case stand in the texts; what was found, never itself.

    ``daten``: a date counts too, since it may be a birthday. What is not found may still name somebody.
    """
    texts = tuple(text for text in texte if text.strip())
    found = Counter(one.art for text in texts for one in funde(text) if daten or one.art is not Fundart.DATUM)
    if found:
        told = ", ".join(f"{integer(count)} × {FUNDARTEN[art]}" for art, count in sorted(found.items()))
        return Vorpruefung(False, _TITEL, f"Bitte nachsehen: {told}. Ein Fund kann harmlos sein.")
    read = "1 Text" if len(texts) == 1 else f"{integer(len(texts))} Texte"
    return Vorpruefung(True, _TITEL, f"{read} durchsucht, nichts gefunden. Alle Namen erkennt das Programm nicht.")
