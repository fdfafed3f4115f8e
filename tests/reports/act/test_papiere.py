"""Every paper of ACT in both versions: accessible, alike in every format, and the figures those of the database."""

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import docx
import page
import pytest

from qmapp.act.management_response import umsetzungsstand
from qmapp.errors import UserError
from qmapp.german import decimal, percent
from qmapp.reports.act.ausgabe import ACT_PAPIERE, Wunsch, act_ansicht, act_ziele, export_act
from qmapp.reports.act.lage import Fassung
from qmapp.reports.document import Heading, KeyFigures
from qmapp.workspace import Workspace
from tests.reports.act.conftest import Papier
from tests.reports.act.faden import JAHR, STAND
from tests.reports.act.seiten import docx_text, pdf_text, rows, squeezed, xlsx_text
from tests.reports.lesen import tables, text

MR, UB, MP = ACT_PAPIERE
Papiere = dict[tuple[str, Fassung], Papier]


@pytest.mark.parametrize("profile", ["ua1", "2u"])
def test_every_paper_is_accessible_and_fit_for_the_e_file(papier: Papier, profile: str) -> None:
    report = page.validate_pdf(str(papier.pdf), profile=profile, limits=page.SafetyLimits.unlimited())
    assert sorted({failure.rule_id for failure in report.failures}) == []


def test_tables_and_key_figures_stand_alike_in_pdf_and_docx(papier: Papier) -> None:
    shown, in_word = squeezed(pdf_text(papier.pdf)), squeezed(docx_text(papier.docx))
    cells = {
        tuple(squeezed(cell.text) for cell in row.cells)
        for table in docx.Document(str(papier.docx)).tables
        for row in table.rows
    }
    for table in tables(papier.tree):
        for row in (*table.rows, *((table.total,) if table.total else ())):
            assert tuple(squeezed(cell) for cell in row) in cells
            assert all(squeezed(cell) in shown for cell in row)
    for block in papier.tree.blocks:
        if isinstance(block, KeyFigures):
            assert all(
                squeezed(figure.value) in shown and squeezed(figure.value) in in_word for figure in block.figures
            )


def test_versions_cannot_be_mistaken(papier: Papier) -> None:
    words = "Öffentliche Fassung" if papier.fassung is Fassung.OEFFENTLICH else "Interne Fassung"
    other = "Interne Fassung" if papier.fassung is Fassung.OEFFENTLICH else "Öffentliche Fassung"
    assert papier.tree.header.endswith(words)
    assert words in papier.tree.subtitle
    for path, read in ((papier.pdf, pdf_text), (papier.docx, docx_text), (papier.xlsx, xlsx_text)):
        assert words in read(path)
        assert other not in read(path)
        assert ("Oeffentliche-Fassung" in path.name) == (papier.fassung is Fassung.OEFFENTLICH)
        assert ("intern" in path.name) == (papier.fassung is Fassung.INTERN)


def test_the_inner_figures_are_those_of_the_database(papiere: Papiere, faden: Workspace) -> None:
    stand = faden.read(umsetzungsstand, STAND, JAHR)
    paper = papiere[MR, Fassung.INTERN]
    kennzahlen = {row[0]: row[1:4] for table in tables(paper.tree) for row in table.rows if len(row) == 5}
    for name, (top, bottom) in (
        ("Annahmequote", stand.annahmequote),
        ("Umsetzungsquote der Empfehlungen", stand.umsetzungsquote),
        ("Umsetzungsquote der Maßnahmen", stand.umsetzungsquote_massnahmen),
        ("Überfällig", stand.ueberfaelligkeitsquote),
    ):
        assert kennzahlen[name] == (percent(Fraction(top, bottom)), str(top), str(bottom))
    assert stand.dauer_tage == Fraction(30 + 35 + 45, 3)
    assert kennzahlen["Mittlere Dauer bis zur Umsetzung"] == (decimal(stand.dauer_tage, 1) + "\u00a0Tage", "–", "3")
    counted = {row[0]: row[1] for table in tables(paper.tree) for row in table.rows if len(row) == 2}
    assert counted["umgesetzt"] == str(stand.umgesetzt) == "3"
    assert counted["verzögert"] == str(stand.verzoegert) == "1"
    assert counted["nicht begonnen"] == str(stand.nicht_begonnen) == "3"
    assert counted["noch ohne freigegebene Antwort"] == str(stand.ohne_antwort) == "1"


def test_the_workbook_holds_the_same_figures_as_numbers(papiere: Papiere, faden: Workspace) -> None:
    stand = faden.read(umsetzungsstand, STAND, JAHR)
    path = papiere[MR, Fassung.INTERN].xlsx
    (sheet,) = [name for name in _sheets(path) if any("Maßnahmen nach Stand" in str(c) for c in _first(path, name))]
    numbers = dict(rows(path, sheet)[1:])
    assert numbers == {
        "umgesetzt": stand.umgesetzt,
        "in Umsetzung": stand.in_umsetzung,
        "verzögert": stand.verzoegert,
        "nicht begonnen": stand.nicht_begonnen,
        "nicht mehr relevant": stand.nicht_relevant,
        "zusammen": stand.massnahmen,
    }
    head, *lines = rows(path, "Maßnahmen")
    assert len(lines) == stand.massnahmen
    assert sum(line[head.index("Überfällig")] == "ja" for line in lines) == stand.ueberfaellig


def _sheets(path: Path) -> list[str]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path)).sheet_names


def _first(path: Path, sheet: str) -> list[object]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()[0]


def test_the_two_rates_and_their_sentence_stand_with_the_wirksamkeit(papiere: Papiere) -> None:
    """27 of 611 before, 8 of 607 after: the figures the example was checked with."""
    paper = papiere[MR, Fassung.INTERN]
    (table,) = [t for t in tables(paper.tree) if t.title.startswith("AP-KDU-21")]
    assert [row[:4] for row in table.rows] == [
        ("vorher: AP-2025-1", "27", "611", "4,4\u00a0%"),
        ("nachher: AP-2025-2", "8", "607", "1,3\u00a0%"),
    ]
    assert "ist größer, als Zufall erklärt" in text(paper.tree)
    head, *lines = rows(paper.xlsx, "Wirksamkeit")
    line = next(line for line in lines if line[head.index("Prüfpunkt")] == "AP-KDU-21")
    assert line[4:8] == [27, 611, 8, 607]
    assert line[head.index("Quote vorher")] == pytest.approx(27 / 611, abs=0.001)


def test_text_is_text_and_days_are_days_in_the_plan(papiere: Papiere) -> None:
    head, *lines = rows(papiere[MP, Fassung.INTERN].xlsx, "Maßnahmen")
    days = [line[head.index("Frist")] for line in lines]
    assert all(type(day) in (date, datetime) for day in days)
    assert days == sorted(days)
    money = next(line for line in lines if line[head.index("Maßnahme")] == "Rechenblatt verteilen")
    assert money[head.index("Bedarf in Euro")] == 18_500.5
    late = next(line for line in lines if line[head.index("Verschoben")] == 3)
    assert late[head.index("Stand")] == "verzögert"
    assert late[head.index("Überfällig")] == "ja"


def test_postponements_and_reasons_are_told_inside(papiere: Papiere) -> None:
    told = text(papiere[MR, Fassung.INTERN].tree)
    assert "28.08.2031 · 3\u00a0×\u00a0verschoben, ursprünglich 04.05.2031" in told
    assert "Verschiebegrund. Genehmigt: Genehmigerin." in told
    assert "Die Antwort war bis zum 03.03.2031 erbeten" not in told, "it is drafted"
    assert "Entwurf, noch nicht freigegeben: angenommen" in told


def test_the_plan_of_what_is_open_leaves_out_the_rest(faden: Workspace, tmp_path: Path) -> None:
    wunsch = Wunsch(JAHR, nur_offene=True)
    (path,) = export_act(faden, MP, wunsch, ("xlsx",), tmp_path, stand=STAND)
    assert path.name == "Massnahmenplan-offene_intern_2031_2031-12-01.xlsx"
    head, *lines = rows(path, "Maßnahmen")
    assert {line[head.index("Stand")] for line in lines} == {"verzögert", "nicht begonnen"}


def test_the_outline_and_what_to_look_at_first(faden: Workspace) -> None:
    seen = act_ansicht(faden, MR, Wunsch(JAHR, Fassung.OEFFENTLICH), stand=STAND)
    assert [words for level, words in seen.gliederung if level == 1] == [
        "1 Gesamtstellungnahme der Leitung",
        "2 Antworten auf die Empfehlungen",
        "3 Umsetzungsplan und Nachverfolgung",
        "Anhang",
    ]
    still_open = [point.text for point in seen.vorpruefung if not point.ok]
    assert still_open == ["Freie Texte lesen", "Antworten fehlen"]
    inside = act_ansicht(faden, MR, Wunsch(JAHR), stand=STAND)
    assert "4 Offene Punkte" in [words for _, words in inside.gliederung]
    assert "Entwürfe" in [point.text for point in inside.vorpruefung if not point.ok]


def test_headings_name_every_empfehlung_and_its_massnahmen(papiere: Papiere) -> None:
    heads = [block.text for block in papiere[MR, Fassung.INTERN].tree.blocks if isinstance(block, Heading)]
    assert any(head.startswith("E-2031-03 Geheimempfehlung") for head in heads)
    assert sum(head.startswith("M-") for head in heads) == 6


def test_impossible_wishes_write_nothing(faden: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Papier „brief“ gibt es nicht"):
        export_act(faden, "brief", Wunsch(), ("pdf",), tmp_path / "x", stand=STAND)
    with pytest.raises(UserError, match="Format odt gibt es für den Maßnahmenplan nicht"):
        act_ziele(MP, Wunsch(), ("odt",), tmp_path, stand=STAND)
    with pytest.raises(UserError, match="keine Empfehlungen und keine Maßnahmen für 2099"):
        export_act(faden, MR, Wunsch(2099), ("pdf",), tmp_path / "x", stand=STAND)
    assert list(tmp_path.iterdir()) == []
