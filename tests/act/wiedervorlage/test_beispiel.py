"""The list „Heute“ of the example year on its Stichtag, against the year's own files."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from qmapp.act import wiedervorlage as wv
from qmapp.act.wiedervorlage.rows import Faellig, Faelligkeitsart, Gruppe
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

STICHTAG = date(2026, 3, 12)
SONNTAG = date(2026, 3, 15)
TOLD: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[3] / "resources/beispieljahr/empfehlungen.toml").read_text("utf-8")
)


@pytest.fixture(scope="module")
def found(example_file: Path) -> tuple[Faellig, ...]:
    with Workspace.open(example_file, None, SCHEMA, wer="QMB", read_only=True) as workspace:
        return workspace.read(wv.alle, STICHTAG)


def kennungen(found: tuple[Faellig, ...], art: Faelligkeitsart, *gruppen: Gruppe) -> list[str]:
    return sorted(row.kennung for row in found if row.art is art and row.gruppe in gruppen)


def told(after: date, until: date) -> list[str]:
    return sorted(w["id"] for w in TOLD["wiedervorlage"] if w["status"] == "offen" and after < w["datum"] <= until)


def test_every_wiedervorlage_stands_in_its_group(found: tuple[Faellig, ...]) -> None:
    yesterday, week = STICHTAG - timedelta(days=1), STICHTAG + timedelta(days=7)
    spans = {
        Gruppe.UEBERFAELLIG: (date.min, yesterday),
        Gruppe.HEUTE: (yesterday, STICHTAG),
        Gruppe.WOCHE: (STICHTAG, SONNTAG),
        Gruppe.DEMNAECHST: (SONNTAG, week),
        Gruppe.SPAETER: (week, date.max),
    }
    for group, (after, until) in spans.items():
        assert kennungen(found, Faelligkeitsart.WIEDERVORLAGE, group) == told(after, until)
    done = sorted(w["id"] for w in TOLD["wiedervorlage"] if w["status"] == "erledigt")
    assert kennungen(found, Faelligkeitsart.WIEDERVORLAGE, Gruppe.ERLEDIGT) == done


def test_what_is_overdue_is_what_the_year_counts(found: tuple[Faellig, ...]) -> None:
    """One answer is missing, one Maßnahme is past its deadline (umsetzungsstand of the year)."""
    late = Gruppe.UEBERFAELLIG
    unanswered = [e["id"] for e in TOLD["empfehlung"] if "antwort" not in e and e["antwort_frist"] < STICHTAG]
    assert kennungen(found, Faelligkeitsart.ANTWORT, late) == unanswered
    assert kennungen(found, Faelligkeitsart.MASSNAHME, late) == ["M-12"]
