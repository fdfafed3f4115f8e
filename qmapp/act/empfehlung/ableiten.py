"""From a result straight to the Empfehlung: the Feststellung between them is held on the way."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.empfehlung.abfragen import zu_feststellung
from qmapp.act.empfehlung.grenzen import LONGEST_TEXT
from qmapp.act.empfehlung.pflege import create_empfehlung
from qmapp.act.empfehlung.tables import Empfehlung, EmpfehlungFeststellung
from qmapp.act.feststellung import from_ergebnis, hold_each
from qmapp.act.feststellung.aus_qcheck import shortened
from qmapp.act.feststellung.rows import Art, Quelle
from qmapp.act.feststellung.tables import Feststellung
from qmapp.checks import katalog as katalog_door
from qmapp.checks import qcheck as qcheck_door
from qmapp.checks.katalog import Katalog

_MATERIAL = "F2+F3"


def recommend_ergebnis(
    session: Session, pruefung_id: UUID, code: str, *, heute: date, jetzt: datetime, wer: str
) -> tuple[UUID, bool]:
    """The Empfehlung that follows from the material errors of a Prüfung at a Prüfpunkt; its id and whether it is new.

    Where a Feststellung says so already, the Empfehlung follows from that one (or from what it was merged into), and
    where that has an Empfehlung it is this one. Raises UserError as
    :func:`~qmapp.act.feststellung.anlegen.from_ergebnis`.
    """
    source = _held(session, pruefung_id, code)
    if source is None:
        source = from_ergebnis(session, pruefung_id, code, heute=heute, jetzt=jetzt, wer=wer, zaehlt=_MATERIAL)
    there = zu_feststellung(session, source)
    if there:
        return there[0].id, False
    return create_empfehlung(session, heute=heute, jetzt=jetzt, wer=wer, feststellungen=(source,)), True


def recommend_qcheck(
    session: Session,
    qcheck_id: UUID,
    codes: Sequence[str],
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    zusammen: bool = False,
) -> tuple[tuple[UUID, ...], int]:
    """The Empfehlungen that follow from potentials of a Q-Check at these questions, and how many of them are new.

    Each question has its own, in the words of the catalogue, or with ``zusammen`` there is a new one of all. The
    Feststellungen between them are held on the way; one from which an Empfehlung follows already keeps that one. Raises
    UserError as :func:`~qmapp.act.feststellung.aus_qcheck.from_qcheck`.
    """
    told: dict[str, Any] = {"heute": heute, "jetzt": jetzt, "wer": wer}
    head = qcheck_door.qcheck(session, qcheck_id)
    katalog = katalog_door.katalog(session, head.katalog_id)
    if zusammen:
        sources, _ = hold_each(session, qcheck_id, codes, art=Art.VERBESSERUNG, **told)
        blocks = [f"{katalog.punkt(code).titel}: {_block(katalog, code)}" for code in dict.fromkeys(codes)]
        text = shortened("\n".join(blocks), LONGEST_TEXT)
        titel = f"Verbesserungen aus {head.kennung}"
        return (create_empfehlung(session, feststellungen=sources, titel=titel, text=text, **told),), 1
    found: dict[UUID, bool] = {}
    for code in dict.fromkeys(codes):
        (source,), _ = hold_each(session, qcheck_id, [code], art=Art.VERBESSERUNG, **told)
        there = _followed(session, source)
        titel, text = katalog.punkt(code).titel, _block(katalog, code)
        made = there or create_empfehlung(session, feststellungen=(source,), titel=titel, text=text, **told)
        found.setdefault(made, there is None)
    if not found:
        hold_each(session, qcheck_id, codes, art=Art.VERBESSERUNG, **told)
    return tuple(found), sum(found.values())


def _block(katalog: Katalog, code: str) -> str:
    return next(iter(katalog.punkt(code).textbausteine), "")


def _followed(session: Session, source: UUID) -> UUID | None:
    """The first Empfehlung that follows from a Feststellung."""
    link, row = EmpfehlungFeststellung, Empfehlung
    query = select(row.id).join(link).where(link.feststellung_id == source).order_by(col(row.kennung))
    return session.exec(query).first()


def _held(session: Session, pruefung_id: UUID, code: str) -> UUID | None:
    """The Feststellung that speaks for these errors."""
    row = Feststellung
    query = select(row).where(
        row.pruefung_id == pruefung_id, row.quelle == Quelle.ERGEBNIS, row.art == Art.MANGEL, row.zaehlt == _MATERIAL
    )
    found = next((one for one in session.exec(query.order_by(col(row.kennung))) if one.punkte[:1] == [code]), None)
    return None if found is None else found.aufgegangen_in_id or found.id
