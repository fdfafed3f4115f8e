"""Whether the seal of a Q-Check holds, and whether its anchor lies in the change log of this file."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.abfragen import qcheck
from qmapp.checks.qcheck.rows import QCheck
from qmapp.checks.qcheck.siegel import known, siegel
from qmapp.workspace import Anker, Workspace


@dataclass(frozen=True)
class Siegelprobe:
    """``siegel`` None without a seal, or with one of a later version; ``anker_fremd``: this file never had it."""

    qcheck: QCheck
    siegel: bool | None
    anker_fremd: bool

    @property
    def haelt(self) -> bool:
        """Nothing speaks against what was sealed."""
        return self.siegel is not False and not self.anker_fremd


def siegelprobe(workspace: Workspace, qcheck_id: UUID) -> Siegelprobe:
    """Check the seal of a Q-Check; raises UserError where it is gone."""
    return _probe(workspace, workspace.read(qcheck, qcheck_id))


def befunde(workspace: Workspace) -> tuple[str, ...]:
    """A sentence for every Q-Check whose seal does not hold, cannot be checked, or belongs to another file."""
    found: list[str] = []
    for key in workspace.read(_sealed):
        probe = siegelprobe(workspace, key)
        name = probe.qcheck.kennung
        if probe.siegel is None:
            found.append(f"Das Siegel des Q-Checks {name} stammt von einer späteren Version und ist nicht prüfbar.")
        elif not probe.siegel:
            found.append(f"Der Q-Check {name} stimmt nicht mit seinem Siegel überein.")
        if probe.anker_fremd:
            found.append(f"Der Anker des Q-Checks {name} kommt im Änderungsprotokoll dieser Datei nicht vor.")
    return tuple(found)


def _probe(workspace: Workspace, head: QCheck) -> Siegelprobe:
    number, _, digest = head.anker.partition(":")
    ours = number.isdecimal() and workspace.contains(Anker(int(number), digest))
    holds = None if not known(head.siegel) else workspace.read(siegel, head.id) == head.siegel
    return Siegelprobe(head, holds, bool(head.siegel) and not ours)


def _sealed(session: Session) -> tuple[UUID, ...]:
    row = tables.QCheck
    return tuple(session.exec(select(row.id).where(col(row.siegel) != "").order_by(col(row.kennung))))
