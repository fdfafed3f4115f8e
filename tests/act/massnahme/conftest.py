"""A workspace with an Empfehlung, and Maßnahmen made in one line."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session

from qmapp.act import massnahme as mass
from qmapp.act.empfehlung import tables as empfehlung
from qmapp.act.empfehlung.rows import Prioritaet, Veroeffentlichung
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2025, 7, 1)
JETZT = datetime(2025, 7, 1, 9, tzinfo=UTC)
WER = {"heute": HEUTE, "jetzt": JETZT, "wer": "QMB"}


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


class Werk:
    """Shortcuts on a probe: every command is run, undone and redone."""

    def __init__(self, probe: Probe) -> None:
        self.probe = probe
        self.tu = probe.tu

    def neu(self, titel: str = "Musterschreiben einführen", **angaben: Any) -> UUID:
        return UUID(str(self.tu(mass.create_massnahme, titel=titel, **{**WER, **angaben})))

    def eine(self, key: UUID, stichtag: date = HEUTE) -> Massnahme:
        found: Massnahme = self.probe.read(mass.massnahme, key, stichtag)
        return found

    def zeile(self, key: UUID, stichtag: date = HEUTE) -> MassnahmeZeile:
        return self.eine(key, stichtag).zeile

    def empfehlung(self, kennung: str = "E-2025-02") -> UUID:
        def add(session: Session) -> UUID:
            row = empfehlung.Empfehlung(
                kennung=kennung,
                jahr=2025,
                titel="Ein Musterschreiben",
                prioritaet=Prioritaet.HOCH,
                empfohlen_am=date(2025, 6, 11),
                antwort_frist=date(2025, 7, 23),
                veroeffentlichung=Veroeffentlichung.EXTERN,
                angelegt_um=JETZT,
                angelegt_durch="QMB",
            )
            session.add(row)
            session.flush()
            return row.id

        return UUID(str(self.probe.ws.execute("Empfehlung", add)))


@pytest.fixture
def werk(probe: Probe) -> Werk:
    return Werk(probe)
