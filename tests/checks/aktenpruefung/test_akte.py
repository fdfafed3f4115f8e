"""The Prüfplatz: answers, rules that lock, closing, spares, lost files, resuming."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.errors import UserError

OK, F1, F2 = Ergebnis.OK, Ergebnis.F1, Ergebnis.F2
PLUS, ENT, NP = Ergebnis.F3_PLUS, Ergebnis.ENTFAELLT, Ergebnis.NICHT_PRUEFBAR


class Platz:
    """A drawn Prüfung with the first file on the desk."""

    def __init__(self, probe: Any, **plan: Any) -> None:
        self.probe = probe
        self.pruefung = probe.gezogen(**plan)
        self.akten = probe.read(akte.akten, self.pruefung)
        self.id = self.akten[0].id

    def antworte(self, code: str, ergebnis: Ergebnis | None, key: Any = None, **more: Any) -> str | None:
        found: str | None = self.probe.tu(
            akte.answer, key or self.id, code, ergebnis, jetzt=self.probe.uhr(), wer=self.probe.WER, **more
        )
        return found

    def fertig(self, key: Any) -> None:
        probe = self.probe
        probe.ws.execute("Rest", akte.answer_rest, key, OK, probe.uhr(), probe.WER)
        probe.ws.execute("Fertig", akte.close_akte, key, jetzt=probe.uhr(), wer=probe.WER)

    def antworten(self) -> dict[str, tuple[Ergebnis, str | None]]:
        found = self.probe.read(akte.akte, self.id).antworten
        return {a.punkt.code: (a.ergebnis, a.gesperrt_durch) for a in found if a.ergebnis is not None}


@pytest.fixture
def platz(probe: Any) -> Platz:
    return Platz(probe)


def test_answering_leads_to_the_next_open_point_and_round(platz: Platz) -> None:
    assert platz.antworte("T-01", OK) == "T-02"
    assert platz.antworte("T-05", NP) == "T-06"
    assert platz.antworte("T-06", OK) == "T-02"
    assert platz.antworte("T-05", None) == "T-05"
    for code in ("T-02", "T-03", "T-04"):
        assert platz.antworte(code, OK) is not None
    assert platz.antworte("T-05", F1) is None
    assert platz.probe.read(akte.akte, platz.id).offen == ()
    row = platz.probe.read(akte.akten, platz.pruefung)[0]
    assert (row.stand, row.beantwortet, row.offen, row.mangel) == (Aktenstand.IN_ARBEIT, 6, 0, 1)


def test_a_mangel_keeps_note_amount_and_causes(platz: Platz) -> None:
    platz.antworte(
        "T-01", PLUS, feststellung="  Richtwert u\u0308berschritten.\x00 ", betrag_monat_cent=5640, monate=6,
        ursachen=("Frist", "Frist", "Berechnung"),
    )  # fmt: skip
    first = platz.probe.read(akte.akte, platz.id).antworten[0]
    assert (first.feststellung, first.betrag_cent) == ("Richtwert überschritten.", 33_840)
    assert first.ursachen == ("Frist", "Berechnung")
    platz.antworte("T-01", F2)
    first = platz.probe.read(akte.akte, platz.id).antworten[0]
    assert (first.feststellung, first.betrag_cent, first.monate) == ("Richtwert überschritten.", None, None)
    platz.antworte("T-01", OK)
    first = platz.probe.read(akte.akte, platz.id).antworten[0]
    assert (first.ursachen, first.sammelantwort) == ((), False)

    platz.antworte("T-01", PLUS)
    platz.probe.tu(
        akte.update_mangel, platz.id, "T-01", feststellung="", betrag_monat_cent=100, monate=None, ursachen=()
    )
    first = platz.probe.read(akte.akte, platz.id).antworten[0]
    assert (first.feststellung, first.betrag_monat_cent, first.betrag_cent) == ("", 100, None)
    with pytest.raises(UserError, match="Prüfpunkt 2 hat noch keine Antwort"):
        platz.probe.ws.execute(
            "M",
            akte.update_mangel,
            platz.id,
            "T-02",
            feststellung="x",
            betrag_monat_cent=None,
            monate=None,
            ursachen=(),
        )


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"betrag_monat_cent": 0}, "betrag_monat_cent"),
        ({"betrag_monat_cent": -5}, "betrag_monat_cent"),
        ({"betrag_monat_cent": 10**12}, "betrag_monat_cent"),
        ({"monate": 0}, "monate"),
        ({"monate": 601}, "monate"),
        ({"feststellung": "x" * 2001}, "feststellung"),
        ({"ursachen": ("x" * 61,)}, "ursachen"),
        ({"ursachen": tuple("abcdefghij")}, "ursachen"),
    ],
)
def test_impossible_answers_change_nothing(platz: Platz, more: dict[str, Any], field: str) -> None:
    before = platz.probe.dump()
    with pytest.raises(UserError) as caught:
        platz.antworte("T-01", PLUS, **more)
    assert caught.value.field == field
    assert platz.probe.dump() == before


def test_what_falls_away_takes_others_with_it_in_chains(platz: Platz) -> None:
    platz.antworte("T-03", F2)
    assert platz.antworte("T-02", ENT) == "T-05"
    assert platz.antworten() == {
        "T-02": (ENT, None),
        "T-03": (F2, None),
        "T-04": (ENT, "T-02"),
        "T-06": (ENT, "T-04"),
    }
    platz.antworte("T-04", F1)
    assert platz.antworten()["T-04"] == (F1, None)
    assert "T-06" not in platz.antworten()
    platz.antworte("T-04", ENT)
    assert platz.antworte("T-02", OK) == "T-05"
    assert platz.antworten() == {"T-02": (OK, None), "T-03": (F2, None), "T-04": (ENT, None), "T-06": (ENT, "T-04")}
    platz.antworte("T-04", None)
    assert "T-06" not in platz.antworten()


def test_a_locked_point_taken_back_stays_locked(platz: Platz) -> None:
    platz.antworte("T-02", ENT)
    platz.antworte("T-04", None)
    assert platz.antworten()["T-04"] == (ENT, "T-02")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from([f"T-{i:02d}" for i in range(1, 7)]), st.sampled_from([None, OK, F2, ENT])),
        min_size=1,
        max_size=12,
    )
)
def test_locks_hold_whatever_is_answered(platz: Platz, steps: list[tuple[str, Ergebnis | None]]) -> None:
    probe = platz.probe
    start = probe.dump()
    locks = {p.code: p.sperrt for p in probe.PUNKTE}
    done = 0
    for code, ergebnis in steps:
        step = probe.ws.undo_label, probe.ws.anchor().nr
        probe.ws.execute("A", akte.answer, platz.id, code, ergebnis, jetzt=probe.uhr(), wer=probe.WER)
        done += step[1] != probe.ws.anchor().nr
        found = platz.antworten()
        for other, (given_, cause) in found.items():
            if cause is not None:
                assert given_ is ENT
                assert found[cause][0] is ENT
                assert other in locks[cause]
            if given_ is ENT:
                assert all(locked in found for locked in locks[other])
    for _ in range(done):
        probe.ws.undo()
    assert probe.dump() == start


def test_the_rest_can_be_answered_at_once_but_no_mangel(platz: Platz) -> None:
    platz.antworte("T-03", F1)
    assert platz.probe.tu(akte.answer_rest, platz.id, ENT, platz.probe.uhr(), "QMB") == 5
    found = platz.probe.read(akte.akte, platz.id).antworten
    assert [a.sammelantwort for a in found] == [True, True, False, True, True, True]
    assert platz.probe.tu(akte.answer_rest, platz.id, OK, platz.probe.uhr(), "QMB") == 0
    with pytest.raises(UserError, match="nicht für mehrere"):
        platz.probe.ws.execute("R", akte.answer_rest, platz.id, F1, platz.probe.uhr(), "QMB")


def test_closing_needs_every_answer_and_every_amount(platz: Platz) -> None:
    probe = platz.probe
    platz.antworte("T-01", PLUS)
    platz.antworte("T-03", OK)
    with pytest.raises(UserError, match=r"^Noch 4 Prüfpunkte offen\. Bitte beantworten") as caught:
        probe.ws.execute("Ab", akte.close_akte, platz.id, jetzt=probe.uhr(), wer="QMB")
    assert caught.value.field == "T-02"
    probe.ws.execute("R", akte.answer_rest, platz.id, OK, probe.uhr(), "QMB")
    with pytest.raises(UserError, match="Der Fehlbetrag bei Prüfpunkt 1 braucht eine Zahl") as caught:
        probe.ws.execute("Ab", akte.close_akte, platz.id, jetzt=probe.uhr(), wer="QMB")
    assert caught.value.field == "T-01"
    platz.antworte("T-01", PLUS, betrag_monat_cent=1, monate=1)
    when = probe.uhr()
    probe.tu(akte.close_akte, platz.id, jetzt=when, wer="QMB")
    found = probe.read(akte.akte, platz.id)
    assert (found.stand, found.geprueft_um, found.geprueft_durch) == (Aktenstand.GEPRUEFT, when, "QMB")
    with pytest.raises(UserError, match="abgeschlossen"):
        platz.antworte("T-01", OK)
    probe.tu(akte.note, platz.id, "Bemerkung")
    probe.tu(akte.reopen_akte, platz.id)
    assert probe.read(akte.akte, platz.id).geprueft_um is None
    assert probe.read(akte.akte, platz.id).bemerkung == "Bemerkung"
    platz.antworte("T-01", OK)


def test_deferred_files_come_last_and_are_taken_up_by_an_answer(platz: Platz) -> None:
    probe = platz.probe
    first, second, *rest = platz.akten
    with pytest.raises(UserError, match="Der Grund fehlt"):
        probe.ws.execute("Z", akte.defer_akte, first.id, " ")
    probe.tu(akte.defer_akte, first.id, "Akte beim Gericht")
    assert probe.read(akte.akten, platz.pruefung)[0].grund == "Akte beim Gericht"
    assert probe.read(akte.naechste_offene, platz.pruefung) == second.id
    assert probe.read(akte.naechste_offene, platz.pruefung, rest[-1].id) == second.id
    for row in (second, *rest):
        platz.fertig(row.id)
    assert probe.read(akte.naechste_offene, platz.pruefung) == first.id
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (first.id, "T-01")
    platz.antworte("T-01", OK)
    row = probe.read(akte.akten, platz.pruefung)[0]
    assert (row.stand, row.grund) == (Aktenstand.IN_ARBEIT, "")
    platz.fertig(first.id)
    assert probe.read(akte.naechste_offene, platz.pruefung) is None
    assert probe.read(akte.wiederaufnahme, platz.pruefung) is None


def test_spares_move_up_in_order_and_never_across_strata(platz: Platz) -> None:
    probe = platz.probe
    mitte = [a for a in platz.akten if a.schicht == "mitte"]
    first = probe.tu(akte.replace_akte, mitte[0].id, "Doppelanlage", probe.uhr(), "QMB")
    second = probe.tu(akte.replace_akte, first, "Abgegeben", probe.uhr(), "QMB")
    listed = probe.read(akte.akten, platz.pruefung)
    by_id = {a.id: a for a in listed}
    assert len(listed) == 10
    assert [a.position for a in listed] == list(range(1, 11))
    assert (by_id[first].rang, by_id[first].ersatz_fuer) == (len(mitte) + 1, mitte[0].schluessel)
    assert (by_id[second].ersatz_fuer, by_id[second].schicht) == (by_id[first].schluessel, "mitte")
    assert by_id[mitte[0].id].grund == "Doppelanlage"
    with pytest.raises(UserError, match="Schicht „mitte“ ist keine Ersatzakte mehr"):
        probe.ws.execute("E", akte.replace_akte, mitte[1].id, "Doppelanlage", probe.uhr(), "QMB")
    assert probe.tu(akte.replace_akte, mitte[1].id, "Doppelt", probe.uhr(), "QMB", ohne_ersatz=True) is None
    for key, said in ((mitte[0].id, "wurde ersetzt"), (first, "wurde ersetzt")):
        with pytest.raises(UserError, match=said):
            platz.antworte("T-01", OK, key)
        with pytest.raises(UserError, match="bleibt es"):
            probe.ws.execute("O", akte.reopen_akte, key)


def test_a_spare_that_has_not_moved_up_is_no_file_yet(platz: Platz) -> None:
    probe = platz.probe
    sued = next(a for a in platz.akten if a.schicht == "süd")
    spare = probe.ws.execute("E", akte.replace_akte, sued.id, "Doppelt", probe.uhr(), "QMB")
    probe.ws.undo()
    with pytest.raises(UserError, match="noch nicht nachgerückt"):
        platz.antworte("T-01", OK, spare)


def test_a_lost_file_is_never_swapped_and_may_be_found(platz: Platz) -> None:
    probe = platz.probe
    probe.tu(akte.lose_akte, platz.id, "Nicht auffindbar", probe.uhr(), "QMB")
    assert len(probe.read(akte.akten, platz.pruefung)) == 8
    with pytest.raises(UserError, match="als verloren gemeldet"):
        platz.antworte("T-01", OK)
    probe.tu(akte.reopen_akte, platz.id)
    assert probe.read(akte.akten, platz.pruefung)[0].stand is Aktenstand.OFFEN


def test_the_work_resumes_at_the_exact_point(platz: Platz) -> None:
    probe = platz.probe
    first, second, third, *_ = platz.akten
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (first.id, "T-01")
    platz.antworte("T-01", OK)
    platz.antworte("T-04", F1)
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (first.id, "T-05")
    platz.antworte("T-04", None)
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (first.id, "T-04")
    platz.antworte("T-02", OK, third.id)
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (third.id, "T-03")
    probe.ws.undo()
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (first.id, "T-04")
    probe.ws.execute("R", akte.answer_rest, first.id, OK, probe.uhr(), "QMB")
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (first.id, "T-06")
    probe.ws.execute("Ab", akte.close_akte, first.id, jetzt=probe.uhr(), wer="QMB")
    assert probe.read(akte.wiederaufnahme, platz.pruefung) == (second.id, "T-01")


def test_a_file_shows_all_that_the_list_brought(platz: Platz) -> None:
    found = platz.probe.read(akte.akte, platz.id)
    number = int(found.schluessel[-4:])
    assert found.weitere == (("Personen", str(number % 4 + 1)), ("Bemerkung", ""))
    assert (found.team, found.betrag_cent) == (f"Team {number % 2}", 10_000 + number)
    assert [a.punkt for a in found.antworten] == list(platz.probe.PUNKTE)
    assert all(a.ergebnis is None for a in found.antworten)


def test_maengel_are_listed_for_examined_files_only(platz: Platz) -> None:
    first, second, *_ = platz.akten
    platz.antworte("T-05", F1, feststellung="b")
    platz.antworte("T-01", PLUS, betrag_monat_cent=10, monate=2, ursachen=("Frist",))
    platz.antworte("T-01", F2, second.id)
    assert platz.probe.read(akte.maengel, platz.pruefung) == ()
    platz.fertig(first.id)
    found = platz.probe.read(akte.maengel, platz.pruefung)
    assert [(m.code, m.ergebnis, m.betrag_cent, m.ursachen) for m in found] == [
        ("T-01", PLUS, 20, ("Frist",)),
        ("T-05", F1, None, ()),
    ]


def test_unknown_files_and_points(platz: Platz) -> None:
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        platz.antworte("T-01", OK, uuid4())
    with pytest.raises(UserError, match="gibt es nicht mehr"):
        platz.probe.read(akte.akte, uuid4())
    with pytest.raises(UserError, match="„T-99“"):
        platz.antworte("T-99", OK)


def test_a_naive_time_is_refused(platz: Platz) -> None:
    naive = platz.probe.JETZT.replace(tzinfo=None) + timedelta(0)
    with pytest.raises(Exception, match="naive"):
        platz.probe.ws.execute("A", akte.answer, platz.id, "T-01", OK, jetzt=naive, wer="QMB")
