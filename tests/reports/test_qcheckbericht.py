"""The Q-Check-Bericht says what the Q-Check has found, figure by figure the same in every format."""

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

from qmapp.checks import qcheck as door
from qmapp.checks.katalog.wechsel import WechselZeile
from qmapp.checks.qcheck.rows import Abgleichzeile, Bewertung, Urteil
from qmapp.errors import UserError
from qmapp.reports.bezug import BEFRAGUNG, PRUEFUNG, QCHECK
from qmapp.reports.document import Document, Figure, Heading, Lead, Profile
from qmapp.reports.export import build, export, look
from qmapp.reports.personenbezug import personenbezug
from qmapp.reports.qcheckbericht import lies_lage, qcheckbericht
from qmapp.reports.qcheckbericht.offen import offen
from tests.checks.qcheck.test_beispiel import TOLD
from tests.reports.gefragt import Gefragt, gefragt
from tests.reports.lesen import tables, text
from tests.reports.test_documents_agree import pdf_words, squeezed

STAND = date(2025, 11, 20)
JETZT = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gefragt]:
    found = gefragt(tmp_path_factory.mktemp("gefragt") / "QM.qcheck")
    with found.ws:
        yield found


@pytest.fixture(scope="module")
def tree(asked: Gefragt) -> Document:
    return build(asked.ws, "qcheck", asked.qcheck, stand=STAND)


@pytest.fixture(scope="module")
def files(asked: Gefragt, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("berichte")
    found = export(asked.ws, "qcheck", asked.qcheck, ("pdf", "docx", "xlsx"), folder, stand=STAND)
    return {file.suffix[1:]: file for file in found}


def test_the_statement_comes_first_and_is_the_folders(tree: Document) -> None:
    (lead,) = (block for block in tree.blocks if isinstance(block, Lead))
    assert lead.text == "Die Anforderungen sind zu 74,9\u00a0% erfüllt, die Ampel steht auf Gelb."
    words = text(tree)
    assert "164 von 219 Punkten, gelb" in words
    assert "In Anlehnung an ein Audit, ohne Anspruch auf Normkonformität" in words
    assert TOLD["QC-2025-HZP"]["fazit"] in words.replace("\u00a0", " ")


def test_then_and_now_are_compared_over_the_same_questions(asked: Gefragt, tree: Document) -> None:
    """28 questions have points both times; recounted here from the folder's answers and the catalogue's weights."""
    lage = lies_lage(asked.ws, asked.qcheck)
    weight = {frage.punkt.code: frage.punkt.gewicht for frage in lage.fragen}
    points = [
        {one["frage"]: one["punkte"] for one in TOLD[name]["antwort"] if "punkte" in one}
        for name in ("QC-2024-HZP", "QC-2025-HZP")
    ]
    both = points[0].keys() & points[1].keys()
    before, now = (sum(weight[code] * given[code] for code in both) for given in points)
    best = 3 * sum(weight[code] for code in both)
    found = lage.damals_und_heute()
    assert [one.wert for one in found] == [Fraction(before, best), Fraction(now, best)]
    assert f"von {before} von {best} (60,4\u00a0%) auf {now} von {best} (75,4\u00a0%)" in text(tree)


def test_every_table_stands_alike_in_pdf_word_and_workbook(tree: Document, files: dict[str, Path]) -> None:
    shown = squeezed(pdf_words(files["pdf"]))
    in_word = {
        tuple(squeezed(cell.text) for cell in row.cells)
        for table in docx.Document(str(files["docx"])).tables
        for row in table.rows
    }
    book = CalamineWorkbook.from_path(str(files["xlsx"]))
    for number, table in enumerate(tables(tree), 1):
        in_sheet = book.get_sheet_by_name(f"Tabelle {number}").to_python()
        assert len(in_sheet) >= len(table.rows)
        for row in (*table.rows, *((table.total,) if table.total else ())):
            assert tuple(squeezed(cell) for cell in row) in in_word
            assert all(squeezed(cell) in shown for cell in row)


def test_the_workbook_holds_the_unrounded_degrees_and_every_answer(asked: Gefragt, files: dict[str, Path]) -> None:
    book = CalamineWorkbook.from_path(str(files["xlsx"]))
    degrees = {row[0]: row[1:] for row in book.get_sheet_by_name("Erfüllungsgrade").to_python()}
    told = TOLD["QC-2025-HZP"]["ergebnis"]
    for name, key in (("Gesamt", "gesamt"), ("Strukturqualität", "struktur"), ("Ergebnisqualität", "ergebnis")):
        assert degrees[name][:3] == [told[key]["zaehler"], told[key]["nenner"], told[key]["bewertet"]]
        assert degrees[name][6] == pytest.approx(told[key]["erfuellungsgrad"], abs=1e-6)
    rows = {row[0]: row for row in book.get_sheet_by_name("Fragen").to_python()}
    for one in TOLD["QC-2025-HZP"]["antwort"]:
        assert rows[one["frage"]][6] == one.get("punkte", "")
        assert rows[one["frage"]][11] == one.get("bemerkung", "")


def test_the_pdf_is_accessible(files: dict[str, Path]) -> None:
    for profile in ("ua1", "2u"):
        report = page.validate_pdf(str(files["pdf"]), profile=profile, limits=page.SafetyLimits.unlimited())
        assert sorted({failure.rule_id for failure in report.failures}) == []


def test_the_profile_says_every_answer_also_without_the_picture(tree: Document) -> None:
    profiles = [block.chart for block in tree.blocks if isinstance(block, Figure) and isinstance(block.chart, Profile)]
    rows = {row.label.split(" ")[0]: row for chart in profiles for row in chart.rows}
    assert len(rows) == 31
    words = {3: "voll erfüllt", 2: "überwiegend erfüllt", 1: "teilweise erfüllt", 0: "nicht erfüllt"}
    for one in TOLD["QC-2025-HZP"]["antwort"]:
        row = rows[one["frage"].removeprefix("QC-HZP-")]
        assert row.now == one.get("punkte")
        assert "punkte" not in one or row.words == words[one["punkte"]]


def test_the_outline_and_what_is_open_are_seen_before(asked: Gefragt) -> None:
    seen = look(asked.ws, "qcheck", asked.qcheck, stand=STAND)
    assert (1, "9 Was wir nicht wissen") in seen.gliederung
    open_ = [point.text for point in seen.vorpruefung if not point.ok]
    assert open_ == ["Noch nicht freigegeben"]


def test_a_name_in_a_remark_is_pointed_out_before_it_leaves() -> None:
    found = personenbezug(["Frau Petersen hat am 03.02.2025 angerufen.", "IBAN DE02 1203 0000 0000 2020 51"])
    assert not found.ok
    assert "1 × Name" in found.satz
    assert "Petersen" not in found.satz
    assert "Datum" not in found.satz
    assert personenbezug(["Alles gut."]).ok


def test_an_unanswered_a_partial_and_a_sealed_one_say_so(asked: Gefragt) -> None:
    lage = lies_lage(asked.ws, asked.frueher)
    first = qcheckbericht(lage, stand=STAND)
    assert "Vergleich mit dem letzten Q-Check" not in text(first)
    blank = tuple(replace(one, bewertung=None) for one in lage.fragen)
    none = replace(lage.ergebnis.gesamt, zaehler=0, nenner=0, bewertet=0, nicht_beurteilbar=0, offen=31)
    nothing = replace(
        lage.ergebnis,
        gesamt=none,
        dimensionen=dict.fromkeys(lage.ergebnis.dimensionen, none),
        ausrichtungen=dict.fromkeys(lage.ergebnis.ausrichtungen, none),
        ampel=None,
        staerken=(),
        potentiale=(),
    )
    empty = qcheckbericht(replace(lage, fragen=blank, ergebnis=nothing), stand=STAND)
    assert "Noch ist keine Frage bewertet." in text(empty)
    assert "Noch zu bewerten: 31 Fragen." in text(empty)
    head = replace(lage.kopf, versiegelt_am=STAND, versiegelt_durch="Albrecht", siegel="1:" + "ab" * 32, anker="7:cd")
    sealed = qcheckbericht(replace(lage, kopf=head), stand=STAND)
    assert "vorläufig" not in sealed.subtitle
    assert "ab" * 32 in text(sealed)


def test_a_broken_seal_is_said_in_the_report_and_before_it(asked: Gefragt) -> None:
    broken = replace(lies_lage(asked.ws, asked.qcheck), siegel_haelt=False)
    assert "stimmt nicht mit dem Siegel überein" in text(qcheckbericht(broken, stand=STAND))
    assert [point.text for point in offen(broken) if not point.ok] == ["Noch nicht freigegeben", "Siegel gebrochen"]


def test_how_far_several_assessors_agreed_is_counted_and_nobody_quoted(asked: Gefragt) -> None:
    lage = lies_lage(asked.ws, asked.qcheck)

    def line(number: int, *given: Urteil) -> Abgleichzeile:
        names = ("Ada", "Ben")
        answers = (
            Bewertung("x", who, urteil, "Meine Sicht", JETZT, who) for who, urteil in zip(names, given, strict=True)
        )
        return Abgleichzeile(lage.fragen[number].punkt, tuple(answers), None)

    lines = (*(line(n, Urteil.VOLL, Urteil.VOLL) for n in range(3)), line(3, Urteil.VOLL, Urteil.NICHT))
    words = text(qcheckbericht(replace(lage, abgleich=lines), stand=STAND))
    assert "Von 4 Fragen, die mehrere für sich bewertet haben, waren 3 gleich bewertet (75,0\u00a0%)" in words
    assert "Meine Sicht" not in words
    assert "Ada" not in words


def test_a_move_to_another_version_is_told(asked: Gefragt) -> None:
    move = WechselZeile(UUID(int=1), "QC-HZP", 1, 2, date(2024, 5, 1), date(2025, 5, 1), JETZT, "QMB", 3)
    words = text(qcheckbericht(replace(lies_lage(asked.ws, asked.qcheck), wechsel=(move,)), stand=STAND))
    assert "Am 03.11.2025 wechselte der Q-Check von Version 1 des Katalogs zu Version 2" in words
    assert "3 Antworten liegen im Archiv des Q-Checks." in words


def test_what_was_not_assessed_stands_with_its_reason(asked: Gefragt, tree: Document) -> None:
    unclear = [one for one in TOLD["QC-2025-HZP"]["antwort"] if one.get("sonder") == "n. b."]
    assert len(unclear) == len(lies_lage(asked.ws, asked.qcheck).mit(Urteil.NICHT_BEURTEILBAR)) == 1
    (table,) = (one for one in tables(tree) if one.title == "Fragen, die nicht mitzählen")
    assert table.rows[0][3] == unclear[0]["bemerkung"]
    headings = [block.text for block in tree.blocks if isinstance(block, Heading)]
    assert headings.index("Was wir nicht wissen") > headings.index("Feststellungen und Empfehlungen")


def test_other_units_and_kept_files_stand_in_the_report(asked: Gefragt) -> None:
    proof = lies_lage(asked.ws, asked.qcheck).fragen[0].nachweise[0]
    asked.ws.execute("Anlage", door.add_anlage, proof.id, "Prozess.pdf", b"%PDF-1.7 ...", jetzt=JETZT, wer="QMB")
    asked.ws.execute("Einheit", door.update_qcheck, asked.frueher, einheit="Fachbereich Süd")
    tree = build(asked.ws, "qcheck", asked.qcheck, stand=STAND)
    (table,) = (one for one in tables(tree) if one.title == "Erfüllungsgrad hier und dort")
    assert table.rows[0] == ("Fachbereich Süd: Gesamt", "28", "156 von 207 (75,4\u00a0%)", "125 von 207 (60,4\u00a0%)")
    assert "eine Rangfolge folgt daraus nicht" in text(tree)
    (row,) = (row for one in tables(tree) for row in one.rows if row[0] == "S01" and "Anlage" in row[-1])
    assert row[-1].endswith("(Anlage Prozess.pdf)")
    for _ in range(2):
        asked.ws.undo()


def test_what_a_report_belongs_to_is_found_by_kennung_or_title(asked: Gefragt) -> None:
    assert QCHECK.gewaehlt(asked.ws, "qc-2025-hzp ") == asked.qcheck
    assert QCHECK.gewaehlt(asked.ws, "Q-Check ambulante Hilfe zur Pflege 2024") == asked.frueher
    assert BEFRAGUNG.gewaehlt(asked.ws, "BF-2025-KL") == asked.klienten
    with pytest.raises(UserError, match="Bitte den Q-Check mit --pruefung nennen"):
        QCHECK.gewaehlt(asked.ws, None)
    with pytest.raises(UserError, match="Den Q-Check „BF-2025-KL“ gibt es nicht") as refused:
        QCHECK.gewaehlt(asked.ws, "BF-2025-KL")
    assert refused.value.advice == "Vorhanden sind: QC-2025-HZP, QC-2024-HZP."
    with pytest.raises(UserError, match="Die Prüfung „QC-2025-HZP“ gibt es nicht"):
        PRUEFUNG.gewaehlt(asked.ws, "QC-2025-HZP")
    asked.ws.execute("Titel", door.update_qcheck, asked.frueher, titel="Q-Check ambulante Hilfe zur Pflege 2025")
    with pytest.raises(UserError, match="gibt es mehrmals"):
        QCHECK.gewaehlt(asked.ws, "Q-Check ambulante Hilfe zur Pflege 2025")
    asked.ws.undo()
