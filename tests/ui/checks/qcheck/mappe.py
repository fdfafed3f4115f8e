"""Real encrypted workspaces with Q-Checks, built by commands alone."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart, load
from qmapp.checks.qcheck.rows import Urteil
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace

HEUTE = date(2025, 11, 20)
NOW = datetime(2025, 11, 20, 9, 42, tzinfo=UTC)
WER = "Weber"
HZP = load("QC-HZP", Katalogart.QCHECK)
CODES = tuple(punkt.code for punkt in HZP.punkte)


def create(path: Path, passphrase: str | None = None) -> Workspace:
    """An empty workspace, open; under the example's key unless given a passphrase."""
    return Workspace.create(
        path, passphrase, SCHEMA, title="QM 2025", amt="Amt für Soziales", wer=WER, sample=passphrase is None
    )


def begin(workspace: Workspace, **angaben: Any) -> UUID:
    """A Q-Check of QC-HZP, assessed together unless told otherwise."""
    given: dict[str, Any] = {"titel": "Ambulante Hilfe zur Pflege 2025", "einheit": "Amt Mitte", **angaben}
    return workspace.execute("Anlegen", lambda s: door.create_qcheck(s, katalog=HZP, heute=HEUTE, **given))


def answer(workspace: Workspace, key: UUID, given: dict[str, Urteil], **told: Any) -> None:
    """Answers of one assessor ("" : the team), in one step."""

    def command(session: Session) -> None:
        for code, urteil in given.items():
            door.rate(session, key, code, urteil, jetzt=NOW, wer=WER, **told)

    workspace.execute("Bewertung", command)


def full(**other: Urteil) -> dict[str, Urteil]:
    """Every question with 3, but those named by the end of their code (``S03=Urteil.NICHT``)."""
    return {code: other.get(code.rsplit("-", 1)[-1], Urteil.VOLL) for code in CODES}
