"""The Change-Projekt: a bundle of Maßnahmen with phases and a team (S003-4.4.2).

``pflege`` makes, changes, closes and deletes it, ``phasen`` its phases, ``buendel`` the Maßnahmen it bundles;
``abfragen`` reads, ``worte`` says it in German.
"""

from qmapp.act.projekt.abfragen import projekt, projekte
from qmapp.act.projekt.buendel import add_massnahmen, remove_massnahme
from qmapp.act.projekt.pflege import close_projekt, create_projekt, delete_projekt, reopen_projekt, update_projekt
from qmapp.act.projekt.phasen import add_phase, end_phase, remove_phase, reopen_phase, update_phase

__all__ = [
    "add_massnahmen",
    "add_phase",
    "close_projekt",
    "create_projekt",
    "delete_projekt",
    "end_phase",
    "projekt",
    "projekte",
    "remove_massnahme",
    "remove_phase",
    "reopen_phase",
    "reopen_projekt",
    "update_phase",
    "update_projekt",
]
