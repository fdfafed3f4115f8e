"""What an answer means, in every spelling programs and people write it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qmapp.checks.befragung.einlesen.werte import Optionenleser, Schreibweise, Skalenleser, sagt_nichts, schluessel
from qmapp.checks.befragung.einlesen.zuordnung import Richtung
from qmapp.checks.katalog import Ausweg, Skala, Stufe
from tests.checks.befragung.einlesen.conftest import AREA, KATALOG

assert KATALOG.skala is not None
SKALA = KATALOG.skala
UP, DOWN = (Skalenleser(SKALA, way) for way in (Richtung.AUFSTEIGEND, Richtung.ABSTEIGEND))
WORDS = {step.wert: (step.wort, step.einfach) for step in SKALA.stufen}
HIDDEN = st.sampled_from(["", " ", "\u00a0", "\ufeff", "\u200b", "\t", "\u00ad", "\n"])
MARKS = st.sampled_from([" ({})", " - {}", " = {}", ": {}", " – {}", ") {}", ". {}", " {}"])


@given(st.sampled_from(sorted(WORDS)), st.booleans(), HIDDEN, HIDDEN, st.booleans(), st.booleans(), MARKS)
def test_a_step_is_found_in_every_spelling(
    step: int, plain: bool, before: str, after: str, loud: bool, numbered: bool, mark: str
) -> None:
    """The words of either wording, in any case, with invisible signs around, alone or explaining their number."""
    words = WORDS[step][plain]
    text = before + (words.upper() if loud else words) + after
    if numbered:
        text = f"{before}{step}{mark.format(text)}"
    assert UP.lies(text).wert == step


@given(st.integers(1, 5), st.sampled_from(["{}", " {}", "{}.0", "{},0", "({})", "{} (None at all)", "\ufeff{}"]))
def test_a_number_is_its_step(step: int, form: str) -> None:
    assert UP.lies(form.format(step)).wert == step
    assert DOWN.lies(form.format(step)).wert == 6 - step


@given(st.integers(1, 5), st.sampled_from(["A{}", "AO0{}", "ao{}", "SQ00{}", "A0{}"]))
def test_a_code_is_a_place_on_the_scale(step: int, form: str) -> None:
    assert UP.lies(form.format(step)).wert == step
    assert DOWN.lies(form.format(step)).wert == 6 - step


@given(st.one_of(st.integers(6, 999), st.just(0)))
def test_no_number_beyond_the_scale_is_taken(number: int) -> None:
    for form in ("{}", "A{}", "{} - irgendwie"):
        assert UP.lies(form.format(number)).schreibweise is Schreibweise.AUSSERHALB


@pytest.mark.parametrize(
    "text", ["-1", "1,5", "1.5", "1.5.2026", "2026-01-05", "<1", "1 %", "zu 1", "5 mal", "stimme", "ja", "1e0", "+1"]
)
def test_what_only_looks_like_a_step_is_none(text: str) -> None:
    assert not UP.lies(text).verstanden


@pytest.mark.parametrize(
    "text", ["", "  ", "\ufeff", "N/A", "k. A.", "K.A.", "Keine Antwort", "keine  Angabe", "-", "–"]
)
def test_nothing_said_is_no_answer(text: str) -> None:
    assert sagt_nichts(text)
    assert (UP.lies(text).schreibweise, UP.lies(text).wert) == (Schreibweise.LEER, None)


@pytest.mark.parametrize(
    "text", ["kann ich nicht beurteilen", "weiß ich nicht", "WEISS ICH NICHT", "6 (weiß ich nicht)", "0 - weiß nicht"]
)
def test_who_cannot_tell_has_answered(text: str) -> None:
    assert (UP.lies(text).schreibweise, UP.lies(text).wert) == (Schreibweise.UNKLAR, 0)


def test_words_that_contradict_their_number_decide() -> None:
    """A scale printed the other way round: 1 is „stimme voll zu“."""
    assert UP.lies("1 (stimme voll zu)").wert == 5
    assert UP.lies("1 (stimme voll zu)").schreibweise is Schreibweise.WORT
    assert DOWN.lies("1 (stimme voll zu)").schreibweise is Schreibweise.ZAHL


def test_a_scale_whose_words_are_numbers_is_read_by_its_words() -> None:
    steps = tuple(Stufe(number, word) for number, word in enumerate(("0 - Mostly me", "1", "2", "3 - Others"), 1))
    reader = Skalenleser(Skala(steps, Ausweg("nicht beurteilbar")), Richtung.OFFEN)
    assert [reader.lies(text).wert for text in ("0 - Mostly me", "1", "2", "3 - Others")] == [1, 2, 3, 4]
    assert not reader.lies("4 ").verstanden or reader.lies("4 ").schreibweise is Schreibweise.ZAHL


def test_a_choice_is_found_by_words_number_or_code() -> None:
    choices = KATALOG.punkt(AREA).optionen
    reader = Optionenleser(choices)
    for number, words in enumerate(choices, 1):
        assert reader.lies(f"\ufeff{words.upper()} ").wert == number
        assert reader.lies(f"A{number}").wert == reader.lies(str(number)).wert == number
    assert reader.lies(str(len(choices) + 1)).schreibweise is Schreibweise.AUSSERHALB
    assert reader.lies("Mars").schreibweise is Schreibweise.FREMD
    assert reader.lies("N/A").wert is None
    yes = Optionenleser(("ja", "nein"))
    assert [yes.lies(text).wert for text in ("Y", "Yes", "J", "N", "No", "WAHR")] == [1, 1, 1, 2, 2, 1]


@given(st.text())
@example("\u0345")
def test_any_text_is_read_without_fail(text: str) -> None:
    assert UP.lies(text).wert in (None, 0, 1, 2, 3, 4, 5)
    assert schluessel(schluessel(text)) == schluessel(text) or text.strip()[:1] in "-−–"
