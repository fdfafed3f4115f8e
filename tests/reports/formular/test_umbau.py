"""Whatever is done to the structure of a form: as long as nothing is typed, nothing changes and nothing breaks."""

import tempfile
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from qmapp.act.management_response.rueckgabe import vergleich
from qmapp.act.management_response.rueckgabe.rows import Vorschau
from qmapp.errors import UserError
from qmapp.reports.formular.lesen import read_formular
from qmapp.reports.formular.schreiben import write_formular
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.act.management_response.rueckgabe.conftest import HEUTE, Runde
from tests.checks.aktenpruefung.conftest import Probe
from tests.reports.formular.ausfuellen import TEXT, W, rewrite, without_tags

OPERATIONS = ("delete", "double", "swap", "to_end", "out_of_control")
Edit = tuple[str, str, int]


def parts(root: Any, name: str) -> list[Any]:
    return [node for node in root.iter(f"{W}{name}") if node.getparent() is not None]


def change(root: Any, operation: str, name: str, place: int) -> None:
    """One edit of a cell, row, table or paragraph between the tables."""
    found = parts(root, name) if name != "p" else list(root.find(f"{W}body").iterchildren(f"{W}p"))
    if not found:
        return
    node = found[place % len(found)]
    after = node.getnext()
    if operation == "delete":
        node.getparent().remove(node)
    elif operation == "double":
        node.addnext(deepcopy(node))
    elif operation == "swap" and after is not None and after.tag == node.tag:
        after.addnext(node)
    elif operation == "to_end" and name in ("tbl", "p"):
        root.find(f"{W}body").insert(0, node)
    elif operation == "out_of_control":
        for control in list(node.iter(f"{W}sdt")):
            for run in list(control.find(f"{W}sdtContent")):
                control.addprevious(run)
            control.getparent().remove(control)


@dataclass(frozen=True)
class Office:
    """An open workspace, its form as Word leaves it and as LibreOffice does, and the cells of its first card."""

    workspace: Workspace
    word: bytes
    libreoffice: bytes
    card: range

    def preview(self, content: bytes, *edits: Edit) -> Vorschau | None:
        """What the form says after these edits; None where it is refused as a whole."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "Formular.docx"
            path.write_bytes(content)

            def through(files: dict[str, bytes]) -> None:
                root = etree.fromstring(files[TEXT])
                for edit in edits:
                    change(root, *edit)
                files[TEXT] = etree.tostring(root)

            rewrite(path, through)
            try:
                back = read_formular(path)
            except UserError:
                return None
        return self.workspace.read(vergleich, back, heute=HEUTE)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("umbau")
    with Workspace.create(folder / "QM.qcheck", None, SCHEMA, title="QM", amt="Amt", wer="QMB", sample=True) as made:
        runde = Runde(Probe(made))
        runde.massnahme(text="Genau so.", verantwortlich="R-GS", frist=date(2025, 12, 1), beteiligte=("R-IT",))
        path = folder / "Formular.docx"
        write_formular(runde.formular(), path)
        word = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            cells = parts(etree.fromstring(archive.read(TEXT)), "tc")
        first = next(place for place, cell in enumerate(cells) if "Musterschreiben" in "".join(cell.itertext()))
        yield Office(made, word, without_tags(path).read_bytes(), range(first - 1, first + 15))


EDITS = st.lists(
    st.tuples(st.sampled_from(OPERATIONS), st.sampled_from(("tc", "tr", "tbl", "p")), st.integers(0, 5_000)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=120, deadline=None)
@given(edits=EDITS, word=st.booleans())
def test_rebuilding_a_form_changes_nothing(office: Office, edits: list[Edit], word: bool) -> None:
    found = office.preview(office.word if word else office.libreoffice, *edits)
    assert found is None or found.aenderungen == ()


@pytest.mark.parametrize("operation", ["delete", "double", "swap"])
@pytest.mark.parametrize("word", [True, False])
def test_no_cell_of_a_card_is_taken_for_another(office: Office, operation: str, word: bool) -> None:
    content = office.word if word else office.libreoffice
    for place in office.card:
        found = office.preview(content, (operation, "tc", place))
        assert found is not None
        assert found.aenderungen == (), place


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, 60_000), noise=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read_but_never_a_crash(office: Office, start: int, noise: bytes) -> None:
    start %= len(office.word)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Formular.docx"
        path.write_bytes(office.word[:start] + noise + office.word[start + len(noise) :])
        try:
            back = read_formular(path)
        except UserError:
            return
        office.workspace.read(vergleich, back, heute=HEUTE)
