"""From the office's list to the printed recipe and back: drawn with the program, recomputed in a shell without it."""

import csv
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from qmapp.cli import run_verbs
from qmapp.reports.document import Preformatted, Table
from qmapp.reports.ziehungsprotokoll import ziehungsprotokoll

ORTE = ("Mitte", "Nord", "Süd am See")
#: What somebody types to get the files of the recipe out of the list saved as CSV.
KEYS = "tail -n +2 bestand.csv | cut -d';' -f1 > akten.txt"
AMOUNTS = "tail -n +2 bestand.csv | awk -F';' '{ gsub(\",\", \"\", $3); if ($3 > 0) print $3 + 0, $1 }' > betraege.txt"
STRATUM = "tail -n +2 bestand.csv | awk -F';' -v s='{schicht}' '$2 == s {{ print $1 }}' > {datei}"


@pytest.fixture
def liste(tmp_path: Path) -> Path:
    """300 files in three places with amounts; one is huge, some are 0, some negative."""
    file = tmp_path / "bestand.csv"
    amounts = {7: "2500000,00", 8: "0,00", 9: "-310,20"}
    lines = [f"BG/{n:04d} ä;{ORTE[n % 3]};{amounts.get(n, f'{300 + n * 7 % 90},{n % 100:02d}')}" for n in range(1, 301)]
    file.write_text("\n".join(["Aktenzeichen;Standort;Betrag", *lines]) + "\n", "utf-8")
    return file


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")
@pytest.mark.parametrize(
    "kind",
    [
        ("--anzahl", "20", "--reserve", "5"),
        ("--quote", "7", "--reserve", "2", "--schicht", "Standort"),
        ("--anzahl", "20", "--reserve", "5", "--auswahl", "systematisch"),
        ("--anzahl", "20", "--reserve", "2", "--auswahl", "systematisch", "--schicht", "Standort"),
        ("--anzahl", "20", "--auswahl", "wert", "--betrag", "Betrag"),
    ],
    ids=["zufall", "geschichtet", "systematisch", "systematisch geschichtet", "nach Betrag"],
)
def test_whoever_has_the_list_gets_the_same_files(kind: tuple[str, ...], liste: Path) -> None:
    folder = liste.parent
    told, drawn = folder / "p.json", folder / "s.csv"
    given = [
        "--schluessel",
        "Aktenzeichen",
        "--startwert",
        "4162+Elbe 7",
        "--protokoll",
        str(told),
        "--ausgabe",
        str(drawn),
    ]
    assert run_verbs(["stichprobe", "ziehen", str(liste), *given, *kind]) == 0
    paper = ziehungsprotokoll(json.loads(told.read_text("utf-8")), stand=date(2025, 12, 8), amt="Amt")
    files = next((b for b in paper.blocks if isinstance(b, Table) and b.title == "Dateien je Schicht"), None)
    strata = [STRATUM.format(datei=row[0], schicht=row[1]) for row in files.rows] if files is not None else []
    check, digest, recipe = ("\n".join(b.lines) for b in paper.blocks if isinstance(b, Preformatted))
    drawn_again = subprocess.run(
        ["bash"],
        input="\n".join([KEYS, AMOUNTS, *strata, check, recipe]) + "\n",
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert drawn_again.stderr == ""
    first, *lines = drawn_again.stdout.splitlines()
    assert first.split()[0] == digest
    rows = list(csv.DictReader(drawn.read_text("utf-8-sig").splitlines(), delimiter=";"))
    # The file lists the sample before the spares, the recipe goes stratum by stratum.
    by_stratum = sorted(rows, key=lambda row: ORTE.index(row["schicht"])) if strata else rows
    assert lines == [f"{row['ticket']} {row['schluessel']}" for row in by_stratum]
    assert len(lines) >= 20
