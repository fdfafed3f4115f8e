"""What leaves the two doors of the workspace: the thread and its links as frozen rows."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from qmapp.act.feststellung.quellen import Quellverweis


class Gliedart(StrEnum):
    """The links of the thread in their order."""

    FESTSTELLUNG = "feststellung"
    EMPFEHLUNG = "empfehlung"
    ANTWORT = "antwort"
    MASSNAHME = "massnahme"
    WIRKUNG = "wirkung"


class Gliedstand(StrEnum):
    """How far a link is; NEIN: it ends here (rejected, given up, without effect)."""

    ERREICHT = "erreicht"
    UNTERWEGS = "unterwegs"
    OFFEN = "offen"
    UEBERFAELLIG = "ueberfaellig"
    NEIN = "nein"


@dataclass(frozen=True)
class Glied:
    """A link: what it is, how far, and that in a word.

    ``id`` is the Feststellung, Empfehlung or Maßnahme; an answer names its Empfehlung, an effect its Maßnahme.
    """

    art: Gliedart
    id: UUID
    kennung: str
    titel: str
    stand: Gliedstand
    wort: str


@dataclass(frozen=True)
class Faden:
    """The links in the order of the thread, which kind is missing first (None: nothing is), and after what.

    ``fehlt_bei`` is the Feststellung, Empfehlung or Maßnahme the missing link should follow, ``quellen`` is what the
    Feststellungen of the thread rest on, where that is in the file.
    """

    glieder: tuple[Glied, ...]
    fehlt: Gliedart | None
    fehlt_bei: UUID | None = None
    quellen: tuple[Quellverweis, ...] = ()

    def von(self, art: Gliedart) -> tuple[Glied, ...]:
        """The links of one kind, by Kennung."""
        return tuple(glied for glied in self.glieder if glied.art is art)
