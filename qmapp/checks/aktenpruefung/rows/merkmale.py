"""The closed lists of the Aktenprüfung, stored by value."""

from enum import StrEnum


class Ergebnis(StrEnum):
    """The answer to a Prüfpunkt: F1 formal, F2 material without amount, F3 with amount (+ overpaid, − underpaid)."""

    OK = "ok"
    F1 = "F1"
    F2 = "F2"
    F3_PLUS = "F3+"
    F3_MINUS = "F3-"
    ENTFAELLT = "ent"
    NICHT_PRUEFBAR = "np"

    @property
    def material(self) -> bool:
        """A material error, which makes its file count as faulty."""
        return self in (Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.F3_MINUS)

    @property
    def mangel(self) -> bool:
        """A Mangel of any kind, formal or material."""
        return self is Ergebnis.F1 or self.material

    @property
    def bewertet(self) -> bool:
        """Counts in numerator and denominator; not applicable and not assessable leave both."""
        return self not in (Ergebnis.ENTFAELLT, Ergebnis.NICHT_PRUEFBAR)

    @property
    def mit_betrag(self) -> bool:
        """Needs an amount before its file can be closed."""
        return self in (Ergebnis.F3_PLUS, Ergebnis.F3_MINUS)


class Verfahren(StrEnum):
    """How the sample size is found."""

    QUOTE = "quote"
    MINDESTGROESSE = "mindestgroesse"
    ENTDECKUNG = "entdeckung"
    ANZAHL = "anzahl"
    ANNAHME = "annahme"
    ATTRIBUT = "attribut"
    WERT = "wert"


class Auswahl(StrEnum):
    """How the files are picked: by ticket, in equal steps, or in equal steps of money (MUS)."""

    ZUFALL = "zufall"
    SYSTEMATISCH = "systematisch"
    WERT = "wert"


class Rundung(StrEnum):
    """3 % of 22.082 are 662,46 files: commercially 662, "mindestens 3 %" 663."""

    KAUFMAENNISCH = "half_up"
    MINDESTENS = "at_least"


class Schichtung(StrEnum):
    """Whether and how the sample is spread over the strata of the list; NEYMAN by size and earlier variation."""

    KEINE = "keine"
    ANTEILIG = "anteilig"
    NEYMAN = "neyman"


class Ersatzregel(StrEnum):
    """What happens to a drawn file that does not belong to the population, fixed before the draw.

    NAECHSTE: the next one in the order of its stratum moves up; AUCH_VERLORENE: also for a file that cannot be found,
    which stays in the count of lost files all the same.
    """

    NAECHSTE = "naechste"
    AUCH_VERLORENE = "auch_verlorene"
    KEINE = "keine"


class Ziehungsart(StrEnum):
    """The first draw, further files in its order, or files picked deliberately (never projected)."""

    ERST = "erst"
    ERWEITERUNG = "erweiterung"
    BEWUSST = "bewusst"


class Aktenart(StrEnum):
    """Why a file is on the desk: drawn at random, picked deliberately, or blind for a second time."""

    STICHPROBE = "stichprobe"
    BEWUSST = "bewusst"
    ZWEIT = "zweit"


class Pruefart(StrEnum):
    """Who audits: the office itself, or the Kreis as Fachaufsicht (S002-6-4)."""

    INTERN = "intern"
    KREIS = "kreis"


#: Who audits, in words.
PRUEFARTEN = {Pruefart.INTERN: "intern durch das Amt", Pruefart.KREIS: "Fachaufsicht durch den Kreis"}


class KleineSchichten(StrEnum):
    """What is shown of strata with too few files: greyed with the reason, or merged into one."""

    GRAU = "grau"
    ZUSAMMEN = "zusammen"


class Zurechenbarkeit(StrEnum):
    """To whom a Mangel is due (S002-6-5)."""

    AMT = "amt"
    DRITTE = "dritte"
    LEISTUNGSBERECHTIGTE = "leistungsberechtigte"
    KEINE = "keine"


class Aktenstand(StrEnum):
    """Where a drawn file stands; ERSETZT did not belong to the population, VERLOREN cannot be examined."""

    OFFEN = "offen"
    IN_ARBEIT = "in_arbeit"
    ZURUECKGESTELLT = "zurueckgestellt"
    GEPRUEFT = "geprueft"
    ERSETZT = "ersetzt"
    VERLOREN = "verloren"

    @property
    def zu_tun(self) -> bool:
        """Still to be examined."""
        return self in (Aktenstand.OFFEN, Aktenstand.IN_ARBEIT, Aktenstand.ZURUECKGESTELLT)


class Lueckenart(StrEnum):
    """What a Prüfung may still lack, in the order it is listed."""

    ZURUECKGESTELLT = "zurueckgestellt"
    OFFEN = "offen"
    BETRAG = "betrag"
    MONATE = "monate"
    URSACHE = "ursache"
    VORGEMERKT = "vorgemerkt"
    ABSCHLUSS = "abschluss"
    NICHT_BEGONNEN = "nicht_begonnen"


class VerlorenRegel(StrEnum):
    """How lost files count, fixed before the draw: reported on their own, or as a Mangel in the headline."""

    GETRENNT = "getrennt"
    MANGEL = "mangel"


class Startwertherkunft(StrEnum):
    """Where the seed comes from."""

    GETIPPT = "getippt"
    GEWUERFELT = "gewuerfelt"
    ERZEUGT = "erzeugt"
    ZWEI_PERSONEN = "zwei_personen"
    OEFFENTLICH = "oeffentlich"
