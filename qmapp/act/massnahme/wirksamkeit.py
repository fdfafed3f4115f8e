"""Whether a Maßnahme has worked: the Wirksamkeitsprüfung that closes the circle."""

from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from sqlmodel import Session, select

from qmapp.act.massnahme import tables
from qmapp.act.massnahme.anlegen import create_massnahme
from qmapp.act.massnahme.grenzen import LONGEST_TEXT, not_after, require
from qmapp.act.massnahme.rows import Status, Wirkung
from qmapp.act.massnahme.vergleich import vergleich
from qmapp.eingabe import LONGEST_TITLE, cleaned
from qmapp.errors import UserError
from qmapp.german import day


class Urheber(TypedDict):
    """Who makes something, and when."""

    heute: date
    jetzt: datetime
    wer: str


def check_wirksamkeit(
    session: Session,
    massnahme_id: UUID,
    *,
    geprueft_am: date,
    durch: str,
    ergebnis: Wirkung,
    text: str = "",
    pruefung_vorher_id: UUID | None = None,
    pruefung_nachher_id: UUID | None = None,
    punkt: str = "",
    zaehlt: str = "",
    folgemassnahme_id: UUID | None = None,
    heute: date | None = None,
) -> UUID:
    """Enter what a Wirksamkeitsprüfung has found; its id.

    With two Prüfungen and a Prüfpunkt their counts are kept as they stand now (see :func:`~.vergleich.vergleich`, whose
    UserErrors apply); what they propose binds nobody. Raises UserError while the Maßnahme is not done, for a day before
    that or (where ``heute`` is told) in the future, without a name, for half a comparison, and for a Folgemaßnahme that
    is gone or the Maßnahme itself.
    """
    row = require(session, massnahme_id)
    _require_done(row, geprueft_am, heute)
    if folgemassnahme_id is not None and require(session, folgemassnahme_id).id == row.id:
        raise UserError("Die Folgemaßnahme ist eine andere als diese.", field="folgemassnahme_id")
    found = tables.Wirksamkeit(
        massnahme_id=row.id,
        geprueft_am=geprueft_am,
        durch=cleaned(durch, "Wer geprüft hat", longest=LONGEST_TITLE, field="durch", required=True),
        ergebnis=ergebnis,
        text=cleaned(text, "Der Text", longest=LONGEST_TEXT, field="text"),
        folgemassnahme_id=folgemassnahme_id,
    )
    if pruefung_vorher_id is not None and pruefung_nachher_id is not None and punkt:
        _compare(session, found, (pruefung_vorher_id, pruefung_nachher_id), punkt, zaehlt or "F2+F3")
    elif pruefung_vorher_id is not None or pruefung_nachher_id is not None or punkt:
        raise UserError(
            "Für einen Vergleich braucht es zwei Prüfungen und einen Prüfpunkt.",
            advice="Bitte wählen Sie alle drei, oder keinen.",
            field="punkt",
        )
    session.add(found)
    session.flush()
    return found.id


def check_and_follow(session: Session, massnahme_id: UUID, *, folge: str, neu: Urheber, **angaben: Any) -> UUID | None:
    """:func:`check_wirksamkeit`, and the Maßnahme that follows where ``folge`` gives its title; the id of that one.

    It answers what this one answers: the same Empfehlung, the same Feststellungen, the same Anforderung.
    """
    key = check_wirksamkeit(session, massnahme_id, **angaben)
    if not folge.strip():
        return None
    row, answered = require(session, massnahme_id), tables.MassnahmeFeststellung
    made = create_massnahme(
        session,
        **neu,
        empfehlung_id=row.empfehlung_id,
        feststellungen=session.exec(select(answered.feststellung_id).where(answered.massnahme_id == row.id)).all(),
        titel=folge,
        anforderung=row.anforderung,
        herkunft=row.herkunft,
    )
    set_folgemassnahme(session, key, made)
    return made


def remove_wirksamkeit(session: Session, wirksamkeit_id: UUID) -> None:
    """Take a Wirksamkeitsprüfung back; raises UserError where it is gone."""
    row = session.get(tables.Wirksamkeit, wirksamkeit_id)
    if row is None:
        raise UserError("Diese Wirksamkeitsprüfung gibt es nicht mehr.")
    session.delete(row)
    session.flush()


def set_folgemassnahme(session: Session, wirksamkeit_id: UUID, massnahme_id: UUID | None) -> None:
    """Name the Maßnahme that follows because this one has not worked."""
    row = session.get(tables.Wirksamkeit, wirksamkeit_id)
    if row is None:
        raise UserError("Diese Wirksamkeitsprüfung gibt es nicht mehr.")
    if massnahme_id is not None and require(session, massnahme_id).id == row.massnahme_id:
        raise UserError("Die Folgemaßnahme ist eine andere als diese.", field="folgemassnahme_id")
    row.folgemassnahme_id = massnahme_id
    session.flush()


def _require_done(row: tables.Massnahme, geprueft_am: date, heute: date | None) -> None:
    if row.status is not Status.UMGESETZT or row.umgesetzt_am is None:
        raise UserError(
            f"{row.kennung} ist noch nicht umgesetzt.",
            advice="Die Wirksamkeit lässt sich erst danach prüfen.",
            field="ergebnis",
        )
    not_after(geprueft_am, heute, "Der Tag der Prüfung", field="geprueft_am")
    if geprueft_am < row.umgesetzt_am:
        raise UserError(
            f"Geprüft wird nach der Umsetzung am {day(row.umgesetzt_am)}.",
            advice="Bitte berichtigen Sie den Tag.",
            field="geprueft_am",
        )


def _compare(session: Session, row: tables.Wirksamkeit, pair: tuple[UUID, UUID], code: str, zaehlt: str) -> None:
    found = vergleich(session, *pair, code, zaehlt)
    row.pruefung_vorher_id, row.pruefung_nachher_id = pair
    row.punkt, row.zaehlt = code, zaehlt
    row.vorher_anzahl, row.vorher_bewertet = found.vorher.anzahl, found.vorher.bewertet
    row.nachher_anzahl, row.nachher_bewertet = found.nachher.anzahl, found.nachher.bewertet
