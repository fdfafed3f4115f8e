"""Which Q-Checks are shown: by words, state and year."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import QCheckZeile, Stand
from qmapp.german import folded


class Zeigen(StrEnum):
    """What a filter lets through besides a single state."""

    ALLE = "alle"
    OFFEN = "offen"


#: Value → words, in the order offered; a value is a :class:`Zeigen` or a :class:`Stand`.
FILTER: Final[dict[str, str]] = {
    Zeigen.ALLE: "Alle",
    Zeigen.OFFEN: "Noch nicht versiegelt",
    **{stand: words[0].upper() + words[1:] for stand, words in worte.STAENDE.items()},
}
#: The year of a Q-Check without a period.
OHNE_ZEITRAUM: Final = 0


def jahr(row: QCheckZeile) -> int:
    """The year its period ends in (begins in, where the end is open)."""
    day = row.bis or row.von
    return OHNE_ZEITRAUM if day is None else day.year


def jahre(rows: Sequence[QCheckZeile]) -> tuple[int, ...]:
    """The years there are, the newest first, those without a period last."""
    return tuple(sorted({jahr(row) for row in rows}, reverse=True))


def passend(
    rows: Sequence[QCheckZeile], text: str = "", zeigen: str = Zeigen.ALLE, im_jahr: int | None = None
) -> tuple[QCheckZeile, ...]:
    """Those that have every word of ``text`` in what is said of them, and pass both filters."""
    words = folded(text).split()
    return tuple(
        row
        for row in rows
        if _passes(row, zeigen) and im_jahr in (None, jahr(row)) and all(word in _said(row) for word in words)
    )


def _passes(row: QCheckZeile, zeigen: str) -> bool:
    if zeigen == Zeigen.OFFEN:
        return row.stand is not Stand.VERSIEGELT
    return zeigen in (Zeigen.ALLE, row.stand)


def _said(row: QCheckZeile) -> str:
    return folded(" ".join((row.kennung, row.titel, row.prozess, row.einheit, row.katalog_code)))
