"""Everything a reader sees in a document tree, as text."""

from dataclasses import fields, is_dataclass
from typing import Any

from qmapp.reports.document import Document, Table


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def text(node: Any) -> str:
    """All strings of a tree, one per line, in order."""
    return "\n".join(_strings(node))


def _strings(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, (tuple, list)):
        return [s for item in node for s in _strings(item)]
    if is_dataclass(node):
        return [s for f in fields(node) for s in _strings(getattr(node, f.name))]
    return []
