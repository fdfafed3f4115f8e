from datetime import date
from enum import StrEnum
from fractions import Fraction

import pytest

from qmapp.checks.katalog import Ausrichtung, Dimension, load
from qmapp.checks.katalog.katalog import Katalogart
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import Ampel, Grad, Nachweisart, Stand, Urteil
from qmapp.german import NBSP


@pytest.mark.parametrize(
    ("words", "enum"),
    [
        (worte.URTEILE, Urteil),
        (worte.KUERZEL, Urteil),
        (worte.TASTEN, Urteil),
        (worte.STAENDE, Stand),
        (worte.NACHWEISARTEN, Nachweisart),
        (worte.AMPELN, Ampel),
        (worte.DIMENSIONEN, Dimension),
        (worte.AUSRICHTUNGEN, Ausrichtung),
    ],
)
def test_every_value_has_a_word_of_its_own(words: dict[StrEnum, str], enum: type[StrEnum]) -> None:
    assert set(words) == set(enum)
    assert len(set(words.values())) == len(enum)


def test_the_words_are_those_of_the_shipped_scale() -> None:
    scale = load("QC-HZP", Katalogart.QCHECK).skala
    assert scale is not None
    assert scale.nicht_zutreffend is not None
    assert {step.wert: step.wort for step in scale.stufen} == {
        urteil.punkte: worte.URTEILE[urteil] for urteil in Urteil if urteil.punkte is not None
    }
    assert scale.nicht_zutreffend.kuerzel == worte.KUERZEL[Urteil.NICHT_ZUTREFFEND]
    assert scale.nicht_beurteilbar.kuerzel == worte.KUERZEL[Urteil.NICHT_BEURTEILBAR]


def test_prozess_never_stands_alone() -> None:
    assert worte.DIMENSIONEN[Dimension.PROZESS] == "Prozessqualität"
    assert worte.AUSRICHTUNGEN[Ausrichtung.PROZESS] == "Prozessorientierung"


def test_answers_and_degrees_in_words() -> None:
    assert worte.urteil(Urteil.VOLL) == "3 · voll erfüllt"
    assert worte.urteil(Urteil.NICHT_BEURTEILBAR) == "n. b. · nicht beurteilbar"
    assert worte.urteil(None) == "noch offen"
    assert worte.ampel(Ampel.GELB, Fraction(125, 207)) == f"60,4{NBSP}% · gelb"
    assert worte.bruch(Grad(125, 207, 31, 0, 0, 0)) == f"125 von 207 (60,4{NBSP}%)"
    assert worte.bruch(Grad(0, 0, 0, 2, 0, 29)) == "keine Angabe", "no degree is not 0 %"
    assert worte.ampel(None, None) == "keine Angabe"


def test_periods_in_words() -> None:
    assert worte.zeitraum(date(2025, 5, 1), date(2025, 6, 30)) == "01.05.2025 bis 30.06.2025"
    assert worte.zeitraum(date(2025, 5, 1), None) == "ab 01.05.2025"
    assert worte.zeitraum(None, date(2025, 6, 30)) == "bis 30.06.2025"
    assert worte.zeitraum(None, None) == ""
