"""A Prüfung and its plan."""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from qmapp.checks.aktenpruefung.rows.merkmale import (
    Auswahl,
    Ersatzregel,
    KleineSchichten,
    Pruefart,
    Rundung,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    VerlorenRegel,
)


@dataclass(frozen=True)
class Plan:
    """How the sample is drawn; per cents and hours as decimal text, ``reserve`` spares per stratum.

    ``tolerierbar_prozent`` and ``abweichung_prozent`` (the tolerable and the expected rate) serve acceptance, attribute
    and MUS planning, ``annahmezahl`` is the number of errors still accepted. ``neyman_aus_id`` names the earlier
    Prüfung whose strata give the variation, ``neyman_quoten`` (stratum, faulty, examined) what it found, so that the
    draw can be recomputed without it. ``startwert_zeuge`` is the second person of a seed made by two.
    """

    verfahren: Verfahren = Verfahren.QUOTE
    quote_prozent: str = "3"
    rundung: Rundung = Rundung.KAUFMAENNISCH
    genauigkeit_prozent: str = "5"
    erwartet_prozent: str = "10"
    entdeckung_prozent: str = "1"
    anzahl: int | None = None
    sicherheit_prozent: str = "95"
    schichtung: Schichtung = Schichtung.KEINE
    startwert: str = ""
    startwert_herkunft: Startwertherkunft = Startwertherkunft.GETIPPT
    startwert_von: str = ""
    reserve: int = 10
    minuten_je_akte_von: int = 60
    minuten_je_akte_bis: int = 120
    pruefende: int = 2
    stunden_je_woche: str = "20"
    verloren_regel: VerlorenRegel = VerlorenRegel.GETRENNT
    auswahl: Auswahl = Auswahl.ZUFALL
    tolerierbar_prozent: str = "5"
    abweichung_prozent: str = "1"
    annahmezahl: int = 0
    mindest_je_schicht: int = 0
    neyman_aus_id: UUID | None = None
    neyman_quoten: tuple[tuple[str, int, int], ...] = ()
    ersatzregel: Ersatzregel = Ersatzregel.NAECHSTE
    startwert_zeuge: str = ""

    @property
    def geschichtet(self) -> bool:
        """Whether the sample is spread over the strata by a rule, not by chance."""
        return self.schichtung is not Schichtung.KEINE

    @property
    def nach_betrag(self) -> bool:
        """Whether files are picked with a probability proportional to their amount (MUS)."""
        return self.auswahl is Auswahl.WERT

    @property
    def ersatz(self) -> int:
        """Spares to draw per stratum; none where the rule forbids replacing."""
        return 0 if self.ersatzregel is Ersatzregel.KEINE else self.reserve


@dataclass(frozen=True)
class FruehereZeile:
    """A closed Prüfung whose results can divide a new sample: (stratum, faulty, examined) each."""

    id: UUID
    kennung: str
    titel: str
    quoten: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class PruefungZeile:
    """A Prüfung in the list of all; ``erledigt`` counts examined and lost files."""

    id: UUID
    kennung: str
    titel: str
    katalog_code: str
    stand: str
    grundgesamtheit: int | None
    umfang: int | None
    erledigt: int
    naechster_schritt: str

    @property
    def ist_kdu(self) -> bool:
        """Whether it is about Kosten der Unterkunft, whose results go to the Kreis (S002-6-2)."""
        return _is_kdu(self.katalog_code)


@dataclass(frozen=True)
class Fassungswechsel:
    """The Prüfung moved from a version of its catalogue to a newer one on this day (of the user's time zone)."""

    von_version: int
    von_rechtsstand: date
    nach_version: int
    am: date


@dataclass(frozen=True)
class Pruefung:
    """The head of a Prüfung.

    ``zeitraum_*`` is the audited period, ``pruefung_*`` the planned time of the audit work (for Soll and pace).
    ``stand`` as in :class:`PruefungZeile`; ``gezogen_um`` None before the draw. ``team_mindestgroesse`` is the smallest
    number of examined files for which a team is shown. ``ziehung_von_id`` names the Prüfung of which this one is a
    second draw, ``ziehung_grund`` says why. ``wechsel`` are the moves to newer versions of the catalogue in
    their order, ``gueltig_*`` says when its version holds (None as ``gueltig_bis``: until further notice).
    """

    id: UUID
    kennung: str
    titel: str
    katalog_id: UUID
    katalog_code: str
    katalog_titel: str
    katalog_version: int
    rechtsstand: date
    zeitraum_von: date
    zeitraum_bis: date
    pruefung_von: date | None
    pruefung_bis: date | None
    hoechstwert_prozent: str | None
    zweck: str
    betrachtung: str
    rechtsgrundlage: str
    pruefende: str
    angelegt_am: date
    abgeschlossen_am: date | None
    abgeschlossen_durch: str
    wiedereroeffnet_grund: str
    gezogen_um: datetime | None
    gezogen_durch: str
    plan: Plan
    stand: str
    pruefart: Pruefart = Pruefart.INTERN
    team_auswertung: bool = True
    team_mindestgroesse: int = 30
    kleine_schichten: KleineSchichten = KleineSchichten.GRAU
    ziehung_von_id: UUID | None = None
    ziehung_grund: str = ""
    wechsel: tuple[Fassungswechsel, ...] = ()
    gueltig_ab: date | None = None
    gueltig_bis: date | None = None

    @property
    def ist_kdu(self) -> bool:
        """Whether it is about Kosten der Unterkunft, whose results go to the Kreis (S002-6-2)."""
        return _is_kdu(self.katalog_code)

    @property
    def hoechstwert(self) -> Fraction | None:
        """The agreed highest rate as a fraction."""
        return None if self.hoechstwert_prozent is None else Fraction(self.hoechstwert_prozent) / 100


def _is_kdu(katalog_code: str) -> bool:
    """The shipped catalogue, or an own one that says so in its code."""
    return "KDU" in katalog_code.upper()
