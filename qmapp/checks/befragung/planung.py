"""A Befragung is made from a published catalogue, changed, closed, and its sheets deleted when their time is over."""

from collections.abc import Mapping
from datetime import date
from typing import Unpack
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import tables
from qmapp.checks.befragung.entwurf import anzahl_begonnen
from qmapp.checks.befragung.grenzen import Angaben, apply, require, require_open
from qmapp.checks.befragung.rows import Perspektive
from qmapp.checks.befragung.verweise import require_unused
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.kennung import free_kennung, next_kennung

_NACH_ABSCHLUSS = {"fazit", "aussagekraft", "beteiligte", "ergebnis_am", "loeschen_am"}
_PERSPEKTIVE = {
    "BF-KL": Perspektive.KLIENTEN,
    "BF-MA": Perspektive.MITARBEITENDE,
    "BF-LE": Perspektive.LEISTUNGSERBRINGER,
}


def loeschtermin(ende: date) -> date:
    """The day sheets are deleted at the latest: twelve months after the end, as the questionnaires promise."""
    try:
        return ende.replace(year=ende.year + 1)
    except ValueError:
        return date(ende.year + 1, 2, 28)


def create_befragung(
    session: Session,
    *,
    katalog: katalog_door.Katalog,
    heute: date,
    kennung: str = "",
    vorgaenger_id: UUID | None = None,
    **angaben: Unpack[Angaben],
) -> UUID:
    """Begin a Befragung with a catalogue, which is adopted into the workspace; its id. ``titel`` is needed.

    Zielgruppe and Perspektive come from the catalogue unless told otherwise. Without a ``kennung`` the next free one of
    the year is given (BF-2025-1). Raises UserError for a catalogue of another kind, a Kennung already used.
    """
    if katalog.art is not katalog_door.Katalogart.BEFRAGUNG:
        raise UserError(f"{katalog.code} ist kein Katalog für Befragungen.", field="katalog")
    used, series = tables.Befragung.kennung, f"BF-{heute.year}-"
    row = tables.Befragung(
        kennung=free_kennung(session, used, kennung) if kennung else next_kennung(session, used, series, 1),
        titel="",
        katalog_id=katalog_door.adopt(session, katalog),
        perspektive=_PERSPEKTIVE.get(katalog.code, Perspektive.ANDERE),
        vorgaenger_id=None if vorgaenger_id is None else require(session, vorgaenger_id).id,
        angelegt_am=heute,
    )
    given: Angaben = {"titel": "", "zielgruppe": katalog.zielgruppe, **angaben}
    apply(row, given)
    session.add(row)
    session.flush()
    return row.id


def update_befragung(session: Session, befragung_id: UUID, **angaben: Unpack[Angaben]) -> None:
    """Change what is named, nothing else; raises UserError with the field of what cannot be taken.

    What is said of the result (Fazit, Aussagekraft, Beteiligte, its day) and when the sheets are deleted may be told
    after the Befragung is closed too.
    """
    row = (require if angaben.keys() <= _NACH_ABSCHLUSS else require_open)(session, befragung_id)
    apply(row, angaben)
    session.flush()


def set_vorgaenger(session: Session, befragung_id: UUID, vorgaenger_id: UUID | None) -> None:
    """Say which Befragung this one is compared with, None for none.

    Raises UserError for itself, one that is compared with this one, and one with another questionnaire.
    """
    row = require_open(session, befragung_id)
    before = None if vorgaenger_id is None else require(session, vorgaenger_id)
    row.vorgaenger_id = None if before is None else before.id
    while before is not None:
        if before.id == row.id:
            raise UserError("Eine Befragung kann nicht ihre eigene Vorgängerin sein.", field="vorgaenger_id")
        before = None if before.vorgaenger_id is None else require(session, before.vorgaenger_id)
    if vorgaenger_id is not None and _code(session, vorgaenger_id) != _code(session, befragung_id):
        raise UserError(
            "Verglichen werden nur Befragungen mit demselben Fragebogen.",
            advice="Bitte wählen Sie eine andere.",
            field="vorgaenger_id",
        )
    session.flush()


def vorwerte(session: Session, befragung_id: UUID) -> dict[str, tuple[int, int]]:
    """What was noted of an earlier Befragung: item → (top two, valid answers)."""
    row = tables.Vorwert
    found = session.exec(select(row).where(row.befragung_id == befragung_id))
    return {one.code: (one.top2, one.gueltig) for one in found}


def set_vorwerte(session: Session, befragung_id: UUID, werte: Mapping[str, tuple[int, int]]) -> None:
    """Note what an earlier Befragung found: item → (top two, valid answers); replaces what was noted before."""
    require_open(session, befragung_id)
    row = tables.Vorwert
    for old in session.exec(select(row).where(row.befragung_id == befragung_id)):
        session.delete(old)
    session.flush()
    for code, (top2, gueltig) in werte.items():
        if not 0 <= top2 <= gueltig:
            raise UserError(f"{code}: {top2} von {gueltig} kann nicht sein.", field=code)
        session.add(row(befragung_id=befragung_id, code=code, top2=top2, gueltig=gueltig))
    session.flush()


def close_befragung(session: Session, befragung_id: UUID, *, heute: date) -> None:
    """Close a Befragung: no sheet comes in any more.

    Raises UserError where more came back than were handed out, or a sheet is begun and not finished.
    """
    row = require_open(session, befragung_id)
    sheet = tables.Bogen
    count = session.exec(select(func.count()).where(sheet.befragung_id == befragung_id, sheet.erfassung == 1)).one()
    if row.ausgegeben is not None and count > row.ausgegeben:
        raise UserError(
            f"Es sind {integer(count)} Bögen erfasst, aber nur {integer(row.ausgegeben)} ausgegeben.",
            advice="Bitte berichtigen Sie die Zahl der ausgegebenen Bögen.",
            field="ausgegeben",
        )
    begun = anzahl_begonnen(session, befragung_id)
    if begun:
        raise UserError(
            "1 Bogen ist begonnen." if begun == 1 else f"{integer(begun)} Bögen sind begonnen.",
            advice="Bitte erfassen Sie zu Ende, was begonnen ist, oder löschen Sie es.",
            field="boegen",
        )
    row.abgeschlossen_am = heute
    session.flush()


def reopen_befragung(session: Session, befragung_id: UUID) -> None:
    """Open a closed Befragung again."""
    require(session, befragung_id).abgeschlossen_am = None
    session.flush()


def delete_freitexte(session: Session, befragung_id: UUID) -> int:
    """Delete the free texts of all sheets, those of a closed Befragung too; of how many sheets.

    Themes and voices stay, and so do the ticks: the result is reckoned from them, and they name nobody.
    """
    row = tables.Bogen
    kept = require(session, befragung_id).id
    found = [one for one in session.exec(select(row).where(row.befragung_id == kept)) if one.texte]
    for one in found:
        one.texte = {}
    session.flush()
    return len(found)


def delete_befragung(session: Session, befragung_id: UUID) -> None:
    """Delete a Befragung with its sheets; a closed one is opened again first, one a Feststellung rests on stays."""
    row = require_open(session, befragung_id)
    require_unused(session, row)
    session.delete(row)
    session.flush()


def _code(session: Session, befragung_id: UUID) -> str:
    return katalog_door.katalog(session, require(session, befragung_id).katalog_id).code
