"""No test touches a screen or the settings of whoever runs it; every window speaks German."""

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="q-check-tests-")
for _name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_name] = _HOME.name


#: So many tests with a window end before everything is collected: what stays costs every later change of the look.
_WHOLE = 30
#: Tests with a window in this module.
_windows = [0]


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: to look through them for garbage again and again takes minutes."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collect_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where the window's application runs, garbage is collected in this thread only (see qmapp/ui/collector.py)."""
    yield
    if not gc.isenabled():
        _windows[0] += "qapp" in request.fixturenames
        gc.collect(2 if _windows[0] % _WHOLE == _WHOLE - 1 else 1)


@pytest.fixture(autouse=True, scope="module")
def _collect_windows() -> None:
    """No module finds windows of the one before; that one's last test holds its own until it is all over."""
    if _windows[0]:
        gc.collect()
        _windows[0] = 0


@pytest.fixture(scope="session")
def qapp() -> object:
    """pytest-qt's application, made as the program makes it: German, Fusion."""
    from qmapp.ui.app import create_app

    return create_app()


@pytest.fixture
def styled(qapp: object) -> Iterator[None]:
    """The look in force as after a first start: light, 100 %."""
    from qmapp.ui.style import look

    if not look.started:
        look.start("light", 100)
    yield
    if (look.theme, look.percent) != ("light", 100):
        look.apply("light", 100)


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example year, this process's own copy; to change it, copy it again."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    path = tmp_path_factory.mktemp("beispiel") / "Beispieljahr.qcheck"
    shutil.copy(_written_once(shared / path.name), path)
    return path


def _written_once(path: Path) -> Path:
    """The example year at ``path``: whichever process comes first writes it, the others wait for it."""
    from qmapp.beispiel import create_example

    folder = path.with_suffix(".neu")
    patience = time.monotonic() + 300
    while not path.exists():
        try:
            folder.mkdir()
        except FileExistsError:
            if time.monotonic() > patience:
                raise
            time.sleep(0.1)
            continue
        try:
            create_example(folder / path.name)
            (folder / path.name).replace(path)
        finally:
            shutil.rmtree(folder)
    return path


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty workspace under the example's key, built once; to work in it, copy it."""
    from qmapp.schema import SCHEMA
    from qmapp.workspace import Workspace

    path = tmp_path_factory.mktemp("leer") / "QM-2025.qcheck"
    Workspace.create(path, None, SCHEMA, title="QM 2025", amt="Amt für Soziales", wer="QMB", sample=True).close()
    return path
