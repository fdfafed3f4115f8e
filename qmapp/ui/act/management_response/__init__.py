"""The Management Response: all Empfehlungen at the left; at the right what followed from the chosen one.

``seite`` is the page, ``liste`` the list with its filters, ``einzelheit`` the one in hand: ``karten`` show Empfehlung
and answer, ``empfehlungsform``, ``antwortform`` and ``massnahmeform`` change them in place, ``licht`` says what is
missing, ``massnahmen`` shows the timeline with what is overdue, ``verlauf`` what happened. ``gesamt`` is what the
Leitung says to a whole year, ``befehle`` what may be done, ``frist`` asks for a new deadline, ``zeichen`` are signs.
"""

from qmapp.ui.act.management_response.seite import ManagementResponseSeite

__all__ = ["ManagementResponseSeite"]
