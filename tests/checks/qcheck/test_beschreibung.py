"""The points of the example's Q-Check against Python's own statistics."""

import statistics
from collections import Counter

import pytest

from qmapp.checks.katalog import Dimension
from qmapp.checks.qcheck.beschreibung import beschreibung
from qmapp.checks.qcheck.rows import Urteil
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.qcheck.test_beispiel import TOLD, entered


def test_the_points_are_described_as_the_statistics_module_does(probe: Probe) -> None:
    found = probe.read(beschreibung, entered(probe, "QC-2025-HZP"))
    told = TOLD["QC-2025-HZP"]["antwort"]
    points = [one["punkte"] for one in told if "punkte" in one]
    lage = found.gesamt.lage
    assert lage is not None
    assert (lage.n, lage.total, lage.median) == (len(points), sum(points), statistics.median(points))
    assert (lage.minimum, lage.maximum) == (min(points), max(points))
    assert float(lage.mean) == pytest.approx(statistics.mean(points))
    assert lage.std_dev == pytest.approx(statistics.stdev(points))
    counts = Counter(points)
    assert [found.gesamt.anzahl[Urteil(str(step))] for step in (3, 2, 1, 0)] == [counts[s] for s in (3, 2, 1, 0)]
    assert (sum(found.gesamt.anzahl.values()), found.gesamt.offen) == (len(told), 0)
    assert sum(found.kreuz.row_totals) == len(told)
    assert [sum(found.dimensionen[one].anzahl.values()) for one in Dimension] == list(found.kreuz.row_totals)
    assert sum(one.anzahl[Urteil.VOLL] for one in found.ausrichtungen.values()) == counts[3]
