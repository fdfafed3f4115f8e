"""What leaves the two doors of the workspace: the Feststellung as frozen rows."""

from enum import StrEnum


class Art(StrEnum):
    """What was found."""

    MANGEL = "mangel"
    VERBESSERUNG = "verbesserung"
    STAERKE = "staerke"


class Schwere(StrEnum):
    """How much a Mangel weighs."""

    HOCH = "hoch"
    MITTEL = "mittel"
    GERING = "gering"


class Quelle(StrEnum):
    """Where a Feststellung comes from; ANTWORT from one answer, ERGEBNIS from the counted result of a Prüfung."""

    ANTWORT = "antwort"
    ERGEBNIS = "ergebnis"
    FREI = "frei"


class Dimension(StrEnum):
    """The three Qualitätsdimensionen."""

    STRUKTUR = "struktur"
    PROZESS = "prozess"
    ERGEBNIS = "ergebnis"


class Ausrichtung(StrEnum):
    """The five orientations of the Qualitätsvision (S003-3.4)."""

    KLIENTEN = "klienten"
    MITARBEITENDE = "mitarbeitende"
    PROZESS = "prozess"
    WIRTSCHAFTLICHKEIT = "wirtschaftlichkeit"
    GESELLSCHAFT = "gesellschaft"
