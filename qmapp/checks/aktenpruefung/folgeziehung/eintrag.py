"""An entry of the Ziehungsprotokoll behind the first draw."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.folgeziehung.kette import als_text, sha256
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Zeile, Ziehungsart
from qmapp.eingabe import LONGEST_TITLE, cleaned, reason
from qmapp.errors import UserError

SCHEMA = 1


def require_drawn(session: Session, pruefung_id: UUID) -> tables.Ziehung:
    """The first draw while more files may follow it; raises UserError before it, while submitted and once closed."""
    zustand.require_running(session, pruefung_id)
    first = zustand.ziehung(session, pruefung_id)
    if first is None:
        raise UserError("Die Stichprobe ist noch nicht gezogen.", advice="Ziehen Sie zuerst die Akten.")
    return first


@dataclass(frozen=True)
class Vermerk:
    """Why, by whom and when an entry is made, and with which version of the program."""

    grund: str
    wer: str
    jetzt: datetime
    version: str


def write_entry(
    session: Session, pruefung_id: UUID, art: Ziehungsart, content: dict[str, Any], vermerk: Vermerk
) -> tables.Ziehung:
    """Keep an entry (``content``: what is its own, with ``umfang``) behind the last one; the row."""
    before = _last(session, pruefung_id)
    name = cleaned(vermerk.wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    told = reason(vermerk.grund)
    head = {
        "schema": SCHEMA,
        "nummer": before.nummer + 1,
        "art": art.value,
        "grund": told,
        "vorgaenger_sha256": before.protokoll_sha256,
        "programm_version": vermerk.version,
        "gezogen_durch": name,
        "gezogen_um": vermerk.jetzt.astimezone(UTC).isoformat(timespec="seconds"),
    }
    text = als_text({**head, **content})
    row = tables.Ziehung(
        pruefung_id=pruefung_id,
        nummer=before.nummer + 1,
        art=art,
        grund=told,
        gezogen_um=vermerk.jetzt,
        gezogen_durch=name,
        version=vermerk.version,
        umfang=content["umfang"],
        protokoll=text,
        protokoll_sha256=sha256(text),
    )
    session.add(row)
    session.flush()
    return row


def new_akte(drawn: tables.Ziehung, row: Zeile, **place: Any) -> dict[str, Any]:
    """A drawn file as it is stored, with what the Prüfplatz needs from its row of the list."""
    return tables.Akte(
        pruefung_id=drawn.pruefung_id,
        ziehung_id=drawn.id,
        schluessel=row.schluessel,
        schicht=row.schicht,
        team=row.team,
        betrag_cent=row.betrag_cent,
        weitere=list(row.weitere),
        stand=Aktenstand.OFFEN,
        **{"art": Aktenart.STICHPROBE, **place},
    ).model_dump()


def _last(session: Session, pruefung_id: UUID) -> tables.Ziehung:
    row = tables.Ziehung
    query = select(row).where(row.pruefung_id == pruefung_id).order_by(col(row.nummer).desc()).limit(1)
    return session.exec(query).one()
