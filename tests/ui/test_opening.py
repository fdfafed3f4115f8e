"""Opening the example: written once, and anew when another program had told it."""

import shutil
from pathlib import Path

import pytest

from qmapp.beispiel import example_version
from qmapp.progress import Progress, silent
from qmapp.ui.opening import example_path, open_example
from qmapp.workspace import bereich


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    return tmp_path


def test_the_example_is_written_once_and_older_ones_go(home: Path, example_file: Path) -> None:
    written: list[Path] = []

    def create(path: Path, _: Progress) -> None:
        written.append(path)
        shutil.copy(example_file, path)

    path = example_path()
    assert home in path.parents
    assert path.parent.name == example_version()
    older = path.parent.parent / "0123456789ab" / "Beispieljahr.qcheck"
    first = path.parents[2] / "Beispieljahr.qcheck"
    for leftover in (older, first, first.with_name("Beispieljahr.qcheck-wal")):
        leftover.parent.mkdir(parents=True, exist_ok=True)
        leftover.write_bytes(b"alt")
    other = first.with_name("Anderes.txt")
    other.write_text("bleibt")
    for _ in range(2):
        with open_example(silent, create) as workspace:
            assert workspace.read(bereich).beispiel
    assert written == [path]
    assert not older.exists()
    assert not list(first.parent.glob("Beispieljahr.qcheck*"))
    assert other.read_text() == "bleibt"


def test_the_telling_is_known_by_twelve_digits() -> None:
    assert len(example_version()) == 12
    assert int(example_version(), 16) >= 0
