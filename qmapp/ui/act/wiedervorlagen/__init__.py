"""Wiedervorlagen: what falls due in groups at the left, the one in hand at the right.

``seite`` is the page, ``liste`` the list with its filters, ``gruppen`` its table with the headings, ``einzelheit`` the
one in hand, ``notiz`` asks for a note, ``ausgabe`` writes the calendar file, ``ziele`` says where a row leads.
"""

from qmapp.ui.act.wiedervorlagen.seite import WiedervorlagenSeite

__all__ = ["WiedervorlagenSeite"]
