"""Planning, sheets, double entry, groups: every step undone and redone, every wrong one refused."""

from datetime import date
from itertools import combinations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session

from qmapp.checks import befragung as door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.rows import Befragung, Perspektive
from qmapp.checks.befragung.sperre import hidden_groups
from qmapp.checks.katalog import Katalogart, load
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

KATALOG = load("BF-KL", Katalogart.BEFRAGUNG)
HEUTE = date(2026, 3, 12)
AREA = "BF-KL-A1"


def begin(probe: Probe, **angaben: Any) -> UUID:
    given: dict[str, Any] = {"titel": "Klientinnen 2026", "katalog": KATALOG, "heute": HEUTE, **angaben}
    return probe.tu(door.create_befragung, **given)


def sheet(probe: Probe, key: UUID, nummer: str, werte: dict[str, int], **told: Any) -> UUID:
    return probe.tu(door.enter_bogen, key, nummer, **{"werte": werte, "jetzt": probe.uhr(), "wer": "Kaya", **told})


def refused(probe: Probe, command: Any, *args: Any, **told: Any) -> UserError:
    with pytest.raises(UserError) as found:
        probe.ws.execute("Falsch", lambda session: command(session, *args, **told))
    return found.value


def read(probe: Probe, key: UUID) -> Befragung:
    return probe.read(door.befragung, key)


def test_a_survey_is_planned_changed_closed_and_opened_again(probe: Probe) -> None:
    key = begin(probe, ausgegeben=900)
    row = read(probe, key)
    assert (row.kennung, row.perspektive, row.zielgruppe) == ("BF-2026-1", Perspektive.KLIENTEN, KATALOG.zielgruppe)
    probe.tu(door.update_befragung, key, grundgesamtheit=22_082, kleinste_gruppe=7, bis=date(2026, 4, 30))
    assert (read(probe, key).grundgesamtheit, read(probe, key).kleinste_gruppe) == (22_082, 7)
    probe.tu(door.close_befragung, key, heute=HEUTE)
    assert "abgeschlossen" in refused(probe, door.update_befragung, key, titel="x").message
    probe.tu(door.reopen_befragung, key)
    probe.tu(door.delete_befragung, key)
    assert probe.read(door.befragungen) == ()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"titel": " "}, "titel"),
        ({"ausgegeben": 0}, "ausgegeben"),
        ({"grundgesamtheit": -5}, "grundgesamtheit"),
        ({"kleinste_gruppe": 2}, "kleinste_gruppe"),
        ({"von": date(2026, 2, 1), "bis": date(2026, 1, 1)}, "bis"),
    ],
)
def test_wrong_plans_change_nothing(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    key = begin(probe)
    before = read(probe, key)
    assert refused(probe, door.update_befragung, key, **wrong).field == field
    assert read(probe, key) == before


def test_only_a_questionnaire_will_do(probe: Probe) -> None:
    told = {"titel": "x", "heute": HEUTE, "katalog": load("QC-HZP", Katalogart.QCHECK)}
    assert "kein Katalog für Befragungen" in refused(probe, door.create_befragung, **told).message


def test_a_sheet_is_entered_changed_and_taken_away(probe: Probe) -> None:
    key = begin(probe)
    first = sheet(probe, key, " 0001 ", {"BF-KL-01": 5, "BF-KL-02": 0}, angaben={AREA: 2}, texte={"BF-KL-F1": " gut "})
    (row,) = probe.read(door.boegen, key)
    assert (row.nummer, row.werte, row.angaben, row.texte) == (
        "0001", {"BF-KL-01": 5, "BF-KL-02": 0}, {AREA: 2}, {"BF-KL-F1": "gut"},
    )  # fmt: skip
    probe.tu(door.update_bogen, first, werte={"BF-KL-01": 4}, jetzt=probe.uhr(), wer="Kaya")
    (row,) = probe.read(door.boegen, key)
    assert (row.werte, row.angaben) == ({"BF-KL-01": 4}, {AREA: 2})
    assert refused(probe, door.enter_bogen, key, "0001", werte={}, jetzt=probe.uhr(), wer="x").field == "nummer"
    probe.tu(door.delete_bogen, first)
    assert probe.read(door.boegen, key) == ()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"werte": {"BF-KL-01": 6}}, "BF-KL-01"),
        ({"werte": {"BF-KL-01": -1}}, "BF-KL-01"),
        ({"werte": {"BF-KL-99": 3}}, "BF-KL-99"),
        ({"werte": {AREA: 1}}, AREA),
        ({"werte": {}, "angaben": {AREA: 6}}, AREA),
        ({"werte": {}, "angaben": {AREA: 0}}, AREA),
        ({"werte": {}, "texte": {"BF-KL-F1": "x" * 4001}}, "BF-KL-F1"),
    ],
)
def test_what_the_sheet_does_not_offer_is_refused(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    key = begin(probe)
    assert refused(probe, door.enter_bogen, key, "1", jetzt=probe.uhr(), wer="Kaya", **wrong).field == field
    assert probe.read(door.boegen, key) == ()


def test_sheets_entered_twice_are_compared_and_settled(probe: Probe) -> None:
    key = begin(probe, doppelt=True)
    again = {"erfassung": 2, "wer": "Weber"}
    assert (
        "noch kein erstes Mal"
        in refused(probe, door.enter_bogen, key, "1", werte={}, jetzt=probe.uhr(), **again).message
    )
    sheet(probe, key, "1", {"BF-KL-01": 5, "BF-KL-02": 3}, angaben={AREA: 1})
    same = {"werte": {}, "jetzt": probe.uhr(), "erfassung": 2, "wer": "Kaya"}
    assert refused(probe, door.enter_bogen, key, "1", **same).field == "wer"
    sheet(probe, key, "1", {"BF-KL-01": 4, "BF-KL-02": 3}, angaben={AREA: 1}, texte={"BF-KL-F2": "mehr"}, **again)
    found = [(one.code, one.erste, one.zweite) for one in probe.read(door.abweichungen, key)]
    assert found == [("BF-KL-01", 5, 4), ("BF-KL-F2", None, "mehr")]
    told = {"jetzt": probe.uhr(), "wer": "QMB"}
    probe.tu(door.settle_abweichung, key, "1", "BF-KL-01", 4, **told)
    probe.tu(door.settle_abweichung, key, "1", "BF-KL-F2", None, **told)
    assert probe.read(door.abweichungen, key) == ()
    assert probe.read(door.boegen, key)[0].werte["BF-KL-01"] == 4
    assert refused(probe, door.settle_abweichung, key, "2", "BF-KL-01", 4, **told).field == "nummer"
    assert refused(probe, door.settle_abweichung, key, "1", "BF-KL-03", 4, **told).field == "code"
    assert probe.read(door.auswertung, key).boegen == 1, "a second entry is no second sheet"
    probe.tu(door.delete_bogen, probe.read(door.boegen, key)[0].id)
    assert probe.read(door.boegen, key, 2) == ()


def test_more_sheets_than_were_handed_out_cannot_be(probe: Probe) -> None:
    key = begin(probe, ausgegeben=1)
    for number in ("1", "2"):
        sheet(probe, key, number, {})
    assert refused(probe, door.close_befragung, key, heute=HEUTE).field == "ausgegeben"


def test_an_item_asked_the_other_way_round_is_mirrored(probe: Probe) -> None:
    draft = probe.ws.execute("Entwurf", lambda s: katalog_door.copy_katalog(s, KATALOG, code="EIG-BF", titel="Eigene"))

    def publish(session: Session) -> None:
        katalog_door.update_punkt(session, draft, "EIG-BF-01", umgekehrt=True)
        katalog_door.publish_entwurf(session, draft, heute=HEUTE, wer="QMB")

    probe.ws.execute("Fassung", publish)
    key = begin(probe, katalog=probe.read(katalog_door.katalog, draft))
    for number, value in enumerate((1, 1, 2, 5)):
        sheet(probe, key, str(number), {"EIG-BF-01": value})
    item = probe.read(door.auswertung, key).items[0]
    assert item.verteilung == (2, 1, 0, 0, 1)
    assert item.lage is not None
    assert (item.top2, item.lage.mean) == (3, (5 + 5 + 4 + 1) / 4)


def test_free_texts_stand_by_question(probe: Probe) -> None:
    key = begin(probe)
    sheet(probe, key, "1", {}, texte={"BF-KL-F1": "Ruhe", "BF-KL-F2": "Telefon"})
    sheet(probe, key, "2", {}, texte={"BF-KL-F1": "Danke"})
    assert probe.read(door.auswertung, key).freitexte == {"BF-KL-F1": ("Danke", "Ruhe"), "BF-KL-F2": ("Telefon",)}


def test_a_known_population_narrows_the_range(probe: Probe) -> None:
    """All 20 people of a population of 20 have answered: nothing is left to chance."""
    key = begin(probe)
    for number in range(20):
        sheet(probe, key, str(number), {"BF-KL-01": 5 if number < 8 else 1})
    item = probe.read(door.auswertung, key).items[0]
    assert item.unten is not None
    assert item.unten < 0.4 < (item.oben or 0)
    probe.tu(door.update_befragung, key, grundgesamtheit=20)
    item = probe.read(door.auswertung, key).items[0]
    assert (item.unten, item.oben) == (0.4, 0.4)


def test_small_groups_stay_hidden_and_so_does_what_gives_them_away(probe: Probe) -> None:
    """As in the example year: four answers of one area are hidden, and nine of the next with them."""
    key = begin(probe)
    for choice, size in enumerate((12, 9, 4, 0), 1):
        for number in range(size):
            sheet(probe, key, f"{choice}-{number}", {"BF-KL-18": 4}, angaben={AREA: choice})
    groups = probe.read(door.gruppen, key, AREA)
    assert [(one.boegen, one.gezeigt, bool(one.items)) for one in groups] == [
        (12, True, True), (9, False, False), (4, False, False), (0, True, True), (0, True, True),
    ]  # fmt: skip
    assert refused(probe, door.gruppen, key, "BF-KL-01").field == "angabe"


def test_one_answer_of_a_group_is_never_shown(probe: Probe) -> None:
    key = begin(probe)
    sheet(probe, key, "1", {"BF-KL-18": 1}, angaben={AREA: 1})
    sheet(probe, key, "2", {"BF-KL-18": 5}, angaben={AREA: 2})
    assert not any(one.items for one in probe.read(door.gruppen, key, AREA) if one.boegen)


@given(st.dictionaries(st.integers(0, 7), st.integers(0, 30), min_size=1, max_size=8), st.integers(3, 10))
def test_no_small_group_follows_from_the_others(sizes: dict[int, int], smallest: int) -> None:
    """An attacker subtracts every group shown from the total: what is left is nobody, or several and enough people."""
    hidden = hidden_groups(sizes, smallest)
    assert not any(0 < size < smallest and group not in hidden for group, size in sizes.items())
    shown = [group for group, size in sizes.items() if size and group not in hidden]
    if hidden and shown:
        assert len(hidden) >= 2
        assert sum(sizes[group] for group in hidden) >= smallest


@given(st.dictionaries(st.integers(0, 6), st.integers(0, 20), min_size=2, max_size=7))
def test_not_more_is_hidden_than_needed(sizes: dict[int, int]) -> None:
    """No smaller set of groups would do, by trying them all."""
    hidden = hidden_groups(sizes, 5)
    small = {group for group, size in sizes.items() if 0 < size < 5}
    large = [group for group, size in sizes.items() if size >= 5]
    if not small or not large:
        return
    safe = [
        small | set(more)
        for count in range(len(large) + 1)
        for more in combinations(large, count)
        if len(small | set(more)) >= 2 and sum(sizes[g] for g in small | set(more)) >= 5
    ]
    assert not safe or len(hidden) == min(len(one) for one in safe)
