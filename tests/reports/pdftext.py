"""The words of a PDF as a reader's search finds them: through ToUnicode, with ActualText in place of what is drawn."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

#: What the codes of a font say, by the number of the font's object in the file.
Maps = dict[tuple[int, int], dict[int, str]]


def page_texts(path: Path, wanted: slice = slice(None)) -> list[str]:
    """The text of every wanted page in the order it is drawn, its pieces parted by spaces."""
    maps: Maps = {}
    with pikepdf.open(path) as pdf:
        return [" ".join(_pieces(sheet, sheet.Resources, maps)) for sheet in list(pdf.pages)[wanted]]


def _pieces(stream: Any, resources: Any, maps: Maps) -> Iterator[str]:
    current: dict[int, str] = {}
    nested: list[bool] = []
    for operands, operator in pikepdf.parse_content_stream(stream):
        name = str(operator)
        if name in ("BDC", "BMC"):
            actual = _actual(operands[1], resources) if name == "BDC" else None
            nested.append(actual is not None)
            if actual is not None:
                yield actual
        elif name == "EMC":
            nested.pop()
        elif name == "Tf":
            font = resources.Font[str(operands[0])]
            assert font.is_indirect, "fonts are told apart by the numbers of their objects"
            if font.objgen not in maps:
                maps[font.objgen] = _unicode_map(font)
            current = maps[font.objgen]
        elif name == "Tj" and not any(nested):
            yield "".join(current.get(code, "") for code in bytes(operands[0]))
        elif name == "Do" and not any(nested):
            found = resources.XObject[str(operands[0])]
            if found.get("/Subtype") == "/Form":
                yield from _pieces(found, found.get("/Resources", resources), maps)


def _actual(properties: Any, resources: Any) -> str | None:
    if isinstance(properties, pikepdf.Name):
        properties = resources.Properties[str(properties)]
    found = properties.get("/ActualText")
    return None if found is None else str(found)


def _unicode_map(font: Any) -> dict[int, str]:
    source = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for first, last, start in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", source):
        for offset in range(int(last, 16) - int(first, 16) + 1):
            found[int(first, 16) + offset] = chr(int(start, 16) + offset)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, _, listed in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.S):
            for offset, code in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", listed)):
                found[int(first, 16) + offset] = bytes.fromhex(code).decode("utf-16-be")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, char in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(char).decode("utf-16-be")
    return found
