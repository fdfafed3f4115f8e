"""The Management Response form as a Word file: to read what is recommended, and to answer it."""

from pathlib import Path

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor

from qmapp.act.management_response.rueckgabe.rows import Formular
from qmapp.reports import palette
from qmapp.reports.art import BEISPIEL, BEISPIEL_FUSS
from qmapp.reports.document import Document
from qmapp.reports.formular import abschnitt, anschreiben
from qmapp.reports.formular.merkmale import BEREICH, FORMULAR, STAND, set_merkmale
from qmapp.reports.formular.steuerelement import Schreibwerk
from qmapp.reports.target import replacing
from qmapp.reports.word import frame
from qmapp.reports.word.manuscript import Manuscript


def write_formular(formular: Formular, path: Path) -> None:
    """Write the form as DOCX, replacing the target in one step; raises UserError where the target is locked."""
    manuscript = Manuscript("de-DE")
    _add_styles(manuscript)
    document = _document(formular)
    frame.set_properties(manuscript.word, document)
    frame.add_frame(manuscript.word, document)
    work = Schreibwerk(manuscript)
    anschreiben.add_head(work, formular)
    abschnitt.add_gesamt(work, formular)
    for position, section in enumerate(formular.abschnitte, 1):
        abschnitt.add_abschnitt(work, section, position)
    anschreiben.add_imprint(work, formular)
    told = {FORMULAR: str(formular.id), BEREICH: str(formular.bereich), STAND: work.stand()}
    set_merkmale(manuscript.word, told)
    with replacing(path) as draft:
        manuscript.word.save(str(draft))


def _document(formular: Formular) -> Document:
    """What head, foot and properties of the file are made from."""
    return Document(
        title=f"Management Response {formular.jahr}",
        subtitle=BEISPIEL if formular.beispiel else "Formular zum Ausfüllen",
        office=formular.amt,
        stand=formular.stand,
        blocks=(),
        header=f"Management Response {formular.jahr} · Formular",
        author=formular.amt,
        document_id=str(formular.id),
        footer=BEISPIEL_FUSS if formular.beispiel else "erstellt mit Q-Check",
    )


def _add_styles(manuscript: Manuscript) -> None:
    """The styles only forms have, and less space, so that an Empfehlung fits on its page."""
    sheet = manuscript.word.styles
    for name, base, size, colour, bold in (
        ("Feldname", "Tabelle", 9.5, palette.TEXT2, True),
        ("Feldinhalt", "Tabelle", 10.5, palette.TEXT, False),
        ("Empfehlungstext", "Kasten", 11.5, palette.TEXT, False),
    ):
        made = sheet.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = sheet[base]
        made.font.size, made.font.bold = Pt(size), bold
        made.font.color.rgb = RGBColor.from_string(colour[1:])
    sheet["Feldname"].paragraph_format.space_before = Pt(3)
    # A card stays on one page: every row keeps with the next.
    sheet["Feldname"].paragraph_format.keep_with_next = True
    for side in ("space_before", "space_after"):
        setattr(sheet["Feldinhalt"].paragraph_format, side, Pt(3))
    words = sheet["Empfehlungstext"].paragraph_format
    words.left_indent, words.space_before, words.space_after = Mm(4), Pt(4), Pt(8)
    page = manuscript.word.sections[0]
    page.top_margin, page.bottom_margin = Mm(22), Mm(20)
    for name, before in (("Heading 1", 0), ("Heading 2", 10), ("Heading 3", 6)):
        sheet[name].paragraph_format.space_before = Pt(before)
    placeholder = sheet.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    placeholder.element.set(f"{{{placeholder.element.nsmap['w']}}}styleId", "PlaceholderText")
    placeholder.font.color.rgb = RGBColor.from_string(palette.TEXT3[1:])
