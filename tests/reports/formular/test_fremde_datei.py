"""What comes back is trusted in nothing: no form, another form, damaged, dangerous."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import docx
import pytest

from qmapp.act.management_response.rueckgabe.rows import Formular
from qmapp.errors import UserError
from qmapp.reports.formular import paket
from qmapp.reports.formular.lesen import read_formular
from tests.act.management_response.rueckgabe.conftest import Runde
from tests.reports.formular.ausfuellen import TEXT, W, edit, preview, rewrite


def nothing_changes(runde: Runde, path: Path, words: str) -> None:
    before = runde.probe.dump()
    with pytest.raises(UserError) as refused:
        read_formular(path)
    assert words in refused.value.message
    assert "nichts übernommen" in refused.value.safe
    assert refused.value.advice
    assert runde.probe.dump() == before


def test_a_word_file_that_is_no_form_is_refused(runde: Runde, tmp_path: Path) -> None:
    path = tmp_path / "Brief.docx"
    docx.Document().save(str(path))
    nothing_changes(runde, path, "kein Formular aus diesem Programm")


def test_two_forms_mixed_are_refused(runde: Runde, form: tuple[Formular, Path]) -> None:
    made, path = form
    other = str(uuid4()).encode()
    rewrite(
        path,
        lambda parts: parts.update(
            {"docProps/custom.xml": parts["docProps/custom.xml"].replace(str(made.id).encode(), other)}
        ),
    )
    nothing_changes(runde, path, "zwei Formulare vermischt")


def test_a_form_without_its_fields_is_refused(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form

    def strip(root: Any) -> None:
        for table in list(root.iter(f"{W}tbl")):
            table.getparent().remove(table)

    nothing_changes(runde, edit(path, strip), "kein Feld des Formulars")


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    middle = content.index(b"word/document.xml") + 200
    return content[:middle] + bytes(byte ^ 0xFF for byte in content[middle : middle + 400]) + content[middle + 400 :]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda _: b"", "ist leer"),
        (lambda _: b"%PDF-1.7 nothing", "kein Word-Dokument"),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "altes Word-Dokument"),
        (cut, "beschädigt"),
        (flipped, "beschädigt"),
        (lambda whole: whole[:4] + b"\0" * 200, "beschädigt"),
    ],
)
def test_what_is_no_whole_word_file_is_refused(
    runde: Runde, form: tuple[Formular, Path], content: Callable[[bytes], bytes], words: str
) -> None:
    _, path = form
    path.write_bytes(content(path.read_bytes()))
    nothing_changes(runde, path, words)


def test_a_file_that_is_gone_or_a_folder_is_refused(runde: Runde, tmp_path: Path) -> None:
    nothing_changes(runde, tmp_path / "weg.docx", "lässt sich nicht öffnen")
    nothing_changes(runde, tmp_path, "lässt sich nicht öffnen")


def test_another_office_file_is_refused(runde: Runde, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "Liste.docx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet()
    book.close()
    nothing_changes(runde, path, "eine andere Office-Datei")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("irgendwas.txt", "x")
    nothing_changes(runde, path, "kein Word-Dokument")


def test_entities_are_never_resolved_and_a_dtd_is_refused(
    runde: Runde, form: tuple[Formular, Path], tmp_path: Path
) -> None:
    _, path = form
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM")
    head = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "ha">]>'.encode()

    def poison(parts: dict[str, bytes]) -> None:
        start = parts[TEXT].index(b"?>") + 2
        text = parts[TEXT][:start] + head + parts[TEXT][start:]
        parts[TEXT] = text.replace(b"Das soll anders werden.", b"&x;", 1)

    nothing_changes(runde, rewrite(path, poison), "XML-Definitionen")


def test_a_bomb_is_refused_before_it_is_unpacked(
    runde: Runde, form: tuple[Formular, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, path = form
    monkeypatch.setattr(paket, "MAX_UNPACKED", 1_000_000)
    rewrite(path, lambda parts: parts.update({"word/bombe.bin": b"\0" * 2_000_000}))
    assert path.stat().st_size < 200_000
    nothing_changes(runde, path, "ungewöhnlich groß")


def test_a_part_that_lies_about_its_size_is_read_only_up_to_the_limit(
    runde: Runde, form: tuple[Formular, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, path = form
    monkeypatch.setattr(paket, "MAX_PART", 2_000)
    nothing_changes(runde, path, "ungewöhnlich groß")


def test_macros_are_not_run_and_mentioned(runde: Runde, form: tuple[Formular, Path]) -> None:
    _, path = form
    rewrite(path, lambda parts: parts.update({"word/vbaProject.bin": b"\0"}))
    assert "Makros" in preview(runde, path).hinweise[0]
