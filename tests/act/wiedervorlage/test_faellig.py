"""What falls due, in its groups: counted by hand from a small thread around Thursday, 12.03.2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlmodel import Session

from qmapp.act import berichtspflicht as bp
from qmapp.act import wiedervorlage as wv
from qmapp.act.berichtspflicht.rows import Regel
from qmapp.act.massnahme.rows import Status
from qmapp.act.vorgaben import update_vorgaben
from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.faellig import gruppe
from qmapp.act.wiedervorlage.rows import Bezugsart, Faelligkeitsart, Gruppe
from tests.act.wiedervorlage import faden
from tests.act.wiedervorlage.faden import HEUTE, JETZT
from tests.checks.aktenpruefung.conftest import Probe

A = Faelligkeitsart


def tag(days: int) -> date:
    return HEUTE + timedelta(days=days)


@pytest.fixture
def thread(probe: Probe) -> Probe:
    """Every kind, each once open and once done."""
    missing, drafted, answered = (faden.empfehlung(f"E-2026-0{i}", tag(-i)) for i in (1, 2, 3))
    late, soon, done, stopped = (
        faden.massnahme("M-01", tag(-20)),
        faden.massnahme("M-02", tag(1), wirksamkeit_geplant=tag(3)),
        faden.massnahme("M-03", tag(-5), status=Status.UMGESETZT, umgesetzt_am=tag(-7), wirksamkeit_geplant=tag(0)),
        faden.massnahme("M-04", tag(-5), status=Status.NICHT_RELEVANT, wirksamkeit_geplant=tag(0)),
    )
    checked = faden.massnahme("M-05", None, status=Status.UMGESETZT, wirksamkeit_geplant=tag(0))
    merged_into = faden.bemerkung("FS-101", tag(5))
    rows = [
        missing, drafted, faden.antwort(drafted), answered, faden.antwort(answered, tag(-1)),
        late, soon, done, stopped, checked,
        faden.meilenstein(late, tag(0)), faden.meilenstein(late, tag(-30), ist=tag(-30)),
        faden.meilenstein(done, tag(-6)), faden.wirksamkeit(checked, tag(-1)),
        faden.statuswechsel(stopped, tag(-40)), faden.statuswechsel(stopped, tag(-2)),
        merged_into, faden.bemerkung("FS-102", tag(1), erledigt_am=HEUTE), faden.bemerkung("FS-103", None),
        faden.bemerkung("FS-104", tag(1), aufgegangen_in_id=merged_into.id),
    ]  # fmt: skip
    probe.ws.execute("Zeilen", faden.put, *rows)
    for day in (-9, 0, 3, 4, 7, 8):
        probe.ws.execute(
            "Wiedervorlage",
            wv.create_wiedervorlage,
            datum=tag(day),
            text=f"Tag {day}",
            bezug_art=Bezugsart.MASSNAHME,
            bezug_kennung="M-01",
            jetzt=JETZT,
        )
    return probe


def test_every_open_thing_is_there_once_and_nothing_that_is_done(thread: Probe) -> None:
    found = thread.read(wv.heute, HEUTE)
    assert [(row.gruppe, row.art, row.kennung, row.tage) for row in found] == [
        (Gruppe.UEBERFAELLIG, A.MASSNAHME, "M-01", -20),
        (Gruppe.UEBERFAELLIG, A.WIEDERVORLAGE, "WV-01", -9),
        (Gruppe.UEBERFAELLIG, A.ANTWORT, "E-2026-02", -2),
        (Gruppe.UEBERFAELLIG, A.ANTWORT, "E-2026-01", -1),
        (Gruppe.HEUTE, A.MEILENSTEIN, "M-01", 0),
        (Gruppe.HEUTE, A.WIRKSAMKEIT, "M-03", 0),
        (Gruppe.HEUTE, A.WIEDERVORLAGE, "WV-02", 0),
        (Gruppe.WOCHE, A.MASSNAHME, "M-02", 1),
        (Gruppe.WOCHE, A.WIRKSAMKEIT, "M-02", 3),
        (Gruppe.WOCHE, A.WIEDERVORLAGE, "WV-03", 3),
        (Gruppe.DEMNAECHST, A.WIEDERVORLAGE, "WV-04", 4),
        (Gruppe.DEMNAECHST, A.BEMERKUNG, "FS-101", 5),
        (Gruppe.DEMNAECHST, A.WIEDERVORLAGE, "WV-05", 7),
    ]


def test_each_row_says_who_and_where_it_leads(thread: Probe) -> None:
    by_kind = {(row.art, row.kennung): row for row in thread.read(wv.heute, HEUTE)}
    assert by_kind[A.ANTWORT, "E-2026-01"].rolle == "Amtsleitung"
    assert by_kind[A.ANTWORT, "E-2026-02"].rolle == "AL"
    step = by_kind[A.MEILENSTEIN, "M-01"]
    assert (step.titel, step.rolle, step.bezug.titel) == ("Entwurf", "Grundsatz", "Maßnahme M-01")
    assert step.bezug.id == by_kind[A.MASSNAHME, "M-01"].id != step.id
    assert by_kind[A.BEMERKUNG, "FS-101"].rolle == "Rechnungsprüfung"
    note = by_kind[A.WIEDERVORLAGE, "WV-01"]
    assert (note.bezug.art, worte.bezug(note.bezug)) == (Bezugsart.MASSNAHME, "M-01 Maßnahme M-01")


def test_later_and_settled_come_behind(thread: Probe) -> None:
    """The settled with the day they were settled, the latest due first."""
    (last,) = (row.id for row in thread.read(wv.wiedervorlagen) if row.text == "Tag -9")
    thread.tu(wv.settle_wiedervorlage, last, heute=HEUTE, jetzt=JETZT, notiz="erledigt")
    found = thread.read(wv.alle, HEUTE)
    assert [row.kennung for row in found if row.gruppe is Gruppe.SPAETER] == ["WV-06"]
    assert [(row.art, row.kennung, row.erledigt_am) for row in found if row.gruppe is Gruppe.ERLEDIGT] == [
        (A.BEMERKUNG, "FS-102", HEUTE),
        (A.WIRKSAMKEIT, "M-05", tag(-1)),
        (A.ANTWORT, "E-2026-03", tag(-1)),
        (A.MASSNAHME, "M-03", tag(-7)),
        # Given up: the day its status changed last.
        (A.MASSNAHME, "M-04", tag(-2)),
        (A.MEILENSTEIN, "M-03", tag(-7)),
        (A.WIEDERVORLAGE, "WV-01", HEUTE),
        (A.MEILENSTEIN, "M-01", tag(-30)),
    ]
    assert {row.id for row in thread.read(wv.heute, HEUTE)} == {
        row.id for row in found if row.gruppe not in (Gruppe.SPAETER, Gruppe.ERLEDIGT)
    }


def test_the_number_due_is_that_of_the_list(thread: Probe) -> None:
    for days in (-40, -1, 0, 1, 30):
        due = [row for row in thread.read(wv.heute, tag(days)) if row.tage <= 0]
        assert thread.read(wv.zahl_faellige, tag(days)) == len(due)
    assert thread.read(wv.zahl_faellige, HEUTE) == 7


def test_how_far_ahead_is_a_vorgabe(thread: Probe) -> None:
    thread.ws.execute("Vorgabe", update_vorgaben, erinnerung_tage=0)
    assert all(row.gruppe is not Gruppe.DEMNAECHST for row in thread.read(wv.heute, HEUTE))
    thread.ws.execute("Vorgabe", update_vorgaben, erinnerung_tage=8)
    assert thread.read(wv.heute, HEUTE)[-1].kennung == "WV-06"


def test_reports_and_meetings_are_among_them_until_they_are_done(probe: Probe) -> None:
    """A report due on Sunday, 15.03.2026, the one before it in December, and a meeting next Monday."""
    given = {"regel": Regel.TAGE, "tage": ("03-15", "12-15")}
    duty = probe.ws.execute(
        "BP", bp.create_berichtspflicht, gueltig_ab=date(2025, 7, 1), fassung=given, titel="Bericht", rolle="QMB"
    )
    serie = probe.ws.execute("TS", bp.create_terminserie, ab_jahr=2026, titel="Lenkungskreis", rolle="AL")
    probe.ws.execute("T", bp.add_termin, serie, heute=HEUTE, datum=tag(4))
    probe.ws.execute("T", bp.add_termin, serie, heute=HEUTE, datum=tag(-4))
    found = probe.read(wv.heute, HEUTE)
    assert [(row.art, row.gruppe, row.tage, row.rolle, row.bezug.id) for row in found] == [
        (A.BERICHTSPFLICHT, Gruppe.UEBERFAELLIG, -87, "QMB", duty),
        (A.BERICHTSPFLICHT, Gruppe.WOCHE, 3, "QMB", duty),
        (A.TERMIN, Gruppe.DEMNAECHST, 4, "AL", serie),
    ]
    probe.ws.execute("Lieferung", bp.deliver, duty, "2025/2025-12-15", am=HEUTE, heute=HEUTE)
    assert [row.tage for row in probe.read(wv.heute, HEUTE)] == [3, 4]
    assert [row.tage for row in probe.read(wv.alle, HEUTE) if row.gruppe is Gruppe.ERLEDIGT] == [-4, -87]
    assert [row.erledigt_am for row in probe.read(wv.alle, HEUTE) if row.kennung == "BP-01"][-1] == HEUTE
    note = probe.ws.execute(
        "WV", wv.create_wiedervorlage, datum=HEUTE, text="x", bezug_art=Bezugsart.BERICHTSPFLICHT, bezug_id=duty,
        jetzt=JETZT,
    )  # fmt: skip
    assert probe.read(wv.wiedervorlage, note).bezug_titel == "Bericht"


def test_an_empty_workspace_has_nothing_due(probe: Probe) -> None:
    assert probe.read(wv.heute, HEUTE) == ()


def test_the_questions_to_the_database_do_not_grow_with_the_rows(thread: Probe) -> None:
    def counted(session: Session) -> int:
        seen: list[str] = []
        bind = session.get_bind()

        def note(conn: object, cursor: object, statement: str, *rest: object) -> None:
            seen.append(statement)

        event.listen(bind, "before_cursor_execute", note)
        try:
            wv.alle(session, HEUTE)
        finally:
            event.remove(bind, "before_cursor_execute", note)
        return len(seen)

    before = thread.read(counted)
    more = [faden.massnahme(f"M-{i}", tag(i % 9)) for i in range(10, 60)]
    thread.ws.execute("Mehr", faden.put, *more, *(faden.meilenstein(row, tag(1)) for row in more))
    assert thread.read(counted) == before > 0


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(-400, 400), st.integers(0, 90))
def test_the_groups_follow_each_other(today: date, days: int, ahead: int) -> None:
    order = list(Gruppe)
    day = today + timedelta(days=days)
    this, following = gruppe(day, today, ahead), gruppe(day + timedelta(days=1), today, ahead)
    assert order.index(this) <= order.index(following)
    assert (this is Gruppe.UEBERFAELLIG) is (days < 0)
    assert (this is Gruppe.HEUTE) is (days == 0)
    if this is Gruppe.WOCHE:
        assert day.isocalendar()[:2] == today.isocalendar()[:2]


@pytest.mark.parametrize(
    ("count", "said"),
    [(-2, "seit 2 Tagen"), (-1, "seit gestern"), (0, "heute"), (1, "morgen"), (1200, "in 1.200 Tagen")],
)
def test_how_far_away_in_words(count: int, said: str) -> None:
    assert worte.tage(count) == said


def test_every_value_has_its_words() -> None:
    assert (set(worte.ARTEN), set(worte.GRUPPEN), set(worte.BEZUEGE)) == (
        set(Faelligkeitsart), set(Gruppe), set(Bezugsart)
    )  # fmt: skip
