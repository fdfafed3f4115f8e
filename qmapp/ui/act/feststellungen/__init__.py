"""Feststellungen: all of them at the left; the chosen one, its examples and its like at the right.

``seite`` is the page, ``liste`` the list with its filters, ``einzelheit`` the one in hand with its form (``angaben``),
its files (``beispiele``) and its like (``zusammen``), ``befehle`` what may be done with it, ``vorschlaege`` what the
results give occasion for.
"""

from qmapp.ui.act.feststellungen.seite import Feststellungen

__all__ = ["Feststellungen"]
