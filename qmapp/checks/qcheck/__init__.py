"""The Q-Check: a process assessed in the manner of an audit, without a claim to a norm (S003-4.3.1).

``planung`` are the commands of its planning sheet, ``bewertung`` answers, ``konsens`` agrees (``konsensstand`` says on
what), ``nachweise`` keeps evidence and points to look at again, ``anlagen`` the files of evidence (``dateien`` knows
which may be), ``abschluss`` submits and seals, ``siegelprobe`` sees whether the seal holds; ``abfragen`` and
``fortschritt`` read, ``grad`` and ``ergebnis`` reckon, ``einheiten`` compares units, ``hinweis`` takes the hint of a
question apart, ``worte`` says it in German.
"""

from qmapp.checks.qcheck.abfragen import (
    abgleich,
    anzahl_offen,
    entfallene_nachweise,
    fragen,
    merkpunkte,
    qcheck,
    qchecks,
)
from qmapp.checks.qcheck.abschluss import hindernisse, release_qcheck, submit_qcheck, take_back
from qmapp.checks.qcheck.anlagen import add_anlage, anlage_inhalt, anlagen, remove_anlage
from qmapp.checks.qcheck.bewertung import rate, remark, retract
from qmapp.checks.qcheck.einheiten import einheiten
from qmapp.checks.qcheck.ergebnis import ergebnis, rechenweg
from qmapp.checks.qcheck.fortschritt import fortschritt
from qmapp.checks.qcheck.hinweis import Hinweis, zerlegt
from qmapp.checks.qcheck.konsens import adopt_agreed, agree
from qmapp.checks.qcheck.konsensstand import Konsensstand, konsensstand
from qmapp.checks.qcheck.nachweise import (
    add_merkpunkt,
    add_nachweis,
    remove_merkpunkt,
    remove_nachweis,
    settle_merkpunkt,
    update_nachweis,
)
from qmapp.checks.qcheck.planung import create_qcheck, delete_qcheck, set_vorgaenger, update_qcheck
from qmapp.checks.qcheck.siegel import siegel
from qmapp.checks.qcheck.siegelprobe import Siegelprobe, siegelprobe

__all__ = [
    "Hinweis",
    "Konsensstand",
    "Siegelprobe",
    "abgleich",
    "add_anlage",
    "add_merkpunkt",
    "add_nachweis",
    "adopt_agreed",
    "agree",
    "anlage_inhalt",
    "anlagen",
    "anzahl_offen",
    "create_qcheck",
    "delete_qcheck",
    "einheiten",
    "entfallene_nachweise",
    "ergebnis",
    "fortschritt",
    "fragen",
    "hindernisse",
    "konsensstand",
    "merkpunkte",
    "qcheck",
    "qchecks",
    "rate",
    "rechenweg",
    "release_qcheck",
    "remark",
    "remove_anlage",
    "remove_merkpunkt",
    "remove_nachweis",
    "retract",
    "set_vorgaenger",
    "settle_merkpunkt",
    "siegel",
    "siegelprobe",
    "submit_qcheck",
    "take_back",
    "update_nachweis",
    "update_qcheck",
    "zerlegt",
]
