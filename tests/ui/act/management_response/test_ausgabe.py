"""The ways out of the page: its papers, the form, and the form that comes back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung
from qmapp.act.empfehlung.rows import Haltung
from qmapp.reports.formular.ausgabe import export_formular
from qmapp.ui.act.management_response import ManagementResponseSeite
from qmapp.ui.context import Context
from tests.reports.formular.ausfuellen import fill
from tests.ui.act.management_response.conftest import NOW, Jahr
from tests.ui.checks.conftest import InDialog

MENU = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
WAYS = [
    "Word-Formular schreiben …",
    "Word-Formular nur für offene Antworten schreiben …",
    "Ausgefülltes Formular einlesen …",
]


@MENU
def test_the_button_offers_the_papers_and_the_form(page: ManagementResponseSeite) -> None:
    page.ausgabe.button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[0] == "Management Response 2025, Interne Fassung …"
    assert words[-3:] == WAYS
    menu.close()


def test_the_palette_offers_them_too(page: ManagementResponseSeite) -> None:
    labels = [command.label for command in page.commands()]
    assert [label for label in labels if label in WAYS] == WAYS


def test_an_answer_given_in_word_is_seen_on_the_page_at_once(
    qtbot: QtBot,
    page: ManagementResponseSeite,
    context: Context,
    jahr: Jahr,
    tmp_path: Path,
    in_dialog: InDialog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    key = jahr["E-2025-09"]
    told = {"heute": NOW.date(), "jetzt": NOW, "wer": "Weber"}
    (path,) = export_formular(context.workspace, 2025, tmp_path, **told)
    fill(path, {(key, "ha"): "abgelehnt", (key, "be"): "Die Widerspruchsstelle hat dafür keine Zeit."})
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    read_form = next(command for command in page.commands() if command.label == WAYS[2])
    seen: list[Any] = []

    def take(dialog: Any) -> None:
        seen.extend(dialog.table.rows.row(place) for place in range(dialog.table.rows.count()))
        dialog.action.click()

    in_dialog(take)
    with qtbot.waitSignal(page.ausgabe.rueckgabe.taken, timeout=20_000):
        read_form.run()
    assert {(row.kennung, row.feld) for row in seen} == {("E-2025-09", "Haltung"), ("E-2025-09", "Begründung")}
    answer = context.read(empfehlung.empfehlung, key).zeile.stellungnahme
    assert answer is not None
    assert (answer.haltung, answer.freigegeben_am) == (Haltung.ABGELEHNT, None)
    page.liste.list.select_key(key, emit=True)
    assert page.detail.shown() is not None
    context.undo()
    assert context.read(empfehlung.empfehlung, key).zeile.stellungnahme is None
