"""Writing lists that Excel opens safely."""

import csv
import io
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from qmapp.errors import UserError

_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d[\d.]*(?:,\d+)?")


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> None:
    """Write a table as UTF-8 with BOM, separated by semicolons, complete or not at all.

    A text that Excel would run as a formula (it starts with = + - @, tab or return) gets an apostrophe in front; plain
    negative numbers stay numbers. Raises UserError if the target cannot be written; an existing file is then intact.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_harmless(cell) for cell in header])
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    try:
        _replace(path, text.getvalue().encode("utf-8-sig"))
    except OSError as error:
        raise UserError(
            "Die Liste ließ sich nicht speichern.",
            safe="Eine vorhandene Datei dieses Namens ist unverändert.",
            advice="Ist sie in Excel geöffnet, schließen Sie sie bitte; sonst wählen Sie einen anderen Ordner.",
            field="ausgabe",
        ) from error


def _harmless(cell: str | int | None) -> str | int:
    if not isinstance(cell, str):
        return "" if cell is None else cell
    return f"'{cell}" if _FORMULA.match(cell) and not _PLAIN_NUMBER.fullmatch(cell) else cell


def _replace(path: Path, data: bytes) -> None:
    """Write beside the target, then swap: a full disk or a crash leaves the old file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
