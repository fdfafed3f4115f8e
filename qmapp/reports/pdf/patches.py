"""The one fault of reportlab 5.1 that cannot be avoided by using other functions of it, mended from outside.

Its ToUnicode map sends every unused code of a font subset to U+0000 and puts more than 100 entries in one block.
U+0000 is no character (PDF/UA-1, 7.21.7; ISO 19005-2, 6.2.11.7) and a block may hold 100 (PDF 1.7, 9.10.3). The
second known fault, that LinkAnnotation refuses /StructParent, does not concern us: ``canvas`` writes annotations as
plain dictionaries. reportlab is pinned to 5.1 because of this module; the tests validate every PDF.
"""

from collections.abc import Sequence

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


def apply() -> None:
    """Put the mended function in reportlab's place; applying it again changes nothing."""
    from reportlab.pdfbase import ttfonts

    ttfonts.makeToUnicodeCMap = to_unicode_cmap
