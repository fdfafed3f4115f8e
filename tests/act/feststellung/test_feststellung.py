"""Feststellungen: born from an answer or a result, merged with their count, settled."""

import contextlib
import shutil
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.act import feststellung as fest
from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import Art, Ausrichtung, Dimension, Quelle, Schwere
from qmapp.checks.aktenpruefung import akte
from qmapp.checks.aktenpruefung.rows import Ergebnis, Zurechenbarkeit
from qmapp.errors import UserError
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import Probe


def wer(probe: Probe) -> dict[str, Any]:
    return {"heute": probe.HEUTE, "jetzt": probe.uhr(), "wer": probe.WER}


def answered(probe: Probe, akte_id: UUID, code: str, ergebnis: Ergebnis, **told: Any) -> None:
    probe.ws.execute("Antwort", akte.answer, akte_id, code, ergebnis, jetzt=probe.uhr(), wer=probe.WER, **told)


def audited(probe: Probe, pruefung_id: UUID, faults: dict[int, Ergebnis], code: str = "T-01") -> list[UUID]:
    """Audit every file: fulfilled but for ``code`` in the files named by their position."""
    ids = [row.id for row in probe.read(akte.akten, pruefung_id)]
    for position, key in enumerate(ids):
        ergebnis = faults.get(position)
        if ergebnis is not None:
            amount = {"betrag_monat_cent": 1000, "monate": 2} if ergebnis.mit_betrag else {}
            answered(probe, key, code, ergebnis, ursachen=("Frist",), feststellung=f"Fund {position}", **amount)
        probe.ws.execute("Rest", akte.answer_rest, key, Ergebnis.OK, probe.uhr(), probe.WER)
        probe.ws.execute("Fertig", akte.close_akte, key, jetzt=probe.uhr(), wer=probe.WER)
    return ids


def test_an_answer_becomes_a_feststellung_and_similar_ones_become_examples(probe: Probe) -> None:
    pruefung_id = probe.gezogen()
    first, second = (row.id for row in probe.read(akte.akten, pruefung_id)[:2])
    for key in (first, second):
        answered(probe, key, "T-01", Ergebnis.F2, feststellung="Der Bescheid fehlt.", ursachen=("Frist",))
    made, new = probe.tu(fest.from_antwort, first, "T-01", **wer(probe))
    again, second_new = probe.tu(fest.from_antwort, second, "T-01", **wer(probe))
    assert (made, new, second_new) == (again, True, False)
    assert probe.tu(fest.from_antwort, second, "T-01", **wer(probe)) == (made, False)
    found = probe.read(fest.feststellung, made)
    assert found.zeile.kennung == "FS-001"
    assert found.zeile.titel == "Punkt 1"
    assert found.zeile.text == "Der Bescheid fehlt."
    assert (found.zeile.art, found.zeile.quelle, found.zeile.akten) == (Art.MANGEL, Quelle.ANTWORT, 2)
    assert found.zeile.ursachen == ("Frist",)
    assert {example.akte_id for example in found.beispiele} == {first, second}
    assert worte.zahlen(found.zeile) == "an 2 Akten festgestellt"
    assert probe.read(fest.codes_mit_feststellung, first) == {"T-01"}


def test_an_answer_fulfilled_is_a_strength_and_an_open_one_nothing(probe: Probe) -> None:
    key = probe.read(akte.akten, probe.gezogen())[0].id
    with pytest.raises(UserError, match="noch nicht bewertet"):
        probe.ws.execute("Feststellung", fest.from_antwort, key, "T-01", **wer(probe))
    answered(probe, key, "T-01", Ergebnis.ENTFAELLT)
    with pytest.raises(UserError, match="noch nicht bewertet"):
        probe.ws.execute("Feststellung", fest.from_antwort, key, "T-01", **wer(probe))
    answered(probe, key, "T-05", Ergebnis.OK)
    made, _ = probe.tu(fest.from_antwort, key, "T-05", **wer(probe))
    assert probe.read(fest.feststellung, made).zeile.art is Art.STAERKE


def test_a_result_brings_its_numbers_causes_and_examples(probe: Probe) -> None:
    pruefung_id = probe.gezogen()
    faults = {0: Ergebnis.F2, 3: Ergebnis.F3_PLUS, 5: Ergebnis.F1}
    ids = audited(probe, pruefung_id, faults)
    made = probe.tu(fest.from_ergebnis, pruefung_id, "T-01", **wer(probe))
    found = probe.read(fest.feststellung, made)
    # Counted by hand: two of eight files with F2 or F3.
    assert (found.zeile.anzahl, found.zeile.bewertet, found.zeile.zaehlt) == (2, len(ids), "F2+F3")
    assert {example.notiz for example in found.beispiele} == {"Fund 0", "Fund 3"}
    assert found.zeile.ursachen == ("Frist",)
    assert worte.zahlen(found.zeile) == "2 von 8 (25,0\u00a0%), materielle Fehler"
    formal = probe.tu(fest.from_ergebnis, pruefung_id, "T-01", zaehlt="F1", **wer(probe))
    assert probe.read(fest.feststellung, formal).zeile.anzahl == 1
    every = probe.tu(fest.from_ergebnis, pruefung_id, "T-01", zaehlt="F1+F2+F3", **wer(probe))
    assert probe.read(fest.feststellung, every).zeile.anzahl == 3


def test_numbers_follow_the_result_when_asked_to(probe: Probe) -> None:
    pruefung_id = probe.gezogen()
    ids = audited(probe, pruefung_id, {0: Ergebnis.F2})
    made = probe.tu(fest.from_ergebnis, pruefung_id, "T-01", **wer(probe))
    probe.ws.execute("Auf", akte.reopen_akte, ids[1])
    answered(probe, ids[1], "T-01", Ergebnis.F2)
    probe.ws.execute("Zu", akte.close_akte, ids[1], jetzt=probe.uhr(), wer=probe.WER)
    assert probe.read(fest.feststellung, made).zeile.anzahl == 1
    probe.tu(fest.recount_feststellung, made)
    assert probe.read(fest.feststellung, made).zeile.anzahl == 2
    free = probe.tu(fest.create_feststellung, titel="Frei", **wer(probe))
    with pytest.raises(UserError, match="von Hand"):
        probe.ws.execute("Zahlen", fest.recount_feststellung, free)


def test_suggestions_name_what_was_counted_and_not_yet_said(probe: Probe) -> None:
    pruefung_id = probe.gezogen(probe.zeilen(mitte=40, süd=30), anzahl=40)
    audited(probe, pruefung_id, {0: Ergebnis.F2, 1: Ergebnis.F2, 2: Ergebnis.F1})
    offered = probe.read(fest.vorschlaege, pruefung_id)
    assert (offered[0].code, offered[0].art, offered[0].anzahl, offered[0].bewertet) == ("T-01", Art.MANGEL, 2, 40)
    assert [(v.code, v.art) for v in offered[1:]] == [(code, Art.STAERKE) for code in probe.CODES[1:]]
    probe.tu(fest.from_ergebnis, pruefung_id, "T-01", **wer(probe))
    assert "T-01" not in {v.code for v in probe.read(fest.vorschlaege, pruefung_id)}


def test_thirty_files_are_needed_to_suggest_a_strength(probe: Probe) -> None:
    pruefung_id = probe.gezogen()
    audited(probe, pruefung_id, {})
    assert probe.read(fest.vorschlaege, pruefung_id) == ()


def test_merging_keeps_every_text_and_counts_files_once(probe: Probe) -> None:
    pruefung_id = probe.gezogen()
    keys = [row.id for row in probe.read(akte.akten, pruefung_id)[:3]]
    made = []
    for key, code in zip(keys, ("T-01", "T-02", "T-05"), strict=True):
        answered(probe, key, code, Ergebnis.F2, ursachen=("Frist",) if code != "T-05" else ("Berechnung",))
        made.append(probe.tu(fest.from_antwort, key, code, **wer(probe))[0])
    answered(probe, keys[0], "T-02", Ergebnis.F2)
    probe.tu(fest.from_antwort, keys[0], "T-02", **wer(probe))
    probe.tu(fest.merge_feststellungen, made[1], [made[2]])
    probe.tu(fest.merge_feststellungen, made[0], [made[1]])
    found = probe.read(fest.feststellung, made[0])
    assert found.zeile.akten == 3
    assert found.zeile.zusammengefuehrt == 2
    assert [row.kennung for row in found.aufgegangen] == ["FS-002", "FS-003"]
    assert found.zeile.punkte == ("T-01", "T-02", "T-05")
    assert found.zeile.ursachen == ("Frist", "Berechnung")
    assert [row.id for row in probe.read(fest.feststellungen)] == [made[0]]
    assert probe.read(fest.zu_antwort, keys[1], "T-02") == made[0]
    with pytest.raises(UserError, match="aufgegangen"):
        probe.ws.execute("Ändern", fest.update_feststellung, made[1], titel="x")
    probe.tu(fest.release_feststellung, made[1])
    assert {row.id for row in probe.read(fest.feststellungen)} == {made[0], made[1]}
    probe.tu(fest.delete_feststellung, made[0])
    assert {row.id for row in probe.read(fest.feststellungen)} == {made[1], made[2]}


def test_a_feststellung_cannot_rise_into_itself(probe: Probe) -> None:
    made = probe.tu(fest.create_feststellung, titel="Eins", **wer(probe))
    for others in ([made], []):
        with pytest.raises(UserError):
            probe.ws.execute("Zusammen", fest.merge_feststellungen, made, others)


def test_similar_ones_share_a_point_and_a_kind(probe: Probe) -> None:
    told = wer(probe)
    one = probe.tu(fest.create_feststellung, titel="Eins", punkte=["T-01"], **told)
    two = probe.tu(fest.create_feststellung, titel="Zwei", punkte=["T-01", "T-02"], **told)
    probe.tu(fest.create_feststellung, titel="Stärke", punkte=["T-01"], art=Art.STAERKE, **told)
    probe.tu(fest.create_feststellung, titel="Anderer Punkt", punkte=["T-03"], **told)
    assert [row.id for row in probe.read(fest.aehnliche, one)] == [two]
    probe.tu(fest.settle_feststellung, two, heute=probe.HEUTE)
    assert probe.read(fest.aehnliche, one) == ()


def test_what_is_told_is_kept_and_what_cannot_be_is_refused(probe: Probe) -> None:
    made = probe.tu(fest.create_feststellung, titel="Neun Akten nicht auffindbar", anzahl=9, bewertet=662, **wer(probe))
    probe.tu(
        fest.update_feststellung,
        made,
        schwere=Schwere.HOCH,
        dimension=Dimension.STRUKTUR,
        ausrichtung=Ausrichtung.PROZESS,
        zurechenbarkeit=Zurechenbarkeit.AMT,
        nachholung_bis=date(2025, 9, 30),
        zaehlt="verloren",
    )
    row = probe.read(fest.feststellung, made).zeile
    assert (row.schwere, row.dimension, row.zurechenbarkeit) == (Schwere.HOCH, Dimension.STRUKTUR, Zurechenbarkeit.AMT)
    assert worte.zahlen(row) == "9 von 662 (1,4\u00a0%), verloren"
    before = probe.dump()
    for field, wrong in (
        ("titel", {"titel": "  "}),
        ("anzahl", {"anzahl": 700}),
        ("bewertet", {"bewertet": -1}),
        ("nachholung_bis", {"nachholung_bis": date(2024, 1, 1)}),
        ("text", {"text": "x" * 4001}),
        ("ursachen", {"ursachen": ["a" * 61]}),
    ):
        with pytest.raises(UserError) as caught:
            probe.ws.execute("Ändern", fest.update_feststellung, made, **wrong)
        assert caught.value.field == field
    assert probe.dump() == before


def test_examples_are_named_once_and_linked_to_their_file(probe: Probe) -> None:
    pruefung_id = probe.gezogen()
    audited(probe, pruefung_id, {0: Ergebnis.F2})
    made = probe.tu(fest.from_ergebnis, pruefung_id, "T-01", **wer(probe))
    other = probe.read(akte.akten, pruefung_id)[4]
    linked = probe.tu(fest.add_beispiel, made, f" {other.schluessel} ")
    probe.tu(fest.add_beispiel, made, "Az. 12/25", notiz="außerhalb der Stichprobe")
    with pytest.raises(UserError, match="schon als Beispiel"):
        probe.ws.execute("Beispiel", fest.add_beispiel, made, other.schluessel)
    examples = {example.aktenzeichen: example for example in probe.read(fest.feststellung, made).beispiele}
    assert examples[other.schluessel].akte_id == other.id
    assert examples["Az. 12/25"].akte_id is None
    probe.tu(fest.remove_beispiel, linked)
    assert other.schluessel not in {e.aktenzeichen for e in probe.read(fest.feststellung, made).beispiele}


def test_settled_ones_come_back(probe: Probe) -> None:
    made = probe.tu(fest.create_feststellung, titel="Eins", **wer(probe))
    probe.tu(fest.settle_feststellung, made, heute=date(2025, 3, 4))
    with pytest.raises(UserError, match="schon erledigt"):
        probe.ws.execute("Erledigt", fest.settle_feststellung, made, heute=date(2025, 3, 4))
    probe.tu(fest.reopen_feststellung, made)
    assert probe.read(fest.feststellung, made).zeile.erledigt_am is None


def test_a_kennung_is_given_once(probe: Probe) -> None:
    told = wer(probe)
    probe.tu(fest.create_feststellung, titel="Eins", kennung="FS-017", **told)
    made = probe.tu(fest.create_feststellung, titel="Zwei", **told)
    assert probe.read(fest.feststellung, made).zeile.kennung == "FS-018"
    with pytest.raises(UserError, match="vergeben"):
        probe.ws.execute("Neu", fest.create_feststellung, titel="Drei", kennung="FS-017", **told)


def test_what_is_gone_is_said(probe: Probe) -> None:
    made = probe.tu(fest.create_feststellung, titel="Eins", **wer(probe))
    probe.tu(fest.delete_feststellung, made)
    for query in (fest.feststellung, fest.aehnliche):
        with pytest.raises(UserError, match="gibt es nicht mehr"):
            probe.read(query, made)


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.booleans()), max_size=12))
def test_no_order_of_merging_loses_or_doubles_one(blank_file: Path, steps: list[tuple[int, int, bool]]) -> None:
    """Whatever is merged and taken out again: each stands on its own or in exactly one that stands on its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(shutil.copy(blank_file, folder)), None, SCHEMA, wer="x") as ws,
    ):
        when = datetime(2025, 3, 3, 9, tzinfo=UTC)
        told = {"heute": when.date(), "jetzt": when, "wer": "QMB"}
        made = [ws.execute("Neu", fest.create_feststellung, titel=str(n), **told) for n in range(5)]
        for target, other, merge in steps:
            with contextlib.suppress(UserError):
                if merge:
                    ws.execute("Zusammen", fest.merge_feststellungen, made[target], [made[other]])
                else:
                    ws.execute("Heraus", fest.release_feststellung, made[other])
        standing = [ws.read(fest.feststellung, row.id) for row in ws.read(fest.feststellungen)]
        found = [f.zeile.id for f in standing] + [below.id for f in standing for below in f.aufgegangen]
        assert sorted(found, key=str) == sorted(made, key=str)
