"""What a Prüfung shows beyond its result: compared, weighed, by team, and what the doubtful files could change."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from qmapp.checks.aktenpruefung.rows.befund import Betrag, Quote
from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.sampling.pareto import Pareto
from qmapp.checks.sampling.rechenweg import Rechenweg


@dataclass(frozen=True)
class Verlaufswert:
    """The rate of one Prüfung as it is shown (weighted where drawn by strata); ``diese``: the Prüfung looked at."""

    pruefung_id: UUID
    kennung: str
    titel: str
    zeitraum_von: date
    zeitraum_bis: date
    quote: Quote
    gewichtet: bool
    urteil: str | None
    diese: bool


@dataclass(frozen=True)
class Unterschied:
    """Later minus earlier as a fraction, with its range; ``belegt``: the test calls it more than chance.

    ``p`` is adjusted where several differences are looked at together.
    """

    von: str
    nach: str
    differenz: float
    unten: float | None
    oben: float | None
    p: float | None
    verfahren: str
    belegt: bool
    satz: str


@dataclass(frozen=True)
class PunktVerlauf:
    """A Prüfpunkt in the Prüfungen of the course, the earliest first; None where it was not asked or not assessed.

    ``unterschied`` is that to the Prüfung before, None with the reason in ``hinweis``.
    """

    punkt: Pruefpunkt
    quoten: tuple[Quote | None, ...]
    unterschied: Unterschied | None
    hinweis: str


@dataclass(frozen=True)
class Verlauf:
    """Prüfungen of the same catalogue, the earliest first and this one last; without earlier ones only this one."""

    werte: tuple[Verlaufswert, ...]
    unterschiede: tuple[Unterschied, ...]
    punkte: tuple[PunktVerlauf, ...]
    satz: str
    hinweise: tuple[str, ...]


@dataclass(frozen=True)
class Haeufung:
    """What brings most of the Mängel: kinds, causes, to whom they are due, and Prüfpunkte."""

    arten: Pareto
    ursachen: Pareto
    zurechenbar: Pareto
    punkte: Pareto
    maengel: int
    ohne_ursache: int


@dataclass(frozen=True)
class Betragsverfahren:
    """A way to project euro: each amount, or None and why it does not apply; ``kopf``: it gives the headline."""

    name: str
    zu_viel: Betrag | None
    zu_wenig: Betrag | None
    netto: Betrag | None
    brutto: Betrag | None
    grund: str = ""
    hinweis: str = ""
    kopf: bool = False

    @property
    def anwendbar(self) -> bool:
        """Whether it gives figures here."""
        return not self.grund


@dataclass(frozen=True)
class Obergrenze:
    """Stringer's bound in cents: the most likely and the highest amount, found in ``treffer`` of ``n`` hits."""

    was: str
    treffer: int
    n: int
    wahrscheinlich_cent: int
    hoechstens_cent: int


@dataclass(frozen=True)
class Hochrechnungen:
    """Every way to project euro side by side; ``stringer`` only for a draw by amount, else ``stringer_grund``."""

    verfahren: tuple[Betragsverfahren, ...]
    stringer: tuple[Obergrenze, ...]
    stringer_grund: str
    liste_cent: int | None


@dataclass(frozen=True)
class Szenario:
    """What the rate and the verdict would be if doubtful files counted otherwise; ``kopf``: as it is counted."""

    name: str
    quote: Quote
    urteil: str | None
    kopf: bool = False


@dataclass(frozen=True)
class Empfindlichkeit:
    """How much hangs on lost files and on collective answers; ``test_p``: files with them against files without."""

    szenarien: tuple[Szenario, ...]
    verloren: int
    sammel_akten: int
    sammelantworten: int
    antworten: int
    test_p: float | None
    saetze: tuple[str, ...]


@dataclass(frozen=True)
class TeamErgebnis:
    """A team, or several too small ones together (``teams`` > 1); ``bestand`` None where the list does not tell."""

    name: str
    teams: int
    bestand: int | None
    geprueft: int
    mit_mangel: int
    quote: Quote


@dataclass(frozen=True)
class Teams:
    """Results by team in the order of their names, never ranked; empty with the reason in ``grund``."""

    zeilen: tuple[TeamErgebnis, ...]
    mindestgroesse: int
    titel: str
    test_p: float | None
    satz: str
    grund: str = ""


@dataclass(frozen=True)
class HoechstwertErgebnis:
    """A Höchstwert of a Prüfpunkt or a Bereich against its rate; ``urteil`` None while nothing may be said."""

    schluessel: str
    titel: str
    bereich: bool
    hoechstwert: Fraction
    quote: Quote
    urteil: str | None
    hinweis: str


@dataclass(frozen=True)
class Abdeckung:
    """P3: examined files of those in stock (the whole list, before exclusions)."""

    geprueft: int
    bestand: int
    ausgeschlossen: int

    @property
    def anteil(self) -> Fraction:
        """The share examined."""
        return Fraction(self.geprueft, self.bestand)


@dataclass(frozen=True)
class Vertiefung:
    """Everything beyond the result, each figure with its Rechenweg by section."""

    pruefung_id: UUID
    sicherheit: Fraction
    vorlaeufig: bool
    verlauf: Verlauf
    haeufung: Haeufung
    hochrechnungen: Hochrechnungen
    empfindlichkeit: Empfindlichkeit
    teams: Teams
    hoechstwerte: tuple[HoechstwertErgebnis, ...]
    abdeckung: Abdeckung
    rechenwege: tuple[tuple[str, tuple[Rechenweg, ...]], ...]

    def wege(self, abschnitt: str) -> tuple[Rechenweg, ...]:
        """The Rechenwege of a section."""
        return dict(self.rechenwege).get(abschnitt, ())
