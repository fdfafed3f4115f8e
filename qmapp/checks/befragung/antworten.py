"""The answers of all sheets as they are reckoned with: a second entry of a sheet is no second sheet."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Text, type_coerce
from sqlmodel import Session, col, select

from qmapp.checks.befragung import tables
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.errors import UserError

#: Item → step, question about oneself → number of the choice.
Werte = Mapping[str, int]


def antworten(session: Session, befragung_id: UUID) -> list[tuple[Werte, Werte]]:
    """(werte, angaben) of each sheet by number."""
    row = tables.Bogen
    return list(
        zip(_stored(session, befragung_id, row.werte), _stored(session, befragung_id, row.angaben), strict=True)
    )


def texte(session: Session, befragung_id: UUID) -> list[Mapping[str, str]]:
    """The free texts of each sheet by number."""
    return _stored(session, befragung_id, tables.Bogen.texte)


def _stored(session: Session, befragung_id: UUID, column: Any) -> list[Any]:
    """A column of JSON by number, read as one text: ten thousand small ones take twice as long."""
    row = tables.Bogen
    kept = select(type_coerce(column, Text)).where(row.befragung_id == befragung_id, row.erfassung == 1)
    lines = session.exec(kept.order_by(col(row.nummer))).all()
    found: list[Any] = json.loads(f"[{','.join(lines)}]")
    return found


def require_angabe(katalog: Katalog, code: str) -> Pruefpunkt:
    """The question about oneself with this code; raises UserError where the sheet does not ask it."""
    for punkt in katalog.punkte:
        if punkt.code == code and punkt.optionen:
            return punkt
    raise UserError(f"„{code}“ ist keine Angabe dieses Bogens.", field="angabe")


def require_item(katalog: Katalog, code: str) -> Pruefpunkt:
    """The item with this code; raises UserError where the sheet does not ask it."""
    for punkt in katalog.punkte:
        if punkt.code == code and katalog.dimension(punkt) is not None:
            return punkt
    raise UserError(f"„{code}“ ist keine Aussage dieses Bogens.", field="aussage")


def aufteilungen(katalog: Katalog, sheets: Sequence[tuple[Werte, Werte]]) -> dict[str, dict[int, int]]:
    """Question about oneself → choice (0: not answered) → who chose it, the n-th sheet as the n-th bit."""
    found: dict[str, dict[int, int]] = {}
    for punkt in katalog.punkte:
        if punkt.optionen:
            groups = dict.fromkeys(range(len(punkt.optionen) + 1), 0)
            for place, (_, angaben) in enumerate(sheets):
                groups[angaben.get(punkt.code, 0)] |= 1 << place
            found[punkt.code] = groups
    return found


def beantwortet(sheets: Sequence[tuple[Werte, Werte]], code: str) -> int:
    """Who gave an item an answer that counts, the n-th sheet as the n-th bit."""
    signs = ["1" if werte.get(code, NICHT_BEURTEILBAR) != NICHT_BEURTEILBAR else "0" for werte, _ in sheets]
    return int("".join(reversed(signs)) or "0", 2)


def gezaehlt(sheets: Sequence[tuple[Werte, Werte]], punkt: Pruefpunkt) -> int:
    """Sheets with an answer that counts to an item, or with any to a question about oneself."""
    if punkt.optionen:
        return sum(punkt.code in angaben for _, angaben in sheets)
    return beantwortet(sheets, punkt.code).bit_count()
