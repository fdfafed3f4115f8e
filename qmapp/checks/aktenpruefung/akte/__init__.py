"""The Prüfplatz: drawn files, their answers, and what may happen to a file.

``antworten`` answers Prüfpunkte, ``vormerkung`` marks them for later, ``verlauf`` closes, defers, replaces and loses
files, ``abfragen`` reads them, ``bogennummer`` and ``pruefliste`` tell them on paper. ``reihenfolge`` knows which file
comes next, ``zuteilung`` whose it is, ``vollstaendigkeit`` what is missing, ``fortschritt`` how far the Prüfung has
come.
"""

from qmapp.checks.aktenpruefung.akte.abfragen import akte, akten, maengel, reread, sammelantworten
from qmapp.checks.aktenpruefung.akte.antworten import answer, answer_rest, note, update_mangel
from qmapp.checks.aktenpruefung.akte.bogennummer import bogennummern, find_bogen
from qmapp.checks.aktenpruefung.akte.fortschritt import fortschritt
from qmapp.checks.aktenpruefung.akte.pruefliste import pruefliste
from qmapp.checks.aktenpruefung.akte.reihenfolge import naechste_offene, wiederaufnahme
from qmapp.checks.aktenpruefung.akte.verlauf import close_akte, defer_akte, lose_akte, reopen_akte, replace_akte
from qmapp.checks.aktenpruefung.akte.vollstaendigkeit import luecken
from qmapp.checks.aktenpruefung.akte.vormerkung import mark, unmark
from qmapp.checks.aktenpruefung.akte.zuteilung import (
    anteile,
    assign,
    assign_by_stratum,
    assign_evenly,
    pruefende,
    reassign,
)

__all__ = [
    "akte",
    "akten",
    "answer",
    "answer_rest",
    "anteile",
    "assign",
    "assign_by_stratum",
    "assign_evenly",
    "bogennummern",
    "close_akte",
    "defer_akte",
    "find_bogen",
    "fortschritt",
    "lose_akte",
    "luecken",
    "maengel",
    "mark",
    "naechste_offene",
    "note",
    "pruefende",
    "pruefliste",
    "reassign",
    "reopen_akte",
    "replace_akte",
    "reread",
    "sammelantworten",
    "unmark",
    "update_mangel",
    "wiederaufnahme",
]
