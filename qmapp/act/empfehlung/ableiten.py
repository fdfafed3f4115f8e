"""From a result straight to the Empfehlung: the Feststellung between them is held on the way."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.empfehlung.abfragen import zu_feststellung
from qmapp.act.empfehlung.pflege import create_empfehlung
from qmapp.act.feststellung import from_ergebnis
from qmapp.act.feststellung.rows import Art, Quelle
from qmapp.act.feststellung.tables import Feststellung

_MATERIAL = "F2+F3"


def recommend_ergebnis(
    session: Session, pruefung_id: UUID, code: str, *, heute: date, jetzt: datetime, wer: str
) -> tuple[UUID, bool]:
    """The Empfehlung that follows from the material errors of a Prüfung at a Prüfpunkt; its id and whether it is new.

    Where a Feststellung says so already, the Empfehlung follows from that one (or from what it was merged into), and
    where that has an Empfehlung it is this one. Raises UserError as
    :func:`~qmapp.act.feststellung.anlegen.from_ergebnis`.
    """
    source = _held(session, pruefung_id, code)
    if source is None:
        source = from_ergebnis(session, pruefung_id, code, heute=heute, jetzt=jetzt, wer=wer, zaehlt=_MATERIAL)
    there = zu_feststellung(session, source)
    if there:
        return there[0].id, False
    return create_empfehlung(session, heute=heute, jetzt=jetzt, wer=wer, feststellungen=(source,)), True


def _held(session: Session, pruefung_id: UUID, code: str) -> UUID | None:
    """The Feststellung that speaks for these errors."""
    row = Feststellung
    query = select(row).where(
        row.pruefung_id == pruefung_id, row.quelle == Quelle.ERGEBNIS, row.art == Art.MANGEL, row.zaehlt == _MATERIAL
    )
    found = next((one for one in session.exec(query.order_by(col(row.kennung))) if one.punkte[:1] == [code]), None)
    return None if found is None else found.aufgegangen_in_id or found.id
