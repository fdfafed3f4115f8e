"""Clients beside Leistungserbringer: pairs and dimensions recomputed by scipy, each sheet counted once."""

import random
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from scipy import stats
from sqlmodel import Session

from qmapp.checks import befragung as door
from qmapp.checks.befragung.perspektiven import (
    PAARE,
    Dimensionsvergleich,
    Perspektivenvergleich,
    gegenueber,
    perspektiven,
)
from qmapp.checks.katalog import Dimension, Katalogart, load
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import HEUTE, Probe

KATALOGE = {code: load(code, Katalogart.BEFRAGUNG) for code in ("BF-KL", "BF-MA", "BF-LE")}
Sheets = list[dict[str, int]]


def survey(probe: Probe, code: str, sheets: Sheets, **told: Any) -> UUID:
    def write(session: Session) -> UUID:
        key = door.create_befragung(session, katalog=KATALOGE[code], heute=HEUTE, titel=code, **told)
        for number, werte in enumerate(sheets, 1):
            door.enter_bogen(session, key, f"{number:04d}", werte=werte, jetzt=probe.uhr(), wer="Kaya")
        return key

    return probe.ws.execute("Bögen", write)


def sheets(code: str, count: int, mood: float, seed: int = 1) -> Sheets:
    chance = random.Random(seed)
    katalog = KATALOGE[code]
    items = [p.code for p in katalog.punkte if katalog.dimension(p) is not None]
    found = []
    for _ in range(count):
        person = chance.gauss(mood, 0.8)
        werte = {item: min(5, max(1, round(chance.gauss(person, 1)))) for item in items if chance.random() < 0.8}
        found.append({item: 0 if chance.random() < 0.05 else value for item, value in werte.items()})
    return found


def asked_enough(found: Perspektivenvergleich) -> list[Dimensionsvergleich]:
    """BF-LE asks for Strukturqualität with two items only: that dimension is not put together."""
    too_few, *others = found.dimensionen
    assert (too_few.dimension, too_few.hier.mittel, too_few.p) == (Dimension.STRUKTUR, None, None)
    assert too_few.grund.startswith("BF-LE hat dazu nur 2 Aussagen")
    assert len(others) == 2
    return others


def test_pairs_name_items_that_are_there_and_each_only_once() -> None:
    every = {p.code for katalog in KATALOGE.values() for p in katalog.punkte if katalog.dimension(p) is not None}
    assert all(pair.codes <= every and len({code[:5] for code in pair.codes}) == 2 for pair in PAARE)
    assert len({pair.codes for pair in PAARE}) == len(PAARE)


def test_pairs_and_dimensions_are_those_of_scipy(probe: Probe) -> None:
    here, there = sheets("BF-KL", 90, 3.2), sheets("BF-LE", 60, 3.9, 2)
    keys = survey(probe, "BF-KL", here), survey(probe, "BF-LE", there)
    found = probe.read(perspektiven, *keys)
    assert len(found.paare) == 8
    raw = []
    for pair in found.paare:
        one, other = pair.hier.punkt.code, pair.dort.punkt.code
        n = [sum(1 for w in side if w.get(code)) for side, code in ((here, one), (there, other))]
        x = [sum(1 for w in side if w.get(code, 0) > 3) for side, code in ((here, one), (there, other))]
        assert pair.unterschied is not None
        assert pair.unterschied.difference == pytest.approx(x[0] / n[0] - x[1] / n[1])
        table = [[a, b - a] for a, b in zip(x, n, strict=True)]
        raw.append(stats.chi2_contingency(table, correction=False).pvalue)
        assert pair.unterschied.p_value == pytest.approx(raw[-1], abs=1e-9)
    ranked = sorted(raw)
    steps = [min(1.0, p * (len(raw) - rank)) for rank, p in enumerate(ranked)]
    for pair, p in zip(found.paare, raw, strict=True):
        assert pair.p_angepasst == pytest.approx(max(steps[: ranked.index(p) + 1]))
    for line in asked_enough(found):
        means = []
        for code, side in (("BF-KL", here), ("BF-LE", there)):
            items = [p.code for p in KATALOGE[code].punkte if KATALOGE[code].dimension(p) is line.dimension]
            given = [[w[item] for item in items if w.get(item)] for w in side]
            means.append([sum(one) / len(one) for one in given if len(one) >= len(items) / 2])
        test = stats.ttest_ind(*means, equal_var=False)
        bounds = test.confidence_interval(0.95)
        assert (line.hier.n, line.dort.n) == (len(means[0]), len(means[1]))
        assert (line.p, line.freiheitsgrade) == (pytest.approx(test.pvalue), pytest.approx(test.df))
        assert (line.unten, line.oben) == (pytest.approx(bounds.low), pytest.approx(bounds.high))
    assert [line.dimension for line in found.dimensionen] == list(Dimension)
    assert probe.read(perspektiven, keys[1], keys[0]).paare[0].unterschied is not None


def test_few_sheets_are_described_but_not_tested(probe: Probe) -> None:
    keys = survey(probe, "BF-KL", sheets("BF-KL", 40, 3)), survey(probe, "BF-LE", sheets("BF-LE", 12, 4))
    found = probe.read(perspektiven, *keys)
    assert all(line.p is None and "trägt der Test nicht" in line.grund for line in asked_enough(found))
    assert all(line.hier.mittel is not None for line in asked_enough(found))


def test_too_few_sheets_show_nothing(probe: Probe) -> None:
    keys = survey(probe, "BF-KL", sheets("BF-KL", 40, 3)), survey(probe, "BF-LE", sheets("BF-LE", 4, 4))
    found = probe.read(perspektiven, *keys)
    assert (found.paare, found.dimensionen) == ((), ())
    assert "weniger als 5" in found.grund
    keys = keys[0], survey(probe, "BF-LE", [{"BF-LE-14": 5}] * 9 + [{"BF-LE-13": 5}])
    found = probe.read(perspektiven, *keys)
    assert [pair.unterschied is not None for pair in found.paare if pair.dort.punkt.code == "BF-LE-14"] == [True]
    assert all(pair.grund for pair in found.paare if pair.dort.punkt.code != "BF-LE-14")
    assert all(line.hier.mittel is None for line in found.dimensionen)


def test_answers_that_never_vary_are_no_test(probe: Probe) -> None:
    same = [
        [{p.code: 4 for p in katalog.punkte if katalog.dimension(p) is not None} for _ in range(30)]
        for katalog in (KATALOGE["BF-KL"], KATALOGE["BF-LE"])
    ]
    found = probe.read(perspektiven, survey(probe, "BF-KL", same[0]), survey(probe, "BF-LE", same[1]))
    assert all("nichts zu testen" in line.grund for line in asked_enough(found))
    assert not any(pair.gesichert for pair in found.paare)


def test_only_another_perspective_is_offered(probe: Probe) -> None:
    one = sheets("BF-KL", 6, 3)
    mine = survey(probe, "BF-KL", one, bis=date(2025, 10, 31))
    survey(probe, "BF-KL", one, bis=date(2024, 10, 31))
    survey(probe, "BF-MA", [])
    far = survey(probe, "BF-MA", sheets("BF-MA", 6, 3), bis=date(2023, 10, 1))
    near = survey(probe, "BF-LE", sheets("BF-LE", 6, 3), bis=date(2025, 9, 1))
    assert [line.id for line in probe.read(gegenueber, mine)] == [near, far]
    with pytest.raises(UserError, match="dieselbe Perspektive"):
        probe.read(perspektiven, mine, mine)
