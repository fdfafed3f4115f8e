"""The questionnaire as PDF/UA: blocks put on pages, a place for its number, a foot that finds a lost page."""

from collections.abc import Iterator
from pathlib import Path

from qmapp.german import day
from qmapp.progress import Progress, silent
from qmapp.reports import palette
from qmapp.reports.fragebogen.bausteine import (
    HEADING,
    HEADING_PLAIN,
    HINT,
    LEFT,
    STRONG,
    STRONG_PLAIN,
    TEXT,
    TEXT_PLAIN,
    WIDTH,
    Absatz,
    Auswahl,
    Baustein,
    Raster,
    Rasterzeile,
    Satz,
    Schreibfeld,
)
from qmapp.reports.fragebogen.inhalt import Fragebogen
from qmapp.reports.pdf import typeset
from qmapp.reports.pdf.canvas import TaggedCanvas
from qmapp.reports.pdf.metadata import Information
from qmapp.reports.pdf.page import MM, PAGE_HEIGHT
from qmapp.reports.pdf.structure import Element
from qmapp.reports.pdf.typeset import Style
from qmapp.reports.target import replacing
from qmapp.reports.text import clean

_TOP, _BOTTOM = PAGE_HEIGHT - 16 * MM, 20 * MM
_FOLLOWING = 8 * MM
_NUMBER_WIDTH, _NUMBER_HEIGHT = 46 * MM, 17 * MM
_TITLE = Style("semibold", 19, 24)
_LABEL = Style("regular", 8.5, 11, palette.TEXT2)
_FOOT = Style("regular", 8, 10, palette.TEXT2)


def write_pdf(bogen: Fragebogen, path: Path, progress: Progress = silent) -> None:
    """Write the questionnaire; ``progress`` counts pages.

    Raises UserError if the target is open or write-protected; then it stays as it was.
    """
    raster = Raster(bogen.antworten)
    pages = list(_pages(list(_blocks(bogen, raster)), raster, _head_height(bogen)))
    information = Information(
        title=clean(f"Fragebogen {bogen.titel}"),
        author=clean(bogen.amt),
        subject=clean("In einfacher Sprache" if bogen.einfach else bogen.titel),
        identifier=clean(bogen.dokument),
    )
    with replacing(path) as draft:
        canvas = TaggedCanvas(draft, information)
        sheet = canvas.root.add("Sect")
        for number, blocks in enumerate(pages, 1):
            progress(number - 1, len(pages))
            _draw_page(canvas, sheet, bogen, raster, blocks, number, len(pages))
            canvas.end_page()
        canvas.save()
    progress(len(pages), len(pages))


def _blocks(bogen: Fragebogen, raster: Raster) -> Iterator[Baustein]:
    text, heading = (TEXT_PLAIN, HEADING_PLAIN) if bogen.einfach else (TEXT, HEADING)
    yield Absatz(bogen.einleitung, text, after=8)
    yield Absatz(bogen.anleitung, STRONG_PLAIN if bogen.einfach else STRONG, after=8, keeps=True)
    for number, words in enumerate(bogen.aussagen, 1):
        yield Satz(number, words, bogen.antworten) if bogen.einfach else Rasterzeile(raster, number, words)
    if bogen.freitexte:
        yield Absatz("", text, after=4, keeps=True)
        yield Absatz(bogen.worte_titel, heading, "H2", keeps=True)
        yield Absatz(bogen.freiwillig, text, keeps=True)
    yield from (Schreibfeld(words, hint, bogen.einfach) for words, hint in bogen.freitexte)
    if bogen.angaben:
        yield Absatz(bogen.angaben_titel, heading, "H2", keeps=True)
    yield from (Auswahl(words, options, bogen.einfach) for words, options in bogen.angaben)
    yield Absatz(
        ("\n" if bogen.einfach else " ").join(part for part in (bogen.dank, bogen.rueckgabe) if part), text, after=10
    )
    yield Absatz("Datenschutz", heading, "H2", keeps=True)
    yield Absatz(bogen.datenschutz, TEXT_PLAIN if bogen.einfach else HINT)


def _pages(blocks: list[Baustein], raster: Raster, head: float) -> Iterator[list[Baustein]]:
    """What stands on which page; a block that keeps the next goes with it."""
    page: list[Baustein] = []
    left = _TOP - _BOTTOM - head
    at = 0
    while at < len(blocks):
        end = at + 1
        while blocks[end - 1].keeps and end < len(blocks):
            end += 1
        group = blocks[at:end]
        needed = sum(block.height for block in group)
        if _begins_grid(group, page):
            needed += raster.head_height
        if needed > left and page:
            yield page
            page, left = [], _TOP - _BOTTOM - _FOLLOWING
            continue
        page += group
        left -= needed
        at = end
    yield page


def _begins_grid(group: list[Baustein], page: list[Baustein]) -> bool:
    """Whether the words above the columns have to be drawn first."""
    rows = [block for block in group if isinstance(block, Rasterzeile)]
    return bool(rows) and not any(isinstance(block, Rasterzeile) for block in page)


def _head_height(bogen: Fragebogen) -> float:
    title = typeset.typeset(bogen.titel, _TITLE, WIDTH - _NUMBER_WIDTH - 8 * MM)
    return max(title.height + 16, _NUMBER_HEIGHT) + 8 * MM


def _draw_page(
    canvas: TaggedCanvas,
    sheet: Element,
    bogen: Fragebogen,
    raster: Raster,
    blocks: list[Baustein],
    number: int,
    pages: int,
) -> None:
    _draw_foot(canvas, bogen, number, pages)
    y = _TOP - (_draw_head(canvas, sheet, bogen) if number == 1 else _FOLLOWING)
    if number > 1:
        words = f"{bogen.titel} · Bogennummer: ______________"
        canvas.tag(None)
        typeset.draw(canvas, typeset.typeset(words, _LABEL, WIDTH), LEFT, _TOP, None)
    grid = False
    for block in blocks:
        if isinstance(block, Rasterzeile) and not grid:
            raster.draw_head(canvas, sheet, y)
            y -= raster.head_height
            grid = True
        block.draw(canvas, sheet, y)
        y -= block.height


def _draw_head(canvas: TaggedCanvas, sheet: Element, bogen: Fragebogen) -> float:
    """Office, title, and the box for the number; the height it takes."""
    canvas.bookmark("bogen", _TOP + 8, clean(bogen.titel), 0)
    room = WIDTH - _NUMBER_WIDTH - 8 * MM
    typeset.draw(canvas, typeset.typeset(bogen.amt, _LABEL, room), LEFT, _TOP, sheet.add("P"))
    typeset.draw(canvas, typeset.typeset(bogen.titel, _TITLE, room), LEFT, _TOP - 14, sheet.add("H1"))
    left = LEFT + WIDTH - _NUMBER_WIDTH
    canvas.tag(None)
    canvas.box(left, _TOP - _NUMBER_HEIGHT, _NUMBER_WIDTH, _NUMBER_HEIGHT, palette.CONTROL, 0.9)
    words = "Bogennummer\nfüllt das Amt aus"
    element = sheet.add("P")
    typeset.draw(canvas, typeset.typeset(words, _LABEL, _NUMBER_WIDTH - 12), left + 6, _TOP - 3, element)
    return _head_height(bogen)


def _draw_foot(canvas: TaggedCanvas, bogen: Fragebogen, number: int, pages: int) -> None:
    """What every page repeats: artifacts."""
    canvas.tag(None)
    foot = 13 * MM
    canvas.rule(LEFT, foot + 4, WIDTH, palette.LINE)
    third = WIDTH / 3
    for place, (words, align) in enumerate(
        (
            (f"{bogen.kennung} · Stand {day(bogen.stand)}", "left"),
            (bogen.fusszeile, "center"),
            (f"Seite {number} von {pages}", "right"),
        )
    ):
        lines = typeset.typeset(words, _FOOT, third)
        typeset.draw(canvas, lines, LEFT + place * third, foot, None, align)
