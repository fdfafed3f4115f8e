"""The sheets of a file, written in one step that can be taken back, and the files that were read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import insert
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import tables
from qmapp.checks.befragung.einlesen.befunde import Bogenentwurf, Pruefbericht
from qmapp.checks.befragung.einlesen.lesung import Lage, Lesung
from qmapp.checks.befragung.einlesen.pruefung import bericht
from qmapp.checks.befragung.einlesen.zuordnung import Zuordnung, festgehalten, wieder
from qmapp.checks.befragung.grenzen import require, require_open
from qmapp.checks.befragung.rows import Bogenquelle, Einlesung
from qmapp.checks.katalog.tables import KatalogVersion
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.progress import Progress, silent
from qmapp.spreadsheets import Ausgelassen, Tabelle

_BATCH = 1_000


@dataclass(frozen=True)
class Einleseergebnis:
    """What was read: ``boegen`` sheets out of ``zeilen`` rows, the others in ``ausgelassen`` with the reason.

    ``funde`` counts what may name a person in the free texts; ``geschwaerzt`` whether it was blanked out.
    """

    einlesung_id: UUID
    zeilen: int
    boegen: int
    ausgelassen: tuple[Ausgelassen, ...]
    funde: int
    geschwaerzt: bool
    hinweise: tuple[str, ...]


def read_boegen(
    session: Session,
    befragung_id: UUID,
    quelle: Tabelle,
    zuordnung: Zuordnung,
    *,
    jetzt: datetime,
    wer: str,
    progress: Progress = silent,
) -> Einleseergebnis:
    """Write the sheets of a file; nothing is written where anything is wrong that nobody has decided on.

    Sheets that are there already stay as they are. Raises UserError with the first Befund, Cancelled if ``progress``,
    which is told the sheets written, does.
    """
    row = require_open(session, befragung_id)
    katalog = katalog_door.katalog(session, row.katalog_id)
    lesung = Lesung(katalog, quelle, zuordnung, lage(session, befragung_id))
    found = bericht(lesung)
    _require_clean(found)
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer")
    einlesung = tables.Einlesung(
        befragung_id=befragung_id,
        datei=quelle.datei,
        sha256=quelle.sha256,
        zeilen=found.zeilen,
        boegen=found.boegen,
        zuordnung=festgehalten(zuordnung, quelle.kopf),
        um=jetzt,
        wer=name,
    )
    session.add(einlesung)
    session.flush()
    same = {"befragung_id": befragung_id, "einlesung_id": einlesung.id, "um": jetzt, "wer": name}
    _write(session, (_stored(sheet, same) for sheet in lesung.boegen()), found.boegen, progress)
    return Einleseergebnis(
        einlesung_id=einlesung.id,
        zeilen=found.zeilen,
        boegen=found.boegen,
        ausgelassen=found.ausgelassen,
        funde=found.funde,
        geschwaerzt=zuordnung.schwaerzen,
        hinweise=found.hinweise,
    )


def _require_clean(found: Pruefbericht) -> None:
    if found.offen:
        raise UserError(found.offen[0].satz, advice=found.offen[0].rat, field=found.offen[0].art)
    if not found.boegen:
        raise UserError(
            "In der Datei ist kein neuer Bogen.", advice="Bitte wählen Sie eine andere Datei.", field="quelle"
        )


def remove_einlesung(session: Session, einlesung_id: UUID) -> None:
    """Take a file away with every sheet read from it, second entries of these included."""
    row = session.get(tables.Einlesung, einlesung_id)
    if row is None:
        raise UserError("Diese Datei ist nicht mehr eingelesen.")
    require_open(session, row.befragung_id)
    sheet = tables.Bogen
    numbers = select(sheet.nummer).where(sheet.einlesung_id == einlesung_id)
    again = select(sheet).where(
        sheet.befragung_id == row.befragung_id, sheet.erfassung == 2, col(sheet.nummer).in_(numbers)
    )
    for second in session.exec(again).all():
        session.delete(second)
    session.delete(row)
    session.flush()


def einlesungen(session: Session, befragung_id: UUID) -> tuple[Einlesung, ...]:
    """The files read into a Befragung, the newest first; ``boegen`` are those read then."""
    row = tables.Einlesung
    found = session.exec(select(row).where(row.befragung_id == befragung_id).order_by(col(row.um).desc(), row.datei))
    return tuple(Einlesung(**one.model_dump(exclude={"befragung_id"})) for one in found)


def lage(session: Session, befragung_id: UUID) -> Lage:
    """What a Befragung holds before a file is read into it."""
    row = require(session, befragung_id)
    sheet, file = tables.Bogen, tables.Einlesung
    # Begun sheets are kept under a number too; one read from a file must not take it from them.
    numbers = frozenset(session.exec(select(sheet.nummer).where(sheet.befragung_id == befragung_id)))
    read = session.exec(select(file.sha256).where(file.befragung_id == befragung_id)).all()
    used = [int(hit[1]) for number in numbers if (hit := re.match(r"E(\d{1,6})-", number))]
    return Lage(
        nummern=numbers,
        ausgegeben=row.ausgegeben,
        gelesen=frozenset(read),
        reihe=f"E{max(used, default=0) + 1}",
    )


def gemerkt(session: Session, befragung_id: UUID, kopf: tuple[str, ...]) -> Zuordnung | None:
    """How a file with the same heads was understood last, in any Befragung with the same catalogue; None for never."""
    row = require(session, befragung_id)
    file, survey, version = tables.Einlesung, tables.Befragung, KatalogVersion
    code = select(version.code).where(version.id == row.katalog_id).scalar_subquery()
    kept = session.exec(
        select(file.zuordnung)
        .join(survey, col(survey.id) == file.befragung_id)
        .join(version, col(version.id) == survey.katalog_id)
        .where(version.code == code)
        .order_by(col(file.um).desc())
    )
    same: Mapping[str, Any] | None = next((one for one in kept if tuple(one["kopf"]) == kopf), None)
    if same is None:
        return None
    found = wieder(same)
    known = {punkt.code for punkt in katalog_door.katalog(session, row.katalog_id).punkte}
    return found if all(not ziel.code or ziel.code in known for ziel in found.spalten) else None


def _stored(sheet: Bogenentwurf, same: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "nummer": sheet.nummer,
        "erfassung": 1,
        "quelle": Bogenquelle.EINGELESEN,
        "werte": sheet.werte,
        "angaben": sheet.angaben,
        "texte": sheet.texte,
        **same,
    }


def _write(session: Session, rows: Iterator[dict[str, Any]], total: int, progress: Progress) -> None:
    """Insert the rows in batches: as objects they would take several times as long."""
    table = tables.Bogen.__table__  # type: ignore[attr-defined]  # every table class has one
    connection, done = session.connection(), 0
    progress(0, total)
    while batch := list(islice(rows, _BATCH)):
        connection.execute(insert(table), batch)
        done += len(batch)
        progress(done, total)
