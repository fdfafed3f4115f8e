"""What was moved to another version of the catalogue, and the answers that no longer have a place there."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime


class Katalogwechsel(Base, table=True):
    """A move; ``entscheidungen`` holds what was decided for each Prüfpunkt."""

    __tablename__ = "katalogwechsel"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    pruefung_id: uuid.UUID = Field(foreign_key="aktenpruefung.id", ondelete="CASCADE")
    von_id: uuid.UUID = Field(foreign_key="katalog.id", ondelete="RESTRICT")
    nach_id: uuid.UUID = Field(foreign_key="katalog.id", ondelete="RESTRICT")
    gewechselt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    gewechselt_durch: str
    entscheidungen: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))


class AntwortArchiv(Base, table=True):
    """An answer put aside by a move; ``inhalt`` holds every column it had."""

    __tablename__ = "antwort_archiv"
    __table_args__ = (Index("antwort_archiv_akte", "akte_id"),)

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    wechsel_id: uuid.UUID = Field(foreign_key="katalogwechsel.id", ondelete="CASCADE")
    akte_id: uuid.UUID = Field(foreign_key="akte.id", ondelete="CASCADE")
    code: str
    grund: str
    inhalt: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
