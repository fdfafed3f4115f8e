"""What may be done with a Prüfung now: the guards every command asks first."""

from uuid import UUID

from sqlmodel import Session, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.rows import Ziehungsart
from qmapp.errors import UserError


def require(session: Session, pruefung_id: UUID) -> tables.Aktenpruefung:
    """The Prüfung; raises UserError where it is gone."""
    row = session.get(tables.Aktenpruefung, pruefung_id)
    if row is None:
        raise UserError("Diese Prüfung gibt es nicht mehr.", advice="Bitte wählen Sie eine andere Prüfung.")
    return row


def ziehung(session: Session, pruefung_id: UUID) -> tables.Ziehung | None:
    """The first draw of the Prüfung, if there is one."""
    drawn = tables.Ziehung
    return session.exec(select(drawn).where(drawn.pruefung_id == pruefung_id, drawn.art == Ziehungsart.ERST)).first()


def liste(session: Session, pruefung_id: UUID) -> tables.GrundgesamtheitListe | None:
    """The imported list of the Prüfung, if there is one."""
    rows = select(tables.GrundgesamtheitListe).where(tables.GrundgesamtheitListe.pruefung_id == pruefung_id)
    return session.exec(rows).first()


def require_liste(session: Session, pruefung_id: UUID) -> tables.GrundgesamtheitListe:
    """The imported list; raises UserError where there is none."""
    row = liste(session, pruefung_id)
    if row is None:
        raise UserError("Es ist noch keine Liste eingelesen.", advice="Lesen Sie zuerst die Fallliste ein.")
    return row


def require_before_draw(session: Session, pruefung_id: UUID) -> tables.Aktenpruefung:
    """The Prüfung while list and plan may still change; raises UserError once the sample is drawn."""
    row = require_running(session, pruefung_id)
    if ziehung(session, pruefung_id) is not None:
        raise UserError(
            "Die Stichprobe ist gezogen; Liste und Angaben sind seitdem festgeschrieben.",
            advice="Für andere Angaben legen Sie bitte eine neue Prüfung an.",
        )
    return row


def require_running(session: Session, pruefung_id: UUID) -> tables.Aktenpruefung:
    """The Prüfung while it may change; raises UserError once it is closed."""
    row = require(session, pruefung_id)
    if row.abgeschlossen_am is not None:
        raise UserError(
            "Die Prüfung ist abgeschlossen.", advice="Öffnen Sie sie mit einem Grund wieder, um etwas zu ändern."
        )
    return row
