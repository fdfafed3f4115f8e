"""How the Prüfbericht tells of a sample that was not drawn in the usual way."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qmapp.checks.aktenpruefung.rows import AkteZeile, Auswahl, Auswertung, Schichtung, Startwertherkunft, Verfahren
from qmapp.checks.katalog import Katalog
from qmapp.reports.document import Document
from qmapp.reports.pruefbericht import pruefbericht
from tests.reports.lesen import tables, text

STANDORTE = ("Mitte", "Nord", "Ost", "Süd", "West")


@pytest.fixture
def told(auswertung: Auswertung, protokoll: dict[str, Any], katalog: Katalog, akten: tuple[AkteZeile, ...]) -> Any:
    """The report of a plan that differs in ``changes``, on the figures of the example."""

    def build(betraege: dict[str, int] | None = None, **changes: Any) -> Document:
        kept = json.loads(json.dumps(changes))
        written = {
            **protokoll,
            "plan": {**protokoll["plan"], **kept},
            "grundgesamtheit": {**protokoll["grundgesamtheit"], "betraege": betraege},
        }
        plan = replace(auswertung.pruefung.plan, **changes)
        changed = replace(auswertung, pruefung=replace(auswertung.pruefung, plan=plan))
        return pruefbericht(
            changed, written, katalog=katalog, akten=akten, stand=date(2025, 6, 4), amt="Amt", anker="", version="0.1.0"
        )

    return build


def test_neyman_shows_its_division_and_how_it_was_computed(told: Any) -> None:
    quoten = tuple((name, 3, 40) for name in STANDORTE)
    document = told(schichtung=Schichtung.NEYMAN, neyman_quoten=quoten, auswahl=Auswahl.SYSTEMATISCH)
    said = text(document)
    assert "geschichtet nach Standort, aufgeteilt nach Neyman, darin in gleichen Schritten" in said
    assert "in gleichen Schritten durch die sortierten Aktenzeichen" in said
    way = next(t for t in tables(document) if t.title == "Aufteilung nach Neyman")
    assert ("Stichprobe n", "662 Akten") in way.rows
    assert sum(row[0].endswith("N_h · s_h") for row in way.rows) == 5


def test_a_bound_is_reported_with_what_was_to_be_proved(told: Any) -> None:
    document = told(verfahren=Verfahren.ANNAHME, tolerierbar_prozent="5", annahmezahl=2)
    said = text(document)
    assert "weniger als 5\u00a0% der Akten fehlerhaft" in said
    assert "Haben höchstens 2 der gezogenen Akten einen Mangel, ist mit 95\u00a0% Sicherheit belegt" in said
    assert any(t.title == "Annahmestichprobe" for t in tables(document))


def test_a_seed_of_two_people_names_nobody(told: Any) -> None:
    document = told(
        startwert="4162+Elbe",
        startwert_herkunft=Startwertherkunft.ZWEI_PERSONEN,
        startwert_von="GEHEIM",
        startwert_zeuge="VERTRAULICH",
    )
    said = text(document)
    assert "von zwei Personen" in said
    assert "GEHEIM" not in said
    assert "VERTRAULICH" not in said


def test_a_draw_by_amount_says_that_euros_were_drawn(told: Any) -> None:
    lage = {"akten": 22_000, "summe_cent": 900_000_000, "null": 82, "negativ": 0, "ohne": 0}
    document = told(lage, verfahren=Verfahren.WERT, auswahl=Auswahl.WERT, schichtung=Schichtung.KEINE)
    said = text(document)
    assert "gezogen ist, wen gleiche Schritte treffen" in said
    assert "Höchstens 5\u00a0% von 9.000.000\u00a0€ sind falsch." in said
    assert any(t.title == "Stichprobe nach Betrag (MUS)" for t in tables(document))
