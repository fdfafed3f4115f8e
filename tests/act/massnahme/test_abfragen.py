"""The list of all Maßnahmen: few queries however many rows, and the same lines as one at a time."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from qmapp.act import massnahme as mass
from qmapp.act.massnahme.rows import Status
from tests.act.massnahme.conftest import HEUTE, Werk, moment


def asked(werk: Werk, query: Callable[..., Any], *args: Any) -> int:
    """How many statements a query needs."""
    seen: list[str] = []

    def counted(session: Session) -> None:
        connection = session.connection()

        def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
            seen.append(statement)

        event.listen(connection, "before_cursor_execute", note)
        query(session, *args)
        event.remove(connection, "before_cursor_execute", note)

    werk.probe.read(counted)
    return len(seen)


def test_twenty_need_no_more_questions_than_two(werk: Werk) -> None:
    answered = werk.empfehlung()
    made = [werk.neu("Eins", empfehlung_id=answered), werk.neu("Zwei")]
    for query in (mass.massnahmen, mass.massnahmen_mit_verlauf):
        assert asked(werk, query, HEUTE) <= 9
    few = [asked(werk, query, HEUTE) for query in (mass.massnahmen, mass.massnahmen_mit_verlauf)]
    for number in range(18):
        key = werk.probe.ws.execute(
            "M", mass.create_massnahme, titel=f"{number}", heute=HEUTE, jetzt=moment(HEUTE), wer="QMB",
            abhaengig_von_id=made[0], empfehlung_id=answered,
        )  # fmt: skip
        werk.probe.ws.execute("MS", mass.add_meilenstein, key, "Schritt", date(2025, 8, 1))
    assert [asked(werk, query, HEUTE) for query in (mass.massnahmen, mass.massnahmen_mit_verlauf)] == few
    assert asked(werk, mass.massnahmen_einer_empfehlung, answered, HEUTE) <= few[1] + 2


def test_the_list_says_the_same_as_one_at_a_time(werk: Werk) -> None:
    answered = werk.empfehlung()
    first = werk.neu("Eins", empfehlung_id=answered, vereinbart_am=HEUTE, frist=date(2025, 8, 1))
    second = werk.neu("Zwei", abhaengig_von_id=first)
    werk.tu(mass.add_meilenstein, second, "Schritt", date(2025, 8, 1))
    werk.tu(mass.postpone, first, date(2025, 9, 1), "Grund", heute=HEUTE)
    werk.tu(mass.set_status, second, Status.IN_UMSETZUNG, am=HEUTE, jetzt=moment(HEUTE), wer="QMB")
    stichtag = date(2025, 10, 1)
    alone = (werk.eine(first, stichtag), werk.eine(second, stichtag))
    assert werk.probe.read(mass.massnahmen_mit_verlauf, stichtag) == alone
    assert werk.probe.read(mass.massnahmen, stichtag) == tuple(one.zeile for one in alone)
    assert werk.probe.read(mass.massnahmen_einer_empfehlung, answered, stichtag) == alone[:1]
    assert (alone[0].zeile.ueberfaellig, alone[1].zeile.abhaengig_von) == (True, "M-01")


def test_the_overdue_are_counted_as_the_list_shows_them(werk: Werk) -> None:
    day, before = date(2025, 9, 1), date(2025, 8, 31)
    given = {"vereinbart_am": HEUTE}
    late, step, done, gone = (werk.neu(titel, frist=before, **given) for titel in ("Spät", "Schritt", "Fertig", "Weg"))
    werk.neu("Am letzten Tag", frist=day, **given)
    werk.neu("Ohne Frist")
    werk.tu(mass.postpone, step, date(2025, 12, 1), "Grund", heute=HEUTE)
    werk.tu(mass.add_meilenstein, step, "Schritt", before)
    werk.tu(mass.add_meilenstein, late, "Schritt", before)
    for key, status in ((done, Status.UMGESETZT), (gone, Status.NICHT_RELEVANT)):
        werk.tu(mass.set_status, key, status, am=HEUTE, grund="Erledigt sich", jetzt=moment(HEUTE), wer="QMB")
        werk.tu(mass.add_meilenstein, key, "Schritt", before)
    rows = werk.probe.read(mass.massnahmen, day)
    shown = [row.titel for row in rows if row.ueberfaellig or (row.status.offen and row.ueberfaellige)]
    assert shown == ["Spät", "Schritt"]
    assert werk.probe.read(mass.anzahl_ueberfaellig, day) == 2
    assert asked(werk, mass.anzahl_ueberfaellig, day) == 1


def test_numbers_sort_as_people_count(werk: Werk) -> None:
    for kennung in ("M-100", "M-11", "M-09"):
        werk.neu(kennung=kennung)
    assert [row.kennung for row in werk.probe.read(mass.massnahmen, HEUTE)] == ["M-09", "M-11", "M-100"]
