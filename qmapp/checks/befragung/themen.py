"""What free texts speak of, counted by hand, and the ones chosen for the report.

They are work on what has come in, so they may change after a Befragung is closed.
"""

from collections import defaultdict
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import tables
from qmapp.checks.befragung.grenzen import LONGEST_TEXT, require
from qmapp.checks.befragung.rows import Stimme, Thema
from qmapp.checks.katalog.katalog import FREITEXT
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.german import integer

Row = TypeVar("Row", tables.Thema, tables.Stimme)


def set_thema(
    session: Session, befragung_id: UUID, code: str, titel: str, nennungen: int, *, thema_id: UUID | None = None
) -> UUID:
    """Note that ``nennungen`` sheets speak of this at a free-text question; its id.

    A title noted before at the same question gets the new number; ``thema_id`` renames that one. Raises UserError for
    a question that is not answered in words, an empty title, a title another one has, fewer than one or more than
    there are sheets.
    """
    _require_question(session, befragung_id, code)
    title = cleaned(titel, "Das Thema", longest=LONGEST_TITLE, field="titel", required=True)
    _require_count(session, befragung_id, nennungen)
    row = tables.Thema
    same = session.exec(
        select(row).where(row.befragung_id == befragung_id, row.code == code, row.titel == title)
    ).first()
    found = same if thema_id is None else _require(session, tables.Thema, thema_id)
    if same is not None and found is not same:
        raise UserError(f"Das Thema „{title}“ gibt es bei dieser Frage schon.", field="titel")
    if found is None:
        found = row(befragung_id=befragung_id, code=code, titel=title, nennungen=nennungen)
        session.add(found)
    found.titel, found.nennungen = title, nennungen
    session.flush()
    return found.id


def remove_thema(session: Session, thema_id: UUID) -> None:
    """Take a theme away."""
    session.delete(_require(session, tables.Thema, thema_id))
    session.flush()


def add_stimme(session: Session, befragung_id: UUID, code: str, text: str) -> UUID:
    """Choose a free text for the report, last of its question; its id. Raises UserError as :func:`set_thema`."""
    _require_question(session, befragung_id, code)
    row = tables.Stimme
    last = session.exec(
        select(func.max(row.reihenfolge)).where(row.befragung_id == befragung_id, row.code == code)
    ).one()
    found = row(befragung_id=befragung_id, code=code, reihenfolge=(last or 0) + 1, text=_words(text))
    session.add(found)
    session.flush()
    return found.id


def update_stimme(session: Session, stimme_id: UUID, text: str) -> None:
    """Change the words a voice is printed in."""
    _require(session, tables.Stimme, stimme_id).text = _words(text)
    session.flush()


def remove_stimme(session: Session, stimme_id: UUID) -> None:
    """Take a voice out of the report; the sheet it comes from keeps its text."""
    session.delete(_require(session, tables.Stimme, stimme_id))
    session.flush()


def move_stimme(session: Session, stimme_id: UUID, plaetze: int) -> None:
    """Move a voice down by so many places among those of its question, up for a negative number, to the end at most."""
    moved = _require(session, tables.Stimme, stimme_id)
    row = tables.Stimme
    order = list(
        session.exec(
            select(row)
            .where(row.befragung_id == moved.befragung_id, row.code == moved.code)
            .order_by(col(row.reihenfolge), col(row.id))
        )
    )
    place = order.index(moved)
    order.insert(max(0, min(len(order) - 1, place + plaetze)), order.pop(place))
    for number, one in enumerate(order, 1):
        one.reihenfolge = number
    session.flush()


def themen(session: Session, befragung_id: UUID) -> tuple[Thema, ...]:
    """The themes by question, the most often named first."""
    row = tables.Thema
    found = session.exec(
        select(row)
        .where(row.befragung_id == befragung_id)
        .order_by(col(row.code), col(row.nennungen).desc(), col(row.titel))
    )
    return tuple(Thema(one.id, one.code, one.titel, one.nennungen) for one in found)


def stimmen(session: Session, befragung_id: UUID) -> tuple[Stimme, ...]:
    """The voices by question in the order they are printed in."""
    row = tables.Stimme
    found = session.exec(
        select(row).where(row.befragung_id == befragung_id).order_by(col(row.code), col(row.reihenfolge), col(row.id))
    )
    return tuple(Stimme(one.id, one.code, one.text) for one in found)


def freitexte(session: Session, befragung_id: UUID) -> dict[str, tuple[str, ...]]:
    """The free texts by question, in the order of the alphabet: no order tells which sheet one is from."""
    row = tables.Bogen
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kept in session.exec(select(row.texte).where(row.befragung_id == befragung_id, row.erfassung == 1)):
        for code, words in kept.items():
            found[code].append(words)
    return {code: tuple(sorted(texts)) for code, texts in found.items()}


def _words(text: str) -> str:
    return cleaned(text, "Die Stimme", longest=LONGEST_TEXT, field="text", required=True)


def _require(session: Session, kind: type[Row], key: UUID) -> Row:
    row = session.get(kind, key)
    if row is None:
        raise UserError("Diesen Eintrag gibt es nicht mehr.")
    return row


def _require_question(session: Session, befragung_id: UUID, code: str) -> None:
    katalog = katalog_door.katalog(session, require(session, befragung_id).katalog_id)
    if not any(punkt.code == code and punkt.bereich == FREITEXT for punkt in katalog.punkte):
        raise UserError(f"„{code}“ ist keine Frage mit freier Antwort.", field="code")


def _require_count(session: Session, befragung_id: UUID, nennungen: int) -> None:
    sheet = tables.Bogen
    sheets = session.exec(select(func.count()).where(sheet.befragung_id == befragung_id, sheet.erfassung == 1)).one()
    if nennungen < 1:
        raise UserError("Ein Thema wird mindestens einmal genannt.", field="nennungen")
    if nennungen > sheets:
        raise UserError(
            f"{integer(nennungen)} Nennungen sind mehr, als es Bögen gibt ({integer(sheets)}).",
            advice="Gezählt wird je Bogen einmal.",
            field="nennungen",
        )
