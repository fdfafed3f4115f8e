"""The left side: all Q-Checks with search and filters."""

from collections.abc import Sequence
from uuid import UUID

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import QCheckZeile, Stand
from qmapp.settings import Settings
from qmapp.ui.checks.qcheck import zeichen
from qmapp.ui.checks.qcheck.liste.bestand import FILTER, OHNE_ZEITRAUM, jahre, passend
from qmapp.ui.checks.suchspalte import Suchspalte, Suchworte
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_ALL_YEARS: tuple[object, str] = (None, "Alle")
_WORDS = Suchworte("Q-Checks", "Q-Check suchen", "Titel, Kennung, Prozess oder Einheit suchen", "Kein Q-Check")


class Qcheckspalte(Suchspalte[QCheckZeile]):
    """Filtered by state and year."""

    def __init__(self, settings: Settings, key: str) -> None:
        self.zeigen = SelectField("Zeigen", tuple(FILTER.items()))
        self.jahr = SelectField("Jahr", [_ALL_YEARS])
        filters = {"zeigen": (self.zeigen, 3), "jahr": (self.jahr, 2)}
        super().__init__(settings, key, _WORDS, filters, _table())

    def prepare(self, rows: Sequence[QCheckZeile]) -> None:
        self.jahr.set_choices([_ALL_YEARS, *((year, _year(year)) for year in jahre(rows))])

    def passing(self, rows: Sequence[QCheckZeile], text: str) -> tuple[QCheckZeile, ...]:
        year = self.jahr.value()
        return passend(rows, text, str(self.zeigen.value()), year if isinstance(year, int) else None)


def _table() -> Table[QCheckZeile]:
    columns: list[Column[QCheckZeile]] = [
        Column("Q-Check", _title, sub=_about, sort=_title),
        Column("Erfüllungsgrad", _grad, width=128, pill=zeichen.grad, sort=_wert),
    ]
    return Table("Q-Checks", TableModel(columns, _id), row_height=52)


def _year(year: int) -> str:
    return "ohne Zeitraum" if year == OHNE_ZEITRAUM else str(year)


def _id(row: QCheckZeile) -> UUID:
    return row.id


def _title(row: QCheckZeile) -> str:
    return row.titel


def _about(row: QCheckZeile) -> str:
    """What tells it from others comes first: the line is cut where the column is narrow."""
    period = worte.zeitraum(row.von, row.bis)
    return " · ".join(part for part in (row.kennung, _stand(row), row.einheit or row.prozess, period) if part)


def _stand(row: QCheckZeile) -> str:
    done = f" ({row.beantwortet} von {row.fragen})" if row.stand is Stand.LAEUFT else ""
    return f"{worte.STAENDE[row.stand]}{done}"


def _grad(row: QCheckZeile) -> str:
    return worte.ampel(row.ampel, row.grad) if row.beantwortet else ""


def _wert(row: QCheckZeile) -> float:
    return -1.0 if row.grad is None else float(row.grad)
