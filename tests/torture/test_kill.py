"""Killed at any moment, the program loses nothing it has acknowledged and keeps nothing half done.

Run apart from the suite: ``pytest tests/torture -o addopts=``. The number of rounds comes from ``QMAPP_TORTURE``.
"""
# ruff: noqa: T201 - the figures are what it is run for

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, insert
from sqlmodel import Session

from qmapp.workspace import Grund, Schema, Workspace, WrongPassphraseError, sicherungen

ROUNDS = int(os.environ.get("QMAPP_TORTURE", "60"))
PASSPHRASES = ("die erste lange Passphrase", "die zweite lange Passphrase")

METADATA = MetaData()
AKTE = Table("akte", METADATA, Column("nr", Integer, primary_key=True), Column("summe", Integer, nullable=False))
ANTWORT = Table(
    "antwort",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("akte_nr", Integer, ForeignKey("akte.nr", ondelete="CASCADE"), nullable=False, index=True),
    Column("punkt", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
SCHEMA = Schema(METADATA)
POINTS = 5

CHILD = Path(__file__).with_name("answers.py")


HALF = "SELECT count(*) FROM akte a WHERE a.summe <> (SELECT coalesce(sum(punkt), 0) FROM antwort WHERE akte_nr = a.nr)"


def consistent(ws: Workspace) -> int:
    """Number of the last file answered; fails if any file is half answered."""

    def query(session: Session) -> tuple[int, int]:
        connection = session.connection()
        last = connection.exec_driver_sql("SELECT coalesce(max(nr), 0) FROM akte").scalar_one()
        return last, connection.exec_driver_sql(HALF).scalar_one()

    last, half = ws.read(query)
    assert half == 0
    return last


def killed(arguments: list[str], delay: float) -> list[int]:
    """Run the child, kill it ``delay`` seconds after its first line, and return what it acknowledged."""
    child = subprocess.Popen([sys.executable, str(CHILD), *arguments], stdout=subprocess.PIPE)
    assert child.stdout is not None
    first = child.stdout.readline()
    assert first == b"bereit\n"
    time.sleep(delay)
    os.kill(child.pid, signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    return [int(line) for line in rest.split(b"\n")[:-1] if line]


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(2025)
    path = tmp_path / "x.qcheck"
    Workspace.create(path, None, SCHEMA, title="x", amt="x", wer="x", sample=True).close()
    acknowledged = total = hot = 0
    for round_ in range(ROUNDS):
        acks = killed(["answer", str(path)], chance.choice([0.01, 0.08, 0.3]) * chance.random())
        hot += Path(f"{path}-wal").exists() and Path(f"{path}-wal").stat().st_size > 0
        total += sum(number > 0 for number in acks)
        said = acks[-1] if acks else acknowledged
        least, most = (-said - 1, -said) if said < 0 else (said, said + 1)
        with Workspace.open(path, None, SCHEMA, wer="x") as ws:
            last = consistent(ws)
            assert least <= last <= most, f"round {round_}: {said} was said last, {last} is there"
            assert ws.check().befunde == ()
            acknowledged = last
    print(f"\n{ROUNDS} rounds, {total} answers acknowledged, 0 lost; a log was left behind in {hot} rounds")
    assert hot > ROUNDS // 2


def test_killed_while_the_passphrase_changes(tmp_path: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "x.qcheck"
    with Workspace.create(path, PASSPHRASES[0], SCHEMA, title="x", amt="x", wer="x") as ws:
        ws.execute("x", fill)
    counts = {0: 0, 1: 0}
    for _ in range(max(ROUNDS // 6, 3)):
        old = current(path)
        killed(["rekey", str(path), PASSPHRASES[old], PASSPHRASES[1 - old]], chance.random() * 0.9)
        now = current(path)
        counts[now ^ old] += 1
        with Workspace.open(path, PASSPHRASES[now], SCHEMA, wer="x") as ws:
            assert consistent(ws) == 3000
            assert ws.check().befunde == ()
    print(f"\npassphrase old after {counts[0]} rounds, new after {counts[1]}, nothing between")


def fill(session: Session) -> None:
    session.execute(insert(AKTE), [{"nr": nr, "summe": 1} for nr in range(1, 3001)])
    session.execute(insert(ANTWORT), [{"akte_nr": nr, "punkt": 1, "text": "x" * 200} for nr in range(1, 3001)])


def current(path: Path) -> int:
    """Which of the two passphrases opens the file."""
    opening = []
    for number, passphrase in enumerate(PASSPHRASES):
        try:
            Workspace.open(path, passphrase, SCHEMA, wer="x").close()
            opening.append(number)
        except WrongPassphraseError:
            continue
    assert len(opening) == 1
    return opening[0]


@pytest.mark.parametrize("delay", [0.0, 0.02, 0.05, 0.1, 0.2, 0.4])
def test_killed_while_a_backup_is_made(tmp_path: Path, delay: float) -> None:
    path = tmp_path / "x.qcheck"
    with Workspace.create(path, None, SCHEMA, title="x", amt="x", wer="x", sample=True) as ws:
        ws.execute("x", fill)
    killed(["backup", str(path)], delay)
    for backup in (tmp_path / "x-Sicherungen").glob("x_*.qcheck"):
        with Workspace.open(backup, None, SCHEMA, wer="x", read_only=True) as ws:
            assert consistent(ws) == 3000
            assert ws.check().befunde == ()
    with Workspace.open(path, None, SCHEMA, wer="x") as ws:
        ws.backup(Grund.HAND)
    assert not list((tmp_path / "x-Sicherungen").glob("*.neu"))
    assert sicherungen(path)
