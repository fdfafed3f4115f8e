"""The tables of the Q-Check."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from qmapp.checks.qcheck.rows import Nachweisart, Urteil
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class QCheck(Base, table=True):
    """A Q-Check; hours and limits as decimal text, ``vorgaenger_id`` the one before it of the same process."""

    __tablename__ = "qcheck"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    titel: str
    katalog_id: uuid.UUID = Field(foreign_key="katalog.id", ondelete="RESTRICT")
    prozess: str = ""
    einheit: str = ""
    zweck: str = ""
    abgrenzung: str = ""
    von: date | None = None
    bis: date | None = None
    team: list[str] = Field(sa_column=Column(JSON, nullable=False))
    gemeinsam: bool = True
    methoden: list[str] = Field(sa_column=Column(JSON, nullable=False))
    stunden: str = ""
    rueckmeldung_am: date | None = None
    bericht_am: date | None = None
    fazit: str = ""
    gruen_ab: str = "85"
    gelb_ab: str = "60"
    vorgaenger_id: uuid.UUID | None = Field(default=None, foreign_key="qcheck.id", ondelete="SET NULL")
    angelegt_am: date
    vorgelegt_am: date | None = None
    vorgelegt_durch: str = ""
    versiegelt_am: date | None = None
    versiegelt_durch: str = ""
    siegel: str = ""
    anker: str = ""


class QCheckBewertung(Base, table=True):
    """The answer of an assessor to a question; without a name it is the agreed one."""

    __tablename__ = "qcheck_bewertung"

    qcheck_id: uuid.UUID = Field(foreign_key="qcheck.id", ondelete="CASCADE", primary_key=True)
    bewerter: str = Field(primary_key=True)
    code: str = Field(primary_key=True)
    urteil: Urteil = Field(sa_column=enum_column(Urteil))
    bemerkung: str = ""
    um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    wer: str


class QCheckNachweis(Base, table=True):
    """A piece of evidence."""

    __tablename__ = "qcheck_nachweis"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    qcheck_id: uuid.UUID = Field(foreign_key="qcheck.id", ondelete="CASCADE", index=True)
    code: str
    art: Nachweisart = Field(sa_column=enum_column(Nachweisart))
    text: str


class QCheckMerkpunkt(Base, table=True):
    """Something to look at again next time; ``aus_id`` names the Q-Check it was carried over from."""

    __tablename__ = "qcheck_merkpunkt"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    qcheck_id: uuid.UUID = Field(foreign_key="qcheck.id", ondelete="CASCADE", index=True)
    aus_id: uuid.UUID | None = Field(default=None, foreign_key="qcheck.id", ondelete="SET NULL")
    code: str = ""
    text: str
    erledigt_am: date | None = None


class QCheckAnlage(Base, table=True):
    """A file kept with a piece of evidence; ``groesse`` in bytes, ``sha256`` of its content as hexadecimal text."""

    __tablename__ = "qcheck_anlage"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    nachweis_id: uuid.UUID = Field(foreign_key="qcheck_nachweis.id", ondelete="CASCADE", index=True)
    dateiname: str
    groesse: int
    sha256: str
    um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    wer: str


class QCheckAnlageTeil(Base, table=True):
    """A part of an attached file, in Base64, from 0; a mass table, since the change log is no place for files."""

    __tablename__ = "qcheck_anlage_teil"

    anlage_id: uuid.UUID = Field(primary_key=True)
    nr: int = Field(primary_key=True)
    daten: str


class QCheckWechsel(Base, table=True):
    """A move to another version of the catalogue; ``entscheidungen`` holds what was decided for each question."""

    __tablename__ = "qcheck_wechsel"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    qcheck_id: uuid.UUID = Field(foreign_key="qcheck.id", ondelete="CASCADE", index=True)
    von_id: uuid.UUID = Field(foreign_key="katalog.id", ondelete="RESTRICT")
    nach_id: uuid.UUID = Field(foreign_key="katalog.id", ondelete="RESTRICT")
    gewechselt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    gewechselt_durch: str
    entscheidungen: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))


class QCheckArchiv(Base, table=True):
    """An answer put aside by a move, with everything it had: urteil, bemerkung, um, wer, evidence."""

    __tablename__ = "qcheck_archiv"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    wechsel_id: uuid.UUID = Field(foreign_key="qcheck_wechsel.id", ondelete="CASCADE", index=True)
    bewerter: str
    code: str
    grund: str
    inhalt: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
