"""XLSX, XLS and ODS through python-calamine, which is imported only when a workbook is opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.spreadsheets.archive import (
    Archive,
    SheetScan,
    check_archive,
    password_refusal,
    scan_ods,
    scan_sheet,
)
from qmapp.spreadsheets.cells import Row
from qmapp.spreadsheets.liste import Optionen
from qmapp.spreadsheets.ole import check_ole, damaged
from qmapp.spreadsheets.source import BLOCK_ROWS, MAX_BYTES_WORKBOOK, MAX_COLUMNS, Source, refusal

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook, SheetMetadata

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SHOWN = 8


def open_workbook(path: Path, optionen: Optionen) -> Source:
    """Open the wished or the best sheet of a workbook.

    Raises UserError for what is broken, protected, oversized or has no filled sheet.
    """
    if path.stat().st_size > MAX_BYTES_WORKBOOK:
        raise refusal(
            "Die Arbeitsmappe ist mit mehr als 300 MB zu groß.", "Bitte speichern Sie die Liste als CSV-Datei."
        )
    with path.open("rb") as file:
        is_ole = file.read(8) == OLE
    ole = check_ole(path) if is_ole else None
    archive = None if is_ole else check_archive(path)
    kind = "xls" if archive is None else archive.kind
    scan = scan_ods(archive) if archive is not None and kind == "ods" else SheetScan()
    book = _open(path)
    sheets = _tables(book)
    name = _chosen_sheet(book, sheets, archive, optionen.blatt)
    if archive is not None and name in archive.sheets:
        scan = scan_sheet(archive, archive.sheets[name][0])
    if ole is not None:
        scan = dict(zip(book.sheet_names, ole.sheets, strict=False)).get(name, scan)
    macros = ole.macros if ole is not None else archive is not None and archive.macros
    hints = _book_hints(sheets, name, archive) + ([_MACROS] if macros else []) + _scan_hints(scan)
    return _source(kind, _sheet(book, name), tuple(s.name for s in sheets), hints)


def _source(kind: str, sheet: "CalamineSheet", names: tuple[str, ...], hints: list[str]) -> Source:
    if sheet.end is None:
        raise refusal(f"Das Blatt „{sheet.name}“ ist leer.", "Bitte wählen Sie ein anderes Blatt.")
    offset = sheet.start[1] if sheet.start else 0
    merged = sheet.merged_cell_ranges
    width = sheet.width
    if width > MAX_COLUMNS:
        hints.append(f"Das Blatt hat {integer(width)} Spalten; gelesen wurden die ersten {MAX_COLUMNS}.")
    return Source(
        format=kind,
        blaetter=names,
        blatt=sheet.name,
        merged=None
        if merged is None
        else tuple((top, left - offset, bottom, right - offset) for (top, left), (bottom, right) in merged),
        total=sheet.total_height,
        blocks=lambda: _blocks(sheet, width),
        hinweise=hints,
    )


def _open(path: Path) -> "CalamineWorkbook":
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        with _unheard():
            return CalamineWorkbook.from_path(path)
    except PasswordError:
        raise password_refusal() from None
    except BaseException as error:
        raise _unreadable(error) from None


def _sheet(book: "CalamineWorkbook", name: str) -> "CalamineSheet":
    try:
        with _unheard():
            return book.get_sheet_by_name(name)
    except BaseException as error:
        raise _unreadable(error) from None


@contextmanager
def _unheard() -> Iterator[None]:
    """Keep what the library's panics print off the standard error of the program: the user gets a sentence instead."""
    try:
        kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:  # a program without a console has no standard error
        yield
        return
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(nowhere)
        os.close(kept)


def _unreadable(error: BaseException) -> UserError:
    """A library error as a refusal. Its panics derive from BaseException only, hence the wide net above."""
    if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
        raise error
    return damaged()


def _tables(book: "CalamineWorkbook") -> "list[SheetMetadata]":
    from python_calamine import SheetTypeEnum

    return [sheet for sheet in book.sheets_metadata if sheet.typ in (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)]


def _is_visible(sheet: "SheetMetadata") -> bool:
    from python_calamine import SheetVisibleEnum

    return sheet.visible == SheetVisibleEnum.Visible


def _chosen_sheet(
    book: "CalamineWorkbook", sheets: "list[SheetMetadata]", archive: Archive | None, wanted: str | None
) -> str:
    names = [sheet.name for sheet in sheets]
    if not names:
        raise refusal("Die Arbeitsmappe hat kein Tabellenblatt.", "Bitte wählen Sie eine andere Datei.")
    if wanted is not None:
        if wanted in names:
            return wanted
        listed = ", ".join(f"„{name}“" for name in names)
        raise refusal(f"Das Blatt „{wanted}“ gibt es nicht.", f"Vorhanden sind: {listed}.")
    candidates = [sheet.name for sheet in sheets if _is_visible(sheet)] or names
    if len(candidates) == 1:
        return candidates[0]
    if archive is not None and archive.sheets:
        return max(candidates, key=lambda name: archive.sheets.get(name, ("", 0))[1])
    return max(candidates, key=lambda name: (lambda sheet: sheet.height * sheet.width)(_sheet(book, name)))


def _blocks(sheet: "CalamineSheet", width: int) -> Iterator[list[Row]]:
    rows = sheet.iter_rows()
    while block := list(islice(rows, BLOCK_ROWS)):
        yield block if width <= MAX_COLUMNS else [row[:MAX_COLUMNS] for row in block]


_MACROS = "Die Datei enthält Makros; sie wurden nicht beachtet, gelesen wurden nur die Werte."


def _book_hints(sheets: "list[SheetMetadata]", name: str, archive: Archive | None) -> list[str]:
    hints = []
    others = [sheet.name for sheet in sheets if sheet.name != name and _is_visible(sheet)]
    hidden = sum(1 for sheet in sheets if not _is_visible(sheet))
    if others:
        listed = ", ".join(f"„{other}“" for other in others[:_SHOWN]) + (" …" if len(others) > _SHOWN else "")
        hints.append(f"Gelesen wurde das Blatt „{name}“. Es gibt noch: {listed}.")
    if hidden:
        hints.append(f"Die Mappe hat {_counted(hidden, 'ausgeblendetes Blatt', 'ausgeblendete Blätter')}.")
    if archive is not None and archive.links:
        hints.append("Die Datei verweist auf andere Dateien; gelesen wurden die zuletzt gespeicherten Werte.")
    return hints


def _scan_hints(scan: SheetScan) -> list[str]:
    hints = []
    if scan.hidden_rows:
        filtered = " (Filter gesetzt)" if scan.filtered else ""
        text = _counted(scan.hidden_rows, "ausgeblendete Zeile ist", "ausgeblendete Zeilen sind")
        hints.append(f"{text} mitgelesen{filtered}.")
    if scan.hidden_columns:
        text = _counted(scan.hidden_columns, "ausgeblendete Spalte ist", "ausgeblendete Spalten sind")
        hints.append(f"{text} mitgelesen.")
    if scan.errors:
        text = _counted(len(scan.errors), "Zelle", "Zellen")
        hints.append(f"{text} mit einem Fehlerwert wie #NV, gelesen als leer: {_listed(scan.errors)}.")
    if scan.no_value:
        text = _counted(len(scan.no_value), "Formel", "Formeln")
        hints.append(
            f"{text} ohne gespeicherten Wert, gelesen als leer: {_listed(scan.no_value)}. "
            "Bitte in Excel öffnen und speichern."
        )
    return hints


def _counted(number: int, one: str, many: str) -> str:
    return f"{integer(number)} {one if number == 1 else many}"


def _listed(refs: list[str]) -> str:
    return ", ".join(refs[:_SHOWN]) + (" …" if len(refs) > _SHOWN else "")
