"""A second draw: a Prüfung of its own from the same population, beside the first one, which stays as it is."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, select

from qmapp.checks.aktenpruefung import grundgesamtheit, tables, zustand
from qmapp.checks.aktenpruefung.pruefung import next_kennung
from qmapp.checks.aktenpruefung.rows import Startwertherkunft
from qmapp.eingabe import LONGEST_TITLE, reason
from qmapp.errors import UserError
from qmapp.progress import Progress, silent

_SUFFIX = " (zweite Ziehung)"
#: What a head does not hand on: it belongs to the one Prüfung.
_OWN = {"id", "kennung", "titel", "angelegt_am", "ziehung_von_id", "ziehung_grund"}
_OWN |= {"abgeschlossen_am", "abgeschlossen_durch", "wiedereroeffnet_grund"}


def create_zweite_ziehung(
    session: Session, pruefung_id: UUID, *, grund: str, heute: date, progress: Progress = silent
) -> UUID:
    """Create a Prüfung that draws again from the population of this one, with a reason; its id.

    List, exclusions and plan are the same, the seed is still to be found. Raises UserError before the first draw and
    without a reason. The first Prüfung does not change, whatever state it is in.
    """
    first = zustand.require(session, pruefung_id)
    population = grundgesamtheit.grundgesamtheit(session, pruefung_id)
    if population is None or zustand.ziehung(session, pruefung_id) is None:
        raise UserError(
            "Die erste Ziehung steht noch aus.", advice="Eine zweite Ziehung gibt es erst, wenn gezogen ist."
        )
    head = tables.Aktenpruefung(
        **first.model_dump(exclude=_OWN),
        kennung=next_kennung(session, heute, first.pruefart),
        titel=first.titel[: LONGEST_TITLE - len(_SUFFIX)].removesuffix(_SUFFIX) + _SUFFIX,
        angelegt_am=heute,
        ziehung_von_id=pruefung_id,
        ziehung_grund=reason(grund),
    )
    session.add(head)
    session.flush()
    rows = list(grundgesamtheit.zeilen(session, pruefung_id))
    liste_id = grundgesamtheit.import_grundgesamtheit(session, head.id, population.angaben, rows, progress=progress)
    _copy(session, tables.AusgeschlosseneAkte, ("grundgesamtheit_id", population.id, liste_id))
    _copy(session, tables.Hoechstwert, ("pruefung_id", pruefung_id, head.id))
    seed = {
        "startwert": "",
        "startwert_herkunft": Startwertherkunft.GETIPPT,
        "startwert_von": "",
        "startwert_zeuge": "",
    }
    _copy(session, tables.Stichprobenplan, ("pruefung_id", pruefung_id, head.id), **seed)
    return head.id


def zweite_von(session: Session, head: tables.Aktenpruefung, startwert: str) -> dict[str, str] | None:
    """What the protocol of a second draw says of the first one; None for a first draw.

    Raises UserError where it would not be a second draw: with another list, or with a seed of the first one, which
    would only draw the same files again.
    """
    if head.ziehung_von_id is None:
        return None
    first = zustand.require(session, head.ziehung_von_id)
    drawn = zustand.ziehung(session, first.id)
    assert drawn is not None, "a draw is never taken back once another one names it"
    own, other = (_population(session, key) for key in (head.id, first.id))
    if own != other:
        raise UserError(
            f"Die Liste ist nicht die der ersten Ziehung ({first.kennung}).",
            advice="Für eine andere Liste legen Sie bitte eine neue Prüfung an.",
        )
    plan = session.get(tables.Stichprobenplan, first.id)
    if plan is not None and plan.startwert == startwert:
        raise UserError(
            f"Mit diesem Startwert ist schon gezogen ({first.kennung}); es kämen dieselben Akten.",
            advice="Bitte bestimmen Sie einen neuen Startwert.",
            field="startwert",
        )
    return {
        "kennung": first.kennung,
        "titel": first.titel,
        "grund": head.ziehung_grund,
        "protokoll_sha256": drawn.protokoll_sha256,
    }


def _population(session: Session, pruefung_id: UUID) -> tuple[str, frozenset[str]]:
    found = grundgesamtheit.grundgesamtheit(session, pruefung_id)
    assert found is not None, "it has been drawn from"
    return found.pruefsumme, frozenset(entry.schluessel for entry in found.ausschluesse)


def _copy(session: Session, kind: Any, owner: tuple[str, UUID, UUID], **changed: object) -> None:
    name, old, new = owner
    rows = session.exec(select(kind).where(getattr(kind, name) == old)).all()
    values = [{**row.model_dump(), name: new, **changed} for row in rows]
    if values:
        session.connection().execute(insert(kind.__table__), values)
