"""The evaluation in the window: the figures are the query's, in every state and look, with the keyboard alone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp import german
from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Auswertung, Ergebnis
from qmapp.errors import UserError
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.ausgabe import PRUEFBERICHT, ZIEHUNGSPROTOKOLL, AusgabeDialog
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.checks.auswertung.abschluss import WiederOeffnen
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from qmapp.ui.widgets.dialogs import ConfirmDialog
from qmapp.workspace import Workspace
from tests.ui.checks import desk
from tests.ui.checks.conftest import NOW
from tests.ui.present import present
from tests.ui.test_accessibility import nameless

InDialog = Callable[[Callable[[QDialog], None]], None]
Open = Callable[[str], AuswertungSeite]
CLOSED, KEPT, RUNNING = "AP-2025-1", "AP-2025-2", "AP-2026-1"
PAGES = (Aktenpruefungen, StichprobePlanen, Pruefplatz, AuswertungSeite)


def opened(qtbot: QtBot, path: Path, passphrase: str | None, folder: Path) -> Iterator[tuple[Context, Shell]]:
    with Workspace.open(path, passphrase, SCHEMA, wer="Weber") as workspace:
        context = Context(workspace, Settings(last_folder=str(folder)), wer="Weber", clock=lambda: NOW)
        shell = present(qtbot, Shell(context, PAGES, "Amt für Soziales", "Lokal"), (1440, 900))
        shell.open_first()
        yield context, shell
        context.close()


@pytest.fixture
def example(qtbot: QtBot, styled: None, example_file: Path, tmp_path: Path) -> Iterator[tuple[Context, Shell]]:
    path = tmp_path / "QM-2025.qcheck"
    path.write_bytes(example_file.read_bytes())
    yield from opened(qtbot, path, None, tmp_path)


@pytest.fixture
def context(example: tuple[Context, Shell]) -> Context:
    return example[0]


@pytest.fixture
def shell(example: tuple[Context, Shell]) -> Shell:
    return example[1]


@pytest.fixture
def ids(context: Context) -> dict[str, UUID]:
    return {row.kennung: row.id for row in context.read(pruefung.pruefungen)}


@pytest.fixture
def open_page(qtbot: QtBot, context: Context, shell: Shell, ids: dict[str, UUID]) -> Open:
    def run(kennung: str) -> AuswertungSeite:
        return show(qtbot, context, shell, ids[kennung])

    return run


def show(qtbot: QtBot, context: Context, shell: Shell, pruefung_id: UUID) -> AuswertungSeite:
    context.navigate("aktenpruefung.auswerten", pruefung_id)
    page = shell.page()
    assert isinstance(page, AuswertungSeite)
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: AuswertungSeite) -> None:
    qtbot.waitUntil(lambda: page._found is not None and page._found.frage == page._asked, timeout=10_000)
    qtbot.wait(1)


def asked(context: Context, pruefung_id: UUID) -> Auswertung:
    return context.read(auswertung, pruefung_id)


def status(page: AuswertungSeite) -> str:
    assert page.header is not None
    return page.header._pill.text()


def test_the_cards_show_the_figures_of_the_query(context: Context, ids: dict[str, UUID], open_page: Open) -> None:
    page, found = open_page(CLOSED), asked(context, ids[CLOSED])
    shown = page.result
    assert found.geschichtet is not None
    assert found.betraege is not None
    assert status(page) == "Abgeschlossen"
    assert not page.strip.isVisible()
    assert shown.quote.value.text() == german.percent(found.geschichtet.wert) == "10,9\u00a0%"
    assert shown.quote.pill.text() == "Nicht gesichert"
    assert shown.quote.source.text() == "95-%-Bereich: 8,6 bis 13,5\u00a0% · 71 von 653 Akten, gewichtet"
    assert shown.quote.all.text() == "Auf alle 22.082 Akten gerechnet: etwa 2.400 (1.904 bis 2.973)"
    assert shown.satz.words() == found.satz
    assert shown.satz.kernsatz.text() == "Etwa jede neunte Akte hat einen materiellen Fehler."
    assert shown.euro.value.text() == "rund 855.000\u00a0€"
    assert shown.euro.range.text() == "95-%-Bereich: 583.000 bis 1.130.000\u00a0€"
    assert shown.euro.rows.rows()[0][1] == german.euro(found.betraege.brutto.summe_cent) == "25.273,00\u00a0€"
    assert shown.euro.rows.rows()[1][1] == "38,70\u00a0€"
    assert shown.euro.warnings() == "\n".join(found.betraege.warnungen)


def test_the_bars_are_the_most_frequent_prüfpunkte_with_their_own_denominators(
    context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    card, found = open_page(CLOSED).result.punkte, asked(context, ids[CLOSED])
    rows = {row.title: row for row in card.counts._rows}
    frequent = found.haeufigste[:7]
    assert rows.keys() == {p.punkt.titel for p in frequent}
    for p in frequent:
        row = rows[p.punkt.titel]
        assert (row.value, row.lower, row.upper) == (p.quote.wert, p.quote.unten, p.quote.oben)
        assert row.sub.startswith(f"{p.material} von {p.bewertet} · §")
    values = [row.value for row in card.counts._rows]
    assert values == sorted(values, key=lambda v: -(v or 0))
    card.more.click()
    assert len(card.counts._rows) == len([p for p in found.punkte if p.material]) == 31
    few = [row for row in card.counts._rows if row.words == "zu wenige"]
    assert {row.title for row in few} == {p.punkt.titel for p in found.punkte if p.material and p.bewertet < 30}
    assert all(row.value is None for row in few)


def test_the_amounts_are_those_found_to_the_cent(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    card, found = open_page(CLOSED).result.punkte, asked(context, ids[CLOSED])
    segments = card.choice.findChildren(QWidget)
    qtbot.mouseClick(segments[-1], Qt.MouseButton.LeftButton)
    assert card.amounts.isVisible()
    assert not card.counts.isVisible()
    card.more.click()
    total = sum(round((row.value or 0) * 100) for row in card.amounts._rows)
    assert total == sum(p.zu_viel_cent + p.zu_wenig_cent for p in found.punkte)
    assert found.betraege is not None
    assert total == found.betraege.brutto.summe_cent


def test_strata_bereiche_and_files_are_the_query_s(context: Context, ids: dict[str, UUID], open_page: Open) -> None:
    shown, found = open_page(CLOSED).result, asked(context, ids[CLOSED])
    rows = shown.schichten.chart._rows
    assert [(r.title, r.value, r.lower, r.upper) for r in rows] == [
        (s.name, s.quote.wert, s.quote.unten, s.quote.oben) for s in found.schichten
    ]
    assert shown.schichten.test.words() == f"Kein belegter Unterschied {found.test_satz}"
    assert "66 von 653" in shown.bereiche.table.rows.columns[1].cell(found.bereiche[0]).sub
    assert shown.bereiche.table.rows.columns[2].cell(found.bereiche[1]).sub == "15 von 2.765"
    counts = {name: value for name, value, _ in shown.verbleib.rows.rows()}
    assert counts == {
        "Gezogen": "662", "Geprüft": "653", "davon mit materiellem Fehler": "71",
        "davon nur mit formellem Mangel": "152", "davon ohne Beanstandung": "430", "Ersetzt": "14",
        "Nicht auffindbar": "9",
    }  # fmt: skip
    assert [value for _, value, _ in shown.verbleib.lost.rows()] == ["12,1\u00a0%", "10,7\u00a0%"]
    assert shown.hinweise.words() == "\n".join(found.hinweise)
    assert shown.maengel.table.rows.count() == len(context.read(akte.maengel, ids[CLOSED]))


def test_a_kept_höchstwert_and_the_rechenweg(context: Context, ids: dict[str, UUID], open_page: Open) -> None:
    page, found = open_page(KEPT), asked(context, ids[KEPT])
    assert page.result.quote.pill.text() == "Eingehalten"
    text = page.panel.as_text()
    for way in found.rechenwege:
        assert way.formel in text
        assert way.ergebnis in text
        assert way.quelle in text


def test_a_running_prüfung_is_preliminary_and_gets_no_verdict(
    context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    page = open_page(RUNNING)
    assert status(page) == "Vorläufig"
    found = asked(context, ids[RUNNING])
    assert page.strip.words().startswith("Vorläufig: 214 von 661 Akten ")
    assert page.strip.words().endswith("Noch zu prüfen: 446\u00a0Akten.")
    assert found.satz.removeprefix(found.kernsatz).strip() in page.strip.words()
    assert not page.result.quote.pill.isVisible()
    assert not page.result.schichten.test.isVisible()
    assert page.result.satz.words().startswith(f"{found.kernsatz} Die Zwischenzahlen sind kein Ergebnis.")
    west = page.result.schichten.chart._rows[-1]
    assert (west.value, west.words) == (None, "zu wenige")
    assert page.result.schichten.too_few.text().startswith("Für eine Aussage zu wenige Akten. West (16")
    page.close_pruefung()
    assert context.messages[-1].text.startswith("Vorläufig: 214 von 661 Akten.")
    assert context.read(pruefung.pruefung, ids[RUNNING]).abgeschlossen_am is None


def test_reopen_with_a_reason_then_close_again(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog
) -> None:
    page = open_page(CLOSED)

    def reopen(dialog: QDialog) -> None:
        assert isinstance(dialog, WiederOeffnen)
        dialog.submit()
        assert dialog.grund.error()
        dialog.grund.line.setText("Nachtrag der Teamleitung")
        dialog.submit()

    in_dialog(reopen)
    page.result.verbleib.reopen.click()
    settle(qtbot, page)
    assert status(page) == "Geprüft"
    assert page.strip.words().startswith("Alle Akten sind geprüft: 653 von 662, 9 nicht auffindbar.")
    assert "Nachtrag" in context.read(pruefung.pruefung, ids[CLOSED]).wiedereroeffnet_grund

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert "10,9" in dialog.accessibleDescription()
        assert dialog.action is not None
        dialog.action.click()

    in_dialog(close)
    page.strip._button.click()
    settle(qtbot, page)
    assert status(page) == "Abgeschlossen"
    assert not page.strip.isVisible()
    context.undo()
    settle(qtbot, page)
    assert status(page) == "Geprüft"


def test_old_figures_stand_pale_and_an_overtaken_answer_is_dropped(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    page = open_page(RUNNING)
    found = page._found
    assert found is not None
    page.refresh()
    assert page.result.is_pale()
    page._on_computed(replace(found, auswertung=asked(context, ids[CLOSED])))
    assert page.result.is_pale()
    settle(qtbot, page)
    assert not page.result.is_pale()
    assert page.result.quote.value.text() == "6,6\u00a0%"


def test_an_answer_elsewhere_changes_the_figures(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    page = open_page(RUNNING)
    target = context.read(akte.naechste_offene, ids[RUNNING])
    assert target is not None

    def audit(session: object) -> None:
        akte.answer_rest(session, target, Ergebnis.OK, NOW, "Weber")  # type: ignore[arg-type]
        akte.close_akte(session, target, jetzt=NOW, wer="Weber")  # type: ignore[arg-type]

    context.perform("Akte prüfen", audit)
    settle(qtbot, page)
    assert page.strip.words().startswith("Vorläufig: 215 von 661 Akten")
    assert "von 215 Akten" in page.result.quote.source.text()


def test_keys_alone(qtbot: QtBot, context: Context, shell: Shell, open_page: Open) -> None:
    page = open_page(CLOSED)
    assert QApplication.focusWidget() is page.primary
    qtbot.keyClick(page.primary, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert page.panel.isVisible()
    assert QApplication.focusWidget() is page.panel.area
    qtbot.keyClick(page.panel.area, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert QApplication.focusWidget() is page.way
    qtbot.keyClick(page.way, Qt.Key.Key_T)
    assert page.result.punkte.counts.shows_table()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_T)
    assert not page.result.punkte.counts.shows_table()
    page.way.setFocus()
    qtbot.keyClick(page.way, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert "Fehlerquote\t10,9\u00a0%" in lines
    assert "Hochgerechnet\trund 855.000\u00a0€" in lines
    assert "West\t11\t64\t17,2\u00a0%\t9,0 bis 28,5\u00a0%" in lines
    context.settings.single_letter_keys = False
    qtbot.keyClick(page.way, Qt.Key.Key_T)
    assert not page.result.punkte.counts.shows_table()


def test_export_asks_remembers_writes_and_opens(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    page = open_page(CLOSED)
    folder = tmp_path / "Berichte"
    folder.mkdir()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert dialog.folder.value() == str(tmp_path)
        for check in dialog.boxes.values():
            check.setChecked(False)
        dialog.submit()
        assert dialog._missing_row.isVisible()
        dialog.boxes["pdf"].setChecked(True)
        dialog.folder.line.setText(str(tmp_path / "fehlt"))
        dialog.submit()
        assert dialog.folder.error()
        dialog.folder.line.setText(str(folder))
        dialog.submit()

    in_dialog(choose)
    qtbot.keyClick(page.primary, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.saved.isVisible, timeout=20_000)
    (written,) = page.saved.files
    assert written.parent == folder
    assert written.read_bytes().startswith(b"%PDF")
    assert page.saved.words() == f"Prüfbericht gespeichert: {written.name} {folder}"
    assert context.messages[-1].text == f"Prüfbericht gespeichert: {written}"
    assert context.settings.last_folder == str(folder)
    opened_urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toLocalFile()))
    page.saved.open_folder.click()
    page.saved.open_file.click()
    assert opened_urls == [str(folder), str(written)]


def test_a_file_of_the_same_name_is_replaced_only_after_a_question(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog, tmp_path: Path
) -> None:
    page = open_page(CLOSED)
    page.ausgabe.write(ZIEHUNGSPROTOKOLL, ids[CLOSED], ("json",), tmp_path)
    qtbot.waitUntil(page.saved.isVisible, timeout=10_000)
    (written,) = page.saved.files
    written.write_text("mein Text", "utf-8")
    asked_for: list[str] = []

    def refuse(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert dialog.action is not None
        asked_for.append(dialog.action.words())
        dialog.reject()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for code, check in dialog.boxes.items():
            check.setChecked(code == "json")
        in_dialog(refuse)
        dialog.submit()

    in_dialog(choose)
    page.ausgabe.start(ZIEHUNGSPROTOKOLL, ids[CLOSED], CLOSED)
    assert asked_for == ["Datei ersetzen"]
    assert written.read_text("utf-8") == "mein Text"


def test_a_locked_target_is_said_with_what_to_do(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, tmp_path: Path
) -> None:
    page = open_page(CLOSED)
    page.ausgabe.write(ZIEHUNGSPROTOKOLL, ids[CLOSED], ("json",), tmp_path)
    qtbot.waitUntil(page.saved.isVisible, timeout=10_000)
    (written,) = page.saved.files
    written.unlink()
    written.mkdir()
    page.ausgabe.write(ZIEHUNGSPROTOKOLL, ids[CLOSED], ("json",), tmp_path)
    qtbot.waitUntil(page.problem.isVisible, timeout=10_000)
    assert not page.saved.isVisible()
    assert page.problem.words().startswith(f"{written.name} ist geöffnet oder schreibgeschützt.")


def test_the_dialog_offers_what_a_report_knows(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    report = AusgabeDialog(None, PRUEFBERICHT, tmp_path, ("pdf",))
    protocol = AusgabeDialog(None, ZIEHUNGSPROTOKOLL, tmp_path, ("pdf", "docx"))
    for dialog in (report, protocol):
        qtbot.addWidget(dialog)
    assert list(report.boxes) == ["pdf", "docx", "xlsx"]
    assert list(protocol.boxes) == ["pdf", "docx", "xlsx", "json"]
    assert protocol.formats() == ("pdf", "docx")


def test_a_failed_question_is_said_on_the_page(open_page: Open) -> None:
    page = open_page(CLOSED)
    page.refresh()
    page._on_failed(UserError("Die Datei ist nicht lesbar."))
    assert page.problem.words().startswith("Die Datei ist nicht lesbar.")
    assert not page.result.is_pale()


@pytest.mark.parametrize("state", [CLOSED, RUNNING])
def test_everything_has_a_name_and_tab_comes_round(qtbot: QtBot, shell: Shell, open_page: Open, state: str) -> None:
    page = open_page(state)
    page.toggle_way()
    assert nameless(page) == []
    page.primary.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(80):
        focused = QApplication.focusWidget()
        if focused in seen:
            break
        seen.append(focused)
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    reached = set(seen)
    for widget in (page.primary, page.way, page.result.quote.bar.canvas, page.result.punkte.counts.canvas,
                   page.result.schichten.chart.canvas, page.result.bereiche.table, page.result.maengel.table,
                   page.panel.area, page.panel.close_button):  # fmt: skip
        assert widget in reached


@pytest.mark.parametrize(
    ("size", "percent"), [((1366, 768), 100), ((1366, 768), 150), ((1366, 768), 200), ((1000, 700), 100)]
)
def test_it_fits_without_scrolling_sideways(
    qtbot: QtBot, shell: Shell, open_page: Open, size: tuple[int, int], percent: int
) -> None:
    page = open_page(CLOSED)
    look.apply("dark", percent)
    for _ in range(2):  # the sidebar becomes narrow on the way
        shell.resize(*size)
        qtbot.wait(20)
    assert shell.width() == size[0]
    scroll = page._outer.itemAt(0).widget()
    assert scroll.horizontalScrollBar().maximum() == 0
    page.toggle_way()
    qtbot.wait(20)
    assert shell.width() == size[0]
    assert page.panel.isVisible()


def test_before_the_draw_and_before_the_first_file(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    path = tmp_path / "klein.qcheck"
    drawn = desk.build(path, files=90, sample=24)
    for context, shell in opened(qtbot, path, desk.PASSPHRASE, tmp_path):
        page = show(qtbot, context, shell, drawn)
        assert page.empty.words().startswith("Noch keine Akte geprüft.")
        assert not page.primary.isVisible()
        assert QApplication.focusWidget() is page.empty.go
        page.empty.go.click()
        assert isinstance(shell.page(), Pruefplatz)
        undrawn = context.perform(
            "Anlegen", pruefung.create_pruefung, titel="Bildung", katalog=desk.KDU, zeitraum_von=desk.HEUTE,
            zeitraum_bis=desk.HEUTE, heute=desk.HEUTE,
        )  # fmt: skip
        context.navigate("aktenpruefung.auswerten", undrawn)
        assert page.empty.words().startswith("Noch keine Stichprobe gezogen.")
        assert page.commands() == ()
        page.empty.go.click()
        assert isinstance(shell.page(), StichprobePlanen)


def test_a_small_sample_carries_no_projection(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    path = tmp_path / "klein.qcheck"
    drawn = desk.build(path, files=90, sample=24)
    for context, shell in opened(qtbot, path, desk.PASSPHRASE, tmp_path):

        def audit(session: object) -> None:
            for row in akte.akten(session, drawn):  # type: ignore[arg-type]
                akte.answer_rest(session, row.id, Ergebnis.OK, NOW, "Weber")  # type: ignore[arg-type]
                akte.close_akte(session, row.id, jetzt=NOW, wer="Weber")  # type: ignore[arg-type]

        context.perform("Alles prüfen", audit)
        page = show(qtbot, context, shell, drawn)
        assert page.result.satz.words() == "Für eine Aussage zu wenige Akten."
        assert not page.result.euro.value.isVisible()
        assert page.result.euro.words.text().startswith("Mit weniger als 100 geprüften Akten wird nicht hochgerechnet.")
        assert page.result.quote.pill.text() == "Kein Höchstwert vereinbart"
        assert "Mitte (16" in page.result.schichten.too_few.text()
        assert page.result.punkte.none.text() == "In keinem Prüfpunkt wurde ein materieller Fehler festgestellt."
        assert not page.result.maengel.isVisible()
        assert status(page) == "Geprüft"
