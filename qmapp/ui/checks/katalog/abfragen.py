"""What the page asks of each kind of check: a catalogue knows none of them."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from qmapp.checks.aktenpruefung import verwendung as aktenpruefung
from qmapp.checks.befragung import verwendung as befragung
from qmapp.checks.katalog import Katalogart, KatalogZeile, Verwendung, kataloge
from qmapp.checks.qcheck import verwendung as qcheck

#: What is made against any version of a catalogue, by its code.
VERWENDUNG: Final[Mapping[Katalogart, Callable[[Any, str], tuple[Verwendung, ...]]]] = {
    Katalogart.AKTENPRUEFUNG: aktenpruefung.verwendung,
    Katalogart.QCHECK: qcheck.verwendung,
    Katalogart.BEFRAGUNG: befragung.verwendung,
}
#: How many run on each version, by its id.
LAUFENDE: Final[Mapping[Katalogart, Callable[[Any], dict[UUID, int]]]] = {
    Katalogart.AKTENPRUEFUNG: aktenpruefung.laufende,
    Katalogart.QCHECK: qcheck.laufende,
    Katalogart.BEFRAGUNG: befragung.laufende,
}


def find(session: Any, katalog_id: UUID) -> KatalogZeile | None:
    """A version of whichever kind, or None where it is gone."""
    return next((row for art in Katalogart for row in kataloge(session, art) if row.id == katalog_id), None)
