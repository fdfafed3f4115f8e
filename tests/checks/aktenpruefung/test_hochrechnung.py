"""Euro in several ways against numpy, hand arithmetic and the AICPA's way to Stringer's bound."""

from collections.abc import Callable
from math import sqrt
from statistics import variance
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from scipy.stats import beta
from scipy.stats import t as student
from sqlmodel import Session, select

from qmapp.checks.aktenpruefung import akte, tables
from qmapp.checks.aktenpruefung.auswertung import auswertung, vertiefung
from qmapp.checks.aktenpruefung.rows import (
    Aktenstand,
    Auswahl,
    Auswertung,
    Betragsverfahren,
    Ergebnis,
    Hochrechnungen,
    Schichtung,
    Zeile,
)
from qmapp.checks.sampling.draw import draw_mus
from tests.checks.aktenpruefung.buch import BEREICH, Buch

TOTAL = 300


def drawn(probe: Any, rows: list[Zeile] | None = None, **plan: Any) -> Buch:
    rows = [Zeile(f"A-{i:04d}", "", 20_000 + i * i % 9_700) for i in range(1, TOTAL + 1)] if rows is None else rows
    key = probe.gezogen(rows, **{"anzahl": 140, "schichtung": Schichtung.KEINE, **plan})
    book = Buch(probe, key, seed=21)
    book.fuelle()
    return book


def ways(book: Buch) -> dict[str, Betragsverfahren]:
    return {way.name: way for way in euro(book).verfahren}


def euro(book: Buch) -> Hochrechnungen:
    found: Hochrechnungen = book.probe.read(vertiefung, book.key).hochrechnungen
    return found


def errors(book: Buch) -> list[int]:
    over, under = book.summen(Ergebnis.F3_PLUS), book.summen(Ergebnis.F3_MINUS)
    return [a + b for a, b in zip(over, under, strict=True)]


def listed(book: Buch) -> list[int]:
    def query(session: Session) -> dict[UUID, int]:
        return {key: session.get(tables.Akte, key).betrag_cent or 0 for key in book.antworten}  # type: ignore[union-attr]

    return list(book.probe.read(query).values())


def test_ratio_and_regression_against_numpy(probe: Any) -> None:
    book = drawn(probe)
    found = ways(book)
    d, b, n = np.array(errors(book), float), np.array(listed(book), float), 140
    whole = sum(20_000 + i * i % 9_700 for i in range(1, TOTAL + 1))
    assert euro(book).liste_cent == whole
    t1, t2 = student.ppf(0.975, n - 1), student.ppf(0.975, n - 2)

    ratio = d.sum() / b.sum()
    se = TOTAL * sqrt((1 - n / TOTAL) / n * ((d - ratio * b) ** 2).sum() / (n - 1))
    shown = found["Verhältnis"].brutto
    assert shown is not None
    assert shown.hochrechnung_cent == pytest.approx(ratio * whole, abs=1)
    assert (shown.unten_cent, shown.oben_cent) == pytest.approx(
        (ratio * whole - t1 * se, ratio * whole + t1 * se), abs=1
    )

    slope, intercept = np.polyfit(b, d, 1)
    total = TOTAL * intercept + slope * whole
    residual = d - slope * b - intercept
    se = TOTAL * sqrt((1 - n / TOTAL) / n * (residual**2).sum() / (n - 2))
    shown = found["Regression"].brutto
    assert shown is not None
    assert shown.hochrechnung_cent == pytest.approx(total, abs=1)
    assert (shown.unten_cent, shown.oben_cent) == pytest.approx((total - t2 * se, total + t2 * se), abs=1)

    plain = found["Differenz"]
    headline = book.auswertung().betraege
    assert headline is not None
    assert plain.kopf
    assert (plain.brutto, plain.netto, plain.zu_viel) == (headline.brutto, headline.netto, headline.zu_viel)
    titles = [way.titel for way in probe.read(vertiefung, book.key).wege("hochrechnung")]
    assert [title.split("(")[1].split("schätzung")[0] for title in titles] == [
        "Differenzen",
        "Verhältnis",
        "Regressions",
    ]


def drawn_unequally(probe: Any) -> tuple[Buch, dict[UUID, str], Auswertung]:
    """70 and 50 examined files out of 200 and 100, drawn as after Neyman; the evaluation before that was known."""
    rows = probe.zeilen(mitte=200, süd=100)
    book = Buch(probe, probe.gezogen(rows, anzahl=150), seed=4)
    book.fuelle(verloren=0.05, anteil=0.95)
    gone = [row.id for row in probe.read(akte.akten, book.key) if row.schicht == "mitte"][:30]

    def fewer(session: Session) -> None:
        for key in gone:
            file = session.get(tables.Akte, key)
            assert file is not None
            file.stand = Aktenstand.ERSETZT
            book.stand.pop(key)
            book.antworten.pop(key, None)

    probe.ws.execute("Weniger aus Mitte", fewer)
    plain = book.auswertung()

    def neyman(session: Session) -> None:
        plan = session.get(tables.Stichprobenplan, book.key)
        assert plan is not None
        plan.schichtung = Schichtung.NEYMAN

    probe.ws.execute("Neyman", neyman)
    files = {row.id: row.schicht for row in probe.read(akte.akten, book.key) if row.id not in gone}
    return book, files, plain


def test_strata_drawn_with_different_shares_are_weighted(probe: Any) -> None:
    book, files, plain = drawn_unequally(probe)
    weighted = book.auswertung()
    assert weighted.geschichtet == plain.geschichtet
    values = dict(zip(book.antworten, errors(book), strict=True))
    total, v = 0.0, 0.0
    for name, size in (("mitte", 200), ("süd", 100)):
        own = [values[key] for key in values if files[key] == name]
        total += size * sum(own) / len(own)
        v += size**2 * (1 - len(own) / size) * variance(own) / len(own)
    assert weighted.betraege is not None
    assert weighted.betraege.brutto.hochrechnung_cent == pytest.approx(total, abs=1)
    assert weighted.betraege.brutto.standardfehler_cent == pytest.approx(sqrt(v), abs=1)
    assert [way.titel.split()[0] for way in weighted.rechenwege] == ["Geschichtete", "Hochrechnung"]
    (kopf,) = [way for way in ways(book).values() if way.kopf]
    assert (kopf.name, kopf.brutto) == ("Differenz nach Schichten", weighted.betraege.brutto)
    assert any("unterschiedlicher Anteil" in note for note in weighted.hinweise)
    lost = [k for k, s in book.stand.items() if s is Aktenstand.VERLOREN]
    rate = 0.0
    for name, size in (("mitte", 200), ("süd", 100)):
        own = [key for key in files if files[key] == name]
        wrong = sum(1 for key in own if key in lost or (key in book.antworten and book.fehlerhaft(key)))
        rate += size / 300 * wrong / len(own)
    assert weighted.verloren_als_fehler.wert == pytest.approx(rate)
    assert plain.verloren_als_fehler.wert != pytest.approx(rate)


def share(book: Buch, files: dict[UUID, str], counts: Callable[[UUID], tuple[int, int]]) -> tuple[float, float]:
    """Faulty and assessed files of the population, each examined file by its weight."""
    assessed, wrong = 0.0, 0.0
    for name, size in (("mitte", 200), ("süd", 100)):
        own = [counts(key) for key in book.antworten if files[key] == name]
        assessed += size / len(own) * sum(m for m, _ in own)
        wrong += size / len(own) * sum(x for _, x in own)
    return wrong, assessed


def test_prüfpunkte_bereiche_and_teams_are_weighted_too(probe: Any) -> None:
    book, files, _ = drawn_unequally(probe)
    found, deep = book.auswertung(), probe.read(vertiefung, book.key)
    for point in found.punkte:
        given = {key: told[point.punkt.code][0] for key, told in book.antworten.items()}
        wrong, assessed = share(book, files, lambda k, g=given: (g[k].bewertet, g[k].material))  # type: ignore[misc]
        q = point.quote
        assert q.wert == pytest.approx(wrong / assessed)
        assert (q.zaehler, q.nenner, q.grundgesamtheit) == (point.material, point.bewertet, round(assessed))
        assert (q.unten or 0) <= wrong / assessed <= (q.oben or 0)
    for area in found.bereiche:
        key = area.bereich.schluessel
        codes = [code for code, bereich in BEREICH.items() if bereich == key]
        wrong, assessed = share(
            book, files,
            lambda k, c=codes, b=key: (any(book.antworten[k][x][0].bewertet for x in c), book.fehlerhaft(k, b)),  # type: ignore[misc]
        )  # fmt: skip
        assert area.akten.wert == pytest.approx(wrong / assessed)
    members = {row.id: row.team for row in probe.read(akte.akten, book.key)}
    assert [row.name for row in deep.teams.zeilen] == ["Team 0", "Team 1"]
    for row in deep.teams.zeilen:
        wrong, own = share(
            book, files,
            lambda k, t=row.name: (members[k] == t, members[k] == t and book.fehlerhaft(k)),  # type: ignore[misc]
        )  # fmt: skip
        assert row.quote.wert == pytest.approx(wrong / own)
    assert all("x − p · m" in way.formel for way in deep.wege("teams"))
    assert deep.teams.test_p is None


def test_ways_that_do_not_apply_say_why(probe: Any) -> None:
    blank = drawn(probe, [Zeile(f"A-{i:04d}") for i in range(1, TOTAL + 1)])
    assert "nicht zu jeder Akte einen Betrag" in ways(blank)["Verhältnis"].grund
    alike = drawn(probe, [Zeile(f"A-{i:04d}", "", 40_000) for i in range(1, TOTAL + 1)])
    assert ways(alike)["Verhältnis"].anwendbar
    assert "alle gleich" in ways(alike)["Regression"].grund
    few = drawn(probe, anzahl=60)
    assert all("weniger als 100" in way.grund for way in ways(few).values())
    assert "nach Akten gezogen" in euro(few).stringer_grund


def amounts() -> list[int]:
    return [90_000, 70_000, *(1_000 + 37 * i % 4_000 for i in range(1, 199))]


@pytest.fixture
def mus(probe: Any) -> Callable[[dict[int, tuple[Ergebnis, int]], int], UUID]:
    """A Prüfung drawn by amount; the files at these places of the sample get an error (kind, cents per month)."""

    def make(wrong: dict[int, tuple[Ergebnis, int]], lost: int = 0) -> UUID:
        rows = [Zeile(f"A-{i:04d}", "", cents) for i, cents in enumerate(amounts())]
        key: UUID = probe.gezogen(
            rows, anzahl=40, schichtung=Schichtung.KEINE, auswahl=Auswahl.WERT, reserve=0,
            kopf={"hoechstwert_prozent": "50"},
        )  # fmt: skip

        def fill(session: Session) -> None:
            for place, row in enumerate(sorted(probe_files(session, key), key=lambda row: -(row.betrag_cent or 0))):
                if place >= 40 - lost:
                    row.stand = Aktenstand.VERLOREN
                    continue
                row.stand = Aktenstand.GEPRUEFT
                kind, cents = wrong.get(place, (Ergebnis.OK, 0))
                answer = tables.Antwort(
                    akte_id=row.id, code="T-01", ergebnis=kind, beantwortet_um=probe.JETZT, beantwortet_durch="QMB"
                )
                if cents:
                    answer.betrag_monat_cent, answer.monate, answer.betrag_cent = cents, 6, 6 * cents
                session.add(answer)

        probe.ws.execute("Füllen", fill)
        return key

    return make


def probe_files(session: Session, key: UUID) -> list[tables.Akte]:
    return list(session.exec(select(tables.Akte).where(tables.Akte.pruefung_id == key)))


def test_stringers_bound_step_by_step(probe: Any, mus: Callable[..., UUID]) -> None:
    key = mus({0: (Ergebnis.F3_PLUS, 300), 5: (Ergebnis.F3_PLUS, 500), 9: (Ergebnis.F3_PLUS, 250)})
    cents = amounts()
    certain = draw_mus([str(i) for i in range(200)], cents, n=40, seed="x").certain
    limit = min(cents[int(i)] for i in certain)
    files = sorted(probe.read(lambda s: [row.betrag_cent for row in probe_files(s, key)]), reverse=True)
    rest = [amount for amount in files if amount < limit]
    hits = [(files[place], wrong) for place, wrong in ((0, 300), (5, 500), (9, 250))]
    taints = sorted((wrong / amount for amount, wrong in hits if amount < limit), reverse=True)
    sampled = sum(cents) - sum(cents[int(i)] for i in certain)
    p = [1 - 0.05 ** (1 / len(rest)), *(beta.ppf(0.95, i + 1, len(rest) - i) for i in (1, 2, 3))]
    bound = p[0] + sum((p[i + 1] - p[i]) * taint for i, taint in enumerate(taints))
    over, under = probe.read(vertiefung, key).hochrechnungen.stringer
    known = sum(wrong for amount, wrong in hits if amount >= limit)
    assert over.hoechstens_cent == pytest.approx(bound * sampled + known, abs=1)
    assert over.wahrscheinlich_cent == pytest.approx(sum(taints) / len(rest) * sampled + known, abs=1)
    assert (over.treffer, over.n) == (len(taints), len(rest))
    assert under.hoechstens_cent == pytest.approx(p[0] * sampled, abs=1)
    assert under.wahrscheinlich_cent == 0
    titles = [way.titel for way in probe.read(vertiefung, key).wege("hochrechnung")]
    assert titles == [f"Obergrenze in Euro nach Stringer, zu {word} gezahlt, je Monat" for word in ("viel", "wenig")]


def test_a_draw_by_amount_carries_no_rate_of_the_population(probe: Any, mus: Callable[..., UUID]) -> None:
    found = probe.read(auswertung, mus({3: (Ergebnis.F2, 0)}))
    assert (found.fallquote.wert, found.fallquote.unten, found.urteil) == (1 / 40, None, None)
    assert found.satz.startswith("1 von 40 geprüften Akten")
    assert "nach Beträgen" in found.satz
    assert all(point.quote.unten is None for point in found.punkte)
    assert found.betraege is not None
    assert found.betraege.brutto.hochrechnung_cent is None
    assert "Stringer" in found.betraege.warnungen[0]
    assert found.rechenwege == ()


def test_a_lost_file_is_wholly_wrong_and_an_error_above_the_list_refused(probe: Any, mus: Callable[..., UUID]) -> None:
    clean, lost = (probe.read(vertiefung, mus({}, lost=n)).hochrechnungen.stringer for n in (0, 2))
    assert lost[0].treffer == 2
    assert lost[0].hoechstens_cent > clean[0].hoechstens_cent
    above = probe.read(vertiefung, mus({20: (Ergebnis.F3_MINUS, 200_000)})).hochrechnungen
    assert above.stringer == ()
    assert "größer als der Betrag der Liste" in above.stringer_grund


def test_without_errors_there_is_nothing_to_project(probe: Any) -> None:
    book = Buch(probe, probe.gezogen(probe.zeilen(alle=300), anzahl=120, schichtung=Schichtung.KEINE), seed=1)

    def command(session: Session) -> None:
        for row in akte.akten(session, book.key):
            akte.answer_rest(session, row.id, Ergebnis.OK, probe.JETZT, "QMB")
            akte.close_akte(session, row.id, jetzt=probe.JETZT, wer="QMB")

    probe.ws.execute("Alles gut", command)
    assert all("kein Fehlbetrag" in way.grund for way in ways(book).values())
    assert not euro(book).stringer
