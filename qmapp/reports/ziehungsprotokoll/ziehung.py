"""A Ziehungsprotokoll read from its JSON object into frozen rows, for every document that speaks of a draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte
from qmapp.checks.aktenpruefung.protokoll import plan_aus
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ausschluss, Betragslage, ListenAngaben, Plan
from qmapp.errors import UserError
from qmapp.reports.ziehungsprotokoll.folge import Bezug, WeitereZiehung, lies_bezug, lies_weitere


@dataclass(frozen=True)
class Schichtanteil:
    """A stratum of the list with the files drawn from it."""

    name: str
    bestand: int
    akten: int


@dataclass(frozen=True)
class Startplatz:
    """Where equal steps began in a stratum ("" without strata); ``sicher`` files of a draw by amount came first."""

    schicht: str
    start: int | None
    sicher: int


@dataclass(frozen=True)
class Ersetzung:
    """A drawn file that gave way, and the spare that took its place ("" = none).

    ``verloren``: a file of the population that cannot be found and stays counted as lost; the spare is examined too.
    """

    schluessel: str
    schicht: str
    grund: str
    ersatz: str
    am: datetime | None
    verloren: bool = False


@dataclass(frozen=True)
class Ziehung:
    """The draw as its protocol states it.

    ``pruefsumme`` covers the whole list, ``pruefsumme_verbleibend`` the ``verbleibend`` files that could be drawn.
    ``umfang_ungerundet`` is decimal text, "" for methods that count whole files; margins are fractions.
    ``sha256`` is the digest of the stored protocol, "" where it was never stored. ``betraege`` and ``starts`` belong to
    draws by amount and in equal steps, ``neyman_aus`` is the Kennung of the earlier Prüfung. ``umfang`` is that of the
    first draw; ``weitere`` followed it, ``zweite_von`` and ``zweite`` draw from the same population.
    """

    kennung: str
    titel: str
    programm_version: str
    verfahren_version: str
    liste: ListenAngaben
    anzahl: int
    verbleibend: int
    pruefsumme: str
    pruefsumme_verbleibend: str
    schichten: tuple[Schichtanteil, ...]
    ausschluesse: tuple[Ausschluss, ...]
    plan: Plan
    umfang: int
    umfang_ungerundet: str
    genauigkeit: float
    genauigkeit_50: float
    gezogen_durch: str
    gezogen_um: datetime
    stichprobe: tuple[GezogeneAkte, ...]
    reserve: tuple[GezogeneAkte, ...]
    ersetzungen: tuple[Ersetzung, ...]
    sha256: str
    betraege: Betragslage | None = None
    starts: tuple[Startplatz, ...] = ()
    neyman_aus: str = ""
    weitere: tuple[WeitereZiehung, ...] = ()
    zweite_von: Bezug | None = None
    zweite: tuple[Bezug, ...] = ()

    @property
    def erweitert(self) -> int:
        """Files that extensions have added to the random sample."""
        return sum(weitere.umfang for weitere in self.weitere if weitere.zufall)

    @property
    def gesamt(self) -> int:
        """Files of the random sample: of the first draw and its extensions."""
        return self.umfang + self.erweitert

    @property
    def geschichtet(self) -> bool:
        """Whether the sample was spread over the strata."""
        return self.plan.geschichtet

    @property
    def merkmal(self) -> str:
        """The column that names the strata."""
        return self.liste.spalte_schicht or "Schicht"


def lies_protokoll(protokoll: Mapping[str, Any]) -> Ziehung:
    """Read the JSON object of a protocol; raises UserError where it is none."""
    try:
        return _ziehung(protokoll)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(
            "Die Angaben sind kein vollständiges Ziehungsprotokoll.",
            advice="Bitte verwenden Sie die JSON-Datei, die beim Ziehen abgelegt wurde.",
        ) from error


def _ziehung(protokoll: Mapping[str, Any]) -> Ziehung:
    gesamt, first = protokoll["grundgesamtheit"], protokoll.get("zweite_ziehung_von")
    return Ziehung(
        kennung=protokoll["pruefung"]["kennung"],
        titel=protokoll["pruefung"]["titel"],
        programm_version=protokoll["programm_version"],
        verfahren_version=protokoll["verfahren_version"],
        liste=_liste(protokoll["liste"]),
        anzahl=int(gesamt["anzahl"]),
        verbleibend=int(gesamt["verbleibend"]),
        pruefsumme=gesamt["pruefsumme"],
        pruefsumme_verbleibend=gesamt["pruefsumme_verbleibend"],
        schichten=tuple(Schichtanteil(s["schicht"], int(s["bestand"]), int(s["akten"])) for s in gesamt["schichten"]),
        ausschluesse=tuple(Ausschluss(**entry) for entry in protokoll["ausschluesse"]),
        plan=plan_aus(protokoll["plan"]),
        umfang=int(protokoll["umfang"]),
        umfang_ungerundet=protokoll["umfang_ungerundet"] or "",
        genauigkeit=float(protokoll["genauigkeit"]),
        genauigkeit_50=float(protokoll["genauigkeit_50"]),
        gezogen_durch=protokoll["gezogen_durch"],
        gezogen_um=datetime.fromisoformat(protokoll["gezogen_um"]),
        stichprobe=tuple(GezogeneAkte(**entry) for entry in protokoll["stichprobe"]),
        reserve=tuple(GezogeneAkte(**entry) for entry in protokoll["reserve"]),
        ersetzungen=tuple(_ersetzung(entry) for entry in protokoll.get("ersetzungen", ())),
        sha256=protokoll.get("protokoll_sha256", ""),
        betraege=_betraege(gesamt.get("betraege")),
        neyman_aus=protokoll.get("neyman_aus", ""),
        starts=tuple(
            Startplatz(entry["schicht"], None if entry["start"] is None else int(entry["start"]), int(entry["sicher"]))
            for entry in protokoll.get("schritte", ())
        ),
        weitere=lies_weitere(protokoll.get("weitere_ziehungen", ())),
        zweite_von=None if first is None else lies_bezug(first),
        zweite=tuple(map(lies_bezug, protokoll.get("zweite_ziehungen", ()))),
    )


def _liste(liste: Mapping[str, Any]) -> ListenAngaben:
    spalten = liste["spalten"]
    return ListenAngaben(
        datei=liste["datei"],
        sha256=liste["sha256"],
        blatt=liste["blatt"],
        kopfzeile=liste["kopfzeile"],
        spalte_schluessel=spalten["schluessel"],
        spalte_schicht=spalten["schicht"],
        spalte_betrag=spalten["betrag"],
        spalte_team=spalten["team"],
        weitere=tuple(spalten["weitere"]),
        stand=None if liste["stand"] is None else date.fromisoformat(liste["stand"]),
        ausgelassen=tuple((int(entry["zeile"]), entry["grund"]) for entry in liste["ausgelassen"]),
    )


def _betraege(betraege: Mapping[str, int] | None) -> Betragslage | None:
    if betraege is None:
        return None
    akten, summe, null, negativ, ohne = (
        int(betraege[name]) for name in ("akten", "summe_cent", "null", "negativ", "ohne")
    )
    return Betragslage(akten, summe, null, negativ, ohne)


def _ersetzung(entry: Mapping[str, Any]) -> Ersetzung:
    am = entry.get("am")
    return Ersetzung(
        schluessel=entry["schluessel"],
        schicht=entry["schicht"],
        grund=entry["grund"],
        ersatz=entry.get("ersatz") or "",
        am=None if am is None else datetime.fromisoformat(am),
        verloren=entry.get("stand", Aktenstand.ERSETZT) != Aktenstand.ERSETZT,
    )
