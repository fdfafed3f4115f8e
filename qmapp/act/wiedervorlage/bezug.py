"""What a Wiedervorlage is about: found by Kennung or id among everything the workspace keeps."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.berichtspflicht.tables import Berichtspflicht
from qmapp.act.empfehlung.tables import Empfehlung
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme.tables import Massnahme
from qmapp.act.projekt.tables import Projekt
from qmapp.act.wiedervorlage.rows import Bezug, Bezugsart
from qmapp.checks.aktenpruefung.tables import Aktenpruefung
from qmapp.checks.befragung.tables import Befragung
from qmapp.checks.qcheck.tables import QCheck
from qmapp.eingabe import cleaned
from qmapp.errors import UserError

_LONGEST = 40
_KEPT: Mapping[Bezugsart, Any] = {
    Bezugsart.PRUEFUNG: Aktenpruefung,
    Bezugsart.FESTSTELLUNG: Feststellung,
    Bezugsart.EMPFEHLUNG: Empfehlung,
    Bezugsart.MASSNAHME: Massnahme,
    Bezugsart.PROJEKT: Projekt,
    Bezugsart.BERICHTSPFLICHT: Berichtspflicht,
    Bezugsart.QCHECK: QCheck,
    Bezugsart.BEFRAGUNG: Befragung,
}


def bezuege(session: Session) -> tuple[Bezug, ...]:
    """Query: everything a Wiedervorlage may be about, by kind and Kennung."""
    return tuple(
        Bezug(art, row_id, kennung, titel)
        for art, table in _KEPT.items()
        for row_id, kennung, titel in session.exec(
            select(table.id, table.kennung, table.titel).order_by(col(table.kennung))
        )
    )


def find_bezug(session: Session, kennung: str) -> Bezug:
    """Query: what has this Kennung; SONST where the workspace keeps nothing of that name. Raises UserError if too long.

    Small letters and blanks around do not matter for what is kept.
    """
    text = cleaned(kennung, "Die Kennung", longest=_LONGEST, field="bezug_kennung")
    for art, table in _KEPT.items():
        found = session.exec(
            select(table.id, table.kennung, table.titel).where(col(table.kennung).in_({text, text.upper()}))
        ).first()
        if text and found is not None:
            return Bezug(art, *found)
    return Bezug(Bezugsart.SONST, None, text)


def require_bezug(session: Session, art: Bezugsart, bezug_id: UUID | None, kennung: str) -> Bezug:
    """What is named by its id, else by its Kennung.

    Raises UserError where it is to be one of what the workspace keeps and is not there.
    """
    text = cleaned(kennung, "Die Kennung", longest=_LONGEST, field="bezug_kennung")
    table = _KEPT.get(art)
    if table is None:
        return Bezug(art, None, text)
    named = col(table.id) == bezug_id if bezug_id is not None else col(table.kennung) == text
    found = session.exec(select(table.id, table.kennung, table.titel).where(named)).first()
    if found is None:
        raise UserError(
            f"„{text}“ gibt es in diesem Arbeitsbereich nicht." if text else "Das gibt es nicht mehr.",
            advice="Bitte wählen Sie etwas anderes, oder nennen Sie nur die Kennung.",
            field="bezug_kennung",
        )
    return Bezug(art, *found)


def named(session: Session, wanted: Iterable[tuple[Bezugsart, UUID | None]]) -> dict[UUID, tuple[str, str]]:
    """Kennung and title as they are now of the ids that are still there: one question for each kind."""
    ids: dict[Bezugsart, set[UUID]] = {}
    for art, row_id in wanted:
        if row_id is not None and art in _KEPT:
            ids.setdefault(art, set()).add(row_id)
    return {
        row_id: (kennung, titel)
        for art, of_kind in ids.items()
        for row_id, kennung, titel in _read(session, _KEPT[art])
        if row_id in of_kind
    }


def _read(session: Session, table: Any) -> Iterable[tuple[UUID, str, str]]:
    """All of a kind: an office keeps some hundreds, and a long list of ids is more than SQLite takes."""
    return session.exec(select(table.id, table.kennung, table.titel)).all()
