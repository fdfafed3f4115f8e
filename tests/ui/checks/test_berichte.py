"""The list of reports: what can be written now, its outline, and what is still open."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qmapp.reports.document import Heading
from qmapp.reports.export import before_export, build
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.act.papiere import MANAGEMENT_RESPONSE, Bestellung
from qmapp.ui.auftrag import befragung_auftrag
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.checks.berichte import Berichte
from qmapp.ui.checks.berichtsliste import ACT, ActBericht, Bericht, CheckBericht
from qmapp.ui.context import Context
from qmapp.ui.register import page_classes
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from qmapp.workspace import Workspace
from tests.ui.checks.conftest import NOW
from tests.ui.present import present
from tests.ui.test_accessibility import nameless

PAGES = (Aktenpruefungen, AuswertungSeite, Berichte)


def opened(qtbot: QtBot, path: Path, passphrase: str | None, folder: Path) -> Iterator[tuple[Context, Shell, Berichte]]:
    with Workspace.open(path, passphrase, SCHEMA, wer="Weber") as workspace:
        context = Context(workspace, Settings(last_folder=str(folder)), wer="Weber", clock=lambda: NOW)
        shell = present(qtbot, Shell(context, PAGES, "Amt für Soziales", "Lokal"), (1440, 900))
        shell.open_first()
        context.navigate("berichte")
        page = shell.page()
        assert isinstance(page, Berichte)
        yield context, shell, page
        context.close()


@pytest.fixture
def example(
    qtbot: QtBot, styled: None, example_file: Path, tmp_path: Path
) -> Iterator[tuple[Context, Shell, Berichte]]:
    path = tmp_path / "QM-2025.qcheck"
    path.write_bytes(example_file.read_bytes())
    yield from opened(qtbot, path, None, tmp_path)


@pytest.fixture
def page(example: tuple[Context, Shell, Berichte]) -> Berichte:
    return example[2]


@pytest.fixture
def context(example: tuple[Context, Shell, Berichte]) -> Context:
    return example[0]


def listed(page: Berichte) -> list[tuple[str, str]]:
    model = page.list.rows
    rows = [model.row(i) for i in range(model.count())]
    return [
        (f"{model.columns[0].text(row)} {row.pruefung.kennung}", row.stand[1])
        for row in rows
        if isinstance(row, Bericht)
    ]


def acts(page: Berichte) -> list[tuple[str, str]]:
    rows = [page.list.rows.row(i) for i in range(page.list.rows.count())]
    return [(row.name, row.stand[1]) for row in rows if isinstance(row, ActBericht)]


def outline(page: Berichte) -> list[str]:
    model = page.outline.rows
    return [model.row(i).text for i in range(model.count())]


def test_every_report_with_its_state(page: Berichte) -> None:
    papers = ("Prüfplan", "Ziehungsprotokoll", "Prüfbögen", "Prüfliste")
    assert listed(page) == [
        entry
        for kennung, state in (("AP-2026-1", "Vorläufig"), ("AP-2025-2", "Fertig"), ("AP-2025-1", "Fertig"))
        for entry in (
            *((f"{paper} {kennung}", state) for paper in ("Prüfbericht", "Prüfergebnis KdU")),
            *((f"{paper} {kennung}", "Fertig") for paper in papers),
        )
    ]


def test_the_reports_of_qchecks_and_befragungen_are_listed_and_looked_at(
    qtbot: QtBot, context: Context, page: Berichte, in_dialog: Callable[[Callable[[QDialog], None]], None]
) -> None:
    rows = [page.list.rows.row(i) for i in range(page.list.rows.count())]
    checks = [row for row in rows if isinstance(row, CheckBericht)]
    assert {(row.name, row.kennung) for row in checks} == {
        *(("Q-Check-Bericht", f"QC-{year}-HZP") for year in (2024, 2025)),
        *(("Befragungsbericht", f"BF-2025-{who}") for who in ("KL", "MA")),
    }
    assert {row.stand for row in checks} == {("ok", "Fertig")}
    row = next(row for row in checks if row.kennung == "QC-2025-HZP")
    page.list.select_key(row.key, emit=True)
    qtbot.waitUntil(lambda: "8 Was wir nicht wissen" in outline(page), timeout=20_000)
    assert page.primary.words() == "Q-Check-Bericht erstellen"
    assert page.show_result.isVisible()
    points = {page.checks.rows.row(i).text: page.checks.rows.row(i).ok for i in range(page.checks.rows.count())}
    assert points["Freigegeben und versiegelt"]
    assert "Siegel gebrochen" not in points

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for code, check in dialog.boxes.items():
            check.setChecked(code == "xlsx")
        dialog.submit()

    in_dialog(choose)
    page.export()
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    (written,) = page.saved.files
    assert written.name.startswith("Q-Check-Bericht_QC-2025-HZP_")
    survey = next(row for row in checks if row.kennung == "BF-2025-KL")
    assert befragung_auftrag(context, survey.id).name == "Befragungsbericht"
    gone: list[tuple[str, object]] = []
    context.navigated.connect(lambda key, target: gone.append((key, target)))
    page.show_result.click()
    assert gone == [("qcheck.ergebnis", (row.id,))]


def test_filters_leave_what_is_looked_for(page: Berichte, context: Context) -> None:
    choice = page.auswahl
    choice.papier.combo.setCurrentIndex(1)
    choice.papier.committed.emit(choice.papier.value())
    assert [name for name, _ in listed(page)] == [f"Prüfbericht AP-{key}" for key in ("2026-1", "2025-2", "2025-1")]
    choice.bereich.combo.setCurrentIndex(3)
    choice.bereich.committed.emit(choice.bereich.value())
    assert [name for name, _ in listed(page)] == ["Prüfbericht AP-2025-1"]
    assert page.primary.words() == "Prüfbericht erstellen"
    page.refresh()
    assert page.list.rows.count() == 1


def test_the_papers_of_act_name_their_version(page: Berichte) -> None:
    papers = ("Management Response 2025", "Umsetzungsbericht", "Maßnahmenplan", "Maßnahmenplan, nur offene")
    assert acts(page) == [(name, version) for name in papers for version in ("Intern", "Öffentlich")]
    page.auswahl.bereich.set_value(ACT)
    page.auswahl.bereich.committed.emit(ACT)
    assert listed(page) == []
    assert page.primary.words() == "Management Response erstellen"
    assert not page.show_result.isVisible()


def test_a_public_paper_is_looked_at_and_written_as_one(
    qtbot: QtBot, page: Berichte, in_dialog: Callable[[Callable[[QDialog], None]], None], tmp_path: Path
) -> None:
    public = Bestellung(MANAGEMENT_RESPONSE, 2025, oeffentlich=True)
    page.list.select_key(public, emit=True)
    qtbot.waitUntil(lambda: "3 Umsetzungsplan und Nachverfolgung" in outline(page), timeout=20_000)
    assert "4 Offene Punkte" not in outline(page)
    first = page.checks.rows.row(0)
    assert (first.text, first.ok) == ("Öffentliche Fassung", True)
    asked: list[str] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert list(dialog.boxes) == ["pdf", "docx", "xlsx"]
        asked.append(dialog.windowTitle())
        dialog.submit()

    in_dialog(choose)
    page.export()
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    (written,) = page.saved.files
    assert written.name.startswith("Management-Response_Oeffentliche-Fassung_2025_")
    assert asked == ["Management Response 2025 (Öffentliche Fassung) erstellen"]


def test_outline_is_that_of_the_document_and_open_points_are_named(
    qtbot: QtBot, context: Context, page: Berichte
) -> None:
    row = page.list.rows.row(0)
    document = build(context.workspace, row.art, row.pruefung.id, stand=date(2025, 11, 20))
    wanted = [f"{b.number} {b.text}".strip() for b in document.blocks if isinstance(b, Heading)]
    qtbot.waitUntil(lambda: outline(page) == wanted, timeout=10_000)
    checks = page.checks.rows
    assert [checks.row(i) for i in range(checks.count())] == list(
        before_export(context.workspace, row.art, row.pruefung.id, document)
    )
    points = [(checks.row(i).text, checks.row(i).ok) for i in range(checks.count())]
    assert points[:2] == [("Noch 446 Akten offen", False), ("Noch nicht abgeschlossen", False)]
    assert all(ok for _, ok in points[2:])
    assert points[-1][0] == "Keine Aktenzeichen"
    for i, (_, ok) in enumerate(points):
        spoken = str(checks.data(checks.index(i, 0), Qt.ItemDataRole.AccessibleTextRole))
        assert f", {'In Ordnung' if ok else 'Offen'}: " in spoken
    assert page.sentence.text() == "Der Bericht ist vorläufig."
    page.checks.select_key("Keine Aktenzeichen", emit=True)
    assert page.sentence.text().endswith("Namen erkennt das Programm nicht.")


def test_keys_choose_and_export(
    qtbot: QtBot, context: Context, page: Berichte, in_dialog: Callable[[Callable[[QDialog], None]], None],
    tmp_path: Path,
) -> None:  # fmt: skip
    assert QApplication.focusWidget() is page.list
    for words in ("Prüfergebnis KdU erstellen", "Prüfplan erstellen", "Ziehungsprotokoll erstellen"):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        assert page.primary.words() == words
    assert not page.show_result.isVisible()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for code, check in dialog.boxes.items():
            check.setChecked(code == "json")
        dialog.submit()

    in_dialog(choose)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(page.saved.isVisible, timeout=10_000)
    (written,) = page.saved.files
    assert written.parent == tmp_path
    assert written.suffix == ".json"
    assert page.window().focusWidget() is page.list
    for _ in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.primary.words() == "Prüfbericht erstellen"
    page.show_result.click()
    assert page.context.messages[-1].text.startswith("Ziehungsprotokoll gespeichert: ")


def test_names_looks_and_the_place_in_the_sidebar(
    qtbot: QtBot, example: tuple[Context, Shell, Berichte], page: Berichte
) -> None:
    _, shell, _ = example
    assert nameless(page) == []
    for percent in (150, 200):
        look.apply("dark", percent)
        shell.resize(1366, 768)
        qtbot.wait(20)
        assert shell.width() == 1366
    keys = [kind.key for kind in page_classes()]
    assert keys[-1] == "berichte"
    assert "aktenpruefung.auswerten" in keys


def test_before_the_draw_there_is_the_plan(
    qtbot: QtBot, styled: None, prepared: tuple[Path, object, object], tmp_path: Path
) -> None:
    path = tmp_path / "geplant.qcheck"
    path.write_bytes(prepared[0].read_bytes())
    for _, _, page in opened(qtbot, path, None, tmp_path):
        assert [(name.rpartition(" ")[0], state) for name, state in listed(page)] == [("Prüfplan", "Entwurf")]
        assert page.primary.words() == "Prüfplan erstellen"


def test_nothing_read_yet_says_what_is_needed(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    path = tmp_path / "leer.qcheck"
    Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="Weber", sample=True).close()
    for _, shell, page in opened(qtbot, path, None, tmp_path):
        assert page.empty.isVisible()
        assert not page.primary.isVisible()
        assert page.commands() == ()
        button = page.first_focus()
        assert button is not None
        button.click()  # type: ignore[attr-defined]
        assert isinstance(shell.page(), Aktenpruefungen)


def test_pruefboegen_for_a_part_of_the_sample(
    qtbot: QtBot, page: Berichte, in_dialog: Callable[[Callable[[QDialog], None]], None], tmp_path: Path
) -> None:
    page.list.select_key(("pruefbogen", page.list.rows.row(0).pruefung.id), emit=True)
    assert page.primary.words() == "Prüfbögen erstellen"
    asked: list[str] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        wahl = dialog.bogenwahl
        assert wahl is not None
        assert list(dialog.boxes) == ["pdf"]
        assert nameless(dialog) == []
        wahl.kind.set_value("bereich")
        wahl.kind.chosen.emit("bereich")
        dialog.submit()
        asked.append(wahl.von.error())
        wahl.von.set_value(12)
        wahl.bis.set_value(3)
        dialog.submit()
        asked.append(wahl.bis.error())
        wahl.von.set_value(2)
        dialog.submit()

    in_dialog(choose)
    page.export()
    assert all(asked)
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    (written,) = page.saved.files
    assert written.name.startswith("Pruefboegen_AP-2026-1_")
    with pikepdf.open(written) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 2


def test_the_outline_of_a_paper_that_is_no_text(qtbot: QtBot, page: Berichte) -> None:
    page.list.select_key(("pruefliste", page.list.rows.row(0).pruefung.id), emit=True)
    qtbot.waitUntil(lambda: bool(outline(page)) and outline(page)[0].startswith("Stichprobe, "), timeout=10_000)
    assert page.checks.rows.row(0).text == "Vertraulich"
