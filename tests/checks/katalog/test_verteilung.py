"""The spread of a catalogue, against the editors' own table and against counting by hand."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest

from qmapp.checks.katalog import Katalog, Katalogart, load, shipped, verteilung
from tests.checks.aktenpruefung.conftest import KATALOG
from tests.checks.katalog.test_fragekataloge import ALL, GE, KL, MA, PR, TABLE, WI


@pytest.mark.parametrize("katalog", ALL, ids=lambda katalog: katalog.code)
def test_questions_spread_as_the_editors_counted(katalog: Katalog) -> None:
    found = verteilung(katalog)
    dimensions, orientations, weight = TABLE[katalog.code]
    assert [(line.schluessel, line.fragen) for line in found.bereiche] == list(zip("SPE", dimensions, strict=True))
    turned = {line.schluessel: line.fragen for line in found.ausrichtungen}
    assert tuple(turned[one] for one in (KL, WI, PR, MA, GE)) == orientations
    assert (found.gesamt.fragen, found.gesamt.gewicht) == (sum(dimensions), weight)
    for lines in (found.bereiche, found.ausrichtungen):
        assert sum(line.anteil for line in lines) == 1
        assert sum(line.gewicht for line in lines) == weight
        assert all(sum(line.je_gewicht) == line.fragen for line in lines)


def test_weights_are_counted_one_by_one() -> None:
    katalog = load("QC-HZP", Katalogart.QCHECK)
    structure = [punkt for punkt in katalog.punkte if punkt.code.startswith("QC-HZP-S")]
    line = verteilung(katalog).bereiche[0]
    counted = Counter(punkt.gewicht for punkt in structure)
    assert line.je_gewicht == (counted[1], counted[2], counted[3])
    assert line.anteil == Fraction(sum(punkt.gewicht for punkt in structure), 75)


def test_what_is_answered_in_words_or_about_oneself_stands_beside() -> None:
    found = {katalog.code: verteilung(katalog) for katalog in shipped(Katalogart.BEFRAGUNG)}
    assert (found["BF-KL"].gesamt.fragen, found["BF-KL"].freitexte, found["BF-KL"].angaben) == (18, 2, 3)


def test_an_audit_spreads_over_its_bereiche_only() -> None:
    found = verteilung(KATALOG)
    assert [(line.schluessel, line.fragen, line.gewicht) for line in found.bereiche] == [("F", 4, 8), ("V", 2, 4)]
    assert found.ausrichtungen == ()
    assert (found.freitexte, found.angaben) == (0, 0), "F is Fachlichkeit here"


def test_a_draft_may_have_questions_without_ausrichtung_or_none_at_all() -> None:
    katalog = load("QC-WID", Katalogart.QCHECK)
    first, *others = katalog.punkte
    found = verteilung(replace(katalog, punkte=(replace(first, ausrichtung=None), *others)))
    assert (found.ausrichtungen[-1].schluessel, found.ausrichtungen[-1].fragen) == ("", 1)
    assert verteilung(replace(katalog, punkte=())).gesamt.anteil == 0
