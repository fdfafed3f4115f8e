"""The steps on the way, with planned and real days."""

from datetime import date

import pytest

from qmapp.act import massnahme as mass
from qmapp.act.massnahme.rows import Status
from qmapp.errors import UserError
from tests.act.massnahme.conftest import HEUTE, Werk, moment

SOLL = date(2025, 8, 22)


def test_a_step_is_planned_reached_and_taken_back(werk: Werk) -> None:
    made = werk.neu(vereinbart_am=HEUTE)
    later = werk.tu(mass.add_meilenstein, made, "Freigeschaltet", date(2025, 9, 30))
    step = werk.tu(mass.add_meilenstein, made, "Rohfassung liegt vor", SOLL)
    assert [m.titel for m in werk.zeile(made).meilensteine] == ["Rohfassung liegt vor", "Freigeschaltet"]
    werk.tu(mass.complete_meilenstein, step, date(2025, 8, 27), heute=date(2025, 8, 27))
    assert werk.zeile(made).meilensteine[0].ist == date(2025, 8, 27)
    werk.tu(mass.reopen_meilenstein, step)
    werk.tu(mass.update_meilenstein, step, titel="Rohfassung")
    assert (werk.zeile(made).meilensteine[0].titel, werk.zeile(made).meilensteine[0].ist) == ("Rohfassung", None)
    werk.tu(mass.remove_meilenstein, later)
    assert len(werk.zeile(made).meilensteine) == 1
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        werk.tu(mass.complete_meilenstein, later, HEUTE)


def test_an_agreed_day_moves_with_a_reason_and_does_not_count_as_the_deadline(werk: Werk) -> None:
    made = werk.neu(vereinbart_am=HEUTE, frist=date(2025, 9, 30))
    step = werk.tu(mass.add_meilenstein, made, "Rohfassung", SOLL)
    with pytest.raises(UserError, match="nur mit einem Grund"):
        werk.tu(mass.update_meilenstein, step, soll=date(2025, 9, 1))
    werk.tu(mass.postpone_meilenstein, step, date(2025, 9, 1), "Urlaub", heute=HEUTE, genehmigt="R-AL")
    werk.tu(mass.postpone_meilenstein, step, date(2025, 9, 5), "Krank", heute=HEUTE)
    found = werk.eine(made)
    assert (found.zeile.meilensteine[0].soll, found.zeile.verschoben) == (date(2025, 9, 5), 0)
    assert [(v.nr, v.meilenstein_id, v.grund) for v in found.verschiebungen] == [
        (1, step, "Urlaub"),
        (2, step, "Krank"),
    ]
    werk.tu(mass.remove_meilenstein, step)
    assert werk.eine(made).verschiebungen == ()


def test_before_the_agreement_a_day_is_free(werk: Werk) -> None:
    step = werk.tu(mass.add_meilenstein, made := werk.neu(), "Rohfassung", SOLL)
    werk.tu(mass.update_meilenstein, step, soll=date(2025, 9, 1))
    assert werk.zeile(made).meilensteine[0].soll == date(2025, 9, 1)


def test_days_and_titles_that_cannot_be_are_refused(werk: Werk) -> None:
    made = werk.neu(vereinbart_am=HEUTE)
    step = werk.tu(mass.add_meilenstein, made, "Rohfassung", SOLL)
    for titel, soll, words in (
        (" ", SOLL, "Der Meilenstein fehlt"),
        ("X", date(2025, 6, 30), "vor der Vereinbarung"),
        ("X", date(9999, 1, 1), "im Jahr 9999"),
    ):
        with pytest.raises(UserError, match=words):
            werk.tu(mass.add_meilenstein, made, titel, soll)
    for auf, grund, words in (
        (SOLL, "Grund", "schon der"),
        (date(2025, 9, 1), "", "Der Grund fehlt"),
        (date(2025, 6, 30), "Grund", "schon vorbei"),
    ):
        with pytest.raises(UserError, match=words):
            werk.tu(mass.postpone_meilenstein, step, auf, grund, heute=HEUTE)
    with pytest.raises(UserError, match="in der Zukunft"):
        werk.tu(mass.complete_meilenstein, step, date(2025, 7, 2), heute=HEUTE)
    werk.tu(mass.complete_meilenstein, step, HEUTE, heute=HEUTE)
    with pytest.raises(UserError, match="schon erreicht"):
        werk.tu(mass.postpone_meilenstein, step, date(2025, 9, 1), "Grund", heute=HEUTE)


def test_what_is_past_its_day_is_named_while_it_is_open(werk: Werk) -> None:
    made = werk.neu(vereinbart_am=HEUTE, frist=date(2025, 9, 30))
    werk.tu(mass.add_meilenstein, made, "Rohfassung", SOLL)
    on_the_day, after = werk.zeile(made, SOLL), werk.zeile(made, date(2025, 8, 23))
    assert (on_the_day.ueberfaellige, after.ueberfaellige) == ((), ("Rohfassung",))
    assert not werk.zeile(made, date(2025, 9, 30)).ueberfaellig
    assert werk.zeile(made, date(2025, 10, 1)).ueberfaellig
    werk.tu(mass.set_status, made, Status.UMGESETZT, am=HEUTE, jetzt=moment(HEUTE), wer="QMB")
    done = werk.zeile(made, date(2026, 1, 1))
    assert (done.ueberfaellig, done.ueberfaellige) == (False, ())
