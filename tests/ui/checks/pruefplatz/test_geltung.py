"""A Prüfpunkt out of force at the Prüfplatz, and what the catalogue says of falling away."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from qmapp.checks.aktenpruefung.rows import AUSSER_KRAFT, Ergebnis
from qmapp.checks.katalog import Aussetzung
from qmapp.ui.checks.pruefplatz.einzelheit import Einzelheit
from tests.ui.checks.desk import KDU, build
from tests.ui.checks.pruefplatz.conftest import CTRL, Desk

PAUSE = Aussetzung(date(2025, 1, 1), None, "Karenzzeit verlängert")
PART = Aussetzung(date(2025, 10, 1), None, "Übergangsregelung")
#: The sixth locks others; the second was out of force for a part of the period.
PAUSED = {2: (PART,), 6: (PAUSE,)}
KATALOG = replace(
    KDU, punkte=tuple(replace(p, aussetzungen=PAUSED.get(p.nummer, ())) for p in KDU.punkte)
)  # fmt: skip


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    path = tmp_path_factory.mktemp("geltung") / "QM-2025.qcheck"
    return path, build(path, files=20, sample=2, reserve=1, katalog=KATALOG)


def detail(desk: Desk) -> Einzelheit:
    found = desk.page.findChild(Einzelheit)
    assert found is not None
    return found


def words(desk: Desk) -> str:
    return detail(desk)._sperre._words.text()


def test_it_needs_no_key_and_says_why(desk: Desk) -> None:
    locked = KATALOG.punkte[5].sperrt
    assert locked, "the sixth lets others fall away"
    row = desk.page.blatt.punkte.row("AP-KDU-06")
    assert row.line() == "Außer Kraft seit 01.01.2025: Karenzzeit verlängert"
    assert desk.page.blatt.punkte.row(locked[0]).line() == (
        "Entfällt mit Prüfpunkt 06, außer Kraft seit 01.01.2025: Karenzzeit verlängert"
    )
    desk.keys("1")
    assert words(desk) == "Im geprüften Zeitraum zeitweise außer Kraft seit 01.10.2025: Übergangsregelung."
    desk.keys("1111")
    first_open = next(
        p.nummer for p in KATALOG.punkte[6:] if p.code not in locked
    )  # fmt: skip
    assert desk.place() == first_open
    assert desk.stored(6).gesperrt_durch == AUSSER_KRAFT


def test_an_own_answer_counts_until_it_is_taken_back(desk: Desk) -> None:
    page = desk.page
    page.blatt.punkte.activate("AP-KDU-06")
    assert words(desk).endswith("Eine eigene Antwort geht vor.")
    desk.keys("n")
    assert desk.context.messages[-1].text == "Bitte beantworten Sie zuerst den Prüfpunkt."
    desk.keys("1")
    assert desk.stored(6).ergebnis is Ergebnis.OK
    page.blatt.punkte.activate("AP-KDU-06")
    assert words(desk).endswith("Die eigene Antwort zählt; zurückgenommen entfällt der Prüfpunkt.")
    desk.keys("1")
    assert desk.stored(6).gesperrt_durch == AUSSER_KRAFT
    page.blatt.punkte.activate("AP-KDU-06")
    desk.keys("3")
    assert desk.stored(6).gesperrt_durch == AUSSER_KRAFT


def test_rest_fulfilled_leaves_it_out_and_the_file_closes(desk: Desk) -> None:
    held = desk.held()
    desk.press(Qt.Key.Key_R, CTRL)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.stored(6, held).gesperrt_durch == AUSSER_KRAFT
    assert desk.held() != held


def test_when_a_point_falls_away_stands_below_f2(desk: Desk) -> None:
    code = next(p.code for p in KATALOG.punkte if p.entfaellt_wenn)
    desk.page.blatt.punkte.activate(code)
    desk.press(Qt.Key.Key_F2)
    shown = detail(desk)._entfaellt
    assert shown.isVisible()
    assert shown._words.text() == f"Entfällt, wenn: {KATALOG.punkt(code).entfaellt_wenn}"
