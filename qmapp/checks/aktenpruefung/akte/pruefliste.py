"""The drawn files as a list on paper: sample, deliberate selection and second examination, then the spares."""

from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte.bogennummer import Bogennummer, bogennummern
from qmapp.checks.aktenpruefung.rows import Aktenart, PrueflisteZeile
from qmapp.errors import UserError

_ORDER = (Aktenart.STICHPROBE, Aktenart.BEWUSST, Aktenart.ZWEIT)


def pruefliste(session: Session, pruefung_id: UUID) -> tuple[PrueflisteZeile, ...]:
    """Every drawn file, kind by kind in working order, spares that have not moved up last.

    ``position`` counts each kind on its own, as the Prüfplatz does. Raises UserError before the draw.
    """
    numbers = bogennummern(session, pruefung_id)
    row, original = tables.Akte, aliased(tables.Akte)
    found = session.exec(
        select(row, original.schluessel)
        .outerjoin(original, col(original.id) == col(row.ersatz_fuer_id))
        .where(row.pruefung_id == pruefung_id)
        .order_by(col(row.schicht_nr), col(row.rang))
    ).all()
    counted = dict.fromkeys(_ORDER, 0)
    rows = []
    for akte, replaced in sorted(found, key=lambda each: _ORDER.index(each[0].art)):
        works = akte.reserve_rang is None or akte.ersatz_fuer_id is not None
        counted[akte.art] += works
        position = counted[akte.art] if works else 0
        rows.append(_zeile(akte, replaced, position, numbers[akte.id]))
    return tuple(sorted(rows, key=lambda zeile: not zeile.nachgerueckt))


def _zeile(akte: tables.Akte, replaced: str | None, position: int, number: Bogennummer) -> PrueflisteZeile:
    return PrueflisteZeile(
        id=akte.id,
        art=akte.art,
        position=position,
        bogennummer=_printed(number),
        schluessel=akte.schluessel,
        schicht=akte.schicht,
        team=akte.team,
        betrag_cent=akte.betrag_cent,
        weitere=tuple(akte.weitere),
        stand=akte.stand,
        grund=akte.grund,
        reserve_rang=akte.reserve_rang,
        nachgerueckt=bool(position),
        ersatz_fuer=replaced,
        zugeteilt_an=akte.zugeteilt_an,
    )


def _printed(number: Bogennummer) -> str:
    try:
        return str(number)
    except UserError:
        return ""
