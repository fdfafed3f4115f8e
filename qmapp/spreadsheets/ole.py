"""XLS: what is checked in the old binary format before a library may open it.

The library believes the numbers in the file when it asks for memory; one wrong byte can make it ask for 80 GB, which
ends the program. So the container and the records are walked through here first. Layouts: [MS-CFB] 2.2 to 2.6,
[MS-XLS] 2.4 (BIFF8).
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from qmapp.errors import UserError
from qmapp.spreadsheets.archive import SheetScan, password_refusal
from qmapp.spreadsheets.source import refusal

_MOST_ROWS, _MOST_COLUMNS = 65_536, 256
_LONGEST_RECORD = 8_224
_ENDS = 0xFFFFFFFA  # from here on sector numbers are marks
_BOF, _BOUNDSHEET, _FILEPASS, _SST = 0x809, 0x85, 0x2F, 0xFC
_DIMENSION, _ROW, _BOOLERR, _FORMULA = 0x200, 0x208, 0x205, 0x06
_LOOKED_AT = frozenset({_FILEPASS, _SST, _DIMENSION, _ROW, _BOOLERR, _FORMULA})


@dataclass(frozen=True)
class OleBook:
    """A checked XLS: what each of its sheets hides, in the order of the sheets, and whether it brings macros."""

    sheets: tuple[SheetScan, ...]
    macros: bool


def check_ole(path: Path) -> OleBook:
    """Walk through an XLS; raises UserError for a password, a damaged file, and whatever is no workbook."""
    data = path.read_bytes()
    try:
        streams = _streams(data)
        if "EncryptedPackage" in streams:
            raise password_refusal()
        book = streams.get("Workbook") or streams.get("Book")
        if book is None:
            raise refusal(
                "Die Datei ist keine Excel-Datei, auch wenn der Name so aussieht.",
                "Bitte öffnen Sie sie in dem Programm, mit dem sie erstellt wurde, und exportieren Sie sie als .xlsx.",
            )
        return OleBook(_scan(book), "_VBA_PROJECT_CUR" in streams)
    except (struct.error, IndexError, ValueError):
        raise damaged() from None


def damaged() -> UserError:
    """A workbook that cannot be read as it is."""
    return refusal(
        "Die Arbeitsmappe ist beschädigt und lässt sich nicht lesen.",
        "Bitte öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie neu als .xlsx.",
    )


class _Container:
    """The sectors of a compound file; every number is checked against the size of the file."""

    def __init__(self, data: bytes) -> None:
        shift, mini_shift = struct.unpack_from("<HH", data, 0x1E)
        fat_count, directory = struct.unpack_from("<II", data, 0x2C)
        self.cutoff, mini_fat, mini_count, difat, difat_count = struct.unpack_from("<IIIII", data, 0x38)
        if shift not in (9, 12) or mini_shift != 6:
            raise ValueError("sector size")
        self._data = data
        self._size = 1 << shift
        self._sectors = -(-len(data) // self._size) - 1
        if max(fat_count, mini_count, difat_count) > self._sectors:
            raise ValueError("more tables than sectors")
        self._fat = self._numbers(self._fat_sectors(difat, fat_count))
        self.directory = self.stream(directory)
        self._mini_fat = self._numbers(self._chain(mini_fat, self._fat)) if mini_count else ()
        self.mini = b""

    def stream(self, start: int) -> bytes:
        """The bytes of a chain of sectors."""
        return b"".join(map(self._sector, self._chain(start, self._fat)))

    def mini_stream(self, start: int) -> bytes:
        """The bytes of a chain of 64-byte sectors inside the root stream."""
        return b"".join(self.mini[place * 64 : place * 64 + 64] for place in self._chain(start, self._mini_fat))

    def _sector(self, place: int) -> bytes:
        if place >= self._sectors:
            raise ValueError("sector outside the file")
        return self._data[(place + 1) * self._size : (place + 2) * self._size]

    def _numbers(self, places: list[int]) -> tuple[int, ...]:
        joined = b"".join(map(self._sector, places))
        return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])

    def _fat_sectors(self, difat: int, count: int) -> list[int]:
        places = list(struct.unpack_from("<109I", self._data, 0x4C))
        seen = 0
        while difat < _ENDS:
            entries = self._numbers([difat])
            places += entries[:-1]
            difat = entries[-1]
            seen += 1
            if seen > self._sectors:
                raise ValueError("endless table")
        return [place for place in places[:count] if place < _ENDS]

    def _chain(self, start: int, table: tuple[int, ...]) -> list[int]:
        places: list[int] = []
        while start < _ENDS:
            places.append(start)
            if len(places) > len(table):
                raise ValueError("endless chain")
            start = table[start]
        return places


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams by name; storages (folders) as empty streams."""
    container = _Container(data)
    entries = []
    for start in range(0, len(container.directory) // 128 * 128, 128):
        entry = container.directory[start : start + 128]
        length, kind = struct.unpack_from("<HB", entry, 64)
        place, size = struct.unpack_from("<II", entry, 116)
        if kind and size > len(data):
            raise ValueError("stream longer than the file")
        entries.append((entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le"), kind, place, size))
    root = next((place for _name, kind, place, _size in entries if kind == 5), _ENDS)
    container.mini = container.stream(root)
    found: dict[str, bytes] = {}
    for name, kind, place, size in entries:
        if kind == 2 and name in ("Workbook", "Book"):
            read = container.mini_stream if size < container.cutoff else container.stream
            found[name] = read(place)[:size]
        elif kind:
            found[name] = b""
    return found


def _scan(book: bytes) -> tuple[SheetScan, ...]:
    """Walk through all records; the sheets come back in the order in which the workbook names them."""
    starts: list[int] = []
    scans: dict[int, SheetScan] = {}
    sheet = SheetScan()
    position = 0
    while position + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, position)
        body = book[position + 4 : position + 4 + length]
        if length > _LONGEST_RECORD or len(body) < length:
            raise ValueError("record longer than allowed")
        if kind == _BOF:
            sheet = scans[position] = SheetScan()
        elif kind == _BOUNDSHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        elif kind in _LOOKED_AT:
            _look(kind, body, len(book), sheet)
        elif kind == 0 and length == 0:  # only padding follows
            break
        position += 4 + length
    return tuple(scans.get(start, SheetScan()) for start in starts)


def _look(kind: int, body: bytes, size: int, sheet: SheetScan) -> None:
    if kind == _FILEPASS:
        raise password_refusal()
    if kind == _SST and struct.unpack_from("<I", body, 4)[0] > size // 3:
        raise ValueError("more texts than fit")
    if kind == _DIMENSION and len(body) >= 14:
        _first_row, last_row, _first_column, last_column = struct.unpack_from("<IIHH", body)
        if last_row > _MOST_ROWS or last_column > _MOST_COLUMNS:
            raise ValueError("sheet too large")
    if kind == _ROW and body[12] & 0x20:
        sheet.hidden_rows += 1
    if (kind == _BOOLERR and body[7]) or (kind == _FORMULA and body[6] == 2 and body[12:14] == b"\xff\xff"):
        row, column = struct.unpack_from("<HH", body)
        sheet.errors.append(f"{_letters(column)}{row + 1}")


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)
