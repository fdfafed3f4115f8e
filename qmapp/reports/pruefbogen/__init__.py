"""Blank Prüfbögen as one PDF: a sheet of two or three pages per file, to be filled in by hand.

``bogen`` is what a sheet says about its file, ``punkt`` a Prüfpunkt with its boxes, ``blatt`` the pages. No tree of a
``Document``: a form has no text column and no figures, and what repeats on every sheet is drawn once in the file.
"""

from collections.abc import Sequence
from pathlib import Path

from qmapp.progress import Progress, silent
from qmapp.reports.pdf.canvas import TaggedCanvas
from qmapp.reports.pdf.metadata import Information
from qmapp.reports.pruefbogen.blatt import Blatt, Blattfolge
from qmapp.reports.pruefbogen.bogen import MUSTER, Bogen, Vordruck
from qmapp.reports.target import replacing
from qmapp.reports.text import clean

__all__ = ["MUSTER", "Blattfolge", "Bogen", "Vordruck", "write_pruefboegen"]


def write_pruefboegen(path: Path, vordruck: Vordruck, boegen: Sequence[Bogen], progress: Progress = silent) -> None:
    """Write one sheet per Bogen; ``progress`` counts sheets.

    Raises UserError if the target is open or write-protected; then it stays as it was.
    """
    folge = Blattfolge(vordruck)
    information = Information(
        title=clean(f"Prüfbögen {vordruck.kennung}"),
        author=clean(vordruck.amt),
        subject=clean(vordruck.titel),
        identifier=clean(vordruck.dokument),
    )
    with replacing(path) as draft:
        canvas = TaggedCanvas(draft, information)
        for done, bogen in enumerate(boegen):
            progress(done, len(boegen))
            Blatt(canvas, folge, bogen).draw()
        canvas.save()
    progress(len(boegen), len(boegen))
