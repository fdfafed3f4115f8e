"""A canvas that draws nothing: the layout runs over it once to learn on which page each heading will stand."""

from typing import TYPE_CHECKING

from qmapp.reports.pdf.structure import Element

if TYPE_CHECKING:
    from matplotlib.figure import Figure as MatplotlibFigure


class BlankCanvas:
    """The whole of what pieces may draw with, in points from the lower left corner of the page.

    ``tag`` says which element the following content belongs to; without one it is an artifact. The tag holds until
    the next call or the end of the page.
    """

    def __init__(self) -> None:
        self.root = Element("Document")

    def tag(self, element: Element | None) -> None:
        """What is drawn from here on is content of ``element``; None makes it an artifact."""

    def show(self, x: float, y: float, text: str, face: str, size: float, colour: str, actual: str = "") -> None:
        """Draw characters the face has, from ``x`` on the baseline ``y``; ``actual`` is what the text layer says."""

    def area(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """A filled rectangle."""

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.5) -> None:
        """A horizontal line."""
        self.area(x, y - thickness / 2, width, thickness, colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around a point."""

    def chart(self, figure: "MatplotlibFigure", x: float, y: float) -> None:
        """A chart as vectors with its lower left corner at a point."""

    def link(self, element: Element, box: tuple[float, float, float, float], target: str, words: str) -> None:
        """Make a box lead to a web address or, with a leading ``#``, to a bookmark; ``element`` is its Link."""

    def bookmark(self, name: str, y: float, title: str, level: int) -> None:
        """A place to jump to, listed in the outline at ``level`` 0 or deeper."""

    def end_page(self) -> None:
        """Close the page and open the next one."""
