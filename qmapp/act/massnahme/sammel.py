"""One change for many Maßnahmen: the same rules as for a single one, seen beforehand, undone in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, SQLModel, col, select

from qmapp.act.massnahme import tables, worte
from qmapp.act.massnahme.grenzen import Angaben, agreed, apply
from qmapp.act.massnahme.pflege import moved
from qmapp.act.massnahme.rows import Horizont, Status
from qmapp.act.massnahme.status import changed
from qmapp.act.vorgaben import Vorgaben, vorgaben
from qmapp.errors import UserError
from qmapp.german import day


class Was(StrEnum):
    """What is changed."""

    STATUS = "status"
    FRIST = "frist"
    VERANTWORTLICH = "verantwortlich"
    PERSON = "person"
    HORIZONT = "horizont"
    PROJEKT = "projekt_id"
    VEROEFFENTLICHUNG = "veroeffentlichung"


@dataclass(frozen=True)
class Aenderung:
    """``wert`` is what the field takes; ``am`` the day of a status, ``grund`` its reason or that of a deadline."""

    was: Was
    wert: Any
    am: date | None = None
    grund: str = ""
    genehmigt: str = ""


@dataclass(frozen=True)
class Vorschau:
    """What would happen to a Maßnahme, in words; ``hindernis`` says why nothing would."""

    id: UUID
    kennung: str
    titel: str
    vorher: str
    nachher: str
    hindernis: str = ""

    @property
    def aendert(self) -> bool:
        """Whether it would be changed."""
        return not self.hindernis and self.vorher != self.nachher


def preview_many(
    session: Session, ids: Sequence[UUID], what: Aenderung, *, heute: date, jetzt: datetime, wer: str
) -> tuple[Vorschau, ...]:
    """What :func:`change_many` would do to each, or why it is refused; changes nothing."""
    given, told = vorgaben(session), _names(session, what)
    rows = []
    for row in _rows(session, ids):
        # The rules are tried on a copy the session knows nothing of, so that nothing is kept.
        tried = cast(tables.Massnahme, SimpleNamespace(**row.model_dump()))
        before = _shown(row, what.was, told)
        try:
            _change(session, tried, what, given, nr=1, heute=heute, jetzt=jetzt, wer=wer)
        except UserError as error:
            rows.append(Vorschau(row.id, row.kennung, row.titel, before, before, error.message))
        else:
            rows.append(Vorschau(row.id, row.kennung, row.titel, before, _shown(tried, what.was, told)))
    return tuple(rows)


def change_many(
    session: Session, ids: Sequence[UUID], what: Aenderung, *, heute: date, jetzt: datetime, wer: str
) -> int:
    """Change all that can be changed, through the rules of a single change; how many that were.

    What is refused stays as it is (see :func:`preview_many`). Raises UserError where none can be changed.
    """
    shown = preview_many(session, ids, what, heute=heute, jetzt=jetzt, wer=wer)
    wanted = {row.id for row in shown if row.aendert}
    if not wanted:
        why = next((row.hindernis for row in shown if row.hindernis), "")
        raise UserError(why or "Keine der Maßnahmen würde sich ändern.", field="wert")
    given, numbers = vorgaben(session), _numbers(session)
    for row in _rows(session, ids):
        if row.id in wanted:
            nr = numbers.get(row.id, 0) + 1
            added = _change(session, row, what, given, nr=nr, heute=heute, jetzt=jetzt, wer=wer)
            if added is not None:
                session.add(added)
    session.flush()
    return len(wanted)


def _change(
    session: Session,
    row: tables.Massnahme,
    what: Aenderung,
    given: Vorgaben,
    *,
    nr: int,
    heute: date,
    jetzt: datetime,
    wer: str,
) -> SQLModel | None:
    if what.was is Was.STATUS:
        return changed(row, Status(what.wert), am=what.am or heute, grund=what.grund, jetzt=jetzt, wer=wer)
    if what.was is Was.FRIST and agreed(row):
        return moved(row, what.wert, what.grund, heute=heute, genehmigt=what.genehmigt, nr=nr)
    angaben: dict[str, Any] = {what.was.value: what.wert}
    apply(session, row, cast(Angaben, angaben), heute, given)
    return None


def _rows(session: Session, ids: Sequence[UUID]) -> list[tables.Massnahme]:
    row = tables.Massnahme
    found = {one.id: one for one in session.exec(select(row).where(col(row.id).in_(ids)))}
    return [found[key] for key in dict.fromkeys(ids) if key in found]


def _numbers(session: Session) -> dict[UUID, int]:
    """The number of the last Verschiebung of each Maßnahme."""
    row = tables.Verschiebung
    own = select(row.massnahme_id, func.max(row.nr)).where(col(row.meilenstein_id).is_(None))
    return dict(session.exec(own.group_by(col(row.massnahme_id))).all())


def _names(session: Session, what: Aenderung) -> dict[UUID, str]:
    """Kennungen of the Projekte, where one is chosen."""
    if what.was is not Was.PROJEKT:
        return {}
    known = SQLModel.metadata.tables["projekt"].c
    return dict(session.exec(select(known.id, known.kennung)).all())


def _shown(row: tables.Massnahme, was: Was, projekte: dict[UUID, str]) -> str:
    value = getattr(row, was.value)
    if value is None or value == "":
        return "keine Angabe"
    match was:
        case Was.STATUS:
            done = f" am {day(row.umgesetzt_am)}" if row.umgesetzt_am else ""
            why = f": {row.status_grund}" if row.status_grund else ""
            return worte.STATUS[Status(value)] + done + why
        case Was.FRIST:
            return day(value)
        case Was.HORIZONT:
            return worte.HORIZONTE[Horizont(value)]
        case Was.PROJEKT:
            return projekte.get(value, "")
        case _:
            return str(value)
