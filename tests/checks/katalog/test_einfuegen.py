"""Rows from a spreadsheet's clipboard become Prüfpunkte; what cannot be taken is named."""

import shutil
import tempfile
import uuid
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmapp.checks import katalog as door
from qmapp.checks.katalog.einfuegen import paste_punkte
from qmapp.errors import UserError
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import KATALOG, Probe


@pytest.fixture
def entwurf(probe: Probe) -> uuid.UUID:
    made: uuid.UUID = probe.tu(door.begin_entwurf, KATALOG)
    return made


def test_forty_rows_with_empty_lines_and_formulas(probe: Probe, entwurf: uuid.UUID) -> None:
    rows = [f"Punkt {n}\tIst {n} geprüft?\t§ {n} SGB II" for n in range(1, 39)]
    rows[3:3] = ["", "\t\t"]
    rows += ['=SUMME(A1:A3)\t=HYPERLINK("x")\t@cmd', "\tohne Titel\t§ 1", "Letzter\tFrage\t§ 2\tHinweis\tV\t3"]
    made = probe.tu(paste_punkte, entwurf, "\r\n".join(rows), nach="T-01")
    assert len(made.codes) == 40
    assert made.leer == 2
    assert [(a.zeile, a.grund) for a in made.abgelehnt] == [(42, "Der Titel fehlt.")]
    found = probe.read(door.katalog, entwurf)
    assert [p.code for p in found.punkte][1:4] == ["T-07", "T-08", "T-09"]
    assert found.punkte[39].titel == "=SUMME(A1:A3)"
    assert found.punkte[39].frage == '=HYPERLINK("x")'
    last = found.punkt(made.codes[-1])
    assert (last.titel, last.bereich, last.gewicht, last.hinweis) == ("Letzter", "V", 3, "Hinweis")


def test_a_line_of_heads_says_which_column_is_which(probe: Probe, entwurf: uuid.UUID) -> None:
    text = (
        "Gewicht\tPrüffrage\tTitel\tBereich\tUrsachen\tSpalte X\n3\tWarum?\tNeu\tVerbuchung\tFrist; Berechnung\tegal\n"
    )
    made = probe.tu(paste_punkte, entwurf, text)
    punkt = probe.read(door.katalog, entwurf).punkt(made.codes[0])
    assert (punkt.titel, punkt.frage, punkt.bereich, punkt.gewicht) == ("Neu", "Warum?", "V", 3)
    assert punkt.ursachen == ("Frist", "Berechnung")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "kein Prüfpunkt"),
        ("\n\n", "kein Prüfpunkt"),
        ("A\tF\t§\tH\tX", "Bereich „X“"),
        ("A\tF\t§\tH\tF\t7", "Gewicht „7“"),
        ("x" * 201 + "\tF", "zu lang"),
        ("A\n" * 1001, "mehr als 1000 Zeilen"),
        ("A\t" + "x" * 200_000, "keine Tabelle"),
    ],
)
def test_what_is_no_table_changes_nothing(probe: Probe, entwurf: uuid.UUID, text: str, said: str) -> None:
    before = probe.dump()
    with pytest.raises(UserError, match=said):
        probe.ws.execute("Einfügen", paste_punkte, entwurf, text)
    assert probe.dump() == before


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=1, max_size=7), min_size=1, max_size=6))
def test_whatever_is_pasted_is_taken_whole_or_named(blank_file: Path, rows: list[list[str]]) -> None:
    """Every line is a Prüfpunkt, refused, or empty; nothing else happens."""
    text = "\n".join("\t".join(row) for row in rows)
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(shutil.copy(blank_file, folder)), None, SCHEMA, wer="x") as ws,
    ):
        key = ws.execute("Entwurf", door.begin_entwurf, KATALOG)
        try:
            made = ws.execute("Einfügen", paste_punkte, key, text)
        except UserError:
            assert len(ws.read(door.katalog, key).punkte) == 6
        else:
            assert len(ws.read(door.katalog, key).punkte) == 6 + len(made.codes)
            assert len(set(made.codes)) == len(made.codes)
