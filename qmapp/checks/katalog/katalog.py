"""A Prüfkatalog as frozen rows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Bereich:
    """A part of a catalogue with its own rates, for example F = Fachlichkeit and V = Verbuchung."""

    schluessel: str
    titel: str


@dataclass(frozen=True)
class Pruefpunkt:
    """One criterion.

    ``code`` is stable for ever, ``nummer`` its place in the catalogue from 1. ``sperrt`` names the codes that fall
    away too when this one does. ``pruefen`` marks a legal basis still to be read against the law, with the reason.
    """

    code: str
    nummer: int
    bereich: str
    titel: str
    frage: str
    rechtsgrundlage: str
    hinweis: str
    gewicht: int
    zahlungswirkung: bool
    reform_2026: bool
    ursachen: tuple[str, ...]
    textbausteine: tuple[str, ...]
    entfaellt_wenn: str
    sperrt: tuple[str, ...]
    pruefen: bool
    pruefen_grund: str


@dataclass(frozen=True)
class Katalog:
    """A version of a catalogue; ``rechtsstand`` is the day up to which the law was read."""

    code: str
    titel: str
    version: int
    rechtsstand: date
    gueltig_ab: date
    zweck: str
    gegenstand: str
    massstab: str
    beteiligte: str
    erhebungsweg: str
    aufwand: str
    chancen: str
    risiken: str
    datenschutz: str
    auswertung: str
    bereiche: tuple[Bereich, ...]
    punkte: tuple[Pruefpunkt, ...]

    def punkt(self, code: str) -> Pruefpunkt:
        """The Prüfpunkt of this code; raises KeyError."""
        for punkt in self.punkte:
            if punkt.code == code:
                return punkt
        raise KeyError(code)

    def bereich(self, schluessel: str) -> Bereich:
        """The Bereich of this key; raises KeyError."""
        for bereich in self.bereiche:
            if bereich.schluessel == schluessel:
                return bereich
        raise KeyError(schluessel)
