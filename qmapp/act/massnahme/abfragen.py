"""Reading Maßnahmen: all of them in a few queries, and one with its history."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from qmapp.act.empfehlung.tables import Empfehlung
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme import tables
from qmapp.act.massnahme.grenzen import require
from qmapp.act.massnahme.rows import (
    Massnahme,
    MassnahmeZeile,
    Meilenstein,
    Status,
    Statuswechsel,
    Verschiebung,
    Wirksamkeit,
    Wirkung,
)

_ROW = tables.Massnahme.__table__.c  # type: ignore[attr-defined]  # SQLModel does not tell of it
#: The columns in the order of the table, without who entered it and when.
_COLUMNS = [column for column in _ROW if column.name not in ("angelegt_um", "angelegt_durch")]
_NAMES = [column.name for column in _COLUMNS]


def massnahmen(session: Session, stichtag: date) -> tuple[MassnahmeZeile, ...]:
    """All Maßnahmen by Kennung, as they stand on ``stichtag``; a handful of queries however many there are."""
    return _lines(session, stichtag)


def massnahme(session: Session, massnahme_id: UUID, stichtag: date) -> Massnahme:
    """One with everything that happened to it, oldest first; raises UserError where it is gone."""
    require(session, massnahme_id)
    (line,) = _lines(session, stichtag, [massnahme_id])
    return _whole(session, [line])[0]


def massnahmen_einer_empfehlung(session: Session, empfehlung_id: UUID, stichtag: date) -> tuple[Massnahme, ...]:
    """The Maßnahmen that answer an Empfehlung, by Kennung, with their history."""
    ids = session.exec(select(tables.Massnahme.id).where(tables.Massnahme.empfehlung_id == empfehlung_id)).all()
    return tuple(_whole(session, _lines(session, stichtag, ids)))


def massnahmen_mit_verlauf(session: Session, stichtag: date) -> tuple[Massnahme, ...]:
    """All Maßnahmen by Kennung with their history, for what tells of all of them at once."""
    return tuple(_whole(session, _lines(session, stichtag), everything=True))


def kennungen(session: Session) -> dict[UUID, tuple[str, str]]:
    """(Kennung, title) of every Maßnahme by its id, by Kennung: to choose one from."""
    row = tables.Massnahme
    found = session.exec(select(row.id, row.kennung, row.titel)).all()
    return {key: (kennung, titel) for key, kennung, titel in sorted(found, key=lambda one: (len(one[1]), one[1]))}


def anzahl_ueberfaellig(session: Session, stichtag: date) -> int:
    """How many are still open with their deadline, or the day of an open Meilenstein, before ``stichtag``."""
    row, step = tables.Massnahme, tables.Meilenstein
    late_step = select(step.massnahme_id).where(col(step.ist).is_(None), col(step.soll) < stichtag)
    late = or_(col(row.frist) < stichtag, col(row.id).in_(late_step))
    still_open = col(row.status).in_([status for status in Status if status.offen])
    return session.exec(select(func.count()).select_from(row).where(still_open, late)).one()


@dataclass(frozen=True)
class _Umfeld:
    """What the lines need from other tables, by the id of the Maßnahme."""

    empfehlungen: Mapping[UUID, str]
    feststellungen: Mapping[UUID, list[str]]
    meilensteine: Mapping[UUID, list[Meilenstein]]
    verschoben: Mapping[UUID, int]
    wirkungen: Mapping[UUID, Wirkung]


def _lines(session: Session, stichtag: date, ids: Iterable[UUID] | None = None) -> tuple[MassnahmeZeile, ...]:
    query: Any = select(*_COLUMNS)
    wanted = None if ids is None else list(ids)
    if wanted is not None:
        query = query.where(_ROW.id.in_(wanted))
    found = [dict(zip(_NAMES, values, strict=True)) for values in session.exec(query).all()]
    around = _around(session, wanted)
    names = _kennungen(session, found, everything=wanted is None)
    lines = [_line(row, around, names, stichtag) for row in found]
    return tuple(sorted(lines, key=_by_kennung))


def _line(row: dict[str, Any], around: _Umfeld, names: Mapping[UUID, str], stichtag: date) -> MassnahmeZeile:
    key, open_ = row["id"], row["status"].offen
    steps = tuple(around.meilensteine.get(key, ()))
    row["beteiligte"] = tuple(row["beteiligte"])
    row["bedarf_vzae"] = Decimal(row["bedarf_vzae"]) if row["bedarf_vzae"] else None
    return MassnahmeZeile(
        **row,
        empfehlung_kennung=around.empfehlungen.get(row["empfehlung_id"], ""),
        feststellungen=tuple(around.feststellungen.get(key, ())),
        abhaengig_von=names.get(row["abhaengig_von_id"], ""),
        meilensteine=steps,
        verschoben=around.verschoben.get(key, 0),
        ueberfaellig=overdue(row["status"], row["frist"], stichtag),
        ueberfaellige=tuple(step.titel for step in steps if open_ and step.ist is None and step.soll < stichtag),
        wirkung=around.wirkungen.get(key),
    )


def overdue(status: Status, frist: date | None, stichtag: date) -> bool:
    """Whether a deadline has passed and something is still to be done; on its last day it has not."""
    return status.offen and frist is not None and frist < stichtag


def _around(session: Session, ids: list[UUID] | None) -> _Umfeld:
    """Read what is around the lines, for all of them or for those named."""
    answered, noted = tables.MassnahmeFeststellung, Feststellung
    findings: defaultdict[UUID, list[str]] = defaultdict(list)
    named = select(answered.massnahme_id, noted.kennung).join(noted, col(noted.id) == col(answered.feststellung_id))
    for key, kennung in session.exec(_of(named, answered, ids).order_by(col(noted.kennung))):
        findings[key].append(kennung)
    steps: defaultdict[UUID, list[Meilenstein]] = defaultdict(list)
    step = tables.Meilenstein
    columns: list[Any] = [step.id, step.massnahme_id, step.titel, step.soll, step.ist]
    for values in session.exec(_of(select(*columns), step, ids).order_by(col(step.soll), col(step.titel))):
        steps[values[1]].append(Meilenstein(*values))
    counted: defaultdict[UUID, int] = defaultdict(int)
    move = tables.Verschiebung
    later = select(move.massnahme_id).where(col(move.meilenstein_id).is_(None), col(move.auf) > col(move.von))
    for key in session.exec(_of(later, move, ids)):
        counted[key] += 1
    check = tables.Wirksamkeit
    checked = _of(select(check.massnahme_id, check.ergebnis), check, ids).order_by(col(check.geprueft_am))
    return _Umfeld(
        empfehlungen=dict(session.exec(select(Empfehlung.id, Empfehlung.kennung)).all()),
        feststellungen=findings,
        meilensteine=steps,
        verschoben=counted,
        wirkungen=dict(session.exec(checked).all()),
    )


def _kennungen(session: Session, found: Iterable[Mapping[str, Any]], *, everything: bool) -> dict[UUID, str]:
    """The Kennungen of what the rows wait for."""
    if everything:
        return {row["id"]: row["kennung"] for row in found}
    row = tables.Massnahme
    waited_for = {line["abhaengig_von_id"] for line in found} - {None}
    return dict(session.exec(select(row.id, row.kennung).where(col(row.id).in_(waited_for))).all())


def _of(query: Any, owned: Any, ids: list[UUID] | None) -> Any:
    return query if ids is None else query.where(col(owned.massnahme_id).in_(ids))


def _whole(session: Session, lines: Iterable[MassnahmeZeile], *, everything: bool = False) -> list[Massnahme]:
    """The lines with their history; ``everything``: they are all there are."""
    shown = list(lines)
    ids = None if everything else [line.id for line in shown]
    moves: defaultdict[UUID, list[Verschiebung]] = defaultdict(list)
    move = tables.Verschiebung
    for moved in session.exec(_of(select(move), move, ids).order_by(col(move.am), col(move.nr))):
        moves[moved.massnahme_id].append(Verschiebung(**moved.model_dump()))
    changes: defaultdict[UUID, list[Statuswechsel]] = defaultdict(list)
    change = tables.Statuswechsel
    for changed in session.exec(_of(select(change), change, ids).order_by(col(change.am), col(change.um))):
        changes[changed.massnahme_id].append(Statuswechsel(**changed.model_dump(exclude={"um"})))
    checks: defaultdict[UUID, list[Wirksamkeit]] = defaultdict(list)
    check = tables.Wirksamkeit
    for checked in session.exec(_of(select(check), check, ids).order_by(col(check.geprueft_am))):
        checks[checked.massnahme_id].append(_checked(checked))
    return [Massnahme(line, tuple(moves[line.id]), tuple(changes[line.id]), tuple(checks[line.id])) for line in shown]


def _checked(row: tables.Wirksamkeit) -> Wirksamkeit:
    numbers = {"vorher_anzahl", "vorher_bewertet", "nachher_anzahl", "nachher_bewertet"}
    return Wirksamkeit(
        **row.model_dump(exclude=numbers),
        vorher=_pair(row.vorher_anzahl, row.vorher_bewertet),
        nachher=_pair(row.nachher_anzahl, row.nachher_bewertet),
    )


def _pair(anzahl: int | None, bewertet: int | None) -> tuple[int, int] | None:
    return None if anzahl is None or bewertet is None else (anzahl, bewertet)


def _by_kennung(line: MassnahmeZeile) -> tuple[int, str]:
    """M-9 before M-10, M-99 before M-100."""
    return len(line.kennung), line.kennung
