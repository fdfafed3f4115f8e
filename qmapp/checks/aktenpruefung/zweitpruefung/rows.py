"""What leaves the two doors of the workspace: how a Zweitprüfung stands, how far both agree, where they do not."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import AntwortZeile, Ergebnis
from qmapp.checks.katalog import Pruefpunkt


@dataclass(frozen=True)
class ZweitpruefungKopf:
    """A Zweitprüfung; per cents as decimal text. ``startwert`` is "" where its files were given and not picked.

    ``akten`` are on the desk of the second examiner, ``erledigt`` of them examined, ``begonnen`` with answers.
    ``erstgeprueft`` counts the examined files of the sample.
    """

    pruefung_id: UUID
    anteil_prozent: str
    startwert: str
    zweitpruefer: str
    unklar_prozent: str
    angelegt_um: datetime
    angelegt_durch: str
    akten: int
    erledigt: int
    begonnen: int
    erstgeprueft: int

    @property
    def fertig(self) -> bool:
        """Every file is examined a second time."""
        return self.erledigt == self.akten


@dataclass(frozen=True)
class Vorschau:
    """What a Zweitprüfung would take: examined files, those somebody else examined, and how many would be picked."""

    geprueft: int
    waehlbar: int
    anzahl: int
    offen: int


@dataclass(frozen=True)
class Uebereinstimmung:
    """How far two examiners agree. ``tafel[i][j]``: judged i by the first and j by the second, ``namen`` say what.

    ``erwartet`` and ``kappa`` are fractions, None where they are not defined; ``ohne_kappa`` then says why.
    """

    n: int
    gleich: int
    namen: tuple[str, ...]
    tafel: tuple[tuple[int, ...], ...]
    erwartet: float | None
    kappa: float | None
    se: float | None
    ohne_kappa: str = ""

    @property
    def anteil(self) -> Fraction | None:
        """Share judged alike; None where nothing was judged twice."""
        return Fraction(self.gleich, self.n) if self.n else None


@dataclass(frozen=True)
class PunktUebereinstimmung:
    """Agreement at one Prüfpunkt. ``unklar``: below the limit; ``vermerkt``: a draft of the catalogue says so."""

    punkt: Pruefpunkt
    antworten: Uebereinstimmung
    unklar: bool
    vermerkt: bool


@dataclass(frozen=True)
class Abgleich:
    """Both examinations side by side: by file (material error or not), by answer, and by Prüfpunkt."""

    kopf: ZweitpruefungKopf
    akten: Uebereinstimmung
    antworten: Uebereinstimmung
    punkte: tuple[PunktUebereinstimmung, ...]
    abweichungen: int
    geklaert: int

    @property
    def unklare(self) -> tuple[PunktUebereinstimmung, ...]:
        """The Prüfpunkte below the limit."""
        return tuple(punkt for punkt in self.punkte if punkt.unklar)


@dataclass(frozen=True)
class KonsensZeile:
    """How a disagreement was settled."""

    ergebnis: Ergebnis
    begruendung: str
    geklaert_um: datetime
    geklaert_durch: str


@dataclass(frozen=True)
class Abweichung:
    """A Prüfpunkt of a file both answered differently. ``erst`` and ``zweit`` are what they answered blind.

    ``konsens`` is None while it is not settled, and again once the answer of the sample is another than agreed on.
    """

    akte_id: UUID
    zweit_id: UUID
    schluessel: str
    schicht: str
    punkt: Pruefpunkt
    erst: Ergebnis
    zweit: Ergebnis
    konsens: KonsensZeile | None

    @property
    def key(self) -> tuple[UUID, str]:
        """What tells it apart."""
        return self.akte_id, self.punkt.code


@dataclass(frozen=True)
class Gegenueberstellung:
    """A disagreement with everything both have said of it, and by whom."""

    abweichung: Abweichung
    erst: AntwortZeile
    zweit: AntwortZeile
    erst_durch: str
    zweit_durch: str
