"""What belongs to Empfehlungen, read in as many questions for a thousand as for one."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.empfehlung import tables as empfehlung_tables
from qmapp.act.feststellung import tables as feststellung_tables
from qmapp.act.massnahme import tables
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Meilenstein, Statuswechsel, Verschiebung, Wirksamkeit

T = TypeVar("T")


def massnahmen(session: Session, heute: date) -> tuple[Massnahme, ...]:
    """Every Maßnahme with everything that happened to it, by Kennung."""
    stones = _by_massnahme(session, tables.Meilenstein, Meilenstein, "soll")
    moves = _by_massnahme(session, tables.Verschiebung, Verschiebung, "nr")
    changes = _by_massnahme(session, tables.Statuswechsel, Statuswechsel, "um")
    checks: defaultdict[UUID, list[Wirksamkeit]] = defaultdict(list)
    for row in session.exec(select(tables.Wirksamkeit).order_by(col(tables.Wirksamkeit.geprueft_am))):
        checks[row.massnahme_id].append(_wirksamkeit(row))
    rows = list(session.exec(select(tables.Massnahme).order_by(col(tables.Massnahme.kennung))))
    names = {row.id: row.kennung for row in rows}
    owner = empfehlung_tables.Empfehlung
    empfehlungen = dict(session.exec(select(owner.id, owner.kennung)).all())
    sources = _feststellungen(session)
    return tuple(
        Massnahme(
            MassnahmeZeile(
                **row.model_dump(exclude={"beteiligte", "bedarf_vzae", "angelegt_um", "angelegt_durch"}),
                beteiligte=tuple(row.beteiligte),
                bedarf_vzae=Decimal(row.bedarf_vzae) if row.bedarf_vzae else None,
                empfehlung_kennung="" if row.empfehlung_id is None else empfehlungen[row.empfehlung_id],
                feststellungen=tuple(sources[row.id]),
                abhaengig_von="" if row.abhaengig_von_id is None else names[row.abhaengig_von_id],
                meilensteine=tuple(stones[row.id]),
                verschoben=sum(move.meilenstein_id is None for move in moves[row.id]),
                ueberfaellig=row.status.offen and row.frist is not None and row.frist < heute,
                ueberfaellige=tuple(
                    stone.titel
                    for stone in stones[row.id]
                    if row.status.offen and stone.ist is None and stone.soll < heute
                ),
                wirkung=checks[row.id][-1].ergebnis if checks[row.id] else None,
            ),
            tuple(moves[row.id]),
            tuple(changes[row.id]),
            tuple(checks[row.id]),
        )
        for row in rows
    )


def angelegt_durch(session: Session) -> Mapping[UUID, str]:
    """Who made each Empfehlung."""
    row = empfehlung_tables.Empfehlung
    return dict(session.exec(select(row.id, row.angelegt_durch)).all())


def _by_massnahme(session: Session, table: Any, frozen: type[T], order: str) -> Mapping[UUID, list[T]]:
    found: defaultdict[UUID, list[T]] = defaultdict(list)
    for row in session.exec(select(table).order_by(col(getattr(table, order)))):
        found[row.massnahme_id].append(frozen(**row.model_dump(exclude={"um"})))
    return found


def _wirksamkeit(row: tables.Wirksamkeit) -> Wirksamkeit:
    numbers = {"vorher_anzahl", "vorher_bewertet", "nachher_anzahl", "nachher_bewertet"}
    return Wirksamkeit(
        **row.model_dump(exclude=numbers),
        vorher=_pair(row.vorher_anzahl, row.vorher_bewertet),
        nachher=_pair(row.nachher_anzahl, row.nachher_bewertet),
    )


def _pair(anzahl: int | None, bewertet: int | None) -> tuple[int, int] | None:
    return None if anzahl is None or bewertet is None else (anzahl, bewertet)


def _feststellungen(session: Session) -> Mapping[UUID, list[str]]:
    link, row = tables.MassnahmeFeststellung, feststellung_tables.Feststellung
    found: defaultdict[UUID, list[str]] = defaultdict(list)
    query = select(link.massnahme_id, row.kennung).join(row, col(row.id) == col(link.feststellung_id))
    for owner, kennung in session.exec(query.order_by(col(row.kennung))):
        found[owner].append(kennung)
    return found
