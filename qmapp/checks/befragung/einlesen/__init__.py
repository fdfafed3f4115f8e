"""Reading sheets from the export of a survey program: proposed, checked, and only then written.

``koepfe`` takes the heads of columns apart, ``vorschlag`` says what each probably goes to (``zuordnung``), ``werte``
what an answer means, ``lesung`` reads a file so, ``pruefung`` names all that is wrong, ``boegen`` writes. ``entwurf``
makes a catalogue of the heads of a file no catalogue here was made for.
"""

from qmapp.checks.befragung.einlesen.befunde import Befund, Bogenentwurf, Pruefbericht, Stelle, Wortlesart
from qmapp.checks.befragung.einlesen.boegen import (
    Einleseergebnis,
    einlesungen,
    gemerkt,
    lage,
    read_boegen,
    remove_einlesung,
)
from qmapp.checks.befragung.einlesen.entwurf import Katalogangaben, befragung_aus_tabelle, katalog_aus_tabelle
from qmapp.checks.befragung.einlesen.lesung import Lage, woerter_aller
from qmapp.checks.befragung.einlesen.pruefung import pruefe, skalenworte
from qmapp.checks.befragung.einlesen.skalen import Skalenvorschlag, skalen
from qmapp.checks.befragung.einlesen.spalten import lies_spalte
from qmapp.checks.befragung.einlesen.vorschlag import vorschlag, zielart
from qmapp.checks.befragung.einlesen.zuordnung import (
    ERLAUBBAR,
    Befundart,
    Grund,
    Richtung,
    Ziel,
    Zielart,
    Zuordnung,
)

__all__ = [
    "ERLAUBBAR",
    "Befund",
    "Befundart",
    "Bogenentwurf",
    "Einleseergebnis",
    "Grund",
    "Katalogangaben",
    "Lage",
    "Pruefbericht",
    "Richtung",
    "Skalenvorschlag",
    "Stelle",
    "Wortlesart",
    "Ziel",
    "Zielart",
    "Zuordnung",
    "befragung_aus_tabelle",
    "einlesungen",
    "gemerkt",
    "katalog_aus_tabelle",
    "lage",
    "lies_spalte",
    "pruefe",
    "read_boegen",
    "remove_einlesung",
    "skalen",
    "skalenworte",
    "vorschlag",
    "woerter_aller",
    "zielart",
]
