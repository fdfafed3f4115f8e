"""What leaves the two doors of the workspace: enums and frozen rows of the Aktenprüfung.

Money is integer cents. What a user types as per cent is decimal text with a point ("2.5"), kept exactly; rates are
fractions (0.1 = 10 %). Times are aware and in UTC.
"""

from qmapp.checks.aktenpruefung.rows.akten import (
    AUSSER_KRAFT,
    Akte,
    AkteZeile,
    Anteil,
    AntwortZeile,
    Fortschritt,
    Luecke,
    MangelZeile,
)
from qmapp.checks.aktenpruefung.rows.befund import (
    Auswertung,
    BereichErgebnis,
    Betraege,
    Betrag,
    Geschichtet,
    PunktErgebnis,
    Quote,
    SchichtErgebnis,
)
from qmapp.checks.aktenpruefung.rows.kopf import Plan, Pruefung, PruefungZeile
from qmapp.checks.aktenpruefung.rows.liste import (
    Ausschluss,
    Grundgesamtheit,
    GrundgesamtheitZeile,
    ListenAngaben,
    Zeile,
)
from qmapp.checks.aktenpruefung.rows.merkmale import (
    Aktenart,
    Aktenstand,
    Auswahl,
    Ergebnis,
    Ersatzregel,
    KleineSchichten,
    Lueckenart,
    Pruefart,
    Rundung,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    VerlorenRegel,
    Ziehungsart,
    Zurechenbarkeit,
)

__all__ = [
    "AUSSER_KRAFT",
    "Akte",
    "AkteZeile",
    "Aktenart",
    "Aktenstand",
    "Anteil",
    "AntwortZeile",
    "Ausschluss",
    "Auswahl",
    "Auswertung",
    "BereichErgebnis",
    "Betraege",
    "Betrag",
    "Ergebnis",
    "Ersatzregel",
    "Fortschritt",
    "Geschichtet",
    "Grundgesamtheit",
    "GrundgesamtheitZeile",
    "KleineSchichten",
    "ListenAngaben",
    "Luecke",
    "Lueckenart",
    "MangelZeile",
    "Plan",
    "Pruefart",
    "Pruefung",
    "PruefungZeile",
    "PunktErgebnis",
    "Quote",
    "Rundung",
    "SchichtErgebnis",
    "Schichtung",
    "Startwertherkunft",
    "Verfahren",
    "VerlorenRegel",
    "Zeile",
    "Ziehungsart",
    "Zurechenbarkeit",
]
