"""Reading drawn files: the list beside the Prüfplatz, one file, the Mängel of all."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.akte.vormerkung import vormerkungen
from qmapp.checks.aktenpruefung.geltung import ausser_kraft
from qmapp.checks.aktenpruefung.rows import (
    AUSSER_KRAFT,
    Akte,
    Aktenart,
    Aktenstand,
    AkteZeile,
    AntwortZeile,
    Ergebnis,
    MangelZeile,
)
from qmapp.checks.aktenpruefung.ursachen import alle_einheitlich
from qmapp.checks.katalog.tables import KatalogPunkt
from qmapp.errors import UserError

_MAENGEL = [e for e in Ergebnis if e.mangel]


def in_der_stichprobe() -> ColumnElement[bool]:
    """Condition: a file drawn at random, or a spare that has moved up; what counts in every rate."""
    return auf_dem_tisch(Aktenart.STICHPROBE)


def auf_dem_tisch(art: Aktenart) -> ColumnElement[bool]:
    """Condition: a file of this kind that is to be worked on; spares only once they have moved up."""
    akte = tables.Akte
    moved_up = or_(col(akte.reserve_rang).is_(None), col(akte.ersatz_fuer_id).is_not(None))
    return and_(col(akte.art) == art, moved_up)


def akten(session: Session, pruefung_id: UUID, art: Aktenart = Aktenart.STICHPROBE) -> tuple[AkteZeile, ...]:
    """The files of one kind in working order: by stratum, then by rank, spares that moved up after the sample."""
    row, original, antwort = tables.Akte, aliased(tables.Akte), tables.Antwort
    paused = ausser_kraft(session, pruefung_id).keys()
    points = len(codes(session, pruefung_id)) - len(paused)
    # Counted file by file in the index of results, which is three times as fast as grouping all answers.
    marks = select(func.count()).where(tables.Vormerkung.akte_id == row.id).correlate(row)
    counted = select(func.count()).where(antwort.akte_id == row.id).correlate(row)
    needed = counted.where(col(antwort.code).not_in(paused)) if paused else counted
    # Columns, not objects: the list is asked for again after every file.
    columns: dict[str, Any] = {
        "id": row.id,
        "schluessel": row.schluessel,
        "schicht": row.schicht,
        "team": row.team,
        "stand": row.stand,
        "rang": row.rang,
        "grund": row.grund,
        "zugeteilt_an": row.zugeteilt_an,
        "ersatz_fuer": original.schluessel,
        "mangel": counted.where(col(antwort.ergebnis).in_(_MAENGEL)).scalar_subquery(),
        "vorgemerkt": marks.scalar_subquery(),
        "beantwortet": counted.scalar_subquery(),
        # An answer to what is out of force leaves as much open as before.
        "offen": points - needed.scalar_subquery(),
    }
    query = (
        select(*columns.values())
        .outerjoin(original, col(original.id) == col(row.ersatz_fuer_id))
        .where(row.pruefung_id == pruefung_id, auf_dem_tisch(art))
        .order_by(col(row.schicht_nr), col(row.rang))
    )
    return tuple(
        AkteZeile(position=position, **dict(zip(columns, found, strict=True)))
        for position, found in enumerate(session.exec(query), start=1)
    )


def akte(session: Session, akte_id: UUID) -> Akte:
    """A file with one row per Prüfpunkt, answered or not; raises UserError where it is gone."""
    row = session.get(tables.Akte, akte_id)
    if row is None:
        raise UserError("Diese Akte gibt es nicht mehr.", advice="Bitte wählen Sie eine andere Akte.")
    pruefung = zustand.require(session, row.pruefung_id)
    liste = zustand.liste(session, row.pruefung_id)
    replaced = None if row.ersatz_fuer_id is None else session.get(tables.Akte, row.ersatz_fuer_id)
    answers = {a.code: a for a in session.exec(select(tables.Antwort).where(tables.Antwort.akte_id == akte_id))}
    marked = vormerkungen(session, akte_id)
    content = katalog_door.katalog(session, pruefung.katalog_id)
    return Akte(
        id=row.id,
        pruefung_id=row.pruefung_id,
        schluessel=row.schluessel,
        schicht=row.schicht,
        team=row.team,
        betrag_cent=row.betrag_cent,
        weitere=tuple(zip([] if liste is None else liste.weitere, row.weitere, strict=False)),
        stand=row.stand,
        grund=row.grund,
        rang=row.rang,
        ersatz_fuer=None if replaced is None else replaced.schluessel,
        bemerkung=row.bemerkung,
        begonnen_um=row.begonnen_um,
        geprueft_um=row.erledigt_um if row.stand is Aktenstand.GEPRUEFT else None,
        geprueft_durch=row.erledigt_durch if row.stand is Aktenstand.GEPRUEFT else "",
        antworten=tuple(
            _antwort(blank, answers.get(blank.punkt.code), marked)
            for blank in _blank(content, pruefung.zeitraum_von, pruefung.zeitraum_bis)
        ),
        art=row.art,
        zugeteilt_an=row.zugeteilt_an,
    )


def reread(session: Session, known: Akte) -> Akte:
    """A file as it stands now, for the Prüfplatz after each answer: what cannot change (list, catalogue) is not read.

    Raises UserError where the file is gone.
    """
    row, answered = tables.Akte, tables.Antwort
    head: list[Any] = [row.stand, row.grund, row.bemerkung, row.begonnen_um, row.erledigt_um, row.erledigt_durch]
    found = session.exec(select(*head).where(row.id == known.id)).first()
    if found is None:
        raise UserError("Diese Akte gibt es nicht mehr.", advice="Bitte wählen Sie eine andere Akte.")
    stand, grund, bemerkung, begonnen, erledigt, durch = found
    # Columns, not objects: this stands between a key and the next Prüfpunkt.
    columns: list[Any] = [
        answered.code, answered.ergebnis, answered.feststellung, answered.betrag_monat_cent, answered.monate,
        answered.betrag_cent, answered.ursachen, answered.gesperrt_durch, answered.sammelantwort,
        answered.zurechenbarkeit, answered.nachholung_bis,
    ]  # fmt: skip
    answers = {a.code: a for a in session.exec(select(*columns).where(answered.akte_id == known.id))}
    marked = vormerkungen(session, known.id)
    done = stand is Aktenstand.GEPRUEFT
    return replace(
        known,
        stand=stand,
        grund=grund,
        bemerkung=bemerkung,
        begonnen_um=begonnen,
        geprueft_um=erledigt if done else None,
        geprueft_durch=durch if done else "",
        antworten=tuple(_antwort(a, answers.get(a.punkt.code), marked) for a in known.antworten),
    )


def sammelantworten(session: Session, pruefung_id: UUID) -> tuple[int, int]:
    """Examined files of the sample with collective answers („Rest erfüllt“), and how many such answers they have.

    What falls away by a rule of the catalogue is no collective answer.
    """
    row, answered = tables.Akte, tables.Antwort
    query = (
        select(func.count(func.distinct(col(answered.akte_id))), func.count())
        .select_from(answered)
        .join(row, col(row.id) == col(answered.akte_id))
        .where(
            row.pruefung_id == pruefung_id,
            in_der_stichprobe(),
            row.stand == Aktenstand.GEPRUEFT,
            col(answered.sammelantwort).is_(True),
        )
    )
    files, answers = session.exec(query).one()
    return int(files), int(answers)


def maengel(session: Session, pruefung_id: UUID) -> tuple[MangelZeile, ...]:
    """Every Mangel of the examined files, in catalogue order, then in working order."""
    row, answered, punkt = tables.Akte, tables.Antwort, KatalogPunkt
    query = (
        select(row.schluessel, row.schicht, answered)
        .join(answered, col(answered.akte_id) == col(row.id))
        .join(tables.Aktenpruefung, col(tables.Aktenpruefung.id) == col(row.pruefung_id))
        .join(
            punkt,
            and_(col(punkt.katalog_id) == col(tables.Aktenpruefung.katalog_id), col(punkt.code) == col(answered.code)),
        )
        .where(
            row.pruefung_id == pruefung_id,
            row.stand == Aktenstand.GEPRUEFT,
            row.art == Aktenart.STICHPROBE,
            col(answered.ergebnis).in_(_MAENGEL),
        )
        .order_by(col(punkt.nummer), col(row.schicht_nr), col(row.rang))
    )
    return tuple(
        MangelZeile(key, schicht, a.code, a.ergebnis, a.feststellung, a.betrag_cent, alle_einheitlich(a.ursachen))
        for key, schicht, a in session.exec(query)
    )


def _blank(content: katalog_door.Katalog, von: date, bis: date) -> Iterator[AntwortZeile]:
    """The Prüfpunkte without answers, with what the audited period says of them."""
    paused = katalog_door.katalog_ausser_kraft(content, von, bis)
    for punkt in content.punkte:
        yield AntwortZeile(
            punkt,
            ausser_kraft=paused.get(punkt.code),
            zeitweise=punkt.zeitweise_ausser_kraft(von, bis) if punkt.aussetzungen else (),
        )


def _antwort(known: AntwortZeile, row: Any, marked: set[str]) -> AntwortZeile:
    """``known``: the Prüfpunkt; ``row``: an answer, as object or as columns, or None; ``marked``: to come back to."""
    code, paused = known.punkt.code, known.ausser_kraft
    if row is None:
        return AntwortZeile(
            punkt=known.punkt,
            ergebnis=None if paused is None else Ergebnis.ENTFAELLT,
            gesperrt_durch=None if paused is None else AUSSER_KRAFT,
            vorgemerkt=code in marked,
            ausser_kraft=paused,
            zeitweise=known.zeitweise,
        )
    return AntwortZeile(
        punkt=known.punkt,
        ergebnis=row.ergebnis,
        feststellung=row.feststellung,
        betrag_monat_cent=row.betrag_monat_cent,
        monate=row.monate,
        betrag_cent=row.betrag_cent,
        ursachen=alle_einheitlich(row.ursachen),
        gesperrt_durch=row.gesperrt_durch,
        sammelantwort=row.sammelantwort,
        zurechenbarkeit=row.zurechenbarkeit,
        nachholung_bis=row.nachholung_bis,
        vorgemerkt=code in marked,
        ausser_kraft=paused,
        zeitweise=known.zeitweise,
    )


def codes(session: Session, pruefung_id: UUID) -> list[str]:
    """The codes of a Prüfung's catalogue in order."""
    pruefung = zustand.require(session, pruefung_id)
    query = select(KatalogPunkt.code).where(KatalogPunkt.katalog_id == pruefung.katalog_id)
    return list(session.exec(query.order_by(col(KatalogPunkt.nummer))))


def noetige_codes(session: Session, pruefung_id: UUID) -> list[str]:
    """The codes of a Prüfung's catalogue that need an answer: all but those out of force in the audited period."""
    paused = ausser_kraft(session, pruefung_id)
    return [code for code in codes(session, pruefung_id) if code not in paused]
