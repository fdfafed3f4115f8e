"""How far a Maßnahme is: every change leaves a line, some need a reason or a day."""

from datetime import date
from typing import Any

import pytest

from qmapp.act import massnahme as mass
from qmapp.act.massnahme.rows import Status
from qmapp.errors import UserError
from tests.act.massnahme.conftest import HEUTE, Werk, moment


def setze(werk: Werk, key: Any, status: Status, am: date = HEUTE, grund: str = "") -> None:
    werk.tu(mass.set_status, key, status, am=am, grund=grund, jetzt=moment(date(2025, 9, 1)), wer="QMB")


def test_every_change_leaves_a_line(werk: Werk) -> None:
    made = werk.neu(vereinbart_am=HEUTE)
    setze(werk, made, Status.IN_UMSETZUNG, date(2025, 7, 3))
    setze(werk, made, Status.VERZOEGERT, date(2025, 7, 20), "Warten auf das Jobcenter.")
    setze(werk, made, Status.UMGESETZT, date(2025, 8, 15))
    found = werk.eine(made)
    assert (found.zeile.umgesetzt_am, found.zeile.status_grund) == (date(2025, 8, 15), "")
    assert [(s.status, s.am, s.grund, s.wer) for s in found.statuswechsel] == [
        (Status.IN_UMSETZUNG, date(2025, 7, 3), "", "QMB"),
        (Status.VERZOEGERT, date(2025, 7, 20), "Warten auf das Jobcenter.", "QMB"),
        (Status.UMGESETZT, date(2025, 8, 15), "", "QMB"),
    ]
    setze(werk, made, Status.IN_UMSETZUNG, date(2025, 8, 20))
    assert werk.zeile(made).umgesetzt_am is None


def test_the_same_again_changes_nothing(werk: Werk) -> None:
    made = werk.neu()
    setze(werk, made, Status.NICHT_BEGONNEN)
    setze(werk, made, Status.UMGESETZT)
    setze(werk, made, Status.UMGESETZT)
    assert len(werk.eine(made).statuswechsel) == 1
    setze(werk, made, Status.UMGESETZT, date(2025, 7, 2))
    assert werk.zeile(made).umgesetzt_am == date(2025, 7, 2)


@pytest.mark.parametrize("status", [Status.VERZOEGERT, Status.NICHT_RELEVANT])
def test_what_is_late_or_given_up_says_why(werk: Werk, status: Status) -> None:
    made = werk.neu()
    with pytest.raises(UserError, match="Der Grund fehlt") as caught:
        setze(werk, made, status)
    assert caught.value.field == "grund"
    setze(werk, made, status, grund="Die Rechtslage ändert sich.")
    assert werk.zeile(made).status_grund == "Die Rechtslage ändert sich."


@pytest.mark.parametrize(
    ("am", "words"),
    [
        (date(2025, 9, 2), "in der Zukunft"),
        (date(2025, 6, 30), "vor der Vereinbarung"),
        (date(1, 1, 1), "im Jahr 1"),
    ],
)
def test_it_is_done_on_a_day_that_can_be(werk: Werk, am: date, words: str) -> None:
    made = werk.neu(vereinbart_am=HEUTE)
    with pytest.raises(UserError, match=words):
        setze(werk, made, Status.UMGESETZT, am)
    assert werk.eine(made).statuswechsel == ()
