"""An extension after a look at results: said in the evaluation, with an interval that holds all the same."""

from fractions import Fraction
from math import comb
from typing import Any

from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.folgeziehung.abfragen import ziehungen
from qmapp.checks.aktenpruefung.rows import Ergebnis, Schichtung
from qmapp.german import percent_range
from tests.checks.aktenpruefung.test_erweiterung import erweitere
from tests.checks.aktenpruefung.test_folgeziehung import pruefe


def bounds(population: int, n: int, x: int, risk: Fraction) -> tuple[float, float]:
    """Clopper–Pearson turned hypergeometric by trying every number of faulty files, ``risk`` on either side."""
    ways = comb(population, n)

    def probability(bad: int, counts: range) -> Fraction:
        return Fraction(sum(comb(bad, k) * comb(population - bad, n - k) for k in counts), ways)

    possible = range(x, population - n + x + 1)
    lower = next(bad for bad in possible if probability(bad, range(x, n + 1)) > risk)
    upper = next(bad for bad in reversed(possible) if probability(bad, range(x + 1)) > risk)
    return lower / population, upper / population


def test_the_cautious_interval_shares_the_risk_between_the_looks(probe: Any) -> None:
    key = probe.gezogen(schichtung=Schichtung.KEINE, anzahl=20, kopf={"hoechstwert_prozent": "5"})
    for number, row in enumerate(probe.read(akte.akten, key)):
        pruefe(probe, row.id, Ergebnis.F2 if number < 4 else Ergebnis.OK)
    before = probe.read(auswertung, key)
    assert not any("Blicke" in said for said in before.hinweise)
    erweitere(probe, key, auf=30)
    notice = probe.read(ziehungen, key)[1].hinweis
    assert probe.read(auswertung, key).hinweise[-1] == notice, "no interval while files are open"
    for row in probe.read(akte.akten, key)[20:]:
        pruefe(probe, row.id)
    found = probe.read(auswertung, key)
    lower, upper = bounds(40, 30, 4, Fraction(25, 2000))
    assert (found.fallquote.unten, found.fallquote.oben) == bounds(40, 30, 4, Fraction(25, 1000))
    assert found.hinweise[-2] == notice
    assert f"bei {percent_range(lower, upper)} (nach Bonferroni für 2 Blicke)" in found.hinweise[-1]
    way = found.rechenwege[-1]
    assert way.titel.startswith("Vorsichtiger Bereich")
    assert ("Sicherheit je Blick", "1 − (1 − 95\u00a0%)/2 = 97,5\u00a0%") in way.werte
    assert way.ergebnis.startswith(f"{round(lower * 40)} bis {round(upper * 40)} Akten")
    assert found.urteil == "überschritten"
    assert found.hinweise[-1].endswith("Das Urteil wäre dasselbe: überschritten.")


def test_an_extension_before_the_first_result_needs_no_caution(probe: Any) -> None:
    key = probe.gezogen()
    erweitere(probe, key, auf=12)
    for row in probe.read(akte.akten, key):
        pruefe(probe, row.id)
    assert not any("Erweiterung" in said for said in probe.read(auswertung, key).hinweise)


def test_a_stratified_sample_is_weighted_in_the_cautious_interval_too(probe: Any) -> None:
    key = probe.gezogen()
    for row in probe.read(akte.akten, key):
        pruefe(probe, row.id, Ergebnis.F2)
    erweitere(probe, key, je_schicht={"mitte": 4})
    for row in probe.read(akte.akten, key)[5:9]:
        pruefe(probe, row.id)
    found = probe.read(auswertung, key)
    assert found.geschichtet is not None
    assert "nach Bonferroni" in found.hinweise[-1]


def test_where_single_strata_were_extended_everything_is_weighted(probe: Any) -> None:
    """Amounts too: a file of the stratum drawn more often stands for fewer."""
    key = probe.gezogen(probe.zeilen(mitte=100, süd=100), anzahl=100, reserve=0)
    assert not any("unterschiedlicher Anteil" in said for said in probe.read(auswertung, key).hinweise)
    erweitere(probe, key, je_schicht={"mitte": 50})
    for row in probe.read(akte.akten, key):
        faulty = row.schicht == "süd" and row.rang <= 10
        pruefe(probe, row.id, Ergebnis.F3_PLUS if faulty else Ergebnis.OK)
    found = probe.read(auswertung, key)
    assert any("unterschiedlicher Anteil" in said for said in found.hinweise)
    assert found.geschichtet is not None
    # All hundred of Mitte are clean; ten of fifty of Süd are faulty, each stands for two.
    assert found.geschichtet.wert == 20 / 200
    assert found.betraege is not None
    assert found.betraege.zu_viel.hochrechnung_cent == 20 * 10_000
