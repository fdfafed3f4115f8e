"""The population: the imported list, what is excluded from it, and its rows page by page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.rows import Ausschluss, Grundgesamtheit, ListenAngaben, Zeile
from qmapp.checks.aktenpruefung.zeilen import (
    SEPARATOR,
    checked,
    chunks,
    plain,
    strata,
    zeilen,
    zeilen_block,
    zeilen_ids,
)
from qmapp.checks.sampling.draw import population_digest
from qmapp.eingabe import reason
from qmapp.errors import UserError
from qmapp.german import folded, integer
from qmapp.progress import Progress, silent
from qmapp.workspace import insert_mass, log_mass

__all__ = [
    "exclude",
    "grundgesamtheit",
    "import_grundgesamtheit",
    "include_again",
    "zeilen",
    "zeilen_block",
    "zeilen_ids",
]

_TABLE = "grundgesamtheit_zeile"


def import_grundgesamtheit(
    session: Session,
    pruefung_id: UUID,
    angaben: ListenAngaben,
    zeilen: Iterable[Zeile],
    *,
    progress: Progress = silent,
) -> UUID:
    """Read a list into the workspace; its id. An earlier list of the Prüfung is replaced, with its exclusions.

    Keys are trimmed and normalised. Raises UserError for an empty list, empty or duplicate keys, and after the draw.
    ``progress`` is told the rows written and may raise Cancelled.
    """
    zustand.require_before_draw(session, pruefung_id)
    rows = checked(zeilen)
    earlier = zustand.liste(session, pruefung_id)
    if earlier is not None:
        session.delete(earlier)
        session.flush()
    amounts = [row.betrag_cent for row in rows if row.betrag_cent is not None]
    values: dict[str, Any] = {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(angaben).items()}
    liste = tables.GrundgesamtheitListe(
        **values,
        pruefung_id=pruefung_id,
        anzahl=len(rows),
        summe_cent=sum(amounts) if amounts else None,
        pruefsumme=population_digest(row.schluessel for row in rows),
        schichten=list(strata(rows)),
    )
    session.add(liste)
    session.flush()
    table = tables.GrundgesamtheitFall.__table__  # type: ignore[attr-defined]  # every table class has one
    insert_mass(session, table, _stored(liste.id, rows), progress, len(rows))
    log_mass(session, _TABLE, len(rows), liste.pruefsumme)
    return liste.id


def exclude(session: Session, pruefung_id: UUID, schluessel: Sequence[str], grund: str) -> int:
    """Take files out of the population before the draw, with a reason; how many were not excluded before.

    Raises UserError for a key that is not in the list, where nothing would be left, and after the draw.
    """
    zustand.require_before_draw(session, pruefung_id)
    liste = zustand.require_liste(session, pruefung_id)
    text = reason(grund)
    keys = list(dict.fromkeys(plain(key) for key in schluessel))
    before = {row.schluessel for row in _excluded(session, liste.id)}
    fall = tables.GrundgesamtheitFall
    found: dict[str, dict[str, Any]] = {}
    for chunk in chunks(keys):
        hits = session.exec(
            select(fall.schluessel, fall.schicht, fall.betrag_cent).where(
                fall.grundgesamtheit_id == liste.id, col(fall.schluessel).in_(chunk)
            )
        )
        found.update({key: {"schicht": schicht, "betrag_cent": betrag} for key, schicht, betrag in hits})
    missing = [key for key in keys if key not in found]
    if missing:
        raise UserError(
            f"{integer(len(missing))} der Aktenzeichen stehen nicht in der Liste, zum Beispiel „{missing[0]}“.",
            advice="Bitte prüfen Sie die Schreibweise.",
            field="schluessel",
        )
    new = [key for key in keys if key not in before]
    if len(before) + len(new) >= liste.anzahl:
        raise UserError("Damit bliebe keine Akte in der Grundgesamtheit.", field="schluessel")
    session.flush()
    if new:
        table = tables.AusgeschlosseneAkte.__table__  # type: ignore[attr-defined]  # every table class has one
        rows = [{"grundgesamtheit_id": liste.id, "schluessel": key, "grund": text, **found[key]} for key in new]
        session.connection().execute(insert(table), rows)
    return len(new)


def include_again(session: Session, pruefung_id: UUID, schluessel: Sequence[str]) -> int:
    """Put excluded files back into the population; how many were excluded."""
    zustand.require_before_draw(session, pruefung_id)
    liste = zustand.require_liste(session, pruefung_id)
    keys = {plain(key) for key in schluessel}
    back = [row for row in _excluded(session, liste.id) if row.schluessel in keys]
    for row in back:
        session.delete(row)
    session.flush()
    return len(back)


def grundgesamtheit(session: Session, pruefung_id: UUID) -> Grundgesamtheit | None:
    """The population of a Prüfung, None before a list is read."""
    liste = zustand.liste(session, pruefung_id)
    if liste is None:
        return None
    excluded = _excluded(session, liste.id)
    gone = Counter(row.schicht for row in excluded)
    values: dict[str, Any] = {f.name: getattr(liste, f.name) for f in fields(ListenAngaben)}
    values["ausgelassen"] = [(line, why) for line, why in liste.ausgelassen]
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
    return Grundgesamtheit(
        id=liste.id,
        anzahl=liste.anzahl,
        ohne_ausgeschlossene=liste.anzahl - len(excluded),
        schichten=tuple((name, count - gone[name]) for name, count in liste.schichten if count > gone[name]),
        summe_cent=_remaining_sum(liste, excluded),
        pruefsumme=liste.pruefsumme,
        ausschluesse=tuple(Ausschluss(row.schluessel, row.schicht, row.grund) for row in excluded),
        angaben=ListenAngaben(**values),
    )


def _excluded(session: Session, liste_id: UUID) -> list[tables.AusgeschlosseneAkte]:
    table = tables.AusgeschlosseneAkte
    query = select(table).where(table.grundgesamtheit_id == liste_id).order_by(col(table.schluessel))
    return list(session.exec(query))


def _remaining_sum(liste: tables.GrundgesamtheitListe, excluded: list[tables.AusgeschlosseneAkte]) -> int | None:
    if liste.summe_cent is None:
        return None
    return liste.summe_cent - sum(row.betrag_cent or 0 for row in excluded)


def _stored(liste_id: UUID, rows: list[Zeile]) -> Iterator[dict[str, Any]]:
    fold: dict[str, str] = {}
    for key, schicht, betrag, team, weitere in rows:
        for text in (schicht, team):
            if text not in fold:
                fold[text] = folded(text)
        further = "".join(SEPARATOR + cell for cell in weitere)
        yield {
            "grundgesamtheit_id": liste_id,
            "schluessel": key,
            "schicht": schicht,
            "schicht_sort": fold[schicht],
            "betrag_cent": betrag,
            "team": team,
            "team_sort": fold[team],
            "weitere": further,
            "suche": SEPARATOR.join((_folded(key), fold[schicht], fold[team], _folded(further))),
        }


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else folded(text)
