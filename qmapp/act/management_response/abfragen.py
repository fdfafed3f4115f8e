"""Reading the Management Response: all Empfehlungen with what followed from them, or one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from qmapp.act.empfehlung import tables
from qmapp.act.empfehlung.abfragen import empfehlung, mit_feststellungen
from qmapp.act.empfehlung.rows import Empfehlung
from qmapp.act.management_response.fehlt import fehlt
from qmapp.act.management_response.rows import Vorgang, Vorgangszeile
from qmapp.act.management_response.stand import stand
from qmapp.act.management_response.verlauf import verlauf
from qmapp.act.massnahme import tables as massnahme_tables
from qmapp.act.massnahme.abfragen import massnahmen_einer_empfehlung, massnahmen_mit_verlauf
from qmapp.act.massnahme.rows import Massnahme, Status
from qmapp.act.wiedervorlage.abfragen import wiedervorlagen
from qmapp.act.wiedervorlage.rows import WiedervorlageZeile


def vorgaenge(session: Session, heute: date, jahr: int | None = None) -> tuple[Vorgang, ...]:
    """Every Empfehlung of a year or of all as it stands at ``heute``, the newest year first, by Kennung within it."""
    return _whole(session, mit_feststellungen(session, jahr), massnahmen_mit_verlauf(session, heute), heute)


def uebersicht(session: Session, heute: date, jahr: int | None = None) -> tuple[Vorgangszeile, ...]:
    """As :func:`vorgaenge`, but only what a list of all says of each: quick however many Maßnahmen there are."""
    row = massnahme_tables.Massnahme
    named: defaultdict[UUID | None, list[str]] = defaultdict(list)
    states: defaultdict[UUID | None, set[Status]] = defaultdict(set)
    for key, kennung, status in session.exec(select(row.empfehlung_id, row.kennung, row.status)):
        named[key].append(kennung)
        states[key].add(Status(status))
    return tuple(
        Vorgangszeile(found, stand(found.zeile, states[found.zeile.id], heute), tuple(sorted(named[found.zeile.id])))
        for found in mit_feststellungen(session, jahr)
    )


def vorgang(session: Session, empfehlung_id: UUID, heute: date) -> Vorgang:
    """One of them; raises UserError where it is gone."""
    own = massnahmen_einer_empfehlung(session, empfehlung_id, heute)
    (found,) = _whole(session, (empfehlung(session, empfehlung_id),), own, heute)
    return found


def _whole(
    session: Session, rows: Sequence[Empfehlung], massnahmen: Sequence[Massnahme], heute: date
) -> tuple[Vorgang, ...]:
    of_each: defaultdict[UUID | None, list[Massnahme]] = defaultdict(list)
    for massnahme in massnahmen:
        of_each[massnahme.zeile.empfehlung_id].append(massnahme)
    notes: defaultdict[UUID | None, list[WiedervorlageZeile]] = defaultdict(list)
    for note in wiedervorlagen(session):
        notes[note.bezug_id].append(note)
    maker = tables.Empfehlung
    makers = dict(session.exec(select(maker.id, maker.angelegt_durch)).all())
    return tuple(_one(row, of_each[row.zeile.id], notes, makers[row.zeile.id], heute) for row in rows)


def _one(
    row: Empfehlung,
    massnahmen: Sequence[Massnahme],
    notes: Mapping[UUID | None, Sequence[WiedervorlageZeile]],
    angelegt_durch: str,
    heute: date,
) -> Vorgang:
    lines = [massnahme.zeile for massnahme in massnahmen]
    named = [note for key in (row.zeile.id, *(line.id for line in lines)) for note in notes.get(key, ())]
    still = sorted((note for note in named if note.erledigt_am is None), key=lambda note: note.datum)
    done = sorted((n for n in named if n.erledigt_am is not None), key=lambda n: n.erledigt_am or n.datum, reverse=True)
    return Vorgang(
        empfehlung=row,
        stand=stand(row.zeile, (line.status for line in lines), heute),
        fehlt=fehlt(row.zeile, lines, heute),
        massnahmen=tuple(massnahmen),
        wiedervorlagen=(*still, *done),
        verlauf=verlauf(row.zeile, angelegt_durch, massnahmen, done, heute),
    )
