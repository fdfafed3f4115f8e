"""Everything somebody finds in the files: pages and outline of a PDF, all parts of a DOCX, all cells of an XLSX."""

import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
from python_calamine import CalamineWorkbook

from tests.reports.pdftext import page_texts


def pdf_text(path: Path) -> str:
    """Its pages, its bookmarks, its information and the alternative texts of its figures."""
    with pikepdf.open(path) as pdf:
        outline = [str(item.title) for item in pdf.open_outline().root]
        information = [str(value) for value in pdf.docinfo.values()]
        described = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    return " ".join((*page_texts(path), *outline, *information, *described))


def docx_text(path: Path) -> str:
    """Every part that holds words, the attributes too."""
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml")]
    return " ".join(parts) + re.sub(r"<[^>]+>", "", " ".join(parts))


def rows(path: Path, sheet: str) -> list[list[Any]]:
    """The rows of a sheet from its header on."""
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    return [row for row in found if sum(cell != "" for cell in row) > 1]


def xlsx_text(path: Path) -> str:
    """Every cell and the file's own properties."""
    book = CalamineWorkbook.from_path(str(path))
    cells = [str(c) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for c in row]
    with zipfile.ZipFile(path) as archive:
        own = [archive.read(name).decode("utf-8") for name in archive.namelist() if name.startswith("docProps/")]
    return " ".join((*cells, *own))


def squeezed(text: str) -> str:
    """Without white space: lines break where each format wants."""
    return re.sub(r"\s", "", text)
