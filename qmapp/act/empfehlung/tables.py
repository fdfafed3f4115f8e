"""The tables of the Empfehlung and of the Leitung's answers."""

import uuid
from datetime import date, datetime

from sqlalchemy import Column
from sqlmodel import Field

from qmapp.act.empfehlung.rows import Grund, Haltung, Prioritaet, Veroeffentlichung
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class Empfehlung(Base, table=True):
    """An Empfehlung; its Kennung is E-<jahr>-<number>."""

    __tablename__ = "empfehlung"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    jahr: int
    titel: str
    text: str = ""
    prioritaet: Prioritaet = Field(sa_column=enum_column(Prioritaet))
    adressat: str = ""
    empfohlen_am: date
    antwort_frist: date
    veroeffentlichung: Veroeffentlichung = Field(sa_column=enum_column(Veroeffentlichung))
    angelegt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    angelegt_durch: str


class EmpfehlungFeststellung(Base, table=True):
    """From which Feststellung an Empfehlung follows."""

    __tablename__ = "empfehlung_feststellung"

    empfehlung_id: uuid.UUID = Field(foreign_key="empfehlung.id", ondelete="CASCADE", primary_key=True)
    feststellung_id: uuid.UUID = Field(foreign_key="feststellung.id", ondelete="RESTRICT", primary_key=True)


class Stellungnahme(Base, table=True):
    """The answer of the Leitung to an Empfehlung; a draft until released."""

    __tablename__ = "stellungnahme"

    empfehlung_id: uuid.UUID = Field(foreign_key="empfehlung.id", ondelete="CASCADE", primary_key=True)
    haltung: Haltung | None = Field(default=None, sa_column=enum_column(Haltung, nullable=True))
    text: str = ""
    grund: Grund | None = Field(default=None, sa_column=enum_column(Grund, nullable=True))
    begruendung: str = ""
    rolle: str = ""
    datum: date | None = None
    entworfen_durch: str = ""
    freigegeben_am: date | None = None
    freigegeben_durch: str = ""


class Gesamtstellungnahme(Base, table=True):
    """What the Leitung says to all Empfehlungen of a year."""

    __tablename__ = "gesamtstellungnahme"

    jahr: int = Field(primary_key=True)
    text: str = ""
    rolle: str = ""
    datum: date | None = None
    freigegeben_am: date | None = None
    freigegeben_durch: str = ""
