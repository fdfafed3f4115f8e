"""The Befragung: a Q-Check put to clients, staff or Leistungserbringer (S003-4.3.1-4, S003-4.2.3-2).

``planung`` are the commands of its head, ``bogen`` enters sheets and compares double entries, ``entwurf`` keeps begun
ones, ``stapel`` knows how far the entry has come, ``freitext`` finds what may name a person, ``themen`` are what free
texts speak of, ``auswertung`` reads and reckons.
"""

from qmapp.checks.befragung.auswertung import auswertung, befragung, befragungen, gruppen
from qmapp.checks.befragung.bogen import (
    abweichungen,
    boegen,
    delete_bogen,
    enter_bogen,
    settle_abweichung,
    update_bogen,
)
from qmapp.checks.befragung.entwurf import begonnene, finish_bogen, hold_entwurf
from qmapp.checks.befragung.planung import (
    close_befragung,
    create_befragung,
    delete_befragung,
    delete_freitexte,
    reopen_befragung,
    set_vorgaenger,
    set_vorwerte,
    update_befragung,
    vorwerte,
)

__all__ = [
    "abweichungen",
    "auswertung",
    "befragung",
    "befragungen",
    "begonnene",
    "boegen",
    "close_befragung",
    "create_befragung",
    "delete_befragung",
    "delete_bogen",
    "delete_freitexte",
    "enter_bogen",
    "finish_bogen",
    "gruppen",
    "hold_entwurf",
    "reopen_befragung",
    "set_vorgaenger",
    "set_vorwerte",
    "settle_abweichung",
    "update_befragung",
    "update_bogen",
    "vorwerte",
]
