"""Which Prüfpunkte of a Prüfung are out of force in its audited period.

Nothing of it is stored: it follows from catalogue and period, and both are sealed with the Prüfung. A Prüfpunkt out of
force is not open, counts as entfällt in every examined file and stays out of numerator and denominator. An answer given
all the same is its own and counts.
"""

from datetime import date
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.rows import Aktenstand
from qmapp.checks.katalog.adopted import aussetzungen
from qmapp.checks.katalog.geltung import AusserKraft
from qmapp.checks.katalog.geltung import ausser_kraft as of_rules
from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.errors import UserError
from qmapp.german import integer


def ausser_kraft(session: Session, pruefung_id: UUID) -> dict[str, AusserKraft]:
    """Code → why it falls away by itself in the audited period; empty for most Prüfungen."""
    head = session.get(tables.Aktenpruefung, pruefung_id)
    return {} if head is None else for_period(session, head.katalog_id, head.zeitraum_von, head.zeitraum_bis)


def for_period(session: Session, katalog_id: UUID, von: date, bis: date) -> dict[str, AusserKraft]:
    """As :func:`ausser_kraft`, for a catalogue and a period."""
    punkt = KatalogPunkt
    rows = session.exec(
        select(punkt.code, punkt.sperrt, punkt.aussetzungen)
        .where(punkt.katalog_id == katalog_id)
        .order_by(col(punkt.nummer))
    ).all()
    if not any(pauses for _, _, pauses in rows):
        return {}
    return of_rules(((code, locked, aussetzungen(pauses)) for code, locked, pauses in rows), von, bis)


def require_period(session: Session, row: tables.Aktenpruefung, von: date, bis: date) -> None:
    """Raises UserError where another period would bring back a Prüfpunkt that examined files have no answer to."""
    before = for_period(session, row.katalog_id, row.zeitraum_von, row.zeitraum_bis)
    back = before.keys() - for_period(session, row.katalog_id, von, bis).keys()
    akte, answered = tables.Akte, tables.Antwort
    examined = select(akte.id).where(akte.pruefung_id == row.id, akte.stand == Aktenstand.GEPRUEFT)
    total = len(session.exec(examined).all()) if back else 0
    for code in sorted(back):
        known = session.exec(
            select(func.count()).where(answered.code == code, col(answered.akte_id).in_(examined))
        ).one()
        if known < total:
            left = total - known
            files = "einer geprüften Akte" if left == 1 else f"{integer(left)} geprüften Akten"
            raise UserError(
                f"Mit diesem Zeitraum ist Prüfpunkt {code} wieder in Kraft; in {files} hat er keine Antwort.",
                advice="Öffnen Sie diese Akten zuerst wieder, oder behalten Sie den Zeitraum.",
                field="zeitraum_bis",
            )
