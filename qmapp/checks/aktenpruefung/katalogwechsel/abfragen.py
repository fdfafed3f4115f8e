"""Reading: which versions a Prüfung can move to, what that would mean, what was moved and what lies aside."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from qmapp.checks import katalog as katalog_door
from qmapp.checks.aktenpruefung import tables, zustand
from qmapp.checks.aktenpruefung.katalogwechsel.punkte import Gezaehlt, punktwechsel
from qmapp.checks.aktenpruefung.katalogwechsel.rows import AkteAntworten, ArchivZeile, Vorschau
from qmapp.checks.aktenpruefung.katalogwechsel.tables import AntwortArchiv, Katalogwechsel
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.checks.katalog import Katalog, katalog_ausser_kraft
from qmapp.checks.katalog.tables import KatalogPunkt, KatalogVersion
from qmapp.checks.katalog.wechsel import WechselZeile, neuere_fassungen, require_neuere


def ziele(session: Session, pruefung_id: UUID) -> tuple[Katalog, ...]:
    """The published versions of the Prüfung's catalogue newer than its own, the newest first; shipped ones too."""
    return neuere_fassungen(session, zustand.require(session, pruefung_id).katalog_id)


def vorschau(session: Session, pruefung_id: UUID, nach: Katalog) -> Vorschau:
    """What there is to decide for a move to ``nach``; raises UserError where it is no version to move to.

    Files of every kind and state count: an answer of a lost file or of the Zweitprüfung is an answer too.
    """
    head = zustand.require(session, pruefung_id)
    require_neuere(session, head.katalog_id, nach)
    von = katalog_door.katalog(session, head.katalog_id)
    paused = katalog_ausser_kraft(nach, head.zeitraum_von, head.zeitraum_bis)
    akten = antworten(session, pruefung_id)
    counts: defaultdict[str, Gezaehlt] = defaultdict(Gezaehlt)
    for akte in akten:
        for code, ergebnis, _ in akte.antworten:
            counted = counts[code]
            counted.antworten += 1
            counted.maengel += ergebnis.mangel
            counted.mit_betrag += ergebnis.mit_betrag
    return Vorschau(
        pruefung_id=pruefung_id,
        von=von,
        nach=nach,
        punkte=punktwechsel(von, nach, counts, paused),
        akten=akten,
        ausser_kraft=frozenset(paused),
    )


def antworten(session: Session, pruefung_id: UUID) -> tuple[AkteAntworten, ...]:
    """Every file of the Prüfung with its answers."""
    akte, answered = tables.Akte, tables.Antwort
    files = session.exec(select(akte.id, akte.stand).where(akte.pruefung_id == pruefung_id)).all()
    columns: list[Any] = [answered.akte_id, answered.code, answered.ergebnis, answered.gesperrt_durch]
    query = select(*columns).join(akte, col(akte.id) == col(answered.akte_id)).where(akte.pruefung_id == pruefung_id)
    given: defaultdict[UUID, list[tuple[str, Ergebnis, str | None]]] = defaultdict(list)
    for key, code, ergebnis, cause in session.exec(query):
        given[key].append((code, ergebnis, cause))
    return tuple(AkteAntworten(key, Aktenstand(stand), tuple(given[key])) for key, stand in files)


def wechsel(session: Session, pruefung_id: UUID) -> tuple[WechselZeile, ...]:
    """Every move of a Prüfung, the first one first."""
    row, before, after = Katalogwechsel, aliased(KatalogVersion), aliased(KatalogVersion)
    aside = select(func.count()).where(AntwortArchiv.wechsel_id == row.id).correlate(row).scalar_subquery()
    columns: list[Any] = [
        row.id, before.code, before.version, after.version, before.rechtsstand, after.rechtsstand, row.gewechselt_um,
        row.gewechselt_durch, aside,
    ]  # fmt: skip
    found = session.exec(
        select(*columns)
        .join(before, col(before.id) == col(row.von_id))
        .join(after, col(after.id) == col(row.nach_id))
        .where(row.pruefung_id == pruefung_id)
        .order_by(col(row.gewechselt_um))
    )
    return tuple(WechselZeile(*line) for line in found)


def archiv(session: Session, pruefung_id: UUID) -> tuple[ArchivZeile, ...]:
    """Everything put aside by moves of a Prüfung: by move, then in the order of the files and Prüfpunkte."""
    row, moved, akte, punkt = AntwortArchiv, Katalogwechsel, tables.Akte, KatalogPunkt
    columns: list[Any] = [
        row.id, row.wechsel_id, row.akte_id, akte.schluessel, row.code, punkt.titel, row.grund, row.inhalt,
        moved.gewechselt_um,
    ]  # fmt: skip
    found = session.exec(
        select(*columns)
        .join(moved, col(moved.id) == col(row.wechsel_id))
        .join(akte, col(akte.id) == col(row.akte_id))
        .outerjoin(punkt, (col(punkt.katalog_id) == col(moved.von_id)) & (col(punkt.code) == col(row.code)))
        .where(moved.pruefung_id == pruefung_id)
        .order_by(col(moved.gewechselt_um), col(akte.art), col(akte.schicht_nr), col(akte.rang), col(punkt.nummer))
    )
    return tuple(
        ArchivZeile(
            id=key,
            wechsel_id=move,
            akte_id=file,
            schluessel=name,
            code=code,
            titel=title or "",
            grund=why,
            ergebnis=Ergebnis(content["ergebnis"]) if content.get("ergebnis") else None,
            feststellung=content.get("feststellung") or content.get("begruendung") or content.get("notiz") or "",
            gewechselt_um=when,
            inhalt=content,
        )
        for key, move, file, name, code, title, why, content, when in found
    )
