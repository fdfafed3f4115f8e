"""The way of calculation shows formula, values and the figure the function gives."""

import pytest

from qmapp.checks.sampling import rechenweg
from qmapp.checks.sampling.rechenweg import Rechenweg


def ways() -> list[Rechenweg]:
    strata = {"sizes": [6412, 5208, 4377, 3905, 2180], "drawn": [190, 155, 128, 116, 64]}
    return [
        rechenweg.for_quota(population=22_082, quota_percent="3"),
        rechenweg.for_quota(population=22_082, quota_percent="3", rounding="at_least"),
        rechenweg.for_sample_size(population=22_082, confidence=0.95, margin=0.05),
        rechenweg.for_sample_size(population=None, confidence=0.95, margin=0.05),
        rechenweg.for_margin(population=22_082, n=662, rate=0.1, confidence=0.95),
        rechenweg.for_discovery(population=22_082, bad=221, confidence=0.95),
        rechenweg.for_hypergeometric(population=22_082, n=653, x=71, confidence=0.95),
        rechenweg.for_hypergeometric(population=22_082, n=662, x=0, confidence=0.95, sided="upper"),
        rechenweg.for_clopper_pearson(n=263, x=81, confidence=0.95),
        rechenweg.for_clopper_pearson(n=59, x=0, confidence=0.95, sided="upper"),
        rechenweg.for_korn_graubard(**strata, errors=[14, 22, 11, 13, 11], confidence=0.95),
        rechenweg.for_korn_graubard(sizes=[10, 20], drawn=[1, 5], errors=[0, 1], confidence=0.95),
        rechenweg.for_difference(population=100, paid=[100, 200, 300], due=[100, 150, 300], confidence=0.95),
        rechenweg.for_difference(population=100, paid=[100], due=[50], confidence=0.95),
        rechenweg.for_kappa([[3, 1], [2, 27]]),
        rechenweg.for_kappa([[7, 0], [0, 0]]),
    ]


def test_the_results_are_those_of_the_functions() -> None:
    expected = [
        "662 Akten (2,998 % der Grundgesamtheit)",
        "663 Akten (3,002 % der Grundgesamtheit)",
        "378 Akten",
        "385 Akten",
        "±2,25 Prozentpunkte",
        "296 Akten: Mindestens eine fehlerhafte Akte wird gefunden, wenn es 221 gibt.",
        "1.904 bis 2.976 Akten (8,62 % bis 13,48 %)",
        "höchstens 98 Akten (0,44 %)",
        "25,27 % bis 36,76 %",
        "höchstens 4,95 %",
        "10,87 %, Bereich 8,62 % bis 13,46 %",
        "13,33 %, Bereich nicht bestimmt",
        "16,67 €, Bereich −53,96 € bis 87,29 €",
        "50,00 €, Bereich nicht bestimmt",
        "0,6148",
        "nicht bestimmt: Beide gaben nur ein und dieselbe Antwort",
    ]
    assert [way.ergebnis.replace("\u00a0", " ") for way in ways()] == expected


def test_every_way_is_complete() -> None:
    for way in ways():
        assert all((way.titel, way.formel, way.werte, way.ergebnis, way.quelle))
        assert all(name and value for name, value in way.werte)
        assert not any("nan" in value or "None" in value for _, value in way.werte)


def test_the_values_can_be_recomputed_by_the_reader() -> None:
    values = {name: value.replace("\u00a0", " ") for name, value in ways()[2].werte}
    assert values == {
        "Grundgesamtheit N": "22.082 Akten",
        "Sicherheit": "95 %",
        "z": "1,959964",
        "Erwartete Fehlerquote p": "50,0 %",
        "Genauigkeit e": "±5,0 Prozentpunkte",
        "n₀": "384,15",
        "Ungerundet": "377,59",
    }


def test_strata_have_their_names_or_numbers() -> None:
    counts = {"sizes": [6412, 5208], "drawn": [190, 155], "errors": [14, 22]}
    numbered = rechenweg.for_korn_graubard(**counts, confidence=0.95)
    named = rechenweg.for_korn_graubard(**counts, confidence=0.95, names=["Mitte", "Nord"])
    assert dict(numbered.werte)["Schicht 2: x von n von N"] == "22 von 155 von 5.208"
    assert dict(named.werte)["Nord: x von n von N"] == "22 von 155 von 5.208"
    assert [value for _, value in named.werte] == [value for _, value in numbered.werte]
    with pytest.raises(ValueError):
        rechenweg.for_korn_graubard(**counts, confidence=0.95, names=["Mitte"])
