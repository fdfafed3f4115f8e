"""What the examined files say, counted by the database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import and_, distinct, func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte.abfragen import in_der_stichprobe
from qmapp.checks.aktenpruefung.geltung import ausser_kraft
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis
from qmapp.checks.katalog import AusserKraft, Katalog
from qmapp.checks.katalog.tables import KatalogPunkt

_MAENGEL = [e for e in Ergebnis if e.mangel]
_BEWERTET = [e for e in Ergebnis if e.bewertet]


@dataclass(frozen=True)
class GezaehlteAkte:
    """A drawn file; ``material`` holds the Bereiche with a material error, amounts are cents, examined files only."""

    schicht: str
    stand: Aktenstand
    reserve: bool
    material: frozenset[str]
    formell: bool
    zu_viel: int
    zu_wenig: int


@dataclass(frozen=True)
class Zaehlung:
    """``ergebnisse`` and ``betraege`` (cents) by code and result; ``bewertete_akten`` by Bereich; ``ursachen``.

    ``ausser_kraft``: what falls away by itself in the audited period; ``ergebnisse`` counts it.
    """

    akten: tuple[GezaehlteAkte, ...]
    ergebnisse: Counter[tuple[str, Ergebnis]]
    betraege: Counter[tuple[str, Ergebnis]]
    bewertete_akten: dict[str, int]
    ursachen: tuple[tuple[str, int], ...]
    ohne_ersatz: int
    ausser_kraft: Mapping[str, AusserKraft] = field(default_factory=dict)

    @property
    def geprueft(self) -> list[GezaehlteAkte]:
        """The examined files."""
        return [akte for akte in self.akten if akte.stand is Aktenstand.GEPRUEFT]

    def anzahl(self, stand: Aktenstand) -> int:
        """Files in this state."""
        return sum(1 for akte in self.akten if akte.stand is stand)


def zaehle(session: Session, pruefung_id: UUID, katalog: Katalog) -> Zaehlung:
    """Count the answers of the examined files."""
    answered = tables.Antwort
    grouped = session.exec(
        _examined(
            select(answered.code, answered.ergebnis, func.count(), func.sum(col(answered.betrag_cent))), pruefung_id
        ).group_by(col(answered.code), col(answered.ergebnis))
    ).all()
    causes: Counter[str] = Counter()
    found: defaultdict[UUID, list[tuple[str, Ergebnis, int]]] = defaultdict(list)
    columns: list[Any] = [
        answered.akte_id,
        answered.code,
        answered.ergebnis,
        answered.betrag_cent,
        answered.ursachen,
    ]
    for key, code, ergebnis, betrag, ursachen in session.exec(
        _examined(select(*columns), pruefung_id).where(col(answered.ergebnis).in_(_MAENGEL))
    ):
        found[key].append((code, Ergebnis(ergebnis), betrag or 0))
        causes.update(ursachen)
    replaced = tables.Akte
    moved_up = set(session.exec(select(replaced.ersatz_fuer_id).where(replaced.pruefung_id == pruefung_id)))
    rows = _akten(session, pruefung_id)
    bereich_of = {punkt.code: punkt.bereich for punkt in katalog.punkte}
    results = Counter({(code, Ergebnis(e)): count for code, e, count, _ in grouped})
    paused = ausser_kraft(session, pruefung_id)
    _add_paused(paused, results, sum(1 for row in rows if row.stand is Aktenstand.GEPRUEFT))
    return Zaehlung(
        akten=tuple(_counted(row, found.get(row.id, []), bereich_of) for row in rows),
        ergebnisse=results,
        betraege=Counter({(code, Ergebnis(e)): total or 0 for code, e, _, total in grouped}),
        bewertete_akten=_assessed(session, pruefung_id),
        ursachen=tuple(sorted(causes.items(), key=lambda item: (-item[1], item[0]))),
        ohne_ersatz=sum(1 for row in rows if row.stand is Aktenstand.ERSETZT and row.id not in moved_up),
        ausser_kraft=paused,
    )


def _add_paused(paused: Iterable[str], results: Counter[tuple[str, Ergebnis]], examined: int) -> None:
    """What is out of force in the audited period falls away in every examined file that has no answer of its own."""
    for code in paused:
        own = sum(results[code, ergebnis] for ergebnis in Ergebnis)
        results[code, Ergebnis.ENTFAELLT] += examined - own


def _akten(session: Session, pruefung_id: UUID) -> list[Any]:
    akte = tables.Akte
    query = select(akte.id, akte.schicht, akte.stand, akte.reserve_rang).where(
        akte.pruefung_id == pruefung_id, in_der_stichprobe()
    )
    return list(session.exec(query))


def _counted(row: Any, found: list[tuple[str, Ergebnis, int]], bereich_of: dict[str, str]) -> GezaehlteAkte:
    return GezaehlteAkte(
        schicht=row.schicht,
        stand=row.stand,
        reserve=row.reserve_rang is not None,
        material=frozenset(bereich_of[code] for code, ergebnis, _ in found if ergebnis.material),
        formell=any(ergebnis is Ergebnis.F1 for _, ergebnis, _ in found),
        zu_viel=sum(betrag for _, ergebnis, betrag in found if ergebnis is Ergebnis.F3_PLUS),
        zu_wenig=sum(betrag for _, ergebnis, betrag in found if ergebnis is Ergebnis.F3_MINUS),
    )


def _assessed(session: Session, pruefung_id: UUID) -> dict[str, int]:
    """By Bereich, the files of which at least one Prüfpunkt was assessed."""
    answered, punkt, head = tables.Antwort, KatalogPunkt, tables.Aktenpruefung
    query = (
        _examined(select(punkt.bereich, func.count(distinct(col(answered.akte_id)))), pruefung_id)
        .join(head, col(head.id) == col(tables.Akte.pruefung_id))
        .join(punkt, and_(col(punkt.katalog_id) == col(head.katalog_id), col(punkt.code) == col(answered.code)))
        .where(col(answered.ergebnis).in_(_BEWERTET))
        .group_by(col(punkt.bereich))
    )
    return dict(session.exec(query).all())


def _examined(query: Any, pruefung_id: UUID) -> Any:
    """The query narrowed to answers of the examined files."""
    akte = tables.Akte
    return (
        query.select_from(tables.Antwort)
        .join(akte, col(akte.id) == col(tables.Antwort.akte_id))
        .where(akte.pruefung_id == pruefung_id, akte.art == Aktenart.STICHPROBE, akte.stand == Aktenstand.GEPRUEFT)
    )
