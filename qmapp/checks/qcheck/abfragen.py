"""Reading Q-Checks: all of them, one with its questions, and what each assessor has said."""

from collections import defaultdict
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.grad import ampel, grad
from qmapp.checks.qcheck.grenzen import require
from qmapp.checks.qcheck.rows import (
    Abgleichzeile,
    Bewertung,
    Frage,
    Merkpunkt,
    Nachweis,
    QCheck,
    QCheckZeile,
    Stand,
)


def qchecks(session: Session) -> tuple[QCheckZeile, ...]:
    """All Q-Checks, the newest first."""
    weights: defaultdict[UUID, dict[str, int]] = defaultdict(dict)
    used = select(tables.QCheck.katalog_id)
    point = KatalogPunkt
    for key, code, weight in session.exec(
        select(point.katalog_id, point.code, point.gewicht).where(col(point.katalog_id).in_(used))
    ):
        weights[key][code] = weight
    agreed: defaultdict[UUID, dict[str, Any]] = defaultdict(dict)
    answer = tables.QCheckBewertung
    for owner, code, urteil in session.exec(
        select(answer.qcheck_id, answer.code, answer.urteil).where(answer.bewerter == "")
    ):
        agreed[owner][code] = urteil
    rows = session.exec(select(tables.QCheck, KatalogVersion).join(KatalogVersion)).all()
    lines = [_line(row, version, weights[version.id], agreed[row.id]) for row, version in rows]
    return tuple(sorted(lines, key=lambda line: (line.bis is None, line.bis, line.kennung), reverse=True))


def anzahl_offen(session: Session) -> int:
    """How many are not sealed yet."""
    row = tables.QCheck
    return session.exec(select(func.count()).select_from(row).where(col(row.versiegelt_am).is_(None))).one()


def qcheck(session: Session, qcheck_id: UUID) -> QCheck:
    """One with its planning sheet and sign-off; raises UserError where it is gone."""
    row = require(session, qcheck_id)
    values = row.model_dump(exclude={"team", "methoden", "stunden", "gruen_ab", "gelb_ab", "angelegt_am"})
    return QCheck(
        **values,
        team=tuple(row.team),
        methoden=tuple(row.methoden),
        stunden=Decimal(row.stunden) if row.stunden else None,
        gruen_ab=Decimal(row.gruen_ab),
        gelb_ab=Decimal(row.gelb_ab),
    )


def fragen(session: Session, qcheck_id: UUID, bewerter: str = "") -> tuple[Frage, ...]:
    """Every question in the order of the catalogue, with the answer of ``bewerter`` ("": the agreed one)."""
    row = require(session, qcheck_id)
    katalog = katalog_door.katalog(session, row.katalog_id)
    answers = bewertungen(session, qcheck_id, bewerter)
    before = {} if row.vorgaenger_id is None else bewertungen(session, row.vorgaenger_id)
    evidence = _nachweise(session, qcheck_id)
    notes = merkpunkte(session, qcheck_id)
    return tuple(
        Frage(
            punkt,
            _dimension(katalog, punkt),
            answers.get(punkt.code),
            tuple(evidence[punkt.code]),
            tuple(note for note in notes if note.code == punkt.code),
            before.get(punkt.code),
        )
        for punkt in katalog.punkte
    )


def entfallene_nachweise(session: Session, qcheck_id: UUID) -> tuple[Nachweis, ...]:
    """Evidence of questions that the version of the catalogue in use no longer asks, by the code of the question."""
    row = require(session, qcheck_id)
    asked = {punkt.code for punkt in katalog_door.katalog(session, row.katalog_id).punkte}
    found = _nachweise(session, qcheck_id)
    return tuple(one for code in sorted(found.keys() - asked) for one in found[code])


def bewertungen(session: Session, qcheck_id: UUID, bewerter: str = "") -> dict[str, Bewertung]:
    """Code → the answer of one assessor, or the agreed one."""
    row = tables.QCheckBewertung
    found = session.exec(select(row).where(row.qcheck_id == qcheck_id, row.bewerter == bewerter))
    return {one.code: _bewertung(one) for one in found}


def merkpunkte(session: Session, qcheck_id: UUID) -> tuple[Merkpunkt, ...]:
    """The points to look at again, with the Kennung of the Q-Check they were carried over from."""
    row, before = tables.QCheckMerkpunkt, tables.QCheck
    found = session.exec(
        select(row, before.kennung)
        .outerjoin(before, col(row.aus_id) == col(before.id))
        .where(row.qcheck_id == qcheck_id)
        .order_by(col(row.code), col(row.text))
    )
    return tuple(Merkpunkt(one.id, one.code, one.text, kennung or "", one.erledigt_am) for one, kennung in found)


def abgleich(session: Session, qcheck_id: UUID) -> tuple[Abgleichzeile, ...]:
    """Every question with what each assessor has answered and what was agreed."""
    head = require(session, qcheck_id)
    katalog = katalog_door.katalog(session, head.katalog_id)
    row = tables.QCheckBewertung
    given: defaultdict[str, dict[str, Bewertung]] = defaultdict(dict)
    for one in session.exec(select(row).where(row.qcheck_id == qcheck_id)):
        given[one.code][one.bewerter] = _bewertung(one)
    return tuple(
        Abgleichzeile(
            punkt,
            tuple(given[punkt.code][name] for name in head.team if name in given[punkt.code]),
            given[punkt.code].get(""),
        )
        for punkt in katalog.punkte
    )


def _line(row: tables.QCheck, version: KatalogVersion, weights: dict[str, int], agreed: dict[str, Any]) -> QCheckZeile:
    found = grad((weight, agreed.get(code)) for code, weight in weights.items())
    return QCheckZeile(
        id=row.id,
        kennung=row.kennung,
        titel=row.titel,
        katalog_code=version.code,
        katalog_version=version.version,
        prozess=row.prozess,
        einheit=row.einheit,
        von=row.von,
        bis=row.bis,
        stand=_stand(row, len(weights), len(agreed)),
        fragen=len(weights),
        beantwortet=len(agreed),
        grad=found.wert,
        versiegelt_am=row.versiegelt_am,
        ampel=ampel(found.wert, Decimal(row.gruen_ab), Decimal(row.gelb_ab)),
        vorgaenger_id=row.vorgaenger_id,
    )


def _stand(row: tables.QCheck, questions: int, answered: int) -> Stand:
    if row.versiegelt_am is not None:
        return Stand.VERSIEGELT
    if row.vorgelegt_am is not None:
        return Stand.VORGELEGT
    if answered >= questions > 0:
        return Stand.BEWERTET
    return Stand.LAEUFT if answered else Stand.GEPLANT


def _bewertung(row: tables.QCheckBewertung) -> Bewertung:
    return Bewertung(row.code, row.bewerter, row.urteil, row.bemerkung, row.um, row.wer)


def _dimension(katalog: Katalog, punkt: katalog_door.Pruefpunkt) -> katalog_door.Dimension:
    dimension = katalog.dimension(punkt)
    assert dimension is not None, "every question of a Q-Check has one"
    return dimension


def _nachweise(session: Session, qcheck_id: UUID) -> defaultdict[str, list[Nachweis]]:
    row = tables.QCheckNachweis
    found: defaultdict[str, list[Nachweis]] = defaultdict(list)
    query = select(row).where(row.qcheck_id == qcheck_id).order_by(col(row.art), col(row.text))
    for one in session.exec(query):
        found[one.code].append(Nachweis(one.id, one.code, one.art, one.text))
    return found
