"""Stringer's bound for a draw by amount: the certain files as they were found, the others by their taints."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.auswertung.ergebnis import Grundlage
from qmapp.checks.aktenpruefung.auswertung.zaehlung import GezaehlteAkte
from qmapp.checks.aktenpruefung.rows import Aktenstand, Obergrenze
from qmapp.checks.sampling.amounts import stringer_bound
from qmapp.checks.sampling.mus import CertainFiles, certain_files
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_betraege import for_stringer

_NOT_BY_AMOUNT = "Nur für eine Ziehung nach Beträgen (MUS); diese Stichprobe wurde nach Akten gezogen."
_TOO_LARGE = "Ein Fehlbetrag je Monat ist größer als der Betrag der Liste; Stringer begrenzt ihn dann nicht."
_OPEN = "Noch nicht alle Akten sind geprüft."

#: What is bounded, by the amount of an error per month: the list shows what is paid in a month.
ARTEN: Mapping[str, Callable[[GezaehlteAkte], int]] = MappingProxyType(
    {
        "zu viel gezahlt, je Monat": lambda akte: akte.zu_viel_monat,
        "zu wenig gezahlt, je Monat": lambda akte: akte.zu_wenig_monat,
    }
)


@dataclass(frozen=True)
class _Hits:
    """The files that were not certain, a lost one as wholly wrong; ``certain_cents``: found in the certain ones."""

    n: int
    taints: tuple[float, ...]
    total: int
    certain_cents: int


def hindernis(given: Grundlage) -> str:
    """Why there is no bound, or ""."""
    befund = given.befund
    if not befund.nach_betrag:
        return _NOT_BY_AMOUNT
    if befund.offen or not befund.akten:
        return _OPEN
    if any(art(akte) > (akte.betrag or 0) for akte in befund.akten for art in ARTEN.values()):
        return _TOO_LARGE
    return ""


def obergrenzen(session: Session, pruefung_id: UUID, given: Grundlage) -> tuple[Obergrenze, ...]:
    """The bound of each kind of error in cents per month; nothing where there is a hindrance."""
    return tuple(_bound(given, what, hits) for what, hits in _all_hits(session, pruefung_id, given))


def rechenwege(session: Session, pruefung_id: UUID, given: Grundlage) -> Iterator[Rechenweg]:
    """How each bound was computed."""
    for what, hits in _all_hits(session, pruefung_id, given):
        yield for_stringer(
            n=hits.n,
            taints=hits.taints,
            book_total=hits.total,
            certain_cents=hits.certain_cents,
            confidence=given.befund.sicherheit,
            what=what,
        )


def _bound(given: Grundlage, what: str, hits: _Hits) -> Obergrenze:
    found = stringer_bound(n=hits.n, taints=hits.taints, confidence=given.befund.sicherheit)
    return Obergrenze(
        was=what,
        treffer=len(hits.taints),
        n=hits.n,
        wahrscheinlich_cent=round(found.most_likely * hits.total) + hits.certain_cents,
        hoechstens_cent=round(found.upper * hits.total) + hits.certain_cents,
    )


def _all_hits(session: Session, pruefung_id: UUID, given: Grundlage) -> Iterator[tuple[str, _Hits]]:
    if hindernis(given):
        return
    drawn = sum(1 for akte in given.zaehlung.akten if not akte.reserve)
    apart = _certain(session, pruefung_id, drawn)
    if apart is None:
        return
    limit = apart[1]
    for what, art in ARTEN.items():
        hits = _hits(given, apart[0], limit, art)
        if hits.n:
            yield what, hits


def _certain(session: Session, pruefung_id: UUID, n: int) -> tuple[CertainFiles, int] | None:
    """The certain files apart, and the smallest amount among them (beyond every amount where there is none)."""
    liste = zustand.require_liste(session, pruefung_id)
    fall, out = tables.GrundgesamtheitFall, tables.AusgeschlosseneAkte
    gone = select(out.schluessel).where(out.grundgesamtheit_id == liste.id)
    kept = (
        col(fall.grundgesamtheit_id) == liste.id,
        col(fall.betrag_cent) > 0,
        col(fall.schluessel).not_in(gone),
    )
    total = session.exec(select(func.sum(col(fall.betrag_cent))).where(*kept)).one()
    amount = col(fall.betrag_cent)
    largest = [cents or 0 for cents in session.exec(select(amount).where(*kept).order_by(amount.desc()).limit(n))]
    if not total or not largest:
        return None
    found = certain_files(largest=largest, total=total, n=n)
    return found, largest[found.certain - 1] if found.certain else largest[0] + 1


def _hits(given: Grundlage, apart: CertainFiles, limit: int, art: Callable[[GezaehlteAkte], int]) -> _Hits:
    examined = given.befund.akten
    lost = [a for a in given.zaehlung.akten if a.stand is Aktenstand.VERLOREN]
    rest = [akte for akte in examined if (akte.betrag or 0) < limit]
    wholly = [akte for akte in lost if (akte.betrag or 0) < limit]
    taints = [art(akte) / (akte.betrag or 1) for akte in rest if art(akte)] + [1.0] * len(wholly)
    certain = sum(art(akte) for akte in examined if (akte.betrag or 0) >= limit)
    certain += sum(akte.betrag or 0 for akte in lost if (akte.betrag or 0) >= limit)
    return _Hits(len(rest) + len(wholly), tuple(taints), apart.total, certain)
