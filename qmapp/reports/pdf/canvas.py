"""A reportlab canvas that tags while it draws: everything belongs to an element or is an artifact."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from qmapp.reports.pdf import faces, metadata, patches, structure
from qmapp.reports.pdf.blank import BlankCanvas
from qmapp.reports.pdf.structure import Annotated, Element, Marked

if TYPE_CHECKING:
    from matplotlib.figure import Figure as MatplotlibFigure

_PRINTED = 4  # annotation flag, PDF 1.7, table 165


def rgb(colour: str) -> tuple[float, float, float]:
    """``#14567A`` as three parts of 1."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red / 255, green / 255, blue / 255


class TaggedCanvas(BlankCanvas):
    """The canvas that writes the file."""

    def __init__(self, path: Path, information: metadata.Information):
        super().__init__()
        patches.apply()
        faces.face("regular")
        self._information = information
        self.reportlab = Canvas(
            str(path),
            pagesize=A4,
            pdfVersion=(1, 7),
            lang=information.language,
            initialFontName="regular",
            pageCompression=1,
        )
        self.page = 0
        self._current: Element | None = None
        self._marked: list[list[Element]] = [[]]
        self._links: list[Element] = []
        self._levels: list[int] = []
        self._stamping = False
        self._code.append("/Artifact BMC")

    @property
    def _code(self) -> list[str]:
        code: list[str] = self.reportlab._code
        return code

    def tag(self, element: Element | None) -> None:
        if self._stamping or element is self._current:
            return
        self._current = element
        self._code.append("EMC")
        if element is None:
            self._code.append("/Artifact BMC")
            return
        marked = self._marked[self.page]
        element.kids.append(Marked(self.page, len(marked)))
        self._code.append(f"/{element.tag} <</MCID {len(marked)}>> BDC")
        marked.append(element)

    def show(self, x: float, y: float, text: str, face: str, size: float, colour: str, actual: str = "") -> None:
        font, canvas = faces.face(face).font, self.reportlab
        red, green, blue = rgb(colour)
        operators = [f"BT {red:.4g} {green:.4g} {blue:.4g} rg 1 0 0 1 {x:.2f} {y:.2f} Tm"]
        for subset, codes in font.splitString(text, canvas._doc):
            name = font.getSubsetInternalName(subset, canvas._doc)
            operators.append(f"{name} {size:g} Tf ({canvas._escape(codes)}) Tj")
        operators.append("ET")
        if actual:
            literal = structure.text_string(actual).decode()
            operators = [f"/Span <</ActualText {literal}>> BDC", *operators, "EMC"]
        self._code.append(" ".join(operators))

    def area(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        self.reportlab.setFillColorRGB(*rgb(colour))
        if radius:
            self.reportlab.roundRect(x, y, width, height, radius, stroke=0, fill=1)
        else:
            self.reportlab.rect(x, y, width, height, stroke=0, fill=1)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.reportlab.setFillColorRGB(*rgb(colour))
        self.reportlab.circle(x, y, radius, stroke=0, fill=1)

    def box(self, x: float, y: float, width: float, height: float, colour: str, thickness: float = 0.6) -> None:
        """The outline of a rectangle, for a cross or a number by hand."""
        self.reportlab.setStrokeColorRGB(*rgb(colour))
        self.reportlab.setLineWidth(thickness)
        self.reportlab.rect(x, y, width, height, stroke=1, fill=0)

    def stamp(
        self, name: str, x: float, y: float, size: tuple[float, float], drawn: "Callable[[TaggedCanvas], object]"
    ) -> None:
        """What repeats on many pages, drawn once below and right of the origin and then only referred to.

        All of it is content of the element tagged when it is called (PDF 1.7, 14.7.4.2: a form without numbers of its
        own may be used many times).
        """
        canvas = self.reportlab
        if not canvas.hasForm(name):
            canvas.beginForm(name, 0, -size[1], size[0], 0)
            self._stamping = True
            drawn(self)
            self._stamping = False
            canvas.endForm()
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
        canvas.doForm(name)
        self._code.append("Q")

    def chart(self, figure: "MatplotlibFigure", x: float, y: float) -> None:
        from qmapp.reports.pdf.vector import draw_figure

        self.reportlab.saveState()
        self.reportlab.translate(x, y)
        draw_figure(figure, self)
        self.reportlab.restoreState()

    def link(self, element: Element, box: tuple[float, float, float, float], target: str, words: str) -> None:
        annotation = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(value, 2) for value in box]),
            "Border": PDFArray([0, 0, 0]),
            "F": _PRINTED,
            "Contents": PDFString(words),
            "StructParent": structure.ANNOTATIONS_FROM + len(self._links),
        }
        if target.startswith("#"):
            annotation["Dest"] = self.reportlab._bookmarkReference(target[1:])
        else:
            address = PDFString(quote(target, "%/:?#&=@+,;~!$'*"))
            annotation["A"] = PDFDictionary({"Type": PDFName("Action"), "S": PDFName("URI"), "URI": address})
        self.reportlab._addAnnotation(PDFDictionary(annotation))
        element.kids.append(Annotated(self.page, self.reportlab._annotationrefs[-1]))
        self._links.append(element)

    def bookmark(self, name: str, y: float, title: str, level: int) -> None:
        self.reportlab.bookmarkHorizontalAbsolute(name, y)
        depth = min(level, self._levels[-1] + 1 if self._levels else 0)
        self._levels.append(depth)
        self.reportlab.addOutlineEntry(title, name, depth)

    def end_page(self) -> None:
        self.tag(None)
        self._code.append("EMC")
        self.reportlab.showPage()
        page = self.reportlab._doc.Pages.pages[-1]
        # Two keys reportlab does not know; the list of keys is copied so that other documents keep theirs.
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = self.page
        page.Tabs = PDFName("S")
        self.page += 1
        self._marked.append([])
        self._code.append("/Artifact BMC")

    def save(self) -> None:
        """Write the file; the page drawn last must have been ended."""
        canvas = self.reportlab
        # reportlab would make a page of the artifact opened for a page that never comes.
        canvas._code.clear()
        document = canvas._doc
        tree = structure.write(document, self.root, self._marked[: self.page], document.Pages.pages, self._links)
        document.Catalog.StructTreeRoot = tree
        metadata.write(canvas, self._information, datetime.now(UTC))
        canvas.save()
