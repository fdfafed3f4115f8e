"""Three Empfehlungen of a year, and what comes back without a file: the fields of a form, some of them changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from qmapp.act import empfehlung, massnahme
from qmapp.act.empfehlung.rows import EmpfehlungZeile, Prioritaet, Veroeffentlichung
from qmapp.act.management_response import rueckgabe
from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import fingerabdruck
from qmapp.act.management_response.rueckgabe.felder import Feld
from qmapp.act.management_response.rueckgabe.rows import (
    Abschnitt,
    Angabe,
    Anker,
    Art,
    Eingang,
    Formular,
    Massnahmenliste,
    Vorschau,
    Ziel,
)
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.workspace import bereich
from tests.checks.aktenpruefung.conftest import Probe

HEUTE = date(2025, 7, 1)
JETZT = datetime(2025, 7, 1, 9, tzinfo=UTC)
TOLD = {"heute": HEUTE, "jetzt": JETZT, "wer": "QMB"}


class Runde:
    """A workspace and the files that leave it and come back."""

    def __init__(self, probe: Probe) -> None:
        self.probe = probe
        self.read = probe.read
        self.tu = probe.tu
        self.ids = [self.empfehlung(number) for number in (1, 2, 3)]

    def empfehlung(self, number: int) -> UUID:
        made: UUID = self.probe.ws.execute(
            "Empfehlung",
            lambda session: empfehlung.create_empfehlung(
                session,
                **TOLD,
                titel=f"Empfehlung {number}",
                text="Das soll anders werden.",
                prioritaet=Prioritaet.HOCH,
                adressat="Grundsatz",
                empfohlen_am=date(2025, 6, 11),
                veroeffentlichung=Veroeffentlichung.INTERN,
                jahr=2025,
            ),
        )
        return made

    def massnahme(self, position: int = 0, **angaben: Any) -> UUID:
        made: UUID = self.tu(
            massnahme.create_massnahme,
            titel="Musterschreiben",
            **{**TOLD, "empfehlung_id": self.ids[position], **angaben},
        )
        return made

    def formular(self, **told: Any) -> Formular:
        found: Formular = self.read(rueckgabe.formular, 2025, **{**TOLD, **told})
        return found

    def liste(self) -> Massnahmenliste:
        found: Massnahmenliste = self.read(rueckgabe.massnahmenliste, heute=HEUTE, jetzt=JETZT)
        return found

    def eingang(self, form: Formular, *changes: tuple[UUID, str, str]) -> Eingang:
        """The form as written, but for (id, letters of the field, text)."""
        told = list(angaben(form))
        return Eingang(
            Art.FORMULAR,
            "Antwort.docx",
            form.id,
            form.bereich,
            tuple(_changed(told, changes)),
            inhalt=tuple((s.empfehlung.zeile.id, s.empfehlung.zeile.kennung) for s in form.abschnitte),
        )

    def rueckliste(self, liste: Massnahmenliste, *changes: tuple[UUID, str, str]) -> Eingang:
        told = [
            Angabe(_anker(Ziel.MASSNAHME, row.id, feld, felder.text(feld, row)), felder.text(feld, row))
            for row in liste.massnahmen
            for feld in felder.LISTE
        ]
        told += [
            Angabe(
                _anker(Ziel.MEILENSTEIN, step.id, felder.ERREICHT, (text := felder.text(felder.ERREICHT, step))), text
            )
            for row in liste.massnahmen
            for step in row.meilensteine
        ]
        return Eingang(Art.LISTE, "Liste.xlsx", liste.id, liste.bereich, tuple(_changed(told, changes)))

    def vorschau(self, eingang: Eingang, heute: date = HEUTE) -> Vorschau:
        found: Vorschau = self.read(rueckgabe.vergleich, eingang, heute=heute)
        return found

    def uebernehmen(self, eingang: Eingang, *keys: str, heute: date = HEUTE) -> int:
        """Take over what is named, or all that is proposed; run, undone and redone."""
        chosen = frozenset(keys) or self.vorschau(eingang, heute).vorgeschlagen
        count: int = self.tu(rueckgabe.uebernehmen, eingang, chosen, **{**TOLD, "heute": heute})
        return count

    def antwort(self, position: int = 0) -> EmpfehlungZeile:
        return self.read(empfehlung.empfehlung, self.ids[position]).zeile

    def massnahmen(self) -> tuple[MassnahmeZeile, ...]:
        found: tuple[MassnahmeZeile, ...] = self.read(massnahme.massnahmen, HEUTE)
        return found

    def bereich(self) -> UUID:
        return self.read(bereich).kennung


def angaben(form: Formular) -> Iterator[Angabe]:
    """Every field of a form as it is written."""
    yield from _fields(Ziel.GESAMT, UUID(int=form.jahr), felder.GESAMT, form.gesamt)
    for section in form.abschnitte:
        yield from _section(section)


def _section(section: Abschnitt) -> Iterator[Angabe]:
    row = section.empfehlung.zeile
    yield from _fields(Ziel.EMPFEHLUNG, row.id, felder.EMPFEHLUNG, row.stellungnahme)
    for massnahme_row in (one for one in section.massnahmen if one.status.offen):
        yield from _fields(Ziel.MASSNAHME, massnahme_row.id, felder.MASSNAHME, massnahme_row)
    for place in section.neue:
        yield from _fields(Ziel.NEUE, place, felder.MASSNAHME, None)


def _fields(ziel: Ziel, number: UUID, fields: tuple[Feld, ...], row: object) -> Iterator[Angabe]:
    for feld in fields:
        text = felder.text(feld, row)
        yield Angabe(_anker(ziel, number, feld, text), text)


def _anker(ziel: Ziel, number: UUID, feld: Feld, text: str) -> Anker:
    return Anker(ziel, number, feld.code, fingerabdruck(text))


def _changed(told: list[Angabe], changes: tuple[tuple[UUID, str, str], ...]) -> list[Angabe]:
    given = {(number, code): text for number, code, text in changes}
    found = [replace(one, wert=given.pop((one.anker.id, one.anker.feld), one.wert)) for one in told]
    assert not given, "a field that is not there was changed"
    return found


@pytest.fixture
def runde(probe: Probe) -> Runde:
    return Runde(probe)
