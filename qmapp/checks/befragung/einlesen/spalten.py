"""One column of answers: what its words mean, and what is wrong with them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from qmapp.checks.befragung.einlesen.befunde import MOST_SHOWN, Befund, Stelle, Wortlesart
from qmapp.checks.befragung.einlesen.koepfe import gelesen
from qmapp.checks.befragung.einlesen.werte import Lesart, Optionenleser, Schreibweise, Skalenleser, sauber, schluessel
from qmapp.checks.befragung.einlesen.zuordnung import Befundart, Richtung, Ziel, Zielart, Zuordnung
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR
from qmapp.checks.katalog import Katalog
from qmapp.german import integer
from qmapp.spreadsheets import Tabelle

_LONGEST_HEAD = 70
_COUNTED = (Schreibweise.ZAHL, Schreibweise.CODE, Schreibweise.AUSSERHALB)
_ONE_WAY = (Schreibweise.WORT, Schreibweise.ZAHL, Schreibweise.CODE)


class Leser(Protocol):
    """Reads an answer."""

    def lies(self, text: str) -> Lesart: ...


def leser(katalog: Katalog, ziel: Ziel, richtung: Richtung) -> Leser:
    """What reads the answers of an item or a question about oneself."""
    if ziel.art is Zielart.ANGABE:
        return Optionenleser(katalog.punkt(ziel.code).optionen)
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    return Skalenleser(katalog.skala, richtung)


@dataclass(frozen=True)
class Spaltenlesung:
    """A column read: each of its texts with what it means, how it is written, and whether somebody decided it."""

    place: int
    kopf: str
    ziel: Ziel
    gezaehlt: Mapping[str, int]
    lesarten: Mapping[str, Lesart]
    schluessel: Mapping[str, str]

    @property
    def werte(self) -> dict[str, int | None]:
        """Text of a cell → its value; None for no answer."""
        decided = self.ziel.werte
        return {
            text: decided[key] if (key := self.schluessel[text]) in decided else read.wert
            for text, read in self.lesarten.items()
        }

    @property
    def schreibweisen(self) -> set[Schreibweise]:
        """How the texts nobody has decided on are written."""
        return {read.schreibweise for text, read in self.lesarten.items() if not self._decided(text)}

    def woerter(self) -> tuple[Wortlesart, ...]:
        """The different words of the column, the most frequent first; what says nothing comes last."""
        found = [
            Wortlesart(
                sauber(text),
                self.schluessel[text],
                self.gezaehlt[text],
                value,
                self._decided(text) or self.lesarten[text].verstanden,
                self._decided(text),
            )
            for text, value in self.werte.items()
        ]
        return tuple(sorted(found, key=lambda one: (one.text == "", -one.anzahl, one.text)))

    def befunde(self, tabelle: Tabelle, rows: Sequence[int], skala: str) -> Iterator[Befund]:
        """What keeps the column from being read; ``rows`` are the places of the rows that count."""
        doubtful = self._doubtful()
        if doubtful:
            outside = self._texts(Schreibweise.AUSSERHALB)
            yield self._befund(
                Befundart.AUSSERHALB,
                f"Antworten außerhalb der Skala {skala}: {integer(self._times(outside))} in „{self.kurz}“."
                if outside
                else f"Eine andere Skala als {skala}, noch nicht ganz entschieden, in „{self.kurz}“.",
                "Sagen Sie für jeden Wert der Spalte, was er bedeutet, oder ordnen Sie die Spalte nicht zu.",
                outside or doubtful,
                doubtful,
                (tabelle, rows),
            )
        if foreign := self._texts(Schreibweise.FREMD):
            yield self._befund(
                Befundart.UNVERSTANDEN,
                f"Nicht verstandene Antworten: {integer(self._times(foreign))} in „{self.kurz}“.",
                "Sagen Sie, was diese Wörter bedeuten, oder ordnen Sie die Spalte nicht zu.",
                foreign,
                foreign,
                (tabelle, rows),
            )
        if not doubtful and len(self.schreibweisen & set(_ONE_WAY)) > 1:
            rarest = min(_ONE_WAY, key=lambda how: self._times(self._texts(how)) or len(rows) + 1)
            yield self._befund(
                Befundart.GEMISCHT,
                f"Zahlen, Codes oder Wörter gemischt in „{self.kurz}“.",
                "Sagen Sie für jeden Wert, was er bedeutet.",
                self._texts(rarest),
                self._texts(*_ONE_WAY),
                (tabelle, rows),
            )

    @property
    def kurz(self) -> str:
        """The head, shortened to fit a sentence."""
        words = gelesen(self.kopf).worte or f"Spalte {self.place + 1}"
        return words if len(words) <= _LONGEST_HEAD else words[: _LONGEST_HEAD - 1].rstrip() + "…"

    def _decided(self, text: str) -> bool:
        return self.schluessel[text] in self.ziel.werte

    def _texts(self, *ways: Schreibweise) -> frozenset[str]:
        """Texts written one of these ways that nobody has decided on."""
        return frozenset(
            text for text, read in self.lesarten.items() if read.schreibweise in ways and not self._decided(text)
        )

    def _doubtful(self) -> frozenset[str]:
        """Numbers and codes nobody has decided on, where one of them, decided or not, lies beyond the scale.

        A scale of 1 to 6 is no scale of 1 to 5 with a slip of the pen: then none of its numbers means what it seems to.
        """
        if all(read.schreibweise is not Schreibweise.AUSSERHALB for read in self.lesarten.values()):
            return frozenset()
        return self._texts(*_COUNTED)

    def _times(self, texts: frozenset[str]) -> int:
        return sum(self.gezaehlt[text] for text in texts)

    def _befund(
        self,
        art: Befundart,
        satz: str,
        rat: str,
        shown: frozenset[str],
        words: frozenset[str],
        where: tuple[Tabelle, Sequence[int]],
    ) -> Befund:
        tabelle, rows = where
        column = tabelle.spalten[self.place]
        hits = (row for row in rows if column[row] in shown)
        counted: Counter[str] = Counter()
        for text in words:
            counted[self.schluessel[text]] += self.gezaehlt[text]
        return Befund(
            art,
            satz,
            rat,
            self.place,
            tuple(
                Stelle(tabelle.nummern[row], sauber(column[row]))
                for row, _ in zip(hits, range(MOST_SHOWN), strict=False)
            ),
            self._times(shown),
            counted,
        )


def lies_spalte(
    katalog: Katalog, tabelle: Tabelle, zuordnung: Zuordnung, place: int, rows: Sequence[int] | None
) -> Spaltenlesung:
    """Read a column of answers; only the rows at the places ``rows`` count (None: all)."""
    ziel = _possible(katalog, zuordnung.spalten[place])
    column = tabelle.spalten[place]
    reader = leser(katalog, ziel, zuordnung.richtung)
    counted = Counter(column if rows is None else [column[row] for row in rows])
    return Spaltenlesung(
        place,
        tabelle.kopf[place],
        ziel,
        counted,
        {text: reader.lies(text) for text in counted},
        {text: schluessel(text) for text in counted},
    )


def _possible(katalog: Katalog, ziel: Ziel) -> Ziel:
    """Without decisions for answers the question does not offer (any more)."""
    assert katalog.skala is not None, "every catalogue of a Befragung has one"
    offered: set[int | None] = {None, *range(1, len(katalog.punkt(ziel.code).optionen) + 1)}
    if ziel.art is Zielart.ITEM:
        offered = {None, NICHT_BEURTEILBAR, *(step.wert for step in katalog.skala.stufen)}
    return replace(ziel, werte={word: value for word, value in ziel.werte.items() if value in offered})
