"""Files picked deliberately: examined beside the sample, in no rate and never projected."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert
from sqlmodel import Session, col, select

from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte.abfragen import auf_dem_tisch
from qmapp.checks.aktenpruefung.folgeziehung.eintrag import Vermerk, new_akte, require_drawn, write_entry
from qmapp.checks.aktenpruefung.folgeziehung.rows import BewussteAuswahl
from qmapp.checks.aktenpruefung.rows import Aktenart, Aktenstand, Ergebnis, Zeile, Ziehungsart
from qmapp.checks.aktenpruefung.zeilen import chunks, plain, split_weitere
from qmapp.errors import UserError
from qmapp.german import integer

HINWEIS = "Diese Akten sind bewusst ausgewählt: Sie zählen in keiner Quote und werden nicht hochgerechnet."
#: More than anybody picks by hand.
MOST = 1_000


def pick_akten(session: Session, pruefung_id: UUID, schluessel: Sequence[str], *, vermerk: Vermerk) -> UUID:
    """Put files of the list on the desk by their Aktenzeichen, apart from the sample; the id of the entry.

    Raises UserError (field ``schluessel``) for keys that are not in the list, excluded, in the sample or picked
    already; before the draw, while submitted and once closed. Whether a file is a spare makes no difference: should it
    move up later, it is examined for the sample on its own.
    """
    require_drawn(session, pruefung_id)
    keys = list(dict.fromkeys(filter(None, map(plain, schluessel))))
    if not 1 <= len(keys) <= MOST:
        raise UserError(
            "Es ist kein Aktenzeichen angegeben." if not keys else f"{integer(len(keys))} Akten sind zu viele.",
            advice=f"Wählen Sie zwischen 1 und {integer(MOST)} Akten aus.",
            field="schluessel",
        )
    rows = _rows(session, pruefung_id, keys)
    _require_free(session, pruefung_id, keys, rows)
    content = {
        "umfang": len(keys),
        "hinweis": HINWEIS,
        "akten": [{"schluessel": key, "schicht": rows[key].schicht} for key in keys],
    }
    drawn = write_entry(session, pruefung_id, Ziehungsart.BEWUSST, content, vermerk)
    akte = tables.Akte
    last = session.exec(
        select(func.max(akte.rang)).where(akte.pruefung_id == pruefung_id, akte.art == Aktenart.BEWUSST)
    ).one()
    place: dict[str, Any] = {"art": Aktenart.BEWUSST, "schicht_nr": 0, "ticket": ""}
    new = [new_akte(drawn, rows[key], rang=rang, **place) for rang, key in enumerate(keys, start=(last or 0) + 1)]
    table = akte.__table__  # type: ignore[attr-defined]  # every table class has one
    session.connection().execute(insert(table), new)
    return drawn.id


def bewusste_auswahl(session: Session, pruefung_id: UUID) -> tuple[BewussteAuswahl, ...]:
    """What the files picked deliberately have shown, one row per pick; counts, and cents of those examined."""
    drawn, akte = tables.Ziehung, tables.Akte
    picks = session.exec(
        select(drawn)
        .where(drawn.pruefung_id == pruefung_id, drawn.art == Ziehungsart.BEWUSST)
        .order_by(col(drawn.nummer))
    ).all()
    files: defaultdict[UUID, list[tuple[UUID, Aktenstand]]] = defaultdict(list)
    query = select(akte.id, akte.ziehung_id, akte.stand).where(
        akte.pruefung_id == pruefung_id, auf_dem_tisch(Aktenart.BEWUSST)
    )
    for key, owner, stand in session.exec(query):
        files[owner].append((key, Aktenstand(stand)))
    found = _maengel(session, pruefung_id)
    return tuple(_auswahl(pick, files[pick.id], found) for pick in picks)


_Found = dict[UUID, list[tuple[Ergebnis, int]]]


def _auswahl(pick: tables.Ziehung, files: list[tuple[UUID, Aktenstand]], found: _Found) -> BewussteAuswahl:
    examined = [found.get(key, []) for key, stand in files if stand is Aktenstand.GEPRUEFT]
    material = sum(any(ergebnis.material for ergebnis, _ in own) for own in examined)

    def cents(kind: Ergebnis) -> int:
        return sum(betrag for own in examined for ergebnis, betrag in own if ergebnis is kind)

    return BewussteAuswahl(
        nummer=pick.nummer,
        grund=pick.grund,
        akten=len(files),
        geprueft=len(examined),
        nicht_auffindbar=sum(stand is Aktenstand.VERLOREN for _, stand in files),
        mit_material=material,
        nur_formell=sum(bool(own) for own in examined) - material,
        zu_viel_cent=cents(Ergebnis.F3_PLUS),
        zu_wenig_cent=cents(Ergebnis.F3_MINUS),
    )


def _maengel(session: Session, pruefung_id: UUID) -> _Found:
    akte, antwort = tables.Akte, tables.Antwort
    query = (
        select(antwort.akte_id, antwort.ergebnis, antwort.betrag_cent)
        .join(akte, col(akte.id) == col(antwort.akte_id))
        .where(
            akte.pruefung_id == pruefung_id,
            akte.art == Aktenart.BEWUSST,
            col(antwort.ergebnis).in_([e for e in Ergebnis if e.mangel]),
        )
    )
    found: defaultdict[UUID, list[tuple[Ergebnis, int]]] = defaultdict(list)
    for key, ergebnis, betrag in session.exec(query):
        found[key].append((Ergebnis(ergebnis), betrag or 0))
    return found


def _rows(session: Session, pruefung_id: UUID, keys: Sequence[str]) -> dict[str, Zeile]:
    liste, fall = zustand.require_liste(session, pruefung_id), tables.GrundgesamtheitFall
    found = {}
    for chunk in chunks(keys):
        query = select(fall).where(fall.grundgesamtheit_id == liste.id, col(fall.schluessel).in_(chunk))
        for row in session.exec(query):
            weitere = split_weitere(row.weitere)
            found[row.schluessel] = Zeile(row.schluessel, row.schicht, row.betrag_cent, row.team, weitere)
    missing = [key for key in keys if key not in found]
    if missing:
        raise _refused(missing, "nicht in der Liste", "Bitte prüfen Sie die Schreibweise.")
    out = tables.AusgeschlosseneAkte
    excluded = set(session.exec(select(out.schluessel).where(out.grundgesamtheit_id == liste.id)))
    if gone := [key for key in keys if key in excluded]:
        raise _refused(gone, "unter den Ausgeschlossenen", "Sie sind vor der Ziehung herausgenommen worden.")
    return found


def _require_free(session: Session, pruefung_id: UUID, keys: Sequence[str], rows: dict[str, Zeile]) -> None:
    akte = tables.Akte
    for art, where in ((Aktenart.STICHPROBE, "schon in der Stichprobe"), (Aktenart.BEWUSST, "schon ausgewählt")):
        query = select(akte.schluessel).where(akte.pruefung_id == pruefung_id, auf_dem_tisch(art))
        taken = rows.keys() & set(session.exec(query))
        if taken:
            raise _refused([key for key in keys if key in taken], where, "Bitte nehmen Sie sie aus der Eingabe.")


def _refused(keys: Sequence[str], where: str, advice: str) -> UserError:
    example = f"„{keys[0]}“"
    said = f"Die Akte {example} ist {where}." if len(keys) == 1 else (
        f"{integer(len(keys))} Akten sind {where}, zum Beispiel {example}."
    )  # fmt: skip
    return UserError(said, advice=advice, field="schluessel")
