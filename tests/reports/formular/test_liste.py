"""The list of Maßnahmen as an Excel file: what is in it, what survives LibreOffice, what is refused."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import docx
import pytest
from lxml import etree

from qmapp.act import massnahme
from qmapp.act.management_response.rueckgabe.rows import Massnahmenliste
from qmapp.errors import UserError
from qmapp.reports.excel import Sheet, SheetColumn, write_workbook
from qmapp.reports.formular.lesen import read_formular
from qmapp.reports.formular.liste import write_liste
from qmapp.reports.formular.liste_lesen import read_liste
from tests.act.management_response.rueckgabe.conftest import Runde
from tests.reports.formular.ausfuellen import rewrite

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MASSNAHMEN, MEILENSTEINE = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
FIRST = 5


@pytest.fixture
def liste(runde: Runde, tmp_path: Path) -> tuple[Massnahmenliste, Path, UUID]:
    """Two Maßnahmen, the first agreed and with a Meilenstein, written."""
    key = runde.massnahme(vereinbart_am=date(2025, 6, 15), frist=date(2025, 12, 1), bemerkung="=1+1")
    runde.tu(massnahme.add_meilenstein, key, "Entwurf", date(2025, 7, 15))
    runde.massnahme(1)
    made = runde.liste()
    path = tmp_path / "Massnahmen.xlsx"
    write_liste(made, path)
    return made, path, key


def put(path: Path, sheet: str, *cells: tuple[str, str | int]) -> Path:
    """Type texts or day numbers into cells, as Excel keeps them."""

    def change(parts: dict[str, bytes]) -> None:
        root = etree.fromstring(parts[sheet])
        for reference, value in cells:
            cell = next(one for one in root.iter(f"{S}c") if one.get("r") == reference)
            for child in list(cell):
                cell.remove(child)
            if isinstance(value, int):
                cell.attrib.pop("t", None)
                etree.SubElement(cell, f"{S}v").text = str(value)
            else:
                cell.set("t", "inlineStr")
                etree.SubElement(etree.SubElement(cell, f"{S}is"), f"{S}t").text = value
        parts[sheet] = etree.tostring(root)

    return rewrite(path, change)


def serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def test_an_untouched_list_changes_nothing(runde: Runde, liste: tuple[Massnahmenliste, Path, UUID]) -> None:
    made, path, _ = liste
    back = read_liste(path)
    assert (back.id, back.bereich, back.unlesbar, back.hinweise) == (made.id, made.bereich, (), ())
    assert len(back.angaben) == 2 * 6 + 1
    preview = runde.vorschau(back)
    assert (preview.aenderungen, preview.unlesbar) == ((), ())


def filled(path: Path) -> Path:
    put(
        path,
        MASSNAHMEN,
        (f"F{FIRST}", "in Umsetzung"),
        (f"I{FIRST}", serial(date(2026, 1, 15))),
        (f"J{FIRST}", "Die Vorlage kommt später."),
        (f"F{FIRST + 1}", "umgesetzt"),
        (f"H{FIRST + 1}", "20.06.2025"),
    )
    return put(path, MEILENSTEINE, (f"F{FIRST}", serial(date(2025, 6, 30))))


EXPECTED = [
    ("M-01", "Status", "in Umsetzung"),
    ("M-01", "Frist", "15.01.2026 (Die Vorlage kommt später.)"),
    ("M-02", "Status", "umgesetzt am 20.06.2025"),
    ("M-01, Entwurf", "Erreicht am", "30.06.2025"),
]


def test_what_was_filled_in_is_taken_over_once(runde: Runde, liste: tuple[Massnahmenliste, Path, UUID]) -> None:
    back = read_liste(filled(liste[1]))
    preview = runde.vorschau(back)
    assert [(row.kennung, row.feld, row.neu) for row in preview.aenderungen] == EXPECTED
    assert preview.unlesbar == ()
    assert runde.uebernehmen(back) == 4
    again = runde.vorschau(back)
    assert (again.aenderungen, again.unlesbar) == ((), ())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_list_saved_by_libreoffice_is_read(
    runde: Runde, liste: tuple[Massnahmenliste, Path, UUID], tmp_path: Path, kind: str
) -> None:
    path = filled(liste[1])
    profile = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
    convert = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(tmp_path / "neu"), str(path)]
    subprocess.run(convert, check=True, timeout=120, capture_output=True)
    back = tmp_path / "neu" / f"Massnahmen.{kind}"
    if not back.exists():
        pytest.skip("LibreOffice is installed without Calc")
    preview = runde.vorschau(read_liste(back))
    assert [(row.kennung, row.feld, row.neu) for row in preview.aenderungen] == EXPECTED
    assert preview.unlesbar == ()


def test_a_row_without_its_names_is_listed(runde: Runde, liste: tuple[Massnahmenliste, Path, UUID]) -> None:
    _, path, _ = liste
    put(path, MASSNAHMEN, (f"A{FIRST}", ""), (f"F{FIRST}", "in Umsetzung"))
    preview = runde.vorschau(read_liste(path))
    assert preview.aenderungen == ()
    (place,) = preview.unlesbar
    assert place.ort == f"Blatt Maßnahmen, Zeile {FIRST}, M-01"
    assert "Kennung verloren" in place.satz


def test_a_column_taken_out_is_named(runde: Runde, liste: tuple[Massnahmenliste, Path, UUID]) -> None:
    _, path, _ = liste
    put(path, MASSNAHMEN, ("I4", "Termin"), (f"I{FIRST}", "15.01.2026"))
    preview = runde.vorschau(read_liste(path))
    assert preview.aenderungen == ()
    assert [place.ort for place in preview.unlesbar] == ["Blatt Maßnahmen, Spalte „Frist“"]


def test_a_row_that_stands_twice_with_different_contents_is_left_out(
    runde: Runde, liste: tuple[Massnahmenliste, Path, UUID]
) -> None:
    _, path, _ = liste

    def double(parts: dict[str, bytes]) -> None:
        root = etree.fromstring(parts[MASSNAHMEN])
        rows = root.find(f"{S}sheetData")
        own: Any = next(row for row in rows if row.get("r") == str(FIRST))
        text = etree.tostring(own).decode().replace(f'r="{FIRST}"', 'r="9"')
        for letter in "ABCDEFGHIJK":
            text = text.replace(f'r="{letter}{FIRST}"', f'r="{letter}9"')
        rows.append(etree.fromstring(text))
        parts[MASSNAHMEN] = etree.tostring(root)

    rewrite(path, double)
    put(path, MASSNAHMEN, ("F9", "in Umsetzung"))
    preview = runde.vorschau(read_liste(path))
    assert preview.aenderungen == ()
    assert [(place.ort, place.wert) for place in preview.unlesbar] == [("M-01", "nicht begonnen / in Umsetzung")]


def test_a_list_of_another_workspace_is_refused(
    runde: Runde, liste: tuple[Massnahmenliste, Path, UUID], tmp_path: Path
) -> None:
    path = tmp_path / "Fremd.xlsx"
    write_liste(replace(liste[0], bereich=uuid4()), path)
    with pytest.raises(UserError, match="gehört zu einer anderen Arbeitsmappe"):
        runde.vorschau(read_liste(path))


def test_a_form_is_no_list_and_a_list_no_form(liste: tuple[Massnahmenliste, Path, UUID], tmp_path: Path) -> None:
    form = tmp_path / "Formular.docx"
    docx.Document().save(str(form))
    with pytest.raises(UserError, match="keine Excel- oder ODS-Tabelle"):
        read_liste(form)
    with pytest.raises(UserError, match="eine andere Office-Datei"):
        read_formular(liste[1])


def test_a_workbook_that_is_no_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "Anderes.xlsx"
    write_workbook(path, [Sheet("Blatt", (SheetColumn("Nr."),), [["1"]])])
    with pytest.raises(UserError, match="keine Maßnahmenliste aus diesem Programm"):
        read_liste(path)


def test_a_file_that_is_no_workbook_or_cut_is_refused(runde: Runde, liste: tuple[Massnahmenliste, Path, UUID]) -> None:
    _, path, _ = liste
    whole = path.read_bytes()
    before = runde.probe.dump()
    for content in (b"", whole[: len(whole) // 2], b"%PDF-1.7"):
        path.write_bytes(content)
        with pytest.raises(UserError):
            read_liste(path)
    assert runde.probe.dump() == before


def test_no_text_of_a_list_is_ever_a_formula(liste: tuple[Massnahmenliste, Path, UUID]) -> None:
    import zipfile

    with zipfile.ZipFile(liste[1]) as archive:
        assert b"<f>" not in archive.read(MASSNAHMEN)
        assert b"=1+1" in archive.read("xl/sharedStrings.xml")
        assert b"sheetProtection" in archive.read(MASSNAHMEN)
