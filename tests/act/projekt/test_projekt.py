"""Change-Projekte: a bundle of Maßnahmen with phases and a team, closed when everything is done or for a reason."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.act import massnahme, projekt
from qmapp.act.massnahme.rows import Status
from qmapp.act.projekt import grenzen, tables, worte
from qmapp.act.projekt.rows import Projekt, Projektstand
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2026, 3, 12)
JETZT = datetime(2026, 3, 12, 9, tzinfo=UTC)


def new(probe: Probe, **told: Any) -> UUID:
    return UUID(str(probe.tu(projekt.create_projekt, titel="Digitale Akte", **told)))


def measure(probe: Probe, titel: str = "Scanstelle einrichten", **told: Any) -> UUID:
    made = probe.tu(massnahme.create_massnahme, titel=titel, heute=HEUTE, jetzt=JETZT, wer="QMB", **told)
    return UUID(str(made))


def status(probe: Probe, key: UUID, to: Status, grund: str = "") -> None:
    probe.tu(massnahme.set_status, key, to, am=HEUTE, grund=grund, jetzt=JETZT, wer="QMB")


def seen(probe: Probe, key: UUID, stichtag: date = HEUTE) -> Projekt:
    found: Projekt = probe.read(projekt.projekt, key, stichtag)
    return found


def refused(probe: Probe, command: Any, *args: Any, **told: Any) -> UserError:
    """The refusal; nothing was changed."""
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        probe.ws.execute("Schritt", command, *args, **told)
    assert probe.dump() == before
    return caught.value


def test_a_projekt_keeps_what_is_told(probe: Probe) -> None:
    key = new(
        probe, ziel="Alle Akten digital", leitung="IT-Koordination", team=["Grundsatz", "Personalrat", "Grundsatz"]
    )
    probe.tu(projekt.update_projekt, key, von=date(2026, 1, 5), bis=date(2026, 12, 18))
    row = seen(probe, key).zeile
    assert (row.kennung, row.titel, row.ziel) == ("P-01", "Digitale Akte", "Alle Akten digital")
    assert (row.leitung, row.team) == ("IT-Koordination", ("Grundsatz", "Personalrat"))
    assert worte.zeitraum(row) == "05.01.2026 bis 18.12.2026"
    assert (row.stand, worte.fortschritt(row), row.phase) == (Projektstand.LAEUFT, "noch keine Maßnahmen", "")
    other = new(probe)
    assert seen(probe, other).zeile.kennung == "P-02"
    assert [line.kennung for line in probe.read(projekt.projekte, HEUTE)] == ["P-01", "P-02"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("titel", {"titel": " "}),
        ("titel", {"titel": "x" * 201}),
        ("ziel", {"ziel": "x" * 2001}),
        ("team", {"team": ["x" * 101]}),
        ("team", {"team": [f"Rolle {n}" for n in range(41)]}),
        ("bis", {"von": date(2026, 2, 1), "bis": date(2026, 1, 31)}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(probe: Probe, field: str, wrong: dict[str, Any]) -> None:
    key = new(probe)
    assert refused(probe, projekt.update_projekt, key, **wrong).field == field


def test_phases_run_in_their_order_and_end_on_a_real_day(probe: Probe) -> None:
    key = new(probe)
    second = probe.tu(projekt.add_phase, key, "Erprobung", date(2026, 2, 1), date(2026, 3, 31))
    first = probe.tu(projekt.add_phase, key, "Vorbereitung", date(2026, 1, 5), date(2026, 1, 30))
    found = seen(probe, key)
    assert [phase.titel for phase in found.phasen] == ["Vorbereitung", "Erprobung"]
    assert (found.zeile.phase, found.zeile.stand) == ("Vorbereitung", Projektstand.UEBERFAELLIG)
    probe.tu(projekt.end_phase, first, date(2026, 2, 6), heute=HEUTE)
    found = seen(probe, key)
    assert worte.phase(found.phasen[0]) == "05.01.2026 bis 30.01.2026, beendet am 06.02.2026"
    assert (found.zeile.phase, found.zeile.stand) == ("Erprobung", Projektstand.LAEUFT)
    probe.tu(projekt.end_phase, first, date(2026, 2, 5), heute=HEUTE)
    assert seen(probe, key).phasen[0].beendet_am == date(2026, 2, 5)
    probe.tu(projekt.reopen_phase, first)
    probe.tu(projekt.update_phase, first, titel="Vorbereiten", bis=date(2026, 4, 1))
    assert seen(probe, key).zeile.stand is Projektstand.LAEUFT
    probe.tu(projekt.remove_phase, second)
    assert [phase.titel for phase in seen(probe, key).phasen] == ["Vorbereiten"]


def test_a_phase_cannot_end_before_it_begins_or_in_the_future(probe: Probe) -> None:
    key = new(probe)
    assert refused(probe, projekt.add_phase, key, "", HEUTE, HEUTE).field == "titel"
    assert refused(probe, projekt.add_phase, key, "A", HEUTE, date(2026, 3, 11)).field == "bis"
    phase = probe.tu(projekt.add_phase, key, "A", date(2026, 3, 1), date(2026, 3, 31))
    assert "in der Zukunft" in refused(probe, projekt.end_phase, phase, date(2026, 3, 13), heute=HEUTE).message
    assert "vor ihrem Anfang" in refused(probe, projekt.end_phase, phase, date(2026, 2, 28), heute=HEUTE).message
    probe.tu(projekt.end_phase, phase, HEUTE, heute=HEUTE)
    assert refused(probe, projekt.update_phase, phase, von=date(2026, 3, 20)).field == "von"
    for number in range(59):
        probe.ws.execute("Phase", projekt.add_phase, key, f"Phase {number}", HEUTE, HEUTE)
    assert "höchstens 60" in refused(probe, projekt.add_phase, key, "Zu viel", HEUTE, HEUTE).message


def test_planned_until_it_begins_and_late_after_its_end(probe: Probe) -> None:
    key = new(probe, von=date(2026, 4, 1), bis=date(2026, 6, 30))
    days = {
        date(2026, 3, 31): Projektstand.GEPLANT,
        date(2026, 4, 1): Projektstand.LAEUFT,
        date(2026, 6, 30): Projektstand.LAEUFT,
        date(2026, 7, 1): Projektstand.UEBERFAELLIG,
    }
    assert {day: seen(probe, key, day).zeile.stand for day in days} == days


def test_it_bundles_measures_that_belong_to_no_other(probe: Probe) -> None:
    key, other = new(probe), new(probe)
    one, two, three = (measure(probe, titel) for titel in ("Eins", "Zwei", "Drei"))
    probe.tu(projekt.add_massnahmen, key, (one, two, one))
    probe.tu(projekt.add_massnahmen, key, (two,))
    assert [row.titel for row in seen(probe, key).massnahmen] == ["Eins", "Zwei"]
    assert "gehört schon zu P-01" in refused(probe, projekt.add_massnahmen, other, (three, one)).message
    assert "keine Maßnahme gewählt" in refused(probe, projekt.add_massnahmen, key, ()).message
    assert "gibt es nicht mehr" in refused(probe, projekt.add_massnahmen, key, (uuid4(),)).message
    status(probe, one, Status.UMGESETZT)
    status(probe, two, Status.NICHT_RELEVANT, "Anders gelöst")
    row = seen(probe, key).zeile
    assert (row.massnahmen, row.umgesetzt, row.nicht_relevant, row.offen) == (2, 1, 1, 0)
    assert worte.fortschritt(row) == "1 von 2 Maßnahmen umgesetzt, 1 nicht mehr relevant"
    probe.tu(projekt.remove_massnahme, key, two)
    assert "gehört nicht zu" in refused(probe, projekt.remove_massnahme, key, two).message
    assert [row.massnahmen for row in probe.read(projekt.projekte, HEUTE)] == [1, 0]


def test_it_closes_when_all_is_done_or_for_a_reason(probe: Probe) -> None:
    key = new(probe, von=date(2026, 1, 5))
    one = measure(probe)
    probe.tu(projekt.add_massnahmen, key, (one,))
    phase = probe.tu(projekt.add_phase, key, "Erprobung", date(2026, 2, 1), date(2026, 3, 31))
    said = refused(probe, projekt.close_projekt, key, am=HEUTE, heute=HEUTE)
    assert said.message == "P-01 hat noch Offenes: M-01, Phase „Erprobung“."
    assert said.field == "grund"
    assert "Zukunft" in refused(probe, projekt.close_projekt, key, am=date(2026, 3, 13), heute=HEUTE).message
    assert "vor seinem Anfang" in refused(probe, projekt.close_projekt, key, am=date(2026, 1, 4), heute=HEUTE).message
    probe.tu(projekt.close_projekt, key, am=HEUTE, heute=HEUTE, grund="Das Amt wird zusammengelegt.")
    row = seen(probe, key).zeile
    assert (row.stand, row.abschluss_grund) == (Projektstand.ABGESCHLOSSEN, "Das Amt wird zusammengelegt.")
    for command, args in (
        (projekt.close_projekt, {"am": HEUTE, "heute": HEUTE}),
        (projekt.update_projekt, {"titel": "Neu"}),
        (projekt.add_massnahmen, {"massnahmen": (one,)}),
    ):
        assert "abgeschlossen" in refused(probe, command, key, **args).message
    assert "abgeschlossen" in refused(probe, projekt.remove_phase, phase).message
    probe.tu(projekt.reopen_projekt, key)
    assert "nicht abgeschlossen" in refused(probe, projekt.reopen_projekt, key).message
    status(probe, one, Status.UMGESETZT)
    probe.tu(projekt.end_phase, phase, HEUTE, heute=HEUTE)
    # A reason nobody needed is not kept.
    probe.tu(projekt.close_projekt, key, am=HEUTE, heute=HEUTE, grund="überflüssig")
    assert seen(probe, key).zeile.abschluss_grund == ""


def test_deleting_it_leaves_its_measures(probe: Probe) -> None:
    key, one = new(probe), measure(probe)
    probe.tu(projekt.add_massnahmen, key, (one,))
    probe.tu(projekt.add_phase, key, "Erprobung", HEUTE, HEUTE)
    probe.tu(projekt.delete_projekt, key)
    assert probe.read(projekt.projekte, HEUTE) == ()
    assert probe.read(massnahme.massnahme, one, HEUTE).zeile.projekt_id is None
    for command in (projekt.update_projekt, projekt.delete_projekt, projekt.reopen_projekt):
        assert "gibt es nicht mehr" in refused(probe, command, key).message
    assert "Diese Phase" in refused(probe, projekt.remove_phase, uuid4()).message


@given(
    von=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    bis=st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_no_projekt_ends_before_it_begins(von: date | None, bis: date | None) -> None:
    row = tables.Projekt(kennung="P-01", titel="A", team=[])
    try:
        grenzen.apply(row, {"von": von, "bis": bis})
    except UserError:
        assert von is not None
        assert bis is not None
        assert bis < von
    else:
        assert von is None or bis is None or von <= bis
