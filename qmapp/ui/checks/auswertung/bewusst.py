"""What the files picked deliberately have shown: in a card of its own, without any rate."""

from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl
from qmapp.german import euro, integer
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel


class BewusstKarte(Card):
    """One row per pick; hidden where nothing was picked."""

    def __init__(self) -> None:
        self.table: Table[BewussteAuswahl] = Table("Bewusst ausgewählte Akten", _model())
        super().__init__(
            self.table,
            title="Bewusst ausgewählte Akten",
            subtitle="Nicht zufällig gezogen: Sie zählen in keiner Quote und werden nicht hochgerechnet",
            margin=(1, 13, 1, 6),
        )
        inset_head(self)

    def show_rows(self, rows: tuple[BewussteAuswahl, ...]) -> None:
        """Show the picks in the order of the protocol."""
        self.table.show_rows(rows)
        self.table.fit()
        show_if(self, bool(rows))


def _model() -> TableModel[BewussteAuswahl]:
    columns: list[Column[BewussteAuswahl]] = [
        Column("Grund der Auswahl", _grund, bold=True),
        Column("Akten", _akten, width=76, right=True),
        Column("Geprüft", _geprueft, width=84, right=True),
        Column("Materiell", _material, width=92, right=True),
        Column("Nur formell", _formell, width=104, right=True),
        Column("Zu viel", _zu_viel, width=112, right=True),
        Column("Zu wenig", _zu_wenig, width=112, right=True),
    ]
    return TableModel(columns, _nummer)


def _nummer(row: BewussteAuswahl) -> int:
    return row.nummer


def _grund(row: BewussteAuswahl) -> str:
    return row.grund


def _akten(row: BewussteAuswahl) -> str:
    return integer(row.akten)


def _geprueft(row: BewussteAuswahl) -> str:
    return integer(row.geprueft)


def _material(row: BewussteAuswahl) -> str:
    return integer(row.mit_material)


def _formell(row: BewussteAuswahl) -> str:
    return integer(row.nur_formell)


def _zu_viel(row: BewussteAuswahl) -> str:
    return euro(row.zu_viel_cent)


def _zu_wenig(row: BewussteAuswahl) -> str:
    return euro(row.zu_wenig_cent)
