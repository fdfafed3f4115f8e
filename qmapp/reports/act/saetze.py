"""What the counts of ACT say in a sentence; a sentence whose number is not told is not said."""

from collections.abc import Mapping
from datetime import date

from qmapp.act.management_response.rows import Stand
from qmapp.german import day, integer
from qmapp.reports.act.lage import Lage
from qmapp.reports.act.zahlen import Zahlen


def aussage(lage: Lage, counted: Zahlen) -> str:
    """The statement first: what the Leitung accepts, what is done, what is late."""
    said = [each for each in (_zusage(counted), _umsetzung(counted), _verzug(counted)) if each]
    if said:
        return " ".join(said)
    listed = sum(case.stand is not Stand.ANTWORT_OFFEN for case in lage.vorgaenge)
    if listed:
        return "Diese Fassung zeigt die veröffentlichten Empfehlungen mit der Antwort der Leitung und den Maßnahmen."
    return "Diese Fassung zeigt die veröffentlichten Maßnahmen."


def freigabe(am: date | None, durch: str) -> str:
    """``freigegeben am 27.01.2026 durch Karin Albrecht``; empty before it is released."""
    if am is None:
        return ""
    return f"freigegeben am {day(am)}" + (f" durch {durch}" if durch else "")


def _zusage(counted: Zahlen) -> str:
    value = counted.werte
    if not value["empfehlungen"] or not counted.gezeigt("zugesagt", "empfehlungen"):
        return ""
    total, accepted = value["empfehlungen"], value["zugesagt"]
    if total == 1:
        return _einzige(value)
    if accepted == total:
        said = f"Die Leitung nimmt alle {integer(total)} Empfehlungen ganz oder teilweise an"
    elif not accepted:
        said = f"Von {integer(total)} Empfehlungen ist noch keine angenommen"
    else:
        said = f"Die Leitung nimmt {integer(accepted)} von {integer(total)} Empfehlungen ganz oder teilweise an"
    if value["ohne_antwort"] and counted.gezeigt("ohne_antwort"):
        count = value["ohne_antwort"]
        said += "; eine Antwort steht aus" if count == 1 else f"; {integer(count)} Antworten stehen aus"
    return said + "."


def _einzige(value: Mapping[str, int]) -> str:
    if value["zugesagt"]:
        return "Die Leitung nimmt die eine Empfehlung ganz oder teilweise an."
    if value["ohne_antwort"]:
        return "Die Antwort auf die eine Empfehlung steht aus."
    return "Die Leitung lehnt die eine Empfehlung ab."


def _umsetzung(counted: Zahlen) -> str:
    value = counted.werte
    if not value["massnahmen"] or not counted.gezeigt("umgesetzt", "massnahmen"):
        return ""
    done, total = value["umgesetzt"], value["massnahmen"]
    if total == 1:
        return "Die eine Maßnahme ist umgesetzt." if done else "Die eine Maßnahme ist noch nicht umgesetzt."
    if done == total:
        return f"Alle {integer(total)} Maßnahmen sind umgesetzt."
    if not done:
        return f"Von {integer(total)} Maßnahmen ist noch keine umgesetzt."
    verb = "ist" if done == 1 else "sind"
    return f"{integer(done)} von {integer(total)} Maßnahmen {verb} umgesetzt."


def _verzug(counted: Zahlen) -> str:
    if not counted.gezeigt("ueberfaellig") or not counted.werte["offen"]:
        return ""
    late = counted.werte["ueberfaellig"]
    if not late:
        return "Überfällig ist keine."
    return "Überfällig ist eine." if late == 1 else f"Überfällig sind {integer(late)}."
