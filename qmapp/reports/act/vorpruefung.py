"""What to look at before a paper of ACT goes out: for whom it is, and what a program cannot see in free words."""

import re
from collections.abc import Iterator

from qmapp.act.management_response.rows import Stand
from qmapp.german import integer
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.zahlen import zahlen
from qmapp.reports.vorpruefung import Vorpruefung

#: Numbers as people write them; „ein“ is left out, for it is an article too.
_ZAHLWORT = re.compile(
    r"\b(\d+|keine|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)\b", re.IGNORECASE | re.UNICODE
)


def vor_ausgabe(lage: Lage) -> tuple[Vorpruefung, ...]:
    """The points, open ones among them; they stop nothing."""
    return (*(_oeffentlich(lage) if lage.oeffentlich else _intern()), *_antworten(lage))


def hinweise(lage: Lage) -> tuple[str, ...]:
    """What is still open, each as one sentence for the command line."""
    return tuple(f"{point.text}. {point.satz}" for point in vor_ausgabe(lage) if not point.ok)


def _intern() -> Iterator[Vorpruefung]:
    yield Vorpruefung(True, "Interne Fassung", "Sie nennt Personen und interne Angaben und gehört ins Haus.")


def _oeffentlich(lage: Lage) -> Iterator[Vorpruefung]:
    yield Vorpruefung(True, "Öffentliche Fassung", "Interne Einträge, Personen und kleine Zahlen sind ausgelassen.")
    yield Vorpruefung(False, "Freie Texte lesen", "Ob in einem Text ein Name steht, kann ein Programm nicht erkennen.")
    if lage.gesamt is not None and _ZAHLWORT.search(lage.gesamt.text) and zahlen(lage).verdeckt:
        yield Vorpruefung(
            False,
            "Zahlen in der Gesamtstellungnahme",
            "Sie nennt Zahlen in Worten oder Ziffern. Bitte prüfen, ob eine darunter ist, die sonst verdeckt ist.",
        )


def _antworten(lage: Lage) -> Iterator[Vorpruefung]:
    late = sum(case.stand is Stand.ANTWORT_FEHLT for case in lage.vorgaenge)
    if late:
        words = "Eine Antwort ist" if late == 1 else f"{integer(late)} Antworten sind"
        yield Vorpruefung(False, "Antworten fehlen", f"{words} überfällig.")
    drafts = sum(
        case.empfehlung.zeile.stellungnahme is not None and not case.empfehlung.zeile.beantwortet
        for case in lage.vorgaenge
    )
    if drafts:
        words = "Eine Antwort ist" if drafts == 1 else f"{integer(drafts)} Antworten sind"
        yield Vorpruefung(False, "Entwürfe", f"{words} entworfen, aber nicht freigegeben.")
