"""A thread of rows to fall due: Bemerkung, Empfehlung, Maßnahme with a Meilenstein, put into the tables as they are."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from qmapp.act.empfehlung.rows import Haltung, Prioritaet, Veroeffentlichung
from qmapp.act.empfehlung.tables import Empfehlung, Stellungnahme
from qmapp.act.feststellung.rows import Art, Quelle
from qmapp.act.feststellung.tables import Feststellung
from qmapp.act.massnahme.rows import Status, Vorbehalt, Wirkung
from qmapp.act.massnahme.tables import Massnahme, Meilenstein, Statuswechsel, Wirksamkeit
from qmapp.act.projekt.tables import Projekt

HEUTE = date(2026, 3, 12)
JETZT = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)
ANGELEGT: dict[str, Any] = {"angelegt_um": JETZT, "angelegt_durch": "QMB"}


def put(session: Session, *rows: Any) -> UUID:
    """Put rows in, in this order; the id of the first."""
    for row in rows:
        session.add(row)
        session.flush()
    return UUID(str(rows[0].id))


def remove(session: Session, table: Any, row_id: UUID) -> None:
    session.delete(session.get(table, row_id))
    session.flush()


def empfehlung(kennung: str = "E-2026-01", frist: date = HEUTE, **more: Any) -> Empfehlung:
    given: dict[str, Any] = {
        "kennung": kennung,
        "jahr": 2026,
        "titel": "Abrechnung anfordern",
        "prioritaet": Prioritaet.HOCH,
        "adressat": "Standort West",
        "empfohlen_am": date(2026, 1, 5),
        "antwort_frist": frist,
        "veroeffentlichung": Veroeffentlichung.INTERN,
    }
    return Empfehlung(**{**given, **more}, **ANGELEGT)


def antwort(row: Empfehlung, freigegeben_am: date | None = None, rolle: str = "AL") -> Stellungnahme:
    return Stellungnahme(empfehlung_id=row.id, haltung=Haltung.ANGENOMMEN, rolle=rolle, freigegeben_am=freigegeben_am)


def massnahme(kennung: str = "M-01", frist: date | None = None, **more: Any) -> Massnahme:
    given: dict[str, Any] = {
        "id": uuid4(),
        "kennung": kennung,
        "titel": f"Maßnahme {kennung}",
        "verantwortlich": "Grundsatz",
        "beteiligte": [],
        "frist": frist,
        "status": Status.IN_UMSETZUNG,
        "vorbehalt": Vorbehalt.KEIN,
        "veroeffentlichung": Veroeffentlichung.INTERN,
    }
    return Massnahme(**{**given, **more}, **ANGELEGT)


def meilenstein(row: Massnahme, soll: date, ist: date | None = None, titel: str = "Entwurf") -> Meilenstein:
    return Meilenstein(massnahme_id=row.id, titel=titel, soll=soll, ist=ist)


def wirksamkeit(row: Massnahme, am: date) -> Wirksamkeit:
    return Wirksamkeit(massnahme_id=row.id, geprueft_am=am, durch="QMB", ergebnis=Wirkung.WIRKSAM)


def statuswechsel(row: Massnahme, am: date) -> Statuswechsel:
    return Statuswechsel(massnahme_id=row.id, status=row.status, am=am, wer="QMB", um=JETZT)


def bemerkung(kennung: str = "FS-101", frist: date | None = HEUTE, **more: Any) -> Feststellung:
    given: dict[str, Any] = {
        "kennung": kennung,
        "titel": "Niederschlagungen ohne Ermittlung",
        "datum": date(2026, 2, 1),
        "art": Art.MANGEL,
        "quelle": Quelle.BEMERKUNG,
        "punkte": [],
        "ursachen": [],
        "stelle": "Rechnungsprüfung",
        "nummer": "12/2025",
        "frist": frist,
    }
    return Feststellung(**{**given, **more}, **ANGELEGT)


def projekt(kennung: str = "P-01") -> Projekt:
    return Projekt(kennung=kennung, titel="Bürgernahe Bescheide", team=[])
