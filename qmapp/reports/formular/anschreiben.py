"""The first page of a form: how it is filled in, by when and to whom it goes back, and what is in it."""

from qmapp.act.management_response.rueckgabe.anker import fingerabdruck, name
from qmapp.act.management_response.rueckgabe.rows import Anker, Formular, Ziel
from qmapp.german import day, integer
from qmapp.reports.art import BEISPIEL
from qmapp.reports.document import Note, Span, Text
from qmapp.reports.formular.steuerelement import Schreibwerk, cell, header_row, run, style
from qmapp.reports.text import clean
from qmapp.reports.word import boxes

#: The letters of names that are no field: of the form, and of a Kennung in the list of contents.
IDENTITAET, KENNUNG = "id", "kn"
_GRID = (1_300, 4_300, 2_350, 1_400)
_STEPS: tuple[Text, ...] = (
    "Sie füllen nur die blauen Felder aus. Alles andere ist zum Lesen da und bleibt, wie es ist.",
    "Wählen Sie zu jeder Empfehlung eine Haltung. Bei „teilweise angenommen“ und „abgelehnt“ gehören ein Grund und "
    "eine Begründung dazu.",
    "Nennen Sie zu dem, was Sie annehmen, mindestens eine Maßnahme: was genau geschieht, woran man es misst, wer "
    "verantwortlich ist (die Rolle, kein Name) und bis wann.",
    "Was Sie leer lassen, bleibt offen. Speichern Sie die Datei als Word-Dokument (.docx) und senden Sie sie zurück.",
)


def add_head(work: Schreibwerk, formular: Formular) -> None:
    """Title, instructions and list of contents."""
    write = work.manuscript
    write.phase("A")
    title = write.paragraph("Title")
    body = run(f"Management Response {formular.jahr}")
    for ziel, number in ((Ziel.FORMULAR, formular.id), (Ziel.BEREICH, formular.bereich)):
        body = work.bookmarked(body, name(Anker(ziel, number, IDENTITAET, fingerabdruck(str(number)))))
    work.append_to(title, body)
    count = len(formular.abschnitte)
    many = "eine Empfehlung" if count == 1 else f"{integer(count)} Empfehlungen"
    write.paragraph("Subtitle", clean(f"Formular der Leitung zu {many} · {formular.amt}".rstrip(" ·")))
    if formular.beispiel:
        write.paragraph("Subtitle", BEISPIEL)
    boxes.add_note(write, Note("Zurück bis, zurück an", _return(formular), "act"))
    write.paragraph("Heading 2", "So füllen Sie das Formular aus")
    boxes.add_numbers(write, _STEPS)
    _contents(work, formular)


def add_imprint(work: Schreibwerk, formular: Formular) -> None:
    """What the file is known by, in small print at the end."""
    words = (
        f"Dieses Formular trägt die Kennung {formular.id} und den Stand {work.stand()} vom {day(formular.stand)}. An "
        "beiden erkennt das Programm die Datei, wenn sie zurückkommt."
    )
    work.manuscript.paragraph("Klein", words)


def _return(formular: Formular) -> tuple[Text, ...]:
    due, today = formular.zurueck_bis, formular.stand
    if due is None:
        by = "nach Absprache"
    elif due < today:
        by = f"umgehend, die Frist war der {day(due)}"
    else:
        by = day(due)
    sender = clean(formular.absender).strip()
    to = f"Qualitätsmanagement, {sender}" if sender else "Qualitätsmanagement"
    return (
        (Span("Bis: "), Span(by, bold=True)),
        (Span("An: "), Span(to, bold=True)),
    )


def _contents(work: Schreibwerk, formular: Formular) -> None:
    """The Empfehlungen with a link to each; its names tell later which ones there were."""
    work.manuscript.paragraph("Heading 2", "Empfehlungen in diesem Formular")
    rows = [header_row(("Nr.", "Empfehlung", "Adressat", "Antwort bis"), _GRID)]
    for position, section in enumerate(formular.abschnitte, 1):
        row = section.empfehlung.zeile
        label = name(Anker(Ziel.INHALT, row.id, KENNUNG, fingerabdruck(row.kennung)))
        link = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
        first = f'<w:hyperlink w:anchor="abschnitt{position}" w:history="1">{run(row.kennung, link)}</w:hyperlink>'
        due = "beantwortet" if row.beantwortet else day(row.antwort_frist)
        inner = (work.bookmarked(first, label), run(row.titel), run(row.adressat), run(due))
        cells = (
            cell(f"<w:p>{style('Tabelle')}{words}</w:p>", width) for words, width in zip(inner, _GRID, strict=True)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    work.table(rows, _GRID, "Empfehlungen in diesem Formular", f"{len(rows) - 1} Empfehlungen mit Adressat und Frist")
