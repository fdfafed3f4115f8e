"""The result of a Prüfung: counted in the database, estimated by ``sampling``, said in German.

``auswertung`` is the result; ``vertiefung`` compares it, projects it in several ways and weighs what is doubtful.
"""

from qmapp.checks.aktenpruefung.auswertung.ergebnis import auswertung
from qmapp.checks.aktenpruefung.auswertung.vertiefung import vertiefung

__all__ = ["auswertung", "vertiefung"]
