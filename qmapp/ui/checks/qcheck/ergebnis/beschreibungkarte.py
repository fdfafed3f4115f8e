"""The points described: how often each answer, sum, mean, median, ends and standard deviation (S003-4.3.4-2)."""

from collections.abc import Callable

from qmapp.checks.qcheck import worte as qworte
from qmapp.checks.qcheck.beschreibung import Punktlage
from qmapp.checks.qcheck.rows import Urteil
from qmapp.checks.sampling.descriptive import Description
from qmapp.german import decimal, integer
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_NOTE = (
    "Jede bewertete Frage zählt einmal, ohne Gewicht; der Erfüllungsgrad oben rechnet mit Gewichten. Streuung ist die "
    "Standardabweichung mit n − 1."
)
_Row = tuple[str, Punktlage]


class BeschreibungKarte(Card):
    """In total and per Qualitätsdimension."""

    def __init__(self) -> None:
        columns: list[Column[_Row]] = [
            Column("Punkte", _title, bold=True, sub=_counts),
            Column("n", _figure(lambda one: integer(one.n)), width=48, right=True),
            Column("Summe", _figure(lambda one: decimal(one.total, 0)), width=72, right=True),
            Column("Mittel", _figure(lambda one: decimal(one.mean, 2)), width=70, right=True),
            Column("Median", _figure(_median), width=76, right=True),
            Column("von bis", _figure(_ends), width=76, right=True),
            Column("Streuung", _figure(_spread), width=86, right=True),
        ]
        self.table: Table[_Row] = Table("Beschreibende Statistik", TableModel(columns, _title), row_height=50)
        note = Label(_NOTE, "cap", "text2", wrap=True)
        super().__init__(
            self.table, vbox(note, margin=(15, 4, 15, 2)),
            title="Beschreibende Statistik", subtitle="Punkte von 0 bis 3, darunter wie oft jede Antwort gegeben wurde",
            gap=8, margin=(1, 13, 1, 12),
        )  # fmt: skip
        inset_head(self)

    def show_befund(self, befund: Befund) -> None:
        """Show the points in total and per dimension."""
        found = befund.beschreibung
        by_dimension = [(qworte.DIMENSIONEN[one], lage) for one, lage in found.dimensionen.items()]
        self.table.show_rows([("Gesamt", found.gesamt), *by_dimension])
        self.table.fit()


def _title(row: _Row) -> str:
    return row[0]


def _counts(row: _Row) -> str:
    """„9 × 3 · 18 × 2 · 3 × 1 · 1 × n. b.“"""
    given = ((one, row[1].anzahl[one]) for one in Urteil)
    return " · ".join(f"{integer(count)} × {qworte.KUERZEL[one]}" for one, count in given if count)


def _figure(words: Callable[[Description], str]) -> Callable[[_Row], str]:
    def text(row: _Row) -> str:
        return "–" if row[1].lage is None else words(row[1].lage)

    return text


def _median(one: Description) -> str:
    return decimal(one.median, 0 if one.median.denominator == 1 else 1)


def _ends(one: Description) -> str:
    return f"{decimal(one.minimum, 0)} bis {decimal(one.maximum, 0)}"


def _spread(one: Description) -> str:
    return "–" if one.std_dev is None else decimal(one.std_dev, 2)
