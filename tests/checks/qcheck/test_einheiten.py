"""Other units at the same questions: which are compared, over what, and what is not said."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Dimension, Katalog, Katalogart, load
from qmapp.checks.qcheck.einheiten import FEWEST_SHARED, Einheitsvergleich
from qmapp.checks.qcheck.rows import Urteil
from tests.checks.aktenpruefung.conftest import Probe

KATALOG = load("QC-HZP", Katalogart.QCHECK)
CODES = [punkt.code for punkt in KATALOG.punkte]
VOLL, NICHT, UNKLAR = Urteil.VOLL, Urteil.NICHT, Urteil.NICHT_BEURTEILBAR


def assessed(
    probe: Probe, einheit: str, answers: Mapping[str, Urteil], *, katalog: Katalog = KATALOG, jahr: int = 2025
) -> UUID:
    """A Q-Check of a unit; what is not named is not assessed, so that it is complete."""

    def write(session: Session) -> UUID:
        bis = date(jahr, 6, 30)
        key = door.create_qcheck(session, titel="Q-Check", katalog=katalog, heute=bis, bis=bis, einheit=einheit)
        for punkt in katalog.punkte:
            urteil = answers.get(punkt.code, UNKLAR)
            door.rate(session, key, punkt.code, urteil, jetzt=probe.uhr(), wer="QMB", bemerkung="Grund")
        return key

    return probe.ws.execute("Q-Check", write)


def compared(probe: Probe, key: UUID) -> tuple[Einheitsvergleich, ...]:
    return probe.read(door.einheiten, key)


def all_of(urteil: Urteil, katalog: Katalog = KATALOG) -> dict[str, Urteil]:
    return {punkt.code: urteil for punkt in katalog.punkte}


def test_units_stand_by_name_with_their_latest_complete_qcheck(probe: Probe) -> None:
    own = assessed(probe, "Pflege Mitte", all_of(Urteil.UEBERWIEGEND))
    assert compared(probe, own) == ()
    assessed(probe, "Pflege Süd", all_of(NICHT), jahr=2024)
    south = assessed(probe, "Pflege Süd", all_of(VOLL), jahr=2025)
    north = assessed(probe, "Pflege Nord", all_of(Urteil.TEILWEISE))
    # Not another unit: the same one before, spelled otherwise, and one that names none.
    assessed(probe, "PFLEGE MITTE", all_of(VOLL), jahr=2024)
    assessed(probe, "", all_of(VOLL))
    # Not complete: one answer was taken back.
    west = assessed(probe, "Pflege West", all_of(VOLL))
    probe.ws.execute("Zurück", door.retract, west, CODES[0])
    found = compared(probe, own)
    assert [(one.id, one.einheit, one.gesamt.dort.wert) for one in found] == [
        (north, "Pflege Nord", Fraction(1, 3)),
        (south, "Pflege Süd", Fraction(1)),
    ]
    assert all(one.gesamt.hier.wert == Fraction(2, 3) for one in found)
    assert {one: pair.dort.wert for one, pair in found[0].dimensionen.items()} == dict.fromkeys(
        Dimension, Fraction(1, 3)
    )


def test_only_questions_assessed_in_both_count(probe: Probe) -> None:
    """By hand: six questions here, eight there, five in both; weights of the shared ones from the catalogue."""
    own = assessed(probe, "Hier", {**dict.fromkeys(CODES[:5], VOLL), CODES[9]: NICHT})
    assessed(probe, "Dort", {**dict.fromkeys(CODES[:4], NICHT), **dict.fromkeys(CODES[4:8], VOLL)})
    (one,) = compared(probe, own)
    weights = [punkt.gewicht for punkt in KATALOG.punkte[:5]]
    assert one.gemeinsam == 5
    assert one.gesamt.hier.wert == 1
    assert one.gesamt.dort.wert == Fraction(weights[4], sum(weights))
    # All five are about the structure: of the two other dimensions nothing is said.
    assert set(one.dimensionen) == {Dimension.STRUKTUR}


@pytest.mark.parametrize("shared", [FEWEST_SHARED - 1, FEWEST_SHARED])
def test_too_few_shared_questions_say_nothing(probe: Probe, shared: int) -> None:
    own = assessed(probe, "Hier", dict.fromkeys(CODES[:shared], VOLL))
    assessed(probe, "Dort", all_of(NICHT))
    assert len(compared(probe, own)) == (shared == FEWEST_SHARED)


def test_another_version_is_compared_by_its_codes(probe: Probe) -> None:
    heavier = tuple(replace(punkt, gewicht=3) for punkt in KATALOG.punkte[:6])
    short = replace(KATALOG, version=KATALOG.version + 1, punkte=heavier)
    own = assessed(probe, "Hier", all_of(VOLL))
    other = assessed(probe, "Dort", {CODES[0]: NICHT, **dict.fromkeys(CODES[1:6], VOLL)}, katalog=short)
    (one,) = compared(probe, own)
    weights = [punkt.gewicht for punkt in KATALOG.punkte[:6]]
    assert (one.gemeinsam, one.gesamt.dort.wert) == (6, Fraction(sum(weights[1:]), sum(weights)))
    # Seen from the other side the weights of that version count.
    (back,) = compared(probe, other)
    assert back.gesamt.hier.wert == Fraction(5, 6)


def test_nothing_of_a_person_leaves_it(probe: Probe) -> None:
    own = assessed(probe, "Hier", all_of(VOLL))
    assessed(probe, "Dort", all_of(NICHT))
    assert "QMB" not in repr(compared(probe, own))
    assert "Grund" not in repr(compared(probe, own))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_both_sides_see_the_same_two_degrees(probe: Probe, data: Any) -> None:
    """Whatever was answered: seen from the other unit, here and there are exchanged."""
    answers = st.fixed_dictionaries({code: st.sampled_from(Urteil) for code in CODES})
    first = assessed(probe, "A", data.draw(answers))
    second = assessed(probe, "B", data.draw(answers))
    for one, two in zip(compared(probe, first), compared(probe, second), strict=True):
        assert (one.gesamt.hier, one.gesamt.dort) == (two.gesamt.dort, two.gesamt.hier)
        assert one.gesamt.hier.bewertet == one.gemeinsam >= FEWEST_SHARED
    for key in (first, second):
        probe.ws.execute("Weg", door.delete_qcheck, key)
