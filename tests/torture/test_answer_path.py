"""Killed while files are examined: no answer, amount or closed file that was acknowledged is lost.

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
from uuid import UUID

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Akte, Aktenstand
from qmapp.workspace import Workspace
from tests.ui.checks.desk import PASSPHRASE, SCHEMA, WER, build

ROUNDS = int(os.environ.get("QMAPP_TORTURE", "60")) // 3
CHILD = Path(__file__).with_name("answer_path.py")
ROOT = Path(__file__).parents[2]


def killed(path: Path, pruefung: UUID, delay: float) -> list[list[str]]:
    """Run the child, kill it ``delay`` seconds after its first line, and return what it acknowledged."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    arguments = [sys.executable, str(CHILD), str(path), str(pruefung)]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment)
    assert child.stdout is not None
    assert child.stdout.readline() == b"bereit\n"
    time.sleep(delay)
    os.kill(child.pid, signal.SIGKILL)
    rest = child.stdout.read()
    child.wait()
    child.stdout.close()
    return [line.decode().split() for line in rest.split(b"\n")[:-1] if line]


def require(said: list[str], akte: Akte) -> None:
    """Fails unless the file holds what was acknowledged."""
    if said[0] == "fertig":
        assert akte.stand is Aktenstand.GEPRUEFT
        return
    row = next(antwort for antwort in akte.antworten if antwort.punkt.code == said[2])
    if said[0] == "antwort":
        assert row.ergebnis is not None
        assert row.ergebnis.value == said[3]
    else:
        assert row.betrag_cent == int(said[3])


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    chance = random.Random(2025)
    path = tmp_path / "x.qcheck"
    pruefung = build(path, files=2000, sample=600, passphrase=PASSPHRASE)
    told: list[list[str]] = []
    for round_ in range(ROUNDS):
        acknowledged = killed(path, pruefung, chance.choice([0.03, 0.3, 1.2]) * chance.random())
        told += acknowledged
        with Workspace.open(path, PASSPHRASE, SCHEMA, wer=WER) as ws:
            files = {UUID(said[1]): ws.read(akten.akte, UUID(said[1])) for said in told if len(said) > 1}
            for said in told:
                if len(said) > 1:
                    require(said, files[UUID(said[1])])
            if acknowledged and acknowledged[-1][0] == "antwort":
                akte = files[UUID(acknowledged[-1][1])]
                place = ws.read(akten.wiederaufnahme, pruefung)
                assert place is not None
                assert place[0] == akte.id or not akte.offen, f"round {round_}: the work goes on in the same file"
            assert ws.check().befunde == ()
    print(f"\n{ROUNDS} rounds, {len(told)} steps acknowledged, 0 lost")
    assert len(told) > ROUNDS
