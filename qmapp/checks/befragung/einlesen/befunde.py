"""What was found wrong with a file, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from qmapp.checks.befragung.einlesen.zuordnung import ERLAUBBAR, Befundart
from qmapp.spreadsheets import Ausgelassen

#: So many places of one Befund are shown.
MOST_SHOWN = 20


@dataclass(frozen=True)
class Stelle:
    """A place in the file: the row as Excel counts, and what stands there."""

    zeile: int
    wert: str


@dataclass(frozen=True)
class Befund:
    """Something wrong: ``satz`` says what, ``rat`` what to do; ``stellen`` are the first of ``anzahl`` places.

    ``spalte`` is the column (from 0), None for the whole file. ``woerter`` are the words to be decided on, as
    :func:`~qmapp.checks.befragung.einlesen.werte.schluessel` writes them, with how often each occurs.
    """

    art: Befundart
    satz: str
    rat: str
    spalte: int | None = None
    stellen: tuple[Stelle, ...] = ()
    anzahl: int = 0
    woerter: Mapping[str, int] | None = None

    @property
    def erlaubbar(self) -> bool:
        """Whether somebody may decide to live with it."""
        return self.art in ERLAUBBAR


@dataclass(frozen=True)
class Wortlesart:
    """How a word of a column is understood: ``text`` as it stands in the file, ``anzahl`` times.

    ``wert`` is the step or the number of the choice, 0 „nicht beurteilbar“, None no answer; ``verstanden`` whether it
    may be written so, ``entschieden`` whether somebody said so.
    """

    text: str
    schluessel: str
    anzahl: int
    wert: int | None
    verstanden: bool
    entschieden: bool


@dataclass(frozen=True)
class Bogenentwurf:
    """A sheet as it would be written; ``zeile`` is its row in the file."""

    zeile: int
    nummer: str
    werte: Mapping[str, int]
    angaben: Mapping[str, int]
    texte: Mapping[str, str]


@dataclass(frozen=True)
class Pruefbericht:
    """What reading a file would give: ``boegen`` sheets of ``zeilen`` rows, the first of them in ``vorschau``.

    ``befunde`` are all that is wrong, ``offen`` those that keep anything from being written. ``funde`` counts what may
    name a person in the free texts of the sheets.
    """

    zeilen: int
    boegen: int
    befunde: tuple[Befund, ...]
    offen: tuple[Befund, ...]
    hinweise: tuple[str, ...]
    ausgelassen: tuple[Ausgelassen, ...]
    funde: int
    vorschau: tuple[Bogenentwurf, ...]

    @property
    def sauber(self) -> bool:
        """Whether it can be written."""
        return not self.offen
