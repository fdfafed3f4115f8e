"""Moving a running Q-Check to a newer version of its catalogue, question by question, losing no answer."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.checks.katalog.unterschied import Punktunterschied
from qmapp.checks.katalog.wechsel import (
    Entscheidung,
    Punktwechsel,
    Wahl,
    Wechselart,
    WechselZeile,
    beside,
    neuere_fassungen,
    require_decided,
    require_neuere,
    suggested,
)
from qmapp.checks.katalog.wechsel import Vorschau as KatalogVorschau
from qmapp.checks.qcheck import tables
from qmapp.checks.qcheck.grenzen import require, require_open
from qmapp.checks.qcheck.rows import Urteil
from qmapp.eingabe import LONGEST_NOTE, LONGEST_TITLE, cleaned

_GRUENDE = {
    Entscheidung.OEFFNEN: "Neu zu beantworten",
    Entscheidung.ARCHIVIEREN: "Frage entfallen",
}


@dataclass(frozen=True, kw_only=True)
class Vorschau(KatalogVorschau[Punktwechsel]):
    """``personen``: how many have answered, the team together counting as one."""

    qcheck_id: UUID
    personen: int


@dataclass(frozen=True)
class Folgen:
    """What decisions come to: answers that stay, are given to another question, are put aside; questions left open."""

    bleiben: int
    zugeordnet: int
    beiseite: int
    offen: int


@dataclass(frozen=True)
class ArchivZeile:
    """An answer put aside; ``bewerter`` "" for the agreed one, ``inhalt`` holds everything it had, as JSON values."""

    id: UUID
    wechsel_id: UUID
    code: str
    frage: str
    bewerter: str
    grund: str
    urteil: Urteil
    bemerkung: str
    inhalt: Mapping[str, Any]


def ziele(session: Session, qcheck_id: UUID) -> tuple[Katalog, ...]:
    """The published versions of the Q-Check's catalogue newer than its own, the newest first."""
    return neuere_fassungen(session, require(session, qcheck_id).katalog_id)


def vorschau(session: Session, qcheck_id: UUID, nach: Katalog) -> Vorschau:
    """What there is to decide for a move to ``nach``; raises UserError where it is no version to move to."""
    head = require(session, qcheck_id)
    require_neuere(session, head.katalog_id, nach)
    von = katalog_door.katalog(session, head.katalog_id)
    row = tables.QCheckBewertung
    given = session.exec(select(row.code, row.bewerter).where(row.qcheck_id == qcheck_id)).all()
    counted = Counter(code for code, _ in given)
    return Vorschau(
        qcheck_id=qcheck_id,
        von=von,
        nach=nach,
        punkte=tuple(_punkt(pair, alike, counted[pair.code]) for pair, alike in beside(von, nach)),
        personen=len({name for _, name in given}),
    )


def folgen(view: Vorschau, wahlen: Mapping[str, Wahl]) -> Folgen:
    """What the decisions come to."""
    stay = mapped = aside = 0
    kept: set[str] = set()
    for punkt in view.punkte:
        wahl = wahlen.get(punkt.code)
        if wahl is None:
            continue
        if wahl.entscheidung in _GRUENDE:
            aside += punkt.antworten
            continue
        if punkt.antworten:
            kept.add(wahl.ziel or punkt.code)
        stay += 0 if wahl.ziel else punkt.antworten
        mapped += punkt.antworten if wahl.ziel else 0
    return Folgen(stay, mapped, aside, sum(punkt.code not in kept for punkt in view.nach.punkte))


def move_qcheck(
    session: Session, qcheck_id: UUID, nach: Katalog, wahlen: Mapping[str, Wahl], *, jetzt: datetime, wer: str
) -> Folgen:
    """Move a running Q-Check to a newer version of its catalogue; what it came to.

    ``wahlen`` decides every question of the version so far. Answers neither taken over nor given to another question go
    to the archive with everything they had. Evidence stays where its question stays and goes along where answers go;
    that of a question that is gone is kept with its files and told in the archive, and its points to look at again
    become points for the whole. Raises UserError for a Q-Check submitted or sealed, for a version that is none to move
    to, and for decisions missing or impossible (``field``: the code).
    """
    row = require_open(session, qcheck_id)
    name = cleaned(wer, "Der Name", longest=LONGEST_TITLE, field="wer", required=True)
    view = vorschau(session, qcheck_id, nach)
    require_decided(view.punkte, wahlen, what="die Frage")
    move = tables.QCheckWechsel(
        qcheck_id=qcheck_id,
        von_id=row.katalog_id,
        nach_id=katalog_door.adopt(session, nach),
        gewechselt_um=jetzt,
        gewechselt_durch=name,
        entscheidungen=[
            {"code": p.code, "art": p.art.value, "entscheidung": w.entscheidung.value, "ziel": w.ziel}
            for p in view.punkte
            if (w := wahlen.get(p.code)) is not None
        ],
    )
    session.add(move)
    row.katalog_id = move.nach_id
    session.flush()
    _move_answers(session, move, view, wahlen)
    _move_beside(session, view, wahlen)
    session.flush()
    return folgen(view, wahlen)


def wechsel(session: Session, qcheck_id: UUID) -> tuple[WechselZeile, ...]:
    """Every move of a Q-Check, the first one first."""
    row, before, after = tables.QCheckWechsel, aliased(KatalogVersion), aliased(KatalogVersion)
    aside = (
        select(func.count())
        .select_from(tables.QCheckArchiv)
        .where(tables.QCheckArchiv.wechsel_id == row.id)
        .correlate(row)
        .scalar_subquery()
    )
    columns: list[Any] = [
        row.id, before.code, before.version, after.version, before.rechtsstand, after.rechtsstand, row.gewechselt_um,
        row.gewechselt_durch, aside,
    ]  # fmt: skip
    found = session.exec(
        select(*columns)
        .join(before, col(before.id) == col(row.von_id))
        .join(after, col(after.id) == col(row.nach_id))
        .where(row.qcheck_id == qcheck_id)
        .order_by(col(row.gewechselt_um))
    )
    return tuple(WechselZeile(*line) for line in found)


def archiv(session: Session, qcheck_id: UUID) -> tuple[ArchivZeile, ...]:
    """Everything put aside by moves of a Q-Check: by move, then in the order of the questions and assessors."""
    row, moved, punkt = tables.QCheckArchiv, tables.QCheckWechsel, KatalogPunkt
    found = session.exec(
        select(row, punkt.frage)
        .join(moved, col(moved.id) == col(row.wechsel_id))
        .outerjoin(punkt, (col(punkt.katalog_id) == col(moved.von_id)) & (col(punkt.code) == col(row.code)))
        .where(moved.qcheck_id == qcheck_id)
        .order_by(col(moved.gewechselt_um), col(punkt.nummer), col(row.bewerter))
    )
    return tuple(
        ArchivZeile(
            id=one.id,
            wechsel_id=one.wechsel_id,
            code=one.code,
            frage=frage or "",
            bewerter=one.bewerter,
            grund=one.grund,
            urteil=Urteil(one.inhalt["urteil"]),
            bemerkung=one.inhalt["bemerkung"],
            inhalt=one.inhalt,
        )
        for one, frage in found
    )


def _punkt(pair: Punktunterschied, alike: str | None, answers: int) -> Punktwechsel:
    art = _art(pair)
    return Punktwechsel(
        code=pair.code,
        alt=pair.alt,
        neu=pair.neu,
        art=art,
        felder=pair.felder,
        antworten=answers,
        vorschlag=suggested(art, alike),
    )


def _art(pair: Punktunterschied) -> Wechselart:
    """Another Maßstab measures something else; another weight changes the degree, not what was seen."""
    if pair.alt is None:
        return Wechselart.NEU
    if pair.neu is None:
        return Wechselart.ENTFALLEN
    changed = {field.feld for field in pair.felder}
    if "massstab" in changed and "frage" not in changed:
        return Wechselart.MASSSTAB
    if pair.inhaltlich:
        return Wechselart.FRAGE
    return Wechselart.HINWEISE if changed else Wechselart.GLEICH


def _move_answers(session: Session, move: tables.QCheckWechsel, view: Vorschau, wahlen: Mapping[str, Wahl]) -> None:
    row = tables.QCheckBewertung
    evidence = _evidence(session, view.qcheck_id)
    renamed: list[tables.QCheckBewertung] = []
    for answer in session.exec(select(row).where(row.qcheck_id == view.qcheck_id)).all():
        wahl = wahlen[answer.code]
        if wahl.entscheidung in _GRUENDE:
            content = answer.model_dump(mode="json", exclude={"qcheck_id"})
            archived = tables.QCheckArchiv(
                wechsel_id=move.id,
                bewerter=answer.bewerter,
                code=answer.code,
                grund=_GRUENDE[wahl.entscheidung],
                inhalt=content | {"nachweise": evidence[answer.code]},
            )
            session.add(archived)
            session.delete(answer)
        elif wahl.ziel:
            renamed.append(row(**answer.model_dump(exclude={"code"}), code=wahl.ziel))
            session.delete(answer)
    session.flush()
    session.add_all(renamed)


def _move_beside(session: Session, view: Vorschau, wahlen: Mapping[str, Wahl]) -> None:
    """Evidence and points to look at again follow their question."""
    evidence, note = tables.QCheckNachweis, tables.QCheckMerkpunkt
    for one in session.exec(select(evidence).where(evidence.qcheck_id == view.qcheck_id)):
        one.code = _target(wahlen, one.code) or one.code
    asked = {punkt.code: punkt.frage for punkt in view.von.punkte}
    for point in session.exec(select(note).where(note.qcheck_id == view.qcheck_id, col(note.code) != "")):
        target = _target(wahlen, point.code)
        if not target and point.code in asked:
            point.text = f"{point.text} (zu {point.code} „{asked[point.code]}“)"[:LONGEST_NOTE]
        point.code = target


def _target(wahlen: Mapping[str, Wahl], code: str) -> str:
    """Where a question's things belong now; "" where it is gone."""
    wahl = wahlen.get(code)
    if wahl is None or wahl.entscheidung is Entscheidung.ARCHIVIEREN:
        return ""
    return wahl.ziel or code


def _evidence(session: Session, qcheck_id: UUID) -> defaultdict[str, list[str]]:
    row = tables.QCheckNachweis
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, text in session.exec(select(row.code, row.text).where(row.qcheck_id == qcheck_id).order_by(row.text)):
        found[code].append(text)
    return found
