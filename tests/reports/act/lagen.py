"""Situations built by hand from frozen rows, as large and as awkward as a test wants them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from qmapp.act.empfehlung.rows import (
    Empfehlung,
    EmpfehlungZeile,
    Haltung,
    Prioritaet,
    Stellungnahme,
    Veroeffentlichung,
)
from qmapp.act.management_response.rows import Stand, Vorgang
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Status, Vorbehalt
from qmapp.act.vorgaben import Vorgaben
from qmapp.reports.act.lage import Fassung, Kopf, Lage, nach_frist

TAG = date(2031, 12, 1)
_HALTUNGEN = {"ang": Haltung.ANGENOMMEN, "teil": Haltung.TEILWEISE, "abg": Haltung.ABGELEHNT}


def lage_aus(
    cells: Sequence[tuple[str, bool]] = (), massnahmen: Sequence[Massnahme] = (), *, amt: str = "Musteramt"
) -> Lage:
    """Empfehlungen by cell (``ang+``: accepted and done) and whether they are public, and these Maßnahmen."""
    return Lage(
        kopf=Kopf(2031, TAG, amt, anker="138 · " + "ab" * 32, version="1.0", beispiel=True),
        fassung=Fassung.INTERN,
        vorgaben=Vorgaben(),
        vorgaenge=tuple(vorgang(number, cell, public) for number, (cell, public) in enumerate(cells, 1)),
        massnahmen=nach_frist(tuple(massnahmen)),
    )


def vorgang(number: int, cell: str, public: bool, titel: str = "") -> Vorgang:
    key = UUID(int=number)
    answer = _HALTUNGEN.get(cell.rstrip("+-"))
    given = Stellungnahme(key, answer, "Ja.", None, "", "Amtsleitung", TAG, "", TAG, "") if answer else None
    row = EmpfehlungZeile(
        id=key,
        kennung=f"E-2031-{number:02d}",
        jahr=2031,
        titel=titel or f"Empfehlung {number}",
        text="So soll es sein.",
        prioritaet=Prioritaet.MITTEL,
        adressat="Amt",
        empfohlen_am=TAG,
        antwort_frist=TAG - timedelta(days=number) if answer is None else TAG,
        veroeffentlichung=Veroeffentlichung.EXTERN if public else Veroeffentlichung.INTERN,
        feststellungen=(),
        quellen=(),
        anzahl=0,
        massnahmen=0,
        stellungnahme=given,
    )
    stand = Stand.UMGESETZT if cell.endswith("+") else Stand.ANTWORT_FEHLT if answer is None else Stand.ANGENOMMEN
    return Vorgang(Empfehlung(row, ()), stand, (), (), (), ())


def massnahme(
    number: int,
    status: Status,
    *,
    public: bool = True,
    titel: str = "",
    verschoben: int = 0,
    ueberfaellig: bool = True,
    **mehr: Any,
) -> Massnahme:
    """One with a deadline ``number`` days ago; ``mehr`` replaces what is said of it."""
    due = TAG - timedelta(days=number)
    done = status is Status.UMGESETZT
    row = MassnahmeZeile(
        id=UUID(int=10_000 + number),
        kennung=f"M-{number:02d}",
        titel=titel or f"Maßnahme {number}",
        text="",
        messgroesse="",
        empfehlung_id=None,
        empfehlung_kennung="",
        feststellungen=(),
        herkunft="",
        verantwortlich="Leitung Grundsatz",
        person="",
        beteiligte=(),
        vereinbart_am=TAG - timedelta(days=200),
        horizont=None,
        frist=due,
        frist_urspruenglich=None,
        status=status,
        status_grund="",
        umgesetzt_am=TAG - timedelta(days=5) if done else None,
        bedarf_cent=None,
        bedarf_vzae=None,
        vorbehalt=Vorbehalt.KEIN,
        vorbehalt_stelle="",
        pilot=False,
        good_practice=False,
        veroeffentlichung=Veroeffentlichung.EXTERN if public else Veroeffentlichung.INTERN,
        anforderung="",
        bemerkung="",
        abhaengig_von_id=None,
        abhaengig_von="",
        projekt_id=None,
        wirksamkeit_geplant=None,
        meilensteine=(),
        verschoben=verschoben,
        ueberfaellig=status.offen and ueberfaellig,
        ueberfaellige=(),
        wirkung=None,
    )
    return Massnahme(replace(row, **mehr), (), (), ())
