"""The second opinion: how its files were chosen, and how disagreements were settled.

Its files and answers are rows of ``akte`` (``art`` zweit) and ``antwort``, so that it is worked on like any other file.
"""

import uuid
from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class Zweitpruefung(Base, table=True):
    """The second opinion of a Prüfung; per cents as decimal text. Below ``unklar_prozent`` a Prüfpunkt is unclear."""

    __tablename__ = "zweitpruefung"

    pruefung_id: uuid.UUID = Field(primary_key=True, foreign_key="aktenpruefung.id", ondelete="CASCADE")
    anteil_prozent: str
    startwert: str
    zweitpruefer: str
    unklar_prozent: str = "75"
    angelegt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    angelegt_durch: str


class Konsens(Base, table=True):
    """A disagreement settled: what both had answered and what holds now (``akte_id``: the file of the sample)."""

    __tablename__ = "konsens"

    akte_id: uuid.UUID = Field(primary_key=True, foreign_key="akte.id", ondelete="CASCADE")
    code: str = Field(primary_key=True)
    erst: Ergebnis = Field(sa_column=enum_column(Ergebnis))
    zweit: Ergebnis = Field(sa_column=enum_column(Ergebnis))
    ergebnis: Ergebnis = Field(sa_column=enum_column(Ergebnis))
    begruendung: str
    geklaert_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    geklaert_durch: str
