"""A workspace for catalogues, and a way to see that every command can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import Probe


@pytest.fixture
def probe(tmp_path: Path) -> Iterator[Probe]:
    with Workspace.create(tmp_path / "QM.qcheck", None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as ws:
        yield Probe(ws)
