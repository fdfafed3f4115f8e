"""Prüfpunkte out of force at the Prüfplatz and in the figures: they fall away by themselves and count nowhere."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import AUSSER_KRAFT, Ergebnis, Lueckenart
from qmapp.checks.katalog import Aussetzung
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import KATALOG, PUNKTE, Probe

PAUSE = Aussetzung(date(2024, 1, 1), date(2024, 12, 31), "Sozialschutzpaket")
#: The fourth locks the sixth; the first is paused for half of the audited half-year only.
PUNKTE_AUSGESETZT = (
    replace(PUNKTE[0], aussetzungen=(Aussetzung(date(2024, 10, 1), None, "Übergang"),)),
    *PUNKTE[1:3],
    replace(PUNKTE[3], aussetzungen=(PAUSE,)),
    *PUNKTE[4:],
)
AUSGESETZT = replace(KATALOG, punkte=PUNKTE_AUSGESETZT)
OK, ENT = Ergebnis.OK, Ergebnis.ENTFAELLT


@pytest.fixture
def key(probe: Probe) -> UUID:
    return probe.gezogen(anzahl=3, kopf={"katalog": AUSGESETZT})


def first(probe: Probe, key: UUID) -> Any:
    return probe.read(akte.akten, key)[0]


def answer(probe: Probe, akte_id: UUID, code: str, ergebnis: Ergebnis | None) -> Any:
    return probe.tu(akte.answer, akte_id, code, ergebnis, jetzt=probe.uhr(), wer=probe.WER)


def finish(probe: Probe, akte_id: UUID) -> None:
    probe.ws.execute("Rest", akte.answer_rest, akte_id, OK, probe.uhr(), probe.WER)
    probe.tu(akte.close_akte, akte_id, jetzt=probe.uhr(), wer=probe.WER)


def test_they_are_not_open_and_say_why(probe: Probe, key: UUID) -> None:
    row = first(probe, key)
    assert (row.offen, row.beantwortet) == (4, 0)
    sheet = probe.read(akte.akte, row.id)
    assert sheet.offen == ("T-01", "T-02", "T-03", "T-05")
    lines = {a.punkt.code: a for a in sheet.antworten}
    assert [(lines[c].ergebnis, lines[c].gesperrt_durch) for c in ("T-04", "T-06")] == [(ENT, AUSSER_KRAFT)] * 2
    assert lines["T-04"].ausser_kraft.satz == "Außer Kraft vom 01.01.2024 bis 31.12.2024: Sozialschutzpaket"
    assert lines["T-06"].ausser_kraft.durch == "T-04"
    assert lines["T-01"].ausser_kraft is None
    assert [pause.grund for pause in lines["T-01"].zeitweise] == ["Übergang"]


def test_the_way_through_a_file_passes_them_by(probe: Probe, key: UUID) -> None:
    row = first(probe, key)
    assert answer(probe, row.id, "T-03", OK) == "T-05"
    assert answer(probe, row.id, "T-05", OK) == "T-01"
    assert probe.read(akte.reread, probe.read(akte.akte, row.id)).offen == ("T-01", "T-02")
    assert probe.read(akte.wiederaufnahme, key)[1] == "T-01"
    (gap,) = [gap for gap in probe.read(akte.luecken, key) if gap.art is Lueckenart.OFFEN]
    assert (gap.code, gap.anzahl) == ("T-01", 2)
    answer(probe, row.id, "T-02", ENT)
    assert first(probe, key).offen == 1
    assert probe.ws.execute("Rest", akte.answer_rest, row.id, OK, probe.uhr(), probe.WER) == 1
    probe.tu(akte.close_akte, row.id, jetzt=probe.uhr(), wer=probe.WER)
    assert probe.read(akte.sammelantworten, key) == (1, 1)


def test_an_own_answer_counts_and_can_be_taken_back(probe: Probe, key: UUID) -> None:
    row = first(probe, key)
    answer(probe, row.id, "T-04", Ergebnis.F2)
    line = probe.read(akte.akte, row.id).antworten[3]
    assert (line.ergebnis, line.gesperrt_durch, line.ausser_kraft is None) == (Ergebnis.F2, None, False)
    assert (first(probe, key).offen, first(probe, key).beantwortet) == (4, 1)
    answer(probe, row.id, "T-04", None)
    assert probe.read(akte.akte, row.id).antworten[3].gesperrt_durch == AUSSER_KRAFT


def test_they_stay_out_of_every_denominator(probe: Probe, key: UUID) -> None:
    files = probe.read(akte.akten, key)
    answer(probe, files[0].id, "T-04", Ergebnis.F2)
    answer(probe, files[1].id, "T-01", Ergebnis.F2)
    for row in files:
        finish(probe, row.id)
    found = probe.read(auswertung, key)
    counted = {p.punkt.code: (p.bewertet, p.zaehlung[5]) for p in found.punkte}
    assert counted == {"T-01": (3, 0), "T-02": (3, 0), "T-03": (3, 0), "T-04": (1, 2), "T-05": (3, 0), "T-06": (0, 3)}
    assert (
        "Die Prüfpunkte 4 und 6 entfallen und zählen in keiner Quote: außer Kraft vom 01.01.2024 bis 31.12.2024: "
        "Sozialschutzpaket."
    ) in found.hinweise


def test_a_period_that_brings_one_back_needs_its_answers(probe: Probe, key: UUID) -> None:
    change = {"zeitraum_von": date(2024, 7, 1), "zeitraum_bis": date(2025, 1, 31)}
    probe.tu(pruefung.update_pruefung, key, **change)
    assert first(probe, key).offen == 6
    probe.ws.undo()
    row = first(probe, key)
    finish(probe, row.id)
    probe.tu(pruefung.update_pruefung, key, zeitraum_von=date(2024, 8, 1))
    with pytest.raises(UserError, match="Prüfpunkt T-04 wieder in Kraft; in einer geprüften Akte") as caught:
        probe.ws.execute("Zeitraum", pruefung.update_pruefung, key, **change)
    assert caught.value.field == "zeitraum_bis"
    probe.tu(akte.reopen_akte, row.id)
    probe.tu(pruefung.update_pruefung, key, **change)
