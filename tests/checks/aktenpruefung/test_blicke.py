"""An extension after a look at results: said in the evaluation, with an interval that holds all the same."""

from datetime import datetime
from fractions import Fraction
from math import comb
from typing import Any
from uuid import UUID

from sqlmodel import Session

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


def test_the_cautious_interval_covers_whatever_the_look_decides() -> None:
    """Exact, over every population of 20: whoever stops where it suits and goes on otherwise misses it in 5 % at most.

    The worst rule for each true number of faulty files stops exactly where the first interval misses it.
    """
    size, first, second = 20, 6, 12
    early = [bounds(size, first, x, Fraction(25, 2000)) for x in range(first + 1)]
    late = [bounds(size, second, x, Fraction(25, 2000)) for x in range(second + 1)]
    for bad in range(size + 1):
        missed = Fraction(0)
        for x in range(min(first, bad) + 1):
            if first - x > size - bad:
                continue
            here = Fraction(comb(bad, x) * comb(size - bad, first - x), comb(size, first))
            if not early[x][0] <= bad / size <= early[x][1]:
                missed += here
                continue
            left, more = bad - x, second - first
            for y in range(min(more, left) + 1):
                if more - y > size - first - left:
                    continue
                then = Fraction(comb(left, y) * comb(size - first - left, more - y), comb(size - first, more))
                if not late[x + y][0] <= bad / size <= late[x + y][1]:
                    missed += here * then
        assert missed <= Fraction(5, 100), bad


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
    clean = [row for row in probe.read(akte.akten, key) if row.schicht == "mitte" or row.rang > 10]
    probe.ws.execute("Alle", all_clean, [row.id for row in clean], probe.uhr())
    for row in probe.read(akte.akten, key):
        if row.stand.zu_tun:
            pruefe(probe, row.id, Ergebnis.F3_PLUS)
    found = probe.read(auswertung, key)
    assert any("unterschiedlicher Anteil" in said for said in found.hinweise)
    assert found.geschichtet is not None
    # All hundred of Mitte are clean; ten of fifty of Süd are faulty, each stands for two.
    assert found.geschichtet.wert == 20 / 200
    assert found.betraege is not None
    assert found.betraege.zu_viel.hochrechnung_cent == 20 * 10_000


def all_clean(session: Session, keys: list[UUID], jetzt: datetime) -> None:
    """In one step, because a hundred and forty would take their time."""
    for key in keys:
        akte.answer_rest(session, key, Ergebnis.OK, jetzt, "QMB")
        akte.close_akte(session, key, jetzt=jetzt, wer="QMB")
