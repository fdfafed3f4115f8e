"""The Prüfplatz: one file audited completely with the keyboard.

``seite`` is the page, ``anlass`` says in words which files it shows. ``arbeit`` holds the file in hand and runs its
commands; ``ablauf`` leads from answer to answer, ``rundgang`` from file to file, ``schritte`` does what happens to a
file as a whole, ``spruenge`` goes to what is open or marked and to a number (``gehezu``); ``tasten`` and ``wege`` are
the keys, ``anzeige`` lets everything shown follow. The parts: ``kopf`` and ``leiste`` on top, ``aktenliste`` at the
left, ``blatt`` with ``punkte``, ``zeile``, ``punktband`` and ``einzelheit`` in the middle, ``karte`` with ``mangel``
(``mangelart``, ``bausteine``, ``ursachen``) at the right; ``flaeche`` arranges them.
"""

from qmapp.ui.checks.pruefplatz.seite import Pruefplatz

__all__ = ["Pruefplatz"]
