"""Many Maßnahmen changed at once, by the rules of a single one."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from qmapp.act import massnahme as mass
from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.massnahme.rows import Horizont, Status
from qmapp.act.massnahme.sammel import Aenderung, Was
from qmapp.errors import UserError
from tests.act.massnahme.conftest import HEUTE, JETZT, WER, Werk


@pytest.fixture
def drei(werk: Werk) -> list[UUID]:
    """One agreed, one without a deadline, one done."""
    made = [werk.neu("Eins", vereinbart_am=HEUTE, frist=date(2025, 9, 30)), werk.neu("Zwei"), werk.neu("Drei")]
    werk.tu(mass.set_status, made[2], Status.UMGESETZT, am=HEUTE, jetzt=JETZT, wer="QMB")
    return made


def vorschau(werk: Werk, keys: list[UUID], what: Aenderung) -> list[Any]:
    before = werk.probe.dump()
    shown = list(werk.probe.read(mass.preview_many, keys, what, **WER))
    assert werk.probe.dump() == before
    return shown


def test_a_deadline_for_all_with_one_reason(werk: Werk, drei: list[UUID]) -> None:
    werk.tu(mass.update_massnahme, drei[2], vereinbart_am=HEUTE)
    what = Aenderung(Was.FRIST, date(2025, 12, 1), grund="Neue Rechtslage.", genehmigt="R-AL")
    shown = vorschau(werk, drei, what)
    assert [(row.vorher, row.nachher, row.aendert) for row in shown] == [
        ("30.09.2025", "01.12.2025", True),
        ("keine Angabe", "01.12.2025", True),
        ("keine Angabe", "01.12.2025", True),
    ]
    assert werk.tu(mass.change_many, drei, what, **WER) == 3
    first = werk.eine(drei[0])
    assert (first.zeile.verschoben, first.verschiebungen[0].grund) == (1, "Neue Rechtslage.")
    assert werk.eine(drei[1]).verschiebungen == ()
    werk.tu(mass.change_many, drei[:1], Aenderung(Was.FRIST, date(2026, 1, 1), grund="Noch einmal."), **WER)
    assert [v.nr for v in werk.eine(drei[0]).verschiebungen] == [1, 2]


def test_what_is_refused_singly_is_refused_here(werk: Werk, drei: list[UUID]) -> None:
    without = vorschau(werk, drei, Aenderung(Was.FRIST, date(2025, 12, 1)))
    assert [row.hindernis for row in without] == ["Der Grund fehlt.", "", ""]
    assert werk.tu(mass.change_many, drei, Aenderung(Was.FRIST, date(2025, 12, 1)), **WER) == 2
    assert werk.zeile(drei[0]).frist == date(2025, 9, 30)
    with pytest.raises(UserError, match="schon vorbei"):
        werk.tu(mass.change_many, drei[1:], Aenderung(Was.FRIST, date(2025, 6, 1)), **WER)
    with pytest.raises(UserError, match="Der Grund fehlt"):
        werk.tu(mass.change_many, drei, Aenderung(Was.STATUS, Status.VERZOEGERT), **WER)


def test_a_status_for_all_leaves_a_line_at_each_it_changes(werk: Werk, drei: list[UUID]) -> None:
    what = Aenderung(Was.STATUS, Status.UMGESETZT, am=HEUTE)
    assert [row.aendert for row in vorschau(werk, drei, what)] == [True, True, False]
    assert vorschau(werk, drei, what)[0].nachher == "umgesetzt am 01.07.2025"
    assert werk.tu(mass.change_many, drei, what, **WER) == 2
    assert [len(werk.eine(key).statuswechsel) for key in drei] == [1, 1, 1]
    with pytest.raises(UserError, match="Keine der Maßnahmen"):
        werk.tu(mass.change_many, drei, what, **WER)


@pytest.mark.parametrize(
    ("was", "wert"),
    [
        (Was.VERANTWORTLICH, "R-GRU"),
        (Was.PERSON, "Herr Okafor"),
        (Was.HORIZONT, Horizont.LANG),
        (Was.VEROEFFENTLICHUNG, Veroeffentlichung.EXTERN),
    ],
)
def test_one_field_for_all_is_one_step(werk: Werk, drei: list[UUID], was: Was, wert: Any) -> None:
    before = werk.probe.dump()
    assert werk.tu(mass.change_many, drei, Aenderung(was, wert), **WER) == 3
    assert [getattr(werk.zeile(key), was.value) for key in drei] == [wert] * 3
    werk.probe.ws.undo()
    assert werk.probe.dump() == before


def test_one_that_is_gone_is_left_out(werk: Werk, drei: list[UUID]) -> None:
    werk.tu(mass.delete_massnahme, drei[1])
    assert werk.tu(mass.change_many, drei, Aenderung(Was.VERANTWORTLICH, "R-GRU"), **WER) == 2
