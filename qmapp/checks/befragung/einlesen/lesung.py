"""A file read with a Zuordnung: which rows are sheets, and what stands on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qmapp.checks.befragung.einlesen.befunde import Bogenentwurf
from qmapp.checks.befragung.einlesen.spalten import Spaltenlesung, lies_spalte
from qmapp.checks.befragung.einlesen.texte import Textlesung, lies_texte
from qmapp.checks.befragung.einlesen.werte import Schreibweise, sagt_nichts, sauber
from qmapp.checks.befragung.einlesen.zuordnung import Zielart, Zuordnung
from qmapp.checks.katalog import Katalog
from qmapp.spreadsheets import Ausgelassen, Tabelle


@dataclass(frozen=True)
class Lage:
    """What a Befragung holds already.

    The numbers of its sheets, how many were handed out (None: not known), the SHA-256 of the files read before, and how
    numbers begin that are made from rows (``E2`` for the second file).
    """

    nummern: frozenset[str] = frozenset()
    ausgegeben: int | None = None
    gelesen: frozenset[str] = frozenset()
    reihe: str = "E1"


class Lesung:
    """A file read with a Zuordnung.

    ``nummern`` are the numbers of the sheets of all rows; ``antworten`` and ``texte`` the columns read;
    ``abgeschlossen`` the places of the rows that were sent off, ``neu`` of those that would become sheets, ``bekannt``
    of those whose sheet is there already; ``ausgelassen`` all other rows with the reason.
    """

    def __init__(self, katalog: Katalog, tabelle: Tabelle, zuordnung: Zuordnung, lage: Lage) -> None:
        self.katalog, self.tabelle, self.zuordnung, self.lage = katalog, tabelle, zuordnung, lage
        self.ausgelassen: list[Ausgelassen] = list(tabelle.ausgelassen)
        self.nummern = self._numbered()
        complete = self._complete()
        self.antworten = [
            lies_spalte(katalog, tabelle, zuordnung, place, None if len(complete) == tabelle.zeilen else complete)
            for place, ziel in enumerate(zuordnung.spalten)
            if ziel.art in (Zielart.ITEM, Zielart.ANGABE)
        ]
        self.texte = [
            lies_texte(tabelle, place, ziel.code, zuordnung.schwaerzen)
            for place, ziel in enumerate(zuordnung.spalten)
            if ziel.art is Zielart.FREITEXT
        ]
        self.abgeschlossen = complete
        self.neu = self._new(self._answered(complete))

    def boegen(self, most: int | None = None) -> Iterator[Bogenentwurf]:
        """The sheets (the first ``most``), in the order of the file; what is not understood is left out."""
        rows = self.neu[:most]
        items = [read for read in self.antworten if read.ziel.art is Zielart.ITEM]
        asked = [read for read in self.antworten if read.ziel.art is Zielart.ANGABE]
        werte, angaben, texte = (_answers(self.tabelle, rows, part) for part in (items, asked, self.texte))
        codes = [[read.ziel.code for read in part] for part in (items, asked)]
        said = [text.code for text in self.texte]
        for row, values, choices, words in zip(rows, werte, angaben, texte, strict=True):
            yield Bogenentwurf(
                self.tabelle.nummern[row],
                self.nummern[row],
                {code: value for code, value in zip(codes[0], values, strict=True) if value is not None},
                {code: value for code, value in zip(codes[1], choices, strict=True) if value},
                {code: word for code, word in zip(said, words, strict=True) if word},
            )

    def _numbered(self) -> list[str]:
        """The number of the sheet of every row."""
        place = self.zuordnung.spalte(Zielart.BOGENNUMMER)
        if place is None:
            return [f"{self.lage.reihe}-{number:04d}" for number in self.tabelle.nummern]
        return [sauber(text) for text in self.tabelle.spalten[place]]

    def _complete(self) -> list[int]:
        """Places of the rows that were sent off, where the file tells it."""
        everything = range(self.tabelle.zeilen)
        unfinished = _unfinished(self.tabelle, self.zuordnung)
        if not unfinished or not self.zuordnung.nur_vollstaendige:
            return list(everything)
        self._leave_out(unfinished, "nicht abgeschlossen")
        return [row for row in everything if row not in unfinished]

    def _answered(self, rows: list[int]) -> list[int]:
        """Without the rows in which nothing at all was answered."""
        filled: set[int] = set()
        columns: Sequence[Spaltenlesung | Textlesung] = [*self.antworten, *self.texte]
        for column in columns:
            values, cells = column.werte, self.tabelle.spalten[column.place]
            said = {text for text, value in values.items() if value is not None and value != ""}
            filled.update(row for row in rows if cells[row] in said)
            if len(filled) == len(rows):
                return rows
        self._leave_out([row for row in rows if row not in filled], "ohne eine einzige Antwort")
        return [row for row in rows if row in filled]

    def _new(self, rows: list[int]) -> list[int]:
        """Without the rows whose sheet is there already; what is there is never written over."""
        known = self.lage.nummern
        self.bekannt = [row for row in rows if self.nummern[row] in known]
        if not self.bekannt:
            return rows
        self._leave_out(self.bekannt, "Bogennummer schon vorhanden")
        return [row for row in rows if self.nummern[row] not in known]

    def _leave_out(self, rows: Sequence[int] | frozenset[int], why: str) -> None:
        self.ausgelassen += [Ausgelassen(self.tabelle.nummern[row], why) for row in rows]

    def geschrieben(self, how: Schreibweise) -> bool:
        """Whether answers to an item nobody has decided on are written this way."""
        return any(how in read.schreibweisen for read in self.antworten if read.ziel.art is Zielart.ITEM)


def _answers(
    tabelle: Tabelle, rows: Sequence[int], columns: Sequence[Spaltenlesung | Textlesung]
) -> Iterator[tuple[Any, ...]]:
    """What the columns say in these rows, row by row."""
    if not columns:
        return iter([()] * len(rows))
    known = [(column.werte, tabelle.spalten[column.place]) for column in columns]
    whole = len(rows) == tabelle.zeilen
    return zip(
        *(map(values.__getitem__, cells if whole else [cells[row] for row in rows]) for values, cells in known),
        strict=True,
    )


def _unfinished(tabelle: Tabelle, zuordnung: Zuordnung) -> frozenset[int]:
    """Places of rows without a day of sending; where there is no such column, of those short of the last page."""
    sent, page = zuordnung.spalte(Zielart.ABGESCHLOSSEN), zuordnung.spalte(Zielart.LETZTE_SEITE)
    if sent is not None:
        return frozenset(row for row, text in enumerate(tabelle.spalten[sent]) if sagt_nichts(text))
    if page is None:
        return frozenset()
    pages = [int(clean) if (clean := sauber(text)).isdecimal() else -1 for text in tabelle.spalten[page]]
    return frozenset(row for row, reached in enumerate(pages) if reached < max(pages, default=0))


def woerter_aller(katalog: Katalog, tabelle: Tabelle, zuordnung: Zuordnung) -> Mapping[int, Spaltenlesung]:
    """Every column of answers with how its words are understood, over all rows."""
    return {
        place: lies_spalte(katalog, tabelle, zuordnung, place, None)
        for place, ziel in enumerate(zuordnung.spalten)
        if ziel.art in (Zielart.ITEM, Zielart.ANGABE)
    }
