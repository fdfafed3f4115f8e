"""What is not settled while a Q-Check-Bericht is written."""

from collections.abc import Iterator

from qmapp.german import integer
from qmapp.reports.personenbezug import personenbezug
from qmapp.reports.qcheckbericht.lage import Lage
from qmapp.reports.vorpruefung import Vorpruefung

_GEBROCHEN = (
    "Der Q-Check stimmt nicht mit seinem Siegel überein. Bitte prüfen Sie die Datei, bevor Sie ihn weitergeben."
)


def offen(lage: Lage) -> tuple[Vorpruefung, ...]:
    """Questions without an answer or a remark, the release, and whether the words name a person."""
    left = lage.ergebnis.gesamt.offen
    bare = sum(one.bewertung is not None and not one.bewertung.vollstaendig for one in lage.fragen)
    return (
        Vorpruefung(False, _fragen(left, "offen"), "Der Bericht ist ein Zwischenstand.")
        if left
        else Vorpruefung(True, "Alle Fragen beantwortet", "Keine Frage ist offen."),
        *((Vorpruefung(False, "Bemerkungen fehlen", f"{_fragen(bare, 'ohne Bemerkung')}."),) if bare else ()),
        Vorpruefung(False, "Noch nicht freigegeben", "Das Ergebnis kann sich ändern.")
        if lage.vorlaeufig
        else Vorpruefung(True, "Freigegeben und versiegelt", "Das Ergebnis steht fest."),
        *(() if lage.siegel_haelt else (Vorpruefung(False, "Siegel gebrochen", _GEBROCHEN),)),
        personenbezug(_texte(lage)),
    )


def _fragen(count: int, state: str) -> str:
    return f"1 Frage {state}" if count == 1 else f"{integer(count)} Fragen {state}"


def _texte(lage: Lage) -> Iterator[str]:
    head = lage.kopf
    yield from (head.titel, head.prozess, head.einheit, head.zweck, head.abgrenzung, head.fazit, *head.methoden)
    for one in lage.fragen:
        if one.bewertung is not None:
            yield one.bewertung.bemerkung
        yield from (proof.text for proof in one.nachweise)
    yield from (kept.dateiname for kept in lage.anlagen)
    yield from (note.text for note in lage.merkpunkte)
    for row in lage.feststellungen:
        yield from (row.titel, row.text)
    yield from (row.titel for row in lage.empfehlungen)
