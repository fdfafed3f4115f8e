"""A workspace of one small table, pages that show it, and the window on it."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import registry
from sqlmodel import Field, Session, select

from qmapp.errors import UserError
from qmapp.settings import Settings
from qmapp.ui.context import Context
from qmapp.workspace import Base, Schema, Workspace


class _Base(Base, registry=registry()):
    pass


class Notiz(_Base, table=True):
    id: uuid.UUID = Field(default_factory=uuid.uuid4, primary_key=True)
    text: str


SCHEMA = Schema(_Base.metadata)
PASSPHRASE = "fünf Wörter für die Prüfung"


def write_notiz(session: Session, text: str) -> uuid.UUID:
    if not text:
        raise UserError("Die Notiz braucht einen Text.", field="text")
    notiz = Notiz(text=text)
    session.add(notiz)
    session.flush()
    return notiz.id


def notizen(session: Session) -> tuple[str, ...]:
    return tuple(session.exec(select(Notiz.text).order_by(Notiz.text)))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "QM-2025.qcheck"
    made = Workspace.create(path, None, SCHEMA, title="QM 2025", amt="Amt für Soziales", wer="Weber", sample=True)
    yield made
    made.close()


@pytest.fixture
def context(qtbot: QtBot, styled: None, workspace: Workspace) -> Iterator[Context]:
    made = Context(workspace, Settings(), wer="Weber")
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[], None]:
    """Let queued signals arrive."""

    def run() -> None:
        qtbot.wait(1)

    return run
