"""The name of a field: 40 characters that say which row, which field, and what stood in it when it was written.

Word allows bookmarks no more than 40 letters and digits, and LibreOffice keeps nothing but the bookmarks.
"""

import base64
import hashlib
import re
from uuid import UUID

from qmapp.act.management_response.rueckgabe.rows import Anker, Ziel
from qmapp.german import clean_text

#: Names begin so, the suffix is what a word processor adds to the bookmark of a copy.
_NAME = re.compile(r"qc([a-z])([a-z2-7]{26})([a-z]{2})([a-z2-7]{9})(?P<copy>.*)", re.DOTALL)


def name(anker: Anker) -> str:
    """``qce``, the id in base 32, the field's two letters and the fingerprint."""
    number = base64.b32encode(anker.id.bytes).decode().rstrip("=").lower()
    return f"qc{anker.ziel.value}{number}{anker.feld}{anker.stand}"


def anker(text: str) -> Anker | None:
    """What a name says; None for any other text."""
    found = _NAME.fullmatch(text.strip().lower())
    if found is None or found[1] not in {ziel.value for ziel in Ziel}:
        return None
    number = base64.b32decode(found[2].upper() + "======")
    return Anker(Ziel(found[1]), UUID(bytes=number), found[3], found[4])


def fingerabdruck(text: str) -> str:
    """Nine letters (45 bits of SHA-256) that tell whether a text is still the one that was written."""
    digest = hashlib.sha256(gleich(text).encode()).digest()
    return base64.b32encode(digest).decode()[:9].lower()


def gleich(text: str) -> str:
    """A text without what word processors change on their own: spaces of any kind, empty lines, ends of lines."""
    lines = (" ".join(line.split()) for line in clean_text(text.replace("\t", " ")).split("\n"))
    return "\n".join(line for line in lines if line)
