"""The sign-offs of a Prüfung, the lifted ones too."""

import uuid
from datetime import datetime

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field

from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime


class Freigabe(Base, table=True):
    """A sign-off: submitted by one person, released by another, lifted with a reason.

    ``siegel`` is the SHA-256 over Prüfung and answers as they were released, ``anker`` the head of the change log
    before the release (``number:hash``), ``akten`` and ``antworten`` what the seal covers.
    """

    __tablename__ = "freigabe"
    __table_args__ = (UniqueConstraint("pruefung_id", "nummer"),)

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    pruefung_id: uuid.UUID = Field(foreign_key="aktenpruefung.id", ondelete="RESTRICT")
    nummer: int
    vorgelegt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    vorgelegt_durch: str
    freigegeben_um: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    freigegeben_durch: str = ""
    siegel: str = ""
    anker: str = ""
    akten: int = 0
    antworten: int = 0
    aufgehoben_um: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    aufgehoben_durch: str = ""
    aufgehoben_grund: str = ""
