"""A list of Maßnahmen that came back from Excel or LibreOffice.

A row is known by the names in its hidden first column, a column by its title; rows and columns may have been moved.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import anker, gleich
from qmapp.act.management_response.rueckgabe.felder import Feld
from qmapp.act.management_response.rueckgabe.rows import Angabe, Anker, Art, Eingang, Unlesbar, Ziel
from qmapp.errors import UserError
from qmapp.german import day
from qmapp.reports.formular.liste import HERKUNFT, MASSNAHMEN, MEILENSTEINE, NUMMER
from qmapp.reports.formular.paket import refusal
from qmapp.spreadsheets.cells import Cell, cell_text
from qmapp.spreadsheets.liste import Optionen
from qmapp.spreadsheets.reading import open_source
from qmapp.spreadsheets.source import fingerprint

_FIELDS = {MASSNAHMEN: felder.LISTE, MEILENSTEINE: (felder.ERREICHT,)}
_MACROS = "Makros"


def read_liste(path: Path) -> Eingang:
    """Read a list; raises UserError for every file that is no list of Maßnahmen of this program."""
    fingerprint(path)
    number, owner = _identity(path)
    found: list[Angabe] = []
    unreadable: list[Unlesbar] = []
    hints: tuple[str, ...] = ()
    for sheet, fields in _FIELDS.items():
        rows, told = _rows(path, sheet)
        hints = hints or tuple(hint for hint in told if _MACROS in hint)
        _read_sheet(sheet, rows, fields, found, unreadable)
    if not found:
        raise refusal(
            f"In {path.name} ist keine Zeile der Liste mehr zu finden.",
            "Bitte lassen Sie die Liste noch einmal ausfüllen.",
        )
    return Eingang(Art.LISTE, path.name, number, owner, tuple(found), tuple(unreadable), hinweise=hints)


def _identity(path: Path) -> tuple[UUID, UUID]:
    try:
        rows, _ = _rows(path, HERKUNFT)
    except UserError as error:
        if "gibt es nicht" not in error.message:
            raise
        rows = []
    told = {one.ziel: one.id for row in rows for cell in row if (one := anker(cell_text(cell))) is not None}
    if Ziel.FORMULAR not in told or Ziel.BEREICH not in told:
        raise refusal(
            "Das ist keine Maßnahmenliste aus diesem Programm.",
            "Bitte wählen Sie die Datei, die Sie mit „Excel-Liste schreiben“ angelegt und zurückbekommen haben.",
        )
    return told[Ziel.FORMULAR], told[Ziel.BEREICH]


def _rows(path: Path, sheet: str) -> tuple[list[Sequence[Cell]], list[str]]:
    source = open_source(path, Optionen(blatt=sheet))
    return [row for block in source.blocks() for row in block], source.hinweise


def _read_sheet(
    sheet: str,
    rows: Sequence[Sequence[Cell]],
    fields: tuple[Feld, ...],
    found: list[Angabe],
    unreadable: list[Unlesbar],
) -> None:
    head, columns = _columns(rows)
    for feld in fields:
        if feld.worte not in columns:
            unreadable.append(Unlesbar(f"Blatt {sheet}, Spalte „{feld.worte}“", "", "Die Spalte fehlt."))
    for place, row in enumerate(rows[head + 1 :], head + 2):
        names = list(_names(row))
        told = {feld: _text(row, columns[feld.worte]) for feld in fields if feld.worte in columns}
        if not names:
            if any(gleich(text) for text in told.values()):
                words = "; ".join(text for text in told.values() if gleich(text))
                kennung = _text(row, columns[NUMMER]) if NUMMER in columns else ""
                where = ", ".join(part for part in (f"Blatt {sheet}, Zeile {place}", kennung) if part)
                unreadable.append(
                    Unlesbar(where, words, "Die Zeile hat ihre Kennung verloren oder ist neu. Neue Maßnahmen legen Sie "
                             "im Programm an.")
                )  # fmt: skip
            continue
        found += [Angabe(one, told[feld]) for one in names for feld in told if feld.code == one.feld]


def _columns(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]]:
    """The row of the header and where each column stands; a list without one has no columns."""
    for position, row in enumerate(rows):
        titles = [gleich(cell_text(cell)) for cell in row]
        if NUMMER in titles:
            return position, {title: titles.index(title) for title in titles if title}
    return len(rows), {}


def _names(row: Sequence[Cell]) -> Iterator[Anker]:
    """The names in whichever cell holds them."""
    for cell in row:
        if isinstance(cell, str) and cell.startswith("qc"):
            for word in cell.split():
                found = anker(word)
                if found is not None and found.ziel in (Ziel.MASSNAHME, Ziel.MEILENSTEIN):
                    yield found


def _text(row: Sequence[Cell], column: int) -> str:
    """What a cell says; a day as people write it."""
    cell = row[column] if column < len(row) else ""
    if isinstance(cell, datetime):
        return day(cell.date())
    if isinstance(cell, date):
        return day(cell)
    return cell_text(cell)
