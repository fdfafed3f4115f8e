"""What a Q-Check may follow on, and what is proposed."""

from datetime import date
from typing import Any
from uuid import UUID

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.qcheck.rows import Ampel, Urteil
from qmapp.checks.qcheck.vorgaenger import vorgaenger, vorschlag
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.qcheck.test_qcheck import CODES, all_rated, begin, rated


def of_year(probe: Probe, year: int, **told: Any) -> UUID:
    about = {"von": date(year, 5, 1), "bis": date(year, 6, 30), "kennung": f"QC-{year}-HZP", "prozess": "Pflege"}
    return begin(probe, **{**about, **told})


def test_the_last_one_of_the_same_process_comes_first(probe: Probe) -> None:
    pflege = of_year(probe, 2023)
    other = of_year(probe, 2024, prozess="Grundsicherung")
    fremd = begin(probe, katalog=load("QC-EGH", Katalogart.QCHECK))
    rows = probe.read(door.qchecks)
    assert [row.id for row in vorgaenger(rows, "QC-HZP", prozess="pflege")] == [pflege, other]
    assert [row.id for row in vorgaenger(rows, "QC-EGH")] == [fremd]
    assert vorgaenger(rows, "QC-WID") == ()
    assert vorschlag(rows, "QC-WID") is None


def test_none_may_follow_on_itself_or_on_what_follows_on_it(probe: Probe) -> None:
    first = of_year(probe, 2023)
    second = of_year(probe, 2024, vorgaenger_id=first)
    third = of_year(probe, 2025, vorgaenger_id=second)
    rows = probe.read(door.qchecks)
    assert [row.id for row in vorgaenger(rows, "QC-HZP", ohne=second)] == [first]
    assert vorgaenger(rows, "QC-HZP", ohne=first) == ()
    proposed = vorschlag(rows, "QC-HZP")
    assert proposed is not None
    assert proposed.id == third


def test_one_that_is_answered_is_proposed_before_one_still_running(probe: Probe) -> None:
    done, running = of_year(probe, 2024), of_year(probe, 2025)
    proposed = vorschlag(probe.read(door.qchecks), "QC-HZP")
    assert proposed is not None
    assert proposed.id == running
    all_rated(probe, done)
    proposed = vorschlag(probe.read(door.qchecks), "QC-HZP")
    assert proposed is not None
    assert proposed.id == done


def test_the_list_tells_where_a_degree_stands_against_the_limits_of_its_own_q_check(probe: Probe) -> None:
    strict, mild = begin(probe), begin(probe)
    probe.tu(door.update_qcheck, mild, gelb_ab="50", gruen_ab="60")
    for key in (strict, mild):
        rated(probe, key, CODES[0], Urteil.UEBERWIEGEND)
    found = {row.id: row.ampel for row in probe.read(door.qchecks)}
    assert found == {strict: Ampel.GELB, mild: Ampel.GRUEN}
    assert {row.ampel for row in probe.read(door.qchecks) if not row.beantwortet} == set()
