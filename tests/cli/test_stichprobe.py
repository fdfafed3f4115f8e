"""The verbs of ``qmapp stichprobe`` against entwurf figures: Stuttgart's 3 % of 22.082 and the published sizes."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from qmapp.cli import run_verbs

ORTE = ("Mitte", "Nord", "Ost")


def called(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert run_verbs([*arguments, "--json"]) == code
    out, err = capsys.readouterr()
    assert err == ""
    data = json.loads(out)
    assert isinstance(data, dict)
    return data


@pytest.fixture
def liste(tmp_path: Path) -> Path:
    file = tmp_path / "bestand.csv"
    lines = [f"BG-{n:05d};{ORTE[n % 3]};{n},50 €" for n in range(1, 201)]
    file.write_text("\n".join(["Aktenzeichen;Standort;Zahlbetrag", *lines]), "utf-8-sig")
    return file


def draw(liste: Path, *extra: str) -> list[str]:
    folder = liste.parent
    return [
        "stichprobe", "ziehen", str(liste), "--schluessel", "Aktenzeichen", "--startwert", "4711",
        "--protokoll", str(folder / "p.json"), "--ausgabe", str(folder / "s.csv"), *extra,
    ]  # fmt: skip


def test_the_example_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    data = called(capsys, "stichprobe", "berechnen", "--grundgesamtheit", "22082", "--quote", "3")
    assert data == {
        "verfahren": "quote",
        "grundgesamtheit": 22082,
        "umfang": 662,
        "umfang_ungerundet": 662.46,
        "genauigkeit": 0.0375,
        "sicherheit": 0.95,
        "erwartet": 0.5,
        "stunden_von": 662,
        "stunden_bis": 1324,
    }


@pytest.mark.parametrize(
    ("arguments", "n"),
    [
        (["--quote", "3", "--mindestens"], 663),
        (["--genauigkeit", "5"], 378),
        (["--genauigkeit", "3"], 1018),
        (["--genauigkeit", "5", "--sicherheit", "99"], 645),
        (["--genauigkeit", "3", "--sicherheit", "90"], 727),
        (["--entdeckung", "1"], 296),
        (["--entdeckung", "5"], 59),
        (["--annahme", "5"], 59),
        (["--annahme", "5", "--hinnehmen", "1"], 93),
    ],
)
def test_published_sizes(arguments: list[str], n: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert called(capsys, "stichprobe", "berechnen", "--grundgesamtheit", "22082", *arguments)["umfang"] == n


def test_an_acceptance_sample_says_what_it_proves(capsys: pytest.CaptureFixture[str]) -> None:
    size = ["stichprobe", "berechnen", "--grundgesamtheit", "22082", "--annahme", "5", "--hinnehmen", "1"]
    assert called(capsys, *size)["hingenommen"] == 1
    assert run_verbs(size) == 0
    said = "Belegt mit 95\u00a0% Sicherheit eine Fehlerquote unter 5\u00a0%. Hingenommene Mängel: 1."
    assert said in capsys.readouterr().out


def test_a_rate_with_its_interval_and_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    data = called(
        capsys, "stichprobe", "auswerten", "--grundgesamtheit", "22082", "--gezogen", "662", "--fehler", "20",
        "--hoechstwert", "5",
    )  # fmt: skip
    assert (data["untergrenze_akten"], data["obergrenze_akten"]) == (414, 1016)
    assert data["fehlerquote"] == 20 / 662
    assert data["obergrenze"] == 1016 / 22082
    assert data["einseitig_obergrenze"] < data["obergrenze"]
    assert data["urteil"] == "eingehalten"
    assert "1,9\u00a0% und 4,6\u00a0%" in data["satz"]


def test_the_published_draw_through_files(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = called(capsys, *draw(liste, "--anzahl", "6", "--reserve", "4"))
    assert (data["umfang"], data["grundgesamtheit"], data["startwert"]) == (6, 200, "4711")
    raw = (liste.parent / "s.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfrang;art;ticket;schluessel;schicht;Aktenzeichen;Standort;Zahlbetrag")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert [row["schluessel"][-3:] for row in rows] == [
        "186",
        "090",
        "098",
        "034",
        "108",
        "048",
        "125",
        "126",
        "066",
        "094",
    ]
    assert [row["art"] for row in rows] == ["gezogen"] * 6 + ["reserve"] * 4
    assert rows[0]["Zahlbetrag"] == "186,50 €"
    again = called(capsys, "stichprobe", "nachrechnen", str(liste.parent / "p.json"), str(liste))
    assert again == {"identisch": True, "abweichungen": []}


@pytest.mark.parametrize("kind", ["systematisch", "wert"])
def test_a_draw_in_equal_steps_recomputes_from_files(
    kind: str, liste: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = called(capsys, *draw(liste, "--anzahl", "9", "--betrag", "Zahlbetrag", "--auswahl", kind, "--reserve", "2"))
    assert data["umfang"] == 9
    told = json.loads((liste.parent / "p.json").read_text("utf-8"))
    assert (told["plan"]["auswahl"], len(told["reserve"])) == (kind, 2 if kind == "systematisch" else 0)
    again = ("stichprobe", "nachrechnen", str(liste.parent / "p.json"), str(liste))
    assert called(capsys, *again)["identisch"] is True
    liste.write_text(liste.read_text("utf-8-sig").replace(";77,50 €", ";78,50 €"), "utf-8-sig")
    same = kind == "systematisch"
    assert called(capsys, *again, code=0 if same else 1)["identisch"] is same


def test_by_amount_needs_the_amounts(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verbs(draw(liste, "--anzahl", "9", "--auswahl", "wert")) == 2
    assert "In der Liste steht kein Betrag" in capsys.readouterr().err


def test_a_changed_list_does_not_recompute(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called(capsys, *draw(liste, "--quote", "10", "--schicht", "Standort"))
    liste.write_text(liste.read_text("utf-8-sig").replace("BG-00007;", "BG-99999;"), "utf-8-sig")
    again = called(capsys, "stichprobe", "nachrechnen", str(liste.parent / "p.json"), str(liste), code=1)
    assert again["identisch"] is False
    assert any("Prüfsumme" in sentence for sentence in again["abweichungen"])


def test_a_number_is_no_seed_and_a_text_keeps_its_zeros(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = called(capsys, *draw(liste, "--anzahl", "6"))
    keys = [line.split(";")[3] for line in (liste.parent / "s.csv").read_text("utf-8-sig").splitlines()[1:]]
    other = draw(liste, "--anzahl", "6")
    other[other.index("4711")] = "04711"
    second = called(capsys, *other)
    assert (first["startwert"], second["startwert"]) == ("4711", "04711")
    assert keys != [line.split(";")[3] for line in (liste.parent / "s.csv").read_text("utf-8-sig").splitlines()[1:]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["berechnen", "--grundgesamtheit", "10"], "genau eine"),
        (["berechnen", "--grundgesamtheit", "10", "--quote", "drei"], "Zahl in Prozent"),
        (["berechnen", "--grundgesamtheit", "10", "--quote", "3"], "keine einzige Akte"),
        (["berechnen", "--grundgesamtheit", "0", "--quote", "3"], "ganze Zahl ab 1"),
        (["berechnen", "--grundgesamtheit", "10", "--genauigkeit", "5", "--sicherheit", "100"], "zwischen 0 und 100"),
        (["berechnen", "--grundgesamtheit", "9", "--quote", "50", "--stunden-je-akte", "2-1"], "nicht größer"),
        (
            ["auswerten", "--grundgesamtheit", "10", "--gezogen", "20", "--fehler", "1"],
            "größer als die Grundgesamtheit",
        ),
        (["auswerten", "--grundgesamtheit", "10", "--gezogen", "5", "--fehler", "6"], "nicht 6 von 5"),
    ],
)
def test_impossible_figures_are_refused_in_german(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_verbs(["stichprobe", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


def test_duplicate_and_missing_keys_draw_nothing(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = liste.read_text("utf-8-sig")
    for damaged, words in ((text + "\nBG-00001;Mitte;1,00 €", "BG-00001"), (text + "\n;Mitte;1,00 €", "Aktenzeichen")):
        liste.write_text(damaged, "utf-8-sig")
        assert run_verbs(draw(liste, "--anzahl", "6")) == 2
        assert words in capsys.readouterr().err
        assert [f.name for f in liste.parent.iterdir()] == ["bestand.csv"]


def test_something_else_is_no_protocol(liste: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content in ("{}", "[]", "kein json", '{"liste": {}}'):
        other = liste.parent / "x.json"
        other.write_text(content, "utf-8")
        assert run_verbs(["stichprobe", "nachrechnen", str(other), str(liste)]) == 2
        assert "Ziehungsprotokoll" in capsys.readouterr().err
