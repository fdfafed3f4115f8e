"""The Wiedervorlage: a day on which something is looked at again (S003-4.4.1-5), and everything that falls due.

``pflege`` are the commands, ``turnus`` says when a recurring one comes again, ``bezug`` finds what it is about;
``abfragen`` and ``faellig`` (from its ``quellen``) read, ``worte`` says it in German, ``kalender`` writes the .ics
file.
"""

from qmapp.act.wiedervorlage.abfragen import nachfolger, wiedervorlage, wiedervorlagen
from qmapp.act.wiedervorlage.bezug import bezuege, find_bezug
from qmapp.act.wiedervorlage.faellig import alle, heute, zahl_faellige
from qmapp.act.wiedervorlage.pflege import (
    create_wiedervorlage,
    delete_wiedervorlage,
    move_wiedervorlage,
    reopen_wiedervorlage,
    settle_wiedervorlage,
    update_wiedervorlage,
)

__all__ = [
    "alle",
    "bezuege",
    "create_wiedervorlage",
    "delete_wiedervorlage",
    "find_bezug",
    "heute",
    "move_wiedervorlage",
    "nachfolger",
    "reopen_wiedervorlage",
    "settle_wiedervorlage",
    "update_wiedervorlage",
    "wiedervorlage",
    "wiedervorlagen",
    "zahl_faellige",
]
