"""Figures of a Word report: caption, picture with its text alternative, source."""

from io import BytesIO

from qmapp.reports import alt, charts
from qmapp.reports.document import Figure
from qmapp.reports.text import clean
from qmapp.reports.word import styles
from qmapp.reports.word.manuscript import Manuscript

_DOTS_PER_INCH = 200


def add_figure(manuscript: Manuscript, block: Figure, number: int) -> None:
    """The figure at the end of the document."""
    manuscript.caption("Abbildung", number, block.title)
    if block.caption:
        manuscript.text(block.caption, "Klein").paragraph_format.keep_with_next = True
    picture = BytesIO()
    width = styles.TEXT_WIDTH.inches
    drawn = charts.draw(block.chart, width)
    drawn.savefig(picture, format="png", dpi=_DOTS_PER_INCH, facecolor="white")
    picture.seek(0)
    inline = manuscript.word.add_picture(picture, width=styles.TEXT_WIDTH)._inline
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # without these LibreOffice shifts the picture
    described = inline.docPr
    described.set("name", f"Abbildung {number}")
    described.set("descr", alt.of_figure(block))
    described.set("title", clean(block.title))
    if block.source:
        manuscript.text(block.source, "Klein")
