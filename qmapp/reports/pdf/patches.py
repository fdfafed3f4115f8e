"""Faults of reportlab 5.1 that cannot be avoided by using other functions of it, mended from outside.

1. Its ToUnicode map sends every unused code of a font subset to U+0000 and puts more than 100 entries in one block.
   U+0000 is no character (PDF/UA-1, 7.21.7; ISO 19005-2, 6.2.11.7), and a block may hold 100 (PDF 1.7, 9.10.3).
2. No end of line stands before ``endstream`` (ISO 19005-2, 6.1.7.1).
3. Glyphs behind the last full entry of ``hmtx``, all but a few of a fixed-width face, get their width in thousandths
   instead of font units; the subset in the file then contradicts /Widths (PDF/UA-1, 7.21.5).

A further known fault, that LinkAnnotation refuses /StructParent, does not concern us: ``canvas`` writes annotations
as plain dictionaries. reportlab is pinned to 5.1 because of this module; the tests validate every PDF.
"""

from collections.abc import Sequence
from typing import Any

_BLOCK = 100


def to_unicode_cmap(fontname: str, subset: Sequence[int]) -> str:
    """The CMap of a font subset, whose codes are the positions in ``subset`` and whose values are code points."""
    pairs = [(code, value) for code, value in enumerate(subset) if value]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), _BLOCK):
        block = pairs[start : start + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(value).encode('utf-16-be').hex().upper()}>" for code, value in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def mend_metrics(face: Any) -> None:
    """Give the glyphs behind the last full entry that entry's width in font units, as ``hmtx`` means it."""
    full = int.from_bytes(face.get_table("hhea")[34:36], "big")
    last = face.hmetrics[full - 1][0]
    face.hmetrics[full:] = [(last, bearing) for _, bearing in face.hmetrics[full:]]


def apply() -> None:
    """Put the mended functions in reportlab's place; applying it again changes nothing."""
    from reportlab.pdfbase import pdfdoc, ttfonts

    ttfonts.makeToUnicodeCMap = to_unicode_cmap
    if pdfdoc.PDFStream.format is not _format_stream:
        _format_stream.original = pdfdoc.PDFStream.format  # type: ignore[attr-defined]  # kept beside its successor
        pdfdoc.PDFStream.format = _format_stream


def _format_stream(stream: Any, document: Any) -> bytes:
    written: bytes = _format_stream.original(stream, document)  # type: ignore[attr-defined]
    return written.removesuffix(b"endstream\n") + b"\nendstream\n"
