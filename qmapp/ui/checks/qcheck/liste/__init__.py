"""The Q-Checks: all of them at the left, the one in hand with its planning sheet at the right.

``seite`` is the page, ``spalte`` the list with its filter (``bestand``), ``blatt`` what is in hand: ``kopf`` its state
and the ways on, ``planungsblatt``, ``methode`` of the catalogue beside it, ``merkpunkte``. ``neu`` asks for a new one,
``befehle`` are the steps.
"""

from qmapp.ui.checks.qcheck.liste.seite import QCheckListe

__all__ = ["QCheckListe"]
