"""Opening a Word file that comes from outside: a ZIP archive of XML, trusted in nothing.

Only the parts that are needed are unpacked, each up to a limit; macros, pictures and links to other files are never
touched, and XML with definitions of its own (DTD, entities) is refused.
"""

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from qmapp.errors import UserError
from qmapp.german import integer

#: Bytes of the file, of all its parts unpacked, and of one part; parts in the archive.
MAX_FILE, MAX_UNPACKED, MAX_PART, MAX_PARTS = 50_000_000, 400_000_000, 60_000_000, 5_000
_SAFE = "Die Datei ist unberührt, es wurde nichts übernommen."
_FAULTS = (zipfile.BadZipFile, EOFError, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, zlib.error)
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "/officeDocument"
_MACROS = "Die Datei enthält Makros. Sie wurden nicht beachtet."


@dataclass(frozen=True)
class Paket:
    """The text and the custom properties (None where there are none) of a Word file, and what should be said of it."""

    text: Any
    merkmale: Any | None
    hinweise: tuple[str, ...]


def open_paket(path: Path) -> Paket:
    """Read what is needed of a DOCX; raises UserError for every file that is none, is damaged, or is dangerous."""
    _check_file(path)
    try:
        with zipfile.ZipFile(path) as archive:
            names = _check_members(archive)
            text = _part(archive, _main_part(archive, names))
            merkmale = _part(archive, "docProps/custom.xml") if "docProps/custom.xml" in names else None
    except _FAULTS as error:
        raise _broken() from error
    macros = any(name.lower().endswith("vbaproject.bin") for name in names)
    return Paket(text, merkmale, (_MACROS,) if macros else ())


def refusal(message: str, advice: str) -> UserError:
    """A refusal to read a file that came back; the file and the data are untouched."""
    return UserError(message, safe=_SAFE, advice=advice, field="datei")


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
        plain = path.is_file()
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise refusal(
            f"{path.name} lässt sich nicht öffnen.",
            "Bitte schließen Sie die Datei in Word und versuchen Sie es erneut.",
        ) from error
    if not plain or size == 0:
        raise refusal(f"{path.name} ist leer.", "Bitte lassen Sie sich die Datei noch einmal schicken.")
    if size > MAX_FILE:
        raise refusal(
            f"{path.name} ist mit {integer(size // 1_000_000)} MB zu groß für ein Formular.",
            "Bitte nehmen Sie eingefügte Bilder heraus.",
        )
    if head.startswith(_OLE):
        raise refusal(
            f"{path.name} ist ein altes Word-Dokument (.doc) oder mit einem Kennwort geschützt.",
            "Bitte speichern Sie das Formular ohne Kennwort als .docx.",
        )
    if not head.startswith(b"PK"):
        raise refusal(
            f"{path.name} ist kein Word-Dokument (.docx).", "Bitte wählen Sie das ausgefüllte Formular aus Word."
        )


def _check_members(archive: zipfile.ZipFile) -> frozenset[str]:
    members = archive.infolist()
    if len(members) > MAX_PARTS or sum(member.file_size for member in members) > MAX_UNPACKED:
        raise refusal(
            "Die Datei würde entpackt ungewöhnlich groß und wird deshalb nicht geöffnet.",
            "Bitte fragen Sie bei der Stelle nach, von der sie kommt.",
        )
    if any(member.flag_bits & 1 for member in members):
        raise refusal("Die Datei ist verschlüsselt.", "Bitte speichern Sie das Formular ohne Kennwort.")
    names = frozenset(member.filename for member in members)
    if len(names) < len(members):
        raise _broken()
    if "[Content_Types].xml" not in names or "_rels/.rels" not in names:
        raise refusal(
            "Das ist kein Word-Dokument (.docx), auch wenn der Name so aussieht.",
            "Bitte öffnen Sie die Datei und speichern Sie sie als Word-Dokument (.docx).",
        )
    return names


def _main_part(archive: zipfile.ZipFile, names: frozenset[str]) -> str:
    """The part that holds the text; Word and others name it differently."""
    for relation in _part(archive, "_rels/.rels"):
        if str(relation.get("Type", "")).endswith(_MAIN):
            target = str(relation.get("Target", "")).lstrip("/")
            if target in names and target.startswith("word/"):
                return target
    raise refusal(
        "Das ist kein Word-Dokument, sondern eine andere Office-Datei.",
        "Bitte wählen Sie das ausgefüllte Word-Formular; eine Excel-Liste lesen Sie über „Excel-Liste einlesen“ ein.",
    )


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    """One part as XML, never more of it than the limit, whatever its header says."""
    with archive.open(name) as file:
        content = file.read(MAX_PART + 1)
    if len(content) > MAX_PART:
        raise refusal("Ein Teil der Datei ist ungewöhnlich groß.", "Bitte fragen Sie bei der absendenden Stelle nach.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _broken() from error
    if root.getroottree().docinfo.doctype:
        raise refusal(
            "Die Datei enthält XML-Definitionen (DTD), die in einem Formular nichts zu suchen haben.",
            "Bitte öffnen Sie sie nicht und fragen Sie bei der Stelle nach, von der sie kommt.",
        )
    return root


def _broken() -> UserError:
    return refusal(
        "Die Datei ist kein lesbares Word-Dokument: Sie ist beschädigt oder unvollständig übertragen.",
        "Bitte lassen Sie sich das Formular noch einmal schicken.",
    )
