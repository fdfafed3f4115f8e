"""The Berichtspflichten: what is due in a year at the left with the meetings below, the one in hand at the right.

``seite`` is the page, ``jahresliste`` the due dates and meetings of a year, ``lieferung``, ``pflicht``, ``fassungen``,
``empfaenger`` and ``besprechung`` the cards of what is in hand, ``befehle`` what may be done, ``fragen`` what is asked
before, ``fristrechner`` counts working days.
"""

from qmapp.ui.act.berichtspflichten.seite import Berichtspflichten

__all__ = ["Berichtspflichten"]
