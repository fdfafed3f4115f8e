"""The Management Response: every Empfehlung with its answer, its Maßnahmen and how far they are (S003-4.4.1).

``abfragen`` reads, ``stand`` says how far one is, ``fehlt`` what is missing, ``verlauf`` what happened when;
``freigabe`` releases an answer, ``umsetzung`` counts, ``worte`` says it in German. ``faden`` follows the thread through
one object, ``luecken`` finds where it breaks.
"""

from qmapp.act.management_response.abfragen import uebersicht, vorgaenge, vorgang
from qmapp.act.management_response.faden import faden
from qmapp.act.management_response.freigabe import release_stellungnahme, reopen_stellungnahme
from qmapp.act.management_response.luecken import anzahl_luecken, luecken
from qmapp.act.management_response.umsetzung import umsetzungsstand

__all__ = [
    "anzahl_luecken",
    "faden",
    "luecken",
    "release_stellungnahme",
    "reopen_stellungnahme",
    "uebersicht",
    "umsetzungsstand",
    "vorgaenge",
    "vorgang",
]
