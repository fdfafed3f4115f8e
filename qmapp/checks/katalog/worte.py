"""Kinds of catalogue, Qualitätsdimensionen and Ausrichtungen in German words, the same on the screen and in documents.

„Prozess“ is in both lists: as a dimension it reads „Prozessqualität“, as an Ausrichtung „Prozessorientierung“.
"""

from qmapp.checks.katalog.katalog import Ausrichtung, Dimension, Katalogart

DIMENSIONEN = {
    Dimension.STRUKTUR: "Strukturqualität",
    Dimension.PROZESS: "Prozessqualität",
    Dimension.ERGEBNIS: "Ergebnisqualität",
}
#: In the order of the Qualitätsvision, Q1 to Q5 (S003-3.4).
AUSRICHTUNGEN = {
    Ausrichtung.KLIENTEN: "Klientinnen und Klienten",
    Ausrichtung.WIRTSCHAFTLICHKEIT: "Wirtschaftlichkeit",
    Ausrichtung.PROZESS: "Prozessorientierung",
    Ausrichtung.MITARBEITENDE: "Mitarbeitende",
    Ausrichtung.GESELLSCHAFT: "Gesellschaft",
}
#: What a catalogue is for.
ARTEN = {
    Katalogart.AKTENPRUEFUNG: "Aktenprüfung",
    Katalogart.QCHECK: "Q-Check",
    Katalogart.BEFRAGUNG: "Befragung",
}
