"""What an office decides once: limits that are kept, defaults until then, every change undoable."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, SQLModel, create_engine

from qmapp.act.vorgaben import Vorgaben, tables, update_vorgaben, vorgaben
from qmapp.arbeitstage import NAMEN, Bundesland
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe


def test_without_a_decision_the_usual_applies(probe: Probe) -> None:
    assert probe.read(vorgaben) == Vorgaben(Bundesland.BERLIN, 4, 3, 12, 7, 3)


def test_a_change_leaves_the_rest_as_it_was(probe: Probe) -> None:
    probe.tu(update_vorgaben, bundesland=Bundesland.SCHLESWIG_HOLSTEIN)
    probe.tu(update_vorgaben, antwort_wochen=6)
    found = probe.read(vorgaben)
    assert (found.bundesland, found.antwort_wochen) == (Bundesland.SCHLESWIG_HOLSTEIN, 6)
    assert (found.kurz_monate, found.mittel_monate) == (3, 12)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"antwort_wochen": 0}, "antwort_wochen"),
        ({"antwort_wochen": 53}, "antwort_wochen"),
        ({"erinnerung_tage": -1}, "erinnerung_tage"),
        ({"kleinste_zelle": 1}, "kleinste_zelle"),
        ({"kurz_monate": 12}, "kurz_monate"),
        ({"kurz_monate": 6, "mittel_monate": 6}, "kurz_monate"),
        ({"mittel_monate": 121}, "mittel_monate"),
    ],
)
def test_what_makes_no_sense_changes_nothing(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    probe.tu(update_vorgaben, antwort_wochen=5)
    with pytest.raises(UserError) as refused:
        probe.ws.execute("Vorgabe", lambda session: update_vorgaben(session, **wrong))
    assert refused.value.field == field
    assert probe.read(vorgaben) == Vorgaben(antwort_wochen=5)


@settings(max_examples=40, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "bundesland": st.sampled_from(Bundesland),
            "antwort_wochen": st.integers(-2, 60),
            "kurz_monate": st.integers(-2, 70),
            "mittel_monate": st.integers(-2, 130),
            "erinnerung_tage": st.integers(-2, 100),
            "kleinste_zelle": st.integers(-2, 30),
        },
    )
)
def test_whatever_is_taken_reads_back_and_keeps_short_below_medium(told: dict[str, Any]) -> None:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine, tables=[SQLModel.metadata.tables[tables.Vorgabe.__tablename__]])
    with Session(engine) as session:
        try:
            update_vorgaben(session, **told)
        except UserError:
            assert vorgaben(session) == Vorgaben()
            return
        found = vorgaben(session)
        assert {name: getattr(found, name) for name in told} == told
        assert found.kurz_monate < found.mittel_monate


def test_every_land_has_its_name() -> None:
    assert set(NAMEN) == set(Bundesland)
    assert list(NAMEN.values()) == sorted(NAMEN.values())
