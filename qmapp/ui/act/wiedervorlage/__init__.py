"""What several pages of ACT show of a Wiedervorlage: the card of one object, the form, the steps, the menu to move it.

``karte`` is the card, ``form`` its fields, ``befehle`` what may be done, ``verschieben`` the days it may move to,
``zeichen`` the signs and tones of what falls due.
"""

from qmapp.ui.act.wiedervorlage.karte import WiedervorlageKarte

__all__ = ["WiedervorlageKarte"]
