"""How much of what was recommended has been done, counted."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from sqlmodel import Session

from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response.abfragen import vorgaenge
from qmapp.act.management_response.rows import Stand, Umsetzungsstand
from qmapp.act.massnahme.abfragen import massnahmen
from qmapp.act.massnahme.rows import MassnahmeZeile, Status, Wirkung


def umsetzungsstand(session: Session, stichtag: date, jahr: int | None = None) -> Umsetzungsstand:
    """What is answered, open, done and overdue, as it is kept now; overdue at ``stichtag``.

    Of a year are its Empfehlungen, the Maßnahmen that answer them, and those without an Empfehlung agreed in it.
    """
    rows = vorgaenge(session, stichtag, jahr)
    answers = Counter(row.empfehlung.zeile.haltung for row in rows)
    ids = {row.empfehlung.zeile.id for row in rows}
    lines = [
        line
        for line in massnahmen(session, stichtag)
        if line.empfehlung_id in ids or (line.empfehlung_id is None and _agreed_in(line, jahr))
    ]
    states = Counter(line.status for line in lines)
    effects = Counter(line.wirkung for line in lines)
    return Umsetzungsstand(
        stichtag=stichtag,
        empfehlungen=len(rows),
        angenommen=answers[Haltung.ANGENOMMEN],
        teilweise=answers[Haltung.TEILWEISE],
        abgelehnt=answers[Haltung.ABGELEHNT],
        ohne_antwort=answers[None],
        erledigt=sum(row.stand is Stand.UMGESETZT for row in rows),
        massnahmen=len(lines),
        umgesetzt=states[Status.UMGESETZT],
        in_umsetzung=states[Status.IN_UMSETZUNG],
        verzoegert=states[Status.VERZOEGERT],
        nicht_begonnen=states[Status.NICHT_BEGONNEN],
        nicht_relevant=states[Status.NICHT_RELEVANT],
        ueberfaellig=sum(line.ueberfaellig for line in lines),
        wirksam=effects[Wirkung.WIRKSAM],
        teilweise_wirksam=effects[Wirkung.TEILWEISE],
        nicht_wirksam=effects[Wirkung.NICHT_WIRKSAM],
        dauer_tage=_duration(lines),
    )


def _agreed_in(row: MassnahmeZeile, jahr: int | None) -> bool:
    return jahr is None or (row.vereinbart_am is not None and row.vereinbart_am.year == jahr)


def _duration(rows: Sequence[MassnahmeZeile]) -> Fraction | None:
    days = [
        (row.umgesetzt_am - row.vereinbart_am).days
        for row in rows
        if row.status is Status.UMGESETZT and row.umgesetzt_am is not None and row.vereinbart_am is not None
    ]
    return Fraction(sum(days), len(days)) if days else None
