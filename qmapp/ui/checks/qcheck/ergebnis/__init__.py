"""The result of a Q-Check (gestaltung 06): profile, degrees, strengths, potentials, and what follows from them.

``befund`` is what the page reads, ``seite`` the page, ``ansicht`` its cards, ``seitenwand`` what stands at its right.
"""

from qmapp.ui.checks.qcheck.ergebnis.seite import QCheckErgebnis

__all__ = ["QCheckErgebnis"]
