"""The styles of a Word report: own colours with enough contrast, a face every office computer has, A4."""

import re
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from qmapp.reports import palette
from qmapp.reports.word.ooxml import element

#: Source Sans is not installed in offices; a missing face would be replaced by whatever the program likes.
FACE, MONO_FACE = "Calibri", "Consolas"
TEXT_WIDTH = Mm(165)

#: Style name, what it is based on, size, colour, bold, space before and after in points.
_PARAGRAPHS = (
    ("Title", "Normal", 22, palette.TEXT, True, 0, 4),
    ("Subtitle", "Normal", 11, palette.TEXT2, False, 0, 10),
    ("Heading 1", "Normal", 15, palette.TEXT, True, 20, 6),
    ("Heading 2", "Normal", 12.5, palette.TEXT, True, 14, 4),
    ("Heading 3", "Normal", 11, palette.TEXT, True, 10, 3),
    ("Caption", "Normal", 10.5, palette.TEXT, True, 14, 3),
    ("Kernaussage", "Normal", 13, palette.ACCENT, True, 6, 10),
    ("Klein", "Normal", 9, palette.TEXT2, False, 0, 4),
    ("Randnotiz", "Klein", 9, palette.TEXT2, False, 6, 6),
    ("Phase", "Normal", 9, palette.TEXT2, True, 16, 0),
    ("Tabelle", "Normal", 9.5, palette.TEXT, False, 1.5, 1.5),
    ("Tabellenkopf", "Tabelle", 9, palette.TEXT2, True, 2, 2),
    ("Kennzahl", "Tabelle", 20, palette.TEXT, True, 0, 0),
    ("Abstand", "Normal", 2, palette.TEXT, False, 0, 0),
    ("Kasten", "Normal", 10, palette.TEXT, False, 0, 0),
    ("Vorformatiert", "Normal", 9, palette.TEXT, False, 4, 8),
    ("Verzeichnis 1", "Normal", 10.5, palette.TEXT, True, 4, 2),
    ("Verzeichnis 2", "Normal", 10.5, palette.TEXT, False, 0, 2),
    ("Verzeichnis 3", "Normal", 10, palette.TEXT2, False, 0, 2),
)


#: What follows the ground among a paragraph's properties; Word refuses files with another order (CT_PPrBase).
_BEHIND_GROUND = tuple(
    f"w:{name}"
    for name in re.findall(
        r"\w+",
        "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
        "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection "
        "textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    )
)


def apply(document: WordDocument) -> None:
    """Set page, faces, sizes and colours."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(27), Mm(24)
    section.header_distance, section.footer_distance = Mm(13), Mm(11)
    normal = document.styles["Normal"]
    _look(normal, 10.5, palette.TEXT, None, 0, 6)
    normal.paragraph_format.line_spacing = 1.2
    for name, base, size, colour, bold, before, after in _PARAGRAPHS:
        style = _style(document, name)
        style.base_style = document.styles[base]
        _look(style, size, colour, bold, before, after)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption", "Phase", "Title"):
        document.styles[name].paragraph_format.keep_with_next = True
    for name, size in (("List Bullet", 10.5), ("List Number", 10.5), ("Header", 9), ("Footer", 9)):
        _look(document.styles[name], size, None, None, 0, 3)
    _finish(document)


def _finish(document: WordDocument) -> None:
    for name in ("Title", "Subtitle"):
        # The template spreads the letters of titles.
        letters = document.styles[name].element.rPr.find(qn("w:spacing"))
        if letters is not None:
            letters.getparent().remove(letters)
    title = document.styles["Title"].element.pPr
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)
    for name in ("Header", "Footer"):
        # The template's stops are those of American letter paper.
        tabs = document.styles[name].element.pPr.find(qn("w:tabs"))
        if tabs is not None:
            tabs.getparent().remove(tabs)
    document.styles["Abstand"].paragraph_format.line_spacing = Pt(8)
    mono = document.styles["Vorformatiert"]
    _face(mono.element.get_or_add_rPr(), MONO_FACE)
    shade(mono.element.get_or_add_pPr(), palette.INSET)
    document.styles["Randnotiz"].paragraph_format.left_indent = Mm(4)
    document.styles["Kasten"].paragraph_format.left_indent = Mm(4)
    document.styles["Kasten"].paragraph_format.keep_together = True
    for level in (1, 2, 3):
        document.styles[f"Verzeichnis {level}"].paragraph_format.left_indent = Mm((level - 1) * 5)
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = _rgb(palette.ACCENT)
    link.font.underline = True
    line, strong = palette.LINE[1:], palette.CONTROL[1:]
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="QCheckTabelle">'
            '<w:name w:val="Q-Check Tabelle"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
            f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{strong}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{line}"/></w:tblBorders>'
            '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
            f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{strong}"/></w:tcBorders></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def shade(properties: Any, colour: str) -> None:
    """A tinted ground behind the paragraphs of a style or paragraph."""
    ground = element("shd", val="clear", color="auto", fill=colour.removeprefix("#"))
    properties.insert_element_before(ground, *_BEHIND_GROUND)


def bar(properties: Any, colour: str) -> None:
    """A bar at the left of a paragraph."""
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="24", space="8", color=colour.removeprefix("#")))
    insert_border(properties, borders)


def insert_border(properties: Any, borders: Any) -> None:
    """Borders at their place among a paragraph's properties."""
    properties.insert_element_before(borders, "w:shd", *_BEHIND_GROUND)


def _style(document: WordDocument, name: str) -> Any:
    if name in [style.name for style in document.styles]:
        return document.styles[name]
    return document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def _look(style: Any, size: float, colour: str | None, bold: bool | None, before: float, after: float) -> None:
    font = style.font
    font.size, font.italic = Pt(size), False
    if bold is not None:
        font.bold = bold
    if colour is not None:
        font.color.rgb = _rgb(colour)
    _face(style.element.get_or_add_rPr(), FACE)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _face(properties: Any, face: str) -> None:
    """One face for all scripts, instead of those of a theme."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), face)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))
