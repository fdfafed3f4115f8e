"""The second opinion: which files, who may, how far both agree, and what settling a disagreement does."""

import hashlib
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.freigabe.hindernisse import hindernisse
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen, auswahl, schritte, unklar, worte
from qmapp.checks.aktenpruefung.zweitpruefung.konsens import settle
from qmapp.errors import UserError
from tests.checks.aktenpruefung.zweitakte import noch_einmal

ERST, ZWEIT = "Weber", "Kern"
OK, F1, F2, F3, ENT = Ergebnis.OK, Ergebnis.F1, Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.ENTFAELLT


def pruefe(probe: Any, akte_id: UUID, wer: str, **answers: Ergebnis) -> None:
    """Examine a file: ``T_01`` and so on as told, the rest fulfilled."""
    for name, result in answers.items():
        amount = {"betrag_monat_cent": 5640, "monate": 6} if result.mit_betrag else {}
        code = name.replace("_", "-")
        probe.ws.execute("Antwort", akte.answer, akte_id, code, result, jetzt=probe.uhr(), wer=wer, **amount)
    probe.ws.execute("Rest", akte.answer_rest, akte_id, OK, probe.uhr(), wer)
    probe.ws.execute("Fertig", akte.close_akte, akte_id, jetzt=probe.uhr(), wer=wer)


def begin(probe: Any, key: UUID, **told: Any) -> int:
    given_ = {"zweitpruefer": ZWEIT, "startwert": "12", "anteil_prozent": "25", "jetzt": probe.uhr(), "wer": "QMB"}
    return int(probe.tu(schritte.begin_zweitpruefung, key, **{**given_, **told}))


@pytest.fixture
def geprueft(probe: Any) -> UUID:
    """Eight files, all examined by Weber."""
    key = probe.gezogen()
    for row in probe.read(akte.akten, key):
        pruefe(probe, row.id, ERST)
    return UUID(str(key))


@pytest.fixture
def verdeckt(probe: Any, geprueft: UUID) -> list[tuple[UUID, UUID]]:
    """Two of them on the second examiner's desk: (first, second) of each."""
    assert begin(probe, geprueft) == 2
    return paare(probe, geprueft)


def paare(probe: Any, key: UUID) -> list[tuple[UUID, UUID]]:
    first = {row.schluessel: row.id for row in probe.read(akte.akten, key)}
    return [(first[row.schluessel], row.id) for row in probe.read(akte.akten, key, Aktenart.ZWEIT)]


def ergebnisse(probe: Any, akte_id: UUID) -> dict[str, Ergebnis]:
    return {a.punkt.code: a.ergebnis for a in probe.read(akte.akte, akte_id).antworten}


# ---- which files


@given(
    keys=st.lists(st.integers(0, 400).map(str), unique=True, min_size=1, max_size=60),
    data=st.data(),
    seed=st.text(st.characters(categories=("L", "N")), min_size=1, max_size=6),
)
def test_the_choice_is_spread_eligible_and_recomputable(keys: list[str], data: st.DataObject, seed: str) -> None:
    eligible = set(data.draw(st.lists(st.sampled_from(keys), unique=True, min_size=1)))
    n = data.draw(st.integers(1, len(eligible)))
    chosen = auswahl.waehle(keys, eligible, n, seed)
    assert len(chosen) == n == len(set(chosen))
    assert set(chosen) <= eligible
    assert list(chosen) == [key for key in keys if key in set(chosen)]
    if eligible == set(keys):
        thirds = [sum(keys.index(key) * 3 // len(keys) == part for key in chosen) for part in range(3)]
        assert n < 6 or max(thirds) - min(thirds) <= 2


def test_anybody_can_recompute_the_choice() -> None:
    keys = [f"A-{number:02d}" for number in range(12)]

    def hashed(key: str) -> str:
        return hashlib.sha256(f"417,Zweitprüfung,{key}".encode()).hexdigest()

    by_hand = [key for part in (keys[:4], keys[4:8], keys[8:]) for key in sorted(part, key=hashed)[:2]]
    assert auswahl.waehle(keys, keys, 6, "417") == tuple(sorted(by_hand))
    assert auswahl.waehle(keys, keys, 6, "418") != tuple(sorted(by_hand))


@pytest.mark.parametrize(
    ("examined", "share", "expected"),
    [(653, "5", 33), (655, "10", 66), (60, "10", 6), (1, "5", 1), (10, "4", 1), (8, "100", 8)],
)
def test_the_number_of_files(examined: int, share: str, expected: int) -> None:
    assert auswahl.anzahl(examined, examined, share) == expected
    assert auswahl.anzahl(examined, 1, share) == 1


# ---- who may


def test_files_go_to_the_desk_without_answers(probe: Any, geprueft: UUID) -> None:
    preview = probe.read(schritte.vorschau, geprueft, zweitpruefer=ZWEIT, anteil_prozent="25")
    assert (preview.geprueft, preview.waehlbar, preview.anzahl, preview.offen) == (8, 8, 2, 0)
    assert probe.read(abfragen.zweitpruefung, geprueft) is None
    assert begin(probe, geprueft) == 2
    for first, second in paare(probe, geprueft):
        shown = probe.read(akte.akte, second)
        assert (shown.art, shown.stand, shown.zugeteilt_an) == (Aktenart.ZWEIT, Aktenstand.OFFEN, ZWEIT)
        assert set(ergebnisse(probe, second).values()) == {None}
        assert (shown.bemerkung, shown.geprueft_durch) == ("", "")
        assert probe.read(akte.akte, first).stand is Aktenstand.GEPRUEFT
    head = probe.read(abfragen.zweitpruefung, geprueft)
    assert (head.akten, head.erledigt, head.begonnen, head.erstgeprueft) == (2, 0, 0, 8)
    assert not head.fertig
    with pytest.raises(UserError, match="schon begonnen"):
        begin(probe, geprueft)


@pytest.mark.parametrize("name", [ERST, "  WEBER ", "wéber"])
def test_the_first_examiner_is_not_the_second(probe: Any, geprueft: UUID, name: str) -> None:
    assert probe.read(schritte.vorschau, geprueft, zweitpruefer=name, anteil_prozent="x").waehlbar == 0
    with pytest.raises(UserError, match="jede geprüfte Akte selbst geprüft") as caught:
        begin(probe, geprueft, zweitpruefer=name)
    assert caught.value.field == "zweitpruefer"


def test_files_one_has_answered_in_are_not_picked(probe: Any) -> None:
    key = probe.gezogen()
    rows = probe.read(akte.akten, key)
    for number, row in enumerate(rows):
        if number == 0:  # begun by the second examiner, closed by the first
            probe.ws.execute("A", akte.answer, row.id, "T-01", OK, jetzt=probe.uhr(), wer="KERN")
        pruefe(probe, row.id, ZWEIT if number in (1, 2) else ERST)
    assert begin(probe, key, anteil_prozent="100") == 5
    assert {row.schluessel for row in probe.read(akte.akten, key, Aktenart.ZWEIT)} == {
        row.schluessel for row in rows[3:]
    }


def test_only_examined_files_are_picked(probe: Any) -> None:
    key = probe.gezogen()
    with pytest.raises(UserError, match="Noch ist keine Akte geprüft"):
        begin(probe, key)
    first, second, *_ = probe.read(akte.akten, key)
    pruefe(probe, first.id, ERST)
    probe.ws.execute("Verloren", akte.lose_akte, second.id, "Nicht auffindbar", probe.JETZT, ERST)
    assert begin(probe, key, anteil_prozent="100") == 1
    assert [pair[0] for pair in paare(probe, key)] == [first.id]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"zweitpruefer": " "}, "zweitpruefer"),
        ({"startwert": ""}, "startwert"),
        ({"anteil_prozent": "0"}, "anteil_prozent"),
        ({"anteil_prozent": "zehn"}, "anteil_prozent"),
        ({"unklar_prozent": "101"}, "unklar_prozent"),
    ],
)
def test_what_cannot_be_read_is_refused(probe: Any, geprueft: UUID, told: dict[str, str], field: str) -> None:
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        begin(probe, geprueft, **told)
    assert caught.value.field == field
    assert probe.dump() == before


@pytest.mark.parametrize("name", [ERST, "weber,"])
def test_nobody_answers_a_second_time(probe: Any, verdeckt: list[tuple[UUID, UUID]], name: str) -> None:
    (_, second), _ = verdeckt
    steps = [
        lambda: probe.ws.execute("A", akte.answer, second, "T-01", OK, jetzt=probe.JETZT, wer=name),
        lambda: probe.ws.execute("R", akte.answer_rest, second, OK, probe.JETZT, name),
        lambda: probe.ws.execute("F", akte.close_akte, second, jetzt=probe.JETZT, wer=name),
    ]
    before = probe.dump()
    for step in steps:
        with pytest.raises(UserError, match="Weber hat diese Akte schon in der Erstprüfung geprüft") as caught:
            step()
        assert caught.value.field == "wer"
    assert probe.dump() == before
    probe.tu(akte.answer, second, "T-01", OK, jetzt=probe.JETZT, wer="Dritte")


# ---- how far both agree


def test_agreement_by_file_answer_and_point(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
    found = probe.read(abfragen.abgleich, geprueft)
    assert (found.antworten.n, found.antworten.anteil, found.antworten.ohne_kappa) == (0, None, worte.NICHTS)
    (_, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F2)
    pruefe(probe, other, ZWEIT)
    found = probe.read(abfragen.abgleich, geprueft)
    assert found.kopf.fertig
    assert (found.abweichungen, found.geklaert) == (1, 0)
    assert found.antworten.namen == ("erfüllt", "materiell")
    assert found.antworten.tafel == ((11, 1), (0, 0))
    # By hand: agreement 11/12; expected 12/12 · 11/12 + 0 · 1/12 = 11/12, so kappa is 0.
    assert (found.antworten.anteil, found.antworten.kappa) == (Fraction(11, 12), 0)
    assert found.antworten.erwartet == pytest.approx(11 / 12)
    assert found.akten.namen == (worte.MIT_FEHLER, worte.OHNE_FEHLER)
    assert found.akten.tafel == ((0, 0), (1, 1))
    first, second, *_ = found.punkte
    assert (first.antworten.n, first.antworten.gleich, first.unklar) == (2, 1, True)
    assert (second.antworten.anteil, second.unklar, second.antworten.kappa) == (1, False, None)
    assert second.antworten.ohne_kappa == worte.EINERLEI
    assert [point.punkt.code for point in found.unklare] == ["T-01"]


def test_the_table_of_the_literature() -> None:
    """Cohen's kappa of a published table: Fleiss, Levin, Paik, Statistical Methods for Rates, 3rd ed., table 18.1."""
    table = [[75, 1, 4], [5, 4, 1], [0, 0, 10]]
    pairs = [(i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    found = abfragen.vergleiche([(0, "a"), (1, "b"), (2, "c"), (3, "nie")], pairs)
    assert found.namen == ("a", "b", "c")
    assert (found.anteil, found.erwartet) == (Fraction(89, 100), pytest.approx(0.66))
    assert found.kappa == pytest.approx(0.23 / 0.34)
    assert found.kappa == pytest.approx(0.68, abs=5e-3), "as published"


# ---- settling


def konsens(probe: Any, akte_id: UUID, code: str, ergebnis: Ergebnis, **told: Any) -> int:
    return int(probe.tu(settle, akte_id, code, ergebnis, "Gemeinsam gelesen.", jetzt=probe.uhr(), wer=ZWEIT, **told))


def offen(probe: Any, key: UUID) -> list[str]:
    return [row.punkt.code for row in probe.read(abfragen.abweichungen, key) if row.konsens is None]


def test_the_first_answer_stands(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F2)
    pruefe(probe, other, ZWEIT)
    assert [h.satz for h in probe.read(hindernisse, geprueft)] == [
        f"In der Zweitprüfung ist 1 Abweichung ungeklärt, zuerst bei {probe.read(akte.akte, first).schluessel}."
    ]
    before = probe.read(akte.akte, first)
    assert konsens(probe, first, "T-01", OK) == 0
    assert probe.read(akte.akte, first) == before
    assert offen(probe, geprueft) == []
    assert probe.read(hindernisse, geprueft) == ()


def test_the_second_answer_counts_in_the_sample(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
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
    found = probe.read(abfragen.abgleich, geprueft)
    assert (found.abweichungen, found.geklaert) == (1, 1)
    assert found.antworten.tafel == ((11, 1), (0, 0)), "what is compared stays what both answered blind"
    shown = probe.read(abfragen.gegenueberstellung, first, "T-01")
    assert (shown.abweichung.erst, shown.abweichung.zweit, shown.abweichung.konsens.ergebnis) == (OK, F3, F3)
    assert (shown.erst_durch, shown.zweit_durch) == (ERST, ZWEIT)
    # The second examiner has given this answer, but has not examined the file first.
    probe.ws.execute("Auf", akte.reopen_akte, one)
    probe.ws.execute("Fertig", akte.close_akte, one, jetzt=probe.uhr(), wer=ZWEIT)


def test_a_third_answer_with_its_amount(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
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


def test_what_falls_away_takes_the_rest_with_it(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_02=ENT)  # takes T-03 and T-04 with it, and T-04 takes T-06
    pruefe(probe, other, ZWEIT)
    assert offen(probe, geprueft) == ["T-02", "T-03", "T-04", "T-06"]
    assert konsens(probe, first, "T-02", ENT) == 3
    assert ergebnisse(probe, first) == ergebnisse(probe, one)
    assert offen(probe, geprueft) == []
    shown = probe.read(abfragen.gegenueberstellung, first, "T-06").abweichung
    assert (shown.erst, shown.zweit, shown.konsens.begruendung) == (OK, ENT, "Folgt aus Prüfpunkt 2.")


def test_what_comes_back_brings_the_second_answers(probe: Any, verdeckt: list[tuple[UUID, UUID]]) -> None:
    (first, one), _ = verdeckt
    probe.ws.execute("Auf", akte.reopen_akte, first)
    for code in ("T-03", "T-04", "T-06"):
        probe.ws.execute("Weg", akte.answer, first, code, None, jetzt=probe.uhr(), wer=ERST)
    pruefe(probe, first, ERST, T_02=ENT)
    pruefe(probe, one, ZWEIT, T_03=F3)
    assert konsens(probe, first, "T-02", OK) == 3
    assert ergebnisse(probe, first) == ergebnisse(probe, one)
    assert probe.read(akte.akte, first).antworten[2].betrag_cent == 33_840


def test_what_is_settled_already_does_not_follow(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
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
    assert offen(probe, geprueft) == []


def test_an_answer_changed_afterwards_is_open_again(
    probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]
) -> None:
    (first, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F2)
    pruefe(probe, other, ZWEIT)
    konsens(probe, first, "T-01", F2)
    probe.ws.execute("Auf", akte.reopen_akte, first)
    pruefe(probe, first, ERST, T_01=F1)
    assert offen(probe, geprueft) == ["T-01"]
    konsens(probe, first, "T-01", F2)
    assert offen(probe, geprueft) == []


def test_only_finished_files_are_settled(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
    (first, one), _ = verdeckt
    with pytest.raises(UserError, match="Die Zweitprüfung der Akte"):
        konsens(probe, first, "T-01", F2)
    alone = next(row.id for row in probe.read(akte.akten, geprueft) if row.id not in {a for a, _ in verdeckt})
    with pytest.raises(UserError, match="nicht in der Zweitprüfung"):
        konsens(probe, alone, "T-01", F2)
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        probe.read(abfragen.gegenueberstellung, one, "T-01")


RESULTS = st.lists(st.sampled_from([OK, ENT, F1]), min_size=6, max_size=6)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=RESULTS, second=RESULTS, data=st.data())
def test_whatever_is_settled_in_whatever_order_leaves_a_whole_file(
    probe: Any, geprueft: UUID, first: list[Ergebnis], second: list[Ergebnis], data: st.DataObject
) -> None:
    """The rules that let Prüfpunkte fall away may chain: no consensus opens a file or takes another one back."""
    key = probe.read(akte.akten, geprueft)[0].id

    def examine(session: Session, akte_id: UUID, results: list[Ergebnis], wer: str) -> None:
        for code, result in zip(probe.CODES, results, strict=True):
            akte.answer(session, akte_id, code, result, jetzt=probe.JETZT, wer=wer)
        akte.close_akte(session, akte_id, jetzt=probe.JETZT, wer=wer)

    def all_of_it(session: Session) -> None:
        akte.reopen_akte(session, key)
        examine(session, key, first, ERST)
        examine(session, noch_einmal(session, key), second, ZWEIT)
        rows = abfragen.abweichungen(session, geprueft)
        assert [(row.erst, row.zweit) for row in rows] == [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        agreed: dict[str, Ergebnis] = {}
        while left := [row for row in abfragen.abweichungen(session, geprueft) if row.konsens is None]:
            row = data.draw(st.sampled_from(left))
            agreed[row.punkt.code] = data.draw(st.sampled_from([row.erst, row.zweit, F2]))
            settle(session, key, row.punkt.code, agreed[row.punkt.code], "Gelesen.", jetzt=probe.JETZT, wer=ZWEIT)
        now = akte.akte(session, key)
        held = {line.punkt.code: line.ergebnis for line in now.antworten}
        assert now.stand is Aktenstand.GEPRUEFT
        assert None not in held.values()
        assert {code: held[code] for code in agreed} == agreed
        again = abfragen.abweichungen(session, geprueft)
        assert [(row.key, row.erst, row.zweit) for row in again] == [(row.key, row.erst, row.zweit) for row in rows]

    before = probe.dump()
    probe.ws.execute("Alles", all_of_it)
    probe.ws.undo()
    assert {name: probe.dump()[name] for name in ("akte", "antwort", "konsens")} == {
        name: before[name] for name in ("akte", "antwort", "konsens")
    }


# ---- the end


def test_ended_early_the_rest_leaves_the_desk(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
    (_, one), (_, other) = verdeckt
    with pytest.raises(UserError, match="Noch ist keine Akte ein zweites Mal geprüft"):
        probe.tu(schritte.end_zweitpruefung, geprueft)
    pruefe(probe, one, ZWEIT)
    probe.ws.execute("A", akte.answer, other, "T-01", OK, jetzt=probe.uhr(), wer=ZWEIT)
    with pytest.raises(UserError, match="1 Akte ist begonnen"):
        probe.tu(schritte.end_zweitpruefung, geprueft)
    probe.ws.undo()
    assert probe.tu(schritte.end_zweitpruefung, geprueft) == 1
    assert probe.read(abfragen.zweitpruefung, geprueft).fertig
    assert probe.read(hindernisse, geprueft) == ()


def test_discarded_as_if_it_had_never_been(probe: Any, geprueft: UUID) -> None:
    before = probe.dump()
    begin(probe, geprueft)
    (first, one), (_, other) = paare(probe, geprueft)
    pruefe(probe, one, ZWEIT, T_01=F1)
    probe.tu(schritte.discard_zweitpruefung, geprueft)
    after = probe.dump()
    assert all(after[name] == before[name] for name in ("akte", "antwort", "zweitpruefung", "konsens"))
    with pytest.raises(UserError, match="Es gibt keine Zweitprüfung"):
        probe.tu(schritte.discard_zweitpruefung, geprueft)
    probe.ws.undo()
    pruefe(probe, other, ZWEIT)
    konsens(probe, first, "T-01", F1)
    with pytest.raises(UserError, match="nicht mehr verwerfen"):
        probe.tu(schritte.discard_zweitpruefung, geprueft)


# ---- the catalogue


def test_an_unclear_point_is_noted_in_the_draft(probe: Any, geprueft: UUID, verdeckt: list[tuple[UUID, UUID]]) -> None:
    told = {"gleich": 1, "n": 2}
    draft = probe.tu(unklar.note_unklar, geprueft, "T-01", **told)
    point = probe.read(katalog.katalog, draft).punkt("T-01")
    (row,) = (row for row in probe.read(katalog.kataloge) if row.id == draft)
    assert (row.code, row.version, row.entwurf, row.zu_pruefen, point.pruefen) == ("T", 2, True, 1, True)
    assert point.pruefen_grund.endswith("1 von 2 Akten gleich beantwortet (50\u00a0%).")
    probe.ws.execute("Grund", katalog.update_punkt, draft, "T-01", pruefen_grund=f"Neu.\n{point.pruefen_grund}")
    assert probe.tu(unklar.note_unklar, geprueft, "T-01", gleich=0, n=2) == draft
    lines = probe.read(katalog.katalog, draft).punkt("T-01").pruefen_grund.split("\n")
    assert lines[0] == "Neu."
    assert lines[1].endswith("0 von 2 Akten gleich beantwortet (0\u00a0%).")
    pruefe(probe, verdeckt[0][1], ZWEIT)
    marked = {point.punkt.code: point.vermerkt for point in probe.read(abfragen.abgleich, geprueft).punkte}
    assert marked == {code: code == "T-01" for code in probe.CODES}
    probe.ws.execute("Weg", katalog.delete_punkt, draft, "T-01")
    with pytest.raises(UserError, match="nicht mehr"):
        probe.tu(unklar.note_unklar, geprueft, "T-01", **told)
