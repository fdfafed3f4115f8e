"""A workspace for catalogues, and a way to see that every command can be undone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.checks.aktenpruefung.conftest import Probe


@pytest.fixture
def probe(tmp_path: Path, blank_file: Path) -> Iterator[Probe]:
    path = tmp_path / "QM.qcheck"
    shutil.copy(blank_file, path)
    with Workspace.open(path, None, SCHEMA, wer="QMB") as ws:
        yield Probe(ws)
