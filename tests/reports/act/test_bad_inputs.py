"""What people and files bring: nothing at all, hostile texts, texts without end."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import page
import pytest

from qmapp.act.empfehlung.rows import Gesamtstellungnahme
from qmapp.act.massnahme.rows import Massnahme, Status
from qmapp.errors import UserError
from qmapp.reports.act.fassung import oeffentlich
from qmapp.reports.act.lage import Lage
from qmapp.reports.document import Document
from qmapp.reports.excel import write_workbook
from qmapp.reports.management_response import management_response, management_response_sheets
from qmapp.reports.massnahmenplan import massnahmenplan, massnahmenplan_sheets
from qmapp.reports.pdf import render_pdf
from qmapp.reports.umsetzungsbericht import umsetzungsbericht
from qmapp.reports.word import render_docx
from tests.reports.act.lagen import TAG, lage_aus, massnahme, vorgang
from tests.reports.act.seiten import rows, squeezed, xlsx_text
from tests.reports.lesen import text
from tests.reports.papier import BOESE

PAPERS: list[Callable[[Lage], Document]] = [management_response, umsetzungsbericht, massnahmenplan]


def boese() -> Lage:
    """A text from elsewhere in every place that holds one."""
    made: list[Massnahme] = []
    for number, words in enumerate(BOESE, 1):
        more = dict.fromkeys(("text", "messgroesse", "verantwortlich", "person", "status_grund", "bemerkung"), words)
        made.append(massnahme(number, Status.VERZOEGERT, titel=words, beteiligte=(words, words), **more))
    cases = tuple(
        replace(vorgang(number, "ang-", True, titel=words), massnahmen=(made[number - 1],))
        for number, words in enumerate(BOESE, 1)
    )
    said = Gesamtstellungnahme(2031, "\n\n".join(BOESE), BOESE[2], TAG, TAG, BOESE[0])
    return replace(lage_aus((), made, amt=BOESE[1]), vorgaenge=cases, gesamt=said)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("public", [False, True])
def test_hostile_texts_stay_texts(tmp_path: Path, paper: Callable[..., Document], public: bool) -> None:
    lage = oeffentlich(boese()) if public else boese()
    tree = paper(lage)
    render_pdf(tree, tmp_path / "a.pdf")
    assert page.validate_pdf(str(tmp_path / "a.pdf"), profile="ua1").failures == []
    render_docx(tree, tmp_path / "a.docx")


@pytest.mark.parametrize("sheets", [management_response_sheets, massnahmenplan_sheets])
def test_no_text_becomes_a_formula(tmp_path: Path, sheets: Callable[..., tuple[object, ...]]) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(path, sheets(boese()))  # type: ignore[arg-type]
    head, *lines = rows(path, "Maßnahmen")
    titles = [squeezed(line[head.index("Maßnahme")]) for line in lines]
    assert squeezed(BOESE[0]) in titles
    assert squeezed(BOESE[-1]) in titles
    assert "<b>" in xlsx_text(path)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("public", [False, True])
def test_with_nothing_to_list_the_paper_says_so(tmp_path: Path, paper: Callable[..., Document], public: bool) -> None:
    hidden = lage_aus([("ang-", False)], [massnahme(1, Status.IN_UMSETZUNG, public=False)])
    lage = oeffentlich(hidden) if public else lage_aus()
    tree = paper(lage)
    render_pdf(tree, tmp_path / "a.pdf")
    assert page.validate_pdf(str(tmp_path / "a.pdf"), profile="ua1").failures == []
    render_docx(tree, tmp_path / "a.docx")
    told = text(tree)
    if paper is management_response:
        assert "In dieser Fassung steht keine Empfehlung." in told
        assert "In dieser Fassung steht keine Maßnahme." in told
    if paper is massnahmenplan:
        assert "Zurzeit ist keine Maßnahme offen." in told


def test_a_text_no_cell_can_hold_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    endless = lage_aus((), [massnahme(1, Status.IN_UMSETZUNG, text="x" * 40_000)])
    with pytest.raises(UserError, match=r"32\.767"):
        write_workbook(path, massnahmenplan_sheets(endless))
    assert not path.exists()


def test_of_all_years_there_is_no_one_statement_of_the_leitung() -> None:
    lage = lage_aus([("ang-", True)])
    everything = replace(lage, kopf=replace(lage.kopf, jahr=None))
    tree = management_response(everything)
    assert tree.title == "Management Response"
    assert "in der Management Response dieses Jahres" in text(tree)
    assert "liegt noch nicht vor" in text(management_response(lage))
