"""Fills a form as word processors leave it: as Word (tags kept), as LibreOffice (tags gone), as people do."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from lxml import etree

from qmapp.act.management_response.rueckgabe.anker import anker
from qmapp.act.management_response.rueckgabe.rows import Vorschau
from qmapp.reports.formular.lesen import read_formular
from tests.act.management_response.rueckgabe.conftest import Runde

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "word/document.xml"
#: Id of a row and letters of its field → what is written into it.
Eintraege = Mapping[tuple[UUID, str], str]


def rewrite(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """The same archive with other parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {member.filename: archive.read(member) for member in archive.infolist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def edit(path: Path, change: Callable[[Any], None]) -> Path:
    """The same form with another text part."""

    def through(parts: dict[str, bytes]) -> None:
        root = etree.fromstring(parts[TEXT])
        change(root)
        parts[TEXT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return rewrite(path, through)


def fill(path: Path, eintraege: Eintraege) -> Path:
    """Type into the controls, as Word leaves them."""
    given = dict(eintraege)

    def change(root: Any) -> None:
        for control in controls(root):
            found = anker(tag(control))
            if found is not None and (found.id, found.feld) in given:
                write(control, given.pop((found.id, found.feld)))

    edit(path, change)
    assert not given, "a field that is not there was filled in"
    return path


def controls(root: Any) -> list[Any]:
    return list(root.iter(f"{W}sdt"))


def tag(control: Any) -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else str(found.get(f"{W}val"))


def write(control: Any, text: str) -> None:
    """One run with line breaks; the control no longer shows its placeholder."""
    shows = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    if shows is not None:
        shows.getparent().remove(shows)
    content = control.find(f"{W}sdtContent")
    for child in list(content):
        content.remove(child)
    run = etree.SubElement(content, f"{W}r")
    for position, line in enumerate(text.split("\n")):
        if position:
            etree.SubElement(run, f"{W}br")
        etree.SubElement(run, f"{W}t").text = line


def without_tags(path: Path) -> Path:
    """As LibreOffice 7.4 saves it: no tag, no title, no lock is left."""

    def change(root: Any) -> None:
        for control in controls(root):
            properties = control.find(f"{W}sdtPr")
            for name in ("tag", "alias", "lock", "id"):
                for child in properties.findall(f"{W}{name}"):
                    properties.remove(child)

    return edit(path, change)


_PYTHONS = ("/usr/bin/python3", "/opt/libreoffice/program/python", "/usr/lib/libreoffice/program/python")


def libreoffice() -> str | None:
    """A Python that can talk to LibreOffice; None where there is none."""
    if shutil.which("soffice") is None:
        return None
    for python in _PYTHONS:
        if Path(python).exists() and not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
            return python
    return None


def preview(runde: Runde, path: Path) -> Vorschau:
    return runde.vorschau(read_formular(path))


def changed(found: Vorschau) -> list[tuple[str, str, str]]:
    return [(row.kennung, row.feld, row.neu) for row in found.aenderungen]
