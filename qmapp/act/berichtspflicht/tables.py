"""The tables of Berichtspflichten and of recurring meetings."""

import uuid
from datetime import date

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from qmapp.act.berichtspflicht.rows import Regel, Terminstand
from qmapp.workspace import Base
from qmapp.workspace.columns import enum_column


class Berichtspflicht(Base, table=True):
    """What an office has to report; when is told by its Fassungen."""

    __tablename__ = "berichtspflicht"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    titel: str
    grundlage: str = ""
    rolle: str = ""
    inhalt: str = ""
    endet_am: date | None = None


class BerichtspflichtFassung(Base, table=True):
    """What is asked for from a day on."""

    __tablename__ = "berichtspflicht_fassung"
    __table_args__ = (UniqueConstraint("berichtspflicht_id", "gueltig_ab"),)

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    berichtspflicht_id: uuid.UUID = Field(foreign_key="berichtspflicht.id", ondelete="CASCADE", index=True)
    gueltig_ab: date
    regel: Regel = Field(sa_column=enum_column(Regel))
    tage: list[str] = Field(sa_column=Column(JSON, nullable=False))
    arbeitstage: int = 0
    je_jahr: int = 0
    bezeichnung: str = ""
    anlass: str = ""


class BerichtspflichtEmpfaenger(Base, table=True):
    """Who gets the report; ``termine`` as ISO days."""

    __tablename__ = "berichtspflicht_empfaenger"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    berichtspflicht_id: uuid.UUID = Field(foreign_key="berichtspflicht.id", ondelete="CASCADE", index=True)
    name: str
    gremium: str = ""
    termine: list[str] = Field(sa_column=Column(JSON, nullable=False))


class Lieferung(Base, table=True):
    """What is known of one due date; there is no row as long as nothing is.

    ``id`` follows from the duty and the ``schluessel``. ``faellig`` is kept as it was when the row was made, so that a
    later Bundesland changes no old deadline.
    """

    __tablename__ = "lieferung"

    id: uuid.UUID = Field(primary_key=True)
    berichtspflicht_id: uuid.UUID = Field(foreign_key="berichtspflicht.id", ondelete="CASCADE", index=True)
    schluessel: str
    faellig: date | None = None
    eingang: date | None = None
    geliefert_am: date | None = None
    verzichtet: bool = False
    weg: str = ""
    notiz: str = ""
    steuerung: str = ""
    grund: str = ""
    ersatz: str = ""


class Terminserie(Base, table=True):
    """A meeting that comes again; ``pflicht``: roles that have to take part."""

    __tablename__ = "terminserie"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    titel: str
    grundlage: str = ""
    rolle: str = ""
    inhalt: str = ""
    pflicht: list[str] = Field(sa_column=Column(JSON, nullable=False))


class TerminserieFassung(Base, table=True):
    """The minimum a year from a year on."""

    __tablename__ = "terminserie_fassung"

    serie_id: uuid.UUID = Field(foreign_key="terminserie.id", ondelete="CASCADE", primary_key=True)
    ab_jahr: int = Field(primary_key=True)
    mindestens: int


class TerminserieJahr(Base, table=True):
    """Why a minimum was missed in a year, and what took its place."""

    __tablename__ = "terminserie_jahr"

    serie_id: uuid.UUID = Field(foreign_key="terminserie.id", ondelete="CASCADE", primary_key=True)
    jahr: int = Field(primary_key=True)
    grund: str
    ersatz: str = ""


class Termin(Base, table=True):
    """A meeting of a series."""

    __tablename__ = "termin"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    serie_id: uuid.UUID = Field(foreign_key="terminserie.id", ondelete="CASCADE", index=True)
    datum: date
    stand: Terminstand = Field(sa_column=enum_column(Terminstand))
    teilnehmende: list[str] = Field(sa_column=Column(JSON, nullable=False))
    protokoll: str = ""
    notiz: str = ""
