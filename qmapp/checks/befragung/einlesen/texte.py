"""A column of free texts: cleaned, and what may name a person blanked out before anything is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qmapp.checks.befragung.einlesen.befunde import MOST_SHOWN, Befund, Stelle
from qmapp.checks.befragung.einlesen.werte import sagt_nichts
from qmapp.checks.befragung.einlesen.zuordnung import Befundart
from qmapp.checks.befragung.freitext import funde, geschwaerzt
from qmapp.checks.befragung.grenzen import LONGEST_TEXT
from qmapp.german import clean_text, integer
from qmapp.spreadsheets import Tabelle

_SHOWN = 60


@dataclass(frozen=True)
class Textlesung:
    """A column read: each of its texts as it would be kept, „“ where it says nothing, and how many finds it has.

    ``lang`` are the texts that are too long and would be cut.
    """

    place: int
    code: str
    werte: Mapping[str, str]
    gefunden: Mapping[str, int]
    lang: frozenset[str]

    def funde(self, tabelle: Tabelle, rows: Sequence[int]) -> int:
        """What may name a person in these rows."""
        if not any(self.gefunden.values()):
            return 0
        column = tabelle.spalten[self.place]
        return sum(self.gefunden[column[row]] for row in rows)

    def befunde(self, tabelle: Tabelle, rows: Sequence[int]) -> Iterator[Befund]:
        """Texts too long to be kept whole."""
        column = tabelle.spalten[self.place]
        found = [row for row in rows if column[row] in self.lang] if self.lang else []
        if found:
            yield Befund(
                Befundart.TEXT_LANG,
                f"Freitexte zu {self.code} mit mehr als {integer(LONGEST_TEXT)} Zeichen: {integer(len(found))}.",
                "Sie würden gekürzt. Kürzen Sie sie selbst in der Datei, oder lassen Sie sie kürzen.",
                self.place,
                tuple(Stelle(tabelle.nummern[row], column[row].strip()[:_SHOWN] + "…") for row in found[:MOST_SHOWN]),
                len(found),
            )


def lies_texte(tabelle: Tabelle, place: int, code: str, schwaerzen: bool) -> Textlesung:
    """Read a column of free texts."""
    kept: dict[str, str] = {}
    found: dict[str, int] = {}
    long: set[str] = set()
    for text in set(tabelle.spalten[place]):
        words = "" if sagt_nichts(text) else clean_text(text.replace("\xa0", " ")).strip()
        found[text] = len(funde(words)) if words else 0
        if schwaerzen and found[text]:
            words = geschwaerzt(words)
        if len(words) > LONGEST_TEXT:
            long.add(text)
            words = words[: LONGEST_TEXT - 1].rstrip() + "…"
        kept[text] = words
    return Textlesung(place, code, kept, found, frozenset(long))
