"""Reports as tagged PDF: PDF/UA-1 and PDF/A-2u in one file, drawn with reportlab without any markup language."""

from pathlib import Path

from qmapp.progress import Progress, silent
from qmapp.reports.document import Document


def render_pdf(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write a report as accessible PDF (PDF/UA-1 and PDF/A-2u), replacing the target in one step.

    Raises UserError if the target is open or write-protected; then it stays as it was.
    """
    from qmapp.reports.pdf.report import render

    render(document, path, progress)
