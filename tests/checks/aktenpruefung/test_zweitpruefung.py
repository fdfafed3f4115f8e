"""The second opinion: which files, who may, how far both agree, and what settling a disagreement does."""

import hashlib
from fractions import Fraction
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks import katalog
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.freigabe.hindernisse import hindernisse
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis
from qmapp.checks.aktenpruefung.zweitpruefung import abfragen, auswahl, schritte, unklar, worte
from qmapp.errors import UserError
from tests.checks.aktenpruefung.zweitakte import (
    ERST,
    ZWEIT,
    begin,
    ergebnisse,
    konsens,
    paare,
    pruefe,
)

Paare = list[tuple[UUID, UUID]]
OK, F1, F2, F3, ENT = Ergebnis.OK, Ergebnis.F1, Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.ENTFAELLT


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


def test_files_go_to_the_desk_without_answers(probe: Any, alle_geprueft: UUID) -> None:
    preview = probe.read(schritte.vorschau, alle_geprueft, zweitpruefer=ZWEIT, anteil_prozent="25")
    assert (preview.geprueft, preview.waehlbar, preview.anzahl, preview.offen) == (8, 8, 2, 0)
    assert probe.read(abfragen.zweitpruefung, alle_geprueft) is None
    assert begin(probe, alle_geprueft) == 2
    for first, second in paare(probe, alle_geprueft):
        shown = probe.read(akte.akte, second)
        assert (shown.art, shown.stand, shown.zugeteilt_an) == (Aktenart.ZWEIT, Aktenstand.OFFEN, ZWEIT)
        assert set(ergebnisse(probe, second).values()) == {None}
        assert (shown.bemerkung, shown.geprueft_durch) == ("", "")
        assert probe.read(akte.akte, first).stand is Aktenstand.GEPRUEFT
    head = probe.read(abfragen.zweitpruefung, alle_geprueft)
    assert (head.akten, head.erledigt, head.begonnen, head.erstgeprueft) == (2, 0, 0, 8)
    assert not head.fertig
    with pytest.raises(UserError, match="schon begonnen"):
        begin(probe, alle_geprueft)


@pytest.mark.parametrize("name", [ERST, "  WEBER ", "wéber"])
def test_the_first_examiner_is_not_the_second(probe: Any, alle_geprueft: UUID, name: str) -> None:
    assert probe.read(schritte.vorschau, alle_geprueft, zweitpruefer=name, anteil_prozent="x").waehlbar == 0
    with pytest.raises(UserError, match="jede geprüfte Akte selbst geprüft") as caught:
        begin(probe, alle_geprueft, zweitpruefer=name)
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
def test_what_cannot_be_read_is_refused(probe: Any, alle_geprueft: UUID, told: dict[str, str], field: str) -> None:
    before = probe.dump()
    with pytest.raises(UserError) as caught:
        begin(probe, alle_geprueft, **told)
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


def test_agreement_by_file_answer_and_point(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    found = probe.read(abfragen.abgleich, alle_geprueft)
    assert (found.antworten.n, found.antworten.anteil, found.antworten.ohne_kappa) == (0, None, worte.NICHTS)
    (_, one), (_, other) = verdeckt
    pruefe(probe, one, ZWEIT, T_01=F2)
    pruefe(probe, other, ZWEIT)
    found = probe.read(abfragen.abgleich, alle_geprueft)
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


# ---- the end


def test_ended_early_the_rest_leaves_the_desk(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    (_, one), (_, other) = verdeckt
    with pytest.raises(UserError, match="Noch ist keine Akte ein zweites Mal geprüft"):
        probe.tu(schritte.end_zweitpruefung, alle_geprueft)
    pruefe(probe, one, ZWEIT)
    probe.ws.execute("A", akte.answer, other, "T-01", OK, jetzt=probe.uhr(), wer=ZWEIT)
    with pytest.raises(UserError, match="1 Akte ist begonnen"):
        probe.tu(schritte.end_zweitpruefung, alle_geprueft)
    probe.ws.undo()
    assert probe.tu(schritte.end_zweitpruefung, alle_geprueft) == 1
    assert probe.read(abfragen.zweitpruefung, alle_geprueft).fertig
    assert probe.read(hindernisse, alle_geprueft) == ()


def test_discarded_as_if_it_had_never_been(probe: Any, alle_geprueft: UUID) -> None:
    before = probe.dump()
    begin(probe, alle_geprueft)
    (first, one), (_, other) = paare(probe, alle_geprueft)
    pruefe(probe, one, ZWEIT, T_01=F1)
    probe.tu(schritte.discard_zweitpruefung, alle_geprueft)
    after = probe.dump()
    assert all(after[name] == before[name] for name in ("akte", "antwort", "zweitpruefung", "konsens"))
    with pytest.raises(UserError, match="Es gibt keine Zweitprüfung"):
        probe.tu(schritte.discard_zweitpruefung, alle_geprueft)
    probe.ws.undo()
    pruefe(probe, other, ZWEIT)
    konsens(probe, first, "T-01", F1)
    with pytest.raises(UserError, match="nicht mehr verwerfen"):
        probe.tu(schritte.discard_zweitpruefung, alle_geprueft)


# ---- the catalogue


def test_an_unclear_point_is_noted_in_the_draft(probe: Any, alle_geprueft: UUID, verdeckt: Paare) -> None:
    told = {"gleich": 1, "n": 2}
    draft = probe.tu(unklar.note_unklar, alle_geprueft, "T-01", **told)
    point = probe.read(katalog.katalog, draft).punkt("T-01")
    (row,) = (row for row in probe.read(katalog.kataloge) if row.id == draft)
    assert (row.code, row.version, row.entwurf, row.zu_pruefen, point.pruefen) == ("T", 2, True, 1, True)
    assert point.pruefen_grund.endswith("1 von 2 Akten gleich beantwortet (50\u00a0%).")
    probe.ws.execute("Grund", katalog.update_punkt, draft, "T-01", pruefen_grund=f"Neu.\n{point.pruefen_grund}")
    assert probe.tu(unklar.note_unklar, alle_geprueft, "T-01", gleich=0, n=2) == draft
    lines = probe.read(katalog.katalog, draft).punkt("T-01").pruefen_grund.split("\n")
    assert lines[0] == "Neu."
    assert lines[1].endswith("0 von 2 Akten gleich beantwortet (0\u00a0%).")
    pruefe(probe, verdeckt[0][1], ZWEIT)
    marked = {point.punkt.code: point.vermerkt for point in probe.read(abfragen.abgleich, alle_geprueft).punkte}
    assert marked == {code: code == "T-01" for code in probe.CODES}
    probe.ws.execute("Weg", katalog.delete_punkt, draft, "T-01")
    with pytest.raises(UserError, match="nicht mehr"):
        probe.tu(unklar.note_unklar, alle_geprueft, "T-01", **told)
