"""Marks, collective answers, what is said of a Mangel, and the completeness check."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from qmapp.checks.aktenpruefung import akte, tables
from qmapp.checks.aktenpruefung.rows import Aktenart, Ergebnis, Lueckenart, Zurechenbarkeit
from qmapp.errors import UserError
from tests.checks.aktenpruefung.zweitakte import noch_einmal

OK, F1, PLUS = Ergebnis.OK, Ergebnis.F1, Ergebnis.F3_PLUS


def answer(probe: Any, key: Any, code: str, ergebnis: Ergebnis, **more: Any) -> None:
    probe.ws.execute("A", akte.answer, key, code, ergebnis, jetzt=probe.uhr(), wer="QMB", **more)


def close(probe: Any, key: Any, wer: str = "QMB") -> None:
    probe.ws.execute("R", akte.answer_rest, key, OK, probe.uhr(), wer)
    probe.ws.execute("C", akte.close_akte, key, jetzt=probe.uhr(), wer=wer)


def test_marks_stand_at_point_and_file_and_ask_before_closing(probe: Any) -> None:
    key = probe.gezogen()
    first = probe.read(akte.akten, key)[0].id
    for code in ("T-02", "T-05", "T-02"):
        probe.tu(akte.mark, first, code, jetzt=probe.uhr(), wer="QMB", notiz="Nachfragen")
    shown = probe.read(akte.akte, first)
    assert [a.punkt.code for a in shown.antworten if a.vorgemerkt] == ["T-02", "T-05"]
    assert probe.read(akte.reread, shown) == shown
    assert probe.read(akte.akten, key)[0].vorgemerkt == 2
    probe.ws.execute("R", akte.answer_rest, first, OK, probe.uhr(), "QMB")
    with pytest.raises(UserError, match="2 Prüfpunkte sind noch vorgemerkt: 2, 5") as caught:
        probe.ws.execute("C", akte.close_akte, first, jetzt=probe.uhr(), wer="QMB", trotz_vormerkung=False)
    assert caught.value.field == "T-02"
    probe.tu(akte.unmark, first, "T-02")
    probe.tu(akte.close_akte, first, jetzt=probe.uhr(), wer="QMB", trotz_vormerkung=True)
    assert probe.read(akte.akten, key)[0].vorgemerkt == 1
    probe.tu(akte.unmark, first, "T-05")
    probe.tu(akte.mark, first, "T-01", jetzt=probe.uhr(), wer="QMB")


def test_impossible_marks_change_nothing(probe: Any) -> None:
    first = probe.read(akte.akten, probe.gezogen())[0].id
    before = probe.dump()
    for key, code, words, match in (
        (first, "T-99", "", "gibt es in diesem Katalog nicht"),
        (uuid4(), "T-01", "", "gibt es nicht mehr"),
        (first, "T-01", "x" * 301, "zu lang"),
    ):
        with pytest.raises(UserError, match=match):
            probe.ws.execute("M", akte.mark, key, code, jetzt=probe.uhr(), wer="QMB", notiz=words)
    probe.ws.execute("U", akte.unmark, first, "T-01")
    assert probe.dump() == before


def test_a_mangel_says_to_whom_it_is_due_and_until_when_it_is_made_up_for(probe: Any) -> None:
    first = probe.read(akte.akten, probe.gezogen())[0].id
    answer(probe, first, "T-01", F1)
    words: dict[str, Any] = {
        "feststellung": "Fehlt.",
        "betrag_monat_cent": None,
        "monate": None,
        "ursachen": ("Mitwirkung fehlt", "Frist", "Mitwirkung"),
    }
    due = {"zurechenbarkeit": Zurechenbarkeit.DRITTE, "nachholung_bis": probe.HEUTE}
    probe.tu(akte.update_mangel, first, "T-01", **words, **due)
    said = probe.read(akte.akte, first).antworten[0]
    assert (said.zurechenbarkeit, said.nachholung_bis) == (Zurechenbarkeit.DRITTE, probe.HEUTE)
    assert said.ursachen == ("Mitwirkung", "Frist")

    before = probe.dump()
    with pytest.raises(UserError, match=r"nicht vor dem Tag der Prüfung \(03.03.2025\)") as caught:
        probe.ws.execute("U", akte.update_mangel, first, "T-01", **words, nachholung_bis=date(2025, 3, 2))
    assert caught.value.field == "nachholung_bis"
    assert probe.dump() == before

    later = probe.JETZT + timedelta(days=90)
    probe.tu(akte.answer, first, "T-01", Ergebnis.F2, jetzt=later, wer="QMB")
    probe.tu(akte.update_mangel, first, "T-01", **words, **due)
    assert probe.read(akte.akte, first).antworten[0].nachholung_bis == probe.HEUTE
    probe.tu(akte.answer, first, "T-01", OK, jetzt=later, wer="QMB")
    said = probe.read(akte.akte, first).antworten[0]
    assert (said.zurechenbarkeit, said.nachholung_bis, said.ursachen) == (None, None, ())


def test_older_causes_stay_readable(probe: Any) -> None:
    first = probe.read(akte.akten, probe.gezogen())[0].id
    answer(probe, first, "T-01", F1)

    def as_before(session: Any) -> None:
        row = session.get(tables.Antwort, (first, "T-01"))
        row.ursachen = ["Sachverhalt unvollständig", "Sachverhalt", "Eigene"]
        session.add(row)

    probe.ws.execute("Alt", as_before)
    assert probe.read(akte.akte, first).antworten[0].ursachen == ("Sachverhalt", "Eigene")


def test_collective_answers_are_counted_in_examined_files(probe: Any) -> None:
    key = probe.gezogen()
    files = probe.read(akte.akten, key)
    assert probe.read(akte.sammelantworten, key) == (0, 0)
    answer(probe, files[0].id, "T-02", Ergebnis.ENTFAELLT)
    close(probe, files[0].id)
    answer(probe, files[1].id, "T-01", OK)
    close(probe, files[1].id)
    probe.ws.execute("R", akte.answer_rest, files[2].id, OK, probe.uhr(), "QMB")
    close(probe, probe.ws.execute("Z", noch_einmal, files[0].id), "Zweite")
    # Of six: T-02 by hand, T-03, T-04 and T-06 fall away with it; then T-01 by hand. The third file is still open.
    assert probe.read(akte.sammelantworten, key) == (2, 2 + 5)


def test_the_completeness_check_names_every_gap_and_its_place(probe: Any) -> None:
    key = probe.gezogen()
    files = probe.read(akte.akten, key)
    ids = [row.id for row in files]
    answer(probe, ids[0], "T-01", PLUS, betrag_monat_cent=500)
    answer(probe, ids[0], "T-03", F1, ursachen=("Frist",))
    probe.ws.execute("R", akte.answer_rest, ids[1], OK, probe.uhr(), "QMB")
    probe.ws.execute("D", akte.defer_akte, ids[2], "Akte fehlt")
    close(probe, ids[3])
    probe.ws.execute("M", akte.mark, ids[3], "T-06", jetzt=probe.uhr(), wer="QMB", notiz="Bescheid suchen")
    probe.ws.execute("L", akte.lose_akte, ids[4], "Weg", probe.uhr(), "QMB")
    answer(probe, ids[5], "T-06", PLUS, monate=3, ursachen=("Frist",))
    found = probe.read(akte.luecken, key)
    assert [(gap.art, gap.position, gap.code, gap.nummer, gap.anzahl, gap.grund) for gap in found] == [
        (Lueckenart.ZURUECKGESTELLT, 3, "", 0, 1, "Akte fehlt"),
        (Lueckenart.OFFEN, 1, "T-02", 2, 4, ""),
        (Lueckenart.OFFEN, 6, "T-01", 1, 5, ""),
        (Lueckenart.BETRAG, 6, "T-06", 6, 1, ""),
        (Lueckenart.MONATE, 1, "T-01", 1, 1, ""),
        (Lueckenart.URSACHE, 1, "T-01", 1, 1, ""),
        (Lueckenart.VORGEMERKT, 4, "T-06", 6, 1, "Bescheid suchen"),
        (Lueckenart.ABSCHLUSS, 2, "", 0, 1, ""),
        (Lueckenart.NICHT_BEGONNEN, 7, "", 0, 1, ""),
        (Lueckenart.NICHT_BEGONNEN, 8, "", 0, 1, ""),
    ]
    assert {gap.akte_id for gap in found} == {key for key in ids if key != ids[4]}
    assert probe.read(akte.luecken, key, Aktenart.ZWEIT) == ()


def test_a_complete_pruefung_lacks_nothing(probe: Any) -> None:
    key = probe.gezogen()
    for row in probe.read(akte.akten, key):
        close(probe, row.id)
    assert probe.read(akte.luecken, key) == ()
