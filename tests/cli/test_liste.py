import json
from pathlib import Path

import pytest

from qmapp.cli import run_verbs

LISTE = """Aktenzeichen;Standort;Zahlbetrag
00123;Mitte;1.234,50 €
00124;Nord;10,00 €
00124;Nord;20,00 €
"""


@pytest.fixture
def liste(tmp_path: Path) -> Path:
    file = tmp_path / "bestand.csv"
    file.write_text(LISTE, "utf-8-sig")
    return file


def test_the_contract_of_liste_ansehen(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run_verbs(
        ["liste", "ansehen", str(liste), "--schluessel", "Aktenzeichen", "--betrag", "Zahlbetrag", "--json"]
    )
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert list(data) == [
        "datei", "format", "kodierung", "trennzeichen", "blatt", "kopfzeile", "spalten", "zeilen",
        "doppelte_schluessel", "leere_schluessel", "summe", "hinweise",
    ]  # fmt: skip
    assert [c["name"] for c in data["spalten"]] == ["Aktenzeichen", "Standort", "Zahlbetrag"]
    assert (data["zeilen"], data["doppelte_schluessel"], data["leere_schluessel"]) == (3, 1, 0)
    assert data["summe"] == "1264.50"
    assert data["trennzeichen"] == ";"


def test_without_json_a_person_can_read_it(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verbs(["liste", "ansehen", str(liste)]) == 0
    out = capsys.readouterr().out
    assert "bestand.csv: 3 Zeilen, 3 Spalten, CSV" in out
    assert "1.264,50\u00a0€" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["liste", "ansehn", "x"], "Dieses Verb gibt es nicht"),
        (["nichts"], "Dieses Verb gibt es nicht"),
        (["liste", "ansehen"], "Es fehlt LISTE"),
        (["liste", "ansehen", "--blat", "1"], "--blat gibt es hier nicht"),
        (["liste", "ansehen", "x.csv", "--kopfzeile", "null"], "erwartet wird eine ganze Zahl ab 1"),
        (["liste", "ansehen", "a.csv", "b.csv"], "zu viele Angaben"),
        (["liste", "ansehen", "a.csv", "--blatt"], "gehört ein Wert"),
        (["liste", "ansehen", "gibt-es-nicht.csv"], "nicht gefunden"),
    ],
)
def test_a_wrong_call_is_answered_in_one_german_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_verbs(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err
    assert "Traceback" not in err


def test_an_unknown_column_names_what_is_there(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verbs(["liste", "ansehen", str(liste), "--schluessel", "Nummer"]) == 2
    assert "Aktenzeichen" in capsys.readouterr().err


def test_the_help_is_german(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verbs(["liste", "ansehen", "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Aufruf: qmapp liste ansehen [ANGABEN] LISTE")
    assert "Options" not in out
    assert "Show this message" not in out
