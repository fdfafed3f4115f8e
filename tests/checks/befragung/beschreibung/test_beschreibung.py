"""Frequencies, cross tables and correlations of sheets, recomputed by hand and by scipy; small numbers never shown."""

import random
from collections import Counter
from fractions import Fraction
from uuid import UUID

import pytest
from scipy import stats
from sqlmodel import Session

from qmapp.checks import befragung as door
from qmapp.checks.befragung.beschreibung import haeufigkeiten, kreuztabelle, zusammenhaenge
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.sampling.descriptive import spearman_counts
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import HEUTE, Probe
from tests.checks.befragung.beschreibung.test_zellen import fitting

KATALOG = load("BF-KL", Katalogart.BEFRAGUNG)
ONE, TWO, AREA = "BF-KL-01", "BF-KL-18", "BF-KL-A1"
Sheet = tuple[dict[str, int], dict[str, int]]


def survey(probe: Probe, sheets: list[Sheet]) -> UUID:
    def write(session: Session) -> UUID:
        key = door.create_befragung(session, katalog=KATALOG, heute=HEUTE, titel="Probe")
        for number, (werte, angaben) in enumerate(sheets, 1):
            told = {"jetzt": probe.uhr(), "wer": "Kaya"}
            door.enter_bogen(session, key, f"{number:05d}", werte=werte, angaben=angaben, **told)
        return key

    return probe.ws.execute("Bögen", write)


def some(count: int, seed: int = 1) -> list[Sheet]:
    """Sheets where the second item leans on the first, some left out, areas of very different size."""
    chance = random.Random(seed)
    found: list[Sheet] = []
    for _ in range(count):
        first = chance.randint(1, 5)
        second = min(5, max(1, first + chance.choice((-1, 0, 0, 1))))
        werte = {ONE: first, TWO: second}
        werte = {code: value for code, value in werte.items() if chance.random() < 0.95}
        found.append((werte, {AREA: chance.choices((1, 2, 3, 4), (50, 30, 15, 2))[0]}))
    return found


def test_frequencies_add_up_to_everybody_who_answered(probe: Probe) -> None:
    sheets: list[Sheet] = [({ONE: value}, {}) for value in (1, 2, 2, 5, 5, 5, 0)] + [({}, {})]
    found = probe.read(haeufigkeiten, survey(probe, sheets), ONE)
    assert [(line.anzahl, line.anteil, line.bis_hier) for line in found.zeilen] == [
        (1, Fraction(1, 6), Fraction(1, 6)), (2, Fraction(1, 3), Fraction(1, 2)), (0, Fraction(0), Fraction(1, 2)),
        (0, Fraction(0), Fraction(1, 2)), (3, Fraction(1, 2), Fraction(1)), (1, None, None), (1, None, None),
    ]  # fmt: skip


def test_small_choices_are_hidden_with_a_second_one(probe: Probe) -> None:
    key = survey(probe, [({}, {AREA: area}) for area, size in ((1, 12), (2, 9), (3, 4)) for _ in range(size)])
    found = probe.read(haeufigkeiten, key, AREA)
    assert [line.anzahl for line in found.zeilen] == [12, None, None, 0, 0, 0]
    assert found.zeilen[0].anteil == Fraction(12, 25)


def test_a_large_table_shows_every_step(probe: Probe) -> None:
    sheets: list[Sheet] = [({ONE: a, TWO: b}, {}) for a in range(1, 6) for b in range(1, 6) for _ in range(4 + a)]
    found = probe.read(kreuztabelle, survey(probe, [*sheets, *[({}, {}) for _ in range(5)]]), ONE, TWO)
    assert not found.zusammengefasst
    assert found.zellen[:5] == tuple((4 + a,) * 5 + (0,) for a in range(1, 6))
    assert found.zellen[5] == (0, 0, 0, 0, 0, 5)
    assert (found.zeilensummen, found.boegen) == ((25, 30, 35, 40, 45, 5), 180)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_shown_of_a_table_is_true_and_never_small(probe: Probe, seed: int) -> None:
    sheets = some(150, seed)
    key = survey(probe, sheets)
    for other in (AREA, TWO):
        found = probe.read(kreuztabelle, key, ONE, other)
        assert found.zusammengefasst
        place = {1: 0, 2: 0, 3: 1, 4: 2, 5: 2, 0: 3}
        last = len(found.spalten) - 1
        counts = Counter(
            (place[w.get(ONE, 0)], place[w.get(TWO, 0)] if other == TWO else a.get(AREA, last + 1) - 1)
            for w, a in sheets
        )
        groups = None if other == TWO else probe.read(door.gruppen, key, AREA)
        for r, line in enumerate(found.zellen):
            for c, cell in enumerate(line):
                assert cell is None or cell == counts[r, c]
                told = r == 3 or (c == last if groups is None else r == 2)
                assert cell is None or cell >= 5 or told or found.spaltensummen[c] == 0
        if groups is not None:
            for c, group in enumerate(groups[:-1]):
                assert group.gezeigt or all(line[c] is None for line in found.zellen)


def test_correlations_are_those_of_scipy(probe: Probe) -> None:
    sheets = some(80)
    found = {one.punkt.code: one for one in probe.read(zusammenhaenge, survey(probe, sheets), ONE)}
    both = [(w[ONE], w[TWO]) for w, _ in sheets if ONE in w and TWO in w]
    one = found[TWO]
    expected = stats.spearmanr([a for a, _ in both], [b for _, b in both]).statistic
    assert (one.korrelation.n, one.korrelation.r) == (len(both), pytest.approx(expected, abs=1e-12))
    assert one.gesichert
    assert one.unten is not None
    assert one.unten < expected < (one.oben or 0)
    assert "Weniger als 5" in found["BF-KL-02"].grund
    assert found["BF-KL-02"].korrelation.r is None


def test_counts_correlate_as_their_pairs_do() -> None:
    chance = random.Random(3)
    for _ in range(30):
        pairs = [(chance.randint(1, 5), chance.randint(1, 5)) for _ in range(chance.randint(3, 40))]
        found = spearman_counts(Counter(pairs))
        if len({a for a, _ in pairs}) > 1 and len({b for _, b in pairs}) > 1:
            assert found.r == pytest.approx(stats.spearmanr(*zip(*pairs, strict=True)).statistic, abs=1e-12)
        else:
            assert found.r is None
    with pytest.raises(ValueError, match="below 0"):
        spearman_counts({(1, 1): -1})


def test_one_sheet_shows_nothing(probe: Probe) -> None:
    key = survey(probe, [({ONE: 5, TWO: 5}, {AREA: 1})])
    assert probe.read(haeufigkeiten, key, ONE).zeilen == ()
    assert probe.read(kreuztabelle, key, ONE, AREA).zellen == ()
    assert all(one.korrelation.r is None and one.grund for one in probe.read(zusammenhaenge, key, ONE))


def test_an_item_few_have_answered_is_not_shown_among_many_sheets(probe: Probe) -> None:
    sheets: list[Sheet] = [({TWO: 3 + number % 3}, {AREA: 1}) for number in range(40)]
    sheets[0][0][ONE], sheets[1][0][ONE] = 1, 0
    key = survey(probe, sheets)
    assert "Weniger als 5" in probe.read(haeufigkeiten, key, ONE).grund
    for asked in ((ONE, AREA), (ONE, TWO), (TWO, ONE)):
        assert "Weniger als 5" in probe.read(kreuztabelle, key, *asked).grund


@pytest.mark.parametrize("seed", range(10))
def test_no_one_who_tries_every_table_learns_of_a_few(probe: Probe, seed: int) -> None:
    """The reader knows all distributions, the sizes of groups, and of groups shown how many answered and agreed."""
    chance = random.Random(seed)
    step = {1: 0, 2: 0, 3: 1, 4: 2, 5: 2, 0: 3}
    sheets: list[Sheet] = [
        ({ONE: chance.choice((1, 2, 3, 4, 4, 5, 0))}, {AREA: chance.choices((1, 2, 3), (5, 3, 2))[0]})
        for _ in range(chance.randint(9, 12))
    ]
    key = survey(probe, sheets)
    probe.ws.execute("Kleinste Gruppe", door.update_befragung, key, kleinste_gruppe=3)
    found = probe.read(kreuztabelle, key, ONE, AREA)
    if found.grund:
        return
    true = [[0] * 3 for _ in range(4)]
    for werte, angaben in sheets:
        true[step[werte[ONE]]][angaben[AREA] - 1] += 1
    shown = probe.read(door.gruppen, key, AREA)[:3]
    counted = [[item for item in group.items if item.punkt.code == ONE and item.gueltig] for group in shown]
    known = [frozenset((r, c) for r in range(4)) for c in range(3)]
    for c, items in enumerate(counted):
        known += [frozenset([(2, c)]), frozenset([(3, c)])] if items else []
    without = fitting(tuple(map(tuple, true)), known)
    cells = [(r, c) for r in range(4) for c in range(3)]
    open_cells = [(r, c) for r, c in cells if found.zellen[r][c] is not None] if found.zusammengefasst else cells
    left = [tried for tried in without if all(tried[r][c] == true[r][c] for r, c in open_cells)]
    assert tuple(map(tuple, true)) in left
    for r, c in set(cells) - set(open_cells):
        if true[r][c] < 3 and r < 3:
            assert max(t[r][c] for t in left) >= min(3, max(t[r][c] for t in without))


def test_wrong_questions_are_refused(probe: Probe) -> None:
    key = survey(probe, [])
    for query, codes in ((kreuztabelle, (ONE, ONE)), (kreuztabelle, (AREA, ONE)), (zusammenhaenge, (AREA,))):
        with pytest.raises(UserError):
            probe.read(query, key, *codes)
    with pytest.raises(UserError):
        probe.read(haeufigkeiten, key, "BF-KL-F1")


def test_an_item_too_few_of_a_group_answered_is_left_out_of_it(probe: Probe) -> None:
    """Of six people one answered the item: that answer is not shown, nor what it follows from."""
    sheets: list[Sheet] = [({TWO: 4} if number else {TWO: 4, ONE: 1}, {AREA: 1}) for number in range(6)]
    sheets += [({ONE: 5, TWO: 5}, {AREA: area}) for area in (2, 3) for _ in range(7 + area)]
    groups = probe.read(door.gruppen, survey(probe, sheets), AREA)
    assert [{item.punkt.code for item in one.items if item.gueltig} for one in groups if one.boegen] == [
        {TWO}, {TWO}, {ONE, TWO},
    ]  # fmt: skip
