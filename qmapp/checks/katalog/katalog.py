"""A Prüfkatalog as frozen rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from qmapp.german import day


class Herkunft(StrEnum):
    """Where a catalogue comes from: shipped with the program, made here, or read from a file."""

    MITGELIEFERT = "mitgeliefert"
    EIGEN = "eigen"
    EINGELESEN = "eingelesen"


class Katalogart(StrEnum):
    """What a catalogue is for."""

    AKTENPRUEFUNG = "aktenpruefung"
    QCHECK = "qcheck"
    BEFRAGUNG = "befragung"


class Dimension(StrEnum):
    """The three Qualitätsdimensionen (S003-2.3)."""

    STRUKTUR = "struktur"
    PROZESS = "prozess"
    ERGEBNIS = "ergebnis"


class Ausrichtung(StrEnum):
    """The five orientations of the Qualitätsvision (S003-3.4); never to be mixed up with the dimensions."""

    KLIENTEN = "klienten"
    MITARBEITENDE = "mitarbeitende"
    PROZESS = "prozess"
    WIRTSCHAFTLICHKEIT = "wirtschaftlichkeit"
    GESELLSCHAFT = "gesellschaft"


@dataclass(frozen=True)
class Stufe:
    """A step of a scale; ``einfach`` is its word in plain language."""

    wert: int
    wort: str
    beschreibung: str = ""
    einfach: str = ""


@dataclass(frozen=True)
class Ausweg:
    """An answer beside the scale that does not count: „nicht zutreffend“, „nicht beurteilbar“."""

    wort: str
    kuerzel: str = ""
    beschreibung: str = ""
    einfach: str = ""


@dataclass(frozen=True)
class Skala:
    """What is answered with; the steps in the order of the file. ``nicht_zutreffend`` None where there is none."""

    stufen: tuple[Stufe, ...]
    nicht_beurteilbar: Ausweg
    nicht_zutreffend: Ausweg | None = None

    @property
    def hoechster(self) -> int:
        """The best step."""
        return max(stufe.wert for stufe in self.stufen)


@dataclass(frozen=True)
class Bereich:
    """A part of a catalogue with its own rates, for example F = Fachlichkeit and V = Verbuchung."""

    schluessel: str
    titel: str


@dataclass(frozen=True)
class Aussetzung:
    """A period in which a Prüfpunkt is out of force (S002-1-3), open-ended without ``bis``."""

    von: date
    bis: date | None
    grund: str

    def beruehrt(self, von: date, bis: date) -> bool:
        """Whether any day of the period lies within."""
        return self.von <= bis and (self.bis is None or von <= self.bis)

    @property
    def satz(self) -> str:
        """For a reader, without a full stop: since when, until when, why."""
        time = f"seit {day(self.von)}" if self.bis is None else f"vom {day(self.von)} bis {day(self.bis)}"
        return f"außer Kraft {time}: {self.grund}"


def ausgesetzt(aussetzungen: Sequence[Aussetzung], von: date, bis: date) -> Aussetzung | None:
    """What covers the whole period: one Aussetzung, or several without a day between them taken together."""
    used: list[Aussetzung] = []
    covered: date | None = von - timedelta(days=1)
    for pause in sorted(aussetzungen, key=lambda pause: pause.von):
        if covered is None or covered >= bis or pause.von > covered + timedelta(days=1):
            break
        if pause.bis is None or pause.bis > covered:
            used.append(pause)
            covered = pause.bis
    if not used or (covered is not None and covered < bis):
        return None
    return Aussetzung(used[0].von, covered, "; ".join(dict.fromkeys(pause.grund for pause in used)))


@dataclass(frozen=True)
class Pruefpunkt:
    """One criterion of an audit, one question of a Q-Check, one item of a Befragung.

    ``code`` is stable for ever, ``nummer`` its place in the catalogue from 1. ``sperrt`` names the codes that fall
    away too when this one does. ``pruefen`` marks a legal basis still to be read against the law, with the reason.
    From ``ausrichtung`` on the fields belong to Q-Checks and Befragungen: what a question is measured by, which
    evidence is looked for, the text block for a strength (those for potentials are ``textbausteine``), the wording in
    plain language, whether agreeing is bad news, and the choices of a question about oneself.
    """

    code: str
    nummer: int
    bereich: str
    titel: str
    frage: str
    rechtsgrundlage: str
    hinweis: str
    gewicht: int
    zahlungswirkung: bool
    reform_2026: bool
    ursachen: tuple[str, ...]
    textbausteine: tuple[str, ...]
    entfaellt_wenn: str
    sperrt: tuple[str, ...]
    pruefen: bool
    pruefen_grund: str
    aussetzungen: tuple[Aussetzung, ...] = ()
    ausrichtung: Ausrichtung | None = None
    qualitaetsziel: str = ""
    massstab: str = ""
    nachweise: tuple[str, ...] = ()
    staerke: str = ""
    frage_einfach: str = ""
    umgekehrt: bool = False
    optionen: tuple[str, ...] = ()

    def ausser_kraft(self, von: date, bis: date) -> Aussetzung | None:
        """What puts it out of force for the whole audited period, if anything: the Prüfpunkt then falls away."""
        return ausgesetzt(self.aussetzungen, von, bis)

    def zeitweise_ausser_kraft(self, von: date, bis: date) -> tuple[Aussetzung, ...]:
        """The Aussetzungen that touch the audited period without covering it: single months may still be judged."""
        if self.ausser_kraft(von, bis) is not None:
            return ()
        return tuple(pause for pause in self.aussetzungen if pause.beruehrt(von, bis))


#: The Bereiche of every Q-Check and Befragung are the three Qualitätsdimensionen …
STRUKTUR, PROZESS, ERGEBNIS = "S", "P", "E"
#: … and those of a Befragung besides what is answered in words and about oneself.
FREITEXT, ANGABE = "F", "A"
DIMENSIONEN = (
    Bereich(STRUKTUR, "Strukturqualität"),
    Bereich(PROZESS, "Prozessqualität"),
    Bereich(ERGEBNIS, "Ergebnisqualität"),
)
FRAGEBOGEN = (*DIMENSIONEN, Bereich(FREITEXT, "Freie Antworten"), Bereich(ANGABE, "Angaben zur Person"))
_DIMENSIONEN = {STRUKTUR: Dimension.STRUKTUR, PROZESS: Dimension.PROZESS, ERGEBNIS: Dimension.ERGEBNIS}


@dataclass(frozen=True)
class Katalog:
    """A version of a catalogue; ``rechtsstand`` is the day up to which the law was read.

    The fields from ``abgrenzung`` on are of a Q-Check or a Befragung: its limits, how results are told to the team,
    whom it asks and with which words. Such a catalogue has a ``skala``.
    """

    code: str
    titel: str
    version: int
    rechtsstand: date
    gueltig_ab: date
    zweck: str
    gegenstand: str
    massstab: str
    beteiligte: str
    erhebungsweg: str
    aufwand: str
    chancen: str
    risiken: str
    datenschutz: str
    auswertung: str
    bereiche: tuple[Bereich, ...]
    punkte: tuple[Pruefpunkt, ...]
    gueltig_bis: date | None = None
    art: Katalogart = Katalogart.AKTENPRUEFUNG
    skala: Skala | None = None
    abgrenzung: str = ""
    rueckmeldung: str = ""
    zielgruppe: str = ""
    einleitung: str = ""
    einleitung_einfach: str = ""
    datenschutzhinweis: str = ""
    datenschutzhinweis_einfach: str = ""
    dank: str = ""
    dank_einfach: str = ""

    def dimension(self, punkt: Pruefpunkt) -> Dimension | None:
        """The Qualitätsdimension of a question or an item; None in an Aktenprüfung and for what has none."""
        return None if self.art is Katalogart.AKTENPRUEFUNG else _DIMENSIONEN.get(punkt.bereich)

    @property
    def einfach(self) -> bool:
        """Whether it can be asked in plain language: every item has its wording, and so has what introduces them."""
        items = [punkt for punkt in self.punkte if self.dimension(punkt) is not None]
        return bool(self.einleitung_einfach) and all(punkt.frage_einfach for punkt in items)

    def punkt(self, code: str) -> Pruefpunkt:
        """The Prüfpunkt of this code; raises KeyError."""
        for punkt in self.punkte:
            if punkt.code == code:
                return punkt
        raise KeyError(code)

    def bereich(self, schluessel: str) -> Bereich:
        """The Bereich of this key; raises KeyError."""
        for bereich in self.bereiche:
            if bereich.schluessel == schluessel:
                return bereich
        raise KeyError(schluessel)
