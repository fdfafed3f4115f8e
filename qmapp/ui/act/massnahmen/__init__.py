"""Maßnahmen: list, timeline and calendar month at the left, the one in hand at the right.

``seite`` is the page. ``bestand`` filters and sorts, ``filterleiste`` asks for what, ``ansichten`` shows it: in the
``tafel``, as bars (``zeit``), or in the ``kalenderkarte``. ``befehle`` is what may be done, ``gemerkt`` what this
computer remembers of the view.
"""

from qmapp.ui.act.massnahmen.seite import Massnahmen

__all__ = ["Massnahmen"]
