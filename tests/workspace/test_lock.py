"""A second Q-Check on the same workspace is told where the first one runs."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from qmapp.workspace import LockedError, Workspace

CHILD = """
import sys, time
from pathlib import Path
from sqlalchemy import MetaData
from qmapp.workspace import Schema, Workspace
ws = Workspace.create(Path(sys.argv[1]), None, Schema(MetaData()), title="x", amt="x", wer="x", sample=True)
print("offen", flush=True)
time.sleep(60)
"""


def write_lock(path: Path, **fields: object) -> Path:
    holder = {"host": socket.gethostname(), "pid": 1, "started": 0, "since": "2025-11-20T13:03:00+00:00", "token": "x"}
    lock = path.with_name(path.name + ".lock")
    lock.write_text(json.dumps(holder | fields))
    return lock


def test_a_second_process_is_refused_until_the_first_has_gone(path: Path, d: SimpleNamespace) -> None:
    from sqlalchemy import MetaData

    from qmapp.workspace import Schema

    schema = Schema(MetaData())
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "offen\n"
        with pytest.raises(LockedError, match=f"auf dem Rechner {socket.gethostname()} seit") as caught:
            Workspace.open(path, None, schema, wer="x")
        assert caught.value.holder is not None
        assert caught.value.holder.pid == child.pid
        assert "nur zum Lesen" in caught.value.advice
        Workspace.open(path, None, schema, wer="x", read_only=True).close()
    finally:
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
    with Workspace.open(path, None, schema, wer="x") as after:
        assert after.hinweise == (
            "Q-Check wurde zuletzt nicht ordnungsgemäß beendet. Alle gespeicherten Eingaben sind vorhanden.",
        )
    with Workspace.open(path, None, schema, wer="x") as again:
        assert again.hinweise == ()


def test_83_two_starts_by_double_click(neu: Callable[..., Workspace]) -> None:
    neu()
    with pytest.raises(LockedError):
        neu(create=False)


def test_75_the_lock_of_another_computer_holds_though_no_such_process_runs_here(
    neu: Callable[..., Workspace], path: Path
) -> None:
    neu().close()
    lock = write_lock(path, host="PC-117", pid=2**22)
    with pytest.raises(LockedError, match=r"auf dem Rechner PC-117 seit 20\.11\.2025"):
        neu(create=False)
    assert lock.exists()


@pytest.mark.parametrize("pid", [2**22, os.getpid()], ids=["no such process", "reused number"])
def test_the_lock_of_a_dead_process_is_taken_over(neu: Callable[..., Workspace], path: Path, pid: int) -> None:
    """A process number that has come again does not count as alive: it started at another time."""
    neu().close()
    write_lock(path, pid=pid)
    assert neu(create=False).hinweise


def test_the_lock_of_a_living_process_holds(neu: Callable[..., Workspace], path: Path) -> None:
    neu().close()
    write_lock(path, pid=os.getppid(), started=int(psutil.Process(os.getppid()).create_time()))
    with pytest.raises(LockedError):
        neu(create=False)


@pytest.mark.parametrize("content", ["", "kein JSON", '{"host": 3}', "[]"])
def test_an_unreadable_lock_holds(neu: Callable[..., Workspace], path: Path, content: str) -> None:
    neu().close()
    path.with_name(path.name + ".lock").write_text(content)
    with pytest.raises(LockedError, match="bereits durch Q-Check geöffnet"):
        neu(create=False)


def test_closing_leaves_the_lock_of_somebody_else(neu: Callable[..., Workspace], path: Path) -> None:
    ws = neu()
    lock = write_lock(path, host="PC-117")
    ws.close()
    assert lock.exists()
