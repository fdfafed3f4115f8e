"""A figure in the PDF is the figure in the DOCX, in the XLSX and in the rows: rendered once and read back."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import docx
import page
import pytest
from python_calamine import CalamineWorkbook

from qmapp.checks.aktenpruefung.rows import AkteZeile, Auswertung, Vertiefung
from qmapp.checks.katalog import Katalog
from qmapp.reports.annex import annex_sheets
from qmapp.reports.document import Document, KeyFigures
from qmapp.reports.excel import write_workbook
from qmapp.reports.pdf import render_pdf
from qmapp.reports.pruefbericht import pruefbericht, pruefbericht_sheets
from qmapp.reports.word import render_docx
from qmapp.reports.ziehungsprotokoll import ziehungsprotokoll
from tests.reports.lesen import tables
from tests.reports.pdftext import page_texts

STAND = date(2025, 6, 4)
AMT = "Musteramt für Soziales"


@dataclass(frozen=True)
class Fassungen:
    """A document and what was written of it."""

    tree: Document
    pdf: Path
    docx: Path
    xlsx: Path


@pytest.fixture(scope="module")
def schreiben(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Fassungen]:
    def write(tree: Document, *sheets: Any) -> Fassungen:
        folder = tmp_path_factory.mktemp("fassungen")
        found = Fassungen(tree, folder / "a.pdf", folder / "a.docx", folder / "a.xlsx")
        render_pdf(tree, found.pdf)
        render_docx(tree, found.docx)
        write_workbook(found.xlsx, (*annex_sheets(tree), *sheets))
        return found

    return write


@pytest.fixture(scope="module")
def bericht(
    schreiben: Callable[..., Fassungen],
    auswertung: Auswertung,
    vertiefung: Vertiefung,
    protokoll: dict[str, Any],
    katalog: Katalog,
    akten: tuple[AkteZeile, ...],
) -> Fassungen:
    tree = pruefbericht(
        auswertung,
        protokoll,
        katalog=katalog,
        akten=akten,
        vertiefung=vertiefung,
        stand=STAND,
        amt=AMT,
        anker="12 · " + "cd" * 32,
        version="1",
    )
    return schreiben(tree, *pruefbericht_sheets(auswertung, deep=vertiefung))


@pytest.fixture(scope="module")
def ziehung(schreiben: Callable[..., Fassungen], protokoll: dict[str, Any]) -> Fassungen:
    return schreiben(ziehungsprotokoll(protokoll, stand=STAND, amt=AMT))


def pdf_words(path: Path) -> str:
    """All words of the pages, as a reader's search finds them."""
    return "".join(page_texts(path))


def squeezed(text: str) -> str:
    """Without white space: lines break where each format wants."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("which", ["bericht", "ziehung"])
def test_the_pdf_is_accessible(which: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(which).pdf
    for profile in ("ua1", "2u"):
        report = page.validate_pdf(str(path), profile=profile, limits=page.SafetyLimits.unlimited())
        assert sorted({failure.rule_id for failure in report.failures}) == []


@pytest.mark.parametrize("which", ["bericht", "ziehung"])
def test_every_table_stands_alike_in_pdf_and_docx(which: str, request: pytest.FixtureRequest) -> None:
    written: Fassungen = request.getfixturevalue(which)
    shown = squeezed(pdf_words(written.pdf))
    in_word = {
        tuple(squeezed(cell.text) for cell in row.cells)
        for table in docx.Document(str(written.docx)).tables
        for row in table.rows
    }
    for table in tables(written.tree):
        for row in (*table.rows, *((table.total,) if table.total else ())):
            assert tuple(squeezed(cell) for cell in row) in in_word
            assert all(squeezed(cell) in shown for cell in row)


def test_key_figures_stand_in_every_format(bericht: Fassungen) -> None:
    (figures,) = (b.figures for b in bericht.tree.blocks if isinstance(b, KeyFigures))
    shown = squeezed(pdf_words(bericht.pdf))
    with zipfile.ZipFile(bericht.docx) as archive:
        word = squeezed(re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode()))
    for figure in figures:
        assert squeezed(figure.value) in shown
        assert squeezed(figure.value) in word


def test_the_annex_holds_the_unrounded_rows(bericht: Fassungen, auswertung: Auswertung) -> None:
    book = CalamineWorkbook.from_path(str(bericht.xlsx))
    assert auswertung.betraege is not None
    rates = {row[0]: row for row in book.get_sheet_by_name("Quoten").to_python()}
    exact, stratified = auswertung.fallquote, auswertung.geschichtet
    assert stratified is not None
    assert rates["Fallfehlerquote, exakter Bereich"][1:] == [
        exact.zaehler,
        exact.nenner,
        exact.grundgesamtheit,
        exact.wert,
        exact.unten,
        exact.oben,
        exact.unten_akten,
        exact.oben_akten,
    ]
    shown = rates["Fallfehlerquote, nach Schichten gewichtet (Korn–Graubard)"]
    assert shown[4:7] == [stratified.wert, stratified.unten, stratified.oben]
    points = [row for row in book.get_sheet_by_name("Prüfpunkte").to_python() if str(row[0]).startswith("AP-KDU-")]
    assert [tuple(row[3:10]) for row in points] == [p.zaehlung for p in auswertung.punkte]
    assert sum(round(row[-2] * 100) for row in points) == sum(p.zu_viel_cent for p in auswertung.punkte)
    amounts = {row[0]: row for row in book.get_sheet_by_name("Beträge").to_python()}
    gross = auswertung.betraege.brutto
    assert gross.hochrechnung_cent is not None
    assert amounts["brutto (zu viel plus zu wenig)"][2:4] == [gross.summe_cent / 100, gross.hochrechnung_cent / 100]
    strata = [row for row in book.get_sheet_by_name("Schichten").to_python() if row[0] in {"Mitte", "West"}]
    assert [row[1:4] for row in strata] == [[6412, 192, 4], [2180, 66, 1]]


def test_the_sample_reaches_the_workbook_as_text(ziehung: Fassungen, protokoll: dict[str, Any]) -> None:
    book = CalamineWorkbook.from_path(str(ziehung.xlsx))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    keys = {cell for row in rows for cell in row if isinstance(cell, str)}
    assert {entry["ticket"] for entry in protokoll["stichprobe"]} <= keys
    assert {entry["schluessel"] for entry in protokoll["reserve"]} <= keys
