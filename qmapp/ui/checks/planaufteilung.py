"""The table of how a sample is spread over the strata."""

from qmapp import german
from qmapp.ui.widgets.table_model import Column, TableModel

#: The columns of the earlier results and of the margin of each stratum.
EARLIER, MARGIN = 2, 4


class Anteil:
    """A stratum's share, or the total (without a bar)."""

    def __init__(
        self,
        name: str,
        bestand: int,
        akten: int,
        genauigkeit: float | None,
        bar: float | None,
        frueher: str = "",
    ) -> None:
        self.name, self.bestand, self.akten, self.genauigkeit, self.bar = name, bestand, akten, genauigkeit, bar
        self.frueher = frueher


def shares_model() -> TableModel[Anteil]:
    """The model of the table, empty."""
    columns: list[Column[Anteil]] = [
        Column("Schicht", _name, bold=True),
        Column("Bestand", _bestand, width=78, right=True),
        Column("Früher", _frueher, width=104, right=True),
        Column("Akten", _akten, width=118, right=True, bar=_bar),
        Column("Punkte", _punkte, width=68, right=True),
    ]
    return TableModel(columns, _name)


def _name(row: Anteil) -> str:
    return row.name


def _bestand(row: Anteil) -> str:
    return german.integer(row.bestand)


def _frueher(row: Anteil) -> str:
    return row.frueher


def _akten(row: Anteil) -> str:
    return german.integer(row.akten)


def _bar(row: Anteil) -> float | None:
    return row.bar


def _punkte(row: Anteil) -> str:
    return "–" if row.genauigkeit is None else german.points(row.genauigkeit)
