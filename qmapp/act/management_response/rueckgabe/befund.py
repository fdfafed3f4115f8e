"""What grows while a file is held against the workspace, and the one rule for every field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlmodel import Session

from qmapp.act.empfehlung import empfehlungen
from qmapp.act.empfehlung.abfragen import gesamtstellungnahme, jahre
from qmapp.act.empfehlung.rows import EmpfehlungZeile, Gesamtstellungnahme
from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.anker import fingerabdruck, gleich
from qmapp.act.management_response.rueckgabe.felder import Feld, Form
from qmapp.act.management_response.rueckgabe.rows import Aenderung, Angabe, Eingang, Unlesbar, Ziel
from qmapp.act.management_response.rueckgabe.stand import MOST_NEUE, neue_zeile
from qmapp.act.massnahme import massnahmen
from qmapp.act.massnahme.rows import MassnahmeZeile, Meilenstein
from qmapp.errors import UserError
from qmapp.german import folded


@dataclass(frozen=True)
class Schritt:
    """A change with the row it is for and the values to set, by their names in the commands."""

    aenderung: Aenderung
    ziel: Ziel
    id: UUID
    werte: Mapping[str, Any]


@dataclass
class Befund:
    """Changes, unreadable places and notes so far.

    ``abgegeben`` are names that handed their tasks over since the file was written, each with who has them now.
    """

    abgegeben: Mapping[str, str] = field(default_factory=dict)
    schritte: list[Schritt] = field(default_factory=list)
    unlesbar: list[Unlesbar] = field(default_factory=list)
    hinweise: list[str] = field(default_factory=list)

    def nicht(self, group: "Gruppe", feld: Feld, satz: str) -> None:
        """A place that cannot be taken, and why."""
        self.unlesbar.append(Unlesbar(f"{group.kennung}, {feld.worte}", gleich(group.wert(feld)), satz))

    def lies(self, group: "Gruppe", feld: Feld) -> tuple[bool, Any]:
        """Whether the field can be read, and its value; one that cannot is listed."""
        try:
            wert = felder.lies(feld, group.wert(feld))
        except UserError as error:
            self.nicht(group, feld, error.message)
            return False, None
        gone = [name for name in _names(feld, wert) if folded(name) in self.abgegeben]
        if gone:
            now = self.abgegeben[folded(gone[0])]
            self.nicht(group, feld, f"„{gone[0]}“ hat die Aufgaben inzwischen an „{now}“ abgegeben.")
        return not gone, wert


@dataclass(frozen=True)
class Gruppe:
    """The fields of one row in a file: whose, and what stands in each."""

    ziel: Ziel
    id: UUID
    kennung: str
    angaben: Mapping[str, Angabe]

    def wert(self, feld: Feld) -> str:
        """What stands in the field; empty where it is missing."""
        told = self.angaben.get(feld.code)
        return "" if told is None else told.wert

    def beruehrt(self, feld: Feld) -> bool:
        """Whether somebody wrote another text into the field than the program had."""
        told = self.angaben.get(feld.code)
        return told is not None and fingerabdruck(told.wert) != told.anker.stand

    def ueberholt(self, feld: Feld, jetzt: str) -> bool:
        """Whether the program says something else by now than when the file was written."""
        told = self.angaben.get(feld.code)
        return told is not None and fingerabdruck(jetzt) != told.anker.stand

    def fehlende(self) -> Sequence[Feld]:
        """The fields a form has for such a row that are no longer there; a Frist is not asked for once it is agreed."""
        expected = _EXPECTED.get(self.ziel, ())
        return [feld for feld in expected if feld.code not in self.angaben and feld is not felder.FRIST]


_EXPECTED = {
    Ziel.EMPFEHLUNG: felder.EMPFEHLUNG,
    Ziel.GESAMT: felder.GESAMT,
    Ziel.MASSNAHME: felder.MASSNAHME,
    Ziel.NEUE: felder.MASSNAHME,
}


@dataclass(frozen=True)
class Bestand:
    """What the workspace says now, all of it at once.

    ``plaetze`` are the empty places a form may have: below which Empfehlung, and which of its places it is.
    """

    heute: date
    empfehlungen: Mapping[UUID, EmpfehlungZeile]
    massnahmen: Mapping[UUID, MassnahmeZeile]
    gesamt: Mapping[int, Gesamtstellungnahme]
    plaetze: Mapping[UUID, tuple[UUID, int]]

    @cached_property
    def meilensteine(self) -> Mapping[UUID, tuple[MassnahmeZeile, Meilenstein]]:
        """Every Meilenstein with its Maßnahme."""
        return {step.id: (row, step) for row in self.massnahmen.values() for step in row.meilensteine}

    def kennung(self, ziel: Ziel, number: UUID, eingang: Eingang) -> str:
        """How people call the row a field belongs to."""
        if ziel is Ziel.GESAMT:
            return f"Gesamtstellungnahme {number.int}"
        if ziel is Ziel.EMPFEHLUNG:
            row = self.empfehlungen.get(number)
            return row.kennung if row is not None else dict(eingang.inhalt).get(number, "Gelöschte Empfehlung")
        if ziel is Ziel.MEILENSTEIN:
            step = self.meilensteine.get(number)
            return "Gelöschter Meilenstein" if step is None else f"{step[0].kennung}, {step[1].titel}"
        if number in self.massnahmen:
            return self.massnahmen[number].kennung
        return "Gelöschte Maßnahme" if ziel is Ziel.MASSNAHME else self._neue(number, eingang)

    def _neue(self, number: UUID, eingang: Eingang) -> str:
        found = self.plaetze.get(number)
        if found is None:
            return "Neue Maßnahme"
        return f"{self.kennung(Ziel.EMPFEHLUNG, found[0], eingang)}, neue Maßnahme {found[1]}"


def abgegeben(groups: Sequence[Gruppe], now: Bestand) -> dict[str, str]:
    """Names a form still shows for a Maßnahme that stands in another name by now, and that hold nothing open any more.

    Nobody keeps a list of people; that the form was written with the name, and the program has another one, shows it.
    """
    feld = felder.VERANTWORTLICH
    open_rows = [row for row in now.massnahmen.values() if row.status.offen]
    held = {folded(name) for row in open_rows for name in (row.verantwortlich, row.person, *row.beteiligte)}
    found = {}
    for group in groups:
        row = now.massnahmen.get(group.id)
        if row is None or feld.code not in group.angaben or group.beruehrt(feld):
            continue
        before = gleich(group.wert(feld))
        if before and row.verantwortlich and folded(before) not in held:
            found[folded(before)] = row.verantwortlich
    return found


def _names(feld: Feld, wert: Any) -> Sequence[str]:
    if feld.form is Form.ROLLE:
        return (wert,)
    return wert if feld.form is Form.LISTE else ()


def bestand(session: Session, eingang: Eingang, heute: date) -> Bestand:
    """Query: what the workspace says now about what a file may speak of."""
    overall = (gesamtstellungnahme(session, jahr) for jahr in jahre(session))
    rows = {row.id: row for row in empfehlungen(session)}
    return Bestand(
        heute,
        rows,
        {row.id: row for row in massnahmen(session, heute)},
        {row.jahr: row for row in overall if row is not None},
        {
            neue_zeile(eingang.id, key, position): (key, position)
            for key in {**rows, **dict(eingang.inhalt)}
            for position in range(1, MOST_NEUE + 1)
        },
    )


def feldweise(found: Befund, group: Gruppe, fields: Sequence[Feld], row: object, heute: date | None = None) -> None:
    """The rule for every field: untouched or already so is nothing, else a change; a clash where the program moved on.

    With ``heute`` a day before it is refused.
    """
    for feld in fields:
        jetzt = felder.text(feld, row)
        if not group.beruehrt(feld) or gleich(group.wert(feld)) == gleich(jetzt):
            continue
        readable, wert = found.lies(group, feld)
        if not readable or gleich(felder.worte(feld, wert)) == gleich(jetzt):
            continue
        if heute is not None and isinstance(wert, date) and wert < heute:
            found.nicht(group, feld, "Der Tag liegt vor heute.")
            continue
        changed = Aenderung(
            _key(group, feld), group.kennung, feld.worte, jetzt, felder.worte(feld, wert), group.ueberholt(feld, jetzt)
        )
        found.schritte.append(Schritt(changed, group.ziel, group.id, {feld.name: wert}))


def _key(group: Gruppe, feld: Feld) -> str:
    return f"{group.ziel.value}:{group.id}:{feld.code}"
