"""What a form and a list are written from."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID, uuid5

from sqlmodel import Session

from qmapp.act.empfehlung.abfragen import gesamtstellungnahme, mit_feststellungen
from qmapp.act.empfehlung.rows import Empfehlung
from qmapp.act.management_response.rueckgabe.rows import Abschnitt, Formular, Massnahmenliste
from qmapp.act.massnahme import massnahmen
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.errors import UserError
from qmapp.workspace import bereich

#: Empty places for new Maßnahmen below each Empfehlung, and as many as are ever looked for.
NEUE, MOST_NEUE = 2, 9


def formular(
    session: Session,
    jahr: int,
    empfehlungen: Collection[UUID] | None = None,
    *,
    heute: date,
    jetzt: datetime,
    wer: str,
    neue: int = NEUE,
) -> Formular:
    """Query: the form of a year, of all its Empfehlungen or of those named.

    ``jetzt`` makes its id, so that two forms are never taken for one; ``wer`` gets it back. Raises
    UserError where there is nothing to answer, and ValueError for more empty places than :data:`MOST_NEUE`.
    """
    if not 0 <= neue <= MOST_NEUE:
        raise ValueError(neue)
    chosen = [
        found for found in mit_feststellungen(session, jahr) if empfehlungen is None or found.zeile.id in empfehlungen
    ]
    if not chosen:
        raise UserError(
            f"Für {jahr} gibt es keine Empfehlung, die zu beantworten wäre.",
            advice="Leiten Sie zuerst Empfehlungen ab.",
        )
    own = bereich(session)
    number = uuid5(own.kennung, f"Formular {jahr} {jetzt.isoformat()}")
    open_ones = (found.zeile.antwort_frist for found in chosen if not found.zeile.beantwortet)
    return Formular(
        id=number,
        bereich=own.kennung,
        amt=own.amt,
        beispiel=own.beispiel,
        absender=wer,
        jahr=jahr,
        stand=heute,
        zurueck_bis=min(open_ones, default=None),
        gesamt=gesamtstellungnahme(session, jahr),
        abschnitte=_abschnitte(session, chosen, number, heute, neue),
    )


def _abschnitte(
    session: Session, chosen: Iterable[Empfehlung], number: UUID, heute: date, neue: int
) -> tuple[Abschnitt, ...]:
    below: defaultdict[UUID | None, list[MassnahmeZeile]] = defaultdict(list)
    for row in massnahmen(session, heute):
        below[row.empfehlung_id].append(row)
    return tuple(
        Abschnitt(
            found,
            tuple(sorted(below[found.zeile.id], key=lambda row: row.kennung)),
            tuple(neue_zeile(number, found.zeile.id, position) for position in range(1, _places(found, neue) + 1)),
        )
        for found in chosen
    )


def _places(found: Empfehlung, neue: int) -> int:
    """An answer that is released asks for nothing new."""
    return 0 if found.zeile.beantwortet else neue


def massnahmenliste(session: Session, *, heute: date, jetzt: datetime) -> Massnahmenliste:
    """Query: the list of all Maßnahmen by Kennung; raises UserError where there is none."""
    rows = tuple(sorted(massnahmen(session, heute), key=lambda row: row.kennung))
    if not rows:
        raise UserError("Es gibt noch keine Maßnahme.", advice="Legen Sie zuerst Maßnahmen an.")
    own = bereich(session)
    return Massnahmenliste(uuid5(own.kennung, f"Liste {jetzt.isoformat()}"), own.kennung, own.amt, heute, rows)


def neue_zeile(formular_id: UUID, empfehlung_id: UUID, position: int) -> UUID:
    """The id of an empty place: the Maßnahme written into it gets this id, however often the form is read."""
    return uuid5(formular_id, f"{empfehlung_id}:{position}")


def neuer_schritt(formular_id: UUID, massnahme_id: UUID) -> UUID:
    """The id a Meilenstein gets that was written into a form below a Maßnahme."""
    return uuid5(formular_id, f"Meilenstein {massnahme_id}")
