"""Reading the recurring meetings: a year of each with Soll and Ist."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.berichtspflicht import tables
from qmapp.act.berichtspflicht.rows import Serienfassung, Serienstand, SerieZeile, Termin, Terminstand
from qmapp.act.vorgaben import vorgaben
from qmapp.arbeitstage import Bundesland, note


def serien(session: Session, jahr: int, *, heute: date) -> tuple[SerieZeile, ...]:
    """Every series with its meetings of a year, as it stands on ``heute``, by Kennung."""
    land = vorgaben(session).bundesland
    minima: defaultdict[UUID, list[Serienfassung]] = defaultdict(list)
    versions = tables.TerminserieFassung
    for version in session.exec(select(versions).order_by(col(versions.ab_jahr))):
        minima[version.serie_id].append(Serienfassung(version.ab_jahr, version.mindestens))
    held: defaultdict[UUID, list[tables.Termin]] = defaultdict(list)
    days = (tables.Termin.datum >= date(jahr, 1, 1), tables.Termin.datum <= date(jahr, 12, 31))
    for row in session.exec(select(tables.Termin).where(*days).order_by(col(tables.Termin.datum))):
        held[row.serie_id].append(row)
    notes = session.exec(select(tables.TerminserieJahr).where(tables.TerminserieJahr.jahr == jahr)).all()
    told = {note.serie_id: note for note in notes}
    ordered = session.exec(select(tables.Terminserie).order_by(col(tables.Terminserie.kennung)))
    return tuple(
        _zeile(serie, jahr, tuple(minima[serie.id]), held[serie.id], told.get(serie.id), (heute, land))
        for serie in ordered
    )


def planned(session: Session, von: date, bis: date) -> list[tuple[tables.Terminserie, tables.Termin]]:
    """The meetings between two days that were not called off, each with its series."""
    chosen = (
        select(tables.Terminserie, tables.Termin)
        .where(col(tables.Termin.serie_id) == col(tables.Terminserie.id))
        .where(tables.Termin.datum >= von, tables.Termin.datum <= bis)
        .where(tables.Termin.stand != Terminstand.AUSGEFALLEN)
    )
    return list(session.exec(chosen))


def _zeile(
    serie: tables.Terminserie,
    jahr: int,
    minima: tuple[Serienfassung, ...],
    rows: Sequence[tables.Termin],
    told: tables.TerminserieJahr | None,
    now: tuple[date, Bundesland],
) -> SerieZeile:
    heute = now[0]
    soll = next((one.mindestens for one in reversed(minima) if one.ab_jahr <= jahr), 0)
    ist = sum(row.stand is Terminstand.GEHALTEN for row in rows)
    return SerieZeile(
        **{**serie.model_dump(), "pflicht": tuple(serie.pflicht)},
        jahr=jahr,
        soll=soll,
        ist=ist,
        geplant=sum(row.stand is Terminstand.GEPLANT for row in rows),
        stand=_stand(soll, ist, over=heute.year > jahr, explained=told is not None),
        grund="" if told is None else told.grund,
        ersatz="" if told is None else told.ersatz,
        termine=tuple(_termin(row, serie.pflicht, now) for row in rows),
        fassungen=minima,
    )


def _termin(row: tables.Termin, duty: Sequence[str], now: tuple[date, Bundesland]) -> Termin:
    heute, land = now
    there = tuple(row.teilnehmende)
    absent = tuple(name for name in duty if name not in there) if row.stand is Terminstand.GEHALTEN else ()
    return Termin(
        id=row.id,
        datum=row.datum,
        stand=row.stand,
        teilnehmende=there,
        protokoll=row.protokoll,
        notiz=row.notiz,
        fehlend=absent,
        hinweis=note(row.datum, land),
        vorbei=row.stand is Terminstand.GEPLANT and row.datum < heute,
    )


def _stand(soll: int, ist: int, *, over: bool, explained: bool) -> Serienstand:
    if not soll:
        return Serienstand.OHNE_SOLL
    if ist >= soll:
        return Serienstand.ERFUELLT
    if explained:
        return Serienstand.BEGRUENDET
    return Serienstand.VERFEHLT if over else Serienstand.LAEUFT
