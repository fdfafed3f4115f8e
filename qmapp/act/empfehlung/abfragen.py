"""Reading Empfehlungen: all of them, one, the years they belong to, and what the Leitung says to a whole year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.empfehlung import tables
from qmapp.act.empfehlung.grenzen import require
from qmapp.act.empfehlung.rows import Empfehlung, EmpfehlungZeile, Gesamtstellungnahme, Stellungnahme
from qmapp.act.empfehlung.verweise import massnahmen_je_empfehlung
from qmapp.act.feststellung.abfragen import feststellungen
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.act.feststellung.worte import herkunft


def empfehlungen(session: Session, jahr: int | None = None) -> tuple[EmpfehlungZeile, ...]:
    """The Empfehlungen of a year or of all, the newest year first, by Kennung within it."""
    return tuple(found.zeile for found in mit_feststellungen(session, jahr))


def mit_feststellungen(session: Session, jahr: int | None = None) -> tuple[Empfehlung, ...]:
    """As :func:`empfehlungen`, each with the Feststellungen it follows from."""
    row = tables.Empfehlung
    query = select(row) if jahr is None else select(row).where(row.jahr == jahr)
    rows = session.exec(query.order_by(col(row.jahr).desc(), col(row.kennung)))
    return tuple(_whole(session, rows))


def empfehlung(session: Session, empfehlung_id: UUID) -> Empfehlung:
    """One with its Feststellungen by Kennung; raises UserError where it is gone."""
    (found,) = _whole(session, [require(session, empfehlung_id)])
    return found


def gesamtstellungnahme(session: Session, jahr: int) -> Gesamtstellungnahme | None:
    """What the Leitung says to all Empfehlungen of a year; None while nobody has begun it."""
    row = session.get(tables.Gesamtstellungnahme, jahr)
    return None if row is None else Gesamtstellungnahme(**row.model_dump())


def jahre(session: Session) -> tuple[int, ...]:
    """The years that have Empfehlungen or a Gesamtstellungnahme, the newest first."""
    of_each = session.exec(select(tables.Empfehlung.jahr).distinct())
    of_all = session.exec(select(tables.Gesamtstellungnahme.jahr))
    return tuple(sorted({*of_each, *of_all}, reverse=True))


def zu_feststellung(session: Session, feststellung_id: UUID) -> tuple[EmpfehlungZeile, ...]:
    """The Empfehlungen that follow from a Feststellung, as :func:`empfehlungen` orders them."""
    link = tables.EmpfehlungFeststellung
    named = set(session.exec(select(link.empfehlung_id).where(link.feststellung_id == feststellung_id)))
    return tuple(row for row in empfehlungen(session) if row.id in named) if named else ()


def _whole(session: Session, rows: Iterable[tables.Empfehlung]) -> list[Empfehlung]:
    """The rows with everything about them, in as many questions for a thousand as for one."""
    known = {line.id: line for line in feststellungen(session)}
    sources: defaultdict[UUID, list[FeststellungZeile]] = defaultdict(list)
    for link in session.exec(select(tables.EmpfehlungFeststellung)):
        sources[link.empfehlung_id].append(known[link.feststellung_id])
    answers = {answer.empfehlung_id: answer for answer in session.exec(select(tables.Stellungnahme))}
    counts = massnahmen_je_empfehlung(session)
    return [_one(row, sources[row.id], answers.get(row.id), counts) for row in rows]


def _one(
    row: tables.Empfehlung,
    sources: list[FeststellungZeile],
    answer: tables.Stellungnahme | None,
    counts: Mapping[UUID, int],
) -> Empfehlung:
    ordered = tuple(sorted(sources, key=lambda line: line.kennung))
    line = EmpfehlungZeile(
        **row.model_dump(exclude={"angelegt_um", "angelegt_durch"}),
        feststellungen=tuple(source.kennung for source in ordered),
        quellen=tuple(dict.fromkeys(name for source in ordered if (name := herkunft(source)))),
        anzahl=sum(1 + source.zusammengefuehrt for source in ordered),
        massnahmen=counts.get(row.id, 0),
        stellungnahme=None if answer is None else Stellungnahme(**answer.model_dump()),
    )
    return Empfehlung(line, ordered)
