"""What an examiner of the file is told: whether seals hold, and whether their anchors lie in its change log."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.freigabe.abfragen import freigaben, siegel_befunde, verify_siegel
from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile
from qmapp.checks.aktenpruefung.freigabe.tables import Freigabe
from qmapp.workspace import Anker, Workspace


@dataclass(frozen=True)
class Nachweis:
    """The sign-offs of a Prüfung, the newest first; ``siegel`` None where no seal is in force that can be checked.

    ``anker``: the numbers of the sign-offs whose anchor is not in the change log of this file.
    """

    freigaben: tuple[FreigabeZeile, ...]
    siegel: bool | None
    fremde_anker: tuple[int, ...]

    @property
    def haelt(self) -> bool:
        """Nothing speaks against what was signed."""
        return self.siegel is not False and not self.fremde_anker


def nachweis(workspace: Workspace, pruefung_id: UUID) -> Nachweis:
    """Check the sign-offs of a Prüfung; reads every answer, so in the worker."""
    rows = workspace.read(freigaben, pruefung_id)
    foreign = tuple(row.nummer for row in rows if row.anker and not _known(workspace, row.anker))
    return Nachweis(rows, workspace.read(verify_siegel, pruefung_id), foreign)


def befunde(workspace: Workspace) -> tuple[str, ...]:
    """A sentence for every seal that is broken and every anchor of a sign-off that this file has never had."""
    foreign = [
        f"Der Anker der {number}. Freigabe von {name} kommt im Änderungsprotokoll dieser Datei nicht vor."
        for name, number, anchor in workspace.read(_anchors)
        if not _known(workspace, anchor)
    ]
    return (*workspace.read(siegel_befunde), *foreign)


def _anchors(session: Session) -> tuple[tuple[str, int, str], ...]:
    query = (
        select(tables.Aktenpruefung.kennung, Freigabe.nummer, Freigabe.anker)
        .join(Freigabe, col(Freigabe.pruefung_id) == col(tables.Aktenpruefung.id))
        .where(Freigabe.anker != "")
        .order_by(col(tables.Aktenpruefung.kennung), col(Freigabe.nummer))
    )
    return tuple(session.exec(query).all())


def _known(workspace: Workspace, anchor: str) -> bool:
    number, _, digest = anchor.partition(":")
    return number.isdecimal() and workspace.contains(Anker(int(number), digest))
