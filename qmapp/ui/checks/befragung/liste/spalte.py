"""The left side: all Befragungen with search and filters."""

from collections.abc import Sequence
from uuid import UUID

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.rows import BefragungZeile, Perspektive
from qmapp.german import integer, percent
from qmapp.settings import Settings
from qmapp.ui.checks.befragung.liste.bestand import PERSPEKTIVEN, ZEIGEN, passend, stand
from qmapp.ui.checks.suchspalte import Suchspalte, Suchworte
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_WORDS = Suchworte("Befragungen", "Befragung suchen", "Titel, Kennung oder Zielgruppe suchen", "Keine Befragung")


class Befragungsspalte(Suchspalte[BefragungZeile]):
    """Filtered by state and who was asked."""

    def __init__(self, settings: Settings, key: str) -> None:
        self.zeigen = SelectField("Zeigen", ZEIGEN)
        self.wer = SelectField("Befragt", PERSPEKTIVEN)
        self.from_file = Button("Befragung aus einer Datei", "table-import", "link")
        filters = {"zeigen": (self.zeigen, 2), "perspektive": (self.wer, 3)}
        foot = box(hbox(self.from_file, None, margin=(8, 0, 8, 0)))
        super().__init__(settings, key, _WORDS, filters, _table(), foot)

    def passing(self, rows: Sequence[BefragungZeile], text: str) -> tuple[BefragungZeile, ...]:
        who = self.wer.value()
        return passend(rows, text, str(self.zeigen.value()), who if isinstance(who, Perspektive) else None)


def _table() -> Table[BefragungZeile]:
    columns: list[Column[BefragungZeile]] = [
        Column("Befragung", _title, sub=_about, sort=_title),
        Column("Bögen", _sheets, width=112, right=True, sub=_share, sort=_count),
        Column("Stand", _state, width=150, pill=stand, sort=_state),
    ]
    return Table("Befragungen", TableModel(columns, _id), row_height=52)


def _id(row: BefragungZeile) -> UUID:
    return row.id


def _title(row: BefragungZeile) -> str:
    return row.titel


def _about(row: BefragungZeile) -> str:
    parts = (row.kennung, worte.PERSPEKTIVEN[row.perspektive], worte.zeitraum(row.von, row.bis))
    return " · ".join(part for part in parts if part)


def _sheets(row: BefragungZeile) -> str:
    return integer(row.boegen) + (f" von {integer(row.ausgegeben)}" if row.ausgegeben else "")


def _share(row: BefragungZeile) -> str:
    share = row.ruecklaufquote
    return "" if share is None else percent(share)


def _count(row: BefragungZeile) -> int:
    return row.boegen


def _state(row: BefragungZeile) -> str:
    return stand(row)[1]
