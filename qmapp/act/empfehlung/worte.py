"""Empfehlung and answer in German words, the same in window, reports and forms."""

from qmapp.act.empfehlung.rows import EmpfehlungZeile, Grund, Haltung, Prioritaet, Stellungnahme, Veroeffentlichung
from qmapp.german import integer

PRIORITAETEN = {Prioritaet.HOCH: "hoch", Prioritaet.MITTEL: "mittel", Prioritaet.NIEDRIG: "niedrig"}
HALTUNGEN = {
    Haltung.ANGENOMMEN: "angenommen",
    Haltung.TEILWEISE: "teilweise angenommen",
    Haltung.ABGELEHNT: "abgelehnt",
}
#: The usual reasons, as clauses after "weil sie …" would say them: short enough for a button or a form.
GRUENDE = {
    Grund.VORGABEN: "widerspricht Vorgaben",
    Grund.RESSOURCEN: "Ressourcen reichen nicht",
    Grund.ZU_WEIT: "geht zu weit",
    Grund.PASST_NICHT: "passt nicht zum Amt",
    Grund.ANDERER: "anderer Grund",
}
VEROEFFENTLICHUNGEN = {Veroeffentlichung.INTERN: "intern", Veroeffentlichung.EXTERN: "extern"}


def herkunft(row: EmpfehlungZeile) -> str:
    """Where it comes from, in short: „AP-2025-1 · 3 Feststellungen“, empty where it stands for itself."""
    count = ""
    if row.anzahl:
        count = "1 Feststellung" if row.anzahl == 1 else f"{integer(row.anzahl)} Feststellungen"
    return " · ".join(part for part in (", ".join(row.quellen), count) if part)


def begruendung(answer: Stellungnahme) -> str:
    """Why it is not followed, or not wholly: the usual reason and the words beside it; empty for an accepted one."""
    if answer.haltung in (None, Haltung.ANGENOMMEN):
        return ""
    usual = "" if answer.grund in (None, Grund.ANDERER) else GRUENDE[answer.grund]
    if not usual:
        return answer.begruendung
    start = usual[0].upper() + usual[1:]
    return f"{start}: {answer.begruendung}" if answer.begruendung else f"{start}."
