"""Reading Jahresprüfpläne: which years there are, and one year with its coverage and hours."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.checks.jahresplan import tables
from qmapp.checks.jahresplan.deckung import deckung
from qmapp.checks.jahresplan.kapazitaet import kapazitaet
from qmapp.checks.jahresplan.rows import Eintrag, Eintragstand, Jahresplan

_CLOSED = "Abgeschlossen"


def jahre(session: Session) -> tuple[int, ...]:
    """The years that have a plan, the newest first."""
    return tuple(session.exec(select(tables.Jahresplan.jahr).order_by(col(tables.Jahresplan.jahr).desc())))


def jahresplan(session: Session, jahr: int, *, heute: date) -> Jahresplan | None:
    """The plan of a year as it stands on ``heute``, or None where there is none."""
    row = session.get(tables.Jahresplan, jahr)
    if row is None:
        return None
    by_year = _eintraege(session, heute)
    own = by_year.get(jahr, ())
    given = {
        "vzae": Decimal(row.vzae),
        "jahresstunden": Decimal(row.jahresstunden),
        "pruefanteil_prozent": Decimal(row.pruefanteil_prozent),
    }
    return Jahresplan(
        jahr=jahr,
        bemerkung=row.bemerkung,
        eintraege=tuple(own),
        deckung=deckung(jahr, by_year),
        kapazitaet=kapazitaet(own, **given),
        **given,
    )


def verknuepfbare(session: Session, eintrag_id: UUID) -> tuple[PruefungZeile, ...]:
    """The Prüfungen an entry can be linked with: those of its catalogue first, none that another entry has."""
    entry = session.get(tables.JahresplanEintrag, eintrag_id)
    taken = set(
        session.exec(select(tables.JahresplanEintrag.pruefung_id).where(col(tables.JahresplanEintrag.id) != eintrag_id))
    )
    code = "" if entry is None else entry.katalog_code
    free = [row for row in pruefungen(session) if row.id not in taken]
    return tuple(sorted(free, key=lambda row: row.katalog_code != code))


def _eintraege(session: Session, heute: date) -> dict[int, list[Eintrag]]:
    audits = {row.id: row for row in pruefungen(session)}
    found: defaultdict[int, list[Eintrag]] = defaultdict(list)
    table = tables.JahresplanEintrag
    for row in session.exec(select(table).order_by(col(table.jahr), col(table.reihenfolge))):
        found[row.jahr].append(_eintrag(row, audits, heute))
    return dict(found)


def _eintrag(row: tables.JahresplanEintrag, audits: Mapping[UUID, PruefungZeile], heute: date) -> Eintrag:
    audit = None if row.pruefung_id is None else audits[row.pruefung_id]
    return Eintrag(
        **row.model_dump(exclude={"jahr", "reihenfolge"}),
        stand=_stand(row, audit, heute),
        kennung="" if audit is None else audit.kennung,
        gezogen=None if audit is None else audit.umfang,
        erledigt=0 if audit is None else audit.erledigt,
    )


def _stand(row: tables.JahresplanEintrag, audit: PruefungZeile | None, heute: date) -> Eintragstand:
    if audit is not None:
        return Eintragstand.GEPRUEFT if audit.stand == _CLOSED else Eintragstand.LAEUFT
    if row.verzicht_grund:
        return Eintragstand.VERZICHTET
    last = row.bis or date(row.jahr, 12, 31)
    return Eintragstand.VERSAEUMT if last < heute else Eintragstand.GEPLANT
