"""Everything a Befragungsbericht tells of, read once from a workspace."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from qmapp import __version__
from qmapp.act.empfehlung import empfehlungen
from qmapp.act.empfehlung.rows import EmpfehlungZeile
from qmapp.act.feststellung import feststellungen
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.checks import befragung as door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung.einlesen import einlesungen
from qmapp.checks.befragung.perspektiven import Perspektivenvergleich, gegenueber, perspektiven
from qmapp.checks.befragung.rows import (
    Auswertung,
    Befragung,
    BefragungZeile,
    Einlesung,
    Gruppe,
    ItemErgebnis,
    Itemvergleich,
    Perspektive,
    Stimme,
    Thema,
)
from qmapp.checks.befragung.themen import stimmen, themen
from qmapp.checks.katalog import Dimension, Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import FREITEXT
from qmapp.reports.art import anker_text
from qmapp.workspace import Workspace, bereich


@dataclass(frozen=True)
class Lage:
    """``zeile`` and ``vorher`` count sheets, ``gruppen`` by Angabe, ``doppelt_offen`` entries differ."""

    kopf: Befragung
    zeile: BefragungZeile
    katalog: Katalog
    auswertung: Auswertung
    gruppen: tuple[tuple[Pruefpunkt, tuple[Gruppe, ...]], ...]
    themen: tuple[Thema, ...]
    stimmen: tuple[Stimme, ...]
    vorher: BefragungZeile | None
    perspektiven: tuple[Perspektivenvergleich, ...]
    doppelt_offen: int
    einlesungen: tuple[Einlesung, ...]
    feststellungen: tuple[FeststellungZeile, ...]
    empfehlungen: tuple[EmpfehlungZeile, ...]
    amt: str
    anker: str
    version: str

    @property
    def vorlaeufig(self) -> bool:
        """Whether sheets may still come in."""
        return self.kopf.abgeschlossen_am is None

    @property
    def items(self) -> tuple[ItemErgebnis, ...]:
        """The items with enough answers to be told of."""
        return tuple(item for item in self.auswertung.items if self.gezeigt(item))

    @property
    def vergleich(self) -> tuple[Itemvergleich, ...]:
        """The items that may be compared: enough answers then and now."""
        shown = {item.punkt.code for item in self.items}
        least = self.kopf.kleinste_gruppe
        return tuple(one for one in self.auswertung.vergleich if one.code in shown and one.vorher[1] >= least)

    @property
    def freitexte(self) -> tuple[Pruefpunkt, ...]:
        """The questions that are answered in words."""
        return tuple(punkt for punkt in self.katalog.punkte if punkt.bereich == FREITEXT)

    def gezeigt(self, item: ItemErgebnis) -> bool:
        """Whether an item is told of: a result of very few people would say what single ones have answered."""
        return item.gueltig >= self.kopf.kleinste_gruppe

    def in_dimension(self, dimension: Dimension) -> tuple[ItemErgebnis, ...]:
        """All items of a dimension, those too small among them."""
        return tuple(item for item in self.auswertung.items if self.katalog.dimension(item.punkt) is dimension)

    def kurz(self, code: str) -> str:
        """An item's code inside its sheet: ``BF-KL-01`` → ``01``."""
        return code.removeprefix(f"{self.katalog.code}-")


def lies_lage(workspace: Workspace, befragung_id: UUID) -> Lage:
    """The state of a Befragung for its report; raises UserError where it is gone."""
    head = workspace.read(door.befragung, befragung_id)
    katalog = workspace.read(katalog_door.katalog, head.katalog_id)
    lines = {row.id: row for row in workspace.read(door.befragungen)}
    rows = (row for row in workspace.read(feststellungen) if row.befragung_id == befragung_id)
    held = tuple(sorted(rows, key=lambda row: row.kennung))
    names = {row.kennung for row in held}
    return Lage(
        kopf=head,
        zeile=lines[befragung_id],
        katalog=katalog,
        auswertung=workspace.read(door.auswertung, befragung_id),
        gruppen=tuple(
            (punkt, workspace.read(door.gruppen, befragung_id, punkt.code))
            for punkt in katalog.punkte
            if punkt.optionen
        ),
        themen=workspace.read(themen, befragung_id),
        stimmen=workspace.read(stimmen, befragung_id),
        vorher=None if head.vorgaenger_id is None else lines.get(head.vorgaenger_id),
        perspektiven=tuple(
            workspace.read(perspektiven, befragung_id, other.id)
            for other in _je_perspektive(workspace.read(gegenueber, befragung_id))
        ),
        einlesungen=workspace.read(einlesungen, befragung_id),
        doppelt_offen=len(workspace.read(door.abweichungen, befragung_id)) if head.doppelt else 0,
        feststellungen=held,
        empfehlungen=tuple(row for row in workspace.read(empfehlungen) if names & set(row.feststellungen)),
        amt=workspace.read(bereich).amt,
        anker=anker_text(workspace),
        version=__version__,
    )


def _je_perspektive(others: Iterable[BefragungZeile]) -> tuple[BefragungZeile, ...]:
    """The nearest in time of each perspective."""
    found: dict[Perspektive, BefragungZeile] = {}
    for other in others:
        found.setdefault(other.perspektive, other)
    return tuple(found.values())
