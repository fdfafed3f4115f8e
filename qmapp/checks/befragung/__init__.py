"""The Befragung: a Q-Check put to clients, staff or Leistungserbringer (S003-4.3.1-4, S003-4.2.3-2).

``planung`` are the commands of its head, ``bogen`` enters sheets and compares double entries, ``freitext`` finds what
may name a person, ``auswertung`` reads and reckons.
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
from qmapp.checks.befragung.planung import (
    close_befragung,
    create_befragung,
    delete_befragung,
    reopen_befragung,
    set_vorwerte,
    update_befragung,
)

__all__ = [
    "abweichungen",
    "auswertung",
    "befragung",
    "befragungen",
    "boegen",
    "close_befragung",
    "create_befragung",
    "delete_befragung",
    "delete_bogen",
    "enter_bogen",
    "gruppen",
    "reopen_befragung",
    "set_vorwerte",
    "settle_abweichung",
    "update_befragung",
    "update_bogen",
]
