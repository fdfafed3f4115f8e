"""How other organisational units stand at the same questions: degrees only, in the order of their names.

A unit is compared by its latest Q-Check that is answered completely, over the questions that were assessed in both,
each with its weight here; so different versions of the catalogue and different gaps compare the same things. Nothing is
said over fewer than :data:`FEWEST_SHARED` questions, and nothing of anybody who assessed: this is no ranking.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.katalog import Dimension, Katalog
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.abfragen import bewertungen
from qmapp.checks.qcheck.grad import grad
from qmapp.checks.qcheck.grenzen import require
from qmapp.checks.qcheck.rows import Grad, Urteil
from qmapp.german import folded

#: So many questions both have assessed carry a comparison; fewer say more of single questions than of a unit.
FEWEST_SHARED = 5

Antworten = Mapping[str, Urteil]


@dataclass(frozen=True)
class Gegenueber:
    """Two degrees over the same questions: of this Q-Check and of the other one."""

    hier: Grad
    dort: Grad


@dataclass(frozen=True)
class Einheitsvergleich:
    """Another unit: ``gemeinsam`` questions were assessed in both; ``dimensionen`` only those that carry a figure."""

    id: UUID
    kennung: str
    einheit: str
    von: date | None
    bis: date | None
    gemeinsam: int
    gesamt: Gegenueber
    dimensionen: Mapping[Dimension, Gegenueber]


def einheiten(session: Session, qcheck_id: UUID) -> tuple[Einheitsvergleich, ...]:
    """The other units with a Q-Check of the same catalogue, by name; empty where there is nothing to compare.

    A Q-Check that names no unit is left out, and so are those of the unit this one is about.
    """
    own = require(session, qcheck_id)
    katalog = katalog_door.katalog(session, own.katalog_id)
    others = _latest(_others(session, own, katalog.code))
    answers = _answers(session, [row.id for row in others])
    here = {code: answer.urteil for code, answer in bewertungen(session, qcheck_id).items()}
    found = [_compared(row, katalog, here, answers[row.id]) for row in others]
    return tuple(one for one in found if one.gemeinsam >= FEWEST_SHARED)


def _others(session: Session, own: tables.QCheck, code: str) -> Iterator[tables.QCheck]:
    """The completely answered Q-Checks of other units over any version of the catalogue."""
    row, answer, punkt = tables.QCheck, tables.QCheckBewertung, KatalogPunkt
    candidates = session.exec(select(row).join(KatalogVersion).where(KatalogVersion.code == code)).all()
    counted = select(punkt.katalog_id, func.count()).group_by(col(punkt.katalog_id))
    asked = dict(session.exec(counted).all())
    given = select(answer.qcheck_id, func.count()).where(answer.bewerter == "").group_by(col(answer.qcheck_id))
    answered = dict(session.exec(given).all())
    for one in candidates:
        elsewhere = one.einheit and folded(one.einheit) != folded(own.einheit)
        if elsewhere and answered.get(one.id, 0) >= asked[one.katalog_id]:
            yield one


def _latest(rows: Iterable[tables.QCheck]) -> list[tables.QCheck]:
    """The latest of each unit, by the name of the unit."""
    found: dict[str, tables.QCheck] = {}
    for row in sorted(rows, key=lambda row: (row.bis or row.angelegt_am, row.kennung)):
        found[folded(row.einheit)] = row
    return [found[name] for name in sorted(found)]


def _answers(session: Session, ids: list[UUID]) -> Mapping[UUID, Antworten]:
    answer = tables.QCheckBewertung
    query = select(answer.qcheck_id, answer.code, answer.urteil)
    found: defaultdict[UUID, dict[str, Urteil]] = defaultdict(dict)
    for owner, code, urteil in session.exec(query.where(answer.bewerter == "", col(answer.qcheck_id).in_(ids))):
        found[owner][code] = Urteil(urteil)
    return found


def _compared(row: tables.QCheck, katalog: Katalog, here: Antworten, there: Antworten) -> Einheitsvergleich:
    shared = [
        punkt
        for punkt in katalog.punkte
        if all(side.get(punkt.code, Urteil.NICHT_BEURTEILBAR).punkte is not None for side in (here, there))
    ]

    def both(points: Iterable[katalog_door.Pruefpunkt]) -> Gegenueber:
        asked = tuple(points)
        first, second = (grad((punkt.gewicht, side[punkt.code]) for punkt in asked) for side in (here, there))
        return Gegenueber(first, second)

    each = {one: both(punkt for punkt in shared if katalog.dimension(punkt) is one) for one in Dimension}
    return Einheitsvergleich(
        id=row.id,
        kennung=row.kennung,
        einheit=row.einheit,
        von=row.von,
        bis=row.bis,
        gemeinsam=len(shared),
        gesamt=both(shared),
        dimensionen={one: pair for one, pair in each.items() if pair.hier.bewertet >= FEWEST_SHARED},
    )
