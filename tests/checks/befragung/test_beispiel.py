"""The two surveys of the example year: every distribution, mean, median and rate equals the folder's."""

import tomllib
from typing import Any
from uuid import UUID

import pytest
from scipy import stats
from sqlmodel import Session

from qmapp import paths
from qmapp.checks import befragung as door
from qmapp.checks.befragung.rows import Auswertung
from qmapp.checks.katalog import Katalogart, load
from tests.checks.aktenpruefung.conftest import Probe

TOLD: dict[str, dict[str, Any]] = {
    one["id"]: one
    for one in tomllib.loads((paths.resources() / "beispieljahr/befragungen.toml").read_text("utf-8"))["befragung"]
}


def sheets(told: dict[str, Any]) -> list[dict[str, int]]:
    """Sheets that say together what the folder says: each item's answers dealt one after the other."""
    found: list[dict[str, int]] = [{} for _ in range(told["ruecklauf"])]
    for item in told["item"]:
        values = [step for step, count in enumerate(item["verteilung"], 1) for _ in range(count)]
        values += [0] * item["nicht_beurteilbar"]
        assert len(values) + item["keine_angabe"] == told["ruecklauf"]
        for sheet, value in zip(found, values, strict=False):
            sheet[item["frage"]] = value
    return found


def entered(probe: Probe, name: str) -> UUID:
    told = TOLD[name]

    def write(session: Session) -> UUID:
        key = door.create_befragung(
            session,
            katalog=load(told["katalog"], Katalogart.BEFRAGUNG),
            heute=told["von"],
            titel=told["titel"],
            kennung=name,
            ausgegeben=told["ausgegeben"],
            von=told["von"],
            bis=told["bis"],
        )
        for number, werte in enumerate(sheets(told), 1):
            door.enter_bogen(session, key, f"{number:04d}", werte=werte, jetzt=probe.uhr(), wer="QMB")
        before = {item["frage"]: (item["vorher_top2"], item["vorher_gueltig"]) for item in told["item"]}
        door.set_vorwerte(session, key, before)
        return key

    return probe.ws.execute("Befragung", write)


@pytest.mark.parametrize("name", TOLD)
def test_every_figure_is_the_folders(probe: Probe, name: str) -> None:
    told = TOLD[name]
    found: Auswertung = probe.read(door.auswertung, entered(probe, name))
    (line,) = probe.read(door.befragungen)
    assert line.ruecklaufquote is not None
    assert float(line.ruecklaufquote) == pytest.approx(told["ruecklaufquote"], abs=1e-6)
    by_code = {item.punkt.code: item for item in found.items}
    for item in told["item"]:
        one = by_code[item["frage"]]
        assert list(one.verteilung) == item["verteilung"]
        assert (one.nicht_beurteilbar, one.keine_angabe) == (item["nicht_beurteilbar"], item["keine_angabe"])
        assert (one.gueltig, one.top2) == (item["gueltig"], item["top2"])
        assert one.lage is not None
        assert float(one.lage.mean) == pytest.approx(item["mittel"], abs=5e-5)
        assert one.lage.median == item["median"]
        assert one.top2_quote is not None
        assert float(one.top2_quote) == pytest.approx(item["top2_quote"], abs=1e-6)
        assert one.unten is not None
        assert one.oben is not None
        exact = stats.binomtest(one.top2, one.gueltig).proportion_ci(0.95, "exact")
        assert (one.unten, one.oben) == (pytest.approx(exact.low, abs=1e-9), pytest.approx(exact.high, abs=1e-9))


def test_the_comparison_names_what_is_more_than_chance(probe: Probe) -> None:
    """Against the chi-square test of scipy without correction, as everywhere in the program."""
    found = probe.read(door.auswertung, entered(probe, "BF-2025-KL"))
    assert len(found.vergleich) == 18
    for one in found.vergleich:
        (x1, n1), (x2, n2) = one.vorher, one.nachher
        expected = stats.chi2_contingency([[x1, n1 - x1], [x2, n2 - x2]], correction=False).pvalue
        assert one.unterschied.p_value == pytest.approx(expected, abs=1e-9)
    sure = {one.code for one in found.vergleich if (one.unterschied.p_value or 1) < 0.05}
    assert sure == {"BF-KL-17"}
