"""Whether a Maßnahme has worked: the example's two Wirksamkeitsprüfungen recomputed, and what cannot be compared."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import comb
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from qmapp.act import feststellung as fest
from qmapp.act import massnahme as mass
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Status, Wirkung
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.checks.aktenpruefung.rows import Auswahl, Ergebnis, Schichtung
from qmapp.errors import UserError
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.act.massnahme.conftest import HEUTE, WER, Werk, moment

GEPRUEFT = date(2025, 12, 9)


def fisher(x1: int, n1: int, x2: int, n2: int) -> float:
    """Two-sided exact test by integers alone: all tables not more probable than the one found."""
    x, n = x1 + x2, n1 + n2
    ways = [comb(n1, k) * comb(n2, x - k) for k in range(max(0, x - n2), min(x, n1) + 1)]
    seen = comb(n1, x1) * comb(n2, x2)
    return sum(w for w in ways if w <= seen) / comb(n, x)


@pytest.fixture
def beispiel(example_file: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "Beispiel.qcheck"
    shutil.copy(example_file, path)
    with Workspace.open(path, None, SCHEMA, wer="QMB") as workspace:
        yield workspace


def ids(workspace: Workspace) -> dict[str, UUID]:
    return {row.kennung: row.id for row in workspace.read(pruefungen)}


@pytest.mark.parametrize(
    ("code", "vorher", "nachher", "wirkung"),
    [
        ("AP-KDU-21", (27, 611), (8, 607), Wirkung.WIRKSAM),
        ("AP-KDU-10", (17, 648), (16, 641), Wirkung.NICHT_WIRKSAM),
    ],
)
def test_the_two_of_the_example(
    beispiel: Workspace, code: str, vorher: tuple[int, int], nachher: tuple[int, int], wirkung: Wirkung
) -> None:
    known = ids(beispiel)
    found = beispiel.read(mass.vergleich, known["AP-2025-1"], known["AP-2025-2"], code)
    assert (found.vorher.anzahl, found.vorher.bewertet) == vorher
    assert (found.nachher.anzahl, found.nachher.bewertet) == nachher
    assert found.vorschlag is wirkung
    # The independent oracle: the exact test comes to the same side of 5 %.
    assert found.belegt is (fisher(*vorher, *nachher) < 0.05)
    assert found.p is not None
    assert found.vorher.quote.unten is not None
    assert found.vorher.quote.unten < vorher[0] / vorher[1] < (found.vorher.quote.oben or 0)
    assert len(found.rechenwege) == 3
    assert found.hinweise == ()


def test_the_sentences_of_the_example(beispiel: Workspace) -> None:
    known = ids(beispiel)
    one, other = (
        beispiel.read(mass.vergleich, known["AP-2025-1"], known["AP-2025-2"], code).satz.replace("\u00a0", " ")
        for code in ("AP-KDU-21", "AP-KDU-10")
    )
    assert "Materielle Fehler: 27 von 611 (4,4 %, Bereich " in one
    assert "8 von 607 (1,3 %, Bereich " in one
    assert "Der Rückgang um 3,1 Prozentpunkte ist größer, als Zufall erklärt (p = 0,00" in one
    assert "17 von 648 (2,6 %" in other
    assert "Der Rückgang um 0,1 Prozentpunkte kann Zufall sein (p = 0," in other


def test_what_there_is_to_compare_comes_from_the_feststellungen(beispiel: Workspace) -> None:
    told = {"heute": date(2025, 7, 1), "jetzt": datetime(2025, 7, 1, 9, tzinfo=UTC), "wer": "QMB"}
    behind = [row.id for row in beispiel.read(fest.feststellungen) if "AP-KDU-21" in row.punkte]
    assert behind
    made = beispiel.execute("M", mass.create_massnahme, titel="Wiedervorlage", feststellungen=behind, **told)
    offers = beispiel.read(mass.vergleichbare, made)
    found = {(o.vorher, o.nachher, o.code) for o in offers if o.abgeschlossen}
    assert ("AP-2025-1", "AP-2025-2", "AP-KDU-21") in found
    assert all(o.vorher != o.nachher for o in offers)
    known = ids(beispiel)
    codes = dict(beispiel.read(mass.vergleichspunkte, known["AP-2025-1"], known["AP-2025-2"]))
    assert {"AP-KDU-10", "AP-KDU-21"} <= codes.keys()


def umgesetzt(werk: Werk, **told: Any) -> UUID:
    made = werk.neu(vereinbart_am=HEUTE, **told)
    werk.tu(mass.set_status, made, Status.UMGESETZT, am=date(2025, 8, 15), jetzt=moment(GEPRUEFT), wer="QMB")
    return made


def geprueft(werk: Werk, pruefung_id: UUID, faults: int, kind: Ergebnis = Ergebnis.F2) -> UUID:
    """Every file examined, the first ``faults`` of them faulty at T-01."""
    for place, row in enumerate(werk.probe.read(akte.akten, pruefung_id)):
        if place < faults:
            told = {"jetzt": werk.probe.uhr(), "wer": "QMB"}
            werk.probe.ws.execute("Antwort", akte.answer, row.id, "T-01", kind, **told)
        werk.probe.ws.execute("Rest", akte.answer_rest, row.id, Ergebnis.OK, werk.probe.uhr(), "QMB")
        werk.probe.ws.execute("Fertig", akte.close_akte, row.id, jetzt=werk.probe.uhr(), wer="QMB")
    return pruefung_id


@pytest.fixture
def zwei(werk: Werk) -> tuple[UUID, UUID]:
    """Two Prüfungen of 40 files each, one after the other: 12 and 1 faulty."""
    rows = werk.probe.zeilen(mitte=60, süd=40)
    earlier = werk.probe.gezogen(rows, anzahl=40)
    later_head = {"zeitraum_von": date(2025, 1, 1), "zeitraum_bis": date(2025, 6, 30)}
    later = werk.probe.gezogen(rows, kopf=later_head, anzahl=40, startwert="815")
    return geprueft(werk, earlier, 12), geprueft(werk, later, 1)


def test_a_check_keeps_the_two_rates_and_closes_the_circle(werk: Werk, zwei: tuple[UUID, UUID]) -> None:
    made, follow = umgesetzt(werk), werk.neu("Folge")
    told: dict[str, Any] = {"geprueft_am": GEPRUEFT, "durch": "R-QMB", "ergebnis": Wirkung.WIRKSAM, "text": "Gut."}
    pair = {"pruefung_vorher_id": zwei[0], "pruefung_nachher_id": zwei[1], "punkt": "T-01"}
    key = werk.tu(mass.check_wirksamkeit, made, **told, **pair)
    (kept,) = werk.eine(made).wirksamkeiten
    assert (kept.vorher, kept.nachher, kept.zaehlt) == ((12, 40), (1, 40), "F2+F3")
    assert worte.wirksamkeit(kept).replace("\u00a0", " ") == "wirksam: T-01 von 12 von 40 (30,0 %) auf 1 von 40 (2,5 %)"
    assert werk.zeile(made).wirkung is Wirkung.WIRKSAM
    werk.tu(mass.set_folgemassnahme, key, follow)
    assert werk.eine(made).wirksamkeiten[0].folgemassnahme_id == follow
    later = {**told, "geprueft_am": date(2026, 3, 1), "ergebnis": Wirkung.NICHT_WIRKSAM}
    again = werk.tu(mass.check_wirksamkeit, made, **later, folgemassnahme_id=follow)
    assert werk.zeile(made).wirkung is Wirkung.NICHT_WIRKSAM
    werk.tu(mass.remove_wirksamkeit, again)
    assert werk.zeile(made).wirkung is Wirkung.WIRKSAM
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        werk.tu(mass.remove_wirksamkeit, again)


def test_a_comparison_of_two_small_prüfungen(werk: Werk, zwei: tuple[UUID, UUID]) -> None:
    found = werk.probe.read(mass.vergleich, *zwei, "T-01")
    assert (found.vorschlag, found.belegt) == (Wirkung.WIRKSAM, True)
    assert fisher(12, 40, 1, 40) < 0.05
    same = werk.probe.read(mass.vergleich, *zwei, "T-02")
    assert (same.vorschlag, same.p) == (None, None)
    assert "Die Quote ist dieselbe" in same.satz
    fulfilled = werk.probe.read(mass.vergleich, *zwei, "T-01", "ok")
    assert (fulfilled.vorschlag, fulfilled.vorher.anzahl, fulfilled.nachher.anzahl) == (Wirkung.WIRKSAM, 28, 39)
    assert "Der Anstieg um" in fulfilled.satz
    formal = werk.probe.read(mass.vergleich, *zwei, "T-01", "F1")
    assert (formal.vorher.anzahl, formal.nachher.anzahl) == (0, 0)


def test_what_cannot_be_compared_says_why(werk: Werk, zwei: tuple[UUID, UUID]) -> None:
    earlier, later = zwei
    for told, words in (
        ((earlier, earlier, "T-01"), "zwei verschiedene"),
        ((later, earlier, "T-01"), "keinen späteren Zeitraum"),
        ((earlier, later, "T-99"), "hat den Prüfpunkt „T-99“ nicht"),
        ((earlier, later, "T-01", "F9"), "Zählweise"),
        ((earlier, werk.probe.pruefung(), "T-01"), "noch nicht gezogen"),
    ):
        with pytest.raises(UserError, match=words):
            werk.probe.read(mass.vergleich, *told)
    opened = werk.probe.read(akte.akten, later)[0].id
    werk.probe.ws.execute("Auf", akte.reopen_akte, opened)
    found = werk.probe.read(mass.vergleich, earlier, later, "T-01")
    assert (found.vorschlag, found.belegt) == (None, False)
    assert "vorläufig" in found.hinweise[0]


def test_few_files_and_a_draw_by_amount_carry_no_comparison(werk: Werk, zwei: tuple[UUID, UUID]) -> None:
    head = {"zeitraum_von": date(2025, 2, 1), "zeitraum_bis": date(2025, 7, 31)}
    few = geprueft(werk, werk.probe.gezogen(werk.probe.zeilen(mitte=60, süd=40), kopf=head, anzahl=10), 2)
    found = werk.probe.read(mass.vergleich, zwei[0], few, "T-01")
    assert (found.vorschlag, found.differenz) == (None, None)
    assert "zu wenige" in found.hinweise[0]
    by_amount = {"auswahl": Auswahl.WERT, "anzahl": 30, "schichtung": Schichtung.KEINE}
    drawn = geprueft(werk, werk.probe.gezogen(werk.probe.zeilen(mitte=60, süd=40), kopf=head, **by_amount), 2)
    weighted = werk.probe.read(mass.vergleich, zwei[0], drawn, "T-01")
    assert weighted.vorschlag is None
    assert weighted.nachher.quote.unten is None


SPAETER = {"zeitraum_von": date(2025, 1, 1), "zeitraum_bis": date(2025, 6, 30)}


def test_after_a_draw_of_different_shares_the_weighted_rates_are_compared(werk: Werk) -> None:
    rows = werk.probe.zeilen(mitte=300, süd=60)
    shares = {"mindest_je_schicht": 40, "anzahl": 80}
    earlier = geprueft(werk, werk.probe.gezogen(rows, **shares), 30)
    later = geprueft(werk, werk.probe.gezogen(rows, kopf=SPAETER, startwert="815", **shares), 2)
    found = werk.probe.read(mass.vergleich, earlier, later, "T-01")
    assert (found.verfahren, found.vorschlag) == ("weighted", Wirkung.WIRKSAM)
    # Thirty of the forty files of Mitte (300 files) and none of Süd (60): 0.75 · 300 / 360.
    assert found.vorher.quote.wert == pytest.approx(0.75 * 300 / 360)
    assert found.rechenwege[0].titel.endswith("Nach Schichten gewichtete Quote")
    formal = werk.probe.read(mass.vergleich, earlier, later, "T-01", "F1")
    assert formal.vorschlag is None
    assert any("keinen Bereich" in note for note in formal.hinweise)


def test_where_every_file_was_examined_nothing_is_left_to_chance(werk: Werk) -> None:
    rows = werk.probe.zeilen(mitte=8, süd=4)
    earlier = geprueft(werk, werk.probe.gezogen(rows, anzahl=12, reserve=0), 2)
    later = geprueft(werk, werk.probe.gezogen(rows, kopf=SPAETER, anzahl=12, reserve=0), 1)
    found = werk.probe.read(mass.vergleich, earlier, later, "T-01")
    assert (found.verfahren, found.belegt, found.vorschlag) == ("census", True, Wirkung.WIRKSAM)
    assert found.differenz == pytest.approx(-1 / 12)
    assert "ist sicher" in found.satz


def test_a_later_review_looks_at_the_time_after_it_was_done(werk: Werk, zwei: tuple[UUID, UUID]) -> None:
    found = werk.tu(fest.from_ergebnis, zwei[0], "T-01", **WER)
    made = werk.neu(feststellungen=[found])
    later = werk.probe.read(mass.vergleich, *zwei, "T-01").nachher
    for done, offered, words in (
        (date(2024, 12, 31), 1, ""),
        (date(2025, 1, 1), 1, ""),
        (date(2025, 6, 29), 1, "beginnt vor der Umsetzung am 29.06.2025"),
        (date(2025, 6, 30), 0, "prüft nur die Zeit vor der Umsetzung"),
    ):
        werk.tu(mass.set_status, made, Status.UMGESETZT, am=done, jetzt=moment(GEPRUEFT), wer="QMB")
        assert len(werk.probe.read(mass.vergleichbare, made)) == offered, done
        assert words in worte.zeitlage(later, done)
        assert bool(words) is bool(worte.zeitlage(later, done))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"geprueft_am": date(2025, 8, 14)}, "nach der Umsetzung"),
        ({"geprueft_am": date(9999, 1, 1)}, "im Jahr 9999"),
        ({"geprueft_am": date(2026, 1, 1), "heute": GEPRUEFT}, "in der Zukunft"),
        ({"durch": " "}, "Wer geprüft hat fehlt"),
        ({"punkt": "T-01"}, "zwei Prüfungen und einen Prüfpunkt"),
    ],
)
def test_a_check_that_cannot_be_is_refused(werk: Werk, told: dict[str, Any], words: str) -> None:
    made = umgesetzt(werk)
    given: dict[str, Any] = {"geprueft_am": GEPRUEFT, "durch": "R-QMB", "ergebnis": Wirkung.WIRKSAM, **told}
    with pytest.raises(UserError, match=words):
        werk.tu(mass.check_wirksamkeit, made, **given)
    assert werk.eine(made).wirksamkeiten == ()


def test_only_what_is_done_is_checked_and_nothing_follows_from_itself(werk: Werk) -> None:
    told: dict[str, Any] = {"geprueft_am": GEPRUEFT, "durch": "R-QMB", "ergebnis": Wirkung.TEILWEISE}
    with pytest.raises(UserError, match="noch nicht umgesetzt"):
        werk.tu(mass.check_wirksamkeit, werk.neu(), **told)
    made = umgesetzt(werk)
    with pytest.raises(UserError, match="eine andere als diese"):
        werk.tu(mass.check_wirksamkeit, made, **told, folgemassnahme_id=made)
    key = werk.tu(mass.check_wirksamkeit, made, **told)
    with pytest.raises(UserError, match="eine andere als diese"):
        werk.tu(mass.set_folgemassnahme, key, made)


def test_offers_lead_over_the_empfehlung_and_what_was_merged(werk: Werk, zwei: tuple[UUID, UUID]) -> None:
    found = werk.tu(fest.from_ergebnis, zwei[0], "T-01", **WER)
    other = werk.tu(fest.create_feststellung, titel="Zusammen", **WER)
    werk.tu(fest.merge_feststellungen, other, [found])
    made = werk.neu(feststellungen=[other])
    (offer,) = werk.probe.read(mass.vergleichbare, made)
    assert (offer.vorher_id, offer.nachher_id, offer.code, offer.zaehlt) == (*zwei, "T-01", "F2+F3")
    assert werk.probe.read(mass.vergleichbare, werk.neu("Ohne")) == ()
