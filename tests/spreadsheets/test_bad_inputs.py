"""The numbered list of bad inputs (items 1 to 32), first part: what is refused, always with a sentence.

A refusal says what happened, what is safe and what to do; the file stays byte for byte what it was. What is read with
a warning instead stands in test_odd_inputs.py.
"""

import os
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from qmapp.errors import Cancelled, UserError
from qmapp.spreadsheets import ListenRollen, Optionen, inspect, read
from qmapp.spreadsheets.source import os_refusal

XLS = Path(__file__).parent / "data" / "bestand.xls"
Maker = Any  # the builder of tests/spreadsheets/conftest.py
DEFAULT = Optionen()
ROLES = ListenRollen(schluessel=0, schicht=1, betrag=2)


@dataclass(frozen=True)
class Refused:
    """``build`` makes the file, ``says`` must stand in the message."""

    build: Callable[[Maker], Path]
    says: str
    optionen: Optionen = DEFAULT


def ole(*names: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + b"".join(n.encode("utf-16-le") for n in names) + b"\0" * 900
    )


def renamed(m: Maker, name: str) -> Path:
    """A sound compound file whose stream is called otherwise."""
    entry = lambda text: (text.encode("utf-16-le") + b"\0\0").ljust(64, b"\0") + bytes([2 * len(text) + 2, 0])  # noqa: E731
    return m.written("x.xls", XLS.read_bytes().replace(entry("Workbook"), entry(name)))


def with_record(m: Maker, old: str, new: str) -> Path:
    data = XLS.read_bytes()
    assert bytes.fromhex(old) in data
    return m.written("x.xls", data.replace(bytes.fromhex(old), bytes.fromhex(new), 1))


def too_many_texts(m: Maker) -> Path:
    """The table of texts says that it holds 3 billion: asking for that much memory would end the program."""
    data = bytearray(XLS.read_bytes())
    place = data.find(b"\xfc\x00", 512)
    data[place + 8 : place + 12] = b"\xff\xff\xff\xb2"
    return m.written("x.xls", bytes(data))


def bomb(m: Maker) -> Path:
    path = m.workbook("liste.xlsx")
    return m.repacked(path, lambda name, data: data, {"xl/media/image1.bin": b"0" * 60_000_000})


def far_cell(m: Maker) -> Path:
    return m.workbook("liste.xlsx", more=lambda book, sheet: sheet.write("XFD1048576", 1))


def entities(m: Maker) -> Path:
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = m.workbook("liste.xlsx")
    return m.repacked(path, lambda name, data: data.replace(b"?>", b"?>" + dtd, 1) if "sheet1" in name else data)


def hidden_dtd(m: Maker) -> Path:
    """A comment that looks like the root element must not hide what follows it."""
    dtd = b'<!-- <worksheet --><!DOCTYPE x SYSTEM "file:///etc/passwd">'
    path = m.workbook("liste.xlsx")
    return m.repacked(path, lambda name, data: data.replace(b"?>", b"?>" + dtd, 1) if "sheet1" in name else data)


def repeated_cells(m: Maker) -> Path:
    path = m.folder / "liste.ods"
    cell = '<table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/>'
    rows = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content>{rows}</office:document-content>")
    return path


def fifo(m: Maker) -> Path:
    os.mkfifo(m.folder / "liste.csv")
    return m.folder / "liste.csv"


def huge(m: Maker) -> Path:
    path = m.folder / "liste.csv"
    with path.open("wb") as file:
        file.truncate(5_000_000_000)  # sparse: takes no room on the disk
    return path


def device(m: Maker) -> Path:
    (m.folder / "liste.csv").symlink_to("/dev/zero")
    return m.folder / "liste.csv"


REFUSED = {
    "01_random_bytes": Refused(lambda m: m.written("x.xlsx", random.Random(1).randbytes(5000)), "keine Excel-"),
    "01_random_bytes_as_csv": Refused(lambda m: m.written("x.csv", random.Random(1).randbytes(5000)), "keine Excel-"),
    "02_password_xlsx": Refused(lambda m: renamed(m, "EncryptedPackage"), "mit einem Kennwort geschützt"),
    "02_password_xls": Refused(lambda m: with_record(m, "42000200", "2f000200"), "mit einem Kennwort geschützt"),
    "02_word_document": Refused(lambda m: renamed(m, "WordDocument"), "keine Excel-Datei"),
    "02_xls_asks_for_80_gb": Refused(too_many_texts, "beschädigt"),
    "02_broken_xls": Refused(lambda m: m.written("x.xls", ole("Workbook")), "beschädigt"),
    "03_html_as_xls": Refused(lambda m: m.written("x.xls", "\n<HTML><table><tr><td>1</td></tr></table>"), "HTML"),
    "03_html_as_xlsx": Refused(lambda m: m.written("x.xlsx", "<!DOCTYPE html><html></html>"), "HTML"),
    "03_xml_as_xls": Refused(lambda m: m.written("x.xls", '<?xml version="1.0"?><Workbook/>'), "XML"),
    "03_pdf_as_csv": Refused(lambda m: m.written("x.csv", b"%PDF-1.7\n\x00\x01"), "PDF"),
    "04_zip_without_content_types": Refused(
        lambda m: m.repacked(m.workbook("x.xlsx"), lambda n, b: None if n == "[Content_Types].xml" else b),
        "keine Excel- oder ODS-Tabelle",
    ),
    "04_any_zip": Refused(
        lambda m: m.repacked(m.workbook("x.xlsx"), lambda n, b: None, {"brief.txt": b"Guten Tag"}), "keine Excel-"
    ),
    "05_cut_xlsx": Refused(lambda m: m.written("x.xlsx", m.workbook("y.xlsx").read_bytes()[:3000]), "unvollständig"),
    "05_cut_sheet": Refused(
        lambda m: m.repacked(m.workbook("x.xlsx"), lambda n, b: b[: len(b) // 2] if "sheet1.xml" in n else b),
        "beschädigt",
    ),
    "06_zip_bomb": Refused(bomb, "entpackt ungewöhnlich groß"),
    "07_last_cell_filled": Refused(far_cell, "weit außerhalb der Liste"),
    "07_ods_repeats_without_measure": Refused(repeated_cells, "weit außerhalb der Liste"),
    "08_entities": Refused(entities, "XML-Definitionen"),
    "08_dtd_behind_comment": Refused(hidden_dtd, "XML-Definitionen"),
    "13_no_such_sheet": Refused(lambda m: m.workbook("x.xlsx"), "gibt es nicht", Optionen(blatt="Blatt 9")),
    "13_empty_sheet": Refused(lambda m: m.workbook("x.xlsx", []), "ist leer"),
    "13_empty_csv": Refused(lambda m: m.written("x.csv", ";;;\r\n;;;\r\n"), "keine Zeilen"),
    "17_nul_in_csv": Refused(lambda m: m.written("x.csv", m.csv_text() + "BG 9;\0;3\r\n"), "NUL-Zeichen"),
    "18_wrong_encoding_chosen": Refused(
        lambda m: m.written("x.csv", m.csv_text().encode("cp1252")), "nicht als „utf-8“", Optionen(kodierung="utf-8")
    ),
    "18_unknown_encoding_chosen": Refused(
        lambda m: m.written("x.csv", m.csv_text()), "nicht als „klingonisch“", Optionen(kodierung="klingonisch")
    ),
    "23_huge_field": Refused(
        lambda m: m.written("x.csv", m.csv_text() + "BG 1;" + "x" * 140_000 + ";1\r\n"), "Zeile 42"
    ),
    "25_bad_separator_chosen": Refused(
        lambda m: m.written("x.csv", m.csv_text()), "einzelnes Zeichen", Optionen(trennzeichen="::")
    ),
    "29_no_key_at_all": Refused(
        lambda m: m.written("x.csv", m.csv_text([m.header, *[["", "Nord", 3.5] for _ in range(9)]])), "in keiner Zeile"
    ),
    "30_five_gigabytes": Refused(huge, "zu groß"),
    "30_folder": Refused(lambda m: m.folder, "Ordner"),
    "30_fifo": Refused(fifo, "keine gewöhnliche Datei"),
    "30_device": Refused(device, "keine gewöhnliche Datei"),
    "30_missing": Refused(lambda m: m.folder / "weg.csv", "nicht gefunden"),
    "30_zero_bytes": Refused(lambda m: m.written("x.csv", b""), "leer (0 Byte)"),
    "30_name_of_300_characters": Refused(lambda m: m.folder / ("x" * 300), "nicht verwendbar"),
    "30_nul_in_path": Refused(lambda m: m.folder / "a\0b.csv", "nicht verwendbar"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_sentence_and_the_file_untouched(case: Refused, make: Maker) -> None:
    path = case.build(make)
    before = make.digest(path)
    with pytest.raises(UserError) as refused:
        read(path, ROLES, case.optionen)
    error = refused.value
    assert case.says in error.message
    assert error.safe.endswith(".")
    assert error.advice.endswith(".")
    assert str(make.folder) not in error.text
    assert not re.search(r"Error|Exception|Traceback", error.text)
    assert make.digest(path) == before


@pytest.mark.parametrize("code", [32, 33])
def test_31_locked_by_excel_on_windows(code: int) -> None:
    error = PermissionError(13, "locked")
    error.winerror = code  # type: ignore[attr-defined]  # exists on Windows only
    refused = os_refusal(error)
    assert refused.advice == "Bitte in Excel schließen und erneut versuchen."


def test_31_no_right_to_read() -> None:
    assert "kein Lesezugriff" in os_refusal(PermissionError(13, "denied")).message
    assert "ließ sich nicht lesen" in os_refusal(OSError(5, "input/output error")).message


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_32_changes_while_it_is_read(make: Maker, ending: str) -> None:
    path = make.written("x.csv", make.csv_text()) if ending == "csv" else make.workbook("x.xlsx")

    def disturb(done: int, total: int) -> None:
        if done:
            with path.open("ab") as file:
                file.write(b"BG 9999;Nord;1\r\n")

    with pytest.raises(UserError, match="während des Lesens verändert"):
        read(path, ROLES, progress=disturb)


def test_cancelling_leaves_nothing_behind(make: Maker) -> None:
    path = make.written("x.csv", make.csv_text())

    def cancel(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        read(path, ROLES, progress=cancel)
    assert list(make.folder.iterdir()) == [path]


def test_the_library_prints_nothing_of_its_own(make: Maker, capfd: pytest.CaptureFixture[str]) -> None:
    """A cut XLS makes the library panic, which would print its stack on the user's terminal."""
    whole = XLS.read_bytes()
    for length in range(1000, len(whole), 500):
        with pytest.raises(UserError):
            inspect(make.written("x.xls", whole[:length]))
    assert capfd.readouterr() == ("", "")
