"""The thread through one Feststellung, Empfehlung or Maßnahme, followed forward and back (S003-4.4.1).

``laden`` reads what belongs to it, ``glieder`` says how far each link is.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import Session

from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.feststellung.quellen import quellen
from qmapp.act.feststellung.rows import Art
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.management_response.faden import glieder, laden
from qmapp.act.management_response.faden.laden import Geladen, by_kennung
from qmapp.act.management_response.faden.rows import Faden, Glied, Gliedart, Gliedstand
from qmapp.act.massnahme.rows import Status
from qmapp.act.massnahme.tables import Massnahme

__all__ = ["Faden", "Glied", "Gliedart", "Gliedstand", "faden"]

_LOADERS = {
    Gliedart.FESTSTELLUNG: laden.from_feststellung,
    Gliedart.EMPFEHLUNG: laden.from_empfehlung,
    Gliedart.ANTWORT: laden.from_empfehlung,
    Gliedart.MASSNAHME: laden.from_massnahme,
    Gliedart.WIRKUNG: laden.from_massnahme,
}


def faden(session: Session, art: Gliedart, objekt_id: UUID, stichtag: date) -> Faden:
    """The thread through a Feststellung, an Empfehlung (or its answer) or a Maßnahme (or its effect) at a day.

    From a Feststellung it runs forward to all that follows from it and what was merged into it; from an Empfehlung
    both ways; from a Maßnahme back to what it answers. Maßnahmen that follow from a Wirksamkeitsprüfung are part of it,
    and so is the one they follow from. Raises UserError where the object is gone.
    """
    loaded = _LOADERS[art](session, objekt_id)
    advice, measures = by_kennung(loaded.empfehlungen), by_kennung(loaded.massnahmen)
    links = (
        *(glieder.of_feststellung(row) for row in by_kennung(loaded.feststellungen)),
        *(glieder.of_empfehlung(row) for row in advice),
        *(glieder.of_answer(row, loaded.antworten.get(row.id), stichtag) for row in advice),
        *(glieder.of_massnahme(row, stichtag) for row in measures),
        *(
            glieder.of_effect(row, loaded.wirkungen.get(row.id), stichtag)
            for row in measures
            if row.status is Status.UMGESETZT
        ),
    )
    missing, after = next(_missing(loaded, stichtag), (None, None))
    return Faden(links, missing, after, quellen(session, loaded.feststellungen.values()))


def _missing(loaded: Geladen, stichtag: date) -> Iterator[tuple[Gliedart, UUID]]:
    """Links that should be there and are not, and after what; by the same rules as the Lücken."""
    released = {key: row for key, row in loaded.antworten.items() if row.freigegeben_am is not None}
    accepted = {key for key, row in released.items() if row.haltung is not Haltung.ABGELEHNT}
    followed = {row.empfehlung_id for row in loaded.massnahmen.values()}
    advice = by_kennung(loaded.empfehlungen)
    yield from ((Gliedart.EMPFEHLUNG, r.id) for r in by_kennung(loaded.feststellungen) if _unfollowed(loaded, r))
    yield from ((Gliedart.ANTWORT, r.id) for r in advice if r.id not in released)
    yield from ((Gliedart.MASSNAHME, r.id) for r in advice if r.id in accepted - followed)
    yield from ((Gliedart.WIRKUNG, r.id) for r in by_kennung(loaded.massnahmen) if _unchecked(loaded, r, stichtag))


def _unfollowed(loaded: Geladen, row: Feststellung) -> bool:
    to_follow = row.art is not Art.STAERKE and row.erledigt_am is None
    return to_follow and not loaded.empfehlungen and not loaded.massnahmen


def _unchecked(loaded: Geladen, row: Massnahme, stichtag: date) -> bool:
    due = row.wirksamkeit_geplant is None or row.wirksamkeit_geplant < stichtag
    return row.status is Status.UMGESETZT and row.id not in loaded.wirkungen and due
