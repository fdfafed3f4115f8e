"""Reading the draws of a Prüfung, and what an extension would bring."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.folgeziehung.eintrag import require_drawn
from qmapp.checks.aktenpruefung.folgeziehung.fortsetzung import Topf
from qmapp.checks.aktenpruefung.folgeziehung.rows import Vorschau, ZiehungZeile, Zuwachs, ZweiteZiehung
from qmapp.checks.aktenpruefung.folgeziehung.stand import Ziehungsstand, lies_stand
from qmapp.checks.aktenpruefung.folgeziehung.stufen import stufe, stufen, warnung
from qmapp.checks.aktenpruefung.rows import Plan, Ziehungsart
from qmapp.errors import UserError


def ziehungen(session: Session, pruefung_id: UUID) -> tuple[ZiehungZeile, ...]:
    """Every draw of a Prüfung in the order of the protocol; none before the first."""
    row = tables.Ziehung
    # Columns, not objects: the evaluation asks too, and the protocol of a large first draw is megabytes of text.
    columns: dict[str, Any] = {
        "nummer": row.nummer,
        "art": row.art,
        "grund": row.grund,
        "gezogen_um": row.gezogen_um,
        "gezogen_durch": row.gezogen_durch,
        "umfang": row.umfang,
        "sha256": row.protokoll_sha256,
    }
    found = session.exec(select(*columns.values()).where(row.pruefung_id == pruefung_id).order_by(col(row.nummer)))
    drawn = [dict(zip(columns, values, strict=True)) for values in found]
    later = select(row.nummer, row.protokoll).where(row.pruefung_id == pruefung_id, row.art != Ziehungsart.ERST)
    hints = {nummer: str(json.loads(text).get("hinweis", "")) for nummer, text in session.exec(later)}
    return tuple(ZiehungZeile(**values, hinweis=hints.get(values["nummer"], "")) for values in drawn)


def erste_ziehung(session: Session, pruefung_id: UUID) -> ZweiteZiehung | None:
    """The Prüfung of which this one is a second draw, if it is one."""
    head = zustand.require(session, pruefung_id)
    if head.ziehung_von_id is None:
        return None
    first = zustand.require(session, head.ziehung_von_id)
    return _named(session, first, head.ziehung_grund)


def zweite_ziehungen(session: Session, pruefung_id: UUID) -> tuple[ZweiteZiehung, ...]:
    """The Prüfungen that draw a second time from the population of this one, in the order of their Kennung."""
    head = tables.Aktenpruefung
    rows = session.exec(select(head).where(head.ziehung_von_id == pruefung_id).order_by(col(head.kennung)))
    return tuple(_named(session, row, row.ziehung_grund) for row in rows.all())


def vorschau(
    session: Session, pruefung_id: UUID, *, auf: int | None = None, je_schicht: Mapping[str, int] | None = None
) -> Vorschau:
    """What an extension to ``auf`` files, or by ``je_schicht``, would bring; nothing is drawn.

    Without either only what there is now. Raises UserError as the extension does before the draw and once submitted;
    what is wrong with the numbers stands in ``hindernis``.
    """
    require_drawn(session, pruefung_id)
    return vorschau_von(lies_stand(session, pruefung_id), auf=auf, je_schicht=je_schicht)


def vorschau_von(
    stand: Ziehungsstand, *, auf: int | None = None, je_schicht: Mapping[str, int] | None = None
) -> Vorschau:
    """:func:`vorschau` of a draw already read, for asking again at every number typed."""
    plan, total, drawn = stand.plan, len(stand.zeilen), stand.gezogen
    added, obstacle = {topf.name: 0 for topf in stand.toepfe}, ""
    if auf is not None or je_schicht is not None:
        try:
            added = stand.zuwachs(auf, je_schicht)
        except UserError as error:
            obstacle = f"{error.message} {error.advice}".strip()
    more = sum(added.values())
    return Vorschau(
        jetzt=stand.stufe({}),
        dann=stand.stufe(added) if more else None,
        stufen=stufen(plan, total, drawn),
        erwartet=float(Fraction(plan.erwartet_prozent) / 100),
        schichten=tuple(_zuwachs(plan, topf, added[topf.name]) for topf in stand.toepfe),
        geprueft=stand.geprueft,
        warnung=warnung(plan, stand.geprueft, drawn),
        hindernis=obstacle,
    )


def _zuwachs(plan: Plan, topf: Topf, added: int) -> Zuwachs:
    size, drawn = len(topf.schluessel), topf.gezogen
    before, after = (stufe(plan, size, n) if n else None for n in (drawn, drawn + added))
    return Zuwachs(topf.name, size, drawn, added, topf.frei, before, after)


def _named(session: Session, head: tables.Aktenpruefung, grund: str) -> ZweiteZiehung:
    drawn = zustand.ziehung(session, head.id)
    return ZweiteZiehung(head.id, head.kennung, head.titel, grund, None if drawn is None else drawn.gezogen_um)
