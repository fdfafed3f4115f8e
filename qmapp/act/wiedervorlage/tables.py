"""The table of the Wiedervorlage."""

import uuid
from datetime import date, datetime

from sqlalchemy import Column
from sqlmodel import Field

from qmapp.act.wiedervorlage.rows import Bezugsart, Turnus
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class Wiedervorlage(Base, table=True):
    """A day on which something is looked at again.

    ``bezug_id`` names a row of the table ``bezug_art`` stands for; it is no foreign key, because the note outlives what
    it is about. ``vorgaenger_id`` is the one before it in a series; ``anfang`` is the day the series was set to and
    ``nr`` how many turns this one is later, so that neither a short month nor a date moved once shifts the series.
    """

    __tablename__ = "wiedervorlage"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    datum: date
    text: str
    rolle: str = ""
    turnus: Turnus = Field(sa_column=enum_column(Turnus))
    anfang: date
    nr: int = 0
    bezug_art: Bezugsart = Field(sa_column=enum_column(Bezugsart))
    bezug_id: uuid.UUID | None = Field(default=None, index=True)
    bezug_kennung: str = ""
    erledigt_am: date | None = None
    erledigt_notiz: str = ""
    vorgaenger_id: uuid.UUID | None = Field(default=None, foreign_key="wiedervorlage.id", ondelete="SET NULL")
    fassung: int = 0
    geaendert_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
