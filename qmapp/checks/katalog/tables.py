"""The catalogue as a workspace keeps it: every version a Prüfung was made with, unchanged."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from qmapp.checks.katalog.katalog import Ausrichtung, Herkunft, Katalogart
from qmapp.workspace import Base
from qmapp.workspace.columns import enum_column


class KatalogVersion(Base, table=True):
    """``pruefsumme`` is the SHA-256 of the content: the same code and version with another content is another row.

    A version without ``veroeffentlicht_am`` is a draft (``pruefsumme`` "") and may change; published it is frozen.
    ``grundlage_id`` is the version a draft was made from. ``skala`` is None for an Aktenprüfung.
    """

    __tablename__ = "katalog"
    __table_args__ = (UniqueConstraint("code", "version", "pruefsumme"),)

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    code: str
    version: int
    pruefsumme: str
    titel: str
    rechtsstand: date
    gueltig_ab: date
    zweck: str
    gegenstand: str
    massstab: str
    beteiligte: str
    erhebungsweg: str
    aufwand: str
    chancen: str
    risiken: str
    datenschutz: str
    auswertung: str
    bereiche: list[list[str]] = Field(sa_column=Column(JSON, nullable=False))
    gueltig_bis: date | None = None
    herkunft: Herkunft = Field(default=Herkunft.MITGELIEFERT, sa_column=enum_column(Herkunft))
    grundlage_id: uuid.UUID | None = Field(default=None, foreign_key="katalog.id", ondelete="SET NULL")
    veroeffentlicht_am: date | None = None
    veroeffentlicht_durch: str = ""
    art: Katalogart = Field(default=Katalogart.AKTENPRUEFUNG, sa_column=enum_column(Katalogart))
    skala: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    abgrenzung: str = ""
    rueckmeldung: str = ""
    zielgruppe: str = ""
    einleitung: str = ""
    einleitung_einfach: str = ""
    datenschutzhinweis: str = ""
    datenschutzhinweis_einfach: str = ""
    dank: str = ""
    dank_einfach: str = ""


class KatalogPunkt(Base, table=True):
    """A Prüfpunkt of a version; ``aussetzungen`` = periods out of force (first day, last day or None, reason)."""

    __tablename__ = "katalog_punkt"

    katalog_id: uuid.UUID = Field(primary_key=True, foreign_key="katalog.id", ondelete="CASCADE")
    code: str = Field(primary_key=True)
    nummer: int
    bereich: str
    titel: str
    frage: str
    rechtsgrundlage: str
    hinweis: str
    gewicht: int
    zahlungswirkung: bool
    reform_2026: bool
    ursachen: list[str] = Field(sa_column=Column(JSON, nullable=False))
    textbausteine: list[str] = Field(sa_column=Column(JSON, nullable=False))
    entfaellt_wenn: str
    sperrt: list[str] = Field(sa_column=Column(JSON, nullable=False))
    pruefen: bool
    pruefen_grund: str
    aussetzungen: list[list[str | None]] = Field(sa_column=Column(JSON, nullable=False))
    ausrichtung: Ausrichtung | None = Field(default=None, sa_column=enum_column(Ausrichtung, nullable=True))
    qualitaetsziel: str = ""
    massstab: str = ""
    nachweise: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    staerke: str = ""
    frage_einfach: str = ""
    umgekehrt: bool = False
    optionen: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
