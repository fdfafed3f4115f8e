"""Moving what is being carried out to a newer version of its catalogue: the versions beside each other, decisions.

The same for Aktenprüfungen and Q-Checks: each says what hangs on its points and writes the move itself.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Generic, TypeVar

from sqlmodel import Session, col, select

from qmapp.checks.katalog.adopted import katalog, pruefsumme
from qmapp.checks.katalog.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.resource import shipped
from qmapp.checks.katalog.tables import KatalogVersion
from qmapp.checks.katalog.unterschied import Feldunterschied, Punktunterschied, unterschied
from qmapp.errors import UserError
from qmapp.german import folded

#: From this likeness of title and question on (0–1) a new point is suggested for one that is gone.
_ALIKE = 0.8
#: So many pairs are compared word by word; beyond that only equal titles are found.
_MOST_PAIRS = 2_500
#: So many of one title are looked at.
_MOST_ALIKE = 50


P = TypeVar("P", bound="Punktwechsel")


class Wechselart(StrEnum):
    """What the newer version has made of a point, as far as it matters to answers already given."""

    GLEICH = "gleich"
    HINWEISE = "hinweise"
    FRAGE = "frage"
    MASSSTAB = "massstab"
    AUSSER_KRAFT = "ausser_kraft"
    ENTFALLEN = "entfallen"
    NEU = "neu"


class Entscheidung(StrEnum):
    """What is to become of the answers to a point; only UEBERNEHMEN and ZUORDNEN keep them in force."""

    UEBERNEHMEN = "uebernehmen"
    OEFFNEN = "oeffnen"
    ZUORDNEN = "zuordnen"
    ARCHIVIEREN = "archivieren"


@dataclass(frozen=True)
class Wahl:
    """A decision for one point; ``ziel`` is the code of the newer version for ZUORDNEN, "" otherwise."""

    entscheidung: Entscheidung
    ziel: str = ""


@dataclass(frozen=True, kw_only=True)
class Punktwechsel:
    """A point of either version; ``alt`` or ``neu`` None where it is new or gone.

    ``antworten`` are given to it so far. ``vorschlag`` is None for a new one, which has nothing to decide.
    """

    code: str
    alt: Pruefpunkt | None
    neu: Pruefpunkt | None
    art: Wechselart
    felder: tuple[Feldunterschied, ...]
    antworten: int
    vorschlag: Wahl | None

    @property
    def wege(self) -> tuple[Entscheidung, ...]:
        """What may be decided."""
        if self.alt is None:
            return ()
        if self.neu is None:
            return (Entscheidung.ZUORDNEN, Entscheidung.ARCHIVIEREN)
        return (Entscheidung.UEBERNEHMEN, Entscheidung.OEFFNEN)


@dataclass(frozen=True, kw_only=True)
class Vorschau(Generic[P]):
    """Everything there is to decide for a move from one version to a newer one."""

    von: Katalog
    nach: Katalog
    punkte: tuple[P, ...]

    @property
    def vorschlaege(self) -> dict[str, Wahl]:
        """The suggested decision for every point that has one."""
        return {p.code: p.vorschlag for p in self.punkte if p.vorschlag is not None}

    @property
    def ziele(self) -> tuple[Pruefpunkt, ...]:
        """The points only the newer version has: where answers of one that is gone may go."""
        return tuple(p.neu for p in self.punkte if p.alt is None and p.neu is not None)


@dataclass(frozen=True)
class WechselZeile:
    """A move that was made; ``beiseite`` answers lie in its archive."""

    id: uuid.UUID
    code: str
    von_version: int
    nach_version: int
    von_rechtsstand: date
    nach_rechtsstand: date
    gewechselt_um: datetime
    gewechselt_durch: str
    beiseite: int


def neuere_fassungen(session: Session, katalog_id: uuid.UUID) -> tuple[Katalog, ...]:
    """The published versions of a catalogue newer than this one, the newest first; shipped ones too."""
    row = KatalogVersion
    now = session.get(row, katalog_id)
    assert now is not None, "a foreign key holds it"
    published = session.exec(
        select(row.id).where(row.code == now.code, row.version > now.version, col(row.veroeffentlicht_am).is_not(None))
    ).all()
    found = [katalog(session, key) for key in published]
    held = {pruefsumme(content) for content in found}
    found += [
        content
        for content in shipped(now.art)
        if content.code == now.code and content.version > now.version and pruefsumme(content) not in held
    ]
    return tuple(sorted(found, key=lambda content: -content.version))


def require_neuere(session: Session, katalog_id: uuid.UUID, nach: Katalog) -> None:
    """Raises UserError unless ``nach`` is one of :func:`neuere_fassungen`."""
    wanted = pruefsumme(nach)
    if not any(pruefsumme(content) == wanted for content in neuere_fassungen(session, katalog_id)):
        raise UserError(
            f"{nach.code} Fassung {nach.version} ist keine neuere veröffentlichte Fassung dieses Katalogs.",
            advice="Bitte wählen Sie eine der angebotenen Fassungen.",
        )


def beside(von: Katalog, nach: Katalog) -> tuple[tuple[Punktunterschied, str | None], ...]:
    """Every point of either version, those that are gone last, each with the new code that asks much the same."""
    rows = unterschied(von, nach)
    gone = [row.alt for row in rows if row.alt is not None and row.neu is None]
    new = [row.neu for row in rows if row.neu is not None and row.alt is None]
    alike = similar(gone, new)
    return tuple((row, alike.get(row.code)) for row in rows)


def similar(gone: Sequence[Pruefpunkt], new: Sequence[Pruefpunkt]) -> dict[str, str]:
    """Code that is gone → the new code that asks much the same; each new one at most once, the likest first."""
    titles: defaultdict[str, list[Pruefpunkt]] = defaultdict(list)
    for fresh in new:
        titles[folded(fresh.titel)].append(fresh)
    scored = [
        (1.0, old.nummer, old.code, fresh.code) for old in gone for fresh in titles[folded(old.titel)][:_MOST_ALIKE]
    ]
    if len(gone) * len(new) <= _MOST_PAIRS:
        scored += [(_likeness(old, fresh), old.nummer, old.code, fresh.code) for old in gone for fresh in new]
    found: dict[str, str] = {}
    taken: set[str] = set()
    for score, _, old_code, new_code in sorted(scored, key=lambda entry: (-entry[0], entry[1])):
        if score >= _ALIKE and old_code not in found and new_code not in taken:
            found[old_code] = new_code
            taken.add(new_code)
    return found


def suggested(art: Wechselart, alike: str | None) -> Wahl | None:
    """Careful: what asks something else is opened again, what has no place is kept aside."""
    if art is Wechselart.NEU:
        return None
    if art is Wechselart.ENTFALLEN:
        return Wahl(Entscheidung.ARCHIVIEREN) if alike is None else Wahl(Entscheidung.ZUORDNEN, alike)
    if art in (Wechselart.GLEICH, Wechselart.HINWEISE):
        return Wahl(Entscheidung.UEBERNEHMEN)
    return Wahl(Entscheidung.OEFFNEN)


def require_decided(punkte: Sequence[Punktwechsel], wahlen: Mapping[str, Wahl], *, what: str) -> None:
    """Raises UserError (``field``: the code) for a decision missing, impossible, or with the target of another.

    ``what`` is the point's name with its article in the nominative ("der Prüfpunkt").
    """
    targets = {punkt.code for punkt in punkte if punkt.alt is None}
    taken = Counter(wahl.ziel for wahl in wahlen.values() if wahl.ziel)
    ways = {punkt.code: punkt.wege for punkt in punkte}
    for code, open_to in ways.items():
        wahl = wahlen.get(code)
        if not open_to:
            continue
        if wahl is None or wahl.entscheidung not in open_to:
            raise UserError(
                f"Für {code} fehlt eine Entscheidung, die dazu passt.",
                advice=f"Bitte entscheiden Sie jeden Punkt: {what} {code} ist noch offen.",
                field=code,
            )
        if (wahl.entscheidung is Entscheidung.ZUORDNEN) != (wahl.ziel in targets) or taken[wahl.ziel] > 1:
            raise UserError(
                f"{what[0].upper()}{what[1:]} {code} braucht genau ein neues Ziel, das sonst niemand hat.",
                advice="Bitte wählen Sie ein anderes Ziel.",
                field=code,
            )
    for code in wahlen:
        if not ways.get(code):
            raise UserError(f"Zu {code} gibt es nichts zu entscheiden.", field=code)


def _likeness(old: Pruefpunkt, fresh: Pruefpunkt) -> float:
    return SequenceMatcher(None, _words(old), _words(fresh), autojunk=False).ratio()


def _words(punkt: Pruefpunkt) -> list[str]:
    return folded(f"{punkt.titel} {punkt.frage}").split()
