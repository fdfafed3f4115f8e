"""What was recognised in a list: sheet, header, columns with their formats, and which column plays which role."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from qmapp.errors import UserError
from qmapp.german import folded


class Rolle(StrEnum):
    """What a column is used for; only columns with a role are stored."""

    SCHLUESSEL = "schluessel"
    SCHICHT = "schicht"
    BETRAG = "betrag"
    TEAM = "team"
    WEITERE = "weitere"
    UNBENUTZT = "unbenutzt"


class SpaltenArt(StrEnum):
    """The kind of a column, decided from all of its values and never cell by cell."""

    TEXT = "text"
    GANZZAHL = "ganzzahl"
    ZAHL = "zahl"
    BETRAG = "betrag"
    DATUM = "datum"
    WAHRHEIT = "wahrheit"
    LEER = "leer"


@dataclass(frozen=True)
class Optionen:
    """Corrections by the user; None leaves the recognition to the program.

    ``kopfzeile`` is the last header line (1-based, 0 = the list has no header), ``kopfzeilen`` the number of lines the
    header is spread over, ``kodierung`` a Python codec name, ``trennzeichen`` one character.
    """

    blatt: str | None = None
    kopfzeile: int | None = None
    kopfzeilen: int | None = None
    kodierung: str | None = None
    trennzeichen: str | None = None


@dataclass(frozen=True)
class Spalte:
    """One column. ``verschieden`` is None where counting the different values was given up as too many.

    ``kurzname`` is the name without the group header above it; ``leer`` and ``verschieden`` count data rows.
    """

    index: int
    name: str
    art: SpaltenArt
    format: str
    beispiele: tuple[str, ...]
    leer: int
    verschieden: int | None
    hinweise: tuple[str, ...] = ()
    kurzname: str = ""


@dataclass(frozen=True)
class ListenRollen:
    """Which columns (0-based) play which role."""

    schluessel: int | None = None
    schicht: int | None = None
    betrag: int | None = None
    team: int | None = None
    weitere: tuple[int, ...] = ()

    def rolle(self, index: int) -> Rolle:
        """The role of one column."""
        for rolle in (Rolle.SCHLUESSEL, Rolle.SCHICHT, Rolle.BETRAG, Rolle.TEAM):
            if getattr(self, rolle.value) == index:
                return rolle
        return Rolle.WEITERE if index in self.weitere else Rolle.UNBENUTZT


@dataclass(frozen=True)
class Liste:
    """A list as recognised, without its rows.

    ``kopfzeile`` is the last header line (1-based, 0 without a header), ``zeilen`` counts data rows without blank
    lines and footers, ``vorschau`` holds the first lines as they stand in the file, ``zwischensummen`` the rows
    (1-based) that look like totals of others. ``vorschlag`` suggests roles; after reading it holds the chosen ones.
    """

    datei: str
    pfad: Path
    sha256: str
    format: str
    kodierung: str
    trennzeichen: str
    blaetter: tuple[str, ...]
    blatt: str
    kopfzeile: int
    kopfzeilen: int
    spalten: tuple[Spalte, ...]
    zeilen: int
    vorschau: tuple[tuple[str, ...], ...]
    fusszeilen: tuple[str, ...]
    hinweise: tuple[str, ...]
    vorschlag: ListenRollen
    zwischensummen: tuple[int, ...] = ()

    def finde(self, gesucht: str) -> int:
        """The column meant by a name, a unique part of a name, or a number from 1; raises UserError otherwise."""
        text = _plain(gesucht)
        for names in ([_plain(s.name) for s in self.spalten], [_plain(s.kurzname) for s in self.spalten]):
            if text and names.count(text) == 1:
                return names.index(text)
        if text.isascii() and text.isdigit() and 1 <= int(text) <= len(self.spalten):
            return self.spalten[int(text) - 1].index
        for test in (str.startswith, str.__contains__):
            hits = [s.index for s in self.spalten if text and test(_plain(s.name), text)]
            if len(hits) == 1:
                return hits[0]
        raise UserError(
            f"Die Spalte „{gesucht}“ ist in der Liste nicht eindeutig zu finden.",
            advice="Vorhanden sind: " + _enumerated([s.name for s in self.spalten]) + ".",
            field=gesucht,
        )


def _plain(text: str) -> str:
    return " ".join(folded(text).split())


def _enumerated(names: list[str], most: int = 30) -> str:
    shown = ", ".join(f"{number} „{name}“" for number, name in enumerate(names[:most], 1))
    return shown + (f" und {len(names) - most} weitere" if len(names) > most else "")
