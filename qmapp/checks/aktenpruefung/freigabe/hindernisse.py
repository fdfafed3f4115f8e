"""What keeps a Prüfung from being submitted: every sentence with the file and the Prüfpunkt to go to."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, func, select

from qmapp.checks.aktenpruefung import tables
from qmapp.checks.aktenpruefung.akte.abfragen import auf_dem_tisch
from qmapp.checks.aktenpruefung.akte.vollstaendigkeit import luecken
from qmapp.checks.aktenpruefung.freigabe.rows import Hindernis
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Luecke, Lueckenart
from qmapp.checks.aktenpruefung.zweitpruefung.abfragen import abweichungen
from qmapp.german import integer

_WHERE = {
    Aktenart.STICHPROBE: "",
    Aktenart.BEWUSST: " unter den bewusst ausgewählten",
    Aktenart.ZWEIT: " in der Zweitprüfung",
}
#: Kind → one of them, several of them; a Mangel may stay without a cause.
_GAPS = {
    Lueckenart.BETRAG: ("Ein Fehlbetrag fehlt", "{} Fehlbeträge fehlen"),
    Lueckenart.MONATE: ("Bei einem Fehlbetrag fehlen die Monate", "Bei {} Fehlbeträgen fehlen die Monate"),
    Lueckenart.VORGEMERKT: ("Ein Prüfpunkt ist noch vorgemerkt", "{} Prüfpunkte sind noch vorgemerkt"),
}


def hindernisse(session: Session, pruefung_id: UUID) -> tuple[Hindernis, ...]:
    """Every reason why the Prüfung cannot be submitted now; none: it can.

    A Prüfung is ready when at least one file of the sample is examined and every other one examined, replaced or lost,
    the files picked deliberately and those of the Zweitprüfung too; when no amount is missing and no mark is left; and
    when every disagreement of the Zweitprüfung is settled.
    """
    return tuple(_found(session, pruefung_id))


def _found(session: Session, pruefung_id: UUID) -> Iterator[Hindernis]:
    for art in Aktenart:
        yield from _open(session, pruefung_id, art)
    if not _examined(session, pruefung_id):
        yield Hindernis("Noch ist keine Akte geprüft.", Aktenart.STICHPROBE)
    for art in Aktenart:
        yield from _gaps(luecken(session, pruefung_id, art), art)
    yield from _disagreements(session, pruefung_id)


def _open(session: Session, pruefung_id: UUID, art: Aktenart) -> Iterator[Hindernis]:
    akte = tables.Akte
    rows: Any = (
        select(akte.id, akte.schluessel)
        .where(akte.pruefung_id == pruefung_id, auf_dem_tisch(art), col(akte.stand).in_(_TO_DO))
        .order_by(col(akte.schicht_nr), col(akte.rang))
    )
    left = session.exec(rows).all()
    if left:
        count = "ist 1 Akte" if len(left) == 1 else f"sind {integer(len(left))} Akten"
        yield Hindernis(f"Noch {count}{_WHERE[art]} zu prüfen, zuerst {left[0].schluessel}.", art, left[0].id)


def _examined(session: Session, pruefung_id: UUID) -> bool:
    akte = tables.Akte
    query = select(func.count()).where(
        akte.pruefung_id == pruefung_id, auf_dem_tisch(Aktenart.STICHPROBE), akte.stand == Aktenstand.GEPRUEFT
    )
    return bool(session.exec(query).one())


def _gaps(found: tuple[Luecke, ...], art: Aktenart) -> Iterator[Hindernis]:
    counts = Counter(gap.art for gap in found)
    for kind, (one, many) in _GAPS.items():
        if not counts[kind]:
            continue
        first = next(gap for gap in found if gap.art is kind)
        said = one if counts[kind] == 1 else many.format(integer(counts[kind]))
        where = f"{first.schluessel}, Prüfpunkt {first.nummer}"
        yield Hindernis(f"{said}{_WHERE[art]}, zuerst bei {where}.", art, first.akte_id, first.code)


def _disagreements(session: Session, pruefung_id: UUID) -> Iterator[Hindernis]:
    left = [row for row in abweichungen(session, pruefung_id) if row.konsens is None]
    if left:
        count = "ist 1 Abweichung" if len(left) == 1 else f"sind {integer(len(left))} Abweichungen"
        first = left[0]
        yield Hindernis(
            f"In der Zweitprüfung {count} ungeklärt, zuerst bei {first.schluessel}.",
            Aktenart.STICHPROBE,
            first.akte_id,
            first.punkt.code,
            abweichung=True,
        )


_TO_DO = [stand for stand in Aktenstand if stand.zu_tun]
