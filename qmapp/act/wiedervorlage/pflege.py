"""What happens to a Wiedervorlage: set, changed, moved, settled, opened again, deleted."""

from datetime import date, datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.wiedervorlage import tables, turnus
from qmapp.act.wiedervorlage.bezug import require_bezug
from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus
from qmapp.arbeitstage import FIRST_YEAR, LAST_YEAR
from qmapp.eingabe import LONGEST_NOTE, cleaned
from qmapp.errors import UserError
from qmapp.kennung import free_kennung, next_kennung

_LONGEST_ROLE = 100
_PREFIX, _DIGITS = "WV-", 2


class Angaben(TypedDict, total=False):
    """What may be changed; a new ``datum`` or ``turnus`` sets the series anew from that day."""

    datum: date
    text: str
    rolle: str
    turnus: Turnus
    bezug_art: Bezugsart
    bezug_id: UUID | None
    bezug_kennung: str


def create_wiedervorlage(
    session: Session,
    *,
    datum: date,
    text: str,
    bezug_art: Bezugsart,
    bezug_id: UUID | None = None,
    bezug_kennung: str = "",
    rolle: str = "",
    turnus: Turnus = Turnus.EINMALIG,
    kennung: str = "",
    jetzt: datetime,
) -> UUID:
    """Set one; a day in the past is allowed and makes it overdue at once.

    What it is about is named by ``bezug_id`` or ``bezug_kennung``; SONST takes any Kennung, or none. Raises UserError
    for an empty text, a day outside the years with Feiertage, something that is not there, a Kennung taken already.
    """
    column = tables.Wiedervorlage.kennung
    bezug = require_bezug(session, bezug_art, bezug_id, bezug_kennung)
    row = tables.Wiedervorlage(
        kennung=free_kennung(session, column, kennung) if kennung else next_kennung(session, column, _PREFIX, _DIGITS),
        datum=_known(datum),
        text=_text(text),
        rolle=_role(rolle),
        turnus=turnus,
        anfang=datum,
        bezug_art=bezug.art,
        bezug_id=bezug.id,
        bezug_kennung=bezug.kennung,
        geaendert_um=jetzt,
    )
    session.add(row)
    session.flush()
    return row.id


def update_wiedervorlage(
    session: Session, wiedervorlage_id: UUID, *, jetzt: datetime, **angaben: Unpack[Angaben]
) -> None:
    """Change what is named; raises UserError as :func:`create_wiedervorlage` and for a settled one."""
    row = _require_open(session, wiedervorlage_id)
    values: dict[str, Any] = dict(angaben)
    if "text" in values:
        values["text"] = _text(values["text"])
    if "rolle" in values:
        values["rolle"] = _role(values["rolle"])
    if values.keys() & {"bezug_art", "bezug_id", "bezug_kennung"}:
        bezug = require_bezug(
            session, values.get("bezug_art", row.bezug_art), values.get("bezug_id"), values.get("bezug_kennung", "")
        )
        values |= {"bezug_art": bezug.art, "bezug_id": bezug.id, "bezug_kennung": bezug.kennung}
    if values.keys() & {"datum", "turnus"}:
        values |= {"anfang": _known(values.get("datum", row.datum)), "nr": 0}
    _change(session, row, jetzt, **values)


def move_wiedervorlage(session: Session, wiedervorlage_id: UUID, auf: date, *, jetzt: datetime) -> None:
    """Let this one come on another day; the series it belongs to goes on as before.

    Raises UserError for a settled one and for a day outside the years with Feiertage.
    """
    _change(session, _require_open(session, wiedervorlage_id), jetzt, datum=_known(auf))


def settle_wiedervorlage(
    session: Session, wiedervorlage_id: UUID, *, heute: date, jetzt: datetime, notiz: str = ""
) -> UUID | None:
    """Mark as settled; a recurring one creates the next of its series, whose id is returned.

    The next one lies after this one's day and after ``heute``. Raises UserError for one settled already.
    """
    row = require(session, wiedervorlage_id)
    if row.erledigt_am is not None:
        raise UserError(f"{row.kennung} ist schon erledigt.")
    note = cleaned(notiz, "Die Notiz", longest=LONGEST_NOTE, field="notiz")
    _change(session, row, jetzt, erledigt_am=heute, erledigt_notiz=note)
    following = turnus.naechster(row.anfang, row.turnus, row.nr, max(row.datum, heute))
    if following is None or _successor(session, row.id) is not None:
        return None
    kept = row.model_dump(include={"text", "rolle", "turnus", "anfang", "bezug_art", "bezug_id", "bezug_kennung"})
    nr, datum = following
    successor = tables.Wiedervorlage(
        **kept,
        kennung=next_kennung(session, tables.Wiedervorlage.kennung, _PREFIX, _DIGITS),
        datum=datum,
        nr=nr,
        vorgaenger_id=row.id,
        geaendert_um=jetzt,
    )
    session.add(successor)
    session.flush()
    return successor.id


def reopen_wiedervorlage(session: Session, wiedervorlage_id: UUID, *, jetzt: datetime) -> None:
    """Take the mark of being settled away; the next of its series goes again while it is open.

    Raises UserError where it is open, and where the next one is settled: the series has gone on.
    """
    row = require(session, wiedervorlage_id)
    if row.erledigt_am is None:
        raise UserError(f"{row.kennung} ist noch offen.")
    successor = _successor(session, row.id)
    if successor is not None and successor.erledigt_am is not None:
        raise UserError(
            f"Auf {row.kennung} folgte {successor.kennung}, und auch sie ist erledigt.",
            advice=f"Öffnen Sie zuerst {successor.kennung} wieder.",
        )
    if successor is not None:
        session.delete(successor)
    _change(session, row, jetzt, erledigt_am=None, erledigt_notiz="")


def delete_wiedervorlage(session: Session, wiedervorlage_id: UUID) -> None:
    """Delete it; with it ends its series."""
    session.delete(require(session, wiedervorlage_id))
    session.flush()


def require(session: Session, wiedervorlage_id: UUID) -> tables.Wiedervorlage:
    """The Wiedervorlage; raises UserError where it is gone."""
    row = session.get(tables.Wiedervorlage, wiedervorlage_id)
    if row is None:
        raise UserError("Diese Wiedervorlage gibt es nicht mehr.", advice="Bitte wählen Sie eine andere.")
    return row


def _require_open(session: Session, wiedervorlage_id: UUID) -> tables.Wiedervorlage:
    row = require(session, wiedervorlage_id)
    if row.erledigt_am is not None:
        raise UserError(f"{row.kennung} ist erledigt.", advice="Öffnen Sie sie wieder, um sie zu ändern.")
    return row


def _change(session: Session, row: tables.Wiedervorlage, jetzt: datetime, **values: object) -> None:
    row.sqlmodel_update({**values, "fassung": row.fassung + 1, "geaendert_um": jetzt})
    session.flush()


def _successor(session: Session, wiedervorlage_id: UUID) -> tables.Wiedervorlage | None:
    row = tables.Wiedervorlage
    return session.exec(select(row).where(col(row.vorgaenger_id) == wiedervorlage_id)).first()


def _known(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UserError(f"Bitte wählen Sie einen Tag zwischen {FIRST_YEAR} und {LAST_YEAR}.", field="datum")
    return day


def _text(value: str) -> str:
    return cleaned(value, "Der Text", longest=LONGEST_NOTE, field="text", required=True)


def _role(value: str) -> str:
    return cleaned(value, "Die Rolle", longest=_LONGEST_ROLE, field="rolle")
