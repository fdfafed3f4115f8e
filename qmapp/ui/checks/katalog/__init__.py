"""Kataloge of all three kinds: every version at the left; its points, its head and what changed at the right.

``seite`` is the page, ``liste`` the versions of a kind, ``ansicht`` the one in hand: ``punkte`` with ``punktform``,
``frageform`` or ``itemform`` (all a ``formular``, one for each kind in ``formulare``), ``kopf`` with ``skala``,
``vergleich`` to the version before, ``verteilung`` over dimensions and weights. ``kopie`` asks for an own one,
``befehle`` are the steps, ``datei`` reads and writes files, ``abfragen`` ask each kind of check what runs, ``arten``
and ``worte`` have the words.
"""

from qmapp.ui.checks.katalog.seite import Kataloge

__all__ = ["Kataloge"]
