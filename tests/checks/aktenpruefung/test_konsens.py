"""Settling a disagreement: what both agree on counts in the sample, with everything that depends on it."""

from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.freigabe.hindernisse import hindernisse
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen
from qmapp.checks.aktenpruefung.zweitpruefung.konsens import settle
from qmapp.errors import UserError
from tests.checks.aktenpruefung.zweitakte import ERST, ZWEIT, ergebnisse, konsens, noch_einmal, offen, pruefe

Paare = list[tuple[UUID, UUID]]
OK, F1, F2, F3, ENT = Ergebnis.OK, Ergebnis.F1, Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.ENTFAELLT


def test_the_first_answer_stands(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F2)
    pruefe(probe, other, ZWEIT)
    assert [h.satz for h in probe.read(hindernisse, alle_geprueft)] == [
        f"In der Zweitprüfung ist 1 Abweichung ungeklärt, zuerst bei {probe.read(akte.akte, first).schluessel}."
    ]
    before = probe.read(akte.akte, first)
    assert konsens(probe, first, "T-01", OK) == 0
    assert probe.read(akte.akte, first) == before
    assert offen(probe, alle_geprueft) == []
    assert probe.read(hindernisse, alle_geprueft) == ()


def test_the_second_answer_counts_in_the_sample(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F3)
    pruefe(probe, other, ZWEIT)
    before = probe.read(akte.akte, first)
    konsens(probe, first, "T-01", F3)
    now = probe.read(akte.akte, first)
    assert (now.antworten[0].ergebnis, now.antworten[0].betrag_cent) == (F3, 33_840)
    assert now.antworten[1:] == before.antworten[1:]
    for name in ("stand", "geprueft_um", "geprueft_durch"):
        assert getattr(now, name) == getattr(before, name)
    found = probe.read(abfragen.abgleich, alle_geprueft)
    assert (found.abweichungen, found.geklaert) == (1, 1)
    assert found.antworten.tafel == ((11, 1), (0, 0)), "what is compared stays what both answered blind"
    shown = probe.read(abfragen.gegenueberstellung, first, "T-01")
    assert (shown.abweichung.erst, shown.abweichung.zweit, shown.abweichung.konsens.ergebnis) == (OK, F3, F3)
    assert (shown.erst_durch, shown.zweit_durch) == (ERST, ZWEIT)
    # The second examiner has given this answer, but has not examined the file first.
    probe.ws.execute("Auf", akte.reopen_akte, one)
    probe.ws.execute("Fertig", akte.close_akte, one, jetzt=probe.uhr(), wer=ZWEIT)


def test_a_third_answer_with_its_amount(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F2)
    pruefe(probe, other, ZWEIT)
    before = probe.dump()
    for told in ({}, {"betrag_monat_cent": 100}):
        with pytest.raises(UserError, match="Betrag und Monate") as caught:
            konsens(probe, first, "T-01", F3, **told)
        assert caught.value.field == "betrag_monat_cent"
    with pytest.raises(UserError, match="Die Begründung fehlt"):
        probe.ws.execute("K", settle, first, "T-01", F1, " ", jetzt=probe.JETZT, wer=ZWEIT)
    with pytest.raises(UserError, match="sich beide einig"):
        konsens(probe, first, "T-05", F1)
    assert probe.dump() == before
    konsens(probe, first, "T-01", F3, betrag_monat_cent=100, monate=3)
    assert probe.read(akte.akte, first).antworten[0].betrag_cent == 300
    konsens(probe, first, "T-01", F1)
    shown = probe.read(abfragen.gegenueberstellung, first, "T-01").abweichung
    assert (shown.erst, shown.zweit, shown.konsens.ergebnis) == (OK, F2, F1)


def test_what_falls_away_takes_the_rest_with_it(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_02=ENT)  # takes T-03 and T-04 with it, and T-04 takes T-06
    pruefe(probe, other, ZWEIT)
    assert offen(probe, alle_geprueft) == ["T-02", "T-03", "T-04", "T-06"]
    assert konsens(probe, first, "T-02", ENT) == 3
    assert ergebnisse(probe, first) == ergebnisse(probe, one)
    assert offen(probe, alle_geprueft) == []
    shown = probe.read(abfragen.gegenueberstellung, first, "T-06").abweichung
    assert (shown.erst, shown.zweit, shown.konsens.begruendung) == (OK, ENT, "Folgt aus Prüfpunkt 2.")


def test_what_comes_back_brings_the_second_answers(probe: Any, verdeckt: Paare) -> None:
    (first, one), _ = verdeckt
    probe.ws.execute("Auf", akte.reopen_akte, first)
    for code in ("T-03", "T-04", "T-06"):
        probe.ws.execute("Weg", akte.answer, first, code, None, jetzt=probe.uhr(), wer=ERST)
    pruefe(probe, first, ERST, T_02=ENT)
    pruefe(probe, one, ZWEIT, T_03=F3)
    assert konsens(probe, first, "T-02", OK) == 3
    assert ergebnisse(probe, first) == ergebnisse(probe, one)
    assert probe.read(akte.akte, first).antworten[2].betrag_cent == 33_840


def test_what_is_settled_already_does_not_follow(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (first, one), (again, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_02=ENT)
    konsens(probe, first, "T-03", OK)
    assert konsens(probe, first, "T-02", ENT) == 2
    assert [ergebnisse(probe, first)[code] for code in ("T-02", "T-03", "T-04", "T-06")] == [ENT, OK, ENT, ENT]
    probe.ws.execute("Auf", akte.reopen_akte, again)
    for code in ("T-03", "T-04", "T-06"):
        probe.ws.execute("Weg", akte.answer, again, code, None, jetzt=probe.uhr(), wer=ERST)
    pruefe(probe, again, ERST, T_02=ENT)
    pruefe(probe, other, ZWEIT)
    konsens(probe, again, "T-03", ENT)
    assert konsens(probe, again, "T-02", OK) == 2
    assert [ergebnisse(probe, again)[code] for code in ("T-02", "T-03", "T-04", "T-06")] == [OK, ENT, OK, OK]
    assert offen(probe, alle_geprueft) == []


def test_an_answer_changed_afterwards_is_open_again(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F2)
    pruefe(probe, other, ZWEIT)
    konsens(probe, first, "T-01", F2)
    probe.ws.execute("Auf", akte.reopen_akte, first)
    pruefe(probe, first, ERST, T_01=F1)
    assert offen(probe, alle_geprueft) == ["T-01"]
    konsens(probe, first, "T-01", F2)
    assert offen(probe, alle_geprueft) == []


def test_only_finished_files_are_settled(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (first, one), _ = verdeckt
    with pytest.raises(UserError, match="Die Zweitprüfung der Akte"):
        konsens(probe, first, "T-01", F2)
    alone = next(row.id for row in probe.read(akte.akten, alle_geprueft) if row.id not in {a for a, _ in verdeckt})
    with pytest.raises(UserError, match="nicht in der Zweitprüfung"):
        konsens(probe, alone, "T-01", F2)
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.read(abfragen.gegenueberstellung, one, "T-01")


RESULTS = st.lists(st.sampled_from([OK, ENT, F1]), min_size=6, max_size=6)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=RESULTS, second=RESULTS, data=st.data())
def test_whatever_is_settled_in_whatever_order_leaves_a_whole_file(
    probe: Any, alle_geprueft: UUID, first: list[Ergebnis], second: list[Ergebnis], data: st.DataObject
) -> None:
    """The rules that let Prüfpunkte fall away may chain: no consensus opens a file or takes another one back."""
    key = probe.read(akte.akten, alle_geprueft)[0].id

    def examine(session: Session, akte_id: UUID, results: list[Ergebnis], wer: str) -> None:
        for code, result in zip(probe.CODES, results, strict=True):
            akte.answer(session, akte_id, code, result, jetzt=probe.JETZT, wer=wer)
        akte.close_akte(session, akte_id, jetzt=probe.JETZT, wer=wer)

    def all_of_it(session: Session) -> None:
        akte.reopen_akte(session, key)
        examine(session, key, first, ERST)
        examine(session, noch_einmal(session, key), second, ZWEIT)
        rows = abfragen.abweichungen(session, alle_geprueft)
        assert [(row.erst, row.zweit) for row in rows] == [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        agreed: dict[str, Ergebnis] = {}
        while left := [row for row in abfragen.abweichungen(session, alle_geprueft) if row.konsens is None]:
            row = data.draw(st.sampled_from(left))
            agreed[row.punkt.code] = data.draw(st.sampled_from([row.erst, row.zweit, F2]))
            settle(session, key, row.punkt.code, agreed[row.punkt.code], "Gelesen.", jetzt=probe.JETZT, wer=ZWEIT)
        now = akte.akte(session, key)
        held = {line.punkt.code: line.ergebnis for line in now.antworten}
        assert now.stand is Aktenstand.GEPRUEFT
        assert None not in held.values()
        assert {code: held[code] for code in agreed} == agreed
        again = abfragen.abweichungen(session, alle_geprueft)
        assert [(row.key, row.erst, row.zweit) for row in again] == [(row.key, row.erst, row.zweit) for row in rows]

    before = probe.dump()
    probe.ws.execute("Alles", all_of_it)
    probe.ws.undo()
    assert {name: probe.dump()[name] for name in ("akte", "antwort", "konsens")} == {
        name: before[name] for name in ("akte", "antwort", "konsens")
    }
