"""The sections of a form: the Gesamtstellungnahme, and one page for each Empfehlung with answer and Maßnahmen."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from docx.shared import Pt

from qmapp.act.empfehlung.rows import EmpfehlungZeile
from qmapp.act.empfehlung.worte import PRIORITAETEN
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.act.feststellung.worte import ARTEN, SCHWEREN, zahlen
from qmapp.act.management_response.rueckgabe import felder
from qmapp.act.management_response.rueckgabe.felder import Feld
from qmapp.act.management_response.rueckgabe.rows import Abschnitt, Formular, Ziel
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.act.massnahme.worte import STATUS
from qmapp.german import day
from qmapp.reports import palette
from qmapp.reports.document import Span, Text
from qmapp.reports.formular.steuerelement import Eintrag, Schreibwerk, header_row
from qmapp.reports.word import styles

_ANSWER_GRID = (1_750, 7_600)
_STEP_GRID = (1_550, 3_800, 1_500, 2_500)
#: How tall a field is at least, in twentieths of a point: room for a few lines where text is wanted.
_TALL = {"text": 1_100, "begruendung": 800}


def add_gesamt(work: Schreibwerk, formular: Formular) -> None:
    """The answer to all Empfehlungen of the year; a released one is only to be read."""
    heading = work.manuscript.paragraph("Heading 1", f"Gesamtstellungnahme {formular.jahr}")
    heading.paragraph_format.space_before = Pt(16)
    row = formular.gesamt
    if row is not None and row.freigegeben_am is not None:
        work.manuscript.paragraph("Klein", _released(row.freigegeben_am, row.freigegeben_durch))
        work.manuscript.text(row.text, "Normal")
        return
    lead = work.manuscript.paragraph("Normal", "Was sagen Sie als Leitung zu allen Empfehlungen des Jahres zusammen?")
    lead.paragraph_format.keep_with_next = True
    entries = [
        _entry(work, Ziel.GESAMT, UUID(int=formular.jahr), feld, row, f"{feld.worte} {formular.jahr}", label)
        for feld, label in zip(felder.GESAMT, ("Stellungnahme", "Es antwortet"), strict=True)
    ]
    _answers(work, entries, f"Gesamtstellungnahme {formular.jahr}", {"text": 1_900})


def add_abschnitt(work: Schreibwerk, section: Abschnitt, position: int) -> None:
    """One Empfehlung on a page of its own."""
    row = section.empfehlung.zeile
    work.manuscript.break_page()
    heading = work.manuscript.paragraph("Heading 1")
    work.append_run(heading, f"{row.kennung}  {row.titel}", f"abschnitt{position}")
    _read_only(work, row, section.empfehlung.feststellungen)
    work.manuscript.paragraph("Heading 2", "Antwort der Leitung")
    _answer(work, row)
    work.manuscript.paragraph("Heading 2", "Maßnahmen")
    for massnahme in section.massnahmen:
        if massnahme.status.offen:
            _bestehende(work, massnahme)
        else:
            work.manuscript.text(_erledigt(massnahme), "List Bullet")
    if not (section.massnahmen or section.neue):
        work.manuscript.paragraph("Klein", "Es gibt keine Maßnahme.")
    for number, place in enumerate(section.neue, 1):
        _card(work, Ziel.NEUE, place, None, f"Neue Maßnahme {number}", row.kennung)


def _read_only(work: Schreibwerk, row: EmpfehlungZeile, sources: Sequence[FeststellungZeile]) -> None:
    """What is recommended and what it follows from."""
    told = [
        f"Priorität {PRIORITAETEN[row.prioritaet]}",
        f"an {row.adressat}" if row.adressat else "",
        f"empfohlen am {day(row.empfohlen_am)}",
        f"Antwort bis {day(row.antwort_frist)}",
    ]
    work.manuscript.paragraph("Klein", " · ".join(part for part in told if part))
    words = work.manuscript.text(row.text or row.titel, "Empfehlungstext")
    properties = words._p.get_or_add_pPr()
    styles.bar(properties, palette.ACCENT)
    styles.shade(properties, palette.INSET)
    if sources:
        lead = work.manuscript.paragraph("Feldname", "Das wurde festgestellt")
        lead.paragraph_format.keep_with_next = True
        for source in sources:
            work.manuscript.text(_source(source), "List Bullet")


def _source(row: FeststellungZeile) -> Text:
    kind = ARTEN[row.art] + (f", {SCHWEREN[row.schwere]}" if row.schwere is not None else "")
    numbers = zahlen(row)
    return (Span(f"{row.kennung} ", bold=True), Span(" · ".join(part for part in (row.titel, kind, numbers) if part)))


def _answer(work: Schreibwerk, row: EmpfehlungZeile) -> None:
    answer = row.stellungnahme
    if answer is not None and answer.freigegeben_am is not None:
        work.manuscript.paragraph("Klein", _released(answer.freigegeben_am, answer.freigegeben_durch))
        shown = [Eintrag(feld.worte, feld, felder.text(feld, answer)) for feld in felder.EMPFEHLUNG]
        _answers(work, [entry for entry in shown if entry.text], f"Antwort zu {row.kennung}", {})
        return
    entries = [
        _entry(work, Ziel.EMPFEHLUNG, row.id, feld, answer, f"{feld.worte} zu {row.kennung}")
        for feld in felder.EMPFEHLUNG
    ]
    _answers(work, entries, f"Antwort zu {row.kennung}", _TALL)


def _erledigt(row: MassnahmeZeile) -> Text:
    """A Maßnahme nothing is to be done about any more, to be read."""
    when = f" am {day(row.umgesetzt_am)}" if row.umgesetzt_am is not None else ""
    return (Span(f"{row.kennung} ", bold=True), Span(f"{row.titel} · {STATUS[row.status]}{when}"))


def _bestehende(work: Schreibwerk, row: MassnahmeZeile) -> None:
    steps = [
        f"{step.titel} bis {day(step.soll)}" + (f", erreicht am {day(step.ist)}" if step.ist else "")
        for step in row.meilensteine
    ]
    _card(work, Ziel.MASSNAHME, row.id, row, f"{row.kennung} · {STATUS[row.status]}", row.kennung, steps)


def _card(
    work: Schreibwerk,
    ziel: Ziel,
    number: UUID,
    row: MassnahmeZeile | None,
    title: str,
    kennung: str,
    steps: Sequence[str] = (),
) -> None:
    """A Maßnahme: what to do on the left, who and by when on the right."""
    work.manuscript.paragraph("Heading 3", title)
    if steps:
        line = work.manuscript.paragraph("Klein", "Meilensteine: " + "; ".join(steps))
        line.paragraph_format.keep_with_next = True
    entries = []
    for feld in felder.MASSNAHME:
        label = "Weiterer Meilenstein" if steps and feld is felder.SCHRITT else feld.worte
        if feld is felder.SCHRITT_BIS:
            label = "bis"
        if feld is felder.FRIST and row is not None and row.frist is not None and row.vereinbart_am is not None:
            entries.append(Eintrag(label, feld, f"{day(row.frist)} (vereinbart)"))
            continue
        spoken = f"{feld.worte}, {title}" + (f" zu {kennung}" if row is None else "")
        entries.append(_entry(work, ziel, number, feld, row, spoken, label))
    rows = [header_row(("Was", "Ihre Angabe", "Wer und wann", "Ihre Angabe"), _STEP_GRID)]
    rows += [work.row(entries[at : at + 2], _STEP_GRID) for at in range(0, len(entries), 2)]
    about = title if row is not None else f"{title} zu {kennung}"
    work.table(rows, _STEP_GRID, about, "Links, was getan wird; rechts, wer es tut und bis wann")


def _answers(work: Schreibwerk, entries: Sequence[Eintrag], title: str, tall: dict[str, int]) -> None:
    """Labels and fields one below the other."""
    rows = [header_row(("Frage", "Ihre Antwort"), _ANSWER_GRID)]
    rows += [work.row([entry], _ANSWER_GRID, tall.get(entry.feld.name, 0)) for entry in entries]
    work.table(rows, _ANSWER_GRID, title, "Je Zeile eine Frage und das Feld für die Antwort")


def _entry(
    work: Schreibwerk, ziel: Ziel, number: UUID, feld: Feld, row: object, titel: str, label: str | None = None
) -> Eintrag:
    shown = felder.text(feld, row)
    return Eintrag(label or feld.worte, feld, shown, titel, work.anker(ziel, number, feld, shown))


def _released(am: date, durch: str) -> str:
    return f"Freigegeben am {day(am)} durch {durch}. Hier ist nichts mehr einzutragen."
