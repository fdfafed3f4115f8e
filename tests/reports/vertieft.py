"""A Vertiefung built by hand: round numbers whose words can be read off."""

from datetime import date
from fractions import Fraction
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import (
    Abdeckung,
    Betrag,
    Betragsverfahren,
    Empfindlichkeit,
    Haeufung,
    Hochrechnungen,
    HoechstwertErgebnis,
    Obergrenze,
    PunktVerlauf,
    Quote,
    Szenario,
    TeamErgebnis,
    Teams,
    Unterschied,
    Verlauf,
    Verlaufswert,
    Vertiefung,
)
from qmapp.checks.katalog import Katalog
from qmapp.checks.sampling.difference import EstimatedRate
from qmapp.checks.sampling.pareto import pareto
from qmapp.checks.sampling.rechenweg_vergleich import for_coverage, for_rate_difference

NOW = Quote(60, 600, 20_000, 0.1, 0.078, 0.126, 1_560, 2_520)
BEFORE = Quote(90, 600, 20_000, 0.15, 0.123, 0.181, 2_460, 3_620)


def vertiefung(katalog: Katalog) -> Vertiefung:
    """One earlier Prüfung, three ways in euro that apply, two teams, a Höchstwert of each kind."""
    way = for_rate_difference(earlier=_rate(BEFORE), later=_rate(NOW), names=("AP-1", "AP-2"))
    return Vertiefung(
        pruefung_id=UUID(int=1),
        sicherheit=Fraction(95, 100),
        vorlaeufig=False,
        verlauf=_verlauf(katalog),
        haeufung=Haeufung(
            arten=pareto([("formell", 70), ("zu viel gezahlt", 30)]),
            ursachen=pareto([("Frist", 60), ("Berechnung", 30), ("Mitwirkung", 15)]),
            zurechenbar=pareto([("dem Amt", 80), ("ohne Angabe", 20)]),
            punkte=pareto([("1 Mietvertrag", 40), ("2 Heizkosten", 60)]),
            maengel=100,
            ohne_ursache=4,
        ),
        hochrechnungen=_euro(),
        empfindlichkeit=Empfindlichkeit(
            szenarien=(
                Szenario("Wie gezählt", NOW, "nicht gesichert", kopf=True),
                Szenario("Nicht auffindbare Akten fehlerhaft", Quote(70, 610, 20_000, 70 / 610, 0.091, 0.142), None),
            ),
            verloren=10,
            sammel_akten=12,
            sammelantworten=240,
            antworten=24_000,
            test_p=0.4,
            saetze=(
                "240 von 24.000 Antworten in 12 Akten wurden mit „Rest erfüllt“ in einem Schritt gegeben (1,0 %).",
            ),
        ),
        teams=Teams(
            (
                TeamErgebnis("Ost", 1, 9_000, 300, 40, Quote(40, 300, 9_000, 0.1333, 0.098, 0.176)),
                TeamErgebnis("Übrige (3 Teams)", 3, 11_000, 300, 20, Quote(20, 300, 11_000, 0.0667, 0.041, 0.101)),
            ),
            30,
            "Sachgebiet",
            0.006,
            "Die Teams unterscheiden sich stärker, als Zufall erklärt (p = 0,006).",
        ),
        hoechstwerte=(
            HoechstwertErgebnis("F", "Fachlichkeit", True, Fraction(1, 20), NOW, "überschritten", ""),
            HoechstwertErgebnis(
                katalog.punkte[0].code, katalog.punkte[0].titel, False, Fraction(1, 5), NOW, "eingehalten", ""
            ),
        ),
        abdeckung=Abdeckung(600, 20_100, 100),
        rechenwege=(("verlauf", (way,)), ("abdeckung", (for_coverage(examined=600, stock=20_100, excluded=100),))),
    )


def _rate(q: Quote) -> EstimatedRate:
    assert q.wert is not None
    return EstimatedRate(q.grundgesamtheit, q.nenner, q.zaehler, q.wert, q.unten, q.oben)


def _value(kennung: str, year: int, q: Quote, *, diese: bool) -> Verlaufswert:
    key = UUID(int=2 if diese else 3)
    return Verlaufswert(key, kennung, "KdU", date(year, 1, 1), date(year, 6, 30), q, True, "nicht gesichert", diese)


def _change(p: float | None, *, proven: bool) -> Unterschied:
    return Unterschied("AP-1", "AP-2", -0.05, -0.088, -0.012, p, "weighted", proven, "Veränderung um −5,0 Punkte.")


def _verlauf(katalog: Katalog) -> Verlauf:
    points = katalog.punkte
    return Verlauf(
        werte=(_value("AP-1", 2024, BEFORE, diese=False), _value("AP-2", 2025, NOW, diese=True)),
        unterschiede=(_change(0.009, proven=True),),
        punkte=(
            PunktVerlauf(points[0], (BEFORE, NOW), _change(0.3, proven=False), ""),
            PunktVerlauf(points[1], (BEFORE, NOW), _change(0.02, proven=True), ""),
            PunktVerlauf(points[2], (None, NOW), None, "Neu im Katalog."),
        ),
        satz="Gegenüber AP-1: Veränderung um −5,0 Punkte.",
        hinweise=("Die p-Werte sind berichtigt.",),
    )


def _euro() -> Hochrechnungen:
    def way(name: str, euro: int, *, kopf: bool = False) -> Betragsverfahren:
        amount = Betrag(500_000, 40, euro * 100, 2_000_000, (euro - 40_000) * 100, (euro + 40_000) * 100)
        return Betragsverfahren(name, amount, amount, amount, amount, kopf=kopf)

    refused = Betragsverfahren("Regression", None, None, None, None, grund="Die Listenbeträge sind alle gleich.")
    return Hochrechnungen(
        (way("Differenz", 200_000, kopf=True), way("Verhältnis", 190_000), refused),
        (Obergrenze("zu viel gezahlt, je Monat", 3, 55, 120_000_00, 310_000_00),),
        "",
        9_000_000_00,
    )
