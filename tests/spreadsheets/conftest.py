"""Builders of lists as offices export them."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

Rows = Sequence[Sequence[Any]]
WriteXlsx = Callable[..., Path]
WriteText = Callable[..., Path]


class Maker:
    """Makes files from one small, sound table of 40 rows, or from others."""

    header = ("Aktenzeichen", "Standort", "Betrag")
    rows = tuple((f"BG {number:04d}", "Nord" if number % 2 else "Süd", 100 + number / 4) for number in range(1, 41))
    table = (header, *rows)

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def replaced(self, place: int, row: Sequence[Any]) -> Rows:
        """The table with another row in one place."""
        return [*self.table[:place], row, *self.table[place + 1 :]]

    def csv_text(self, rows: Rows = table, separator: str = ";", end: str = "\r\n") -> str:
        """Rows as CSV, decimals with a comma."""
        file = io.StringIO()
        writer = csv.writer(file, delimiter=separator, lineterminator=end)
        writer.writerows([[str(c).replace(".", ",") if isinstance(c, float) else c for c in row] for row in rows])
        return file.getvalue()

    def written(self, name: str, data: bytes | str) -> Path:
        """Bytes, or a text in UTF-8, as a file."""
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def workbook(self, name: str, rows: Rows = table, more: Callable[[Any, Any], None] | None = None) -> Path:
        """Rows as XLSX; ``more`` gets book and sheet for what values cannot say."""
        path = self.folder / name
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Liste")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if more:
                more(book, sheet)
        return path

    def repacked(
        self, path: Path, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None
    ) -> Path:
        """The archive with some members changed, dropped (None) or added."""
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                changed = change(name, data)
                if changed is not None:
                    archive.writestr(name, changed)
            for name, data in (extra or {}).items():
                archive.writestr(name, data)
        return path

    def digest(self, path: Path) -> str:
        """SHA-256 of a plain file of usual size, else nothing."""
        try:
            small = path.is_file() and path.stat().st_size < 10**8
        except (OSError, ValueError):
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest() if small else ""


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    return Maker(tmp_path)


@pytest.fixture
def xlsx(tmp_path: Path) -> WriteXlsx:
    """Write rows (None leaves a cell out) as XLSX; ``more`` gets book and sheet for what values cannot say."""

    def write(rows: Rows, name: str = "liste.xlsx", more: Callable[[Any, Any], None] | None = None) -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Liste")
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, column, cell)
                    elif hasattr(cell, "year"):
                        sheet.write_datetime(number, column, cell, day)
                    elif cell is not None:
                        sheet.write(number, column, cell)
            if more:
                more(book, sheet)
        return path

    return write


@pytest.fixture
def text(tmp_path: Path) -> WriteText:
    """Write a text (or bytes) as a file."""

    def write(content: str | bytes, name: str = "liste.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


@pytest.fixture
def ods(tmp_path: Path) -> WriteXlsx:
    """Write rows as ODS by hand; ``rows_xml`` replaces them by XML."""

    def write(rows: Rows = (), name: str = "liste.ods", rows_xml: str = "") -> Path:
        path = tmp_path / name
        body = rows_xml or "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        spaces = "".join(
            f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
            for prefix in ("office", "table", "text")
        )
        content = (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="Liste">{body}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>"
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            archive.writestr("content.xml", content)
            archive.writestr("META-INF/manifest.xml", "<manifest/>")
        return path

    return write


def _ods_cell(cell: Any) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    )
