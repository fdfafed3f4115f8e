"""Planning, answering, agreeing, sealing: every step undone and redone, every wrong one refused."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.qcheck.grad import ampel, grad
from qmapp.checks.qcheck.rows import Ampel, Nachweisart, QCheck, Stand, Urteil
from qmapp.errors import UserError
from tests.checks.aktenpruefung.conftest import Probe

KATALOG = load("QC-HZP", Katalogart.QCHECK)
CODES = [punkt.code for punkt in KATALOG.punkte]
HEUTE = date(2026, 3, 12)


def begin(probe: Probe, **angaben: Any) -> UUID:
    given: dict[str, Any] = {"titel": "Q-Check Pflege", "katalog": KATALOG, "heute": HEUTE, **angaben}
    return probe.tu(door.create_qcheck, **given)


def rated(probe: Probe, key: UUID, code: str, urteil: Urteil, **told: Any) -> None:
    probe.tu(door.rate, key, code, urteil, jetzt=probe.uhr(), wer="QMB", **told)


def all_rated(probe: Probe, key: UUID, urteil: Urteil = Urteil.VOLL, **told: Any) -> None:
    def answer(session: Any) -> None:
        for code in CODES:
            door.rate(session, key, code, urteil, jetzt=probe.uhr(), wer="QMB", **told)

    probe.ws.execute("Bewertung", answer)


def refused(probe: Probe, command: Any, *args: Any, **told: Any) -> UserError:
    with pytest.raises(UserError) as found:
        probe.ws.execute("Falsch", lambda session: command(session, *args, **told))
    return found.value


def read(probe: Probe, key: UUID) -> QCheck:
    return probe.read(door.qcheck, key)


def test_the_planning_sheet_begins_with_the_methods_of_the_catalogue(probe: Probe) -> None:
    key = begin(probe, team=["Weber", "Kaya", "Weber", " "], stunden="98,5")
    row = read(probe, key)
    assert (row.kennung, row.zweck, row.abgrenzung) == ("QC-2026-1", KATALOG.zweck, KATALOG.abgrenzung)
    assert row.team == ("Weber", "Kaya")
    assert str(row.stunden) == "98.5"
    assert read(probe, begin(probe)).kennung == "QC-2026-2"
    probe.tu(door.update_qcheck, key, titel="Neu", von=date(2026, 1, 1), bis=date(2026, 2, 1), stunden="")
    assert (read(probe, key).titel, read(probe, key).stunden) == ("Neu", None)
    probe.tu(door.delete_qcheck, key)
    assert [row.kennung for row in probe.read(door.qchecks)] == ["QC-2026-2"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"titel": ""}, "titel"),
        ({"titel": "x" * 201}, "titel"),
        ({"von": date(2026, 2, 1), "bis": date(2026, 1, 1)}, "bis"),
        ({"stunden": "viele"}, "stunden"),
        ({"stunden": "-1"}, "stunden"),
        ({"gruen_ab": "60", "gelb_ab": "60"}, "gruen_ab"),
        ({"gruen_ab": "101"}, "gruen_ab"),
        ({"gelb_ab": "0"}, "gelb_ab"),
        ({"team": [str(n) for n in range(31)]}, "team"),
    ],
)
def test_wrong_plans_change_nothing(probe: Probe, wrong: dict[str, Any], field: str) -> None:
    key = begin(probe)
    before = read(probe, key)
    assert refused(probe, door.update_qcheck, key, **wrong).field == field
    assert read(probe, key) == before


def test_only_a_catalogue_for_q_checks_will_do(probe: Probe) -> None:
    told = {"titel": "x", "heute": HEUTE, "katalog": load("AP-KDU")}
    assert "kein Katalog für Q-Checks" in refused(probe, door.create_qcheck, **told).message
    begin(probe, kennung="QC-1")
    taken = refused(probe, door.create_qcheck, **{**told, "katalog": KATALOG, "kennung": "QC-1"})
    assert taken.field == "kennung"


def test_an_answer_is_given_changed_and_taken_back(probe: Probe) -> None:
    key = begin(probe)
    rated(probe, key, CODES[0], Urteil.TEILWEISE)
    frage = probe.read(door.fragen, key)[0]
    assert frage.bewertung is not None
    assert not frage.bewertung.vollstaendig
    probe.tu(door.remark, key, CODES[0], "Nur im Entwurf.", jetzt=probe.uhr(), wer="QMB")
    rated(probe, key, CODES[0], Urteil.NICHT)
    answer = probe.read(door.fragen, key)[0].bewertung
    assert answer is not None
    assert (answer.urteil, answer.bemerkung, answer.vollstaendig) == (Urteil.NICHT, "Nur im Entwurf.", True)
    probe.tu(door.retract, key, CODES[0])
    assert probe.read(door.fragen, key)[0].bewertung is None
    assert refused(probe, door.remark, key, CODES[0], "x", jetzt=probe.uhr(), wer="QMB").field == "code"
    assert refused(probe, door.rate, key, "QC-HZP-S99", Urteil.VOLL, jetzt=probe.uhr(), wer="QMB").field == "code"


def test_evidence_and_points_for_next_time(probe: Probe) -> None:
    key = begin(probe)
    found = probe.tu(door.add_nachweis, key, CODES[0], Nachweisart.DOKUMENT, "Prozess HzP Version 4")
    probe.tu(door.update_nachweis, found, art=Nachweisart.GESPRAECH, text="Drei Gespräche")
    one = probe.tu(door.add_merkpunkt, key, "Vertretung im August", code=CODES[1])
    done = probe.tu(door.add_merkpunkt, key, "Erledigtes")
    probe.tu(door.settle_merkpunkt, done, heute=HEUTE)
    fragen = probe.read(door.fragen, key)
    assert [(n.art, n.text) for n in fragen[0].nachweise] == [(Nachweisart.GESPRAECH, "Drei Gespräche")]
    assert [n.text for n in fragen[1].merkpunkte] == ["Vertretung im August"]
    following = begin(probe, vorgaenger_id=key)
    assert [(n.text, n.aus_kennung, n.code) for n in probe.read(door.merkpunkte, following)] == [
        ("Vertretung im August", "QC-2026-1", CODES[1])
    ]
    probe.tu(door.set_vorgaenger, following, None)
    assert probe.read(door.merkpunkte, following) == ()
    probe.tu(door.set_vorgaenger, following, key)
    assert len(probe.read(door.merkpunkte, following)) == 1
    assert "auf sich selbst" in refused(probe, door.set_vorgaenger, key, following).message
    probe.tu(door.remove_nachweis, found)
    probe.tu(door.remove_merkpunkt, one)
    assert probe.read(door.fragen, key)[0].nachweise == ()


def test_several_assess_for_themselves_and_agree_on_the_differences_only(probe: Probe) -> None:
    key = begin(probe, team=["Weber", "Kaya"], gemeinsam=False)
    all_rated(probe, key, Urteil.VOLL, bewerter="Weber", bemerkung="belegt")
    assert "Kaya hat noch nichts" in refused(probe, door.adopt_agreed, key, jetzt=probe.uhr(), wer="QMB").message
    all_rated(probe, key, Urteil.VOLL, bewerter="Kaya")
    rated(probe, key, CODES[3], Urteil.TEILWEISE, bewerter="Kaya", bemerkung="nur teils")
    assert probe.tu(door.adopt_agreed, key, jetzt=probe.uhr(), wer="QMB") == len(CODES) - 1
    rows = probe.read(door.abgleich, key)
    assert [row.punkt.code for row in rows if not row.einig] == [CODES[3]]
    assert rows[0].konsens is not None
    assert rows[0].konsens.bemerkung == "Weber: belegt"
    told = {"jetzt": probe.uhr(), "wer": "QMB"}
    assert refused(probe, door.agree, key, CODES[3], Urteil.UEBERWIEGEND, " ", **told).field == "begruendung"
    probe.tu(door.agree, key, CODES[3], Urteil.UEBERWIEGEND, "Zwei Lücken, nicht wesentlich.", **told)
    assert probe.read(door.ergebnis, key).gesamt.offen == 0
    assert refused(probe, door.update_qcheck, key, team=["Weber"]).field == "team"
    assert refused(probe, door.rate, key, CODES[0], Urteil.VOLL, bewerter="Fremd", **told).field == "bewerter"


def test_together_there_is_nothing_to_agree_on(probe: Probe) -> None:
    key = begin(probe, team=["Weber"])
    told = {"jetzt": probe.uhr(), "wer": "QMB"}
    assert "gemeinsam bewertet" in refused(probe, door.adopt_agreed, key, **told).message
    assert (
        "gemeinsam bewertet" in refused(probe, door.rate, key, CODES[0], Urteil.VOLL, bewerter="Weber", **told).message
    )


def test_sealing_needs_every_answer_its_remark_and_a_second_person(probe: Probe) -> None:
    key = begin(probe)
    assert refused(probe, door.submit_qcheck, key, heute=HEUTE, wer="Weber").field == CODES[0]
    all_rated(probe, key)
    rated(probe, key, CODES[5], Urteil.NICHT_BEURTEILBAR)
    found = refused(probe, door.submit_qcheck, key, heute=HEUTE, wer="Weber")
    assert (found.field, "fehlt die Bemerkung" in found.message) == (CODES[5], True)
    probe.tu(door.remark, key, CODES[5], "Keine Daten.", jetzt=probe.uhr(), wer="QMB")
    assert next(iter(probe.read(door.qchecks))).stand is Stand.BEWERTET
    told: dict[str, Any] = {"anker": "1:" + "0" * 64, "heute": HEUTE}
    assert "nicht zur Freigabe" in refused(probe, door.release_qcheck, key, wer="Brandt", **told).message
    probe.tu(door.submit_qcheck, key, heute=HEUTE, wer="Weber")
    assert "liegt zur Freigabe vor" in refused(probe, door.retract, key, CODES[0]).message
    probe.tu(door.take_back, key)
    probe.tu(door.submit_qcheck, key, heute=HEUTE, wer="Weber")
    assert refused(probe, door.release_qcheck, key, wer="WEBER", **told).field == "wer"
    seal = probe.tu(door.release_qcheck, key, wer="Brandt", **told)
    assert read(probe, key).siegel == seal == probe.read(door.siegel, key)
    for command in (door.delete_qcheck, door.take_back):
        refused(probe, command, key)
    refused(probe, door.rate, key, CODES[0], Urteil.NICHT, jetzt=probe.uhr(), wer="QMB")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE qcheck_bewertung SET urteil = '2' WHERE code = 'QC-HZP-S01'",
        "UPDATE qcheck_bewertung SET bemerkung = 'x' WHERE code = 'QC-HZP-S01'",
        "DELETE FROM qcheck_bewertung WHERE code = 'QC-HZP-E08'",
        "UPDATE qcheck SET fazit = 'x'",
        "UPDATE qcheck SET versiegelt_durch = 'x'",
        "UPDATE katalog_punkt SET gewicht = 1 WHERE code = 'QC-HZP-S01'",
    ],
)
def test_the_seal_knows_every_later_change(probe: Probe, change: str) -> None:
    key = begin(probe)
    all_rated(probe, key)
    probe.ws.execute("Vorlage", lambda session: door.submit_qcheck(session, key, heute=HEUTE, wer="Weber"))
    told: dict[str, Any] = {"anker": "1:" + "0" * 64, "heute": HEUTE, "wer": "Brandt"}
    seal = probe.ws.execute("Freigabe", lambda session: door.release_qcheck(session, key, **told))
    probe.ws.execute("Fälschung", lambda session: session.connection().execute(text(change)))
    assert probe.read(door.siegel, key) != seal


ANSWERS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from([*Urteil, None])), max_size=40)


@given(ANSWERS)
def test_the_degree_is_the_weighted_mean_of_the_shares(answers: list[tuple[int, Urteil | None]]) -> None:
    """The same by another road: the mean of points ÷ 3, weighted, over what has points."""
    found = grad(answers)
    counted = [(weight, Fraction(u.punkte, 3)) for weight, u in answers if u is not None and u.punkte is not None]
    total = sum(weight for weight, _ in counted)
    assert found.wert == (sum(weight * share for weight, share in counted) / total if total else None)
    assert found.bewertet + found.nicht_beurteilbar + found.nicht_zutreffend + found.offen == len(answers)
    assert found.wert is None or 0 <= found.wert <= 1


@given(ANSWERS, st.integers(0, 39))
def test_a_better_answer_never_lowers_the_degree(answers: list[tuple[int, Urteil | None]], place: int) -> None:
    better = {Urteil.NICHT: Urteil.TEILWEISE, Urteil.TEILWEISE: Urteil.UEBERWIEGEND, Urteil.UEBERWIEGEND: Urteil.VOLL}
    if place >= len(answers) or answers[place][1] not in better:
        return
    weight, urteil = answers[place]
    assert urteil is not None
    raised = [*answers[:place], (weight, better[urteil]), *answers[place + 1 :]]
    before, after = grad(answers).wert, grad(raised).wert
    assert before is not None
    assert after is not None
    assert after > before


def test_limits_are_compared_exactly() -> None:
    limits = (Decimal(85), Decimal(60))
    assert ampel(Fraction(85, 100), *limits) is Ampel.GRUEN
    assert ampel(Fraction(8499999, 10000000), *limits) is Ampel.GELB
    assert ampel(Fraction(60, 100), *limits) is Ampel.GELB
    assert ampel(Fraction(5999, 10000), *limits) is Ampel.ROT
    assert ampel(None, *limits) is None
