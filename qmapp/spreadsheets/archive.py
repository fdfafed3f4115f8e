"""XLSX and ODS are ZIP archives of XML: what is checked before a library may open them.

The checks read the archive as a stream and never unpack more than the limits allow.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from qmapp.errors import UserError
from qmapp.spreadsheets.source import MAX_BYTES_WORKBOOK, refusal

MAX_RATIO = 200
MAX_CELLS = 40_000_000
_RATIO_FROM = 10_000_000
_MAX_MEMBERS = 10_000
_PROLOG = 65_536
_BLOCK = 1 << 20
_MAX_CARRY = 32 << 20
_ROOT = re.compile(rb"<[A-Za-z_]")
#: What reading a damaged archive may raise; RuntimeError includes unknown compression.
_FAULTS = (zipfile.BadZipFile, EOFError, KeyError, OSError, ValueError, RuntimeError, zlib.error)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CELL_ERROR = re.compile(rb'<c (?=[^>]*\bt="e")[^>]*?\br="([A-Z]+\d+)"')
_CELL_NO_VALUE = re.compile(
    rb'<c r="([A-Z]+\d+)"(?![^>]*t="str")[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)(?:<v/>|<v></v>)?</c>'
)
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c (?:[^>]*? )?r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_HIDDEN_ROW = re.compile(rb'<row [^>]*hidden="(?:1|true)"')
_HIDDEN_COLUMN = re.compile(rb"<col [^>]*hidden=\"(?:1|true)\"[^>]*>")
#: An error value, a formula, a hidden row or column. The single letter in front is searched for twenty times faster
#: and stands in no cell of most sheets.
_MARKS = ((b"#", b"<v>#"), (b"f", b"/f>"), (b"h", b'hidden="1'), (b"h", b'hidden="t'))
_SEAM = 200
_REFERENCE = re.compile(rb' r="[A-Z]*(\d+)"')
_REPEATED = re.compile(rb'table:number-(rows|columns)-repeated="(\d{3,})"')
_ODS_CELL = re.compile(rb"<table:table-cell[^>]*>")
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class SheetScan:
    """What the XML of one sheet tells that the values do not: errors, formulas never computed, what is hidden."""

    errors: list[str] = field(default_factory=list)
    no_value: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    filtered: bool = False


@dataclass(frozen=True)
class Archive:
    """A checked archive: kind ('xlsx' or 'ods'), the XML member and size of each sheet, whether it brings macros or
    links to other files."""

    path: Path
    kind: str
    sheets: dict[str, tuple[str, int]]
    macros: bool
    links: bool


def check_archive(path: Path) -> Archive:
    """Open a ZIP container and refuse what is broken, oversized, encrypted, no spreadsheet, or carries a DTD.

    Raises UserError.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = _check_members(archive)
            kind = _kind(archive, names)
            _check_prologs(archive, names)
            sheets = _sheet_members(archive) if kind == "xlsx" else {}
    except (*_FAULTS, ElementTree.ParseError, StopIteration) as error:
        raise _broken() from error
    macros = any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names)
    return Archive(path, kind, sheets, macros, any(name.startswith("xl/externalLinks/") for name in names))


def scan_sheet(archive: Archive, member: str) -> SheetScan:
    """Stream through the XML of one XLSX sheet; raises UserError if it is broken or would need too much memory.

    The library lays out every cell between the first and the last, so one stray cell in XFD1048576 would ask for
    500 GB; the size must therefore be known before the library opens the sheet. The first pass only asks whether
    something is there to be looked at: it costs a fifth of reading the sheet, an exact look as much as reading it.
    """
    last_row, last_column, telling, end = 0, 26, False, b""
    for block in _pieces(archive, member):
        seam = end + block[:_SEAM]
        telling = telling or any(sign in text and mark in text for text in (block, seam) for sign, mark in _MARKS)
        last_row = max(last_row, *map(int, _REFERENCE.findall(seam)), 0)
        last_column = _last_column(seam, _last_column(block, last_column))
        end = block[-_SEAM:]
    last_row = max(last_row, *map(int, _REFERENCE.findall(end)), 0)
    if last_row * last_column > MAX_CELLS and _filled_extent(archive, member) > MAX_CELLS:
        raise _too_wide()
    scan = SheetScan()
    if telling:
        for text in _parts(archive, member):
            _scan_rows(text, scan)
    return scan


def _pieces(archive: Archive, member: str) -> Iterator[bytes]:
    """The XML of a sheet in pieces of a megabyte."""
    try:
        with zipfile.ZipFile(archive.path) as opened, opened.open(member) as file:
            while block := file.read(_BLOCK):
                yield block
    except _FAULTS as error:
        raise _broken() from error


def _parts(archive: Archive, member: str) -> Iterator[bytes]:
    """The XML of a sheet in pieces of about a megabyte, cut between rows."""
    rest = b""
    for block in _pieces(archive, member):
        text = rest + block
        cut = text.rfind(b"<row")
        if cut <= 0:
            if len(text) < _MAX_CARRY:
                rest = text
                continue
            cut = len(text)
        yield text[:cut]
        rest = text[cut:]
    yield rest


def _filled_extent(archive: Archive, member: str) -> int:
    """Rows × columns up to the last cell that holds something; cells that are only formatted take no memory."""
    last_row = last_column = 1
    rest = b""
    for block in _pieces(archive, member):
        text = rest + block
        for letters, row in _FILLED_CELL.findall(text):
            last_row = max(last_row, int(row))
            last_column = max(last_column, _column_number(letters))
        rest = text[-_SEAM:]
    return last_row * last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def scan_ods(archive: Archive) -> SheetScan:
    """Look for cells and rows an ODS repeats without measure, for hidden rows and filters; raises UserError."""
    try:
        with zipfile.ZipFile(archive.path) as opened:
            text = opened.read("content.xml")
    except _FAULTS as error:
        raise _broken() from error
    cells = 0
    for match in _REPEATED.finditer(text):
        times = int(match[2])
        start = text.rfind(b"<", 0, match.start())
        end = text.find(b">", match.end())
        if match[1] == b"columns":
            cells += times if b"table-cell" in text[start:end] and b"office:value-type" in text[start:end] else 0
        else:
            row = text[start : text.find(b"</table:table-row>", end)]
            filled = [cell for cell in _ODS_CELL.findall(row) if b"office:value-type" in cell]
            widths = [_REPEATED.search(cell) for cell in filled]
            cells += times * sum(int(width[2]) if width else 1 for width in widths)
    if cells > MAX_CELLS // 8:
        raise _too_wide()
    scan = SheetScan()
    scan.hidden_rows = len(re.findall(rb'<table:table-row [^>]*table:visibility="(?:collapse|filter)"', text))
    scan.hidden_columns = len(re.findall(rb'<table:table-column [^>]*table:visibility="collapse"', text))
    scan.filtered = b'table:visibility="filter"' in text
    return scan


def _check_members(archive: zipfile.ZipFile) -> list[str]:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    too_dense = unpacked > _RATIO_FROM and unpacked > MAX_RATIO * packed
    if unpacked > MAX_BYTES_WORKBOOK or too_dense or len(members) > _MAX_MEMBERS:
        raise refusal(
            "Die Datei würde entpackt ungewöhnlich groß und wird deshalb nicht geöffnet.",
            "Ist die Liste wirklich so groß, speichern Sie sie bitte als CSV und lesen Sie diese ein.",
        )
    if any(member.flag_bits & 1 for member in members):
        raise password_refusal()
    return [member.filename for member in members]


def _kind(archive: zipfile.ZipFile, names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        raise refusal("Binäre Excel-Dateien (.xlsb) werden nicht gelesen.", "Bitte speichern Sie sie als .xlsx.")
    if "[Content_Types].xml" in names and any(name.startswith("xl/workbook") for name in names):
        return "xlsx"
    mimetype = archive.read("mimetype")[:100] if "mimetype" in names else b""
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet") and "content.xml" in names:
        manifest = "META-INF/manifest.xml"
        if manifest in names and b"encryption-data" in archive.read(manifest):
            raise password_refusal()
        return "ods"
    raise refusal(
        "Das ist keine Excel- oder ODS-Tabelle, auch wenn der Name so aussieht.",
        "Bitte öffnen Sie die Datei in Ihrem Tabellenprogramm und speichern Sie sie als .xlsx.",
    )


def _check_prologs(archive: zipfile.ZipFile, names: list[str]) -> None:
    """A DTD stands before the root element; Excel and LibreOffice never write one, attackers do."""
    for name in names:
        if not name.lower().endswith((".xml", ".rels")):
            continue
        with archive.open(name) as file:
            head = _COMMENT.sub(b"", file.read(_PROLOG).replace(b"\0", b""))
        root = _ROOT.search(head)
        prolog = head[: root.start()] if root else head
        if b"<!" in prolog or (root is None and name.startswith(("xl/", "content", "[Content"))):
            raise refusal(
                "Die Datei enthält XML-Definitionen (DTD), die in einer Tabelle nichts zu suchen haben.",
                "Bitte öffnen Sie sie nicht und fragen Sie bei der Stelle nach, von der sie kommt.",
            )


def _sheet_members(archive: zipfile.ZipFile) -> dict[str, tuple[str, int]]:
    sizes = {member.filename: member.file_size for member in archive.infolist()}
    book = next(name for name in sizes if name.startswith("xl/workbook") and name.endswith(".xml"))
    links = archive.read(f"xl/_rels/{book.removeprefix('xl/')}.rels")
    targets = {node.get("Id"): node.get("Target", "") for node in ElementTree.fromstring(links)}  # noqa: S314 - no DTD
    found: dict[str, tuple[str, int]] = {}
    for node in ElementTree.fromstring(archive.read(book)).iter():  # noqa: S314 - DTDs are refused above
        if node.tag.endswith("}sheet"):
            relation = next((value for key, value in node.attrib.items() if key == _REL or key.endswith("}id")), "")
            target = targets.get(relation, "")
            member = target.lstrip("/") if target.startswith("/") else "xl/" + target
            found[node.get("name", "")] = (member, sizes.get(member, 0))
    return found


def _scan_rows(text: bytes, scan: SheetScan) -> None:
    if b' t="e"' in text:
        scan.errors += [ref.decode() for ref in _CELL_ERROR.findall(text)]
    if b"<f" in text:
        scan.no_value += [ref.decode() for ref in _CELL_NO_VALUE.findall(text)]
    if b'hidden="' in text:
        scan.hidden_rows += len(_HIDDEN_ROW.findall(text))
        for column in _HIDDEN_COLUMN.findall(text):
            first, last = re.search(rb'min="(\d+)"', column), re.search(rb'max="(\d+)"', column)
            scan.hidden_columns += int(last[1]) - int(first[1]) + 1 if first and last else 1
    scan.filtered = scan.filtered or b"<filterColumn" in text


def _last_column(text: bytes, known: int) -> int:
    """The largest column of the block, exact beyond Z only by tiers of 26: cheap, and enough to bound the memory."""
    if known < 52 and not re.search(rb' r="[A-Z]{2}', text):
        return known
    if re.search(rb' r="[A-Z]{3}\d', text):
        return max(known, _column_number(max(re.findall(rb' r="([A-Z]{3})\d', text))))
    while known < 702:
        first = ord("A") + known // 26 - 1
        if not re.search(rb' r="[%c-Z][A-Z]\d' % first, text):
            break
        known += 26
    return known


def password_refusal() -> UserError:
    """A workbook under a password cannot be read, and the password is not asked for."""
    return refusal(
        "Die Datei ist mit einem Kennwort geschützt.",
        "Bitte entfernen Sie den Kennwortschutz in Excel (Datei, Informationen) und lesen Sie sie erneut ein.",
    )


def _broken() -> UserError:
    return refusal(
        "Die Datei ist keine lesbare Excel- oder ODS-Datei: Sie ist beschädigt oder unvollständig übertragen.",
        "Bitte kopieren oder exportieren Sie die Liste noch einmal.",
    )


def _too_wide() -> UserError:
    return refusal(
        "Auf dem Blatt stehen Werte weit außerhalb der Liste, zum Beispiel in der letzten Zeile oder Spalte.",
        "Bitte löschen Sie in Excel alle Zeilen und Spalten hinter der Liste und speichern Sie sie neu.",
    )
