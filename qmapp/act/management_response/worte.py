"""How far an Empfehlung is in German words, the same in window and reports."""

from qmapp.act.empfehlung.rows import EmpfehlungZeile
from qmapp.act.management_response.rows import Stand
from qmapp.german import day

STAENDE = {
    Stand.ANTWORT_OFFEN: "Antwort offen",
    Stand.ANTWORT_FEHLT: "Antwort fehlt",
    Stand.ABGELEHNT: "Abgelehnt",
    Stand.ANGENOMMEN: "Angenommen",
    Stand.TEILWEISE: "Teilweise",
    Stand.IN_UMSETZUNG: "In Umsetzung",
    Stand.UMGESETZT: "Umgesetzt",
}


def stand(row: EmpfehlungZeile, found: Stand) -> str:
    """How far it is; while the answer is awaited, until when: „Antwort bis 28.11.“."""
    if found is Stand.ANTWORT_OFFEN:
        return f"Antwort bis {day(row.antwort_frist)[:6]}"
    return STAENDE[found]
