"""What was laid down before a draw, in words: method, size with its rounding rule, seed, rule for lost files."""

from decimal import Decimal

from qmapp.checks.aktenpruefung.rows import Plan, Rundung, Startwertherkunft, Verfahren, VerlorenRegel
from qmapp.german import NBSP, decimal, integer, points
from qmapp.reports import wortlaut
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung

VERFAHREN = {
    Verfahren.QUOTE: "feste Quote",
    Verfahren.MINDESTGROESSE: "Mindestgröße für eine Genauigkeit",
    Verfahren.ENTDECKUNG: "Entdeckungsstichprobe",
    Verfahren.ANZAHL: "vorgegebene Anzahl",
}
HERKUNFT = {
    Startwertherkunft.GETIPPT: "eingegeben",
    Startwertherkunft.GEWUERFELT: "gewürfelt",
    Startwertherkunft.ERZEUGT: "vom Programm erzeugt",
}
VERLUST = {
    VerlorenRegel.GETRENNT: "Nicht auffindbare Akten werden getrennt ausgewiesen.",
    VerlorenRegel.MANGEL: "Nicht auffindbare Akten zählen als Mangel.",
}


def umfang(ziehung: Ziehung) -> list[tuple[str, str]]:
    """Method, what it was given, the size before rounding, the size and how precise it is."""
    plan = ziehung.plan
    zeilen = [("Verfahren", VERFAHREN[plan.verfahren]), *_vorgabe(plan)]
    if ziehung.umfang_ungerundet:
        zeilen.append(("Ungerundet", f"{decimal(Decimal(ziehung.umfang_ungerundet), 2)} Akten"))
    genau = (
        f"{points(ziehung.genauigkeit)} Prozentpunkte bei erwarteten {prozent(plan.erwartet_prozent)}, "
        f"{points(ziehung.genauigkeit_50)} im ungünstigsten Fall"
    )
    return [*zeilen, ("Umfang", wortlaut.akten(ziehung.umfang)), ("Genauigkeit", genau)]


def auswahl(ziehung: Ziehung) -> str:
    """How the files were picked."""
    if ziehung.geschichtet:
        return f"anteilig geschichtet nach {ziehung.merkmal}"
    return "einfache Zufallsauswahl"


def reserve(ziehung: Ziehung) -> str:
    """How many spares were drawn."""
    je_schicht = f", {integer(ziehung.plan.reserve)} je Schicht" if ziehung.geschichtet else ""
    return f"{integer(len(ziehung.reserve))}{je_schicht}"


def schichtname(name: str) -> str:
    """A stratum's name as printed; files without one are a stratum too."""
    return name or "ohne Angabe"


def prozent(text: str) -> str:
    """A per cent typed with a point, as it is printed: ``2.5`` → ``2,5 %``."""
    value = Decimal(text)
    return decimal(value, max(0, -int(value.as_tuple().exponent))) + NBSP + "%"


def _vorgabe(plan: Plan) -> list[tuple[str, str]]:
    if plan.verfahren is Verfahren.QUOTE:
        runden = "kaufmännisch gerundet" if plan.rundung is Rundung.KAUFMAENNISCH else "aufgerundet („mindestens“)"
        return [("Quote", prozent(plan.quote_prozent)), ("Rundung", runden)]
    sicherheit = ("Sicherheit", prozent(plan.sicherheit_prozent))
    if plan.verfahren is Verfahren.MINDESTGROESSE:
        genau = f"±{prozent(plan.genauigkeit_prozent).removesuffix(NBSP + '%')} Prozentpunkte"
        return [("Vorgabe", genau), sicherheit, ("Rundung", "aufgerundet")]
    if plan.verfahren is Verfahren.ENTDECKUNG:
        fund = f"mindestens ein Fund, wenn {prozent(plan.entdeckung_prozent)} der Akten fehlerhaft sind"
        return [("Vorgabe", fund), sicherheit]
    return [("Vorgabe", "Anzahl nach Prüfauftrag")]
