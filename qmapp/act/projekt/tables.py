"""The tables of the Change-Projekt (S003-4.4.2)."""

import uuid
from datetime import date

from sqlalchemy import JSON, Column
from sqlmodel import Field

from qmapp.workspace import Base


class Projekt(Base, table=True):
    """A Change-Projekt: it bundles Maßnahmen, which name it; ``abschluss_grund`` says why it ended with some open."""

    __tablename__ = "projekt"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    titel: str
    ziel: str = ""
    leitung: str = ""
    team: list[str] = Field(sa_column=Column(JSON, nullable=False))
    von: date | None = None
    bis: date | None = None
    abgeschlossen_am: date | None = None
    abschluss_grund: str = ""


class ProjektPhase(Base, table=True):
    """A phase of a Projekt."""

    __tablename__ = "projekt_phase"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    projekt_id: uuid.UUID = Field(foreign_key="projekt.id", ondelete="CASCADE", index=True)
    titel: str
    von: date
    bis: date
    beendet_am: date | None = None
