"""Files that may be attached and files that may not, by name, by content, by size."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmapp.checks.qcheck.dateien import LARGEST_FILE, megabytes, plain_name, read_datei, require_harmless
from qmapp.errors import UserError
from qmapp.german import NBSP

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HIDDEN = "\N{RIGHT-TO-LEFT OVERRIDE}"


def packed(*names: str) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as archive:
        for name in names:
            archive.writestr(name, "Inhalt")
    return found.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "../befund.pdf",
        "..\\befund.pdf",
        "C:\\Akten\\befund.pdf",
        "/etc/passwd",
        "befund.pdf:versteckt",
        "bef\x00und.pdf",
        "bef\nund.pdf",
        f"befund{HIDDEN}fdp.exe",
        "\N{FIRST STRONG ISOLATE}befund.pdf",
        "CON",
        "nul.txt",
        "com1.pdf",
        "LPT9 .pdf",
        "COM¹.pdf",
        "",
        " . ",
        "...",
        "a" * 300 + ".pdf",
        "bef\ud800und.pdf",
    ],
)
def test_names_that_are_no_names_are_refused(name: str) -> None:
    with pytest.raises(UserError) as error:
        plain_name(name)
    assert error.value.field == "dateiname"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Befund März.pdf", "Befund März.pdf"),
        ("Befund Ma\N{COMBINING DIAERESIS}rz.pdf", "Befund März.pdf"),
        (" befund.pdf. . ", "befund.pdf"),
        ('was "ist" <das>?.pdf', "was _ist_ _das__.pdf"),
        ("zwei\N{ZERO WIDTH SPACE}teilig.pdf", "zweiteilig.pdf"),
        ("console.pdf", "console.pdf"),
        (".gitignore", ".gitignore"),
        ("a" * 196 + ".pdf", "a" * 196 + ".pdf"),
    ],
)
def test_other_names_are_kept_as_every_system_can_write_them(name: str, kept: str) -> None:
    assert plain_name(name) == kept


@given(st.text(max_size=60))
def test_a_kept_name_is_a_bare_name_and_stays_as_it_is(name: str) -> None:
    try:
        kept = plain_name(name)
    except UserError:
        return
    assert Path(kept).name == kept
    assert not set(kept) & set('/\\:<>"|?*\0')
    assert plain_name(kept) == kept


@pytest.mark.parametrize(
    "name",
    [
        "befund.exe",
        "befund.pdf.exe",
        "befund.PDF.EXE",
        "befund.pdf.lnk",
        "befund.js",
        "befund.ps1",
        "befund.bat",
        "befund.hta",
        "befund.desktop",
        "befund.docm",
        "befund.xlsm",
        "befund.exe .",
    ],
)
def test_endings_that_run_are_refused(name: str) -> None:
    with pytest.raises(UserError) as error:
        require_harmless(name, b"Text")
    assert error.value.field == "datei"


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00\x03",
        b"\x7fELF\x02\x01\x01",
        b"\xfe\xed\xfa\xcf",
        b"\xcf\xfa\xed\xfe\x07\x00",
        b"\xca\xfe\xba\xbe\x00\x00\x00\x02",
        b"#!/bin/sh\nrm -rf ~\n",
        b"\xef\xbb\xbf#!/usr/bin/env python3\n",
        b"\x4c\x00\x00\x00\x01\x14\x02\x00\x00\x00",
        OLE + bytes(1000) + "_VBA_PROJECT".encode("utf-16-le") + bytes(50),
        packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        packed("content.xml", "Basic/Standard/Module1.xml"),
        packed("content.xml", "Scripts/python/los.txt"),
        packed("unterlagen/befund.pdf", "unterlagen/los.exe"),
    ],
)
def test_programs_and_macros_are_known_by_their_content(content: bytes) -> None:
    with pytest.raises(UserError):
        require_harmless("befund.pdf", content)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        "Gespräch mit dem Team".encode(),
        OLE + bytes(1000),
        packed("[Content_Types].xml", "xl/workbook.xml", "xl/printerSettings/printerSettings1.bin"),
        packed("content.xml", "Basic/script-lc.xml", "Basic/Standard/script-lb.xml"),
        b"PK\x03\x04 broken",
        b"PK\x05\x06" + bytes(18),
    ],
)
def test_documents_tables_and_pictures_may_be_attached(content: bytes) -> None:
    require_harmless("befund.pdf", content)


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "aufnahme.mp4"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(UserError, match=f"mit 200{NBSP}MB zu groß; eine Anlage darf höchstens 20{NBSP}MB haben"):
            read_datei(path)
        assert tracemalloc.get_traced_memory()[1] < 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_file_is_read_with_its_bare_name(tmp_path: Path) -> None:
    path = tmp_path / "befund.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert read_datei(path) == ("befund.pdf", b"%PDF-1.7")
    path.write_bytes(bytes(LARGEST_FILE))
    assert len(read_datei(path).inhalt) == LARGEST_FILE, "the limit itself is allowed"


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "leer.pdf").touch()
    for name, words in (("leer.pdf", "ist leer"), ("fehlt.pdf", "nicht lesen"), ("", "keine Datei")):
        with pytest.raises(UserError, match=words) as error:
            read_datei(tmp_path / name)
        assert error.value.field == "datei"


def test_sizes_in_words() -> None:
    assert megabytes(1) == f"1{NBSP}KB"
    assert megabytes(150_000) == f"146{NBSP}KB"
    assert megabytes(LARGEST_FILE) == f"20{NBSP}MB"
    assert megabytes(LARGEST_FILE + 600_000) == f"20,6{NBSP}MB"
