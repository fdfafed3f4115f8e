"""Rates, intervals, strata and euro of the example year, as that folder states them to the last digit it prints."""

from pathlib import Path

import pytest

from qmapp.beispiel import quelle
from qmapp.checks.aktenpruefung import auswertung, pruefung
from qmapp.checks.aktenpruefung.rows import Auswertung, Betrag, Quote
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

STORIES = {story.kopf["id"]: story.kopf for story in quelle.pruefungen()}
FINISHED = ["AP-2025-1", "AP-2025-2"]
EXACT = 6e-7  # six decimals are printed


@pytest.fixture(scope="module")
def results(example_file: Path) -> dict[str, Auswertung]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        rows = opened.read(pruefung.pruefungen)
        return {row.kennung: opened.read(auswertung.auswertung, row.id) for row in rows}


def same_rate(rate: Quote, told: dict) -> None:
    assert (rate.zaehler, rate.nenner, rate.grundgesamtheit) == (
        told["zaehler"],
        told["nenner"],
        told["grundgesamtheit"],
    )
    assert (rate.unten_akten, rate.oben_akten) == (told["unten_akten"], told["oben_akten"])
    assert [rate.wert, rate.unten, rate.oben] == pytest.approx([told["quote"], told["unten"], told["oben"]], abs=EXACT)


@pytest.mark.parametrize("name", FINISHED)
def test_the_headline_and_what_lost_files_could_change(name: str, results: dict[str, Auswertung]) -> None:
    found, told = results[name], STORIES[name]["ergebnis"]
    assert (found.geprueft, found.verloren, found.ersetzt, found.offen) == (
        told["geprueft"], told["verloren"], told["ersetzt"], 0,
    )  # fmt: skip
    assert (found.mit_material, found.nur_formell, found.ohne) == (
        told["mit_materiellem_fehler"], told["nur_formeller_mangel"], told["ohne_beanstandung"],
    )  # fmt: skip
    same_rate(found.fallquote, told["fallfehlerquote"])
    same_rate(found.verloren_als_fehler, told["empfindlichkeit"]["verloren_als_fehler"])
    same_rate(found.verloren_als_korrekt, told["empfindlichkeit"]["verloren_als_korrekt"])
    assert found.urteil == STORIES[name]["urteil"]


@pytest.mark.parametrize("name", FINISHED)
def test_the_stratified_estimate(name: str, results: dict[str, Auswertung]) -> None:
    found, told = results[name].geschichtet, STORIES[name]["ergebnis"]["geschichtet"]
    assert found is not None
    assert [found.wert, found.se, found.unten, found.oben] == pytest.approx(
        [told["quote"], told["standardfehler"], told["unten"], told["oben"]], abs=2e-6
    )
    assert found.akten == pytest.approx(told["hochgerechnete_akten"], abs=0.5)


@pytest.mark.parametrize("name", STORIES)
def test_every_standort(name: str, results: dict[str, Auswertung]) -> None:
    for found, told in zip(results[name].schichten, STORIES[name]["standort"], strict=True):
        assert (found.bestand, found.zugeteilt, found.ersetzt, found.verloren, found.geprueft, found.offen) == tuple(
            told[k] for k in ("bestand", "zugeteilt", "ersetzt", "verloren", "geprueft", "offen")
        )
        assert found.mit_mangel == told["mit_fehler"]
        assert [found.quote.wert, found.quote.unten, found.quote.oben] == pytest.approx(
            [told["quote"], told["unten"], told["oben"]], abs=EXACT
        )


@pytest.mark.parametrize("name", FINISHED)
def test_the_test_between_the_standorte(name: str, results: dict[str, Auswertung]) -> None:
    assert results[name].test_p == pytest.approx(STORIES[name]["ergebnis"]["standorte_p_wert"], abs=1e-4)


@pytest.mark.parametrize("name", STORIES)
def test_every_pruefpunkt(name: str, results: dict[str, Auswertung]) -> None:
    for found, told in zip(results[name].punkte, STORIES[name]["punkt"], strict=True):
        assert found.punkt.code == told["punkt"]
        assert list(found.zaehlung) == told["gesamt"]
        assert (found.zu_viel_cent, found.zu_wenig_cent) == (told["zu_viel_cent"], told["zu_wenig_cent"])
        assert (found.bewertet, found.material) == (told["bewertet"], told.get("material", 0))
        if found.bewertet:
            assert found.quote.grundgesamtheit == told["grundgesamtheit_geschaetzt"]
            assert [found.quote.wert, found.quote.unten, found.quote.oben] == pytest.approx(
                [told["quote"], told["unten"], told["oben"]], abs=EXACT
            )


@pytest.mark.parametrize("name", STORIES)
def test_fachlichkeit_and_verbuchung_apart(name: str, results: dict[str, Auswertung]) -> None:
    for found, key in zip(results[name].bereiche, ("fachlichkeit", "verbuchung"), strict=True):
        told = STORIES[name]["ergebnis"][key]
        assert (found.bewertet, found.material, found.formell) == (
            told["bewertete_punkte"], told["materielle_fehler"], told["formelle_maengel"],
        )  # fmt: skip
        assert [found.quote_material, found.quote_gesamt] == pytest.approx(
            [told["punktfehlerquote_materiell"], told["punktfehlerquote_gesamt"]], abs=EXACT
        )


@pytest.mark.parametrize("name", FINISHED)
def test_euro(name: str, results: dict[str, Auswertung]) -> None:
    found = results[name].betraege
    assert found is not None
    for kind in ("zu_viel", "zu_wenig", "netto", "brutto"):
        amount: Betrag = getattr(found, kind)
        told = STORIES[name]["betraege"][kind]
        assert amount.summe_cent == told["summe_stichprobe_cent"]
        assert amount.abweichungen == told["abweichungen"]
        for field in ("hochrechnung_cent", "standardfehler_cent", "unten_cent", "oben_cent"):
            assert getattr(amount, field) == pytest.approx(told[field], abs=2), (kind, field)


def test_the_sentence_of_the_first_pruefung(results: dict[str, Auswertung]) -> None:
    sentence = results["AP-2025-1"].satz.replace("\u00a0", " ")
    assert sentence.startswith("Etwa jede neunte Akte hat einen materiellen Fehler.")
    assert "Der wahre Wert liegt mit 95 % Sicherheit zwischen 8,6 % und 13,5 %." in sentence


def test_a_running_pruefung_names_only_its_progress(results: dict[str, Auswertung]) -> None:
    running = results["AP-2026-1"]
    assert running.vorlaeufig
    assert running.urteil is None
    assert "214 von 661" in running.satz
