"""What earlier Prüfungen found per stratum, for the division of a new sample after Neyman."""

from uuid import UUID

from sqlalchemy import case, exists, func
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Auswahl, Ergebnis, FruehereZeile
from qmapp.german import folded

_MATERIAL = [ergebnis for ergebnis in Ergebnis if ergebnis.material]


def fruehere(session: Session, pruefung_id: UUID) -> tuple[FruehereZeile, ...]:
    """The closed Prüfungen with results in at least two strata, the newest first; none drawn by amount.

    A draw by amount prefers large files and so says nothing of the rate of a stratum.
    """
    head, planned = tables.Aktenpruefung, tables.Stichprobenplan
    query = (
        select(head)
        .join(planned, col(planned.pruefung_id) == col(head.id))
        .where(head.id != pruefung_id, col(head.abgeschlossen_am).is_not(None), col(planned.auswahl) != Auswahl.WERT)
        .order_by(col(head.abgeschlossen_am).desc(), col(head.kennung).desc())
    )
    found = ((row, ergebnisse(session, row.id)) for row in session.exec(query).all())
    return tuple(FruehereZeile(row.id, row.kennung, row.titel, quoten) for row, quoten in found if len(quoten) > 1)


def ergebnisse(session: Session, pruefung_id: UUID) -> tuple[tuple[str, int, int], ...]:
    """(stratum, files with a material error, examined files) of every stratum with an examined file, by name."""
    akte, answered = tables.Akte, tables.Antwort
    faulty = exists().where(col(answered.akte_id) == col(akte.id), col(answered.ergebnis).in_(_MATERIAL))
    query = (
        select(akte.schicht, func.sum(case((faulty, 1), else_=0)), func.count())
        .where(
            akte.pruefung_id == pruefung_id,
            col(akte.art) == Aktenart.STICHPROBE,
            col(akte.stand) == Aktenstand.GEPRUEFT,
        )
        .group_by(col(akte.schicht))
    )
    rows = [(name, int(x), int(n)) for name, x, n in session.exec(query).all()]
    return tuple(sorted(rows, key=lambda row: (folded(row[0]), row[0])))
