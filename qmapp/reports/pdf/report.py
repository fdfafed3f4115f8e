"""A document as pages: its blocks made ready, kept together where they belong together, drawn in order."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import cast

from qmapp.progress import Progress, silent
from qmapp.reports.document import (
    Block,
    BulletList,
    CheckboxLine,
    Document,
    Facts,
    Figure,
    Heading,
    KeyFigures,
    Lead,
    MarginNote,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Preformatted,
    Signatures,
    Span,
    Table,
    TableOfContents,
    imprint,
    levels,
    numbered,
)
from qmapp.reports.pdf import boxes, running, typeset
from qmapp.reports.pdf.blank import BlankCanvas
from qmapp.reports.pdf.canvas import TaggedCanvas
from qmapp.reports.pdf.contents import ContentsPiece, Entry
from qmapp.reports.pdf.figure import FigurePiece
from qmapp.reports.pdf.metadata import Information
from qmapp.reports.pdf.page import LONGEST_MARGIN, MM, TEXT_WIDTH, USABLE, Margin, Page, Piece, margin
from qmapp.reports.pdf.table import TablePiece, facts
from qmapp.reports.target import replacing
from qmapp.reports.text import clean


def render(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write the PDF; see :func:`qmapp.reports.pdf.render_pdf`."""
    pages: dict[str, int] = {}
    pieces = list(_pieces(document, pages))
    if any(isinstance(block, TableOfContents) for block in document.blocks):
        pages.update(_draw(pieces, document, BlankCanvas(), silent).pages)
    information = Information(
        title=clean(document.title),
        author=clean(document.author or document.office),
        subject=clean(document.subtitle),
        keywords=clean(" ".join(value for name, value in imprint(document) if name in {"Dokument", "Version"})),
        identifier=clean(document.document_id),
        language=document.language,
    )
    with replacing(path) as draft:
        canvas = TaggedCanvas(draft, information)
        _draw(pieces, document, canvas, progress)
        canvas.end_page()
        canvas.save()


class _Break:
    """The wish for a new page."""


_Ready = Piece | Margin | _Break


def _draw(pieces: list[_Ready], document: Document, canvas: BlankCanvas, progress: Progress) -> Page:
    page = Page(canvas, document)
    gap, notes = 0.0, 0
    waiting: Margin | None = None
    for position, piece in enumerate(pieces):
        progress(position, len(pieces))
        if isinstance(piece, _Break):
            if not page.at_top:
                page.break_page()
        elif isinstance(piece, Margin):
            waiting = piece
        else:
            _advance(page, pieces, position, gap, waiting)
            if waiting is not None:
                notes += 1
                element = canvas.root.add("Note", ID=f"(randnotiz-{notes})".encode())
                page.note(waiting, element.add("P"), element.add("P"), lift=2)
                waiting = None
            piece.draw(page)
            gap = piece.after
    progress(len(pieces), len(pieces))
    return page


def _advance(page: Page, pieces: list[_Ready], position: int, gap: float, waiting: Margin | None) -> None:
    """Leave the space between two pieces, or go to a new page if what belongs together does not fit."""
    piece = cast(Piece, pieces[position])
    needed, follower = piece.first, position
    while cast(Piece, pieces[follower]).keeps_next and follower + 1 < len(pieces):
        follower += 1
        if isinstance(pieces[follower], _Break):
            break
        note = pieces[follower]
        if isinstance(note, Margin):
            follower += 1
            if follower == len(pieces) or isinstance(pieces[follower], Margin | _Break):
                break
        following = cast(Piece, pieces[follower])
        side = note if isinstance(note, Margin) else getattr(following, "margin", None)
        needed += following.before + max(following.first, side.height if side else 0.0)
    beside = waiting or getattr(piece, "margin", None)
    space = max(piece.before, gap)
    if not page.at_top:
        page.y -= space
        lacks = beside is not None and not page.fits_margin(beside)
        if (needed > page.left_over and needed <= USABLE) or piece.first > page.left_over or lacks:
            page.break_page()


def _pieces(document: Document, pages: Mapping[str, int]) -> Iterator[_Ready]:
    yield running.HeadingPiece(document.title, 0, phase=document.phase, bookmark="titel")
    if document.subtitle:
        yield running.ParagraphPiece(typeset.typeset(document.subtitle, typeset.SUBTITLE, TEXT_WIDTH), before=0)
    depths = levels(document)
    for position, (block, number) in enumerate(numbered(document)):
        if isinstance(block, Heading):
            level = depths[position]
            yield running.HeadingPiece(block.text, level, block.number, block.phase, f"k{position}")
        elif isinstance(block, TableOfContents):
            yield running.HeadingPiece(block.title, 1, bookmark=f"k{position}")
            yield ContentsPiece(_entries(document, depths, block.levels), pages)
        else:
            piece = _piece(block, number, position)
            if isinstance(piece, running.ParagraphPiece) and position + 1 < len(document.blocks):
                piece.keeps_next = isinstance(document.blocks[position + 1], Signatures)
            yield piece
    yield from _imprint(document)


def _entries(document: Document, depths: Mapping[int, int], deepest: int) -> tuple[Entry, ...]:
    return tuple(
        Entry(clean(f"{block.number}  {block.text}".strip()).replace("\n", " "), depths[position], f"k{position}")
        for position, block in enumerate(document.blocks)
        if isinstance(block, Heading) and depths[position] <= deepest
    )


def _imprint(document: Document) -> Iterator[Piece]:
    """What identifies the paper, small and last."""
    rows = imprint(document)
    if document.document_id or document.anchor:
        first = " · ".join(f"{name} {value}" for name, value in rows if value != document.anchor)
        yield replace(running.paragraph(first, small=True), before=9 * MM, keeps_next=bool(document.anchor))
    if document.anchor:
        yield replace(running.paragraph(f"{rows[-1][0]}: {document.anchor}", small=True), before=1.0)


def _piece(block: Block, number: int, position: int) -> _Ready:  # noqa: C901 - one line per kind of block
    match block:
        case Lead(text):
            return running.lead(text)
        case KeyFigures():
            return boxes.KeyFiguresPiece(block)
        case Paragraph(text, small):
            return running.paragraph(text, small=small)
        case BulletList(items):
            return running.bullets(items)
        case NumberedList(items):
            return running.numbers(items)
        case Table():
            return TablePiece(block, f"Tabelle {number}")
        case Facts():
            return facts(block)
        case Figure():
            return FigurePiece(block, number)
        case Note():
            return boxes.NotePiece(block, position)
        case MarginNote(title, text):
            if len(title) + len(text) > LONGEST_MARGIN:
                return running.paragraph((Span(title + " ", bold=True), Span(text)), small=True)
            return margin(title, text)
        case PageBreak():
            return _Break()
        case Preformatted(lines):
            return running.preformatted(lines)
        case Signatures(roles):
            return running.SignaturesPiece(roles)
        case CheckboxLine(text, checked):
            return running.checkbox(text, checked=checked)
        case Heading() | TableOfContents():
            raise AssertionError("headings and contents need their place in the document")
