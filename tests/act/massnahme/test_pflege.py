"""An agreed deadline moves only with a reason, and every move is counted."""

from datetime import date

import pytest

from qmapp.act import massnahme as mass
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Horizont, Status
from qmapp.errors import UserError
from tests.act.massnahme.conftest import HEUTE, Werk, moment

VEREINBART = {"vereinbart_am": HEUTE, "frist": date(2025, 9, 30)}


def test_three_times_postponed_as_in_the_example(werk: Werk) -> None:
    made = werk.neu(**VEREINBART)
    for am, auf in (
        (date(2025, 9, 23), date(2025, 11, 28)),
        (date(2025, 11, 25), date(2026, 1, 30)),
        (date(2026, 1, 27), date(2026, 6, 30)),
    ):
        werk.tu(mass.postpone, made, auf, "Noch nicht einig.", heute=am, genehmigt="R-AL")
    found = werk.eine(made)
    row = found.zeile
    assert (row.frist, row.frist_urspruenglich) == (date(2026, 6, 30), date(2025, 9, 30))
    assert worte.verschoben(row) == "3\u00a0×\u00a0verschoben"
    assert row.status is Status.NICHT_BEGONNEN
    assert row.horizont is Horizont.KURZ
    assert [(v.nr, v.von, v.genehmigt) for v in found.verschiebungen] == [
        (1, date(2025, 9, 30), "R-AL"), (2, date(2025, 11, 28), "R-AL"), (3, date(2026, 1, 30), "R-AL"),
    ]  # fmt: skip


def test_an_earlier_deadline_is_noted_but_not_counted(werk: Werk) -> None:
    made = werk.neu(**VEREINBART)
    werk.tu(mass.postpone, made, date(2025, 8, 1), "Es geht schneller.", heute=HEUTE)
    found = werk.eine(made)
    assert (found.zeile.verschoben, worte.verschoben(found.zeile)) == (0, "")
    assert worte.verschiebung(found.verschiebungen[0]) == "vorgezogen vom 30.09.2025 auf den 01.08.2025"
    assert found.zeile.frist_urspruenglich == date(2025, 9, 30)


def test_an_agreed_deadline_is_not_simply_overwritten(werk: Werk) -> None:
    made = werk.neu(**VEREINBART)
    for told in ({"frist": date(2025, 12, 1)}, {"frist": None}):
        with pytest.raises(UserError, match="nur mit einem Grund"):
            werk.tu(mass.update_massnahme, made, heute=HEUTE, **told)
    werk.tu(mass.update_massnahme, made, frist=VEREINBART["frist"])
    with pytest.raises(UserError, match="vor dem Tag der Vereinbarung"):
        werk.tu(mass.update_massnahme, made, vereinbart_am=date(2025, 10, 1))
    werk.tu(mass.postpone, made, date(2025, 10, 2), "Grund", heute=HEUTE)
    with pytest.raises(UserError, match="schon verschoben"):
        werk.tu(mass.update_massnahme, made, vereinbart_am=None)


def test_it_is_agreed_before_it_is_due_and_before_it_is_done(werk: Werk) -> None:
    made = werk.neu(**VEREINBART)
    werk.tu(mass.postpone, made, date(2026, 1, 30), "Grund", heute=HEUTE)
    with pytest.raises(UserError, match=r"Die Frist 30\.09\.2025 liegt vor") as caught:
        werk.tu(mass.update_massnahme, made, vereinbart_am=date(2025, 10, 1))
    assert caught.value.field == "vereinbart_am"
    werk.tu(mass.set_status, made, Status.UMGESETZT, am=date(2025, 8, 1), jetzt=moment(date(2025, 8, 2)), wer="QMB")
    with pytest.raises(UserError, match=r"seit dem 01\.08\.2025"):
        werk.tu(mass.update_massnahme, made, vereinbart_am=date(2025, 8, 2))
    werk.tu(mass.update_massnahme, made, vereinbart_am=date(2025, 7, 15))
    assert werk.zeile(made).vereinbart_am == date(2025, 7, 15)


def test_a_deadline_not_agreed_yet_is_free(werk: Werk) -> None:
    made = werk.neu(frist=date(2025, 9, 30))
    werk.tu(mass.update_massnahme, made, frist=date(2025, 8, 1), heute=HEUTE)
    werk.tu(mass.update_massnahme, made, frist=None, heute=HEUTE)
    assert werk.zeile(made).frist is None
    with pytest.raises(ValueError, match="today"):
        werk.probe.ws.execute("Frist", mass.update_massnahme, made, frist=date(2025, 8, 1))


@pytest.mark.parametrize(
    ("auf", "grund", "words"),
    [
        (date(2025, 12, 1), "", "Der Grund fehlt"),
        (date(2025, 12, 1), "x" * 301, "zu lang"),
        (date(2025, 9, 30), "Grund", "schon der 30.09.2025"),
        (date(2025, 9, 22), "Grund", "schon vorbei"),
        (date(9999, 1, 1), "Grund", "im Jahr 9999"),
    ],
)
def test_what_is_no_new_deadline_is_refused(werk: Werk, auf: date, grund: str, words: str) -> None:
    made = werk.neu(**VEREINBART)
    with pytest.raises(UserError, match=words):
        werk.tu(mass.postpone, made, auf, grund, heute=date(2025, 9, 23))
    assert werk.eine(made).verschiebungen == ()


def test_only_an_open_one_with_a_deadline_is_postponed(werk: Werk) -> None:
    with pytest.raises(UserError, match="noch keine Frist"):
        werk.tu(mass.postpone, werk.neu(), date(2025, 12, 1), "Grund", heute=HEUTE)
    made = werk.neu(**VEREINBART)
    werk.tu(mass.set_status, made, Status.UMGESETZT, am=HEUTE, jetzt=moment(HEUTE), wer="QMB")
    with pytest.raises(UserError, match="nicht mehr offen"):
        werk.tu(mass.postpone, made, date(2025, 12, 1), "Grund", heute=HEUTE)


def test_a_deleted_one_takes_its_history_along_and_brings_it_back(werk: Werk) -> None:
    made = werk.neu(**VEREINBART)
    step = werk.tu(mass.add_meilenstein, made, "Rohfassung", date(2025, 8, 22))
    werk.tu(mass.postpone_meilenstein, step, date(2025, 8, 29), "Urlaub", heute=HEUTE)
    werk.tu(mass.postpone, made, date(2025, 12, 1), "Grund", heute=HEUTE)
    werk.tu(mass.set_status, made, Status.IN_UMSETZUNG, am=HEUTE, jetzt=moment(HEUTE), wer="QMB")
    werk.tu(mass.delete_massnahme, made)
    assert werk.probe.read(mass.massnahmen, HEUTE) == ()
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        werk.tu(mass.update_massnahme, made, titel="X")
    werk.probe.ws.undo()
    assert len(werk.eine(made).verschiebungen) == 2
