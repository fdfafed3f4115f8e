"""What was laid down before a draw, in words: method, size with its rounding rule, seed, rules for later."""

from decimal import Decimal

from qmapp.checks.aktenpruefung.berechnung import Berechnung, berechne
from qmapp.checks.aktenpruefung.rows import (
    Auswahl,
    Ersatzregel,
    Plan,
    Rundung,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    VerlorenRegel,
)
from qmapp.german import NBSP, decimal, integer, points
from qmapp.reports import wortlaut
from qmapp.reports.ziehungsprotokoll.ziehung import Ziehung

VERFAHREN = {
    Verfahren.QUOTE: "feste Quote",
    Verfahren.MINDESTGROESSE: "Mindestgröße für eine Genauigkeit",
    Verfahren.ENTDECKUNG: "Entdeckungsstichprobe",
    Verfahren.ANZAHL: "vorgegebene Anzahl",
    Verfahren.ANNAHME: "Annahmestichprobe: ein Grenzwert wird nachgewiesen",
    Verfahren.ATTRIBUT: "Attributstichprobe: ein Grenzwert wird nachgewiesen",
    Verfahren.WERT: "Umfang nach Betrag (MUS)",
}
HERKUNFT = {
    Startwertherkunft.GETIPPT: "eingegeben",
    Startwertherkunft.GEWUERFELT: "gewürfelt",
    Startwertherkunft.ERZEUGT: "vom Programm erzeugt",
    Startwertherkunft.ZWEI_PERSONEN: "von zwei Personen, je eine Hälfte, verbunden mit „+“",
    Startwertherkunft.OEFFENTLICH: "aus öffentlicher Quelle",
}
ERSATZ = {
    Ersatzregel.NAECHSTE: "Gehört eine Akte nicht zur Grundgesamtheit, rückt die nächste derselben Schicht nach.",
    Ersatzregel.AUCH_VERLORENE: "Auch für eine nicht auffindbare Akte wird die nächste derselben Schicht geprüft; "
    "die verlorene bleibt ausgewiesen.",
    Ersatzregel.KEINE: "Keine Akte rückt nach; die Stichprobe wird kleiner.",
}
VERLUST = {
    VerlorenRegel.GETRENNT: "Nicht auffindbare Akten werden getrennt ausgewiesen.",
    VerlorenRegel.MANGEL: "Nicht auffindbare Akten zählen als Mangel.",
}


def umfang(ziehung: Ziehung) -> list[tuple[str, str]]:
    """Method, what it was given, the size before rounding, the size and how precise it is."""
    plan = ziehung.plan
    zeilen = [("Verfahren", VERFAHREN[plan.verfahren]), *vorgabe(plan)]
    if ziehung.umfang_ungerundet:
        zeilen.append(("Ungerundet", f"{decimal(Decimal(ziehung.umfang_ungerundet), 2)} Akten"))
    return [*zeilen, ("Umfang", wortlaut.akten(ziehung.umfang)), *_genauigkeit(ziehung)]


def berechnung(ziehung: Ziehung) -> Berechnung:
    """What the plan gave for the files that could be drawn."""
    return berechne(ziehung.plan, tuple((s.name, s.bestand) for s in ziehung.schichten), ziehung.betraege)


def _genauigkeit(ziehung: Ziehung) -> list[tuple[str, str]]:
    plan = ziehung.plan
    if plan.nach_betrag or plan.verfahren in (Verfahren.ANNAHME, Verfahren.ATTRIBUT):
        said = berechnung(ziehung).satz
        return [("Aussage", said)] if said else []
    at = (
        "den früheren Quoten"
        if plan.schichtung is Schichtung.NEYMAN
        else f"erwarteten {prozent(plan.erwartet_prozent)}"
    )
    worst = f"{points(ziehung.genauigkeit_50)} im ungünstigsten Fall"
    return [("Genauigkeit", f"{points(ziehung.genauigkeit)} Prozentpunkte bei {at}, {worst}")]


def auswahl(plan: Plan, merkmal: str) -> str:
    """How the files are picked; ``merkmal`` is what the strata are."""
    if plan.nach_betrag:
        return "nach Betrag in gleichen Schritten (MUS)"
    steps = plan.auswahl is Auswahl.SYSTEMATISCH
    if not plan.geschichtet:
        return "in gleichen Schritten durch die sortierten Aktenzeichen" if steps else "einfache Zufallsauswahl"
    rule = (
        f"geschichtet nach {merkmal}, aufgeteilt nach Neyman"
        if plan.schichtung is Schichtung.NEYMAN
        else (f"anteilig geschichtet nach {merkmal}")
    )
    if plan.mindest_je_schicht:
        rule += f", mindestens {wortlaut.akten(plan.mindest_je_schicht)} je Schicht"
    return f"{rule}, darin in gleichen Schritten" if steps else rule


def startwert(plan: Plan, *, namen: bool = True) -> list[tuple[str, str]]:
    """The seed and where it comes from; the people behind it only where the paper may name them."""
    said = [("Startwert", plan.startwert), ("Herkunft des Startwerts", HERKUNFT[plan.startwert_herkunft])]
    if plan.startwert_herkunft is Startwertherkunft.OEFFENTLICH:
        return [*said, ("Quelle des Startwerts", plan.startwert_von)]
    both = " und ".join(part for part in (plan.startwert_von, plan.startwert_zeuge) if part)
    return [*said, ("Startwert bestimmt durch", both)] if namen else said


def reserve(ziehung: Ziehung) -> str:
    """How many spares were drawn."""
    if not ziehung.reserve:
        return "keine"
    je_schicht = f", {integer(ziehung.plan.ersatz)} je Schicht" if ziehung.geschichtet else ""
    return f"{integer(len(ziehung.reserve))}{je_schicht}"


def schichtname(name: str) -> str:
    """A stratum's name as printed; files without one are a stratum too."""
    return name or "ohne Angabe"


def prozent(text: str) -> str:
    """A per cent typed with a point, as it is printed: ``2.5`` → ``2,5 %``."""
    value = Decimal(text)
    return decimal(value, max(0, -int(value.as_tuple().exponent))) + NBSP + "%"


def vorgabe(plan: Plan) -> list[tuple[str, str]]:
    """What the method was given."""
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
    if plan.verfahren is Verfahren.ANZAHL:
        return [("Vorgabe", "Anzahl nach Prüfauftrag")]
    limit = prozent(plan.tolerierbar_prozent)
    expected = ("Erwartet", prozent(plan.abweichung_prozent))
    if plan.verfahren is Verfahren.WERT:
        return [("Vorgabe", f"höchstens {limit} der Summe falsch"), expected, sicherheit]
    vorgabe = ("Vorgabe", f"weniger als {limit} der Akten fehlerhaft")
    if plan.verfahren is Verfahren.ANNAHME:
        return [vorgabe, ("Hingenommene Mängel", integer(plan.annahmezahl)), sicherheit]
    return [vorgabe, expected, sicherheit]
