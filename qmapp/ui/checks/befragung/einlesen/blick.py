"""What the panels show: the file, the catalogue, how the file is understood now, and what is found in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qmapp.checks.befragung.einlesen import Befund, Pruefbericht, Wortlesart, Ziel, Zielart, Zuordnung, lies_spalte
from qmapp.checks.befragung.einlesen.koepfe import Kopf, gelesen
from qmapp.checks.befragung.einlesen.werte import schluessel
from qmapp.checks.katalog import Katalog
from qmapp.spreadsheets import Tabelle

_LOOKED, _EXAMPLES, _LONGEST = 300, 4, 40


@dataclass(frozen=True)
class Blick:
    """A moment of the work; ``bericht`` is None while the file is being checked."""

    katalog: Katalog
    tabelle: Tabelle
    zuordnung: Zuordnung
    koepfe: tuple[Kopf, ...]
    beispiele: tuple[str, ...]
    bericht: Pruefbericht | None = None

    def mit(self, zuordnung: Zuordnung) -> "Blick":
        """Understood another way, not checked yet."""
        return replace(self, zuordnung=zuordnung, bericht=None)

    def ziel(self, spalte: int) -> Ziel:
        """Where a column goes."""
        return self.zuordnung.spalten[spalte]

    def name(self, spalte: int) -> str:
        """What a column is called: the words of its head, or its number."""
        return self.koepfe[spalte].worte or f"Spalte {spalte + 1}"

    def kennt(self, spalte: int, wort: str) -> bool:
        """Whether a word (as its Schlüssel) stands in a column."""
        return any(schluessel(text) == wort for text in set(self.tabelle.spalten[spalte]))

    @property
    def offene(self) -> tuple[Befund, ...]:
        """What is open in the whole file, as far as it is checked."""
        return () if self.bericht is None else self.bericht.offen

    def befunde(self, spalte: int) -> tuple[Befund, ...]:
        """What is open in a column."""
        return tuple(one for one in self.offene if one.spalte == spalte)

    def woerter(self, spalte: int) -> tuple[Wortlesart, ...]:
        """How the words of a column are understood; nothing for what has no fixed answers."""
        if self.ziel(spalte).art not in (Zielart.ITEM, Zielart.ANGABE):
            return ()
        return lies_spalte(self.katalog, self.tabelle, self.zuordnung, spalte, None).woerter()


def blick(katalog: Katalog, tabelle: Tabelle, zuordnung: Zuordnung) -> Blick:
    """The first look at a file."""
    return Blick(
        katalog,
        tabelle,
        zuordnung,
        tuple(gelesen(text) for text in tabelle.kopf),
        tuple(_examples(column) for column in tabelle.spalten),
    )


def _examples(column: Sequence[str]) -> str:
    """The first different words of a column."""
    found = dict.fromkeys(" ".join(text.split())[:_LONGEST] for text in column[:_LOOKED])
    return " | ".join([text for text in found if text][:_EXAMPLES])
