"""Which Befragungen are shown: by words, state and who was asked."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.rows import BefragungZeile, Perspektive
from qmapp.german import folded
from qmapp.ui.style import Tone


class Zeigen(StrEnum):
    """What the filter lets through."""

    ALLE = "alle"
    OFFEN = "offen"
    ABGESCHLOSSEN = "abgeschlossen"


ZEIGEN: Final[tuple[tuple[object, str], ...]] = (
    (Zeigen.ALLE, "Alle"),
    (Zeigen.OFFEN, "Offen"),
    (Zeigen.ABGESCHLOSSEN, "Abgeschlossen"),
)
PERSPEKTIVEN: Final[tuple[tuple[object, str], ...]] = ((None, "Alle"), *worte.PERSPEKTIVEN.items())


def passend(
    rows: Sequence[BefragungZeile], text: str = "", zeigen: str = Zeigen.ALLE, wer: Perspektive | None = None
) -> tuple[BefragungZeile, ...]:
    """Those that have every word of ``text`` in what is said of them, and pass both filters."""
    words = folded(text).split()
    return tuple(
        row
        for row in rows
        if (zeigen == Zeigen.ALLE or (row.abgeschlossen_am is None) == (zeigen == Zeigen.OFFEN))
        and wer in (None, row.perspektive)
        and all(word in _said(row) for word in words)
    )


def stand(row: BefragungZeile) -> tuple[Tone, str]:
    """The state as tone and word."""
    if row.abgeschlossen_am is not None:
        return "ok", "Abgeschlossen"
    return ("info", "In Erfassung") if row.boegen else ("neutral", "In Planung")


def _said(row: BefragungZeile) -> str:
    return folded(" ".join((row.kennung, row.titel, worte.PERSPEKTIVEN[row.perspektive], row.katalog_code)))
