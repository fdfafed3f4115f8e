"""An extension of the sample: the next files in the order of the first draw."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.auslosung import GezogeneAkte
from qmapp.checks.aktenpruefung.folgeziehung.eintrag import Vermerk, new_akte, require_drawn, write_entry
from qmapp.checks.aktenpruefung.folgeziehung.fortsetzung import Fortsetzung, Topf, setze_fort
from qmapp.checks.aktenpruefung.folgeziehung.stand import Ziehungsstand, lies_stand
from qmapp.checks.aktenpruefung.folgeziehung.stufen import warnung
from qmapp.checks.aktenpruefung.rows import Aktenart, Zeile, Ziehungsart
from qmapp.errors import UserError
from qmapp.progress import Progress, silent


def extend_stichprobe(
    session: Session,
    pruefung_id: UUID,
    *,
    auf: int | None = None,
    je_schicht: Mapping[str, int] | None = None,
    vermerk: Vermerk,
    progress: Progress = silent,
) -> UUID:
    """Go on drawing in the same order until ``auf`` files are drawn, or ``je_schicht`` more; the id of the draw.

    Drawing n files and extending to m brings the files of drawing m at once. The entry keeps how many files were
    examined before, because who decides by their results has less than the plan's confidence. Raises UserError before
    the draw, while submitted and once closed, for a draw in equal steps, and where too few files are left.
    """
    require_drawn(session, pruefung_id)
    progress(0, 0)
    stand = lies_stand(session, pruefung_id)
    added = stand.zuwachs(auf, je_schicht)
    schicht_of = {row.schluessel: row.schicht for row in stand.zeilen}
    parts = [(topf, setze_fort(topf, added[topf.name], stand.plan, schicht_of)) for topf in stand.toepfe]
    content = _content(stand, parts, added)
    drawn = write_entry(session, pruefung_id, Ziehungsart.ERWEITERUNG, content, vermerk)
    _store(session, drawn, parts, {row.schluessel: row for row in stand.zeilen})
    return drawn.id


def _content(stand: Ziehungsstand, parts: list[tuple[Topf, Fortsetzung]], added: Mapping[str, int]) -> dict[str, Any]:
    count, total = sum(added.values()), len(stand.zeilen)
    return {
        "umfang": count,
        "umfang_gesamt": stand.gezogen + count,
        "grundgesamtheit": {"verbleibend": total, "pruefsumme_verbleibend": stand.pruefsumme},
        "schichten": [
            {"schicht": t.name, "bestand": len(t.schluessel), "bisher": t.vergeben, "neu": added[t.name]}
            for t, _ in parts
        ],
        "genauigkeit_vorher": stand.stufe({}).genauigkeit,
        "genauigkeit": stand.stufe(added).genauigkeit,
        "geprueft": stand.geprueft,
        "hinweis": warnung(stand.plan, stand.geprueft, stand.gezogen),
        "akten": [asdict(akte) for _, part in parts for akte in part.akten],
        "reserve": [asdict(akte) for _, part in parts for akte in part.reserve],
    }


def _store(
    session: Session, drawn: tables.Ziehung, parts: list[tuple[Topf, Fortsetzung]], rows: dict[str, Zeile]
) -> None:
    """Spares that come up become files of the sample; what was never on the desk is added."""
    akte = tables.Akte
    new: list[dict[str, Any]] = []
    for number, (topf, part) in enumerate(parts):
        query = select(akte).where(
            akte.pruefung_id == drawn.pruefung_id,
            akte.art == Aktenart.STICHPROBE,
            akte.schicht_nr == number,
            col(akte.rang) > topf.vergeben,
        )
        known = {row.rang: row for row in session.exec(query)}
        for found in part.akten:
            _place(known.get(found.rang), found, drawn, new, rows, schicht_nr=number)
        for place, found in enumerate(part.reserve, start=topf.nachgerueckt + 1):
            _place(known.get(found.rang), found, drawn, new, rows, schicht_nr=number, reserve_rang=place)
    session.flush()
    if new:
        table = tables.Akte.__table__  # type: ignore[attr-defined]  # every table class has one
        session.connection().execute(insert(table), new)


def _place(
    row: tables.Akte | None,
    found: GezogeneAkte,
    drawn: tables.Ziehung,
    new: list[dict[str, Any]],
    rows: Mapping[str, Zeile],
    *,
    schicht_nr: int,
    reserve_rang: int | None = None,
) -> None:
    if row is None:
        place = {"schicht_nr": schicht_nr, "rang": found.rang, "ticket": found.ticket, "reserve_rang": reserve_rang}
        new.append(new_akte(drawn, rows[found.schluessel], **place))
        return
    if row.schluessel != found.schluessel:
        raise UserError(
            "Die gezogenen Akten folgen nicht der Reihenfolge der Ziehung; es wird nicht erweitert.",
            advice="Bitte rechnen Sie das Ziehungsprotokoll nach und melden Sie den Vorfall.",
        )
    row.reserve_rang = reserve_rang
    if reserve_rang is None:
        row.ziehung_id = drawn.id
