"""Change-Projekte: all of them at the left; the chosen one with its phases and Maßnahmen at the right.

``seite`` is the page, ``einzelheit`` the one in hand with its form (``angaben``), its ``phasen`` and the Maßnahmen it
bundles (``buendel``); ``befehle`` says what may be done with it.
"""

from qmapp.ui.act.projekte.seite import Projekte

__all__ = ["Projekte"]
