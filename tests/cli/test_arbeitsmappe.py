"""The verbs over a workspace, and the whole main job without a screen."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from qmapp.cli import run_verbs
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

SECRET = "vier Wörter und noch eins"


@pytest.fixture
def example(example_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(example_file, tmp_path / "beispiel.qcheck"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "eigene.qcheck"
    Workspace.create(path, SECRET, SCHEMA, title="QM", amt="Amt", wer="QMB").close()
    return path


def called(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> dict[str, Any]:
    assert run_verbs([*map(str, arguments), "--json"]) == code, capsys.readouterr().err
    data = json.loads(capsys.readouterr().out)
    assert isinstance(data, dict)
    return data


def test_a_whole_workspace_is_in_order(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = called(capsys, "pruefen", example)
    assert (data["in_ordnung"], data["befunde"]) == (True, [])
    assert data["anker"].partition(":")[0].isdecimal()


def test_a_sealed_q_check_that_was_changed_is_found(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    forge = text("UPDATE qcheck_bewertung SET urteil = '3' WHERE code = 'QC-HZP-E03'")
    with Workspace.open(example, None, SCHEMA, wer="QMB") as workspace:
        workspace.execute("Fälschung", lambda session: session.connection().execute(forge))
    data = called(capsys, "pruefen", example, code=1)
    assert "Der Q-Check QC-2025-HZP stimmt nicht mit seinem Siegel überein." in data["befunde"]


def test_a_flipped_bit_is_found_and_told_by_the_exit_code(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMAPP_PASSWORT", SECRET)
    raw = bytearray(own.read_bytes())
    raw[len(raw) - 2000] ^= 1
    own.write_bytes(raw)
    before = own.read_bytes()
    assert run_verbs(["pruefen", str(own)]) in (1, 2)
    said = capsys.readouterr()
    assert "Traceback" not in said.err + said.out
    assert own.read_bytes() == before


def test_the_passphrase_comes_from_a_file_or_the_environment(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QMAPP_PASSWORT", raising=False)
    file = tmp_path / "passwort.txt"
    file.write_text(SECRET + "\n", "utf-8")
    assert called(capsys, "pruefen", own, "--passwort-datei", file)["in_ordnung"]
    monkeypatch.setenv("QMAPP_PASSWORT", SECRET)
    assert called(capsys, "pruefen", own)["in_ordnung"]
    monkeypatch.setenv("QMAPP_PASSWORT", "falsch falsch falsch")
    assert run_verbs(["pruefen", str(own)]) == 2
    assert "Passphrase" in capsys.readouterr().err


def test_without_a_passphrase_and_keyboard_nothing_is_asked(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QMAPP_PASSWORT", raising=False)
    assert run_verbs(["pruefen", str(own)]) == 2
    assert "--passwort-datei" in capsys.readouterr().err


def test_backup_and_restore(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QMAPP_PASSWORT", SECRET)
    saved = called(capsys, "sichern", own)
    assert saved["geprueft"] is True
    target = tmp_path / "zurueck.qcheck"
    restored = called(capsys, "wiederherstellen", saved["sicherung"], target)
    assert restored["geprueft"] is True
    assert called(capsys, "pruefen", target)["in_ordnung"]


def test_beispiel_writes_a_new_file_and_spares_an_old_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = tmp_path / "da.qcheck"
    taken.write_bytes(b"wichtig")
    assert run_verbs(["beispiel", str(taken)]) == 2
    assert taken.read_bytes() == b"wichtig"
    assert "da.qcheck" in capsys.readouterr().err


def test_a_report_in_every_format(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "berichte"
    data = called(capsys, "bericht", example, "pruefbericht", "--pruefung", "AP-2025-1", "--ziel", target)
    files = [Path(file) for file in data["dateien"]]
    assert [file.suffix for file in files] == [".pdf", ".docx", ".xlsx"]
    assert [file.read_bytes()[:4] for file in files] == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
    assert sorted(target.iterdir()) == sorted(files)


@pytest.mark.parametrize(
    ("art", "more", "name"),
    [
        ("pruefbogen", ["--akten", "2-3"], "Pruefboegen_AP-2025-1_"),
        ("pruefbogen", ["--muster"], "Pruefboegen_AP-2025-1_"),
        ("pruefliste", [], "Pruefliste_AP-2025-1_"),
    ],
)
def test_the_papers_around_an_audit(
    art: str, more: list[str], name: str, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = called(capsys, "bericht", example, art, "--pruefung", "AP-2025-1", *more, "--ziel", tmp_path / "papiere")
    (file,) = map(Path, data["dateien"])
    assert file.name.startswith(name)
    assert file.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("art", "named", "stem"),
    [
        ("qcheck", "QC-2025-HZP", "Q-Check-Bericht_QC-2025-HZP_"),
        ("qcheck", "q-check ambulante hilfe zur pflege 2024", "Q-Check-Bericht_QC-2024-HZP_"),
        ("befragungsbericht", "BF-2025-KL", "Befragungsbericht_BF-2025-KL_"),
    ],
)
def test_the_reports_of_a_qcheck_and_of_a_befragung(
    art: str, named: str, stem: str, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "berichte"
    data = called(capsys, "bericht", example, art, "--pruefung", named, "--format", "xlsx", "--ziel", target)
    (file,) = map(Path, data["dateien"])
    assert file.name.startswith(stem)
    assert file.suffix == ".xlsx"
    assert all(hint.endswith(".") for hint in data["hinweise"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["qcheck"], "Bitte den Q-Check mit --pruefung nennen"),
        (["qcheck", "--pruefung", "AP-2025-1"], "Vorhanden sind: QC-2025-HZP, QC-2024-HZP"),
        (["befragungsbericht", "--pruefung", "QC-2025-HZP"], "Die Befragung „QC-2025-HZP“ gibt es nicht"),
        (["befragungsbericht", "--pruefung", "BF-2025-KL", "--format", "json"], "Möglich sind: pdf, docx, xlsx"),
        (["qcheck", "--pruefung", "QC-2025-HZP", "--jahr", "2025"], "gibt es nur für"),
        (["pruefbericht"], "AP-2025-1"),
        (["pruefbericht", "--pruefung", "AP-1999-1"], "gibt es nicht"),
        (["jahresbericht"], "möglich sind"),
        (["pruefbericht", "--pruefung", "AP-2025-1", "--format", "odt"], "Format"),
        (["pruefbericht", "--pruefung", "AP-2025-1", "--muster"], "nur für Prüfbögen"),
        (["pruefbogen", "--pruefung", "AP-2025-1", "--akten", "vorn"], "zum Beispiel 1-50"),
        (["pruefbogen", "--pruefung", "AP-2025-1", "--akten", "900-901"], "keine Akte"),
        (["pruefbogen", "--pruefung", "AP-2025-1", "--format", "docx"], "Möglich sind: pdf"),
    ],
)
def test_a_report_that_cannot_be_is_refused(
    arguments: list[str], words: str, example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "berichte"
    assert run_verbs(["bericht", str(example), *arguments, "--ziel", str(target)]) == 2
    assert words in capsys.readouterr().err
    assert not target.exists()


def test_the_main_job_on_the_example_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ausgabe"
    first = called(capsys, "vorfuehren", "--ziel", target)
    second = called(capsys, "vorfuehren", "--ziel", target)
    assert first == second
    assert all(Path(file).stat().st_size > 1000 for file in first["dateien"])
    answers = [Path(file).name for file in first["dateien"] if "Management-Response_intern_2025" in file]
    assert [name.rsplit(".")[-1] for name in answers] == ["pdf", "docx", "xlsx"]


def test_the_main_job_on_a_list_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "bestand.csv"
    lines = [f"BG-{n:05d};{('Mitte', 'Nord')[n % 2]};{n},50 €" for n in range(1, 2001)]
    source.write_text("\n".join(["Aktenzeichen;Standort;Zahlbetrag", *lines]), "utf-8-sig")
    target = tmp_path / "ausgabe"
    data = called(
        capsys, "vorfuehren", "--ziel", target, "--liste", source, "--schluessel", "Aktenzeichen",
        "--schicht", "Standort", "--betrag", "Zahlbetrag",
    )  # fmt: skip
    with Workspace.open(Path(data["arbeitsmappe"]), data["passwort"], SCHEMA, wer="Test", read_only=True) as opened:
        assert opened.encrypted
        assert opened.check().befunde == ()
    protocol = next(file for file in data["dateien"] if file.endswith(".json"))
    again = called(capsys, "stichprobe", "nachrechnen", protocol, source)
    assert again == {"identisch": True, "abweichungen": []}


def test_a_foreign_file_where_the_example_should_lie_is_spared(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = own.parent / "ausgabe"
    target.mkdir()
    taken = target / "Beispieljahr.qcheck"
    shutil.copy(own, taken)
    before = taken.read_bytes()
    assert run_verbs(["vorfuehren", "--ziel", str(target)]) == 2
    assert "nicht das Beispiel" in capsys.readouterr().err
    assert taken.read_bytes() == before
