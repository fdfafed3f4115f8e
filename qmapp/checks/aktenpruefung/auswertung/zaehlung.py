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
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis, Zurechenbarkeit
from qmapp.checks.katalog import AusserKraft, Katalog
from qmapp.checks.katalog.tables import KatalogPunkt

_MAENGEL = [e for e in Ergebnis if e.mangel]
BEWERTET = [e for e in Ergebnis if e.bewertet]


@dataclass(frozen=True)
class GezaehlteAkte:
    """A drawn file; ``material`` holds the Bereiche with a material error, amounts are cents, examined files only.

    ``betrag`` is the amount of the list, ``*_monat`` the errors per month (in all where they were not told by month);
    ``sammel`` marks a file with answers given at once for the rest of its Prüfpunkte.
    """

    schicht: str
    stand: Aktenstand
    reserve: bool
    material: frozenset[str]
    formell: bool
    zu_viel: int
    zu_wenig: int
    team: str = ""
    betrag: int | None = None
    zu_viel_monat: int = 0
    zu_wenig_monat: int = 0
    sammel: bool = False


@dataclass(frozen=True)
class Zaehlung:
    """``ergebnisse`` and ``betraege`` (cents) by code and result; ``bewertete_akten`` by Bereich.

    ``ausser_kraft``: what falls away by itself in the audited period; ``ergebnisse`` counts it.
    ``ursachen`` are counted as often as they were named, ``zurechenbar`` once per Mangel (None where nothing was told);
    ``sammelantworten`` of all ``antworten`` were given at once.
    """

    akten: tuple[GezaehlteAkte, ...]
    ergebnisse: Counter[tuple[str, Ergebnis]]
    betraege: Counter[tuple[str, Ergebnis]]
    bewertete_akten: dict[str, int]
    ursachen: tuple[tuple[str, int], ...]
    ohne_ersatz: int
    ausser_kraft: Mapping[str, AusserKraft] = field(default_factory=dict)
    zurechenbar: tuple[tuple[Zurechenbarkeit | None, int], ...] = ()
    ohne_ursache: int = 0
    antworten: int = 0
    sammelantworten: int = 0

    @property
    def geprueft(self) -> list[GezaehlteAkte]:
        """The examined files."""
        return [akte for akte in self.akten if akte.stand is Aktenstand.GEPRUEFT]

    def verloren_je_schicht(self) -> tuple[tuple[str, int], ...]:
        """Lost files by the name of their stratum."""
        return tuple(Counter(akte.schicht for akte in self.akten if akte.stand is Aktenstand.VERLOREN).items())

    def anzahl(self, stand: Aktenstand) -> int:
        """Files in this state."""
        return sum(1 for akte in self.akten if akte.stand is stand)


def zaehle(session: Session, pruefung_id: UUID, katalog: Katalog) -> Zaehlung:
    """Count the answers of the examined files."""
    answered = tables.Antwort
    grouped = session.exec(
        of_examined(
            select(answered.code, answered.ergebnis, func.count(), func.sum(col(answered.betrag_cent))), pruefung_id
        ).group_by(col(answered.code), col(answered.ergebnis))
    ).all()
    maengel = _maengel(session, pruefung_id)
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for mangel in maengel:
        found[mangel.akte_id].append(mangel)
    causes = Counter(cause for mangel in maengel for cause in mangel.ursachen)
    collective = _collective(session, pruefung_id)
    replaced = tables.Akte
    moved_up = set(session.exec(select(replaced.ersatz_fuer_id).where(replaced.pruefung_id == pruefung_id)))
    rows = _akten(session, pruefung_id)
    bereich_of = {punkt.code: punkt.bereich for punkt in katalog.punkte}
    results = Counter({(code, Ergebnis(e)): count for code, e, count, _ in grouped})
    paused = ausser_kraft(session, pruefung_id)
    _add_paused(paused, results, sum(1 for row in rows if row.stand is Aktenstand.GEPRUEFT))
    return Zaehlung(
        akten=tuple(_counted(row, found.get(row.id, []), bereich_of, row.id in collective) for row in rows),
        ergebnisse=results,
        betraege=Counter({(code, Ergebnis(e)): total or 0 for code, e, _, total in grouped}),
        bewertete_akten=_assessed(session, pruefung_id),
        ursachen=tuple(sorted(causes.items(), key=lambda item: (-item[1], item[0]))),
        ohne_ersatz=sum(1 for row in rows if row.stand is Aktenstand.ERSETZT and row.id not in moved_up),
        ausser_kraft=paused,
        zurechenbar=tuple(Counter(mangel.zurechenbarkeit for mangel in maengel).items()),
        ohne_ursache=sum(1 for mangel in maengel if not mangel.ursachen),
        antworten=sum(count for _, _, count, _ in grouped),
        sammelantworten=sum(collective.values()),
    )


def _maengel(session: Session, pruefung_id: UUID) -> list[Any]:
    answered = tables.Antwort
    columns: list[Any] = [
        answered.akte_id,
        answered.code,
        answered.ergebnis,
        answered.betrag_cent,
        answered.betrag_monat_cent,
        answered.ursachen,
        answered.zurechenbarkeit,
    ]
    query = of_examined(select(*columns), pruefung_id).where(col(answered.ergebnis).in_(_MAENGEL))
    return list(session.exec(query))


def _collective(session: Session, pruefung_id: UUID) -> dict[UUID, int]:
    """Examined files with answers given at once, and how many."""
    answered = tables.Antwort
    query = of_examined(select(answered.akte_id, func.count()), pruefung_id)
    return dict(session.exec(query.where(col(answered.sammelantwort)).group_by(col(answered.akte_id))).all())


def _add_paused(paused: Iterable[str], results: Counter[tuple[str, Ergebnis]], examined: int) -> None:
    """What is out of force in the audited period falls away in every examined file that has no answer of its own."""
    for code in paused:
        own = sum(results[code, ergebnis] for ergebnis in Ergebnis)
        results[code, Ergebnis.ENTFAELLT] += examined - own


def _akten(session: Session, pruefung_id: UUID) -> list[Any]:
    akte = tables.Akte
    columns: list[Any] = [akte.id, akte.schicht, akte.stand, akte.reserve_rang, akte.team, akte.betrag_cent]
    return list(session.exec(select(*columns).where(akte.pruefung_id == pruefung_id, in_der_stichprobe())))


def _counted(row: Any, found: list[Any], bereich_of: dict[str, str], collective: bool) -> GezaehlteAkte:
    over = [mangel for mangel in found if mangel.ergebnis is Ergebnis.F3_PLUS]
    under = [mangel for mangel in found if mangel.ergebnis is Ergebnis.F3_MINUS]
    return GezaehlteAkte(
        schicht=row.schicht,
        stand=row.stand,
        reserve=row.reserve_rang is not None,
        material=frozenset(bereich_of[mangel.code] for mangel in found if mangel.ergebnis.material),
        formell=any(mangel.ergebnis is Ergebnis.F1 for mangel in found),
        zu_viel=_sum(over),
        zu_wenig=_sum(under),
        team=row.team,
        betrag=row.betrag_cent,
        zu_viel_monat=_monthly(over),
        zu_wenig_monat=_monthly(under),
        sammel=collective,
    )


def _sum(maengel: list[Any]) -> int:
    return sum(mangel.betrag_cent or 0 for mangel in maengel)


def _monthly(maengel: list[Any]) -> int:
    return sum(
        (mangel.betrag_cent or 0) if mangel.betrag_monat_cent is None else mangel.betrag_monat_cent
        for mangel in maengel
    )


def _assessed(session: Session, pruefung_id: UUID) -> dict[str, int]:
    """By Bereich, the files of which at least one Prüfpunkt was assessed."""
    answered, punkt, head = tables.Antwort, KatalogPunkt, tables.Aktenpruefung
    query = (
        of_examined(select(punkt.bereich, func.count(distinct(col(answered.akte_id)))), pruefung_id)
        .join(head, col(head.id) == col(tables.Akte.pruefung_id))
        .join(punkt, and_(col(punkt.katalog_id) == col(head.katalog_id), col(punkt.code) == col(answered.code)))
        .where(col(answered.ergebnis).in_(BEWERTET))
        .group_by(col(punkt.bereich))
    )
    return dict(session.exec(query).all())


def of_examined(query: Any, pruefung_id: UUID) -> Any:
    """The query narrowed to answers of the examined files."""
    akte = tables.Akte
    return (
        query.select_from(tables.Antwort)
        .join(akte, col(akte.id) == col(tables.Antwort.akte_id))
        .where(akte.pruefung_id == pruefung_id, akte.art == Aktenart.STICHPROBE, akte.stand == Aktenstand.GEPRUEFT)
    )
