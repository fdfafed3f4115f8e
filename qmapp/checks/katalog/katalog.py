"""A Prüfkatalog as frozen rows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Herkunft(StrEnum):
    """Where a catalogue comes from: shipped with the program, made here, or read from a file."""

    MITGELIEFERT = "mitgeliefert"
    EIGEN = "eigen"
    EINGELESEN = "eingelesen"


@dataclass(frozen=True)
class Bereich:
    """A part of a catalogue with its own rates, for example F = Fachlichkeit and V = Verbuchung."""

    schluessel: str
    titel: str


@dataclass(frozen=True)
class Aussetzung:
    """A period in which a Prüfpunkt is out of force (S002-1-3), open-ended without ``bis``."""

    von: date
    bis: date | None
    grund: str

    def umfasst(self, von: date, bis: date) -> bool:
        """Whether the whole period lies within."""
        return self.von <= von and (self.bis is None or bis <= self.bis)

    def beruehrt(self, von: date, bis: date) -> bool:
        """Whether any day of the period lies within."""
        return self.von <= bis and (self.bis is None or von <= self.bis)


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
    aussetzungen: tuple[Aussetzung, ...] = ()

    def ausser_kraft(self, von: date, bis: date) -> Aussetzung | None:
        """The Aussetzung that covers the whole audited period, if there is one: the Prüfpunkt then falls away."""
        return next((pause for pause in self.aussetzungen if pause.umfasst(von, bis)), None)


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
    gueltig_bis: date | None = None

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
