"""How far a team is from one answer to every question: what can be taken over, what is to be talked about."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.qcheck.abfragen import abgleich
from qmapp.checks.qcheck.grenzen import require
from qmapp.checks.qcheck.rows import Abgleichzeile


@dataclass(frozen=True)
class Konsensstand:
    """``gleich`` questions all have answered alike that are not taken over yet; ``zeilen`` are to be talked about.

    A line stays among ``zeilen`` after the team has settled it, so that what was settled can be seen and changed.
    """

    gleich: int
    zeilen: tuple[Abgleichzeile, ...]

    @property
    def offen(self) -> tuple[Abgleichzeile, ...]:
        """Lines not settled yet, or settled without the remark their answer needs."""
        return tuple(line for line in self.zeilen if line.konsens is None or not line.konsens.vollstaendig)

    @property
    def fertig(self) -> bool:
        """Nothing to take over and nothing to talk about."""
        return not self.gleich and not self.offen


def konsensstand(session: Session, qcheck_id: UUID) -> Konsensstand:
    """What stands between several assessments and one; empty where the team assesses together."""
    row = require(session, qcheck_id)
    if row.gemeinsam:
        return Konsensstand(0, ())
    lines = abgleich(session, qcheck_id)
    team = len(row.team)
    alike = sum(line.konsens is None and line.einig and len(line.einzeln) == team > 0 for line in lines)
    return Konsensstand(alike, tuple(line for line in lines if to_talk_about(line, team)))


def to_talk_about(line: Abgleichzeile, team: int) -> bool:
    """Answered differently or not by all, or alike but with nobody's remark where one is needed."""
    if not line.einig or len(line.einzeln) < team or not line.einzeln:
        return True
    return line.einzeln[0].urteil.braucht_bemerkung and not any(one.bemerkung for one in line.einzeln)
