"""The Berichtspflichten of the example say what its folder says."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qmapp.act import berichtspflicht as pflicht
from qmapp.act.berichtspflicht.rows import Berichtsjahr, LieferungZeile, Serienstand, Stand
from qmapp.beispiel import quelle
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

FOLDER = Path("resources/beispieljahr")
HEUTE = date(2026, 3, 12)


def points() -> dict[str, Any]:
    raw = tomllib.loads((FOLDER / "zielvereinbarung.toml").read_text("utf-8"))
    return {point["id"]: point for point in raw["punkt"]}


@pytest.fixture
def opened(example_file: Path) -> Iterator[Workspace]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as workspace:
        yield workspace


def year(workspace: Workspace, jahr: int = 2025) -> Berichtsjahr:
    return workspace.read(pflicht.kalender, jahr, heute=HEUTE)


def of(workspace: Workspace, kennung: str, jahr: int = 2025) -> tuple[LieferungZeile, ...]:
    return tuple(row for row in year(workspace, jahr).fuer_das_jahr if row.kennung == kennung)


def test_today_is_the_day_of_the_folder() -> None:
    assert quelle.amt().heute == HEUTE


@pytest.mark.parametrize("point", ["ZVP-03", "ZVP-07"])
def test_the_half_year_reports(opened: Workspace, point: str) -> None:
    told = [(one["faellig"], one["versandt"]) for one in points()[point]["berichte"]]
    rows = of(opened, "BP-01")
    assert [(row.faellig, row.geliefert_am) for row in rows] == told
    assert {row.stand for row in rows} == {Stand.GELIEFERT}
    assert rows[0].vorschlag == told[0][1], "15.06.2025 was a Sunday, the report went out on the Friday before"
    assert "Sonntag" in rows[0].hinweis
    assert rows[0].notiz == "Halbjahresbericht versandt (Stichtag 15.06. war ein Sonntag)"


def test_the_annual_reports(opened: Workspace) -> None:
    told = points()["ZVP-08"]["berichte"]
    assert [(row.faellig, row.geliefert_am) for row in of(opened, "BP-02")] == [
        (one["faellig"], one["versandt"]) for one in told
    ]
    (before,) = of(opened, "BP-02", 2024)
    assert (before.geliefert_am, before.stand) == (date(2025, 1, 15), Stand.GELIEFERT)


def test_three_of_four_lists_came_in_time(opened: Workspace) -> None:
    point = points()["ZVP-06"]
    rows = of(opened, "BP-03")
    assert [(row.eingang, row.faellig, row.geliefert_am, row.arbeitstage) for row in rows] == [
        (one["eingang"], one["faellig"], one["versandt"], one["arbeitstage"]) for one in point["lieferungen"]
    ]
    assert len(rows) == int(point["zielwert"])
    assert sum(row.stand is Stand.GELIEFERT for row in rows) == int(point["ist"])
    (late,) = [row for row in rows if row.stand is Stand.VERSPAETET]
    assert (late.zeitraum, late.zu_spaet) == ("3. Quartal 2025", 3)
    assert late.grund.startswith("Drei von vier Listen")
    assert late.notiz == "Forderungsliste zum 3. Quartal drei Arbeitstage zu spät"


@pytest.mark.parametrize(("kennung", "point"), [("TS-01", "ZVP-02"), ("TS-02", "ZVP-04")])
def test_the_meetings(opened: Workspace, kennung: str, point: str) -> None:
    told = points()[point]
    (row,) = [one for one in year(opened).serien if one.kennung == kennung]
    assert (row.soll, row.ist) == (int(told["zielwert"]), int(told["ist"]))
    assert [termin.datum for termin in row.termine] == told["termine"]
    assert row.stand is Serienstand.ERFUELLT
    assert not any(termin.fehlend for termin in row.termine)


def test_what_the_calendar_tells_stands_there(opened: Workspace) -> None:
    events = {one["id"]: one for one in tomllib.loads((FOLDER / "kalender.toml").read_text("utf-8"))["ereignis"]}
    found = [year(opened, jahr) for jahr in (2025, 2026)]
    notes = {(row.geliefert_am, row.notiz) for one in found for row in one.lieferungen}
    notes |= {(termin.datum, termin.notiz) for one in found for row in one.serien for termin in row.termine}
    for key in ("002", "010", "016", "017", "018", "035", "036", "042", "044", "049"):
        event = events[f"EV-{key}"]
        assert (event["datum"], event["text"]) in notes, key


def test_what_lies_ahead(opened: Workspace) -> None:
    ahead = opened.read(pflicht.faellige, HEUTE, date(2026, 12, 31), heute=HEUTE)
    assert [(one.kennung, one.tag, one.stand) for one in ahead] == [
        ("BP-01", date(2026, 6, 15), Stand.OFFEN),
        ("TS-02", date(2026, 6, 23), Stand.OFFEN),
        ("BP-01", date(2026, 12, 15), Stand.OFFEN),
    ]
    assert [row.soll for row in year(opened, 2026).serien] == [3, 2]
    assert not [row for row in year(opened, 2026).lieferungen if row.stand is Stand.UEBERFAELLIG]
    assert [day for day, _, _ in year(opened, 2026).empfaengertermine] == [date(2026, 2, 12), date(2026, 3, 19)]
