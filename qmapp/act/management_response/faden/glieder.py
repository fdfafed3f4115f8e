"""The links of a thread: how far each is, and that in a word."""

from datetime import date

from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.empfehlung.tables import Empfehlung, Stellungnahme
from qmapp.act.empfehlung.worte import HALTUNGEN, PRIORITAETEN
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.feststellung.worte import ARTEN
from qmapp.act.management_response.faden.rows import Glied, Gliedart, Gliedstand
from qmapp.act.massnahme.rows import Status, Wirkung
from qmapp.act.massnahme.tables import Massnahme, Wirksamkeit
from qmapp.act.massnahme.worte import STATUS, WIRKUNGEN
from qmapp.german import day

_ANTWORTEN = {
    Haltung.ANGENOMMEN: Gliedstand.ERREICHT,
    Haltung.TEILWEISE: Gliedstand.ERREICHT,
    Haltung.ABGELEHNT: Gliedstand.NEIN,
}
_MASSNAHMEN = {
    Status.NICHT_BEGONNEN: Gliedstand.OFFEN,
    Status.IN_UMSETZUNG: Gliedstand.UNTERWEGS,
    Status.VERZOEGERT: Gliedstand.UNTERWEGS,
    Status.UMGESETZT: Gliedstand.ERREICHT,
    Status.NICHT_RELEVANT: Gliedstand.NEIN,
}
_WIRKUNGEN = {
    Wirkung.WIRKSAM: Gliedstand.ERREICHT,
    Wirkung.TEILWEISE: Gliedstand.UNTERWEGS,
    Wirkung.NICHT_WIRKSAM: Gliedstand.NEIN,
}


def of_feststellung(row: Feststellung) -> Glied:
    """A Feststellung is reached once it is settled."""
    settled = row.erledigt_am is not None
    word = ARTEN[row.art] + (", erledigt" if settled else "")
    stand = Gliedstand.ERREICHT if settled else Gliedstand.OFFEN
    return Glied(Gliedart.FESTSTELLUNG, row.id, row.kennung, row.titel, stand, word)


def of_empfehlung(row: Empfehlung) -> Glied:
    """An Empfehlung is reached as soon as it is there."""
    word = f"Priorität {PRIORITAETEN[row.prioritaet]}"
    return Glied(Gliedart.EMPFEHLUNG, row.id, row.kennung, row.titel, Gliedstand.ERREICHT, word)


def of_answer(row: Empfehlung, answer: Stellungnahme | None, stichtag: date) -> Glied:
    """An answer counts once it is released."""
    if answer is not None and answer.freigegeben_am is not None and answer.haltung is not None:
        stand, word = _ANTWORTEN[answer.haltung], HALTUNGEN[answer.haltung]
    elif stichtag > row.antwort_frist:
        stand, word = Gliedstand.UEBERFAELLIG, f"fehlt seit {day(row.antwort_frist)}"
    elif answer is not None:
        stand, word = Gliedstand.UNTERWEGS, "Entwurf"
    else:
        stand, word = Gliedstand.OFFEN, f"offen bis {day(row.antwort_frist)}"
    return Glied(Gliedart.ANTWORT, row.id, row.kennung, row.titel, stand, word)


def of_massnahme(row: Massnahme, stichtag: date) -> Glied:
    """A Maßnahme past its deadline is overdue, whatever was said of it."""
    stand, word = _MASSNAHMEN[row.status], STATUS[row.status]
    if row.status.offen and row.frist is not None and row.frist < stichtag:
        stand, word = Gliedstand.UEBERFAELLIG, f"überfällig seit {day(row.frist)}"
    return Glied(Gliedart.MASSNAHME, row.id, row.kennung, row.titel, stand, word)


def of_effect(row: Massnahme, check: Wirksamkeit | None, stichtag: date) -> Glied:
    """The effect of a Maßnahme that is done: as checked, or when it is going to be."""
    planned = row.wirksamkeit_geplant
    if check is not None:
        stand, word = _WIRKUNGEN[check.ergebnis], WIRKUNGEN[check.ergebnis]
    elif planned is not None and planned < stichtag:
        stand, word = Gliedstand.UEBERFAELLIG, f"Prüfung fällig seit {day(planned)}"
    else:
        stand, word = Gliedstand.OFFEN, "noch nicht geprüft" if planned is None else f"Prüfung am {day(planned)}"
    return Glied(Gliedart.WIRKUNG, row.id, row.kennung, row.titel, stand, word)
