"""A Maßnahme in hand: the pane that changes it field by field, and the dialogs that ask what a step needs.

Nothing here is a page: the page of the Maßnahmen shows the pane beside its list, others may show parts of it.
"""

from qmapp.ui.act.massnahme.befehle import Massnahmenbefehle
from qmapp.ui.act.massnahme.blatt import Massnahmenblatt

__all__ = ["Massnahmenbefehle", "Massnahmenblatt"]
