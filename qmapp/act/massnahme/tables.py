"""The tables of the Maßnahme."""

import uuid
from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field

from qmapp.act.empfehlung.rows import Veroeffentlichung
from qmapp.act.massnahme.rows import Horizont, Status, Vorbehalt, Wirkung
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class Massnahme(Base, table=True):
    """A Maßnahme; ``bedarf_vzae`` as decimal text, ``frist_urspruenglich`` once the deadline was moved."""

    __tablename__ = "massnahme"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    empfehlung_id: uuid.UUID | None = Field(default=None, foreign_key="empfehlung.id", ondelete="RESTRICT", index=True)
    projekt_id: uuid.UUID | None = Field(default=None, foreign_key="projekt.id", ondelete="SET NULL", index=True)
    herkunft: str = ""
    titel: str
    text: str = ""
    messgroesse: str = ""
    verantwortlich: str = ""
    person: str = ""
    beteiligte: list[str] = Field(sa_column=Column(JSON, nullable=False))
    vereinbart_am: date | None = None
    horizont: Horizont | None = Field(default=None, sa_column=enum_column(Horizont, nullable=True))
    frist: date | None = None
    frist_urspruenglich: date | None = None
    status: Status = Field(sa_column=enum_column(Status))
    status_grund: str = ""
    umgesetzt_am: date | None = None
    bedarf_cent: int | None = None
    bedarf_vzae: str = ""
    vorbehalt: Vorbehalt = Field(sa_column=enum_column(Vorbehalt))
    vorbehalt_stelle: str = ""
    pilot: bool = False
    good_practice: bool = False
    veroeffentlichung: Veroeffentlichung = Field(sa_column=enum_column(Veroeffentlichung))
    anforderung: str = ""
    bemerkung: str = ""
    abhaengig_von_id: uuid.UUID | None = Field(default=None, foreign_key="massnahme.id", ondelete="SET NULL")
    wirksamkeit_geplant: date | None = None
    angelegt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    angelegt_durch: str


class MassnahmeFeststellung(Base, table=True):
    """A Feststellung a Maßnahme answers directly, without an Empfehlung between them."""

    __tablename__ = "massnahme_feststellung"

    massnahme_id: uuid.UUID = Field(foreign_key="massnahme.id", ondelete="CASCADE", primary_key=True)
    feststellung_id: uuid.UUID = Field(foreign_key="feststellung.id", ondelete="RESTRICT", primary_key=True)


class Meilenstein(Base, table=True):
    """A step on the way."""

    __tablename__ = "meilenstein"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    massnahme_id: uuid.UUID = Field(foreign_key="massnahme.id", ondelete="CASCADE", index=True)
    titel: str
    soll: date
    ist: date | None = None


class Verschiebung(Base, table=True):
    """A deadline that was moved: the Maßnahme's own, or a Meilenstein's."""

    __tablename__ = "verschiebung"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    massnahme_id: uuid.UUID = Field(foreign_key="massnahme.id", ondelete="CASCADE", index=True)
    meilenstein_id: uuid.UUID | None = Field(default=None, foreign_key="meilenstein.id", ondelete="CASCADE")
    nr: int
    am: date
    von: date
    auf: date
    grund: str
    genehmigt: str = ""


class Statuswechsel(Base, table=True):
    """A change of status."""

    __tablename__ = "statuswechsel"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    massnahme_id: uuid.UUID = Field(foreign_key="massnahme.id", ondelete="CASCADE", index=True)
    status: Status = Field(sa_column=enum_column(Status))
    am: date
    grund: str = ""
    wer: str
    um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))


class Wirksamkeit(Base, table=True):
    """A Wirksamkeitsprüfung, with the two rates where two reviews were compared."""

    __tablename__ = "wirksamkeit"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    massnahme_id: uuid.UUID = Field(foreign_key="massnahme.id", ondelete="CASCADE", index=True)
    geprueft_am: date
    durch: str
    ergebnis: Wirkung = Field(sa_column=enum_column(Wirkung))
    text: str = ""
    pruefung_vorher_id: uuid.UUID | None = Field(default=None, foreign_key="aktenpruefung.id", ondelete="SET NULL")
    pruefung_nachher_id: uuid.UUID | None = Field(default=None, foreign_key="aktenpruefung.id", ondelete="SET NULL")
    punkt: str = ""
    zaehlt: str = ""
    vorher_anzahl: int | None = None
    vorher_bewertet: int | None = None
    nachher_anzahl: int | None = None
    nachher_bewertet: int | None = None
    folgemassnahme_id: uuid.UUID | None = Field(default=None, foreign_key="massnahme.id", ondelete="SET NULL")
