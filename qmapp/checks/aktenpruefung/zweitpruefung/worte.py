"""What results and sides are called in a table of agreement."""

from typing import Final

from qmapp.checks.aktenpruefung.rows import Ergebnis

#: In the order a table shows them.
ERGEBNISSE: Final = {
    Ergebnis.OK: "erfüllt",
    Ergebnis.F1: "formell",
    Ergebnis.F2: "materiell",
    Ergebnis.F3_PLUS: "zu viel",
    Ergebnis.F3_MINUS: "zu wenig",
    Ergebnis.ENTFAELLT: "entfällt",
    Ergebnis.NICHT_PRUEFBAR: "nicht prüfbar",
}
MIT_FEHLER: Final = "mit materiellem Fehler"
OHNE_FEHLER: Final = "ohne materiellen Fehler"
#: Why there is no kappa.
NICHTS: Final = "Noch ist nichts doppelt geprüft."
EINERLEI: Final = "Nicht bestimmt: Beide gaben nur ein und dieselbe Antwort."
