"""Sentences that say no more than the interval."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.sampling.estimate import hypergeometric_interval
from qmapp.checks.sampling.homogeneity import homogeneity_test
from qmapp.checks.sampling.sentence import TOO_FEW, conclusion, frequency, strata_comparison
from qmapp.checks.sampling.verdict import lost_file_sensitivity, verdict


def said(population: int, n: int, x: int, *, limit: float | None = 0.1, lost: int = 0) -> str:
    interval = hypergeometric_interval(population=population, n=n, x=x, confidence=0.95)
    text = conclusion(
        population=population,
        n=n,
        x=x,
        lower_rate=interval.lower_rate,
        upper_rate=interval.upper_rate,
        confidence=0.95,
        limit=limit,
        sensitivity=lost_file_sensitivity(
            population=population, examined=n, errors=x, lost=lost, confidence=0.95, limit=limit
        ),
    )
    return text.replace("\u00a0", " ")


def test_the_first_half_of_the_example_year() -> None:
    assert said(22_082, 653, 71, lost=9) == (
        "Etwa jede neunte Akte hat einen Mangel. Ob der Höchstwert von 10 % eingehalten ist, lässt sich nicht sicher "
        "sagen: Der wahre Wert liegt mit 95 % Sicherheit zwischen 8,6 % und 13,5 %."
    )


def test_the_second_half_of_the_example_year() -> None:
    assert said(21_968, 655, 45, lost=4) == (
        "Etwa jede fünfzehnte Akte hat einen Mangel. Der Höchstwert von 10 % ist eingehalten: Der wahre Wert liegt mit "
        "95 % Sicherheit zwischen 5,1 % und 9,0 %, auch wenn man die vier nicht auffindbaren Akten als fehlerhaft "
        "zählt (bis 9,7 %)."
    )


def test_lost_files_can_take_a_verdict_away() -> None:
    text = said(22_082, 655, 45, lost=20)
    assert "lässt sich nicht sicher sagen" in text
    assert "; zählt man die 20 nicht auffindbaren Akten als fehlerhaft, reicht der Bereich bis 12,1 %." in text
    text = said(22_082, 655, 85, lost=1)
    assert text.endswith("auch wenn man die eine nicht auffindbare Akte als fehlerfrei zählt (ab 10,5 %).")
    text = said(22_082, 655, 85, lost=60)
    assert "lässt sich nicht sicher sagen" in text
    assert "als fehlerfrei, beginnt der Bereich bei 9,6 %." in text


def test_no_error_is_not_said_to_be_none_at_all() -> None:
    assert said(22_082, 662, 0, limit=None) == (
        "Keine der 662 geprüften Akten hat einen Mangel. Der wahre Wert liegt mit 95 % Sicherheit zwischen 0,0 % und "
        "0,5 %."
    )


def test_all_faulty() -> None:
    assert said(22_082, 100, 100).startswith(
        "Alle 100 geprüften Akten haben einen Mangel. Der Höchstwert von 10 % ist überschritten: "
    )


@pytest.mark.parametrize(
    ("population", "x", "text"),
    [
        (120, 0, "Alle 120 Akten wurden geprüft, keine hat einen Mangel (0,0 %). {} eingehalten."),
        (120, 1, "Alle 120 Akten wurden geprüft, eine hat einen Mangel (0,8 %). {} eingehalten."),
        (120, 12, "Alle 120 Akten wurden geprüft, 12 haben einen Mangel (10,0 %). {} eingehalten."),
        (20, 20, "Alle 20 Akten wurden geprüft, alle haben einen Mangel (100,0 %). {} überschritten."),
        (1, 0, "Die einzige Akte wurde geprüft, sie hat keinen Mangel. {} eingehalten."),
        (1, 1, "Die einzige Akte wurde geprüft, sie hat einen Mangel. {} überschritten."),
    ],
)
def test_a_full_census_is_certain(population: int, x: int, text: str) -> None:
    assert said(population, population, x) == text.format("Der Höchstwert von 10 % ist")


def test_few_files_carry_no_statement() -> None:
    assert said(500, 29, 3) == TOO_FEW == "Für eine Aussage zu wenige Akten."
    assert said(500, 30, 3) != TOO_FEW


def test_a_preliminary_result_gets_no_verdict_but_how_far_it_may_move() -> None:
    text = conclusion(
        population=22_026, n=214, x=14, lower_rate=0.03, upper_rate=0.11, confidence=0.95, limit=0.1, planned=661
    )
    assert text == (
        "Vorläufig: Geprüft sind 214 von 661 Akten. Die Fehlerquote kann sich noch um rund 5 Punkte verschieben; "
        "ein Urteil gibt es erst am Ende."
    )
    few = conclusion(population=500, n=9, x=1, lower_rate=0.01, upper_rate=0.4, confidence=0.95, planned=60)
    assert few == "Vorläufig: Geprüft sind 9 von 60 Akten. Für eine Zwischenaussage sind das zu wenige."


def test_without_bounds_no_certainty_is_claimed() -> None:
    text = conclusion(population=500, n=50, x=5, lower_rate=None, upper_rate=None, confidence=0.95, limit=0.1)
    assert text.endswith("Wie sicher das ist, lässt sich mit diesen Zahlen nicht angeben.")


def test_rounding_never_contradicts_the_verdict() -> None:
    text = conclusion(
        population=10**6, n=1000, x=85, lower_rate=0.0688, upper_rate=0.10004, confidence=0.975, limit=0.1
    ).replace("\u00a0", " ")
    assert "mit 97,5 % Sicherheit zwischen 6,880 % und 10,004 %" in text
    text = conclusion(population=10**6, n=1000, x=0, lower_rate=0, upper_rate=0.0003, confidence=0.95, limit=0.025)
    assert "zwischen 0,00 % und 0,03 %" in text.replace("\u00a0", " ")
    assert "Höchstwert von 2,5 %" in text.replace("\u00a0", " ")


@given(st.integers(31, 10**5), st.sampled_from([0.01, 0.025, 0.1, 0.5]), st.data())
def test_the_word_is_always_the_verdict(population: int, limit: float, data: st.DataObject) -> None:
    n = data.draw(st.integers(30, population - 1))
    x = data.draw(st.integers(0, n))
    interval = hypergeometric_interval(population=population, n=n, x=x, confidence=0.95)
    word = verdict(lower_rate=interval.lower_rate, upper_rate=interval.upper_rate, limit=limit)
    text = said(population, n, x, limit=limit)
    assert ("ist eingehalten:" in text) == (word == "eingehalten")
    assert ("ist überschritten:" in text) == (word == "überschritten")
    shown = re.search(r"zwischen ([\d,]+) % und ([\d,]+) %", text)
    assert shown is not None
    low, high = (float(number.replace(",", ".")) / 100 for number in shown.groups())
    assert verdict(lower_rate=low, upper_rate=high, limit=limit) == word


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (0.001, "Etwa eine von 1.000 Akten hat einen Mangel."),
        (0.04, "Etwa eine von 25 Akten hat einen Mangel."),
        (0.05, "Etwa jede zwanzigste Akte hat einen Mangel."),
        (0.33, "Etwa jede dritte Akte hat einen Mangel."),
        (0.41, "Etwa vier von zehn Akten haben einen Mangel."),
        (0.5, "Etwa die Hälfte der Akten hat einen Mangel."),
        (0.9, "Etwa neun von zehn Akten haben einen Mangel."),
        (0.97, "Fast alle Akten haben einen Mangel."),
    ],
)
def test_rates_in_words(rate: float, text: str) -> None:
    assert frequency(rate) == text


def test_another_kind_of_error() -> None:
    assert frequency(0.11, "einen materiellen Fehler") == "Etwa jede neunte Akte hat einen materiellen Fehler."


def test_strata_are_compared_only_where_the_test_carries_it() -> None:
    chance = homogeneity_test(errors=[14, 22, 11, 13, 11], drawn=[190, 155, 128, 116, 64])
    assert strata_comparison(chance) == (
        "Die Abweichungen zwischen den Schichten können Zufall sein (Chi-Quadrat-Test, p\u00a0=\u00a00,11)."
    )
    differing = homogeneity_test(errors=[10, 60], drawn=[200, 200])
    assert strata_comparison(differing) == (
        "Die Schichten unterscheiden sich stärker, als Zufall erklärt (Chi-Quadrat-Test, p\u00a0<\u00a00,001)."
    )
    assert "exakter Test" in strata_comparison(homogeneity_test(errors=[3, 1], drawn=[4, 4]))
    assert "nicht möglich" in strata_comparison(homogeneity_test(errors=[0, 0], drawn=[40, 40]))
