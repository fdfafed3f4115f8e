"""From a tree to files in a folder: names every system takes, one file per format, progress over all of them."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.reports.annex import annex_sheets
from qmapp.reports.document import Document
from qmapp.reports.excel import Sheet, write_workbook
from qmapp.reports.pdf import render_pdf
from qmapp.reports.word import render_docx

#: Steps of a whole export, as its progress counts them.
_WHOLE = 1000

Schreiber = Callable[[Path, Progress], None]


def tree_writers(document: Document, sheets: Callable[[], Iterable[Sheet]] = tuple) -> dict[str, Schreiber]:
    """What writes a tree, by format; ``sheets`` are added to the workbook after those of its own tables."""

    def workbook(path: Path, told: Progress) -> None:
        found = (*annex_sheets(document), *sheets())
        write_workbook(path, found, title=document.title, author=document.author, progress=told)

    return {
        "pdf": lambda path, told: render_pdf(document, path, told),
        "docx": lambda path, told: render_docx(document, path, told),
        "xlsx": workbook,
    }


def write_files(files: tuple[Path, ...], writers: Mapping[str, Schreiber], progress: Progress) -> None:
    """Write each file by the writer of its format, in a folder that is made if it is missing.

    Raises UserError where the folder cannot be made.
    """
    if files:
        _make_folder(files[0].parent)
    for done, path in enumerate(files):
        writers[path.suffix[1:]](path, _part(progress, done, len(files)))
    progress(_WHOLE, _WHOLE)


def file_paths(ziel: Path, datei: str, kennung: str, stand: date, formate: Iterable[str]) -> tuple[Path, ...]:
    """``Pruefbericht_AP-2025-1_2025-06-04.pdf``; what no file system takes in a name becomes a hyphen."""
    plain = re.sub(r'[\s<>:"/\\|?*\x00-\x1f]+', "-", kennung).strip("-. ") or "Pruefung"
    return tuple(ziel / f"{datei}_{plain}_{stand:%Y-%m-%d}.{name}" for name in formate)


def require_formats(titel: str, known: tuple[str, ...], wanted: Iterable[str]) -> tuple[str, ...]:
    """The formats wanted, each once; raises UserError where one is unknown or none is named."""
    chosen = tuple(dict.fromkeys(wanted))
    unknown = [name for name in chosen if name not in known]
    if unknown or not chosen:
        raise UserError(
            f"Das Format {', '.join(unknown)} gibt es für {titel} nicht." if unknown else "Es ist kein Format gewählt.",
            advice=f"Möglich sind: {', '.join(known)}.",
            field="formate",
        )
    return chosen


def _make_folder(ziel: Path) -> None:
    try:
        ziel.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"Der Ordner {ziel.name} lässt sich nicht anlegen.",
            advice="Bitte wählen Sie einen Ordner, in den Sie schreiben dürfen.",
            field="ziel",
        ) from error


def _part(progress: Progress, done: int, files: int) -> Progress:
    """The progress of one file as its share of all of them, in thousandths."""

    def told(step: int, steps: int) -> None:
        progress(_WHOLE * done // files + (_WHOLE * step // (steps * files) if steps else 0), _WHOLE)

    return told
