"""How far each Prüfung is: what the list of all and the head of one say of it, read for all of them at once."""

from collections import Counter, defaultdict
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte.abfragen import in_der_stichprobe
from qmapp.checks.aktenpruefung.freigabe.tables import Freigabe
from qmapp.checks.aktenpruefung.rows import Aktenstand


def states(session: Session, pruefung_id: UUID | None = None) -> defaultdict[UUID, Counter[Aktenstand]]:
    """Files by state, of the sample and of the spares that have moved up."""
    akte = tables.Akte
    query = (
        select(akte.pruefung_id, akte.stand, func.count())
        .where(in_der_stichprobe())
        .group_by(col(akte.pruefung_id), col(akte.stand))
    )
    if pruefung_id is not None:
        query = query.where(akte.pruefung_id == pruefung_id)
    found: defaultdict[UUID, Counter[Aktenstand]] = defaultdict(Counter)
    for key, state, count in session.exec(query):
        found[key][Aktenstand(state)] = count
    return found


def excluded(session: Session) -> Counter[UUID]:
    """Files left out before the draw, by the id of their list."""
    table = tables.AusgeschlosseneAkte
    query = select(table.grundgesamtheit_id, func.count()).group_by(col(table.grundgesamtheit_id))
    return Counter(dict(session.exec(query).all()))


def submitted(session: Session) -> set[UUID]:
    """The Prüfungen that wait for their release."""
    row = Freigabe
    waiting = select(row.pruefung_id).where(col(row.freigegeben_um).is_(None), col(row.aufgehoben_um).is_(None))
    return set(session.exec(waiting))


def stand(
    row: tables.Aktenpruefung, has_list: bool, states: Counter[Aktenstand], *, submitted: bool
) -> tuple[str, str]:
    """State of a Prüfung and the next step, as shown."""
    if row.abgeschlossen_am is not None:
        return "Abgeschlossen", "Prüfbericht ausgeben"
    if submitted:
        return "Zur Freigabe", "Freigeben und versiegeln"
    if states:
        if any(state.zu_tun for state in states):
            return "In Prüfung", "Akten prüfen"
        return "Geprüft", "Auswerten und zur Freigabe vorlegen"
    return ("In Planung", "Stichprobe planen und ziehen") if has_list else ("Liste fehlt", "Liste einlesen")
