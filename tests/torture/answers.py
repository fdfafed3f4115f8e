"""The process that gets killed: answers one file after the other and says so after each commit.

Before it takes an answer back it says its number negative: until it says it again the answer may be there or not.
"""

import importlib.util
import os
import sys
from pathlib import Path

from sqlalchemy import insert, update
from sqlmodel import Session

from qmapp.workspace import Grund, Workspace

_SPEC = importlib.util.spec_from_file_location("test_kill", Path(__file__).with_name("test_kill.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
kill = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(kill)


def say(text: str) -> None:
    os.write(1, text.encode() + b"\n")


def answer_all(ws: Workspace) -> None:
    nr = kill.consistent(ws)
    say("bereit")
    while True:
        nr += 1
        ws.execute("Akte geprüft", answer, nr)
        say(str(nr))
        if nr % 9 == 0:
            say(str(-nr))
            ws.undo()
            ws.redo()
            say(str(nr))


def answer(session: Session, nr: int) -> None:
    session.execute(insert(kill.AKTE).values(nr=nr, summe=0))
    rows = [{"akte_nr": nr, "punkt": p, "text": "x" * ((nr * 37 + p * 101) % 900)} for p in range(kill.POINTS)]
    session.execute(insert(kill.ANTWORT), rows)
    session.execute(update(kill.AKTE).where(kill.AKTE.c.nr == nr).values(summe=sum(range(kill.POINTS))))


def main() -> None:
    task, path, *passphrases = sys.argv[1:]
    ws = Workspace.open(Path(path), passphrases[0] if passphrases else None, kill.SCHEMA, wer="x")
    if task == "answer":
        answer_all(ws)
    say("bereit")
    while task == "backup":
        ws.backup(Grund.HAND)
    ws.change_passphrase(passphrases[1])


if __name__ == "__main__":
    main()
