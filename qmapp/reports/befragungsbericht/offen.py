"""What is not settled while a Befragungsbericht is written."""

from collections.abc import Iterator

from qmapp.german import integer
from qmapp.reports.befragungsbericht.lage import Lage
from qmapp.reports.personenbezug import personenbezug
from qmapp.reports.vorpruefung import Vorpruefung


def offen(lage: Lage) -> tuple[Vorpruefung, ...]:
    """Closing, double entry, what was handed out, what the figures speak for, and whether the words name a person."""
    return (
        Vorpruefung(False, "Noch nicht abgeschlossen", "Es können noch Bögen dazukommen.")
        if lage.vorlaeufig
        else Vorpruefung(True, "Befragung abgeschlossen", "Es kommen keine Bögen mehr dazu."),
        *_abweichungen(lage),
        *_angaben(lage),
        personenbezug(_texte(lage)),
        *_stimmen(lage),
    )


def _abweichungen(lage: Lage) -> Iterator[Vorpruefung]:
    if lage.doppelt_offen:
        count = lage.doppelt_offen
        said = "1 Abweichung ist" if count == 1 else f"{integer(count)} Abweichungen sind"
        yield Vorpruefung(False, "Doppelte Erfassung", f"{said} nicht geklärt.")


def _angaben(lage: Lage) -> Iterator[Vorpruefung]:
    if lage.zeile.ausgegeben is None:
        yield Vorpruefung(False, "Ausgegebene Bögen fehlen", "Der Bericht nennt keine Rücklaufquote.")
    if not lage.kopf.aussagekraft:
        yield Vorpruefung(False, "Aussagekraft fehlt", "Der Bericht sagt nur allgemein, für wen die Zahlen sprechen.")


def _stimmen(lage: Lage) -> Iterator[Vorpruefung]:
    if lage.stimmen:
        found = personenbezug((one.text for one in lage.stimmen), daten=True)
        yield Vorpruefung(found.ok, "Personenbezug in Stimmen", found.satz)


def _texte(lage: Lage) -> Iterator[str]:
    head = lage.kopf
    yield from (head.titel, head.zielgruppe, head.weg, head.aussagekraft, head.fazit, *head.beteiligte)
    yield from (one.titel for one in lage.themen)
    for row in lage.feststellungen:
        yield from (row.titel, row.text)
    yield from (row.titel for row in lage.empfehlungen)
