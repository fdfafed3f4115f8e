"""The tables of the Feststellung."""

import uuid
from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field

from qmapp.act.feststellung.rows import Art, Ausrichtung, Dimension, Quelle, Schwere
from qmapp.checks.aktenpruefung.rows import Zurechenbarkeit
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class Feststellung(Base, table=True):
    """A Feststellung.

    ``anzahl`` of ``bewertet`` are its numbers as they were when it was made, ``zaehlt`` says what was counted. One that
    was merged names the other in ``aufgegangen_in_id`` and is no longer shown on its own. ``herkunft`` is the Kennung
    of what it comes from where that is no Aktenprüfung, ``qcheck_id`` and ``befragung_id`` lead there; ``stelle``,
    ``nummer`` and ``frist`` belong to a remark of an outside auditor.
    """

    __tablename__ = "feststellung"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    titel: str
    text: str = ""
    datum: date
    art: Art = Field(sa_column=enum_column(Art))
    schwere: Schwere | None = Field(default=None, sa_column=enum_column(Schwere, nullable=True))
    quelle: Quelle = Field(sa_column=enum_column(Quelle))
    pruefung_id: uuid.UUID | None = Field(default=None, foreign_key="aktenpruefung.id", ondelete="RESTRICT")
    punkte: list[str] = Field(sa_column=Column(JSON, nullable=False))
    dimension: Dimension | None = Field(default=None, sa_column=enum_column(Dimension, nullable=True))
    ausrichtung: Ausrichtung | None = Field(default=None, sa_column=enum_column(Ausrichtung, nullable=True))
    ursachen: list[str] = Field(sa_column=Column(JSON, nullable=False))
    zurechenbarkeit: Zurechenbarkeit | None = Field(default=None, sa_column=enum_column(Zurechenbarkeit, nullable=True))
    anzahl: int | None = None
    bewertet: int | None = None
    zaehlt: str = ""
    nachholung_bis: date | None = None
    erledigt_am: date | None = None
    herkunft: str = ""
    qcheck_id: uuid.UUID | None = Field(default=None, foreign_key="qcheck.id", ondelete="RESTRICT")
    befragung_id: uuid.UUID | None = Field(default=None, foreign_key="befragung.id", ondelete="RESTRICT")
    stelle: str = ""
    nummer: str = ""
    frist: date | None = None
    aufgegangen_in_id: uuid.UUID | None = Field(default=None, foreign_key="feststellung.id", ondelete="SET NULL")
    angelegt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    angelegt_durch: str


class FeststellungBeispiel(Base, table=True):
    """A file in which it was found: by Aktenzeichen, with the file itself while it is there."""

    __tablename__ = "feststellung_beispiel"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    feststellung_id: uuid.UUID = Field(foreign_key="feststellung.id", ondelete="CASCADE")
    akte_id: uuid.UUID | None = Field(default=None, foreign_key="akte.id", ondelete="SET NULL")
    aktenzeichen: str
    code: str = ""
    notiz: str = ""
