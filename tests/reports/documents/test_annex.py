"""A figure is the same in every format, and the workbook holds figures as figures and everything else as text."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from python_calamine import CalamineWorkbook

from qmapp.errors import UserError
from qmapp.german import decimal, euro, integer, percent
from qmapp.reports import alt
from qmapp.reports.annex import annex_sheets, figure_table, render_xlsx, value, values
from qmapp.reports.document import Column, Document, Figure, Table
from qmapp.reports.excel import Sheet, SheetColumn, write_workbook
from qmapp.reports.pdf import render_pdf
from qmapp.reports.word import render_docx


def read(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(path)
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_figure_is_the_same_in_pdf_docx_and_xlsx(
    sample: Document, tmp_path: Path, structure: Callable[[Path], Any]
) -> None:
    pdf, word, book = (tmp_path / f"Bericht.{kind}" for kind in ("pdf", "docx", "xlsx"))
    render_pdf(sample, pdf)
    render_docx(sample, word)
    render_xlsx(sample, book)
    (table,) = [block for block in sample.blocks if isinstance(block, Table)]
    expected = [list(row) for row in (*table.rows, table.total or ())]

    (tagged,) = [each for each in structure(pdf).find("Table") if each.find("THead")]
    in_pdf = [[cell.text.strip() for cell in row.kids] for row in tagged.find("TBody")[0].kids]
    in_word = [[cell.text for cell in row.cells] for row in docx.Document(str(word)).tables[1].rows[1:]]
    plain = [[text.replace("\xa0", " ") for text in row] for row in expected]
    assert in_pdf == plain
    assert [[text.replace("\xa0", " ") for text in row] for row in in_word] == plain
    in_book = [row for row in read(book)["Tabelle 1"] if row[0] in {each[0] for each in expected}]
    for row, texts in zip(in_book, expected, strict=True):
        name, bestand, geprueft, quote, bereich = row
        shown = (name, integer(int(bestand)), integer(int(geprueft)), percent(Decimal(str(quote))), bereich)
        assert [text.replace("\xa0", " ") for text in shown] == [text.replace("\xa0", " ") for text in texts]


def test_a_chart_is_told_tabulated_and_drawn_from_the_same_data(
    sample: Document, tmp_path: Path, structure: Callable[[Path], Any]
) -> None:
    pdf, book = tmp_path / "Bericht.pdf", tmp_path / "Bericht.xlsx"
    render_pdf(sample, pdf)
    render_xlsx(sample, book)
    figures = [block for block in sample.blocks if isinstance(block, Figure)]
    for number, (figure, tagged) in enumerate(zip(figures, structure(pdf).find("Figure"), strict=True), 1):
        assert tagged.alt == alt.of_figure(figure)
        drawn = "".join(kid for kid in tagged.kids if isinstance(kid, str)).replace("\xa0", " ")
        assert f"Abbildung {number}" in read(book)
        told = tagged.alt.replace("\xa0", " ")
        for row in figure_table(figure).rows:
            for words in [text for text in row[1:3] if text]:
                assert words.replace("\xa0", " ") in told
            assert row[0].replace("\xa0", " ") in drawn


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("22.082", "int", 22082),
        (integer(-5), "int", -5),
        (decimal(10.87, 2), "decimal", Decimal("10.87")),
        (percent(0.109), "percent", Decimal("0.109")),
        ("10,9 %", "percent", Decimal("0.109")),
        (euro(33840), "euro", Decimal("338.40")),
        ("=1+1", "decimal", "=1+1"),
        ("0012345", "text", "0012345"),
        ("keine Angabe", "percent", "keine Angabe"),
    ],
)
def test_texts_become_the_values_a_reader_sees(text: str, kind: Any, expected: object) -> None:
    assert value(text, kind) == expected


def test_only_right_aligned_columns_of_one_kind_become_figures() -> None:
    columns = (
        Column("Aktenzeichen"),
        Column("Anzahl", "right"),
        Column("Bereich", "right"),
        Column("Gemischt", "right"),
    )
    table = Table("T", columns, (("0012", "1.000", "8,5 bis 13,2 %", "1 %"), ("0013", "–", "", "2")))
    found = values(table)
    assert [kind for kind, _ in found] == ["text", "int", "text", "text"]
    assert found[0][1] == ("0012", "0013")
    assert found[1][1] == (1000, "–")


def test_sheets_carry_the_imprint_and_the_numbers_of_the_report(sample: Document) -> None:
    sheets = annex_sheets(sample)
    assert [sheet.name for sheet in sheets[:3]] == ["Dokument", "Abbildung 1", "Tabelle 1"]
    assert ("Anker des Änderungsprotokolls", sample.anchor) in sheets[0].rows
    assert len(sheets) == 8


def test_no_text_is_ever_a_formula(tmp_path: Path) -> None:
    dangerous = ("=1+1", "+49", "-2", "@SUMME(A1)", '=HYPERLINK("x")', "{=1}", "https://example.org", "007", "\x00a")
    path = tmp_path / "Liste.xlsx"
    columns = (SheetColumn("Aktenzeichen"), SheetColumn("Betrag", "euro", 2))
    rows = [(text, text) for text in dangerous]
    write_workbook(path, (Sheet("Liste", columns, rows),), title="=Titel", author="Amt")
    assert read(path)["Liste"][1:] == [[text.replace("\x00", "")] * 2 for text in dangerous]
    import zipfile

    with zipfile.ZipFile(path) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert b"hyperlink" not in archive.read("xl/worksheets/sheet1.xml")


def test_values_keep_their_kind(tmp_path: Path) -> None:
    columns = (
        SheetColumn("Aktenzeichen"),
        SheetColumn("Anzahl", "int"),
        SheetColumn("Quote", "percent", 1),
        SheetColumn("Betrag", "euro", 2),
        SheetColumn("Tag", "date"),
    )
    rows = [("007", 22082, Decimal("0.109"), Decimal("338.40"), date(2025, 11, 20)), (7, None, "", 1.5, "offen")]
    path = tmp_path / "Liste.xlsx"
    write_workbook(path, (Sheet("A/B:[1]*?", columns, rows, title="Titel", note="Notiz", total=True),))
    sheet = read(path)["A-B--1---"]
    assert sheet[2] == [column.title for column in columns]
    assert sheet[3] == ["007", 22082.0, 0.109, 338.4, date(2025, 11, 20)]
    assert sheet[4] == ["7", "", "", 1.5, "offen"]


def test_names_are_unique_whatever_their_case(tmp_path: Path) -> None:
    path = tmp_path / "Liste.xlsx"
    names = ("Tabelle", "tabelle", "x" * 40, "x" * 40, "''", "")
    write_workbook(path, [Sheet(name, (SheetColumn("A"),), [("1",)]) for name in names])
    found = list(read(path))
    assert len({name.casefold() for name in found}) == len(names)
    assert max(map(len, found)) <= 31


def test_too_long_texts_are_refused_and_never_cut(tmp_path: Path) -> None:
    path = tmp_path / "Liste.xlsx"
    with pytest.raises(UserError, match=r"mehr als 32\.767 Zeichen"):
        write_workbook(path, (Sheet("Liste", (SheetColumn("A"),), [("x" * 32_768,)]),))
    assert not path.exists()


def test_a_locked_target_is_refused(sample: Document, tmp_path: Path) -> None:
    path = tmp_path / "Bericht.xlsx"
    path.mkdir()
    with pytest.raises(UserError, match=r"Bericht\.xlsx ist geöffnet oder schreibgeschützt\."):
        render_xlsx(replace(sample, blocks=()), path)
    assert not re.search(r"q-check", " ".join(each.name for each in tmp_path.iterdir()))
