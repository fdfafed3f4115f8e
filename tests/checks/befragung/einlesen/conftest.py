"""Exports of survey programs, small and made by hand, in the shapes real ones have."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from qmapp.checks.katalog import Katalogart, load
from qmapp.spreadsheets import Tabelle, read_tabelle
from tests.checks.aktenpruefung.conftest import probe

__all__ = ["probe"]

KATALOG = load("BF-KL", Katalogart.BEFRAGUNG)
ITEMS = [punkt for punkt in KATALOG.punkte if KATALOG.dimension(punkt) is not None]
AREA, LIKED = "BF-KL-A1", "BF-KL-F1"


def tabelle(heads: Sequence[str], *rows: Sequence[str], name: str = "export.csv") -> Tabelle:
    """A file as it is after reading, its first row in line 2."""
    columns = tuple(zip(*rows, strict=True)) if rows else ((),) * len(heads)
    digest = sha256(repr((heads, rows)).encode()).hexdigest()
    return Tabelle(
        datei=name,
        sha256=digest,
        format="csv",
        kodierung="UTF-8",
        trennzeichen=",",
        blaetter=(),
        blatt="",
        kopfzeile=1,
        kopf=tuple(heads),
        spalten=columns,
        nummern=tuple(range(2, len(rows) + 2)),
    )


def of_text(tmp_path: Path, text: str, name: str = "export.csv") -> Tabelle:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return read_tabelle(path)
