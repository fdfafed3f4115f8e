"""The head after closing, the Befragung before, and free texts whose time is over."""

from datetime import date

import pytest

from qmapp.checks import befragung as door
from qmapp.checks.befragung.planung import loeschtermin
from qmapp.checks.katalog import Katalogart, load
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung.test_befragung import HEUTE, begin, read, refused, sheet


def test_the_result_is_told_after_closing(probe: Probe) -> None:
    key = begin(probe)
    probe.tu(door.close_befragung, key, heute=HEUTE)
    told = {"fazit": "Gut.", "aussagekraft": "Klein.", "beteiligte": ["QMB"], "ergebnis_am": HEUTE}
    probe.tu(door.update_befragung, key, **told, loeschen_am=date(2027, 3, 1))
    row = read(probe, key)
    assert (row.fazit, row.beteiligte, row.loeschen_am) == ("Gut.", ("QMB",), date(2027, 3, 1))
    assert "abgeschlossen" in refused(probe, door.update_befragung, key, fazit="x", ausgegeben=5).message
    assert read(probe, key).fazit == "Gut."


def test_the_befragung_before_is_chosen_and_taken_back(probe: Probe) -> None:
    first, second = begin(probe), begin(probe)
    sheet(probe, first, "1", {"BF-KL-01": 5})
    sheet(probe, second, "1", {"BF-KL-01": 1})
    probe.tu(door.set_vorgaenger, second, first)
    (compared,) = probe.read(door.auswertung, second).vergleich
    assert (compared.vorher, compared.nachher) == ((1, 1), (0, 1))
    probe.tu(door.set_vorgaenger, second, None)
    assert probe.read(door.auswertung, second).vergleich == ()


def test_no_befragung_comes_before_itself_nor_one_with_other_questions(probe: Probe) -> None:
    first, second, third = begin(probe), begin(probe), begin(probe)
    other = begin(probe, katalog=load("BF-MA", Katalogart.BEFRAGUNG))
    probe.tu(door.set_vorgaenger, second, first)
    probe.tu(door.set_vorgaenger, third, second)
    for before in (first, third):
        assert refused(probe, door.set_vorgaenger, first, before).field == "vorgaenger_id"
    assert "demselben Fragebogen" in refused(probe, door.set_vorgaenger, first, other).message
    assert read(probe, first).vorgaenger_id is None


def test_earlier_figures_are_read_back(probe: Probe) -> None:
    key = begin(probe)
    probe.tu(door.set_vorwerte, key, {"BF-KL-01": (84, 205), "BF-KL-02": (79, 204)})
    assert probe.read(door.vorwerte, key) == {"BF-KL-01": (84, 205), "BF-KL-02": (79, 204)}


def test_free_texts_go_and_the_ticks_stay(probe: Probe) -> None:
    key = begin(probe)
    sheet(probe, key, "1", {"BF-KL-01": 5}, texte={"BF-KL-F1": "gut"})
    sheet(probe, key, "2", {"BF-KL-01": 4})
    probe.tu(door.close_befragung, key, heute=HEUTE)
    before = probe.read(door.auswertung, key)
    assert probe.tu(door.delete_freitexte, key) == 1
    after = probe.read(door.auswertung, key)
    assert (after.items, after.boegen) == (before.items, 2)
    assert not any(after.freitexte.values())
    assert probe.tu(door.delete_freitexte, key) == 0


@pytest.mark.parametrize(
    ("end", "deleted"),
    [
        (date(2025, 10, 31), date(2026, 10, 31)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 28)),
    ],
)
def test_sheets_are_kept_twelve_months(end: date, deleted: date) -> None:
    assert loeschtermin(end) == deleted
