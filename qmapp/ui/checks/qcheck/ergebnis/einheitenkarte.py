"""Other units beside this one, by name: degrees over the questions both have assessed, nothing of people."""

from collections.abc import Callable

from qmapp.checks.katalog import Dimension
from qmapp.checks.qcheck import worte as qworte
from qmapp.checks.qcheck.einheiten import FEWEST_SHARED, Einheitsvergleich, Gegenueber
from qmapp.german import integer
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import vbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_NOTE = (
    "Verglichen werden nur Fragen, die hier und dort bewertet sind, mit den Gewichten dieses Q-Checks. Unter "
    f"{integer(FEWEST_SHARED)} gemeinsamen Fragen steht keine Zahl. Die Einheiten stehen nach dem Namen, nicht nach "
    "dem Ergebnis."
)


class EinheitenKarte(Card):
    """Hidden where there is no other unit to compare with."""

    def __init__(self) -> None:
        columns: list[Column[Einheitsvergleich]] = [
            Column("Einheit", _name, bold=True, sub=_shared),
            Column("Gesamt", _there(None), width=96, right=True, sub=_here(None)),
            *(
                Column(
                    qworte.DIMENSIONEN[one].removesuffix("qualität"), _there(one), width=92, right=True, sub=_here(one)
                )
                for one in Dimension
            ),
        ]
        self.table: Table[Einheitsvergleich] = Table("Andere Einheiten", TableModel(columns, _key), row_height=50)
        note = Label(_NOTE, "cap", "text2", wrap=True)
        super().__init__(
            self.table, vbox(note, margin=(15, 4, 15, 2)),
            title="Andere Einheiten", subtitle="Erfüllungsgrad dort, darunter hier über dieselben Fragen",
            gap=8, margin=(1, 13, 1, 12),
        )  # fmt: skip
        inset_head(self)

    def show_befund(self, befund: Befund) -> None:
        """Show the units by name."""
        self.table.show_rows(befund.einheiten)
        self.table.fit()
        show_if(self, bool(befund.einheiten))


def _key(row: Einheitsvergleich) -> object:
    return row.id


def _name(row: Einheitsvergleich) -> str:
    return row.einheit


def _shared(row: Einheitsvergleich) -> str:
    return f"{row.kennung} · {integer(row.gemeinsam)} gemeinsame Fragen"


def _pair(row: Einheitsvergleich, dimension: Dimension | None) -> Gegenueber | None:
    return row.gesamt if dimension is None else row.dimensionen.get(dimension)


def _there(dimension: Dimension | None) -> Callable[[Einheitsvergleich], str]:
    def text(row: Einheitsvergleich) -> str:
        pair = _pair(row, dimension)
        return "–" if pair is None else qworte.grad(pair.dort.wert)

    return text


def _here(dimension: Dimension | None) -> Callable[[Einheitsvergleich], str]:
    def text(row: Einheitsvergleich) -> str:
        pair = _pair(row, dimension)
        return "zu wenige" if pair is None else f"hier {qworte.grad(pair.hier.wert)}"

    return text
