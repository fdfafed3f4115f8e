"""The embedded faces: which one can show a character, and how wide a text is in it."""

import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qmapp.reports import fonts
from qmapp.reports.pdf import patches

#: Shown for what no face has; the text layer keeps the true characters.
REPLACEMENT = "\ufffd"
_INVISIBLE = {"Cf", "Zl", "Zp"}
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters one face can show; ``actual`` is the true text where a replacement is shown."""

    text: str
    face: str
    actual: str = ""


class Face:
    """One registered TrueType face with its characters and their advance widths in thousandths of the size."""

    def __init__(self, name: str, font: Any):
        self.name = name
        self.font = font
        known = map(chr, font.face.charToGlyph)
        self.characters = frozenset(each for each in known if unicodedata.category(each) not in _INVISIBLE)
        self._width: dict[str, float] = {each: font.face.charWidths[ord(each)] for each in self.characters}
        # reportlab writes the no-break space as a space.
        self._width["\u00a0"] = self._width[" "]

    def width(self, text: str, size: float) -> float:
        """Width in points of a text this face can show."""
        widths = self._width
        return sum([widths[character] for character in text]) * size / 1000


@lru_cache(maxsize=1)
def _registered() -> dict[str, Face]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = {}
    for name, path in fonts.files().items():
        font = TTFont(name, str(path))
        patches.mend_metrics(font.face)
        pdfmetrics.registerFont(font)
        found[name] = Face(name, font)
    return found


def face(name: str) -> Face:
    """A face by its name (see ``qmapp.reports.fonts``); registers all of them when first asked."""
    with _lock:
        return _registered()[name]


def glyphs(text: str, name: str) -> tuple[Glyphs, ...]:
    """A text as runs that need no box: the wanted face, the fallback for what it lacks, then the replacement.

    Invisible format characters (joiners, direction marks) are left out: they have no glyph.
    """
    wanted = face(name)
    if wanted.characters.issuperset(text):
        return (Glyphs(text, name),) if text else ()
    fallback = "fallback-bold" if name.startswith("semibold") else "fallback"
    chain = (name, fallback, "fallback")
    runs: list[Glyphs] = []
    for character in text:
        if unicodedata.category(character) in _INVISIBLE:
            continue
        found = next((each for each in chain if character in face(each).characters), None)
        if found is None:
            runs.append(Glyphs(REPLACEMENT, "fallback", actual=character))
        elif runs and runs[-1].face == found and not runs[-1].actual:
            runs[-1] = Glyphs(runs[-1].text + character, found)
        else:
            runs.append(Glyphs(character, found))
    return tuple(runs)


def width(text: str, name: str, size: float) -> float:
    """Width in points of any text, fallback included."""
    wanted = face(name)
    try:
        return wanted.width(text, size)
    except KeyError:
        return sum(face(run.face).width(run.text, size) for run in glyphs(text, name))
