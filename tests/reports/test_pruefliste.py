"""The Prüfliste read back by another program: every file, text as text, ready to print and to sort."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from python_calamine import CalamineWorkbook

from qmapp.checks.aktenpruefung.akte import lose_akte, pruefliste, replace_akte
from qmapp.reports.export import export, look
from qmapp.reports.pruefliste import VON_HAND
from qmapp.workspace import Workspace
from tests.reports import papier


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with papier.mappe(tmp_path_factory.mktemp("mappe") / "QM-2025.qcheck") as opened:
        yield opened


@pytest.fixture(scope="module")
def key(workspace: Workspace) -> UUID:
    """All awkward files and the plain ones but two per stratum; one replaced, one lost, two examined."""
    made = papier.gezogen(workspace, anzahl=30, reserve=1)
    papier.geprueft(workspace, made, 2)
    rows = workspace.read(pruefliste, made)
    workspace.execute("Ersatz", replace_akte, rows[2].id, "doppelt", papier.JETZT, "QMB")
    workspace.execute("Verlust", lose_akte, rows[3].id, "fehlt", papier.JETZT, "QMB")
    return made


@pytest.fixture(scope="module")
def path(workspace: Workspace, key: UUID, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("liste")
    (written,) = export(workspace, "pruefliste", key, ("xlsx",), folder, stand=papier.STAND)
    assert written.name == "Pruefliste_AP-2025-1_2025-06-04.xlsx"
    return written


def sheet(path: Path, name: str) -> tuple[list[str], list[list[Any]]]:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python(skip_empty_area=False)
    head = next(i for i, row in enumerate(rows) if "Aktenzeichen" in row)
    return [str(title) for title in rows[head]], rows[head + 1 :]


def test_every_drawn_file_stands_there_with_its_number(workspace: Workspace, key: UUID, path: Path) -> None:
    titles, rows = sheet(path, "Stichprobe")
    assert titles == [
        "Nr.", "Aktenzeichen", "Bogennummer", "Standort", "Team", "Miete", "Personen", "Bewilligung ab", "Stand",
        *VON_HAND,
    ]  # fmt: skip
    listed = [row for row in workspace.read(pruefliste, key) if row.nachgerueckt]
    assert len(rows) == len(listed) == 31, "thirty drawn and a spare that moved up"
    for row, wanted in zip(rows, listed, strict=True):
        assert row[0] == wanted.position
        assert row[1:5] == [wanted.schluessel, wanted.bogennummer, wanted.schicht, wanted.team]
        assert round(row[5] * 100) == wanted.betrag_cent
        assert tuple(row[6:8]) == wanted.weitere
        assert row[9:] == [""] * len(VON_HAND)
    states = [row[8] for row in rows]
    assert states[:4] == ["geprüft", "geprüft", "ersetzt", "nicht auffindbar"]
    assert sum(str(state).startswith("offen (Ersatz für MI-") for state in states) == 1


def test_spares_stand_on_their_own_sheet_in_the_order_they_move_up(workspace: Workspace, key: UUID, path: Path) -> None:
    titles, rows = sheet(path, "Ersatzakten")
    spares = [row for row in workspace.read(pruefliste, key) if not row.nachgerueckt]
    assert [row[1] for row in rows] == [spare.schluessel for spare in spares]
    assert [row[0] for row in rows] == [spare.reserve_rang for spare in spares]
    assert "Stand" not in titles
    assert spares


def test_nothing_from_the_list_is_a_formula(path: Path) -> None:
    _, rows = sheet(path, "Stichprobe")
    shown = {row[1] for row in rows} | {row[1] for row in sheet(path, "Ersatzakten")[1]}
    assert len(shown & set(papier.BOESE)) >= 4
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/"):
                assert "<f>" not in parts.read(name).decode()
                assert "<hyperlink" not in parts.read(name).decode()


def test_numbers_that_are_text_keep_their_zeros(path: Path) -> None:
    _, rows = sheet(path, "Stichprobe")
    assert "00123" in {row[7] for row in rows}


def test_it_is_set_up_for_the_screen_and_for_paper(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in xml
    assert 'fitToWidth="1"' in xml or "fitToPage" in xml
    assert re.search(r'<pane xSplit="2" ySplit="\d+"', xml), "head and Aktenzeichen stay in view"
    assert "<autoFilter" in xml
    assert 'gridLines="1"' in xml
    assert "_xlnm.Print_Titles" in book, "the head is repeated on every page"


def test_the_second_examination_has_its_own_sheet(workspace: Workspace, tmp_path: Path) -> None:
    from tests.checks.aktenpruefung.zweitakte import noch_einmal

    made = papier.gezogen(workspace, anzahl=12, startwert="4712")
    first = workspace.read(pruefliste, made)[0]
    workspace.execute("Zweit", noch_einmal, first.id)
    (written,) = export(workspace, "pruefliste", made, ("xlsx",), tmp_path, stand=papier.STAND)
    _, rows = sheet(written, "Zweitprüfung")
    assert [row[1] for row in rows] == [first.schluessel]
    assert str(rows[0][2]).startswith("Z-")
    assert len(sheet(written, "Stichprobe")[1]) == 12


def test_what_is_seen_before_it_is_written(workspace: Workspace, key: UUID) -> None:
    seen = look(workspace, "pruefliste", key, stand=papier.STAND)
    assert [words for _, words in seen.gliederung] == [
        "Stichprobe, 31 Zeilen",
        f"Ersatzakten, {_spares(workspace, key)} Zeilen",
    ]
    assert seen.vorpruefung[0].text == "Vertraulich"


def _spares(workspace: Workspace, key: UUID) -> int:
    return sum(not row.nachgerueckt for row in workspace.read(pruefliste, key))
