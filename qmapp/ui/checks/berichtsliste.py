"""What can be reported: documents of the Prüfungen with their state and their headings."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.ui.ausgabe import (
    PRUEFBERICHT,
    PRUEFBOGEN,
    PRUEFERGEBNIS,
    PRUEFLISTE,
    PRUEFPLAN,
    ZIEHUNGSPROTOKOLL,
)
from qmapp.ui.style import Tone

#: What a draw fixes once and for all.
_DRAWN: Final = (ZIEHUNGSPROTOKOLL, PRUEFBOGEN, PRUEFLISTE)


@dataclass(frozen=True)
class Bericht:
    """A document of a Prüfung."""

    art: str
    pruefung: PruefungZeile

    @property
    def key(self) -> tuple[str, UUID]:
        """What tells it apart."""
        return self.art, self.pruefung.id

    @property
    def offen(self) -> int:
        """Files still to be examined."""
        return (self.pruefung.umfang or 0) - self.pruefung.erledigt

    @property
    def stand(self) -> tuple[Tone, str]:
        """Its state as pill."""
        if self.art == PRUEFPLAN:
            return ("info", "Entwurf") if self.pruefung.umfang is None else ("ok", "Fertig")
        if self.art in _DRAWN or self.pruefung.stand == "Abgeschlossen":
            return "ok", "Fertig"
        return ("warn", "Vorläufig") if self.offen else ("info", "Nicht abgeschlossen")


@dataclass(frozen=True)
class Abschnitt:
    """A heading of a document."""

    position: int
    ebene: int
    text: str


def angeboten(row: PruefungZeile) -> tuple[Bericht, ...]:
    """What can be written of a Prüfung now."""
    if row.grundgesamtheit is None:
        return ()
    if row.umfang is None:
        return (Bericht(PRUEFPLAN, row),)
    results = (PRUEFBERICHT, *((PRUEFERGEBNIS,) if row.ist_kdu else ())) if row.erledigt else ()
    return tuple(Bericht(art, row) for art in (*results, PRUEFPLAN, *_DRAWN))
