"""Kataloge: every version at the left; its Prüfpunkte, its head and what changed at the right.

``seite`` is the page, ``liste`` the versions, ``punkte`` the Prüfpunkte with ``punktform``, ``kopf`` the head,
``vergleich`` the difference to the version before, ``kopie`` asks for an own one, ``befehle`` are the steps,
``datei`` reads and writes files.
"""

from qmapp.ui.checks.katalog.seite import Kataloge

__all__ = ["Kataloge"]
