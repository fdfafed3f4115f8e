"""Rates of Prüfpunkte, Bereiche and teams where strata were drawn with different shares: each file by its weight."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import and_, distinct, func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.auswertung.saetze import Befund
from qmapp.checks.aktenpruefung.auswertung.zaehlung import BEWERTET, of_examined
from qmapp.checks.aktenpruefung.rows import BereichErgebnis, Ergebnis, PunktErgebnis, Quote
from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.checks.sampling.domain import stratified_domain_rate


@dataclass(frozen=True)
class JeSchicht:
    """Counts by (code or Bereich, stratum): assessed and faulty answers of Prüfpunkte, assessed files of Bereiche."""

    bewertet: Mapping[tuple[str, str], int]
    material: Mapping[tuple[str, str], int]
    akten: Mapping[tuple[str, str], int]


def je_schicht(session: Session, pruefung_id: UUID) -> JeSchicht:
    """Count the answers of the examined files by stratum."""
    answered, akte, punkt, head = tables.Antwort, tables.Akte, KatalogPunkt, tables.Aktenpruefung
    columns: list[Any] = [answered.code, akte.schicht, answered.ergebnis, func.count()]
    grouped = of_examined(select(*columns), pruefung_id).group_by(
        col(answered.code), col(akte.schicht), col(answered.ergebnis)
    )
    assessed: Counter[tuple[str, str]] = Counter()
    faulty: Counter[tuple[str, str]] = Counter()
    for code, schicht, ergebnis, count in session.exec(grouped):
        assessed[code, schicht] += count if Ergebnis(ergebnis).bewertet else 0
        faulty[code, schicht] += count if Ergebnis(ergebnis).material else 0
    files = (
        of_examined(select(punkt.bereich, akte.schicht, func.count(distinct(col(answered.akte_id)))), pruefung_id)
        .join(head, col(head.id) == col(akte.pruefung_id))
        .join(punkt, and_(col(punkt.katalog_id) == col(head.katalog_id), col(punkt.code) == col(answered.code)))
        .where(col(answered.ergebnis).in_(BEWERTET))
        .group_by(col(punkt.bereich), col(akte.schicht))
    )
    return JeSchicht(assessed, faulty, {(bereich, schicht): count for bereich, schicht, count in session.exec(files)})


def moeglich(befund: Befund) -> bool:
    """Whether shares differ and every stratum has an examined file, so that files can be weighted."""
    seen = {akte.schicht for akte in befund.akten}
    return befund.ungleich and all(name in seen for name, _ in befund.bestand)


def punkte(found: Sequence[PunktErgebnis], counts: JeSchicht, befund: Befund) -> tuple[PunktErgebnis, ...]:
    """The Prüfpunkte with weighted rates."""
    return tuple(
        replace(
            p,
            quote=quote(
                befund,
                {name: counts.bewertet.get((p.punkt.code, name), 0) for name, _ in befund.bestand},
                {name: counts.material.get((p.punkt.code, name), 0) for name, _ in befund.bestand},
            ),
        )
        for p in found
    )


def bereiche(found: Sequence[BereichErgebnis], counts: JeSchicht, befund: Befund) -> tuple[BereichErgebnis, ...]:
    """The Bereiche with weighted rates of files."""
    weighted = []
    for b in found:
        key = b.bereich.schluessel
        faulty = Counter(akte.schicht for akte in befund.akten if key in akte.material)
        assessed = {name: counts.akten.get((key, name), 0) for name, _ in befund.bestand}
        weighted.append(replace(b, akten=quote(befund, assessed, faulty)))
    return tuple(weighted)


def quote(befund: Befund, applicable: Mapping[str, int], errors: Mapping[str, int]) -> Quote:
    """A weighted rate from counts by stratum; the files it applies to in the population are estimated."""
    examined = Counter(akte.schicht for akte in befund.akten)
    names = [name for name, _ in befund.bestand]
    found = stratified_domain_rate(
        sizes=[size for _, size in befund.bestand],
        drawn=[examined[name] for name in names],
        applicable=[applicable.get(name, 0) for name in names],
        errors=[errors.get(name, 0) for name in names],
        confidence=befund.sicherheit,
    )
    x, n = sum(errors.values()), sum(applicable.values())
    return Quote(
        zaehler=x,
        nenner=n,
        grundgesamtheit=round(found.population),
        wert=found.rate,
        unten=found.lower,
        oben=found.upper,
        geschaetzt=n < befund.geprueft,
        se=found.se,
    )
