"""The columns of a list in a table: what was recognised, and what each is used for."""

from dataclasses import dataclass

from qmapp import german
from qmapp.spreadsheets import Rolle, Spalte, SpaltenArt
from qmapp.ui.checks.rohzeilen import column_letter, pill_of
from qmapp.ui.style import Tone
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_ARTEN = {
    SpaltenArt.TEXT: "Text",
    SpaltenArt.GANZZAHL: "Ganze Zahl",
    SpaltenArt.ZAHL: "Zahl",
    SpaltenArt.BETRAG: "Betrag",
    SpaltenArt.DATUM: "Datum",
    SpaltenArt.WAHRHEIT: "Ja oder Nein",
    SpaltenArt.LEER: "leer",
}


@dataclass(frozen=True)
class SpaltenZeile:
    """A column with the role it has now."""

    spalte: Spalte
    rolle: Rolle


def spalten_table() -> Table[SpaltenZeile]:
    """A row per column of the list, two lines each."""
    columns: list[Column[SpaltenZeile]] = [
        Column("Spalte", _name, bold=True, sub=_examples),
        Column("Erkannt als", _recognised_as, width=190, sub=_emptiness),
        Column("Verwendung", _use, width=170, pill=_use_pill),
    ]
    return Table("Spalten der Liste", TableModel(columns, _key), row_height=48)


def _name(row: SpaltenZeile) -> str:
    return f"{column_letter(row.spalte.index)} · {row.spalte.name}"


def _examples(row: SpaltenZeile) -> str:
    return " | ".join(row.spalte.beispiele[:4])


def _recognised_as(row: SpaltenZeile) -> str:
    return ", ".join(part for part in (_ARTEN[row.spalte.art], row.spalte.format) if part)


def _emptiness(row: SpaltenZeile) -> str:
    spalte = row.spalte
    different = "" if spalte.verschieden is None else f"{german.integer(spalte.verschieden)} verschieden"
    empty = f"{german.integer(spalte.leer)} leer" if spalte.leer else ""
    return " · ".join(part for part in (different, empty) if part)


def recognised(spalte: Spalte) -> str:
    """What was recognised, in one line for below a field."""
    row = SpaltenZeile(spalte, Rolle.UNBENUTZT)
    parts = [_recognised_as(row), _emptiness(row), *spalte.hinweise[:1]]
    return " · ".join(part for part in parts if part)


def _use(row: SpaltenZeile) -> str:
    return pill_of(row.rolle)[1]


def _use_pill(row: SpaltenZeile) -> tuple[Tone, str] | None:
    return pill_of(row.rolle)


def _key(row: SpaltenZeile) -> int:
    return row.spalte.index
