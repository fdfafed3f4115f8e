"""A begun sheet: kept under its id, counted nowhere, gone once it is finished, in the way of closing."""

from typing import Any
from uuid import UUID

import pytest

from qmapp.checks import befragung as door
from qmapp.checks.befragung import entwurf, stapel
from qmapp.checks.befragung.rows import Bogen, Bogenquelle
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung.test_befragung import AREA, HEUTE, begin, refused, sheet

NOTHING: dict[str, Any] = {"werte": {}, "angaben": {}, "texte": {}}


def hold(probe: Probe, key: UUID, nummer: str, **told: Any) -> UUID:
    return probe.tu(entwurf.hold_entwurf, key, nummer, **{**NOTHING, "jetzt": probe.uhr(), "wer": "Kaya", **told})


def finish(probe: Probe, key: UUID, nummer: str, **told: Any) -> UUID:
    return probe.tu(entwurf.finish_bogen, key, nummer, **{**NOTHING, "jetzt": probe.uhr(), "wer": "Kaya", **told})


def begun(probe: Probe, key: UUID, erfassung: int = 1) -> list[Bogen]:
    return list(probe.read(entwurf.begonnene, key, erfassung))


def test_a_begun_sheet_is_kept_and_counts_nowhere(probe: Probe) -> None:
    key = begin(probe, ausgegeben=10)
    made = hold(probe, key, "7", werte={"BF-KL-01": 5})
    kept = hold(probe, key, "8", werte={"BF-KL-01": 5, "BF-KL-02": 0}, angaben={AREA: 1}, entwurf_id=made)
    (row,) = begun(probe, key)
    assert (kept, row.id, row.nummer, row.erfassung) == (made, made, "8", -1)
    assert (row.werte, row.angaben) == ({"BF-KL-01": 5, "BF-KL-02": 0}, {AREA: 1})
    assert probe.read(door.boegen, key) == ()
    assert probe.read(door.auswertung, key).boegen == 0
    assert probe.read(door.befragungen)[0].boegen == 0


def test_finishing_lets_go_of_what_was_begun_even_under_another_number(probe: Probe) -> None:
    key = begin(probe)
    made = hold(probe, key, "7", werte={"BF-KL-01": 5})
    finish(probe, key, "9", werte={"BF-KL-01": 4}, entwurf_id=made)
    assert begun(probe, key) == []
    assert [(one.nummer, one.werte) for one in probe.read(door.boegen, key)] == [("9", {"BF-KL-01": 4})]


def test_several_sheets_may_be_begun_but_no_two_under_one_number(probe: Probe) -> None:
    key = begin(probe)
    first, second = hold(probe, key, "1"), hold(probe, key, "2")
    told = {**NOTHING, "jetzt": probe.uhr(), "wer": "Kaya"}
    for held in (first, None):
        assert refused(probe, entwurf.hold_entwurf, key, "2", **told, entwurf_id=held).field == "nummer"
    assert hold(probe, key, "2", werte={"BF-KL-01": 3}, entwurf_id=second) == second
    assert [one.nummer for one in begun(probe, key)] == ["2", "1"]
    probe.tu(door.delete_bogen, first)
    assert [one.nummer for one in begun(probe, key)] == ["2"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"werte": {"BF-KL-01": 9}}, "BF-KL-01"), ({"angaben": {AREA: 9}}, AREA), ({"texte": {"x": "y"}}, "x")],
)
def test_what_the_sheet_does_not_offer_is_not_kept(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    key = begin(probe)
    told = {**NOTHING, "jetzt": probe.uhr(), "wer": "Kaya", **wrong}
    assert refused(probe, entwurf.hold_entwurf, key, "1", **told).field == field
    assert begun(probe, key) == []


def test_a_refused_end_keeps_what_was_begun(probe: Probe) -> None:
    key = begin(probe)
    sheet(probe, key, "1", {})
    hold(probe, key, "1", werte={"BF-KL-01": 5})
    told = {**NOTHING, "jetzt": probe.uhr(), "wer": "Kaya"}
    assert refused(probe, entwurf.finish_bogen, key, "1", **told).field == "nummer"
    assert [one.werte for one in begun(probe, key)] == [{"BF-KL-01": 5}]


def test_nobody_closes_over_a_begun_sheet(probe: Probe) -> None:
    key = begin(probe, doppelt=True)
    sheet(probe, key, "1", {})
    made = hold(probe, key, "1", erfassung=2, wer="Weber")
    assert refused(probe, door.close_befragung, key, heute=HEUTE).field == "boegen"
    assert probe.read(door.abweichungen, key) == ()
    probe.tu(door.delete_bogen, made)
    probe.tu(door.close_befragung, key, heute=HEUTE)
    assert "abgeschlossen" in refused(probe, entwurf.hold_entwurf, key, "2", **NOTHING, jetzt=HEUTE, wer="x").message


def test_differences_are_settled_between_finished_entries_only(probe: Probe) -> None:
    """A second entry that is only begun is not there yet; with the first entry it goes."""
    key = begin(probe, doppelt=True)
    first = sheet(probe, key, "1", {"BF-KL-01": 5})
    hold(probe, key, "1", werte={"BF-KL-01": 4}, erfassung=2, wer="Weber")
    told = {"jetzt": probe.uhr(), "wer": "QMB"}
    assert refused(probe, door.settle_abweichung, key, "1", "BF-KL-01", 4, **told).field == "nummer"
    probe.tu(door.delete_bogen, first)
    assert begun(probe, key, 2) == []


@pytest.mark.parametrize(
    ("number", "following"),
    [("0099", "0100"), ("A-7", "A-8"), ("9", "10"), ("2026/009", "2026/010"), ("x", ""), ("٣", ""), ("", "")],
)
def test_numbers_count_up_as_wide_as_they_were(number: str, following: str) -> None:
    assert stapel.next_number(number) == following


def test_the_pile_knows_its_next_number_and_its_last_sheets(probe: Probe) -> None:
    key = begin(probe)
    assert probe.read(stapel.stapel, key).naechste == "0001"
    for number in ("0001", "0003", "0002"):
        sheet(probe, key, number, {"BF-KL-01": 5}, texte={"BF-KL-F1": "gut"})
    pile = probe.read(stapel.stapel, key)
    assert (pile.erfasst, pile.naechste) == (3, "0004"), "0003 is there already"
    last = pile.letzte[0]
    assert (last.nummer, last.antworten, last.texte, last.begonnen) == ("0002", 1, 1, False)
    hold(probe, key, "0004")
    pile = probe.read(stapel.stapel, key)
    assert (pile.begonnen, pile.letzte[0].nummer, pile.letzte[0].begonnen, pile.naechste) == (1, "0004", True, "0005")
    assert not {"werte", "texte"} & {name for name in vars(last) if isinstance(getattr(last, name), dict)}


def test_the_second_entry_takes_the_sheets_in_turn(probe: Probe) -> None:
    key = begin(probe, doppelt=True)
    for number in ("0001", "0002", "0003"):
        sheet(probe, key, number, {})
    assert probe.read(stapel.stapel, key, 2).naechste == "0001"
    sheet(probe, key, "0001", {}, erfassung=2, wer="Weber")
    hold(probe, key, "0002", erfassung=2, wer="Weber")
    pile = probe.read(stapel.stapel, key, 2)
    assert (pile.erfasst, pile.erste, pile.naechste) == (1, 3, "0003")
    sheet(probe, key, "0003", {}, erfassung=2, wer="Weber")
    assert probe.read(stapel.stapel, key, 2).naechste == ""


def test_a_sheet_is_found_by_its_number(probe: Probe) -> None:
    key = begin(probe)
    made = sheet(probe, key, "0007", {"BF-KL-01": 2})
    found = probe.read(stapel.bogen, key, " 0007 ")
    assert found is not None
    assert (found.id, found.werte) == (made, {"BF-KL-01": 2})
    assert probe.read(stapel.bogen, key, "7") is None
    assert probe.read(stapel.bogen, key, "0007", 2) is None


def test_what_was_read_from_a_file_is_no_paper(probe: Probe) -> None:
    """It is counted, but neither entered a second time nor counted on from."""
    key = begin(probe, doppelt=True)
    sheet(probe, key, "0001", {})
    sheet(probe, key, "0077", {}, quelle=Bogenquelle.EINGELESEN)
    first, second = probe.read(stapel.stapel, key), probe.read(stapel.stapel, key, 2)
    assert (first.erfasst, first.naechste, [one.nummer for one in first.letzte]) == (2, "0002", ["0001"])
    assert second.naechste == "0001"
