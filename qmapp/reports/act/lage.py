"""The situation a paper of ACT tells of, read once: Empfehlungen with their answers, Maßnahmen, counts and gaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from qmapp import __version__
from qmapp.act.empfehlung import gesamtstellungnahme
from qmapp.act.empfehlung.rows import Gesamtstellungnahme
from qmapp.act.management_response import luecken, vorgaenge
from qmapp.act.management_response.rows import Luecke, Lueckenart, Vorgang
from qmapp.act.massnahme import massnahmen_mit_verlauf, vergleiche
from qmapp.act.massnahme.rows import Massnahme, MassnahmeZeile, Vergleich
from qmapp.act.vorgaben import Vorgaben, vorgaben
from qmapp.errors import UserError
from qmapp.reports.art import anker_text
from qmapp.workspace import Workspace, bereich


class Fassung(StrEnum):
    """For whom a paper is."""

    INTERN = "intern"
    OEFFENTLICH = "oeffentlich"


@dataclass(frozen=True)
class Kopf:
    """What stands around every paper; ``jahr`` None: all years."""

    jahr: int | None
    stand: date
    amt: str
    anker: str = ""
    version: str = ""
    beispiel: bool = False


@dataclass(frozen=True)
class Lage:
    """Everything a paper may tell.

    ``massnahmen`` are all of the year, those of ``vorgaenge`` among them, the earliest deadline first and those without
    one last. ``vergleiche`` are by the id of their Wirksamkeitsprüfung. ``verdeckt`` are the ids of Feststellungen and
    Wirksamkeitsprüfungen whose counts a public version does not tell, ``alle`` is the whole situation behind it, which
    its figures count.
    """

    kopf: Kopf
    fassung: Fassung
    vorgaben: Vorgaben
    vorgaenge: tuple[Vorgang, ...]
    massnahmen: tuple[Massnahme, ...]
    gesamt: Gesamtstellungnahme | None = None
    luecken: tuple[Luecke, ...] = ()
    vergleiche: Mapping[UUID, Vergleich] = field(default_factory=dict)
    verdeckt: frozenset[UUID] = frozenset()
    alle: "Lage | None" = None

    @property
    def oeffentlich(self) -> bool:
        """Whether it is for everybody."""
        return self.fassung is Fassung.OEFFENTLICH

    @property
    def gezaehlt(self) -> "Lage":
        """What its figures count: everything, also where not all of it is listed."""
        return self.alle or self


def lies_lage(workspace: Workspace, jahr: int | None, stand: date) -> Lage:
    """The inner situation at ``stand``; raises UserError where nothing has been recommended or agreed (in the year)."""
    cases = workspace.read(vorgaenge, stand, jahr)
    ids = {case.empfehlung.zeile.id for case in cases}
    everything = workspace.read(massnahmen_mit_verlauf, stand)
    chosen = tuple(one for one in everything if _of_year(one.zeile, ids, jahr))
    if not cases and not chosen:
        when = "" if jahr is None else f" für {jahr}"
        raise UserError(
            f"Es gibt noch keine Empfehlungen und keine Maßnahmen{when}.",
            advice="Legen Sie zuerst eine Empfehlung oder eine Maßnahme an.",
            field="jahr",
        )
    about = workspace.read(bereich)
    return Lage(
        kopf=Kopf(jahr, stand, about.amt, anker_text(workspace), __version__, about.beispiel),
        fassung=Fassung.INTERN,
        vorgaben=workspace.read(vorgaben),
        vorgaenge=cases,
        massnahmen=nach_frist(chosen),
        gesamt=None if jahr is None else workspace.read(gesamtstellungnahme, jahr),
        luecken=_luecken(workspace, stand, ids, chosen),
        vergleiche=workspace.read(vergleiche, [check for one in chosen for check in one.wirksamkeiten]),
    )


def nach_frist(rows: tuple[Massnahme, ...]) -> tuple[Massnahme, ...]:
    """The earliest deadline first, those without one last; of one day by Kennung."""
    return tuple(sorted(rows, key=lambda one: (one.zeile.frist or date.max, one.zeile.kennung)))


def _of_year(row: MassnahmeZeile, empfehlungen: set[UUID], jahr: int | None) -> bool:
    """Of a year are the Maßnahmen of its Empfehlungen, and those without an Empfehlung agreed in it."""
    if row.empfehlung_id is not None:
        return row.empfehlung_id in empfehlungen
    return jahr is None or (row.vereinbart_am is not None and row.vereinbart_am.year == jahr)


def _luecken(
    workspace: Workspace, stand: date, empfehlungen: set[UUID], chosen: tuple[Massnahme, ...]
) -> tuple[Luecke, ...]:
    """The gaps among these, and every Feststellung nothing was drawn from: it belongs to no year yet."""
    ours = empfehlungen | {one.zeile.id for one in chosen}
    found = workspace.read(luecken, stand)
    return tuple(gap for gap in found if gap.art is Lueckenart.OHNE_EMPFEHLUNG or gap.id in ours)
