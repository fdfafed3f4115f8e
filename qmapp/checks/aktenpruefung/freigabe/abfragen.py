"""Reading sign-offs, and whether the seals still hold."""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile
from qmapp.checks.aktenpruefung.freigabe.siegel import known, siegel
from qmapp.checks.aktenpruefung.freigabe.tables import Freigabe


def freigaben(session: Session, pruefung_id: UUID) -> tuple[FreigabeZeile, ...]:
    """Every sign-off of a Prüfung, the newest first."""
    rows = session.exec(
        select(Freigabe).where(Freigabe.pruefung_id == pruefung_id).order_by(col(Freigabe.nummer).desc())
    )
    return tuple(FreigabeZeile(**row.model_dump(exclude={"id", "pruefung_id"})) for row in rows)


def verify_siegel(session: Session, pruefung_id: UUID) -> bool | None:
    """Whether the Prüfung is still what was sealed; None where no seal is in force or it is of a later version."""
    row = session.exec(_in_force().where(Freigabe.pruefung_id == pruefung_id)).first()
    if row is None or not known(row.siegel):
        return None
    return siegel(session, pruefung_id, row.nummer) == row.siegel


def siegel_befunde(session: Session) -> tuple[str, ...]:
    """A sentence for every Prüfung that is not what was sealed any more; nothing where all seals hold."""
    found = []
    for row in session.exec(_in_force()).all():
        head = session.get(tables.Aktenpruefung, row.pruefung_id)
        name = "" if head is None else head.kennung
        if not known(row.siegel):
            found.append(f"Das Siegel der Prüfung {name} stammt von einer späteren Version und ist nicht prüfbar.")
        elif head is None or head.abgeschlossen_am is None:
            found.append(f"Die Prüfung {name} ist versiegelt, aber nicht abgeschlossen.")
        elif siegel(session, row.pruefung_id, row.nummer) != row.siegel:
            found.append(f"Die Prüfung {name} stimmt nicht mit ihrem Siegel überein.")
    return tuple(found)


def _in_force() -> SelectOfScalar[Freigabe]:
    return select(Freigabe).where(col(Freigabe.freigegeben_um).is_not(None), col(Freigabe.aufgehoben_um).is_(None))
