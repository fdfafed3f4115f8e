"""Where the thread breaks: what lacks the step that should follow (S003-4.4.1)."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from qmapp.act.empfehlung import tables as empfehlung
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.feststellung import tables as feststellung
from qmapp.act.feststellung.rows import Art
from qmapp.act.management_response.rows import Luecke, Lueckenart
from qmapp.act.massnahme import tables as massnahme
from qmapp.act.massnahme.rows import Status

#: Each kind in words: what is missing, and the step that closes the gap.
UEBERSCHRIFTEN = {
    Lueckenart.OHNE_EMPFEHLUNG: "Feststellungen ohne Empfehlung oder Maßnahme",
    Lueckenart.OHNE_ANTWORT: "Empfehlungen ohne freigegebene Antwort",
    Lueckenart.OHNE_MASSNAHME: "Angenommene Empfehlungen ohne Maßnahme",
    Lueckenart.OHNE_FRIST: "Maßnahmen ohne Frist",
    Lueckenart.OHNE_WIRKSAMKEIT: "Umgesetzte Maßnahmen ohne Wirksamkeitsprüfung",
}
SCHRITTE = {
    Lueckenart.OHNE_EMPFEHLUNG: "Empfehlung ableiten",
    Lueckenart.OHNE_ANTWORT: "Antwort eintragen",
    Lueckenart.OHNE_MASSNAHME: "Maßnahme anlegen",
    Lueckenart.OHNE_FRIST: "Frist eintragen",
    Lueckenart.OHNE_WIRKSAMKEIT: "Wirksamkeit prüfen",
}


def luecken(session: Session, stichtag: date) -> tuple[Luecke, ...]:
    """Everything that lacks its next step at a day, kind by kind in the order of the thread, the oldest first.

    Feststellungen that are a Mangel or a Verbesserung, neither settled nor merged, from which neither an Empfehlung nor
    a Maßnahme follows, not even from one merged into them; Empfehlungen without a released answer; accepted ones
    without a Maßnahme; open Maßnahmen without a deadline; those done that were never checked and whose planned day of
    checking is past, or was never planned.
    """
    found = [
        *_ohne_empfehlung(session),
        *_ohne_antwort(session),
        *_ohne_massnahme(session),
        *_ohne_frist(session),
        *_ohne_wirksamkeit(session, stichtag),
    ]
    order = list(Lueckenart)
    return tuple(sorted(found, key=lambda gap: (order.index(gap.art), gap.seit, gap.kennung)))


def _ohne_empfehlung(session: Session) -> Iterator[Luecke]:
    row = feststellung.Feststellung
    followed = set(session.exec(select(empfehlung.EmpfehlungFeststellung.feststellung_id)))
    followed |= set(session.exec(select(massnahme.MassnahmeFeststellung.feststellung_id)))
    # What was merged speaks through the other one, and so does what followed from it.
    followed |= {
        into
        for key, into in session.exec(
            select(row.id, row.aufgegangen_in_id).where(col(row.aufgegangen_in_id).is_not(None))
        )
        if key in followed and into is not None
    }
    open_ones = session.exec(
        select(row).where(
            col(row.art).in_((Art.MANGEL, Art.VERBESSERUNG)),
            col(row.erledigt_am).is_(None),
            col(row.aufgegangen_in_id).is_(None),
        )
    )
    for found in open_ones:
        if found.id not in followed:
            yield _gap(Lueckenart.OHNE_EMPFEHLUNG, found, found.datum, found.frist)


def _ohne_antwort(session: Session) -> Iterator[Luecke]:
    row, answer = empfehlung.Empfehlung, empfehlung.Stellungnahme
    query = (
        select(row)
        .outerjoin(answer, col(answer.empfehlung_id) == col(row.id))
        .where(col(answer.freigegeben_am).is_(None))
    )
    for found in session.exec(query):
        yield _gap(Lueckenart.OHNE_ANTWORT, found, found.empfohlen_am, found.antwort_frist)


def _ohne_massnahme(session: Session) -> Iterator[Luecke]:
    row, answer = empfehlung.Empfehlung, empfehlung.Stellungnahme
    answered = select(massnahme.Massnahme.empfehlung_id).where(col(massnahme.Massnahme.empfehlung_id).is_not(None))
    query = (
        select(row, answer)
        .join(answer, col(answer.empfehlung_id) == col(row.id))
        .where(
            col(answer.freigegeben_am).is_not(None),
            col(answer.haltung).in_((Haltung.ANGENOMMEN, Haltung.TEILWEISE)),
            col(row.id).not_in(answered),
        )
    )
    for found, given in session.exec(query):
        yield _gap(Lueckenart.OHNE_MASSNAHME, found, given.freigegeben_am or found.empfohlen_am)


def _ohne_frist(session: Session) -> Iterator[Luecke]:
    row = massnahme.Massnahme
    still = [status for status in Status if status.offen]
    for found in session.exec(select(row).where(col(row.frist).is_(None), col(row.status).in_(still))):
        yield _gap(Lueckenart.OHNE_FRIST, found, found.vereinbart_am or found.angelegt_um.date())


def _ohne_wirksamkeit(session: Session, stichtag: date) -> Iterator[Luecke]:
    row = massnahme.Massnahme
    checked = set(session.exec(select(massnahme.Wirksamkeit.massnahme_id)))
    for found in session.exec(select(row).where(row.status == Status.UMGESETZT)):
        planned, done = found.wirksamkeit_geplant, found.umgesetzt_am or found.angelegt_um.date()
        if found.id not in checked and (planned is None or planned < stichtag):
            yield _gap(Lueckenart.OHNE_WIRKSAMKEIT, found, done, planned)


def _gap(
    art: Lueckenart,
    row: feststellung.Feststellung | empfehlung.Empfehlung | massnahme.Massnahme,
    seit: date,
    frist: date | None = None,
) -> Luecke:
    key: UUID = row.id
    return Luecke(art, key, row.kennung, row.titel, seit, frist)
