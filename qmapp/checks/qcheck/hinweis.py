"""The hint of a question, taken apart: how to look, and what 3 and 1 point look like."""

import re
from dataclasses import dataclass
from typing import Final

_FORM: Final = re.compile(r"(?P<vorgehen>.*?)\s*\b3 = (?P<voll>.+?)[;.]\s+1 = (?P<teilweise>.+)", re.DOTALL)


@dataclass(frozen=True)
class Hinweis:
    """``vorgehen`` says how to look; ``voll`` and ``teilweise`` are empty where a catalogue does not tell them."""

    vorgehen: str
    voll: str = ""
    teilweise: str = ""


def zerlegt(hinweis: str) -> Hinweis:
    """The parts of a hint in the form of the shipped catalogues („… 3 = …; 1 = …“), else the whole as ``vorgehen``."""
    found = _FORM.fullmatch(hinweis.strip())
    if found is None:
        return Hinweis(hinweis.strip())
    return Hinweis(*(found[name].strip() for name in ("vorgehen", "voll", "teilweise")))
