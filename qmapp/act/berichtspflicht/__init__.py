"""Berichtspflichten and Termine: what is due to whom and when, and whether it was delivered (S002-3-2, -5-1, -7-2).

``pflege`` and ``fassung`` are the duty and its changes, ``regel`` computes its due dates, ``lieferung`` tells what
happens to them, ``termine`` are the recurring meetings; ``abfragen`` and ``serien`` read, ``frist`` counts working
days, ``worte`` says it in German.
"""

from qmapp.act.berichtspflicht.abfragen import faellige, jahre, kalender, pflicht, pflichten
from qmapp.act.berichtspflicht.fassung import add_fassung, delete_fassung, update_fassung
from qmapp.act.berichtspflicht.frist import frist
from qmapp.act.berichtspflicht.lieferung import deliver, enter_eingang, reopen_lieferung, update_lieferung, waive
from qmapp.act.berichtspflicht.pflege import (
    add_empfaenger,
    create_berichtspflicht,
    delete_berichtspflicht,
    remove_empfaenger,
    update_berichtspflicht,
    update_empfaenger,
)
from qmapp.act.berichtspflicht.serien import serien
from qmapp.act.berichtspflicht.termine import (
    add_termin,
    create_terminserie,
    delete_terminserie,
    explain_jahr,
    remove_termin,
    set_mindestens,
    update_termin,
    update_terminserie,
)
from qmapp.act.berichtspflicht.vorschlaege import offene_vorschlaege, take_vorschlaege

__all__ = [
    "add_empfaenger",
    "add_fassung",
    "add_termin",
    "create_berichtspflicht",
    "create_terminserie",
    "delete_berichtspflicht",
    "delete_fassung",
    "delete_terminserie",
    "deliver",
    "enter_eingang",
    "explain_jahr",
    "faellige",
    "frist",
    "jahre",
    "kalender",
    "offene_vorschlaege",
    "pflicht",
    "pflichten",
    "remove_empfaenger",
    "remove_termin",
    "reopen_lieferung",
    "serien",
    "set_mindestens",
    "take_vorschlaege",
    "update_berichtspflicht",
    "update_empfaenger",
    "update_fassung",
    "update_lieferung",
    "update_termin",
    "update_terminserie",
    "waive",
]
