"""The process that gets killed: examines files as the Prüfplatz does and says so after each commit."""

import itertools
import os
import sys
from pathlib import Path
from uuid import UUID

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.workspace import Workspace
from tests.ui.checks.desk import NOW, PASSPHRASE, SCHEMA, WER

KINDS = itertools.cycle([Ergebnis.OK, Ergebnis.OK, Ergebnis.ENTFAELLT, Ergebnis.F3_PLUS, Ergebnis.NICHT_PRUEFBAR])


def say(*parts: object) -> None:
    os.write(1, " ".join(map(str, parts)).encode() + b"\n")


def examine(ws: Workspace, key: UUID, code: str | None) -> None:
    """Answer every open Prüfpunkt of a file and close it; one line per acknowledged step."""
    while code is not None:
        kind = next(KINDS)
        following = ws.execute("Antwort", akten.answer, key, code, kind, jetzt=NOW, wer=WER)
        say("antwort", key, code, kind.value)
        if kind.mit_betrag:
            describe(ws, key, code)
        code = following
    for answer in ws.read(akten.akte, key).antworten:
        if answer.ergebnis is not None and answer.ergebnis.mit_betrag and answer.betrag_cent is None:
            describe(ws, key, answer.punkt.code)
    ws.execute("Abschließen", akten.close_akte, key, jetzt=NOW, wer=WER)
    say("fertig", key)


def describe(ws: Workspace, key: UUID, code: str) -> None:
    """Say what the error is about; killed before it, the file is taken up without an amount."""
    ws.execute(
        "Angaben", akten.update_mangel, key, code,
        feststellung="x" * 400, betrag_monat_cent=5640, monate=6, ursachen=("Berechnung",),
    )  # fmt: skip
    say("betrag", key, code, 33840)


def main() -> None:
    path, pruefung = Path(sys.argv[1]), UUID(sys.argv[2])
    ws = Workspace.open(path, PASSPHRASE, SCHEMA, wer=WER)
    say("bereit")
    while (place := ws.read(akten.wiederaufnahme, pruefung)) is not None:
        key, code = place
        examine(ws, key, code if ws.read(akten.akte, key).offen else None)
    say("leer")


if __name__ == "__main__":
    main()
