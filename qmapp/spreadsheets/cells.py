"""Single cells: their type, their text, and what stands for a missing value."""

import unicodedata
from datetime import date, datetime, time, timedelta

#: What one cell of any source may hold; an empty cell is ''.
Cell = str | float | int | bool | date | datetime | time | timedelta
Row = list[Cell]

#: Signs that stand for "nothing" or "unknown" in a column of numbers (GENESIS: '-' is exactly zero, '.' is unknown).
NOTHING = frozenset({"-", "–", "—"})
MISSING = frozenset(
    {
        ".",
        "..",
        "...",
        "…",
        "/",
        "x",
        "X",
        "*",
        "?",
        "k.A.",
        "k. A.",
        "n/a",
        "N/A",
        "n.a.",
        "NULL",
        "null",
        "nan",
        "NaN",
    }
    | {"entfällt", "unbekannt", "keine Angabe"}
)
ERRORS = frozenset(
    {"#NV", "#N/A", "#WERT!", "#VALUE!", "#BEZUG!", "#REF!", "#DIV/0!", "#NAME?", "#ZAHL!", "#NUM!", "#NULL!"}
)


def cell_text(value: Cell) -> str:
    """The cell as a reader of the list would write it: 123.0 → ``123``, a day → ``31.12.2018``, True → ``WAHR``."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e21:
            return str(int(value))
        return repr(value).replace(".", ",")
    if isinstance(value, datetime):
        seconds = f":{value.second:02d}" if value.second else ""
        clock = f" {value.hour:02d}:{value.minute:02d}{seconds}" if value.time() != time() else ""
        return f"{value.day:02d}.{value.month:02d}.{value.year:04d}{clock}"
    if isinstance(value, date):
        return f"{value.day:02d}.{value.month:02d}.{value.year:04d}"
    return str(value)


def is_blank(row: Row) -> bool:
    """Whether no cell of the row says anything."""
    first = row[0] if row else ""
    if not isinstance(first, str) or (first and not first.isspace()):
        return False
    return all(isinstance(cell, str) and not cell.strip() for cell in row)


def fill(row: Row) -> int:
    """How many cells of the row say something."""
    return sum(1 for cell in row if not isinstance(cell, str) or cell.strip())


def cleaned(values: list[str]) -> list[str]:
    """Texts as they are kept: trimmed, one line, NFC, no control and no invisible format characters.

    Works on the whole list at once: only where the joined text is not plain ASCII each value is looked at.
    """
    joined = "".join(values)
    if joined.isascii() and joined.isprintable():
        return [value.strip() for value in values]
    return [_clean(value) for value in values]


def _clean(value: str) -> str:
    if value.isascii() and value.isprintable():
        return value.strip()
    normal = unicodedata.normalize("NFC", value)
    kept = "".join(
        " " if c.isspace() else c for c in normal if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs")
    )
    return kept.strip()


def loses_digits(value: Cell) -> bool:
    """Whether a number is too long to have arrived whole: Excel keeps 15 digits, the rest is zeros."""
    return isinstance(value, float) and value.is_integer() and abs(value) >= 1e15
