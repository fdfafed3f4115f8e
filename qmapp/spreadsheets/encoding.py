"""Which bytes of a text file mean which characters."""

import codecs
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from qmapp.spreadsheets.source import refusal

_FALLBACK = "qmapp-cp1252"
_BLOCK = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UMLAUTS_CP1252 = bytes.fromhex("e4f6fcc4d6dcdf")
_UMLAUTS_CP850 = bytes.fromhex("8494818e999ae1")


@dataclass(frozen=True)
class Kodierung:
    """How to decode a file: name as shown, codec and error handler for ``open``, lines counted, and hints.

    ``plain`` says that no quotation mark and no stray U+FEFF stands in the file: every line is one record.
    """

    name: str
    codec: str
    errors: str
    lines: int
    hinweise: tuple[str, ...] = ()
    plain: bool = False


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_FALLBACK, _as_cp1252)


def detect_encoding(path: Path, wanted: str | None) -> Kodierung:
    """UTF-8 (strict), UTF-16 by its mark, else Windows (cp1252) or DOS (cp850); a mixture is named with its lines.

    ``wanted`` is the user's choice. Raises UserError for text with NUL characters and for a choice that does not fit.
    """
    survey = _survey(path)
    found = _decided(path, wanted, survey)
    return replace(found, plain=survey.plain and not survey.has_nul)


def _decided(path: Path, wanted: str | None, survey: "_Survey") -> Kodierung:
    lines = survey.lines
    bom = next((codec for mark, codec in _BOMS if survey.head.startswith(mark)), "")
    if wanted:
        return _chosen(path, wanted, lines)
    if bom == "utf-16":
        return _chosen(path, bom, lines)
    if survey.has_nul:
        raise refusal(
            "Die Datei enthält NUL-Zeichen; sie ist beschädigt oder keine Textdatei.",
            "Bitte speichern Sie die Liste erneut als CSV. Ist sie eine UTF-16-Datei, wählen Sie diese Kodierung.",
        )
    if survey.utf8:
        return Kodierung("UTF-8 mit BOM" if bom else "UTF-8", "utf-8-sig", "strict", lines)
    return _not_utf8(path, lines, survey.high)


@dataclass
class _Survey:
    """What the bytes of a file tell; ``high`` counts the umlauts of Windows and DOS once it cannot be UTF-8."""

    head: bytes = b""
    lines: int = 0
    utf8: bool = True
    has_nul: bool = False
    plain: bool = True
    high: Counter[int] = field(default_factory=Counter)


def _survey(path: Path) -> _Survey:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    survey = _Survey()
    newlines = returns = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            stray = block.find(b"\xef\xbb\xbf", 0 if survey.head else 3)
            survey.head = survey.head or block[:4]
            newlines += block.count(b"\n")
            returns += block.count(b"\r")
            survey.has_nul = survey.has_nul or b"\0" in block
            survey.plain = survey.plain and stray < 0 and b'"' not in block
            if survey.utf8:
                survey.utf8 = _decodes(decoder, block, final=False)
            if not survey.utf8:
                for byte in _UMLAUTS_CP1252 + _UMLAUTS_CP850:
                    survey.high[byte] += block.count(byte)
    survey.utf8 = survey.utf8 and _decodes(decoder, b"", final=True)
    survey.lines = max(newlines, returns)
    return survey


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(block, final)
    except UnicodeDecodeError:
        return False
    return True


def _chosen(path: Path, wanted: str, lines: int) -> Kodierung:
    try:
        codec = codecs.lookup(wanted).name
        with path.open(encoding=codec, newline="") as file:
            while block := file.read(_BLOCK):
                if "\0" in block:
                    raise UnicodeError("nul")
    except (LookupError, UnicodeError):
        raise refusal(
            f"Die Datei lässt sich nicht als „{wanted}“ lesen.",
            "Bitte wählen Sie eine andere Kodierung oder überlassen Sie die Wahl dem Programm.",
        ) from None
    return Kodierung({"utf-16": "UTF-16", "utf-8": "UTF-8"}.get(codec, codec), codec, "strict", lines)


def _not_utf8(path: Path, lines: int, high: Counter[int]) -> Kodierung:
    utf8_lines, other_lines = _lines_by_encoding(path)
    if utf8_lines and other_lines:
        fewer = other_lines if len(other_lines) <= len(utf8_lines) else utf8_lines
        found = "Windows-Kodierung (cp1252)" if fewer is other_lines else "UTF-8"
        shown = ", ".join(str(line) for line in fewer[:10]) + (" …" if len(fewer) > 10 else "")
        hint = (
            f"Die Datei mischt zwei Kodierungen: abweichend in {found} ist Zeile {shown}. "
            "Beide wurden gelesen; bitte prüfen Sie die Umlaute."
        )
        return Kodierung("UTF-8 und cp1252 gemischt", "utf-8-sig", _FALLBACK, lines, (hint,))
    windows = sum(high[byte] for byte in _UMLAUTS_CP1252)
    dos = sum(high[byte] for byte in _UMLAUTS_CP850)
    if high[0x81] and dos > windows:  # 0x81 is ü in DOS and nothing at all in Windows
        hint = "Die Datei ist in einer DOS-Kodierung (cp850) geschrieben. Bitte prüfen Sie die Umlaute."
        return Kodierung("cp850", "cp850", "strict", lines, (hint,))
    hint = "Die Datei ist nicht in UTF-8; gelesen wurde sie als Windows-Text (cp1252). Bitte prüfen Sie die Umlaute."
    return Kodierung("cp1252", "cp1252", "replace", lines, (hint,))


def _lines_by_encoding(path: Path) -> tuple[list[int], list[int]]:
    """Lines (1-based) with characters beyond ASCII that are valid UTF-8, and those that are not."""
    valid: list[int] = []
    other: list[int] = []
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.isascii():
                continue
            try:
                line.decode("utf-8")
                valid.append(number)
            except UnicodeDecodeError:
                other.append(number)
    return valid, other
