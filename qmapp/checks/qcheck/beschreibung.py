"""Descriptive statistics over the answers of a Q-Check (S003-4.3.4-2): the points, unweighted, and how often each."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from qmapp.checks.katalog import Ausrichtung, Dimension
from qmapp.checks.qcheck.abfragen import fragen
from qmapp.checks.qcheck.rows import Frage, Urteil
from qmapp.checks.sampling.descriptive import CrossTable, Description, cross_table, describe_counts


@dataclass(frozen=True)
class Punktlage:
    """How often each answer was given, in the order of :class:`Urteil`, and what the points look like.

    ``lage`` counts every question once, whatever its weight; None without an answer that counts. ``offen`` questions
    have no answer yet.
    """

    anzahl: dict[Urteil, int]
    lage: Description | None
    offen: int


@dataclass(frozen=True)
class Beschreibung:
    """Over all questions, per dimension and per Ausrichtung; ``kreuz`` crosses dimensions (rows) with answers."""

    gesamt: Punktlage
    dimensionen: dict[Dimension, Punktlage]
    ausrichtungen: dict[Ausrichtung, Punktlage]
    kreuz: CrossTable


def beschreibung(session: Session, qcheck_id: UUID) -> Beschreibung:
    """The agreed answers of a Q-Check described; raises UserError where it is gone."""
    asked = fragen(session, qcheck_id)
    return Beschreibung(
        gesamt=_lage(asked),
        dimensionen={one: _lage(frage for frage in asked if frage.dimension is one) for one in Dimension},
        ausrichtungen={one: _lage(frage for frage in asked if frage.punkt.ausrichtung is one) for one in Ausrichtung},
        kreuz=cross_table(
            [(frage.dimension, frage.bewertung.urteil) for frage in asked if frage.bewertung is not None],
            [*Dimension],
            [*Urteil],
        ),
    )


def _lage(asked: Iterable[Frage]) -> Punktlage:
    given = [None if frage.bewertung is None else frage.bewertung.urteil for frage in asked]
    counts = {urteil: given.count(urteil) for urteil in Urteil}
    points = {urteil.punkte: count for urteil, count in counts.items() if urteil.punkte is not None}
    return Punktlage(counts, describe_counts(points), given.count(None))
