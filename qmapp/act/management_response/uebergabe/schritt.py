"""Handing everything over, through the commands each room has for a single change."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act.berichtspflicht import tables as berichte
from qmapp.act.berichtspflicht import update_berichtspflicht, update_terminserie
from qmapp.act.management_response.uebergabe.posten import same, uebergabe
from qmapp.act.management_response.uebergabe.rows import Als, Postenart
from qmapp.act.massnahme import tables as massnahmen
from qmapp.act.massnahme import update_massnahme
from qmapp.act.projekt import tables as projekte
from qmapp.act.projekt import update_projekt
from qmapp.act.wiedervorlage import update_wiedervorlage
from qmapp.eingabe import cleaned
from qmapp.errors import UserError

_LONGEST = 100


def hand_over(
    session: Session,
    von: str,
    auf: str,
    *,
    heute: date,
    jetzt: datetime,
    als: frozenset[Als] = frozenset(Als),
) -> int:
    """Put ``auf`` in the place of ``von`` wherever something is open (see :func:`~.posten.uebergabe`); how many things.

    Where the successor takes part already the name stands once. What is done, settled or closed keeps the old name: it
    says who it was. Raises UserError without a successor, for the same name, and where nothing open is in the name.
    """
    successor = cleaned(auf, "Die Nachfolge", longest=_LONGEST, field="auf", required=True)
    found = uebergabe(session, von, heute, als)
    if not found.posten:
        raise UserError(
            f"Auf „{found.von}“ lautet nichts Offenes." if found.von else "Es ist kein Name gewählt.",
            advice="Bitte wählen Sie einen Namen aus der Liste.",
            field="von",
        )
    if same(von, successor):
        raise UserError("Das ist derselbe Name.", advice="Bitte nennen Sie die Nachfolge.", field="auf")
    things: dict[tuple[Postenart, UUID], set[Als]] = {}
    for posten in found.posten:
        things.setdefault((posten.art, posten.id), set()).add(posten.als)
    for (art, key), capacities in things.items():
        _pass_on(session, art, key, capacities, von, successor, jetzt)
    return len(things)


def _pass_on(session: Session, art: Postenart, key: UUID, als: set[Als], von: str, auf: str, jetzt: datetime) -> None:
    match art:
        case Postenart.MASSNAHME:
            update_massnahme(session, key, **_measure(session, key, als, von, auf))
        case Postenart.WIEDERVORLAGE:
            update_wiedervorlage(session, key, jetzt=jetzt, rolle=auf)
        case Postenart.BERICHTSPFLICHT:
            update_berichtspflicht(session, key, rolle=auf)
        case Postenart.TERMINSERIE:
            series = session.get_one(berichte.Terminserie, key)
            update_terminserie(session, key, **_changes(als, "rolle", ("pflicht", series.pflicht), von, auf))
        case Postenart.PROJEKT:
            project = session.get_one(projekte.Projekt, key)
            update_projekt(session, key, **_changes(als, "leitung", ("team", project.team), von, auf))


def _measure(session: Session, key: UUID, als: set[Als], von: str, auf: str) -> dict[str, Any]:
    row = session.get_one(massnahmen.Massnahme, key)
    changes = _changes(als, "verantwortlich", ("beteiligte", row.beteiligte), von, auf)
    return {**changes, **({"person": auf} if Als.PERSON in als else {})}


def _changes(als: set[Als], lead: str, involved: tuple[str, Sequence[str]], von: str, auf: str) -> dict[str, Any]:
    """What changes: the field ``lead`` of who is in charge, and the list of who takes part."""
    changes: dict[str, Any] = {lead: auf} if Als.VERANTWORTLICH in als else {}
    if Als.BETEILIGT in als:
        field, names = involved
        changes[field] = list(dict.fromkeys(auf if same(name, von) else name for name in names))
    return changes
