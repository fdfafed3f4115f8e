"""The further ways of calculation show the figures the functions give, complete and in German."""

from qmapp.checks.sampling.difference import EstimatedRate
from qmapp.checks.sampling.pareto import pareto
from qmapp.checks.sampling.rechenweg import Rechenweg
from qmapp.checks.sampling.rechenweg_betraege import (
    for_combined_ratio,
    for_combined_regression,
    for_ratio,
    for_regression,
    for_stratified_difference,
    for_stringer,
)
from qmapp.checks.sampling.rechenweg_vergleich import (
    for_coverage,
    for_domain_rate,
    for_pareto,
    for_rate_difference,
    p_words,
    points_range,
    signed_points,
)
from qmapp.checks.sampling.stratified_amounts import AmountStratum

PAID, DUE = (40_000, 50_000, 60_000, 50_000), (36_000, 45_000, 54_000, 45_000)
STRATA = (AmountStratum(50, PAID, DUE), AmountStratum(20, (10_000, 10_500), (10_000, 10_500)))
EARLIER = EstimatedRate(22_082, 653, 71, 0.1087, 0.0862, 0.1346, 0.0121)
LATER = EstimatedRate(22_500, 655, 45, 0.0687, 0.0507, 0.0912, 0.0098)


def ways() -> list[Rechenweg]:
    given = {"population": 100, "book_total": 5_200_000, "paid": PAID, "due": DUE, "confidence": 0.95}
    return [
        for_ratio(**given),
        for_regression(**given),
        for_ratio(**{**given, "paid": (0, 0), "due": (0, 0)}),
        for_stratified_difference(strata=STRATA, confidence=0.95),
        for_combined_ratio(strata=STRATA, book_total=3_000_000, confidence=0.95),
        for_combined_regression(strata=STRATA, book_total=3_000_000, confidence=0.95),
        for_stratified_difference(strata=[AmountStratum(9, (100,), (50,))], confidence=0.95),
        for_stringer(
            n=59, taints=[0.5] * 14, book_total=1_000_000, certain_cents=5_000, confidence=0.95, what="zu viel"
        ),
        for_stringer(n=59, taints=[], book_total=1_000_000, certain_cents=0, confidence=0.95, what="zu wenig"),
        for_rate_difference(earlier=EARLIER, later=LATER, names=("AP-1", "AP-2")),
        for_rate_difference(
            earlier=EstimatedRate(10, 5, 1, 0.2, None, None),
            later=EstimatedRate(10, 5, 2, 0.4, 0.2, 0.7),
            names=("A", "B"),
        ),
        for_pareto(pareto([("Frist", 4), ("Berechnung", 1)]), "Ursachen", unit="Nennungen"),
        for_coverage(examined=653, stock=22_082, excluded=12),
        for_domain_rate(LATER, confidence=0.95),
    ]


def test_the_results() -> None:
    found = [way.ergebnis.replace("\u00a0", " ") for way in ways()]
    assert found[0] == "5.200,00 €, Bereich 5.200,00 € bis 5.200,00 €"  # a tenth too much of 52.000 €, in every file
    assert found[1] == "5.200,00 €, Bereich 5.200,00 € bis 5.200,00 €"
    assert found[2] == "nicht bestimmt"
    assert found[3].startswith("2.500,00 €, Bereich ")  # 50 files at 50 €, 20 at nothing
    assert found[6] == "4,50 €, Bereich nicht bestimmt"  # nine files at 50 cents
    clean = f"{10_000 * (1 - 0.05 ** (1 / 59)):.2f}".replace(".", ",")
    assert found[8] == f"höchstens {clean} €"
    assert found[9].startswith("−4,00 Punkte, Bereich −")
    assert found[10] == "+20,00 Punkte, Bereich nicht bestimmt"
    assert found[11] == "1 von 2 bringen mindestens 80 % der 5 Nennungen"
    assert found[12] == "2,96 %"
    assert found[13] == "6,87 %, Bereich 5,07 % bis 9,12 %"


def test_every_way_is_complete() -> None:
    for way in ways():
        assert way.titel
        assert way.formel
        assert way.quelle
        assert way.ergebnis
        assert all(name and value for name, value in way.werte)
        assert "None" not in str(way)
        assert "nan" not in str(way).lower().replace("nennungen", "")


def test_words_of_differences() -> None:
    assert signed_points(0.012) == "+1,2\u00a0Punkte"
    assert signed_points(-0.037) == "−3,7\u00a0Punkte"
    assert signed_points(0.0001) == "0,0\u00a0Punkte"
    assert points_range(-0.05, 0.01) == "−5,0 bis +1,0\u00a0Punkte"
    assert p_words(0.0004) == "p\u00a0<\u00a00,001"
    assert p_words(0.0312) == "p\u00a0=\u00a00,031"
    assert p_words(None) == "nicht bestimmt"
