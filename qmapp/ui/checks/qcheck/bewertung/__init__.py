"""Carrying a Q-Check out: every question answered with the keyboard, all below each other or one at a time.

``seite`` is the page, ``arbeit`` the Q-Check in hand for one assessor, ``ablauf`` leads from answer to answer,
``tasten`` are the keys, ``gemerkt`` what this computer remembers. The parts: ``leiste`` on top, ``blatt`` with
``fragenliste``, ``fragenzeile``, ``fragenband`` and ``einzelheit`` in the middle, ``angaben`` with ``merkpunkte`` at
the right, ``wahl`` where it is asked who assesses; ``flaeche`` arranges them.
"""

from qmapp.ui.checks.qcheck.bewertung.seite import BewertungSeite

__all__ = ["BewertungSeite"]
