"""Two versions of a Prüfpunkt in words side by side, what differs in brackets."""

import difflib
from collections.abc import Sequence
from typing import Final, Protocol

from qmapp.checks.katalog import Pruefpunkt
from qmapp.checks.katalog.unterschied import FELDER, Feldunterschied

LEGEND: Final = "Was sich geändert hat, steht in [eckigen Klammern]."


class Zweifassung(Protocol):
    """A Prüfpunkt of two versions; one of them None where it is new or gone."""

    @property
    def alt(self) -> Pruefpunkt | None:
        """As it was."""

    @property
    def neu(self) -> Pruefpunkt | None:
        """As it is now."""

    @property
    def felder(self) -> tuple[Feldunterschied, ...]:
        """What differs where both are."""


def side_by_side(row: Zweifassung) -> tuple[str, str]:
    """Both texts of a Prüfpunkt; what is only in one of them stands in brackets."""
    if row.alt is None or row.neu is None:
        gone, new = (row.alt.frage if row.alt else "–"), (row.neu.frage if row.neu else "–")
        return gone, new
    if not row.felder:
        return f"Platz {row.alt.nummer}", f"Platz {row.neu.nummer}"
    pairs = [(FELDER[field.feld], *marked(field.alt, field.neu)) for field in row.felder]
    old = "\n\n".join(f"{name}: {before}" for name, before, _ in pairs)
    new = "\n\n".join(f"{name}: {after}" for name, _, after in pairs)
    return old, new


def marked(alt: str, neu: str) -> tuple[str, str]:
    """Two texts; what is only in one of them stands in brackets."""
    before, after = alt.split(" "), neu.split(" ")
    left: list[str] = []
    right: list[str] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        same = kind == "equal"
        left += _part(before[a:b], same=same)
        right += _part(after[c:d], same=same)
    return " ".join(left) or "–", " ".join(right) or "–"


def _part(words: Sequence[str], *, same: bool) -> list[str]:
    if not words or same:
        return list(words)
    return [f"[{' '.join(words)}]"] if any(words) else []
