"""Where the reading of a file stands: the Befragung, the file, how it is understood, what was done."""

from dataclasses import dataclass, field
from uuid import UUID

from qmapp.checks import befragung as door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import einlesen
from qmapp.checks.befragung.einlesen import Einleseergebnis, Lage, Zielart, Zuordnung
from qmapp.checks.befragung.rows import Befragung, Einlesung
from qmapp.checks.katalog import Katalog
from qmapp.errors import UserError
from qmapp.spreadsheets import Tabelle
from qmapp.ui.checks.befragung.einlesen.blick import Blick, blick
from qmapp.ui.context import Context


@dataclass
class Stand:
    """Changes as the work goes on. Without a ``befragung_id`` the file makes a Befragung of its own."""

    befragung_id: UUID | None = None
    kopf: Befragung | None = None
    katalog: Katalog | None = None
    lage: Lage = field(default_factory=Lage)
    dateien: tuple[Einlesung, ...] = ()
    tabelle: Tabelle | None = None
    blick: Blick | None = None
    ergebnis: Einleseergebnis | None = None

    def load(self, context: Context) -> None:
        """Ask the queries again; a Befragung that is gone is forgotten."""
        self.kopf, self.katalog, self.dateien = None, None, ()
        if self.befragung_id is None:
            return
        try:
            self.kopf = context.read(door.befragung, self.befragung_id)
        except UserError:
            self.befragung_id = None  # its creation was undone while it was shown
            self.forget()
            return
        self.katalog = context.read(katalog_door.katalog, self.kopf.katalog_id)
        self.lage = context.read(einlesen.lage, self.befragung_id)
        self.dateien = context.read(einlesen.einlesungen, self.befragung_id)

    def forget(self) -> None:
        """No file is in hand."""
        self.tabelle = self.blick = self.ergebnis = None

    def begin(self, context: Context) -> Blick:
        """Propose how the file in hand is understood, as it was the last time if its heads are the same."""
        assert self.befragung_id is not None
        assert self.katalog is not None
        assert self.tabelle is not None
        kept = context.read(einlesen.gemerkt, self.befragung_id, self.tabelle.kopf)
        self.blick = blick(self.katalog, self.tabelle, einlesen.vorschlag(self.katalog, self.tabelle, kept))
        return self.blick

    def understand(self, zuordnung: Zuordnung) -> Blick | None:
        """Take the file another way."""
        self.blick = None if self.blick is None else self.blick.mit(zuordnung)
        return self.blick

    @property
    def zurueckgenommen(self) -> bool:
        """Whether the reading whose result is shown was taken back."""
        return self.ergebnis is not None and self.ergebnis.einlesung_id not in {file.id for file in self.dateien}

    @property
    def abgeschlossen(self) -> bool:
        """Whether the Befragung takes no sheets any more."""
        return self.kopf is not None and self.kopf.abgeschlossen_am is not None

    @property
    def bereit(self) -> bool:
        """Whether there are sheets that can be written."""
        bericht = None if self.blick is None else self.blick.bericht
        return bericht is not None and bericht.sauber and bericht.boegen > 0

    @property
    def name(self) -> str:
        """What is read into, for the head of the page."""
        return f"{self.kopf.kennung} · {self.kopf.titel}" if self.kopf is not None else "Neue Befragung aus einer Datei"

    def gefunden(self) -> tuple[int, int] | None:
        """(items a column was found for, items) of a file in hand."""
        if self.blick is None or not self.blick.tabelle.zeilen:
            return None
        items = sum(einlesen.zielart(punkt) is Zielart.ITEM for punkt in self.blick.katalog.punkte)
        return sum(target.art is Zielart.ITEM for target in self.blick.zuordnung.spalten), items
