"""The two versions beside each other: what changed for answers already given, and what is suggested."""

from collections.abc import Mapping
from dataclasses import dataclass

from qmapp.checks.aktenpruefung.katalogwechsel.rows import Punktwechsel
from qmapp.checks.katalog import AusserKraft, Katalog
from qmapp.checks.katalog.unterschied import Punktunterschied
from qmapp.checks.katalog.wechsel import Wechselart, beside, suggested


@dataclass
class Gezaehlt:
    """Answers to a Prüfpunkt so far."""

    antworten: int = 0
    maengel: int = 0
    mit_betrag: int = 0


def punktwechsel(
    von: Katalog, nach: Katalog, counts: Mapping[str, Gezaehlt], ausser_kraft: Mapping[str, AusserKraft]
) -> tuple[Punktwechsel, ...]:
    """Every Prüfpunkt of either version, in the order of the newer one, those that are gone last.

    ``ausser_kraft``: what the newer version puts out of force in the audited period.
    """
    found = []
    for row, alike in beside(von, nach):
        counted = counts.get(row.code, Gezaehlt())
        art = _art(row, counted, row.code in ausser_kraft)
        found.append(
            Punktwechsel(
                code=row.code,
                alt=row.alt,
                neu=row.neu,
                art=art,
                felder=row.felder,
                antworten=counted.antworten,
                maengel=counted.maengel,
                mit_betrag=counted.mit_betrag,
                ausser_kraft=ausser_kraft.get(row.code),
                vorschlag=suggested(art, alike),
            )
        )
    return tuple(found)


def _art(row: Punktunterschied, counted: Gezaehlt, paused: bool) -> Wechselart:
    if row.alt is None:
        return Wechselart.NEU
    if row.neu is None:
        return Wechselart.ENTFALLEN
    if paused:
        return Wechselart.AUSSER_KRAFT
    if row.inhaltlich:
        return Wechselart.FRAGE
    if counted.mit_betrag and row.alt.zahlungswirkung and not row.neu.zahlungswirkung:
        return Wechselart.MASSSTAB
    return Wechselart.HINWEISE if row.felder else Wechselart.GLEICH
