"""How long reports take, beside what the libraries alone take for the same amount in the same run."""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qmapp.reports.document import (
    Bar,
    BarsWithInterval,
    Column,
    Document,
    Figure,
    Heading,
    Lead,
    Paragraph,
    PointsWithInterval,
    Table,
    TableOfContents,
)
from qmapp.reports.pdf import render_pdf
from qmapp.reports.word import render_docx

LIMIT_SECONDS = 3.0


def report() -> Document:
    """Ten chapters, each with text, a chart of twelve bars and a table of forty rows."""
    bars = tuple(Bar(f"Prüfpunkt Nummer {n}", n / 100, f"{n},0 %", n / 120, n / 80) for n in range(1, 13))
    columns = (Column("Prüfpunkt", header=True, width=3), Column("Akten", "right"), Column("Quote", "right"))
    rows = tuple((f"Prüfpunkt {n}", f"{n}", f"{n},0 %") for n in range(40))
    blocks: list[object] = [Lead("Etwa jede neunte Akte hat einen Mangel."), TableOfContents()]
    for chapter in range(10):
        chart = BarsWithInterval(bars) if chapter % 2 else PointsWithInterval(bars, bars[4])
        blocks += [
            Heading(1, "Kapitel", number=str(chapter + 1)),
            *(Paragraph("In 71 von 653 Akten fand sich mindestens ein Mangel. " * 12) for _ in range(3)),
            Figure(chart, "Am häufigsten: Einkommen"),
            Table("Alle Prüfpunkte", columns, rows),
        ]
    return Document("Prüfbericht", "Amt für Soziales", date(2025, 11, 20), tuple(blocks))  # type: ignore[arg-type]


def say(line: str) -> None:
    sys.stdout.write(f"\n{line}\n")


def measured(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare_charts() -> None:
    """The reference: matplotlib alone draws ten charts of twelve bars into a PDF."""
    from io import BytesIO

    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.figure import Figure as Drawn

    for _ in range(10):
        drawn = Drawn(figsize=(5.1, 4.0))
        FigureCanvasPdf(drawn)
        axes = drawn.add_subplot()
        axes.barh([f"Prüfpunkt Nummer {n}" for n in range(12)], list(range(12)), xerr=[1.0] * 12)
        drawn.savefig(BytesIO(), format="pdf")


@pytest.mark.parametrize(("name", "render"), [("PDF", render_pdf), ("DOCX", render_docx)])
def test_a_report_with_ten_charts(name: str, render: Callable[[Document, Path], None], tmp_path: Path) -> None:
    document, path = report(), tmp_path / f"Bericht.{name.lower()}"
    bare_charts()
    first = measured(lambda: render(document, path))
    bare = measured(bare_charts)
    again = min(measured(lambda: render(document, path)) for _ in range(3))
    say(
        f"{name} with 10 charts: {again:.2f} s ({first:.2f} s the first time), {again / LIMIT_SECONDS:.2f} of the "
        f"limit of {LIMIT_SECONDS:.0f} s, {again / bare:.2f} x matplotlib's ten charts alone ({bare:.2f} s)"
    )
    assert first <= LIMIT_SECONDS


def test_a_table_of_three_thousand_rows(tmp_path: Path) -> None:
    columns = (
        Column("Aktenzeichen", header=True),
        Column("Schicht"),
        Column("Rang", "right"),
        Column("Los", mono=True),
    )
    rows = tuple((f"50.{n:06d}/25", f"Team {n % 9}", str(n), f"{n * 2654435761 % 2**32:08x}") for n in range(3000))
    document = Document("Liste", "Amt", date(2025, 11, 20), (Table("Gezogene Akten", columns, rows),))
    render_pdf(Document("warm", "Amt", date(2025, 11, 20), ()), tmp_path / "warm.pdf")
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus import Table as PlainTable

    def bare() -> None:
        SimpleDocTemplate(str(tmp_path / "bare.pdf"), pagesize=A4).build([PlainTable(list(rows), repeatRows=1)])

    reference = measured(bare)
    ours = measured(lambda: render_pdf(document, tmp_path / "Liste.pdf"))
    say(f"3,000 rows tagged: {ours:.2f} s, {ours / reference:.2f} x reportlab's untagged table ({reference:.2f} s)")
    assert ours <= 3 * reference


SHEETS, SHEETS_LIMIT_SECONDS = 662, 30.0


def test_a_pruefbogen_for_every_file_of_a_large_sample(tmp_path: Path) -> None:
    """The reference: reportlab alone writes as many pages with as many lines of text, without tags."""
    from reportlab.pdfgen.canvas import Canvas

    from qmapp.checks.katalog import load
    from qmapp.reports.pruefbogen import Bogen, Vordruck, write_pruefboegen

    day = date(2025, 11, 20)
    form = Vordruck("AP-2025-1", "KdU", "Amt", load("AP-KDU"), day, day, SHEETS, "Standort", day, "AP-2025-1-PBG")
    sheets = [Bogen(f"1-01-{n:03d}-0", f"BG 08-{n:06d}", "Mitte", "Team 1", n) for n in range(1, SHEETS + 1)]

    def bare() -> None:
        canvas = Canvas(str(tmp_path / "bare.pdf"))
        for _ in range(3 * SHEETS):
            for line in range(60):
                canvas.drawString(60, 800 - 12 * line, "Sind Kosten und Angemessenheit geprüft?")
            canvas.showPage()
        canvas.save()

    reference = measured(bare)
    path = tmp_path / "Pruefboegen.pdf"
    ours = measured(lambda: write_pruefboegen(path, form, sheets))
    say(
        f"{SHEETS} Prüfbögen of 40 points: {ours:.1f} s, {path.stat().st_size / 1e6:.0f} MB, "
        f"{ours / SHEETS_LIMIT_SECONDS:.2f} of the limit, {ours / reference:.2f} x plain pages ({reference:.1f} s)"
    )
    assert ours <= SHEETS_LIMIT_SECONDS
