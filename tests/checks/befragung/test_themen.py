"""Themes and voices: counted, renamed, ordered, refused; after closing too."""

from typing import Any
from uuid import UUID

import pytest

from qmapp.checks import befragung as door
from qmapp.checks.befragung import themen
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.befragung.test_befragung import HEUTE, begin, refused, sheet

GUT, BESSER = "BF-KL-F1", "BF-KL-F2"


@pytest.fixture
def key(probe: Probe) -> UUID:
    made = begin(probe)
    for number in range(1, 6):
        sheet(probe, made, str(number), {})
    probe.tu(door.close_befragung, made, heute=HEUTE)
    return made


def test_themes_are_counted_renamed_and_taken_away(probe: Probe, key: UUID) -> None:
    first = probe.tu(themen.set_thema, key, BESSER, " Erreichbarkeit ", 2)
    probe.tu(themen.set_thema, key, BESSER, "Bescheide", 4)
    assert probe.tu(themen.set_thema, key, BESSER, "Erreichbarkeit", 3) == first
    probe.tu(themen.set_thema, key, BESSER, "Telefon", 3, thema_id=first)
    probe.tu(themen.set_thema, key, GUT, "Freundlichkeit", 5)
    rows = probe.read(themen.themen, key)
    assert [(row.code, row.titel, row.nennungen) for row in rows] == [
        (GUT, "Freundlichkeit", 5), (BESSER, "Bescheide", 4), (BESSER, "Telefon", 3),
    ]  # fmt: skip
    probe.tu(themen.remove_thema, first)
    assert len(probe.read(themen.themen, key)) == 2


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ((BESSER, " ", 1), "titel"),
        ((BESSER, "x" * 201, 1), "titel"),
        ((BESSER, "Telefon", 0), "nennungen"),
        ((BESSER, "Telefon", 6), "nennungen"),
        (("BF-KL-01", "Telefon", 1), "code"),
        (("BF-KL-A1", "Telefon", 1), "code"),
        (("BF-KL-F9", "Telefon", 1), "code"),
    ],
)
def test_what_cannot_be_a_theme(probe: Probe, key: UUID, told: tuple[Any, ...], field: str) -> None:
    assert refused(probe, themen.set_thema, key, *told).field == field
    assert probe.read(themen.themen, key) == ()


def test_two_themes_of_one_question_never_share_a_title(probe: Probe, key: UUID) -> None:
    one = probe.tu(themen.set_thema, key, BESSER, "Telefon", 1)
    probe.tu(themen.set_thema, key, BESSER, "Bescheide", 1)
    assert refused(probe, themen.set_thema, key, BESSER, "Bescheide", 2, thema_id=one).field == "titel"
    probe.tu(themen.remove_thema, one)
    assert "nicht mehr" in refused(probe, themen.remove_thema, one).message


def test_voices_are_chosen_reworded_and_taken_out(probe: Probe, key: UUID) -> None:
    first = probe.tu(themen.add_stimme, key, GUT, "Die Beratung war gut.")
    probe.tu(themen.add_stimme, key, BESSER, "Das Telefon ist immer besetzt.")
    probe.tu(themen.update_stimme, first, " Gute Beratung. ")
    assert [(one.code, one.text) for one in probe.read(themen.stimmen, key)] == [
        (GUT, "Gute Beratung."), (BESSER, "Das Telefon ist immer besetzt."),
    ]  # fmt: skip
    assert refused(probe, themen.add_stimme, key, "BF-KL-01", "x").field == "code"
    assert refused(probe, themen.update_stimme, first, " ").field == "text"
    assert refused(probe, themen.add_stimme, key, GUT, "x" * 4001).field == "text"
    probe.tu(themen.remove_stimme, first)
    assert [one.code for one in probe.read(themen.stimmen, key)] == [BESSER]


def test_a_voice_moves_among_those_of_its_question(probe: Probe, key: UUID) -> None:
    made = [probe.tu(themen.add_stimme, key, GUT, word) for word in ("a", "b", "c", "d")]
    probe.tu(themen.add_stimme, key, BESSER, "anders")
    for which, places, order in ((0, 2, "bcad"), (3, -9, "dbca"), (3, 9, "bcad"), (1, 0, "bcad")):
        probe.tu(themen.move_stimme, made[which], places)
        said = "".join(one.text for one in probe.read(themen.stimmen, key) if one.code == GUT)
        assert said == order


def test_texts_stand_by_question_without_their_sheet(probe: Probe) -> None:
    """As the evaluation gives them; a second entry and a begun sheet add none."""
    made = begin(probe, doppelt=True)
    sheet(probe, made, "1", {}, texte={GUT: "Ruhe", BESSER: "Telefon"})
    sheet(probe, made, "2", {}, texte={GUT: "Danke"})
    sheet(probe, made, "1", {}, texte={GUT: "Ruhe!"}, erfassung=2, wer="Weber")
    found = probe.read(themen.freitexte, made)
    assert found == {GUT: ("Danke", "Ruhe"), BESSER: ("Telefon",)}
    assert found == {code: texts for code, texts in probe.read(door.auswertung, made).freitexte.items() if texts}
