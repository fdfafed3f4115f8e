"""The nine causes in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.aktenpruefung.ursachen import URSACHEN, alle_einheitlich, angebot, einheitlich
from qmapp.checks.katalog import shipped


@pytest.mark.parametrize(
    ("older", "one"),
    [
        ("Sachverhalt unvollständig", "Sachverhalt"),
        ("Mitwirkung fehlt", "Mitwirkung"),
        ("Eingabe", "Eingabe/IT"),
        ("IT-Verfahren", "Eingabe/IT"),
        ("Fristversäumnis", "Frist"),
        ("rechenfehler", "Berechnung"),
        ("Aktenführung", "Dokumentation"),
        ("Personalmangel im Team", "Personalmangel im Team"),
    ],
)
def test_longer_spellings_mean_one_cause(older: str, one: str) -> None:
    assert einheitlich(older) == one


def test_every_shipped_cause_is_one_of_the_nine() -> None:
    causes = {cause for katalog in shipped() for punkt in katalog.punkte for cause in punkt.ursachen}
    assert causes
    assert {einheitlich(cause) for cause in causes} <= set(URSACHEN)


@given(st.lists(st.sampled_from((*URSACHEN, "Mitwirkung fehlt", "Eigene"))), st.lists(st.text(max_size=12)))
def test_the_points_own_causes_come_first_and_none_twice(own: list[str], given_before: list[str]) -> None:
    offered = angebot(own, given_before)
    assert offered[: len(set(map(einheitlich, own)))] == alle_einheitlich(own)
    assert set(URSACHEN) <= set(offered)
    assert len(set(offered)) == len(offered)
    assert {einheitlich(cause) for cause in given_before} <= set(offered)
