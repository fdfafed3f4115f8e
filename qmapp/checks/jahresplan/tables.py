"""The tables of the Jahresprüfplan."""

import uuid
from datetime import date

from sqlmodel import Field

from qmapp.checks.jahresplan.rows import Turnus
from qmapp.workspace import Base
from qmapp.workspace.columns import enum_column


class Jahresplan(Base, table=True):
    """The plan of a year; hours and Vollzeitäquivalente as decimal text."""

    __tablename__ = "jahresplan"

    jahr: int = Field(primary_key=True)
    vzae: str = "1"
    jahresstunden: str = "1600"
    pruefanteil_prozent: str = "100"
    bemerkung: str = ""


class JahresplanEintrag(Base, table=True):
    """An audit planned for a Prüfbereich; ``pruefung_id`` once it runs, ``verzicht_grund`` where it is left out."""

    __tablename__ = "jahresplan_eintrag"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    jahr: int = Field(foreign_key="jahresplan.jahr", ondelete="CASCADE")
    reihenfolge: int
    bereich: str
    titel: str
    katalog_code: str = ""
    turnus: Turnus = Field(sa_column=enum_column(Turnus))
    von: date | None = None
    bis: date | None = None
    bestand: int | None = None
    volumen_cent: int | None = None
    umfang: int | None = None
    minuten_je_akte_von: int = 60
    minuten_je_akte_bis: int = 120
    pruefung_id: uuid.UUID | None = Field(default=None, foreign_key="aktenpruefung.id", ondelete="SET NULL")
    verzicht_grund: str = ""
