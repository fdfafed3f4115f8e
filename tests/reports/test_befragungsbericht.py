"""The Befragungsbericht says what the Befragung has found, the same in every format, and nothing of too few people."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import docx
import page
import pytest
from python_calamine import CalamineWorkbook
from scipy import stats

from qmapp.checks import befragung as door
from qmapp.checks.befragung.perspektiven import perspektiven
from qmapp.checks.befragung.themen import add_stimme, set_thema
from qmapp.checks.katalog import Katalogart, load
from qmapp.german import decimal, percent
from qmapp.reports.befragungsbericht import befragungsbericht, lies_lage
from qmapp.reports.befragungsbericht.vergleich import urteil
from qmapp.reports.document import Document, Figure, KeyFigures, Lead, Likert, Table
from qmapp.reports.export import build, export, look
from qmapp.workspace import Workspace
from tests.checks.befragung.test_beispiel import TOLD
from tests.reports.gefragt import Gefragt, gefragt
from tests.reports.lesen import tables, text
from tests.reports.test_documents_agree import pdf_words, squeezed

STAND = date(2025, 11, 20)
JETZT = datetime(2025, 9, 2, 9, 0, tzinfo=UTC)
GEHEIM = "Frau Petersen in Zimmer 12 war unfreundlich"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gefragt]:
    found = gefragt(tmp_path_factory.mktemp("gefragt") / "QM.qcheck")
    with found.ws:
        yield found


@pytest.fixture(scope="module")
def tree(asked: Gefragt) -> Document:
    return build(asked.ws, "befragungsbericht", asked.klienten, stand=STAND)


@pytest.fixture(scope="module")
def files(asked: Gefragt, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("berichte")
    found = export(asked.ws, "befragungsbericht", asked.klienten, ("pdf", "docx", "xlsx"), folder, stand=STAND)
    return {file.suffix[1:]: file for file in found}


@pytest.fixture(scope="module")
def small(asked: Gefragt) -> UUID:
    """Thirty sheets: a group of 18, one of 9 and one of 3; item 04 answered by three; texts, a theme, a voice."""
    katalog = load("BF-KL", Katalogart.BEFRAGUNG)
    key = asked.ws.execute(
        "Befragung",
        door.create_befragung,
        katalog=katalog,
        heute=date(2025, 9, 1),
        titel="Kleine Befragung",
        kennung="BF-KLEIN",
        grundgesamtheit=40,
    )
    codes = [punkt.code for punkt in katalog.punkte if katalog.dimension(punkt) is not None]
    for number in range(30):
        asked.ws.execute(
            "Bogen",
            door.enter_bogen,
            key,
            f"{number:03d}",
            werte={code: number % 5 + 1 for code in codes if code != "BF-KL-04" or number < 3},
            angaben={"BF-KL-A1": 1 if number < 18 else 2 if number < 27 else 3},
            texte={"BF-KL-F2": GEHEIM} if number < 6 else {},
            jetzt=JETZT,
            wer="QMB",
        )
    asked.ws.execute("Thema", set_thema, key, "BF-KL-F2", "Ton im Gespräch", 4)
    asked.ws.execute("Stimme", add_stimme, key, "BF-KL-F2", "Ich wünsche mir einen freundlicheren Ton.")
    return key


def test_the_statement_and_the_key_figures_are_the_folders(tree: Document) -> None:
    told = TOLD["BF-2025-KL"]
    (lead,) = (block for block in tree.blocks if isinstance(block, Lead))
    assert lead.text.replace("\u00a0", " ") == told["in_einem_satz"]
    (keys,) = (block.figures for block in tree.blocks if isinstance(block, KeyFigures))
    ranked = sorted(told["item"], key=lambda item: item["top2_quote"])
    assert [key.value for key in keys] == [
        percent(told["ruecklaufquote"]),
        percent(ranked[-1]["top2_quote"]),
        percent(ranked[0]["top2_quote"]),
    ]


def test_every_item_stands_with_the_folders_figures(tree: Document) -> None:
    told = {item["frage"].removeprefix("BF-KL-"): item for item in TOLD["BF-2025-KL"]["item"]}
    rows = {row[0]: row for table in tables(tree) if table.title.startswith("Kennzahlen") for row in table.rows}
    spread = {row[0]: row for table in tables(tree) if table.title.startswith("Verteilung") for row in table.rows}
    assert rows.keys() == spread.keys() == told.keys()
    for code, item in told.items():
        top, valid = item["top2"], item["gueltig"]
        mean = Fraction(sum(step * count for step, count in enumerate(item["verteilung"], 1)), valid)
        assert rows[code][2:7] == (
            str(valid),
            decimal(mean, 2),
            str(item["median"]),
            f"{top} von {valid}",
            percent(item["top2_quote"]),
        )
        counts = (*item["verteilung"], valid, item["nicht_beurteilbar"], item["keine_angabe"])
        assert spread[code][1:] == tuple(map(str, counts))


def test_every_table_stands_alike_in_pdf_word_and_workbook(tree: Document, files: dict[str, Path]) -> None:
    shown = squeezed(pdf_words(files["pdf"]))
    in_word = {
        tuple(squeezed(cell.text) for cell in row.cells)
        for table in docx.Document(str(files["docx"])).tables
        for row in table.rows
    }
    book = CalamineWorkbook.from_path(str(files["xlsx"]))
    for number, table in enumerate(tables(tree), 1):
        assert len(book.get_sheet_by_name(f"Tabelle {number}").to_python()) >= len(table.rows)
        for row in (*table.rows, *((table.total,) if table.total else ())):
            assert tuple(squeezed(cell) for cell in row) in in_word
            assert all(squeezed(cell) in shown for cell in row)


def test_the_workbook_holds_the_unrounded_figures(asked: Gefragt, files: dict[str, Path]) -> None:
    book = CalamineWorkbook.from_path(str(files["xlsx"]))
    found = {item.punkt.code: item for item in asked.ws.read(door.auswertung, asked.klienten).items}
    rows = {row[0]: row for row in book.get_sheet_by_name("Aussagen").to_python() if row[0] in found}
    assert rows.keys() == found.keys()
    for code, item in found.items():
        assert tuple(rows[code][5:10]) == item.verteilung
        exact = [item.top2, item.top2 / item.gueltig, item.unten, item.oben]
        assert rows[code][-4:] == pytest.approx(exact, abs=1e-15), "a workbook holds 16 digits"
    compared = {row[0]: row for row in book.get_sheet_by_name("Vergleich").to_python() if row[0] in found}
    for told in TOLD["BF-2025-KL"]["item"]:
        assert compared[told["frage"]][2:6] == [
            told["vorher_top2"],
            told["vorher_gueltig"],
            told["top2"],
            told["gueltig"],
        ]


def test_the_pdf_is_accessible(files: dict[str, Path]) -> None:
    for profile in ("ua1", "2u"):
        report = page.validate_pdf(str(files["pdf"]), profile=profile, limits=page.SafetyLimits.unlimited())
        assert sorted({failure.rule_id for failure in report.failures}) == []


def test_the_drawing_shows_what_the_table_says(tree: Document) -> None:
    charts = [block.chart for block in tree.blocks if isinstance(block, Figure) and isinstance(block.chart, Likert)]
    told = {item["frage"].removeprefix("BF-KL-"): item for item in TOLD["BF-2025-KL"]["item"]}
    rows = {row.label.split(" ")[0]: row for chart in charts for row in chart.rows}
    assert {code: list(row.counts) for code, row in rows.items()} == {
        code: item["verteilung"] for code, item in told.items()
    }


def test_many_comparisons_at_once_are_not_taken_for_findings(asked: Gefragt, tree: Document) -> None:
    """Item 17 alone is below 5 % (p = 0,037); among 18 comparisons that is no certainty."""
    (row,) = (one for one in lies_lage(asked.ws, asked.klienten).vergleich if one.code == "BF-KL-17")
    assert urteil(row, row.unterschied.p_value) == "gesichert"
    words = text(tree)
    assert "Keine Veränderung ist gesichert. Auffällig: Aussage 17 (gestiegen)." in words
    assert "18 Aussagen sind mit damals verglichen." in words
    assert urteil(replace(row, unterschied=replace(row.unterschied, p_value=None)), None) == "nicht prüfbar"


def test_other_perspectives_stand_as_the_query_says(asked: Gefragt, tree: Document, files: dict[str, Path]) -> None:
    """The advice that arrives and the advice given: 145 of 234 clients, 135 of 199 of the staff."""
    found = asked.ws.read(perspektiven, asked.klienten, asked.mitarbeitende)
    (pair,) = found.paare
    (table,) = (one for one in tables(tree) if one.title == "Zustimmung: BF-2025-KL und BF-2025-MA")
    told = {name: {item["frage"]: item for item in TOLD[name]["item"]} for name in TOLD}
    here, there = told["BF-2025-KL"]["BF-KL-06"], told["BF-2025-MA"]["BF-MA-15"]
    assert table.rows[0][:3] == (
        "Verständliche Beratung",
        f"{percent(here['top2_quote'])} ({here['gueltig']})",
        f"{percent(there['top2_quote'])} ({there['gueltig']})",
    )
    row = CalamineWorkbook.from_path(str(files["xlsx"])).get_sheet_by_name("Perspektiven").to_python()[-1]
    assert row[2:8] == ["BF-KL-06", here["top2"], here["gueltig"], "BF-MA-15", there["top2"], there["gueltig"]]
    assert pair.unterschied is not None
    assert row[8] == pytest.approx(pair.unterschied.difference, abs=1e-15)


def test_nothing_is_told_of_too_few_people(asked: Gefragt, small: UUID, tmp_path: Path) -> None:
    tree = build(asked.ws, "befragungsbericht", small, stand=STAND)
    rows = {row[0]: row for table in tables(tree) if table.title.startswith("Kennzahlen") for row in table.rows}
    assert rows["04"][2:] == ("unter 5", "–", "–", "–", "–", "–")
    (groups,) = (table for table in tables(tree) if table.title.startswith("Zustimmung nach"))
    titles = [column.title for column in groups.columns]
    assert titles[2:] == ["Grundsicherung oder Hilfe zum Lebensunterhalt"], "the group of 9 protects the group of 3"
    assert groups.total is not None
    assert groups.total[2] == "18"
    assert "2 fehlen zum Schutz der Befragten" in text(tree)
    (file,) = export(asked.ws, "befragungsbericht", small, ("xlsx",), tmp_path, stand=STAND)
    book = CalamineWorkbook.from_path(str(file))
    cells = {cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert "Hilfe zur Pflege" not in cells
    assert "BF-KL-04" not in {row[0] for row in book.get_sheet_by_name("Aussagen").to_python()}


def test_groups_are_compared_with_a_test(asked: Gefragt) -> None:
    """Two groups of twelve, one of which agrees and one does not, beside the chi-square test of scipy."""
    ws = asked.ws
    katalog = load("BF-KL", Katalogart.BEFRAGUNG)
    key = ws.execute("Neu", door.create_befragung, katalog=katalog, heute=STAND, titel="Zwei", kennung="BF-ZWEI")
    for number in range(24):
        werte = {"BF-KL-01": 5 if number < 12 - 2 * (number % 2) else 1, "BF-KL-02": 3 + number % 2}
        angaben = {"BF-KL-A1": 1 + number // 12}
        ws.execute("B", door.enter_bogen, key, str(number), werte=werte, angaben=angaben, jetzt=JETZT, wer="QMB")
    tree = build(ws, "befragungsbericht", key, stand=STAND)
    (table,) = (one for one in tables(tree) if one.title.startswith("Zustimmung nach"))
    rows = {row[0]: row for row in table.rows}
    groups = [group.items for group in ws.read(door.gruppen, key, "BF-KL-A1") if group.boegen]
    counts = [next((i.top2, i.gueltig) for i in items if i.punkt.code == "BF-KL-02") for items in groups]
    expected = stats.chi2_contingency([[x, n - x] for x, n in counts], correction=False).pvalue
    assert rows["02"][-1] == decimal(expected, 3)
    assert rows["01"][-1] == "<\u00a00,001"
    assert rows.keys() == {"01", "02"}, "nobody answered the others"


def test_free_texts_stay_out_and_voices_stand_in(asked: Gefragt, small: UUID) -> None:
    tree = build(asked.ws, "befragungsbericht", small, stand=STAND)
    words = text(tree)
    assert "Petersen" not in words
    assert "Von 30 Bögen enthalten 6 eine Antwort." in words
    assert "„Ich wünsche mir einen freundlicheren Ton.“" in words
    (topics,) = (table for table in tables(tree) if table.title.startswith("Themen"))
    assert topics.rows == (("Ton im Gespräch", "4", percent(4 / 6)),)
    step = asked.ws.execute("Stimme", add_stimme, small, "BF-KL-F2", "Herr Krause hat am 03.02.1951 Geburtstag.")
    assert step
    seen = look(asked.ws, "befragungsbericht", small, stand=STAND)
    asked.ws.undo()
    (point,) = (one for one in seen.vorpruefung if one.text == "Personenbezug in Stimmen")
    assert not point.ok
    assert "1 × Name" in point.satz
    assert "1 × Datum" in point.satz
    assert "Krause" not in point.satz


def test_a_known_population_is_named_in_the_way_it_was_reckoned(asked: Gefragt, small: UUID, tree: Document) -> None:
    def sources(document: Document) -> str:
        return text([table.note for table in tables(document)])

    assert "Buonaccorsi" in sources(build(asked.ws, "befragungsbericht", small, stand=STAND))
    assert "Clopper, Pearson" in sources(tree)


def test_without_sheets_and_with_very_few_it_says_so(asked: Gefragt) -> None:
    ws: Workspace = asked.ws
    katalog = load("BF-LE", Katalogart.BEFRAGUNG)
    key = ws.execute("Neu", door.create_befragung, katalog=katalog, heute=STAND, titel="Leer", kennung="BF-LEER")
    empty = befragungsbericht(lies_lage(ws, key), stand=STAND)
    assert "Noch ist kein Bogen zurückgekommen." in text(empty)
    codes = [punkt.code for punkt in katalog.punkte if katalog.dimension(punkt) is not None]
    for number in range(3):
        ws.execute("B", door.enter_bogen, key, str(number), werte=dict.fromkeys(codes, 5), jetzt=JETZT, wer="QMB")
    few = befragungsbericht(lies_lage(ws, key), stand=STAND)
    assert "Bisher liegen 3 Bögen vor. Gezeigt wird erst ab 5" in text(few)
    assert not any(isinstance(block, Figure) for block in few.blocks)
    assert all("Kennzahlen" not in block.title for block in few.blocks if isinstance(block, Table))
    open_ = {point.text for point in look(ws, "befragungsbericht", key, stand=STAND).vorpruefung if not point.ok}
    assert open_ == {"Noch nicht abgeschlossen", "Ausgegebene Bögen fehlen", "Aussagekraft fehlt"}


def test_the_earlier_ruecklauf_stands_beside_it(tree: Document) -> None:
    (table,) = (one for one in tables(tree) if one.title == "Rücklauf jetzt und früher")
    assert table.rows == (
        ("BF-2025-KL", "900", "243", "27,0\u00a0%"),
        ("frühere Befragung", "800", "214", percent(214 / 800)),
    )
