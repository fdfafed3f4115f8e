"""The evaluation against arithmetic of its own: exact fractions, brute force over all possible populations."""

import math
from collections import Counter
from fractions import Fraction
from statistics import mean, stdev
from typing import Any
from uuid import UUID

import pytest
from scipy.stats import beta, chi2_contingency
from scipy.stats import t as student
from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte, grundgesamtheit, stichprobe, ziehung
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    Auswertung,
    Ergebnis,
    Plan,
    Schichtung,
    Verfahren,
    VerlorenRegel,
)
from qmapp.errors import UserError
from tests.checks.aktenpruefung.buch import BEREICH, Buch, check


def test_everything_is_counted_and_estimated_as_by_hand(probe: Any) -> None:
    rows = probe.zeilen(mitte=150, nord=90, süd=60)
    key = probe.gezogen(rows, anzahl=130, kopf={"hoechstwert_prozent": "50"})
    book = Buch(probe, key, seed=7)
    book.fuelle(anteil=0.94, verloren=0.06)
    found = book.auswertung()
    examined = list(book.antworten)
    n, total = len(examined), 300
    faulty = [k for k in examined if book.fehlerhaft(k)]
    with_f1 = [k for k in examined if any(e is Ergebnis.F1 for e, _ in book.antworten[k].values())]
    formal = [k for k in with_f1 if not book.fehlerhaft(k)]
    lost = sum(1 for s in book.stand.values() if s is Aktenstand.VERLOREN)
    assert lost > 0
    assert (found.grundgesamtheit, found.gezogen, found.geprueft) == (total, 130, n)
    assert (found.verloren, found.ersetzt, found.offen) == (lost, 0, 0)
    assert (found.mit_material, found.nur_formell) == (len(faulty), len(formal))
    assert found.ohne == n - len(faulty) - len(formal)
    check(found.fallquote, len(faulty), n, total)
    check(found.verloren_als_fehler, len(faulty) + lost, n + lost, total)
    check(found.verloren_als_korrekt, len(faulty), n + lost, total)

    for punkt in found.punkte:
        counts = Counter(given[punkt.punkt.code][0] for given in book.antworten.values())
        assert punkt.zaehlung == tuple(counts[e] for e in Ergebnis)
        bewertet = n - counts[Ergebnis.ENTFAELLT] - counts[Ergebnis.NICHT_PRUEFBAR]
        material = counts[Ergebnis.F2] + counts[Ergebnis.F3_PLUS] + counts[Ergebnis.F3_MINUS]
        assert (punkt.bewertet, punkt.material, punkt.formell) == (bewertet, material, counts[Ergebnis.F1])
        check(punkt.quote, material, bewertet, math.floor(Fraction(total * bewertet, n) + Fraction(1, 2)))
        assert punkt.quote.geschaetzt == (bewertet < n)
        for ergebnis, cents in ((Ergebnis.F3_PLUS, punkt.zu_viel_cent), (Ergebnis.F3_MINUS, punkt.zu_wenig_cent)):
            own = [given[punkt.punkt.code] for given in book.antworten.values()]
            assert cents == sum(cent for e, cent in own if e is ergebnis)
    assert [p.punkt.code for p in found.haeufigste] == [
        p.punkt.code for p in sorted(found.punkte, key=lambda p: -p.material) if p.material
    ]
    for bereich in found.bereiche:
        codes = [c for c, b in BEREICH.items() if b == bereich.bereich.schluessel]
        given = [given[c][0] for given in book.antworten.values() for c in codes]
        assert bereich.bewertet == sum(e.bewertet for e in given)
        assert bereich.quote_material == sum(e.material for e in given) / bereich.bewertet
        assert bereich.quote_gesamt == sum(e.mangel for e in given) / bereich.bewertet
        assessed = sum(any(g[c][0].bewertet for c in codes) for g in book.antworten.values())
        wrong = sum(book.fehlerhaft(k, bereich.bereich.schluessel) for k in examined)
        assert (bereich.akten.zaehler, bereich.akten.nenner) == (wrong, assessed)
    assert found.ursachen == (("Frist", sum(p.material for p in found.punkte)),)

    listed = {row.id: row.schicht for row in probe.read(akte.akten, key)}
    strata = [("mitte", 150), ("nord", 90), ("süd", 60)]
    own = {name: [k for k in examined if listed[k] == name] for name, _ in strata}
    x = {name: sum(book.fehlerhaft(k) for k in own[name]) for name, _ in strata}
    for schicht, (name, size) in zip(found.schichten, strata, strict=True):
        assert (schicht.name, schicht.bestand, schicht.mit_mangel) == (name, size, x[name])
        assert schicht.zugeteilt == schicht.geprueft + schicht.verloren == round(130 * size / 300)
        check(schicht.quote, x[name], len(own[name]), size)
    p = sum(Fraction(size, total) * Fraction(x[name], len(own[name])) for name, size in strata)
    v = sum(
        Fraction(size, total) ** 2
        * (1 - Fraction(len(own[name]), size))
        * Fraction(x[name] * (len(own[name]) - x[name]), len(own[name]) ** 2 * (len(own[name]) - 1))
        for name, size in strata
    )
    ratio = student.ppf(0.975, n - 1) / student.ppf(0.975, n - 3)
    effective = float(p * (1 - p) / v) * ratio**2
    assert found.geschichtet is not None
    assert found.geschichtet.wert == pytest.approx(float(p), rel=1e-12)
    assert found.geschichtet.se == pytest.approx(math.sqrt(v), rel=1e-12)
    assert found.geschichtet.unten == pytest.approx(beta.ppf(0.025, p * effective, effective * (1 - p) + 1), rel=1e-9)
    assert found.geschichtet.oben == pytest.approx(beta.ppf(0.975, p * effective + 1, effective * (1 - p)), rel=1e-9)
    table = [[x[name], len(own[name]) - x[name]] for name, _ in strata]
    assert found.test_p == pytest.approx(chi2_contingency(table, correction=False)[1], rel=1e-9)

    over, under = book.summen(Ergebnis.F3_PLUS), book.summen(Ergebnis.F3_MINUS)
    net, gross = ([a + sign * b for a, b in zip(over, under, strict=True)] for sign in (-1, 1))
    assert found.betraege is not None
    for values, betrag in (
        (over, found.betraege.zu_viel),
        (under, found.betraege.zu_wenig),
        (net, found.betraege.netto),
        (gross, found.betraege.brutto),
    ):
        assert (betrag.summe_cent, betrag.abweichungen) == (sum(values), sum(1 for value in values if value))
        error = total * stdev(values) / math.sqrt(n) * math.sqrt(1 - n / total)
        assert betrag.hochrechnung_cent == round(Fraction(total * sum(values), n))
        assert betrag.standardfehler_cent == round(error)
        assert betrag.unten_cent == round(total * mean(values) - student.ppf(0.975, n - 1) * error)
        assert betrag.oben_cent == round(total * mean(values) + student.ppf(0.975, n - 1) * error)
    assert found.betraege.je_akte_cent == round(Fraction(sum(gross), n))
    assert [way.titel.split()[0] for way in found.rechenwege] == ["Geschichtete", "Exakter", "Hochrechnung"]


def test_an_excluded_file_is_not_in_the_population(probe: Any) -> None:
    key = probe.pruefung()
    probe.liste(key, probe.zeilen(mitte=30, süd=20))
    probe.ws.execute("Aus", grundgesamtheit.exclude, key, ["MI-0001", "SÜ-0001", "SÜ-0002"], "Beschäftigte")
    plan = Plan(verfahren=Verfahren.ANZAHL, anzahl=35, startwert="1")
    probe.ws.execute("Plan", stichprobe.save_plan, key, plan)
    probe.ws.execute("Ziehung", ziehung.draw, key, wer="QMB", jetzt=probe.JETZT, version="1")
    book = Buch(probe, key, seed=1)
    book.fuelle()
    found = book.auswertung()
    check(found.fallquote, sum(book.fehlerhaft(k) for k in book.antworten), 35, 47)
    assert [(s.name, s.bestand) for s in found.schichten] == [("mitte", 29), ("süd", 18)]
    assert found.geschichtet is None
    assert found.test_satz != ""
    assert found.schicht_titel == "Standort"


def test_the_verdict_must_hold_whatever_the_lost_files_are(probe: Any) -> None:
    """Of 100 examined files none is faulty; fifteen lost ones could break any low limit."""

    def built(**plan: Any) -> Auswertung:
        rows = probe.zeilen(alle=400)
        key: UUID = probe.gezogen(
            rows, anzahl=115, schichtung=Schichtung.KEINE, kopf={"hoechstwert_prozent": "10"}, **plan
        )

        def command(session: Session) -> None:
            for row in akte.akten(session, key):
                if row.position <= 15:
                    akte.lose_akte(session, row.id, "Nicht auffindbar", probe.JETZT, "QMB")
                else:
                    akte.answer_rest(session, row.id, Ergebnis.OK, probe.JETZT, "QMB")
                    akte.close_akte(session, row.id, jetzt=probe.JETZT, wer="QMB")

        probe.ws.execute("Füllen", command)
        found: Auswertung = probe.read(auswertung, key)
        return found

    apart = built()
    assert (apart.fallquote.zaehler, apart.fallquote.nenner) == (0, 100)
    assert apart.fallquote.oben is not None
    assert apart.fallquote.oben < 0.1
    assert apart.urteil == "nicht gesichert"
    assert "zählt man die 15 nicht auffindbaren Akten als fehlerhaft" in apart.satz
    assert apart.kernsatz == "Keine der 100 geprüften Akten hat einen materiellen Fehler."
    assert any("15 Akten sind nicht auffindbar" in h for h in apart.hinweise)

    counted = built(verloren_regel=VerlorenRegel.MANGEL)
    check(counted.fallquote, 15, 115, 400)
    assert counted.mit_material == 0
    assert counted.urteil == "nicht gesichert"
    assert any("festgelegten Regel" in h for h in counted.hinweise)


@pytest.mark.parametrize(("limit", "expected"), [("2", "überschritten"), ("90", "eingehalten"), (None, None)])
def test_the_three_words(probe: Any, limit: str | None, expected: str | None) -> None:
    key = probe.gezogen(probe.zeilen(mitte=80, süd=70), anzahl=60, kopf={"hoechstwert_prozent": limit})
    book = Buch(probe, key, seed=3)
    book.fuelle()
    found = book.auswertung()
    assert found.urteil == expected
    assert (expected or "Der wahre Wert") in found.satz
    assert found.satz.startswith(found.kernsatz)


def test_an_unfinished_sample_gives_progress_and_no_verdict(probe: Any) -> None:
    key = probe.gezogen(probe.zeilen(mitte=80, süd=70), anzahl=60, kopf={"hoechstwert_prozent": "10"})
    nothing = Buch(probe, key, seed=3).auswertung()
    assert nothing.satz == "Es ist noch keine Akte geprüft."
    assert (nothing.fallquote.wert, nothing.betraege, nothing.rechenwege) == (None, None, ())
    book = Buch(probe, key, seed=3)
    book.fuelle(anteil=0.5)
    found = book.auswertung()
    assert found.vorlaeufig
    assert found.urteil is None
    assert found.satz.startswith(f"Vorläufig: Geprüft sind {found.geprueft} von 60 Akten.")
    assert found.hinweise[0] == f"Vorläufig: {found.geprueft} von 60 Akten sind geprüft."
    assert found.betraege is not None
    assert found.betraege.brutto.hochrechnung_cent is None
    assert "nicht hochgerechnet" in found.betraege.warnungen[0]


def test_few_files_carry_no_statement_but_a_census_does(probe: Any) -> None:
    few = Buch(probe, probe.gezogen(anzahl=8, kopf={"hoechstwert_prozent": "50"}), seed=5)
    few.fuelle()
    found = few.auswertung()
    assert found.satz == "Für eine Aussage zu wenige Akten."
    assert found.urteil is None
    assert all(s.zu_wenige for s in found.schichten)

    census = Buch(probe, probe.gezogen(anzahl=40, kopf={"hoechstwert_prozent": "100"}), seed=5)
    census.fuelle()
    found = census.auswertung()
    assert found.satz.startswith("Alle 40 Akten wurden geprüft")
    assert found.urteil == "eingehalten"
    assert found.fallquote.unten == found.fallquote.wert == found.fallquote.oben
    assert found.betraege is not None
    assert found.betraege.brutto.standardfehler_cent == 0
    assert not any(s.zu_wenige for s in found.schichten)


def test_a_stratum_without_variance_is_said_so(probe: Any) -> None:
    rows = probe.zeilen(groß=390, klein=4)
    one = Buch(probe, probe.gezogen(rows, anzahl=100), seed=2)
    one.fuelle()
    found = one.auswertung()
    assert [s.geprueft for s in found.schichten] == [99, 1]
    assert found.geschichtet is not None
    assert (found.geschichtet.unten, found.geschichtet.oben) == (None, None)
    assert found.geschichtet.hinweis in found.hinweise
    assert any("„klein“: Hier reicht 1 Akte nicht" in h for h in found.hinweise)

    none = Buch(probe, probe.gezogen(rows, anzahl=40), seed=2)
    none.fuelle()
    found = none.auswertung()
    assert found.geschichtet is None
    assert any("Nicht aus jeder Schicht" in h for h in found.hinweise)


def test_replaced_files_do_not_count(probe: Any) -> None:
    key = probe.gezogen()
    first, second, *_ = probe.read(akte.akten, key)
    probe.ws.execute("R", akte.answer_rest, first.id, Ergebnis.OK, probe.JETZT, "QMB")
    probe.ws.execute("E", akte.replace_akte, first.id, "Doppelt", probe.uhr(), "QMB")
    probe.ws.execute("E", akte.replace_akte, second.id, "Doppelt", probe.uhr(), "QMB")
    found = probe.read(auswertung, key)
    assert (found.gezogen, found.ersetzt, found.geprueft, found.offen) == (8, 2, 0, 8)
    assert found.schichten[0].ersetzt == 2
    assert any(h.startswith("2 gezogene Akten gehörten nicht zur Grundgesamtheit") for h in found.hinweise)


def test_before_the_draw_there_is_nothing_to_evaluate(probe: Any) -> None:
    key = probe.pruefung()
    with pytest.raises(UserError, match="noch nicht gezogen"):
        probe.read(auswertung, key)
