"""The page in every state and look, with the keyboard alone."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, text

from qmapp.checks.aktenpruefung import akte, pruefung
from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.freigabe.abfragen import freigaben
from qmapp.checks.aktenpruefung.rows import Ergebnis
from qmapp.errors import UserError
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.checks.auswertung import AuswertungSeite
from qmapp.ui.checks.auswertung.siegelbild import Siegelbild
from qmapp.ui.checks.freigeben import Freigeben
from qmapp.ui.checks.pruefplatz import Pruefplatz
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from qmapp.ui.widgets.dialogs import ConfirmDialog
from tests.ui.checks import desk
from tests.ui.checks.auswertung.opened import CLOSED, RUNNING, InDialog, Open, asked, opened, settle, show, status
from tests.ui.checks.conftest import NOW
from tests.ui.test_accessibility import nameless


def test_reopen_with_a_reason_then_close_again(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog
) -> None:
    page = open_page(CLOSED)

    def reopen(dialog: QDialog) -> None:
        assert isinstance(dialog, Begruenden)
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
    assert page.strip.words().startswith("Liegt zur Freigabe vor: Weber")

    def release(dialog: QDialog) -> None:
        assert isinstance(dialog, Freigeben)
        dialog.submit()
        assert dialog.name.error()
        dialog.name.line.setText(" WEBER ")
        dialog.submit()
        assert "nicht selbst freigeben" in dialog.name.error()
        dialog.name.line.setText("Amtsleitung")
        dialog.submit()

    in_dialog(release)
    page.sign_off()
    settle(qtbot, page)
    assert status(page) == "Abgeschlossen"
    assert "Amtsleitung, vorgelegt von Weber" in page.strip.words()
    assert seal_shown(qtbot, page) == [
        ("Das Siegel stimmt Akten und Antworten sind unverändert, seit sie freigegeben wurden.", 2)
    ]
    context.undo()
    assert context.read(pruefung.pruefung, ids[CLOSED]).abgeschlossen_am is not None


def seal_shown(qtbot: QtBot, page: AuswertungSeite) -> list[tuple[str, int]]:
    """What the dialog on the seal says and how many sign-offs it lists; it comes from the worker."""
    seen: list[tuple[str, int]] = []
    copied: list[str] = []

    def look_at() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Siegelbild):
            timer.stop()
            try:
                seen.append((dialog.said.words(), dialog.list.rows.count()))
                dialog.submit()
                copied.append(QApplication.clipboard().text())
            finally:
                dialog.reject()

    timer = QTimer(interval=20)
    timer.timeout.connect(look_at)
    timer.start()
    page.sign_off()
    qtbot.waitUntil(lambda: bool(copied), timeout=20_000)
    assert len(copied[0]) == 64
    return seen


def test_a_seal_broken_past_the_program_is_said(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open
) -> None:
    page = open_page(CLOSED)
    held = context.read(akte.akten, ids[CLOSED])[0].id

    def past_the_program(session: Session) -> None:
        session.execute(
            text(
                "UPDATE antwort SET ergebnis = 'F2' WHERE rowid = (SELECT min(rowid) FROM antwort WHERE akte_id = :id)"
            ),
            {"id": held.hex},
        )

    context.workspace.execute("vorbei", past_the_program)
    ((words, count),) = seal_shown(qtbot, page)
    assert words.startswith("Das Siegel stimmt nicht mit den Akten und Antworten überein")
    assert count == 1


def test_a_submitted_one_can_be_sent_back(
    qtbot: QtBot, context: Context, ids: dict[str, UUID], open_page: Open, in_dialog: InDialog
) -> None:
    page = open_page(CLOSED)
    told = {"jetzt": NOW, "wer": "Weber"}
    context.perform("Auf", partial(schritte.reopen_pruefung, grund="x", heute=NOW.date(), **told), ids[CLOSED])
    context.perform("Vorlegen", partial(schritte.submit_pruefung, **told), ids[CLOSED])
    settle(qtbot, page)

    def back(dialog: QDialog) -> None:
        assert isinstance(dialog, Begruenden)
        dialog.grund.line.setText("Betrag in einer Akte unklar")
        dialog.submit()

    in_dialog(back)
    page.send_back()
    settle(qtbot, page)
    assert page.strip.words().startswith("Alle Akten sind geprüft")
    assert context.read(freigaben, ids[CLOSED])[0].aufgehoben_grund == "Betrag in einer Akte unklar"


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
    page.show_target(uuid4())
    assert page.panel.isHidden()
    assert not scroll.isHidden()


def test_before_the_draw_and_before_the_first_file(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    path = tmp_path / "klein.qcheck"
    drawn = desk.build(path, files=90, sample=24)
    for context, shell in opened(qtbot, path, None, tmp_path):
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
