"""What may be done with a Prüfung now: the guards every command asks first."""

from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.freigabe.tables import Freigabe
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


def freigabe(session: Session, pruefung_id: UUID) -> Freigabe | None:
    """The sign-off that is not lifted, submitted or released, if there is one."""
    rows = select(Freigabe).where(Freigabe.pruefung_id == pruefung_id, col(Freigabe.aufgehoben_um).is_(None))
    return session.exec(rows).first()


def require_running(session: Session, pruefung_id: UUID) -> tables.Aktenpruefung:
    """The Prüfung while it may change; raises UserError while it lies submitted and once it is closed."""
    row = require(session, pruefung_id)
    if row.abgeschlossen_am is not None:
        raise UserError(
            "Die Prüfung ist abgeschlossen.", advice="Öffnen Sie sie mit einem Grund wieder, um etwas zu ändern."
        )
    submitted = freigabe(session, pruefung_id)
    if submitted is not None:
        raise UserError(
            f"Die Prüfung liegt zur Freigabe vor, vorgelegt von {submitted.vorgelegt_durch}.",
            advice="Solange ändert sich nichts. Lassen Sie sie freigeben oder zurückgeben.",
        )
    return row
