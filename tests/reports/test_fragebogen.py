"""The printed questionnaire: accessible, complete in both languages, nothing on it that tells who filled it in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import docx
import page
import pikepdf
import pytest

from qmapp.checks import befragung
from qmapp.checks.katalog import Katalogart, load
from qmapp.errors import UserError
from qmapp.reports.export import export, look
from qmapp.reports.fragebogen import Fragebogen, lies_fragebogen, write_docx, write_pdf
from qmapp.schema import SCHEMA
from qmapp.workspace import Workspace
from tests.reports import papier
from tests.reports.pdftext import page_texts
from tests.reports.test_documents_agree import squeezed

STAND = date(2026, 3, 12)
KL, MA = load("BF-KL", Katalogart.BEFRAGUNG), load("BF-MA", Katalogart.BEFRAGUNG)


@pytest.fixture(scope="module")
def workspace(example_file: Path) -> Iterator[Workspace]:
    with Workspace.open(example_file, None, SCHEMA, wer="QMB", read_only=True) as opened:
        yield opened


@pytest.fixture(scope="module")
def ids(workspace: Workspace) -> dict[str, UUID]:
    return {row.kennung: row.id for row in workspace.read(befragung.befragungen)}


@pytest.fixture(scope="module")
def bogen(workspace: Workspace, ids: dict[str, UUID]) -> Callable[[bool], Fragebogen]:
    return lambda einfach: lies_fragebogen(workspace, ids["BF-2025-KL"], STAND, einfach=einfach)


def words(path: Path) -> str:
    if path.suffix == ".pdf":
        return squeezed(" ".join(page_texts(path)))
    file = docx.Document(str(path))
    cells = (cell.text for table in file.tables for row in table.rows for cell in row.cells)
    return squeezed(" ".join((*(paragraph.text for paragraph in file.paragraphs), *cells)))


@pytest.mark.parametrize("einfach", [False, True])
@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_it_is_accessible_and_fit_for_the_e_file(
    bogen: Callable[[bool], Fragebogen], tmp_path: Path, einfach: bool, profile: str
) -> None:
    path = tmp_path / "Fragebogen.pdf"
    write_pdf(bogen(einfach), path)
    assert {failure.rule_id for failure in page.validate_pdf(str(path), profile=profile).failures} == set()


@pytest.mark.parametrize(("einfach", "pages"), [(False, 2), (True, 4)])
def test_it_fits_on_whole_sheets_of_paper(
    bogen: Callable[[bool], Fragebogen], tmp_path: Path, einfach: bool, pages: int
) -> None:
    path = tmp_path / "Fragebogen.pdf"
    write_pdf(bogen(einfach), path)
    with pikepdf.open(path) as file:
        assert len(file.pages) == pages


@pytest.mark.parametrize("einfach", [False, True])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_everything_asked_stands_on_it_once(
    bogen: Callable[[bool], Fragebogen], tmp_path: Path, einfach: bool, kind: str
) -> None:
    sheet, path = bogen(einfach), tmp_path / f"Fragebogen.{kind}"
    (write_docx if kind == "docx" else write_pdf)(sheet, path)
    read = words(path)
    plain = [punkt.frage_einfach for punkt in KL.punkte[:18]]
    assert len(sheet.aussagen) == 18
    assert list(sheet.aussagen) == plain if einfach else set(sheet.aussagen).isdisjoint(plain)
    for text in (*sheet.aussagen, sheet.datenschutz, sheet.einleitung, sheet.dank, sheet.rueckgabe):
        assert squeezed(text) in read
    for question, choices in sheet.angaben:
        assert squeezed(question) in read
        assert all(squeezed(choice) in read for choice in choices)
    for question, _ in sheet.freitexte:
        assert squeezed(question) in read


def test_every_answer_of_every_item_is_a_box_to_tick(bogen: Callable[[bool], Fragebogen], tmp_path: Path) -> None:
    """18 items with six answers each: read aloud as boxes, in Word as signs."""
    for einfach in (False, True):
        sheet, path = bogen(einfach), tmp_path / f"{einfach}.docx"
        choices = sum(len(options) for _, options in sheet.angaben)
        write_docx(sheet, path)
        assert words(path).count("☐") == 18 * 6 + choices
    assert [answer.ziffer for answer in bogen(False).antworten] == ["1", "2", "3", "4", "5", "0"]
    assert [answer.wort for answer in bogen(True).antworten][-1] == "weiß ich nicht"


def test_without_plain_wording_it_is_refused_and_nothing_is_written(
    workspace: Workspace, ids: dict[str, UUID], tmp_path: Path
) -> None:
    target = tmp_path / "aus"
    with pytest.raises(UserError, match="einfacher Sprache"):
        export(workspace, "fragebogen-einfach", ids["BF-2025-MA"], ("pdf",), target, stand=STAND)
    assert not target.exists()


def test_it_is_ordered_like_any_paper_and_its_view_says_what_it_holds(
    workspace: Workspace, ids: dict[str, UUID], tmp_path: Path
) -> None:
    files = export(workspace, "fragebogen", ids["BF-2025-MA"], ("pdf", "docx"), tmp_path, stand=STAND)
    assert [file.name for file in files] == [f"Fragebogen_BF-2025-MA_2026-03-12.{kind}" for kind in ("pdf", "docx")]
    seen = look(workspace, "fragebogen", ids["BF-2025-MA"], stand=STAND)
    assert seen.gliederung[0] == (1, "Aussagen, 18")
    assert all(check.ok for check in seen.vorpruefung)


def test_awkward_words_stay_text_and_inside_the_page(bogen: Callable[[bool], Fragebogen], tmp_path: Path) -> None:
    sheet = replace(
        bogen(False),
        titel=papier.BOESE[0],
        aussagen=(*papier.BOESE, "Sehr lang " * 120, "x" * 400),
        angaben=tuple((text, (text, "y" * 300, "")) for text in papier.BOESE[:2]),
        freitexte=(("z " * 500, ""),),
        rueckgabe="",
    )
    for einfach in (False, True):
        path = tmp_path / f"{einfach}.pdf"
        write_pdf(replace(sheet, einfach=einfach), path)
        assert page.validate_pdf(str(path), profile="ua1").failures == []
        write_docx(replace(sheet, einfach=einfach), path.with_suffix(".docx"))
        docx.Document(str(path.with_suffix(".docx")))
