"""The tables of the Aktenprüfung.

``grundgesamtheit_zeile`` is a mass table: its rows hang on their list by id without a foreign key. A drawn file copies
what the Prüfplatz needs from its row, so that it stands on its own.
"""

import uuid
from datetime import date, datetime

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from qmapp.checks.aktenpruefung.rows import (
    Aktenart,
    Aktenstand,
    Auswahl,
    Ergebnis,
    Ersatzregel,
    KleineSchichten,
    Pruefart,
    Rundung,
    Schichtung,
    Startwertherkunft,
    Verfahren,
    VerlorenRegel,
    Ziehungsart,
    Zurechenbarkeit,
)
from qmapp.workspace import Base
from qmapp.workspace.columns import UtcDateTime, enum_column


class Aktenpruefung(Base, table=True):
    """The head of a Prüfung."""

    __tablename__ = "aktenpruefung"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    kennung: str = Field(unique=True)
    titel: str
    katalog_id: uuid.UUID = Field(foreign_key="katalog.id", ondelete="RESTRICT")
    zeitraum_von: date
    zeitraum_bis: date
    pruefung_von: date | None = None
    pruefung_bis: date | None = None
    hoechstwert_prozent: str | None = None
    zweck: str = ""
    betrachtung: str = ""
    rechtsgrundlage: str = ""
    pruefende: str = ""
    angelegt_am: date
    abgeschlossen_am: date | None = None
    abgeschlossen_durch: str = ""
    wiedereroeffnet_grund: str = ""
    pruefart: Pruefart = Field(default=Pruefart.INTERN, sa_column=enum_column(Pruefart))
    team_auswertung: bool = True
    team_mindestgroesse: int = 30
    kleine_schichten: KleineSchichten = Field(default=KleineSchichten.GRAU, sa_column=enum_column(KleineSchichten))
    ziehung_von_id: uuid.UUID | None = Field(default=None, foreign_key="aktenpruefung.id", ondelete="RESTRICT")
    ziehung_grund: str = ""


class Hoechstwert(Base, table=True):
    """An agreed highest rate of a Prüfpunkt or a Bereich beside that of the Prüfung; per cent as decimal text."""

    __tablename__ = "hoechstwert"

    pruefung_id: uuid.UUID = Field(primary_key=True, foreign_key="aktenpruefung.id", ondelete="CASCADE")
    schluessel: str = Field(primary_key=True)
    prozent: str


class Stichprobenplan(Base, table=True):
    """The plan of a Prüfung's sample; per cents as decimal text."""

    __tablename__ = "stichprobenplan"

    pruefung_id: uuid.UUID = Field(primary_key=True, foreign_key="aktenpruefung.id", ondelete="CASCADE")
    verfahren: Verfahren = Field(sa_column=enum_column(Verfahren))
    quote_prozent: str
    rundung: Rundung = Field(sa_column=enum_column(Rundung))
    genauigkeit_prozent: str
    erwartet_prozent: str
    entdeckung_prozent: str
    anzahl: int | None = None
    sicherheit_prozent: str
    schichtung: Schichtung = Field(sa_column=enum_column(Schichtung))
    startwert: str
    startwert_herkunft: Startwertherkunft = Field(sa_column=enum_column(Startwertherkunft))
    startwert_von: str
    reserve: int
    minuten_je_akte_von: int
    minuten_je_akte_bis: int
    pruefende: int
    stunden_je_woche: str
    verloren_regel: VerlorenRegel = Field(sa_column=enum_column(VerlorenRegel))
    auswahl: Auswahl = Field(sa_column=enum_column(Auswahl))
    tolerierbar_prozent: str
    abweichung_prozent: str
    annahmezahl: int
    mindest_je_schicht: int
    neyman_aus_id: uuid.UUID | None = Field(default=None, foreign_key="aktenpruefung.id", ondelete="SET NULL")
    neyman_quoten: list[tuple[str, int, int]] = Field(sa_column=Column(JSON, nullable=False))
    ersatzregel: Ersatzregel = Field(sa_column=enum_column(Ersatzregel))
    startwert_zeuge: str


class GrundgesamtheitListe(Base, table=True):
    """An imported list; ``schichten`` (name, files) of all rows, also of those excluded afterwards."""

    __tablename__ = "grundgesamtheit"

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    pruefung_id: uuid.UUID = Field(foreign_key="aktenpruefung.id", ondelete="CASCADE", unique=True)
    datei: str
    sha256: str
    blatt: str
    kopfzeile: int
    spalte_schluessel: str
    spalte_schicht: str
    spalte_betrag: str
    spalte_team: str
    weitere: list[str] = Field(sa_column=Column(JSON, nullable=False))
    stand: date | None = None
    ausgelassen: list[tuple[int, str]] = Field(sa_column=Column(JSON, nullable=False))
    hinweise: list[str] = Field(sa_column=Column(JSON, nullable=False))
    anzahl: int
    summe_cent: int | None = None
    pruefsumme: str
    schichten: list[tuple[str, int]] = Field(sa_column=Column(JSON, nullable=False))


class GrundgesamtheitFall(Base, table=True):
    """A row of an imported list. ``suche`` begins with the folded key and holds all texts; ``*_sort`` are folded."""

    __tablename__ = "grundgesamtheit_zeile"
    __table_args__ = (Index("grundgesamtheit_zeile_schluessel", "grundgesamtheit_id", "schluessel", unique=True),)

    nr: int | None = Field(default=None, primary_key=True)
    grundgesamtheit_id: uuid.UUID
    schluessel: str
    schicht: str
    schicht_sort: str
    betrag_cent: int | None = None
    team: str
    team_sort: str
    weitere: str
    suche: str


class AusgeschlosseneAkte(Base, table=True):
    """A file taken out of the population before the draw."""

    __tablename__ = "ausschluss"

    grundgesamtheit_id: uuid.UUID = Field(primary_key=True, foreign_key="grundgesamtheit.id", ondelete="CASCADE")
    schluessel: str = Field(primary_key=True)
    schicht: str
    betrag_cent: int | None = None
    grund: str


class Ziehung(Base, table=True):
    """A draw of a Prüfung with its protocol as JSON text and the SHA-256 of that text.

    ``nummer`` 1 is the first draw; extensions and deliberate selections follow, each with its ``grund``.
    """

    __tablename__ = "ziehung"
    __table_args__ = (UniqueConstraint("pruefung_id", "nummer"),)

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    pruefung_id: uuid.UUID = Field(foreign_key="aktenpruefung.id", ondelete="RESTRICT")
    nummer: int = 1
    art: Ziehungsart = Field(default=Ziehungsart.ERST, sa_column=enum_column(Ziehungsart))
    grund: str = ""
    gezogen_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    gezogen_durch: str
    version: str
    umfang: int
    protokoll: str
    protokoll_sha256: str


class Akte(Base, table=True):
    """A drawn file. ``rang`` counts the draw order within the stratum, spares after the sample.

    A spare (``reserve_rang`` from 1, None for the sample) is worked on once ``ersatz_fuer_id`` names the file it
    replaces. ``zuletzt_code`` is the Prüfpunkt touched last, ``bearbeitet_um`` when. A file examined blind for a
    second time is a row of its own (``art`` zweit) that names the first in ``zweit_zu_id``; ``zugeteilt_an`` is the
    examiner it is assigned to, "" for whoever comes.
    """

    __tablename__ = "akte"
    __table_args__ = (
        Index("akte_reihenfolge", "pruefung_id", "art", "schicht_nr", "rang", unique=True),
        Index("akte_zweit", "zweit_zu_id"),
    )

    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    pruefung_id: uuid.UUID = Field(foreign_key="aktenpruefung.id", ondelete="RESTRICT")
    ziehung_id: uuid.UUID = Field(foreign_key="ziehung.id", ondelete="RESTRICT")
    schicht_nr: int
    rang: int
    reserve_rang: int | None = None
    ersatz_fuer_id: uuid.UUID | None = Field(default=None, foreign_key="akte.id", ondelete="RESTRICT")
    ticket: str
    schluessel: str
    schicht: str
    team: str
    betrag_cent: int | None = None
    weitere: list[str] = Field(sa_column=Column(JSON, nullable=False))
    stand: Aktenstand = Field(sa_column=enum_column(Aktenstand))
    grund: str = ""
    bemerkung: str = ""
    begonnen_um: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    bearbeitet_um: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    zuletzt_code: str = ""
    erledigt_um: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    erledigt_durch: str = ""
    art: Aktenart = Field(default=Aktenart.STICHPROBE, sa_column=enum_column(Aktenart))
    zweit_zu_id: uuid.UUID | None = Field(default=None, foreign_key="akte.id", ondelete="CASCADE")
    zugeteilt_an: str = ""


class Antwort(Base, table=True):
    """The answer to a Prüfpunkt of a file; a Prüfpunkt without an answer has no row."""

    __tablename__ = "antwort"
    __table_args__ = (Index("antwort_ergebnis", "akte_id", "ergebnis"),)

    akte_id: uuid.UUID = Field(primary_key=True, foreign_key="akte.id", ondelete="CASCADE")
    code: str = Field(primary_key=True)
    ergebnis: Ergebnis = Field(sa_column=enum_column(Ergebnis))
    feststellung: str = ""
    betrag_monat_cent: int | None = None
    monate: int | None = None
    betrag_cent: int | None = None
    ursachen: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    gesperrt_durch: str | None = None
    sammelantwort: bool = False
    beantwortet_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    beantwortet_durch: str
    zurechenbarkeit: Zurechenbarkeit | None = Field(default=None, sa_column=enum_column(Zurechenbarkeit, nullable=True))
    nachholung_bis: date | None = None


class Vormerkung(Base, table=True):
    """A Prüfpunkt of a file, answered or not, that the examiner wants to come back to."""

    __tablename__ = "vormerkung"

    akte_id: uuid.UUID = Field(primary_key=True, foreign_key="akte.id", ondelete="CASCADE")
    code: str = Field(primary_key=True)
    notiz: str = ""
    gesetzt_um: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    gesetzt_durch: str
