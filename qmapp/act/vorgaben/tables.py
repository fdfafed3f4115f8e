"""The table of the Vorgaben."""

from sqlmodel import Field

from qmapp.arbeitstage import Bundesland
from qmapp.workspace import Base
from qmapp.workspace.columns import enum_column


class Vorgabe(Base, table=True):
    """The one row (``id`` 1); while it is missing the defaults of the frozen row apply."""

    __tablename__ = "vorgabe"

    id: int = Field(default=1, primary_key=True)
    bundesland: Bundesland = Field(sa_column=enum_column(Bundesland))
    antwort_wochen: int
    kurz_monate: int
    mittel_monate: int
    erinnerung_tage: int
    kleinste_zelle: int
