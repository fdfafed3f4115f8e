"""The table of the other recent workspaces on the start screen."""

from PySide6.QtCore import Qt

from qmapp.ui.recent import RecentRow
from qmapp.ui.style.tokens import Tone
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


def recent_table() -> Table[RecentRow]:
    """The table of the other workspaces."""
    columns: list[Column[RecentRow]] = [
        Column("Arbeitsbereich", _name, bold=True, sub=_place, icon=_icon),
        Column("Geändert", _changed, width=190),
        Column("Stand", _nothing, pill=_pill, width=220),
    ]
    table = Table("Weitere Arbeitsbereiche", TableModel(columns, key=_place), row_height=58)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def _name(row: RecentRow) -> str:
    return row.name


def _place(row: RecentRow) -> str:
    return str(row.path)


def _icon(row: RecentRow) -> tuple[str, str]:
    return ("folder", "accent" if row.found else "text3")


def _changed(row: RecentRow) -> str:
    return row.changed.removeprefix("Geändert am ")


def _pill(row: RecentRow) -> tuple[Tone, str] | None:
    return row.pill


def _nothing(row: RecentRow) -> str:
    return ""
