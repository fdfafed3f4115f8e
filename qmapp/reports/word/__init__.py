"""Reports as DOCX: made to be worked on, with real styles, lists, captions and headings, and accessible."""

from pathlib import Path

from qmapp.progress import Progress, silent
from qmapp.reports.document import Document


def render_docx(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write a report as DOCX, replacing the target in one step.

    Raises UserError if the target is open or write-protected; then it stays as it was.
    """
    from qmapp.reports.word.report import render

    render(document, path, progress)
