"""The amounts of a list as a draw by amount (MUS) sees them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import and_
from sqlalchemy import select as rows_of
from sqlmodel import Session, col

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.rows import Betragslage
from qmapp.german import integer


def betragslage(session: Session, pruefung_id: UUID) -> Betragslage:
    """The amounts of the files that could be drawn; raises UserError without a list."""
    liste = zustand.require_liste(session, pruefung_id)
    fall, out = tables.GrundgesamtheitFall, tables.AusgeschlosseneAkte
    query = (
        rows_of(col(fall.betrag_cent))
        .outerjoin(
            out,
            and_(
                col(out.grundgesamtheit_id) == col(fall.grundgesamtheit_id), col(out.schluessel) == col(fall.schluessel)
            ),
        )
        .where(col(fall.grundgesamtheit_id) == liste.id, col(out.schluessel).is_(None))
    )
    return aus_betraegen(session.connection().scalars(query))


def aus_betraegen(betraege: Iterable[int | None]) -> Betragslage:
    """The same from amounts in cents, None for a file without one."""
    given = list(betraege)
    positive = sorted((cents for cents in given if cents is not None and cents > 0), reverse=True)
    return Betragslage(
        akten=len(positive),
        summe_cent=sum(positive),
        null=sum(1 for cents in given if cents == 0),
        negativ=sum(1 for cents in given if cents is not None and cents < 0),
        ohne=sum(1 for cents in given if cents is None),
        betraege=tuple(positive),
    )


def aussen_satz(lage: Betragslage) -> str:
    """What cannot be hit by any euro, in a sentence; "" where everything can."""
    kinds = ((lage.negativ, "negativem Betrag"), (lage.null, "0\u00a0€"), (lage.ohne, "keinem Betrag"))
    named = [f"{_akten(count)} mit {what}" for count, what in kinds if count]
    if not named:
        return ""
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} und {named[-1]}"
    one = lage.aussen == 1
    return (
        f"{listed} {'gehört' if one else 'gehören'} nicht zur Grundgesamtheit dieser Ziehung, denn kein Euro kann "
        f"{'sie' if one else 'diese Akten'} treffen. Prüfen Sie sie bei Bedarf gesondert."
    )


def _akten(count: int) -> str:
    return "1 Akte" if count == 1 else f"{integer(count)} Akten"
