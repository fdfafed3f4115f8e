"""A small domain of its own: two logged tables with a cascade, one mass table."""

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy.orm import registry
from sqlmodel import Field, Session, select

from qmapp.workspace import Base, Schema, Workspace, insert_mass, log_mass


class _Base(Base, registry=registry()):
    pass


class Pruefung(_Base, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    name: str
    vorige_id: uuid.UUID | None = Field(default=None, foreign_key="pruefung.id", ondelete="SET NULL")


class Antwort(_Base, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    pruefung_id: uuid.UUID = Field(foreign_key="pruefung.id", ondelete="CASCADE", index=True)
    text: str | None = None
    cent: int = 0
    anteil: float = 0.0
    bild: bytes | None = None


class Zeile(_Base, table=True):
    nr: int | None = Field(default=None, primary_key=True)
    pruefung_id: uuid.UUID = Field(index=True)
    aktenzeichen: str


SCHEMA = Schema(_Base.metadata, mass={"zeile": ("pruefung", "pruefung_id")})
PASSPHRASE = "fünf Wörter für die Prüfung"


def anlegen(session: Session, name: str, antworten: int = 0) -> uuid.UUID:
    pruefung = Pruefung(name=name)
    session.add(pruefung)
    session.flush()
    session.add_all(
        Antwort(pruefung_id=pruefung.id, text=f"ä{i}", cent=i, anteil=i / 7, bild=bytes([i % 256]))
        for i in range(antworten)
    )
    return pruefung.id


def einlesen(session: Session, name: str, zeilen: int, **options: Any) -> uuid.UUID:
    pruefung = Pruefung(name=name)
    session.add(pruefung)
    session.flush()
    rows = ({"pruefung_id": pruefung.id, "aktenzeichen": f"BG-{i:06d}"} for i in range(zeilen))
    count = insert_mass(session, Zeile.__table__, rows, **options)
    log_mass(session, "zeile", count, "ab" * 32)
    return pruefung.id


def namen(session: Session) -> list[str]:
    return sorted(session.exec(select(Pruefung.name)))


def dump(workspace: Workspace) -> dict[str, list[tuple[Any, ...]]]:
    """Every domain row as it is stored."""

    def query(session: Session) -> dict[str, list[tuple[Any, ...]]]:
        connection = session.connection()
        return {
            name: sorted((tuple(r) for r in connection.exec_driver_sql(f"SELECT * FROM {name}")), key=repr)
            for name in SCHEMA.metadata.tables
        }

    return workspace.read(query)


class Uhr:
    """A clock that stands unless told to go."""

    def __init__(self) -> None:
        self.jetzt = datetime(2025, 11, 20, 13, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.jetzt

    def vor(self, **delta: float) -> None:
        self.jetzt += timedelta(**delta)


@pytest.fixture
def d() -> SimpleNamespace:
    """The domain: tables, schema, commands, queries."""
    return SimpleNamespace(
        Pruefung=Pruefung,
        Antwort=Antwort,
        Zeile=Zeile,
        SCHEMA=SCHEMA,
        PASSPHRASE=PASSPHRASE,
        anlegen=anlegen,
        einlesen=einlesen,
        namen=namen,
        dump=dump,
    )


@pytest.fixture
def uhr() -> Uhr:
    return Uhr()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "QM-2025.qcheck"


@pytest.fixture
def neu(path: Path, uhr: Uhr) -> Iterator[Callable[..., Workspace]]:
    """Create or open the workspace at ``path``; everything is closed at the end. Without a passphrase it is quick."""
    opened: list[Workspace] = []

    def make(passphrase: str | None = None, *, create: bool = True, **options: Any) -> Workspace:
        options = {"wer": "M. Beispiel", "clock": uhr} | options
        if create:
            workspace = Workspace.create(
                path, passphrase, SCHEMA, title="QM 2025", amt="Amt", sample=passphrase is None, **options
            )
        else:
            workspace = Workspace.open(path, passphrase, options.pop("schema", SCHEMA), **options)
        opened.append(workspace)
        return workspace

    yield make
    for workspace in opened:
        workspace.close()


@pytest.fixture
def ws(neu: Callable[..., Workspace]) -> Workspace:
    return neu()
