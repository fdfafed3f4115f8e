"""The result of a Prüfung: counted in the database, estimated by ``sampling``, said in German."""

from qmapp.checks.aktenpruefung.auswertung.ergebnis import auswertung

__all__ = ["auswertung"]
