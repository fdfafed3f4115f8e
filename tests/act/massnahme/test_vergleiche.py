"""Many comparisons at once: each as it would be alone, each Prüfung read once, and what has gone left out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event
from sqlmodel import Session

from qmapp.act import massnahme as mass
from qmapp.act.massnahme.rows import Wirksamkeit, Wirkung
from qmapp.checks.aktenpruefung.pruefung import pruefungen
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace


@pytest.fixture
def workspace(example_file: Path) -> Iterator[Workspace]:
    with Workspace.open(example_file, None, SCHEMA, wer="Test", read_only=True) as opened:
        yield opened


def check(vorher: UUID | None, nachher: UUID | None, punkt: str) -> Wirksamkeit:
    return Wirksamkeit(
        uuid4(),
        uuid4(),
        date(2025, 12, 9),
        "QMB",
        Wirkung.WIRKSAM,
        "",
        vorher,
        nachher,
        punkt,
        "F2+F3",
        None,
        None,
        None,
    )


def test_each_is_what_it_would_be_alone(workspace: Workspace) -> None:
    ids = {row.kennung: row.id for row in workspace.read(pruefungen)}
    first, second = ids["AP-2025-1"], ids["AP-2025-2"]
    good = [check(first, second, code) for code in ("AP-KDU-21", "AP-KDU-10", "AP-KDU-01")]
    bad = [
        check(None, second, "AP-KDU-21"),
        check(first, None, "AP-KDU-21"),
        check(first, second, ""),
        check(first, second, "AP-KDU-99"),
        check(second, first, "AP-KDU-21"),
        replace(check(first, second, "AP-KDU-21"), zaehlt="nach Gefühl"),
    ]
    found = workspace.read(mass.vergleiche, [*bad, *good])
    assert set(found) == {one.id for one in good}
    for one in good:
        assert found[one.id] == workspace.read(mass.vergleich, first, second, one.punkt)


def statements(session: Session, checks: list[Wirksamkeit]) -> tuple[int, int]:
    """How many comparisons were made, and how many questions the database was asked for them."""
    asked: list[str] = []
    connection = session.connection()
    event.listen(connection, "before_cursor_execute", lambda *told: asked.append(told[2]))
    return len(mass.vergleiche(session, checks)), len(asked)


def test_each_pruefung_is_read_once_however_many_ask(workspace: Workspace) -> None:
    ids = {row.kennung: row.id for row in workspace.read(pruefungen)}
    checks = [check(ids["AP-2025-1"], ids["AP-2025-2"], f"AP-KDU-{n:02d}") for n in range(1, 41)]
    one, for_one = workspace.read(statements, checks[:1])
    many, for_many = workspace.read(statements, checks)
    assert (one, many) == (1, 40)
    assert for_many == for_one
