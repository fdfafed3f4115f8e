"""Reminders: everything promised and overdue, by recipient, and nothing else."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from qmapp.act.massnahme import set_status
from qmapp.act.massnahme.rows import Status
from qmapp.act.vorgaben import update_vorgaben
from qmapp.act.wiedervorlage.erinnerung import Erinnerung, erinnerungen
from qmapp.act.wiedervorlage.rows import Faelligkeitsart
from qmapp.arbeitstage import Bundesland
from tests.act import beispieljahr
from tests.checks.aktenpruefung.conftest import Probe


@pytest.fixture
def jahr(probe: Probe) -> dict[str, UUID]:
    return beispieljahr.write(probe.ws)


def found(probe: Probe, heute: date = beispieljahr.STICHTAG) -> dict[str, Erinnerung]:
    return {one.empfaenger: one for one in probe.read(erinnerungen, heute)}


def test_the_example_owes_one_answer_and_one_measure(probe: Probe, jahr: dict[str, UUID]) -> None:
    """The folder: E-2025-09 without answer since 20.02., M-12 overdue since 27.02.; its Meilenstein is the same day."""
    owed = {(row.kennung, row.art, row.datum, -row.tage) for one in found(probe).values() for row in one.offen}
    assert owed == {
        ("E-2025-09", Faelligkeitsart.ANTWORT, date(2026, 2, 20), 20),
        ("M-12", Faelligkeitsart.MASSNAHME, date(2026, 2, 27), 13),
    }


def test_what_is_done_is_not_asked_for(probe: Probe, jahr: dict[str, UUID]) -> None:
    told = {"am": date(2026, 3, 11), "jetzt": datetime(2026, 3, 12, 9, tzinfo=UTC), "wer": "QMB"}
    probe.tu(set_status, jahr["M-12"], Status.UMGESETZT, **told)
    assert {row.kennung for one in found(probe).values() for row in one.offen} == {"E-2025-09"}


def test_an_answer_is_asked_for_on_a_working_day(probe: Probe, jahr: dict[str, UUID]) -> None:
    """Two weeks after 20.03.2026 is Karfreitag, then a weekend and Ostermontag."""
    probe.tu(update_vorgaben, bundesland=Bundesland.SCHLESWIG_HOLSTEIN)
    assert {one.bis for one in found(probe, date(2026, 3, 20)).values()} == {date(2026, 4, 7)}
    assert {one.bis for one in found(probe).values()} == {date(2026, 3, 26)}


def test_nothing_overdue_is_nobody_to_remind(probe: Probe) -> None:
    assert probe.read(erinnerungen, beispieljahr.STICHTAG) == ()
