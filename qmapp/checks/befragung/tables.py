"""The tables of the Befragung."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from qmapp.checks.befragung.rows import Bogenquelle, Perspektive
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class Befragung(Base, table=True):
    """A Befragung."""

    __tablename__ = "befragung"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    titel: str
    katalog_id: uuid.UUID = Field(foreign_key="katalog.id", ondelete="RESTRICT")
    perspektive: Perspektive = Field(sa_column=enum_column(Perspektive))
    zielgruppe: str = ""
    von: date | None = None
    bis: date | None = None
    ausgegeben: int | None = None
    grundgesamtheit: int | None = None
    weg: str = ""
    aussagekraft: str = ""
    kleinste_gruppe: int = 5
    doppelt: bool = False
    vorgaenger_id: uuid.UUID | None = Field(default=None, foreign_key="befragung.id", ondelete="SET NULL")
    loeschen_am: date | None = None
    abgeschlossen_am: date | None = None
    fazit: str = ""
    beteiligte: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    ergebnis_am: date | None = None
    vorher_ausgegeben: int | None = None
    vorher_boegen: int | None = None
    angelegt_am: date


class Bogen(Base, table=True):
    """A sheet that came back, without any trace of who filled it in; ``erfassung`` 2 is the second entry of it.

    A negative ``erfassung`` is a sheet that is only begun (see ``entwurf``); it counts nowhere.
    """

    __tablename__ = "bogen"
    __table_args__ = (UniqueConstraint("befragung_id", "nummer", "erfassung"),)

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    befragung_id: uuid.UUID = Field(foreign_key="befragung.id", ondelete="CASCADE", index=True)
    nummer: str
    erfassung: int = 1
    quelle: Bogenquelle = Field(sa_column=enum_column(Bogenquelle))
    werte: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    angaben: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    texte: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    wer: str = ""
    einlesung_id: uuid.UUID | None = Field(
        default=None, foreign_key="befragung_einlesung.id", ondelete="CASCADE", index=True
    )


class Einlesung(Base, table=True):
    """An export sheets were read from: its file, its rows and how its columns were understood."""

    __tablename__ = "befragung_einlesung"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    befragung_id: uuid.UUID = Field(foreign_key="befragung.id", ondelete="CASCADE", index=True)
    datei: str
    sha256: str
    zeilen: int
    boegen: int
    zuordnung: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    wer: str = ""


class Thema(Base, table=True):
    """What many free texts of a question speak of, and how many of them (``nennungen``)."""

    __tablename__ = "befragung_thema"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    befragung_id: uuid.UUID = Field(foreign_key="befragung.id", ondelete="CASCADE", index=True)
    code: str
    titel: str
    nennungen: int


class Stimme(Base, table=True):
    """A free text chosen for the report, in the words it may be printed in."""

    __tablename__ = "befragung_stimme"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    befragung_id: uuid.UUID = Field(foreign_key="befragung.id", ondelete="CASCADE", index=True)
    code: str
    reihenfolge: int
    text: str


class Vorwert(Base, table=True):
    """What an earlier Befragung found at an item, where only the figures are known: ``top2`` of ``gueltig``."""

    __tablename__ = "befragung_vorwert"

    befragung_id: uuid.UUID = Field(foreign_key="befragung.id", ondelete="CASCADE", primary_key=True)
    code: str = Field(primary_key=True)
    top2: int
    gueltig: int
