"""Reading a Zweitprüfung: how it stands, how far both agree, and where they do not.

What is compared is what both have answered blind: where a disagreement is settled, the results kept with the consensus.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, func, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte.abfragen import akte, in_der_stichprobe
from qmapp.checks.aktenpruefung.rows import Akte, Aktenart, Aktenstand, AntwortZeile, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import worte
from qmapp.checks.aktenpruefung.zweitpruefung.rows import (
    Abgleich,
    Abweichung,
    Gegenueberstellung,
    KonsensZeile,
    PunktUebereinstimmung,
    Uebereinstimmung,
    ZweitpruefungKopf,
)
from qmapp.checks.aktenpruefung.zweitpruefung.tables import Konsens, Zweitpruefung
from qmapp.checks.aktenpruefung.zweitpruefung.unklar import vermerkte
from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.sampling.agreement import cohen_kappa
from qmapp.errors import UserError


@dataclass(frozen=True)
class _Paar:
    """Both answers to a Prüfpunkt of a file examined twice; ``gilt`` is what the sample says now."""

    akte_id: UUID
    zweit_id: UUID
    schluessel: str
    schicht: str
    punkt: Pruefpunkt
    erst: Ergebnis
    zweit: Ergebnis
    gilt: Ergebnis
    konsens: KonsensZeile | None

    @property
    def gleich(self) -> bool:
        return self.erst is self.zweit

    @property
    def geklaert(self) -> bool:
        return self.konsens is not None and self.konsens.ergebnis is self.gilt


def zweitpruefung(session: Session, pruefung_id: UUID) -> ZweitpruefungKopf | None:
    """How the Zweitprüfung of a Prüfung stands; None where there is none."""
    row = session.get(Zweitpruefung, pruefung_id)
    if row is None:
        return None
    akte_ = tables.Akte
    states = session.exec(
        select(akte_.stand, akte_.begonnen_um).where(akte_.pruefung_id == pruefung_id, akte_.art == Aktenart.ZWEIT)
    ).all()
    first = select(func.count()).where(
        akte_.pruefung_id == pruefung_id, in_der_stichprobe(), akte_.stand == Aktenstand.GEPRUEFT
    )
    return ZweitpruefungKopf(
        **row.model_dump(),
        akten=len(states),
        erledigt=sum(stand is Aktenstand.GEPRUEFT for stand, _ in states),
        begonnen=sum(begun is not None for _, begun in states),
        erstgeprueft=session.exec(first).one(),
    )


def abgleich(session: Session, pruefung_id: UUID) -> Abgleich | None:
    """How far both agree in the files both have finished; None where there is no Zweitprüfung."""
    kopf = zweitpruefung(session, pruefung_id)
    if kopf is None:
        return None
    pairs = _paare(session, pruefung_id)
    by_point: dict[str, list[_Paar]] = defaultdict(list)
    for pair in pairs:
        by_point[pair.punkt.code].append(pair)
    limit = Fraction(kopf.unklar_prozent) / 100
    noted = vermerkte(session, pruefung_id)
    points = []
    for found in by_point.values():
        compared = _antworten(found)
        unclear = compared.anteil is not None and compared.anteil < limit
        points.append(PunktUebereinstimmung(found[0].punkt, compared, unclear, found[0].punkt.code in noted))
    different = [pair for pair in pairs if not pair.gleich]
    return Abgleich(
        kopf=kopf,
        akten=_akten(pairs),
        antworten=_antworten(pairs),
        punkte=tuple(sorted(points, key=lambda point: point.punkt.nummer)),
        abweichungen=len(different),
        geklaert=sum(pair.geklaert for pair in different),
    )


def abweichungen(session: Session, pruefung_id: UUID) -> tuple[Abweichung, ...]:
    """Every Prüfpunkt both answered differently, in working order, then in that of the catalogue."""
    return tuple(_abweichung(pair) for pair in _paare(session, pruefung_id, different=True))


def gegenueberstellung(session: Session, akte_id: UUID, code: str) -> Gegenueberstellung:
    """A disagreement with all both have said; raises UserError where both agree or it is gone."""
    row = session.get(tables.Akte, akte_id)
    pairs = [] if row is None else _paare(session, row.pruefung_id, different=True, akte_id=akte_id)
    pair = next((pair for pair in pairs if pair.punkt.code == code), None)
    if pair is None:
        raise UserError("Diese Abweichung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    first, second = akte(session, akte_id), akte(session, pair.zweit_id)
    return Gegenueberstellung(
        _abweichung(pair), _antwort(first, code), _antwort(second, code), first.geprueft_durch, second.geprueft_durch
    )


def vergleiche(namen: Sequence[tuple[Hashable, str]], pairs: Iterable[tuple[Hashable, Hashable]]) -> Uebereinstimmung:
    """Agreement over pairs of judgements; only those of ``namen`` that occur stand in the table.

    Kappa after Cohen 1960. It is not defined where nothing was judged, and where both only gave one and the same.
    """
    counts = Counter(pairs)
    seen = {judged for pair in counts for judged in pair}
    kinds = [(value, name) for value, name in namen if value in seen]
    table = tuple(tuple(counts[(one, other)] for other, _ in kinds) for one, _ in kinds)
    n = sum(counts.values())
    same = sum(table[place][place] for place in range(len(kinds)))
    names = tuple(name for _, name in kinds)
    if len(kinds) < 2:
        why = worte.EINERLEI if n else worte.NICHTS
        return Uebereinstimmung(n, same, names, table, None, None, None, why)
    found = cohen_kappa(table)
    return Uebereinstimmung(n, same, names, table, found.expected_agreement, found.kappa, found.se)


def _antwort(file: Akte, code: str) -> AntwortZeile:
    return next(line for line in file.antworten if line.punkt.code == code)


def _antworten(pairs: Iterable[_Paar]) -> Uebereinstimmung:
    return vergleiche(list(worte.ERGEBNISSE.items()), ((pair.erst, pair.zweit) for pair in pairs))


def _akten(pairs: Iterable[_Paar]) -> Uebereinstimmung:
    """Whether each file has a material error: what the headline rate counts."""
    files: dict[UUID, tuple[bool, bool]] = {}
    for pair in pairs:
        one, other = files.get(pair.akte_id, (False, False))
        files[pair.akte_id] = (one or pair.erst.material, other or pair.zweit.material)
    return vergleiche([(True, worte.MIT_FEHLER), (False, worte.OHNE_FEHLER)], files.values())


def _abweichung(pair: _Paar) -> Abweichung:
    return Abweichung(
        akte_id=pair.akte_id,
        zweit_id=pair.zweit_id,
        schluessel=pair.schluessel,
        schicht=pair.schicht,
        punkt=pair.punkt,
        erst=pair.erst,
        zweit=pair.zweit,
        konsens=pair.konsens if pair.geklaert else None,
    )


def _paare(session: Session, pruefung_id: UUID, *, different: bool = False, akte_id: UUID | None = None) -> list[_Paar]:
    """Both answers of every Prüfpunkt in the files both have finished, in working and catalogue order."""
    files = _akten_beider(session, pruefung_id, akte_id)
    points = {p.code: p for p in katalog_door.katalog(session, zustand.require(session, pruefung_id).katalog_id).punkte}
    found = []
    for schluessel, code, erst, zweit, row in session.exec(_antworten_beider(pruefung_id, akte_id, different)):
        settled = None
        blind = (Ergebnis(erst), Ergebnis(zweit))
        if row is not None:
            settled = KonsensZeile(row.ergebnis, row.begruendung, row.geklaert_um, row.geklaert_durch)
            blind = (row.erst, row.zweit)
        if code in points and not (different and blind[0] is blind[1]):
            first, second, schicht = files[schluessel]
            found.append(_Paar(first, second, schluessel, schicht, points[code], *blind, Ergebnis(erst), settled))
    places = {schluessel: place for place, schluessel in enumerate(files)}
    return sorted(found, key=lambda pair: (places[pair.schluessel], pair.punkt.nummer))


def _akten_beider(session: Session, pruefung_id: UUID, akte_id: UUID | None) -> dict[str, tuple[UUID, UUID, str]]:
    """Key → (id in the sample, id in the Zweitprüfung, stratum) of the files both have finished, in working order."""
    first, second = aliased(tables.Akte), aliased(tables.Akte)
    columns: list[Any] = [first.schluessel, first.id, second.id, first.schicht]
    query = _beide(select(*columns).select_from(first), first, second, pruefung_id, akte_id).order_by(
        col(first.schicht_nr), col(first.rang)
    )
    return {schluessel: (one, other, schicht) for schluessel, one, other, schicht in session.exec(query)}


def _antworten_beider(pruefung_id: UUID, akte_id: UUID | None, different: bool) -> Any:
    """(key of the file, code, first, second result, Konsens or None); ids are left out, for they cost the most."""
    first, second = aliased(tables.Akte), aliased(tables.Akte)
    one, other = aliased(tables.Antwort), aliased(tables.Antwort)
    columns: list[Any] = [first.schluessel, one.code, one.ergebnis, other.ergebnis, Konsens]
    query = (
        _beide(select(*columns).select_from(first), first, second, pruefung_id, akte_id)
        .join(one, col(one.akte_id) == col(first.id))
        .join(other, and_(col(other.akte_id) == col(second.id), col(other.code) == col(one.code)))
        .outerjoin(Konsens, and_(col(Konsens.akte_id) == col(first.id), col(Konsens.code) == col(one.code)))
    )
    if different:
        query = query.where(or_(col(one.ergebnis) != col(other.ergebnis), col(Konsens.akte_id).is_not(None)))
    return query


def _beide(query: Any, first: Any, second: Any, pruefung_id: UUID, akte_id: UUID | None) -> Any:
    """Files of a Prüfung (or the one named) that both examiners have finished."""
    finished = query.join(second, col(second.zweit_zu_id) == col(first.id)).where(
        first.pruefung_id == pruefung_id,
        second.art == Aktenart.ZWEIT,
        first.stand == Aktenstand.GEPRUEFT,
        second.stand == Aktenstand.GEPRUEFT,
    )
    return finished if akte_id is None else finished.where(first.id == akte_id)
