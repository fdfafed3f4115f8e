"""What a Prüfung has found."""

from dataclasses import dataclass
from fractions import Fraction

from qmapp.checks.aktenpruefung.rows.kopf import Pruefung
from qmapp.checks.katalog import AusserKraft, Bereich, Pruefpunkt
from qmapp.checks.sampling.rechenweg import Rechenweg


@dataclass(frozen=True)
class Quote:
    """A rate with its exact hypergeometric interval; ``geschaetzt``: the population itself is an estimate.

    ``se`` is set where the rate is weighted by strata drawn with different shares and therefore not the counts' ratio.
    """

    zaehler: int
    nenner: int
    grundgesamtheit: int
    wert: float | None = None
    unten: float | None = None
    oben: float | None = None
    unten_akten: int | None = None
    oben_akten: int | None = None
    geschaetzt: bool = False
    se: float | None = None


@dataclass(frozen=True)
class PunktErgebnis:
    """A Prüfpunkt over all examined files; ``zaehlung`` in the order ok, F1, F2, F3+, F3-, ent, np.

    ``ausser_kraft`` says why it falls away by itself in the audited period.
    """

    punkt: Pruefpunkt
    zaehlung: tuple[int, int, int, int, int, int, int]
    bewertet: int
    material: int
    formell: int
    quote: Quote
    zu_viel_cent: int
    zu_wenig_cent: int
    ausser_kraft: AusserKraft | None = None


@dataclass(frozen=True)
class BereichErgebnis:
    """A Bereich by Prüfpunkte (``bewertet``, ``material``, ``formell``) and by files (``akten``: material errors)."""

    bereich: Bereich
    bewertet: int
    material: int
    formell: int
    quote_material: float | None
    quote_gesamt: float | None
    akten: Quote


@dataclass(frozen=True)
class SchichtErgebnis:
    """A stratum; ``zugeteilt`` = drawn files without spares, ``zu_wenige``: under 30 examined files of more.

    ``zusammen`` names the strata that are shown as one because each has too few files.
    """

    name: str
    bestand: int
    zugeteilt: int
    ersetzt: int
    verloren: int
    geprueft: int
    offen: int
    mit_mangel: int
    quote: Quote
    zu_wenige: bool
    zusammen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Geschichtet:
    """The stratified rate with the Korn–Graubard interval; None and a ``hinweis`` where it is not defined."""

    wert: float
    se: float | None
    unten: float | None
    oben: float | None
    akten: int
    hinweis: str = ""


@dataclass(frozen=True)
class Betrag:
    """Euro of the examined files and projected; ``abweichungen`` = files that differ."""

    summe_cent: int
    abweichungen: int
    hochrechnung_cent: int | None
    standardfehler_cent: int | None
    unten_cent: int | None
    oben_cent: int | None


@dataclass(frozen=True)
class Betraege:
    """Over- and underpayment on their own, net (over − under) and gross; ``je_akte_cent`` gross per file."""

    zu_viel: Betrag
    zu_wenig: Betrag
    netto: Betrag
    brutto: Betrag
    warnungen: tuple[str, ...]
    je_akte_cent: int


@dataclass(frozen=True)
class Auswertung:
    """The result of a Prüfung.

    ``fallquote`` is the headline (with the lost files where the rule says so), ``geschichtet`` what is shown where
    the draw was stratified, ``schicht_titel`` the name of the list's column of strata. ``urteil`` None without a
    Höchstwert, while files are open (``vorlaeufig``) and below 30 files.
    """

    pruefung: Pruefung
    grundgesamtheit: int
    gezogen: int
    geprueft: int
    verloren: int
    ersetzt: int
    offen: int
    mit_material: int
    nur_formell: int
    ohne: int
    fallquote: Quote
    geschichtet: Geschichtet | None
    verloren_als_fehler: Quote
    verloren_als_korrekt: Quote
    sicherheit: Fraction
    hoechstwert: Fraction | None
    urteil: str | None
    satz: str
    kernsatz: str
    vorlaeufig: bool
    hinweise: tuple[str, ...]
    bereiche: tuple[BereichErgebnis, ...]
    punkte: tuple[PunktErgebnis, ...]
    schichten: tuple[SchichtErgebnis, ...]
    test_p: float | None
    test_satz: str
    betraege: Betraege | None
    ursachen: tuple[tuple[str, int], ...]
    haeufigste: tuple[PunktErgebnis, ...]
    rechenwege: tuple[Rechenweg, ...]
    schicht_titel: str = "Schicht"
