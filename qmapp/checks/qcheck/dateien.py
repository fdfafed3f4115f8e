"""Which files may be attached to evidence: small enough, with a plain name, and nothing that runs.

What a file is, is told by its content as well as by its name, since a program may be called „befund.pdf“. A file that
only hides what it is (two endings, an override of the writing direction, a path in its name) is refused, too.
"""

import io
import re
import stat
import unicodedata
import zipfile
from pathlib import Path
from typing import NamedTuple

from qmapp.eingabe import cleaned
from qmapp.errors import UserError
from qmapp.german import clean_text, decimal

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
LARGEST_SUM = 200 * MEGABYTE
LONGEST_NAME = 200
_SHOWN = 60

#: Endings that Windows, Linux or macOS run, open as a program or follow somewhere else.
_RUNNING_ENDINGS = """
    ade adp apk app application appref-ms appx appxbundle asp aspx bas bash bat bundle cgi chm class cmd com command
    cpl csh deb desktop diagcab dll dmg dqy elf exe fish gadget hlp hta img inf ins iqy iso isp jar jnlp job js jse
    ksh library-ms lnk mad maf mag mam maq mar mas mat mau mav maw mda mdb mde mdt mdw mdz msc msh msi msix msp mst
    ocx ops oqy php pif pkg pl prg ps1 ps1xml ps2 psc1 psd1 psm1 py pyc pyo pyw pyz rb reg rpm rqy run scf scpt scr
    sct search-ms service settingcontent-ms sh shb shs slk sys url vb vbe vbs vhd vhdx vsmacros wasm webloc website ws
    wsc wsf wsh xbap xll xnk zsh
"""
#: Endings of Office files that carry macros.
_MACRO_ENDINGS = "accda accdb accde accdr docm dotm odb potm ppam ppsm pptm sldm xlam xlsm xltm"
_RUNNING, _MACRO = frozenset(_RUNNING_ENDINGS.split()), frozenset(_MACRO_ENDINGS.split())
_PROGRAM_STARTS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
    b"\xef\xbb\xbf#!",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",
    b"dex\n",
    b"\x00asm",
)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")
#: The entry every VBA project has, as the directory of an OLE file spells it.
_VBA = "_VBA_PROJECT".encode("utf-16-le")
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE)
_PATH_PARTS = frozenset("/\\:")
_UNWRITABLE = re.compile(r'[<>"|?*]')


class Datei(NamedTuple):
    """A file as it is attached: its bare name and its content."""

    name: str
    inhalt: bytes


def read_datei(path: Path) -> Datei:
    """Read a file for :func:`anlagen.add_anlage`; its size on disk is asked first, so that no giant is ever loaded.

    Raises UserError for what is no file, too large, empty, or cannot be read.
    """
    name = path.name
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UserError(
                f"„{name}“ ist keine Datei.", advice="Bitte wählen Sie einzelne Dateien, keine Ordner.", field="datei"
            )
        require_size(name, about.st_size)
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise UserError(
            f"„{name}“ ließ sich nicht lesen.",
            advice="Bitte prüfen Sie, ob die Datei noch da ist und Sie sie öffnen dürfen.",
            field="datei",
        ) from error
    require_size(name, len(content))
    return Datei(name, content)


def require_size(name: str, size: int) -> None:
    """Raises UserError for an empty file and one beyond :data:`LARGEST_FILE` bytes."""
    if size == 0:
        raise UserError(f"„{name}“ ist leer und wurde nicht angehängt.", field="datei")
    if size > LARGEST_FILE:
        raise UserError(
            f"„{name}“ ist mit {megabytes(size)} zu groß; eine Anlage darf höchstens {megabytes(LARGEST_FILE)} haben.",
            advice="Hängen Sie nur die Seiten an, die etwas belegen, oder nennen Sie den Ablageort als Nachweis.",
            field="datei",
        )


def plain_name(dateiname: str) -> str:
    """The name a file is kept and given out under, writable on every system.

    Characters Windows cannot write become „_“, blanks and dots at the end go. Raises UserError for a name with parts
    of a path or control characters, one that turns the writing direction, a name reserved by Windows, none at all and
    one beyond :data:`LONGEST_NAME` characters.
    """
    if _PATH_PARTS & set(dateiname):
        raise UserError(
            f"„{_shown(dateiname)}“ enthält einen Pfad oder ein Zeichen, das zu einem gehört (/ \\ :).",
            advice="Bitte benennen Sie die Datei um.",
            field="dateiname",
        )
    if any(unicodedata.category(one) == "Cc" or unicodedata.bidirectional(one) in _TURNING for one in dateiname):
        raise UserError(
            f"Der Dateiname „{_shown(dateiname)}“ enthält unsichtbare Zeichen, die ihn anders aussehen lassen.",
            advice="Bitte benennen Sie die Datei um. Prüfen Sie, woher sie kommt.",
            field="dateiname",
        )
    name = cleaned(dateiname, "Der Dateiname", longest=LONGEST_NAME, field="dateiname", required=True)
    name = _UNWRITABLE.sub("_", name).rstrip(" .")
    if not name.strip(" ._"):
        raise UserError("Die Datei hat keinen Namen.", advice="Bitte benennen Sie sie um.", field="dateiname")
    if _RESERVED.fullmatch(name):
        raise UserError(
            f"„{name}“ ist ein Name, den Windows für Geräte braucht.",
            advice="Bitte benennen Sie die Datei um.",
            field="dateiname",
        )
    return name


def _shown(dateiname: str) -> str:
    """A name as it may stand in a sentence: without what is invisible, shortened."""
    name = clean_text(dateiname.encode("utf-8", "replace").decode("utf-8"))
    return name if len(name) <= _SHOWN else name[:_SHOWN] + "…"


_TURNING = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def require_harmless(name: str, inhalt: bytes) -> None:
    """Raises UserError for what could run: by the ending of its name, by its first bytes, by macros or files in it."""
    ending = _ending(name)
    if ending in _MACRO or _has_macros(inhalt):
        raise UserError(
            f"„{name}“ enthält Makros und wurde nicht angehängt.",
            advice="Bitte speichern Sie die Datei ohne Makros oder als PDF.",
            field="datei",
        )
    if ending in _RUNNING or inhalt.startswith(_PROGRAM_STARTS):
        raise UserError(
            f"„{name}“ ist ein Programm oder kann eines starten und wurde nicht angehängt.",
            advice="Als Nachweis eignen sich Dokumente, Tabellen und Bilder.",
            field="datei",
        )
    for packed in _packed(inhalt):
        if _ending(packed) in _RUNNING | _MACRO:
            raise UserError(
                f"„{name}“ enthält ein Programm („{Path(packed).name}“) und wurde nicht angehängt.",
                advice="Hängen Sie die Dokumente daraus einzeln an.",
                field="datei",
            )


def megabytes(size: int) -> str:
    """``1,5 MB``; smaller files in KB, at least 1."""
    if size < MEGABYTE:
        return f"{decimal(max(size / 1024, 1), 0)}\N{NO-BREAK SPACE}KB"
    places = 0 if size % MEGABYTE == 0 else 1
    return f"{decimal(size / MEGABYTE, places)}\N{NO-BREAK SPACE}MB"


def _ending(name: str) -> str:
    return name.rstrip(" .").rpartition(".")[2].strip().casefold() if "." in name else ""


def _has_macros(inhalt: bytes) -> bool:
    if inhalt.startswith(_OLE):
        return _VBA in inhalt
    return any(_is_macro(name) for name in _packed(inhalt))


def _is_macro(packed: str) -> bool:
    """Whether a part of a packed Office document is a macro: of Microsoft Office, or of LibreOffice."""
    folder, _, name = packed.casefold().rpartition("/")
    basic = folder.startswith("basic/") and name.endswith(".xml") and not name.endswith("-lb.xml")
    return name == "vbaproject.bin" or basic or (folder.split("/")[0] == "scripts" and bool(name))


def _packed(inhalt: bytes) -> list[str]:
    """The names in a ZIP, which Office documents are too; nothing is unpacked. None where it cannot be read."""
    if not inhalt.startswith(_ZIP):
        return []
    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []
