"""Files of evidence: kept and given back byte for byte, undone, sealed, and refused where they may not be."""

import base64
import hashlib
import random
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlmodel import Session

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.dateien import LARGEST_FILE, LARGEST_SUM
from qmapp.checks.qcheck.rows import Nachweisart, Urteil
from qmapp.checks.qcheck.siegel import zeilen
from qmapp.errors import UserError
from qmapp.german import NBSP
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import Probe
from tests.checks.qcheck.test_katalogwechsel import begun, move, rate
from tests.checks.qcheck.test_qcheck import CODES, all_rated, begin, refused

PDF = b"%PDF-1.7\n" + random.Random(4711).randbytes(700_000)
SHA = hashlib.sha256(PDF).hexdigest()


@pytest.fixture
def key(probe: Probe) -> UUID:
    return begin(probe)


def beleg(probe: Probe, key: UUID, code: str = CODES[0]) -> UUID:
    return UUID(str(probe.ws.execute("Beleg", door.add_nachweis, key, code, Nachweisart.DOKUMENT, "Prozessbild")))


def angehaengt(probe: Probe, nachweis: UUID, name: str = "prozess.pdf", content: bytes = PDF) -> UUID:
    return UUID(str(probe.tu(door.add_anlage, nachweis, name, content, jetzt=probe.uhr(), wer="QMB")))


def test_a_file_comes_back_byte_for_byte(probe: Probe, key: UUID) -> None:
    proof = beleg(probe, key, CODES[3])
    one = angehaengt(probe, proof)
    (row,) = probe.read(door.anlagen, key)
    assert (row.id, row.nachweis_id, row.code, row.dateiname) == (one, proof, CODES[3], "prozess.pdf")
    assert (row.groesse, row.sha256, row.wer) == (len(PDF), SHA, "QMB")
    assert probe.read(door.anlage_inhalt, one) == PDF
    assert probe.read(lambda s: s.connection().execute(text("SELECT count(*) FROM qcheck_anlage_teil")).scalar()) == 3


def test_taking_a_file_away_can_be_undone(probe: Probe, key: UUID) -> None:
    proof = beleg(probe, key)
    one = angehaengt(probe, proof)
    probe.tu(door.remove_anlage, one)
    assert probe.read(door.anlagen, key) == ()
    probe.ws.undo()
    assert probe.read(door.anlage_inhalt, one) == PDF
    probe.tu(door.remove_nachweis, proof)
    assert probe.read(door.anlagen, key) == ()
    probe.ws.undo()
    probe.tu(door.delete_qcheck, key)
    probe.ws.undo()
    assert probe.read(door.anlage_inhalt, one) == PDF


def test_what_was_taken_away_leaves_the_file_when_it_is_opened_again(probe: Probe, key: UUID) -> None:
    proof = beleg(probe, key)
    kept, gone = angehaengt(probe, proof), angehaengt(probe, proof, "alt.pdf", b"%PDF-alt")
    probe.ws.execute("Entfernen", door.remove_anlage, gone)
    assert probe.ws.check().in_ordnung
    path = probe.ws.path
    probe.ws.close()
    with Workspace.open(path, None, SCHEMA, wer="QMB") as again:
        stored = again.read(
            lambda s: s.connection().execute(text("SELECT DISTINCT anlage_id FROM qcheck_anlage_teil")).scalars().all()
        )
        assert [UUID(one) for one in stored] == [kept]
        assert again.read(door.anlage_inhalt, kept) == PDF
        assert again.check().in_ordnung


def test_the_same_file_is_attached_once_and_another_of_its_name_gets_a_number(probe: Probe, key: UUID) -> None:
    proof, other = beleg(probe, key), beleg(probe, key, CODES[1])
    angehaengt(probe, proof)
    error = refused(probe, door.add_anlage, proof, "kopie.pdf", PDF, jetzt=probe.uhr(), wer="QMB")
    assert "schon als „prozess.pdf“ angehängt" in str(error)
    angehaengt(probe, other)
    angehaengt(probe, proof, "Prozess.PDF", b"%PDF-2")
    angehaengt(probe, proof, "prozess.pdf", b"%PDF-3")
    names = [row.dateiname for row in probe.read(door.anlagen, key) if row.nachweis_id == proof]
    assert sorted(names) == ["Prozess (2).PDF", "prozess (3).pdf", "prozess.pdf"]


@pytest.mark.parametrize(
    ("name", "content", "field"),
    [
        ("../prozess.pdf", PDF, "dateiname"),
        ("prozess.pdf", b"", "datei"),
        ("prozess.pdf", bytes(LARGEST_FILE + 1), "datei"),
        ("prozess.pdf.exe", PDF, "datei"),
        ("prozess.pdf", b"MZ\x90\x00", "datei"),
    ],
)
def test_what_may_not_be_attached_changes_nothing(
    probe: Probe, key: UUID, name: str, content: bytes, field: str
) -> None:
    proof = beleg(probe, key)
    before = probe.dump()
    assert refused(probe, door.add_anlage, proof, name, content, jetzt=probe.uhr(), wer="QMB").field == field
    assert probe.dump() == before


def test_a_limit_of_200_mb_holds_ten_of_the_largest(probe: Probe, key: UUID) -> None:
    assert LARGEST_SUM == 10 * LARGEST_FILE
    proof = beleg(probe, key)

    def claim(session: Session) -> None:
        """Rows that say they are large, since writing 200 MB takes too long in a test."""
        about = {"groesse": LARGEST_FILE, "sha256": "x", "um": probe.JETZT, "wer": "QMB"}
        session.add_all(
            tables.QCheckAnlage(nachweis_id=proof, dateiname=f"{number}.pdf", **about) for number in range(10)
        )

    probe.ws.execute("Zehn", claim)
    error = refused(probe, door.add_anlage, proof, "elf.pdf", PDF, jetzt=probe.uhr(), wer="QMB")
    assert f"haben zusammen 200{NBSP}MB, höchstens 200{NBSP}MB sind möglich" in str(error)
    angehaengt(probe, beleg(probe, begin(probe)), "anderer.pdf")


def test_what_is_gone_is_told(probe: Probe, key: UUID) -> None:
    proof = beleg(probe, key)
    one = angehaengt(probe, proof)
    probe.ws.execute("Entfernen", door.remove_nachweis, proof)
    with pytest.raises(UserError, match="Anlage gibt es nicht mehr"):
        probe.read(door.anlage_inhalt, one)
    assert "Anlage" in str(refused(probe, door.remove_anlage, one))
    assert "Nachweis" in str(refused(probe, door.add_anlage, proof, "a.pdf", PDF, jetzt=probe.uhr(), wer="QMB"))


def test_a_submitted_q_check_takes_and_loses_no_file(probe: Probe, key: UUID) -> None:
    proof = beleg(probe, key)
    one = angehaengt(probe, proof)
    all_rated(probe, key)
    probe.tu(door.submit_qcheck, key, heute=probe.HEUTE, wer="QMB")
    assert "liegt zur Freigabe vor" in str(refused(probe, door.remove_anlage, one))
    error = refused(probe, door.add_anlage, proof, "neu.pdf", PDF, jetzt=probe.uhr(), wer="QMB")
    assert "liegt zur Freigabe vor" in str(error)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE qcheck_anlage SET dateiname = 'anders.pdf'",
        "UPDATE qcheck_anlage SET sha256 = 'ab'",
        "UPDATE qcheck_anlage SET groesse = 1",
        "DELETE FROM qcheck_anlage",
    ],
)
def test_the_seal_knows_what_became_of_a_file(probe: Probe, key: UUID, change: str) -> None:
    angehaengt(probe, beleg(probe, key))
    angehaengt(probe, beleg(probe, begin(probe)), "fremd.pdf", b"%PDF-fremd")
    all_rated(probe, key)
    probe.ws.execute("Vorlegen", door.submit_qcheck, key, heute=probe.HEUTE, wer="QMB")
    given: Any = probe.ws.execute("Frei", door.release_qcheck, key, anker="1:a", heute=probe.HEUTE, wer="Amtsleitung")
    assert probe.read(door.siegel, key) == given
    lines = probe.read(lambda s: list(zeilen(s, key)))
    (line,) = lines[lines.index("qcheck_anlage") + 1 : lines.index("qcheck_merkpunkt")]
    assert line.endswith(f'"prozess.pdf",{len(PDF)},"{SHA}"]'), "of this Q-Check only"
    probe.ws.execute("Fremd", lambda s: s.connection().execute(text(change + " WHERE dateiname = 'fremd.pdf'")))
    assert probe.read(door.siegel, key) == given
    probe.ws.execute("Falsch", lambda s: s.connection().execute(text(change)))
    assert probe.read(door.siegel, key) != given


def test_a_file_whose_parts_are_not_whole_is_not_given_out(probe: Probe, key: UUID) -> None:
    one = angehaengt(probe, beleg(probe, key))
    change = text("UPDATE qcheck_anlage SET sha256 = :wrong")
    probe.ws.execute("Falsch", lambda s: s.connection().execute(change, {"wrong": "0" * 64}))
    with pytest.raises(UserError, match="beschädigt") as error:
        probe.read(door.anlage_inhalt, one)
    assert error.value.advice


def test_no_file_beside_the_workspace_shows_an_attachment(probe: Probe, key: UUID) -> None:
    words = b"Befund von Frau Beispiel, vertraulich"
    angehaengt(probe, beleg(probe, key), "Befund-Beispiel.txt", words * 20_000)
    needles = (words, base64.b64encode(words)[4:-4], b"Befund-Beispiel")
    folder = probe.ws.path.parent
    for _ in range(2):
        for path in folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert not any(needle in content for needle in needles), path.name
        probe.ws.checkpoint()


def test_a_move_to_a_newer_catalogue_loses_no_file(probe: Probe) -> None:
    key = begun(probe)
    renamed = angehaengt(probe, beleg(probe, key, "QC-HZP-S04"), "umbenannt.pdf", b"%PDF-S04")
    gone = angehaengt(probe, beleg(probe, key, "QC-HZP-S05"), "entfallen.pdf", b"%PDF-S05")
    for code in ("S04", "S05"):
        rate(probe, key, code, Urteil.VOLL)
    move(probe, key)
    found = {row.id: row.code for row in probe.read(door.anlagen, key)}
    assert found == {renamed: "QC-HZP-S09", gone: "QC-HZP-S05"}
    assert probe.read(door.anlage_inhalt, gone) == b"%PDF-S05"
