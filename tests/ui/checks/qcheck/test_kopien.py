"""Copies of attachments lie where only this user may read them, and none stays."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from qmapp import paths
from qmapp.errors import UserError
from qmapp.ui.checks.qcheck.kopien import Kopien, clear_left_behind, kopien_dir


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setattr(paths, "cache_dir", lambda: folder)
    return folder


def gone(thing: QObject) -> None:
    thing.deleteLater()
    QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete)


def test_a_copy_is_for_this_user_alone_and_goes_with_the_workspace(qapp: QApplication) -> None:
    context = QObject()
    kopien = Kopien(context)
    assert kopien.ordner is None
    one, two = kopien.copy("befund.pdf", b"%PDF-1"), kopien.copy("befund.pdf", b"%PDF-2")
    assert (one.read_bytes(), two.read_bytes()) == (b"%PDF-1", b"%PDF-2")
    assert one.name == two.name == "befund.pdf"
    assert kopien.ordner is not None
    assert not kopien.ordner.stat().st_mode & 0o077
    assert not one.stat().st_mode & 0o222, "what is changed in it would not come back"
    gone(context)
    assert list(kopien_dir().iterdir()) == []


def test_copies_of_another_open_workspace_stay_and_those_of_a_crash_go(qapp: QApplication) -> None:
    code = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from qmapp import paths; paths.cache_dir = lambda: Path(sys.argv[1])\n"
        "from qmapp.ui.checks.qcheck.kopien import Kopien\n"
        "app = QCoreApplication([]); kopien = Kopien(app); print(kopien.copy('alt.pdf', b'%PDF')); sys.stdout.flush()\n"
        "os._exit(0) if sys.argv[2] == 'crash' else sys.exit(0)\n"
    )
    left = {}
    for end in ("crash", "exit"):
        found = subprocess.run(
            [sys.executable, "-c", code, str(paths.cache_dir()), end], capture_output=True, text=True, check=True
        )
        left[end] = Path(found.stdout.strip())
        assert left[end].name == "alt.pdf"
    assert not left["exit"].exists(), "the end of the program clears up"
    assert left["crash"].exists()
    first, second = QObject(), QObject()
    one = Kopien(first).copy("eins.pdf", b"%PDF")
    Kopien(second).copy("zwei.pdf", b"%PDF")
    clear_left_behind()
    assert one.exists()
    assert not left["crash"].exists()
    gone(first)
    gone(second)


def test_a_copy_that_cannot_be_written_is_told(qapp: QApplication, cache: Path) -> None:
    context = QObject()
    kopien = Kopien(context)
    kopien.copy("eins.pdf", b"%PDF")
    with pytest.raises(UserError, match="ließ sich nicht schreiben"):
        kopien.copy("gibt/es/nicht.pdf", b"%PDF")
    gone(context)
