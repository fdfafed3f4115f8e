"""The rows of an imported list: by number for a table of a million rows, or all in order."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TypeVar
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy import select as rows_of
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.rows import GrundgesamtheitZeile, Zeile
from qmapp.errors import UserError
from qmapp.german import clean_text, folded, integer

Sortierung = Literal["schluessel", "schicht", "betrag", "team"]
T = TypeVar("T")

#: Between the texts of a row that are kept in one column; no cell can contain it.
SEPARATOR = "\x1f"
#: So many keys stand in one statement; every database takes as many.
_CHUNK = 500
_LONGEST_CELL = 500


def zeilen_ids(
    session: Session,
    pruefung_id: UUID,
    *,
    sort: Sortierung | None = None,
    absteigend: bool = False,
    suche: str = "",
) -> "array[int]":
    """Numbers of the list's rows for :func:`zeilen_block`, eight bytes each, in the order asked for.

    Without ``sort`` the order of the list. ``suche`` is looked for in key, stratum, team and further columns,
    regardless of case and umlauts.
    """
    liste = zustand.liste(session, pruefung_id)
    if liste is None:
        return array("q")
    fall = tables.GrundgesamtheitFall
    query = rows_of(col(fall.nr)).where(col(fall.grundgesamtheit_id) == liste.id)
    wanted = folded(suche.strip())
    if wanted:
        query = query.where(col(fall.suche).contains(wanted, autoescape=True))
    return array("q", session.connection().scalars(_sorted(query, sort, absteigend)))


def zeilen_block(session: Session, ids: Sequence[int]) -> list[GrundgesamtheitZeile]:
    """The rows of these numbers in this order; a number that is gone is left out."""
    fall, out = tables.GrundgesamtheitFall, tables.AusgeschlosseneAkte
    found = {}
    for chunk in chunks(ids):
        query = (
            select(fall, out.grund)
            .outerjoin(
                out,
                (col(out.grundgesamtheit_id) == col(fall.grundgesamtheit_id))
                & (col(out.schluessel) == col(fall.schluessel)),
            )
            .where(col(fall.nr).in_(chunk))
        )
        for row, grund in session.exec(query):
            found[row.nr] = GrundgesamtheitZeile(
                nr=row.nr or 0,
                schluessel=row.schluessel,
                schicht=row.schicht,
                betrag_cent=row.betrag_cent,
                team=row.team,
                weitere=split_weitere(row.weitere),
                ausschluss=grund or "",
            )
    return [found[nr] for nr in ids if nr in found]


def zeilen(session: Session, pruefung_id: UUID) -> Iterator[Zeile]:
    """All rows of the list in its order, excluded ones too; for the draw and for recomputing it."""
    liste = zustand.require_liste(session, pruefung_id)
    fall = tables.GrundgesamtheitFall
    query = (
        rows_of(col(fall.schluessel), col(fall.schicht), col(fall.betrag_cent), col(fall.team), col(fall.weitere))
        .where(col(fall.grundgesamtheit_id) == liste.id)
        .order_by(col(fall.nr))
    )
    for key, schicht, betrag, team, weitere in session.connection().execute(query):
        yield Zeile(key, schicht, betrag, team, split_weitere(weitere))


def split_weitere(text: str) -> tuple[str, ...]:
    """The further columns of a row as they were read; each stands behind a separator, so that empty ones count."""
    return tuple(text.split(SEPARATOR)[1:])


def _sorted(query: Select[Any], sort: Sortierung | None, descending: bool) -> Select[Any]:
    fall = tables.GrundgesamtheitFall
    columns: dict[str | None, list[Any]] = {
        None: [],
        "schluessel": [col(fall.suche)],
        "schicht": [col(fall.schicht_sort), col(fall.suche)],
        "team": [col(fall.team_sort), col(fall.suche)],
        "betrag": [col(fall.betrag_cent), col(fall.suche)],
    }
    order = [*columns[sort], col(fall.nr)]
    return query.order_by(*((column.desc() for column in order) if descending else order))


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in pieces that fit into one statement."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


def checked(zeilen: Iterable[Zeile]) -> list[Zeile]:
    """Rows as they are kept: trimmed, normalised; raises UserError for no rows, empty and duplicate keys.

    Keys that differ only in case are duplicates: nobody could tell their files apart on paper.
    """
    rows = [_cleaned(zeile) for zeile in zeilen]
    _require_unique(rows)
    return rows


def strata(rows: Iterable[Zeile]) -> tuple[tuple[str, int], ...]:
    """The strata (name, files) sorted by name, umlauts as their vowels; "" holds the rows without one."""
    counted = Counter(row.schicht for row in rows)
    return tuple((name, counted[name]) for name in sorted(counted, key=lambda name: (folded(name), name)))


def _require_unique(rows: list[Zeile]) -> None:
    if not rows:
        raise UserError("Die Liste enthält keine Akten.", advice="Bitte prüfen Sie Tabellenblatt und Kopfzeile.")
    keys = Counter(row.schluessel.casefold() for row in rows)
    if keys[""]:
        raise UserError(
            f"{integer(keys[''])} Zeilen haben kein Aktenzeichen.",
            advice="Bitte ergänzen Sie die Liste oder lassen Sie diese Zeilen aus.",
        )
    if len(keys) < len(rows):
        twice = sum(count > 1 for count in keys.values())
        example = next(row.schluessel for row in rows if keys[row.schluessel.casefold()] > 1)
        raise UserError(
            f"{integer(twice)} Aktenzeichen kommen mehrfach vor, zum Beispiel „{example}“. "
            f"Große und kleine Buchstaben gelten dabei als gleich.",
            advice="Jede Akte darf nur einmal in der Liste stehen. Bitte wählen Sie die richtige Spalte oder "
            "bereinigen Sie die Liste.",
        )


def _cleaned(zeile: Zeile) -> Zeile:
    return Zeile(
        plain(zeile.schluessel),
        plain(zeile.schicht),
        zeile.betrag_cent,
        plain(zeile.team),
        tuple(plain(cell) for cell in zeile.weitere),
    )


def plain(cell: str) -> str:
    """A cell as it is kept, 500 characters at most; printable ASCII, which is nearly every cell, needs no work."""
    if cell.isascii() and cell.isprintable() and len(cell) <= _LONGEST_CELL:
        return cell.strip()
    try:
        return clean_text(cell).strip()[:_LONGEST_CELL]
    except UnicodeEncodeError:
        return clean_text(cell.encode("utf-8", "replace").decode()).strip()[:_LONGEST_CELL]
