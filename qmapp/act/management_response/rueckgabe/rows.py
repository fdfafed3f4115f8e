"""What is written into forms and lists, what comes back, and what it would change: frozen rows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from qmapp.act.empfehlung.rows import Empfehlung, Gesamtstellungnahme
from qmapp.act.massnahme.rows import MassnahmeZeile


class Ziel(StrEnum):
    """What a field belongs to; FORMULAR, BEREICH and INHALT name the form, the workspace and the list of contents."""

    EMPFEHLUNG = "e"
    MASSNAHME = "m"
    NEUE = "n"
    GESAMT = "g"
    MEILENSTEIN = "s"
    FORMULAR = "f"
    BEREICH = "w"
    INHALT = "i"


class Art(StrEnum):
    """The two things that travel."""

    FORMULAR = "formular"
    LISTE = "liste"


@dataclass(frozen=True)
class Anker:
    """The name of a field: ``feld`` is its two letters, ``stand`` the fingerprint of what was written into it."""

    ziel: Ziel
    id: UUID
    feld: str
    stand: str

    @property
    def schluessel(self) -> str:
        """The field whatever stood in it."""
        return f"{self.ziel.value}:{self.id}:{self.feld}"


@dataclass(frozen=True)
class Abschnitt:
    """One Empfehlung of a form with the Maßnahmen there are and the ids of the empty ones."""

    empfehlung: Empfehlung
    massnahmen: tuple[MassnahmeZeile, ...]
    neue: tuple[UUID, ...]


@dataclass(frozen=True)
class Formular:
    """What the Management Response form of a year is written from.

    ``absender`` gets it back; ``zurueck_bis`` is the first deadline among the answers wanted, None where none is open.
    """

    id: UUID
    bereich: UUID
    amt: str
    beispiel: bool
    absender: str
    jahr: int
    stand: date
    zurueck_bis: date | None
    gesamt: Gesamtstellungnahme | None
    abschnitte: tuple[Abschnitt, ...]


@dataclass(frozen=True)
class Massnahmenliste:
    """What the list of Maßnahmen is written from."""

    id: UUID
    bereich: UUID
    amt: str
    stand: date
    massnahmen: tuple[MassnahmeZeile, ...]


@dataclass(frozen=True)
class Angabe:
    """What stands in a field of a file that came back, as it stands there."""

    anker: Anker
    wert: str


@dataclass(frozen=True)
class Unlesbar:
    """What could not be read: where, what stands there, and why."""

    ort: str
    wert: str
    satz: str


@dataclass(frozen=True)
class Eingang:
    """A form or list that came back, read but not held against anything.

    ``inhalt`` are the Empfehlungen (id and Kennung) the form held when it was written, as far as its list of contents
    is still there.
    """

    art: Art
    datei: str
    id: UUID
    bereich: UUID
    angaben: tuple[Angabe, ...]
    unlesbar: tuple[Unlesbar, ...] = ()
    inhalt: tuple[tuple[UUID, str], ...] = ()
    hinweise: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aenderung:
    """One thing that would change: of what (Kennung), which field, and its two values in words.

    In a ``konflikt`` the program was changed too since the file was written: ``alt`` is what it says now.
    """

    schluessel: str
    kennung: str
    feld: str
    alt: str
    neu: str
    konflikt: bool = False


@dataclass(frozen=True)
class Vorschau:
    """What taking a file over would do."""

    eingang: Eingang
    aenderungen: tuple[Aenderung, ...]
    unlesbar: tuple[Unlesbar, ...]
    hinweise: tuple[str, ...]

    @property
    def vorgeschlagen(self) -> frozenset[str]:
        """The keys of what is taken unless somebody says otherwise: all but the conflicts."""
        return frozenset(row.schluessel for row in self.aenderungen if not row.konflikt)
