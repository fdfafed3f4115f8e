"""How the columns of a file are understood: what each goes to and which words in it mean what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Zielart(StrEnum):
    """What a column holds."""

    ITEM = "item"
    ANGABE = "angabe"
    FREITEXT = "freitext"
    BOGENNUMMER = "bogennummer"
    ABGESCHLOSSEN = "abgeschlossen"
    LETZTE_SEITE = "letzte_seite"
    IGNORIERT = "ignoriert"


class Grund(StrEnum):
    """What a column was recognised by."""

    CODE = "code"
    TEXT = "text"
    REIHENFOLGE = "reihenfolge"
    GEMERKT = "gemerkt"
    GEWAEHLT = "gewaehlt"
    KEINER = ""


class Richtung(StrEnum):
    """Which end of the scale the first code (A1, 1) is; open until somebody has said so."""

    OFFEN = "offen"
    AUFSTEIGEND = "aufsteigend"
    ABSTEIGEND = "absteigend"


class Befundart(StrEnum):
    """What may be wrong with a file before anything is written."""

    KEINE_ZEILEN = "keine_zeilen"
    NICHTS_ZUGEORDNET = "nichts_zugeordnet"
    SPALTE_DOPPELT = "spalte_doppelt"
    ITEM_OHNE_SPALTE = "item_ohne_spalte"
    GEMISCHT = "gemischt"
    AUSSERHALB = "ausserhalb"
    UNVERSTANDEN = "unverstanden"
    RICHTUNG = "richtung"
    NUMMER_DOPPELT = "nummer_doppelt"
    NUMMER_FEHLT = "nummer_fehlt"
    NUMMER_LANG = "nummer_lang"
    NUMMER_VORHANDEN = "nummer_vorhanden"
    MEHR_ALS_AUSGEGEBEN = "mehr_als_ausgegeben"
    SCHON_EINGELESEN = "schon_eingelesen"
    ZEILE_UNLESBAR = "zeile_unlesbar"
    TEXT_LANG = "text_lang"


#: What somebody may decide to live with; everything else is put right first.
ERLAUBBAR = frozenset(
    {
        Befundart.ITEM_OHNE_SPALTE,
        Befundart.NUMMER_VORHANDEN,
        Befundart.MEHR_ALS_AUSGEGEBEN,
        Befundart.SCHON_EINGELESEN,
        Befundart.ZEILE_UNLESBAR,
        Befundart.TEXT_LANG,
    }
)

#: Word of the file, as :func:`~qmapp.checks.befragung.einlesen.werte.schluessel` writes it → step of the scale or
#: number of the choice, 0 for „nicht beurteilbar“, None for no answer.
Wertetabelle = Mapping[str, int | None]


@dataclass(frozen=True)
class Ziel:
    """Where a column goes; ``code`` names the question, ``werte`` decide what the program does not understand."""

    art: Zielart = Zielart.IGNORIERT
    code: str = ""
    werte: Wertetabelle = field(default_factory=dict)
    grund: Grund = Grund.KEINER


@dataclass(frozen=True)
class Zuordnung:
    """How a file is understood, a :class:`Ziel` for each of its columns.

    ``nur_vollstaendige`` leaves out answers that were not sent off, ``schwaerzen`` blanks out what may name a person in
    free texts, ``erlaubt`` is what somebody has decided to live with.
    """

    spalten: tuple[Ziel, ...]
    richtung: Richtung = Richtung.OFFEN
    nur_vollstaendige: bool = True
    schwaerzen: bool = True
    erlaubt: frozenset[Befundart] = frozenset()

    def mit(self, spalte: int, ziel: Ziel) -> "Zuordnung":
        """With another Ziel for one column."""
        return replace(self, spalten=(*self.spalten[:spalte], ziel, *self.spalten[spalte + 1 :]))

    def mit_wert(self, spalten: Iterable[int], wort: str, wert: int | None) -> "Zuordnung":
        """With a word (as its Schlüssel) decided in some columns."""
        wanted = frozenset(spalten)
        return replace(
            self,
            spalten=tuple(
                replace(ziel, werte={**ziel.werte, wort: wert}) if place in wanted else ziel
                for place, ziel in enumerate(self.spalten)
            ),
        )

    def ohne_wert(self, spalten: Iterable[int], wort: str) -> "Zuordnung":
        """With a decision on a word taken back in some columns."""
        wanted = frozenset(spalten)
        return replace(
            self,
            spalten=tuple(
                replace(ziel, werte={known: value for known, value in ziel.werte.items() if known != wort})
                if place in wanted
                else ziel
                for place, ziel in enumerate(self.spalten)
            ),
        )

    def erlaube(self, *arten: Befundart) -> "Zuordnung":
        """With more that somebody lives with."""
        return replace(self, erlaubt=self.erlaubt | frozenset(arten))

    def spalte(self, art: Zielart) -> int | None:
        """The first column of a kind."""
        return next((place for place, ziel in enumerate(self.spalten) if ziel.art is art), None)


def festgehalten(zuordnung: Zuordnung, kopf: tuple[str, ...]) -> dict[str, Any]:
    """A Zuordnung with the heads it was made for, as JSON; what was lived with belongs to one file and is left out."""
    return {
        "kopf": list(kopf),
        "spalten": [[ziel.art, ziel.code, dict(ziel.werte)] for ziel in zuordnung.spalten],
        "richtung": zuordnung.richtung,
        "nur_vollstaendige": zuordnung.nur_vollstaendige,
        "schwaerzen": zuordnung.schwaerzen,
    }


def wieder(gemerkt: Mapping[str, Any]) -> Zuordnung:
    """What :func:`festgehalten` has kept, each column recognised by being remembered."""
    return Zuordnung(
        spalten=tuple(
            Ziel(Zielart(art), code, werte, Grund.KEINER if art == Zielart.IGNORIERT else Grund.GEMERKT)
            for art, code, werte in gemerkt["spalten"]
        ),
        richtung=Richtung(gemerkt["richtung"]),
        nur_vollstaendige=gemerkt["nur_vollstaendige"],
        schwaerzen=gemerkt["schwaerzen"],
    )
