"""The structure tree of a tagged PDF (PDF 1.7, 14.7 and 14.8): elements, what they hold, and how it is written."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

#: Annotations are numbered behind the pages in the parent tree.
ANNOTATIONS_FROM = 1_000_000


@dataclass(slots=True)
class Marked:
    """A run of marked content: page by position and its number on that page."""

    page: int
    mcid: int


@dataclass(slots=True)
class Annotated:
    """An annotation that belongs to an element."""

    page: int
    reference: Any


@dataclass(eq=False, slots=True)
class Element:
    """One element; ``attributes`` are finished PDF fragments by key (``/Alt``, ``/A``), kids stand in reading order."""

    tag: str
    kids: list["Element | Marked | Annotated"] = field(default_factory=list)
    attributes: dict[str, bytes] = field(default_factory=dict)
    number: int = 0

    def add(self, tag: str, **attributes: bytes) -> "Element":
        """A new last kid."""
        kid = Element(tag, attributes=attributes)
        self.kids.append(kid)
        return kid


def text_string(text: str) -> bytes:
    """A PDF text string that holds any text: UTF-16 with byte order mark, as hex."""
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


def table_header(scope: str) -> bytes:
    """Attributes of a TH; ``scope`` is Column or Row."""
    return f"<< /O /Table /Scope /{scope} >>".encode()


def list_numbering(kind: str) -> bytes:
    """Attributes of an L; ``kind`` is Disc, Decimal or None."""
    return f"<< /O /List /ListNumbering /{kind} >>".encode()


def bounding_box(left: float, bottom: float, right: float, top: float) -> bytes:
    """Attributes of a Figure, in points of the page."""
    box = f"{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
    return f"<< /O /Layout /Placement /Block /BBox [{box}] >>".encode()


class _Written(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An element on its way into the file; written by hand because a long table has tens of thousands of them."""

    __RefOnly__ = 1

    def __init__(self, element: Element, parent: PDFObject):
        self.element = element
        self.parent = parent

    def format(self, document: Any) -> bytes:
        numbers = document.idToObjectNumberAndVersion
        parts = [b"<< /Type /StructElem /S /", self.element.tag.encode(), b" /P ", self.parent.format(document)]
        parts += [b" /" + key.encode() + b" " + value for key, value in self.element.attributes.items()]
        parts.append(b" /K [")
        for kid in self.element.kids:
            if isinstance(kid, Element):
                parts.append(b" %d 0 R" % numbers[f"SE{kid.number}"][0])
                continue
            page = document.qcheck_pages[kid.page].format(document)
            if isinstance(kid, Marked):
                parts.append(b" << /Type /MCR /Pg %s /MCID %d >>" % (page, kid.mcid))
            else:
                parts.append(b" << /Type /OBJR /Pg %s /Obj %s >>" % (page, kid.reference.format(document)))
        return b"".join([*parts, b" ] >>"])


def write(
    document: Any, root: Element, pages: list[list[Element]], page_objects: list[Any], links: list[Element]
) -> Any:
    """Register the whole tree with reportlab's document and return the structure tree root.

    ``pages`` holds for each page the elements of its marked content in order of MCID, ``links`` the elements of the
    annotations in order of their numbers.
    """
    document.qcheck_pages = [document.Reference(page) for page in page_objects]
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    references: dict[int, Any] = {}
    named: list[tuple[Element, Any]] = []
    waiting = [(root, document.Reference(tree, "StructTreeRoot"))]
    while waiting:
        element, parent = waiting.pop()
        element.number = len(references) + 1
        references[id(element)] = document.Reference(_Written(element, parent), f"SE{element.number}")
        if "ID" in element.attributes:
            named.append((element, references[id(element)]))
        waiting += [(kid, references[id(element)]) for kid in element.kids if isinstance(kid, Element)]
    numbers: list[Any] = []
    for position, marked in enumerate(pages):
        numbers += [position, PDFArray([references[id(element)] for element in marked])]
    for position, element in enumerate(links):
        numbers += [ANNOTATIONS_FROM + position, references[id(element)]]
    tree["K"] = PDFArray([references[id(root)]])
    tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "ParentTree")
    tree["ParentTreeNextKey"] = ANNOTATIONS_FROM + len(links)
    if named:
        tree["IDTree"] = PDFDictionary({"Names": PDFArray(_names(named))})
    return tree


def _names(named: list[tuple[Element, Any]]) -> list[Any]:
    """Names of a name tree stand in order (PDF 1.7, 7.9.6)."""
    pairs = sorted((element.attributes["ID"].strip(b"()").decode(), reference) for element, reference in named)
    return [part for name, reference in pairs for part in (PDFString(name), reference)]
