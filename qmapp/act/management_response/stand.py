"""How far an Empfehlung is, from its answer and its Maßnahmen."""

from collections.abc import Iterable
from datetime import date

from qmapp.act.empfehlung.rows import EmpfehlungZeile, Haltung
from qmapp.act.management_response.rows import Stand
from qmapp.act.massnahme.rows import Status


def stand(row: EmpfehlungZeile, massnahmen: Iterable[Status], heute: date) -> Stand:
    """How far it is at ``heute``, from the states of its Maßnahmen; those given up do not count."""
    if not row.beantwortet:
        return Stand.ANTWORT_FEHLT if heute > row.antwort_frist else Stand.ANTWORT_OFFEN
    if row.haltung is Haltung.ABGELEHNT:
        return Stand.ABGELEHNT
    states = set(massnahmen) - {Status.NICHT_RELEVANT}
    if states == {Status.UMGESETZT}:
        return Stand.UMGESETZT
    if states - {Status.NICHT_BEGONNEN}:
        return Stand.IN_UMSETZUNG
    return Stand.TEILWEISE if row.haltung is Haltung.TEILWEISE else Stand.ANGENOMMEN
