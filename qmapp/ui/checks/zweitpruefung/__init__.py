"""Zweitprüfung: begun with a form, followed by its progress, read as agreement, settled Prüfpunkt by Prüfpunkt.

``seite`` is the page. ``beginn`` asks for what is needed, ``stand`` says how far it is, ``uebereinstimmung`` shows
agreement (``kreuztafel`` is its table), ``klaerung`` the disagreements with the form that settles one (``gegenueber``
what both said, ``klaergang`` the way through
them), ``befehle`` does it.
"""

from qmapp.ui.checks.zweitpruefung.seite import ZweitpruefungSeite

__all__ = ["ZweitpruefungSeite"]
