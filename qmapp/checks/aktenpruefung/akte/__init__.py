"""The Prüfplatz: drawn files, their answers, and what may happen to a file.

``antworten`` answers Prüfpunkte, ``verlauf`` closes, defers, replaces and loses files, ``abfragen`` reads them,
``reihenfolge`` knows which comes next, ``fortschritt`` says how far the Prüfung has come.
"""

from qmapp.checks.aktenpruefung.akte.abfragen import akte, akten, maengel, reread
from qmapp.checks.aktenpruefung.akte.antworten import answer, answer_rest, note, update_mangel
from qmapp.checks.aktenpruefung.akte.fortschritt import fortschritt
from qmapp.checks.aktenpruefung.akte.reihenfolge import naechste_offene, wiederaufnahme
from qmapp.checks.aktenpruefung.akte.verlauf import close_akte, defer_akte, lose_akte, reopen_akte, replace_akte

__all__ = [
    "akte",
    "akten",
    "answer",
    "answer_rest",
    "close_akte",
    "defer_akte",
    "fortschritt",
    "lose_akte",
    "maengel",
    "naechste_offene",
    "note",
    "reopen_akte",
    "replace_akte",
    "reread",
    "update_mangel",
    "wiederaufnahme",
]
