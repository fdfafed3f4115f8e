"""Through the window: a form is written, comes back filled in, is looked at, taken over and undone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from qmapp.act import empfehlung, massnahme
from qmapp.act.empfehlung.rows import Haltung
from qmapp.act.management_response.rueckgabe.rows import Aenderung, Art
from qmapp.act.massnahme.rows import Status
from qmapp.reports.formular.lesen import read_formular
from qmapp.ui.act.rueckgabe.vorschau import Vorschaudialog
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.context import Context
from tests.reports.formular.ausfuellen import fill
from tests.reports.formular.test_liste import FIRST, MASSNAHMEN, put
from tests.ui.act.rueckgabe.conftest import HEUTE, Seite
from tests.ui.checks.conftest import InDialog


def antwort(context: Context, ids: dict[str, UUID], kennung: str = "E-2025-01") -> Any:
    return context.read(empfehlung.empfehlung, ids[kennung]).zeile.stellungnahme


def row(dialog: Vorschaudialog, feld: str) -> Aenderung:
    rows = dialog.table.rows
    return next(one for one in map(rows.row, range(rows.count())) if one.feld == feld)


def test_the_round_from_writing_to_undoing(
    qtbot: QtBot, seite: Seite, context: Context, ids: dict[str, UUID], tmp_path: Path, in_dialog: InDialog
) -> None:
    def order(dialog: Any) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert dialog.windowTitle() == "Word-Formular erstellen"
        dialog.action.click()

    in_dialog(order)
    with qtbot.waitSignal(context.told, timeout=20_000):
        seite.wege.write_form()
    path = tmp_path / "Management-Response-Formular_2025_2025-07-01.docx"
    assert path.exists()
    assert path.name in seite.saved.words()
    place = next(a.anker.id for a in read_formular(path).angaben if a.anker.ziel == "n")
    fill(
        path,
        {
            (ids["E-2025-01"], "ha"): "angenommen",
            (ids["E-2025-01"], "tx"): "Wir folgen der Empfehlung.",
            (ids["E-2025-02"], "ha"): "ja gern",
            (place, "ti"): "Schulung",
        },
    )
    seen: list[str] = []

    def look(dialog: Any) -> None:
        assert isinstance(dialog, Vorschaudialog)
        seen.append(dialog.action.words())
        dialog.table.select_key(row(dialog, "Antwort").schluessel)
        dialog.table.setFocus()
        QTest.keyClick(dialog.table, Qt.Key.Key_Space)
        seen.append(dialog.action.words())
        assert dialog.unreadable.list.rows.count() == 1
        dialog.action.click()

    in_dialog(look)
    with qtbot.waitSignal(seite.wege.taken, timeout=20_000):
        seite.wege.read(path, Art.FORMULAR)
    assert seen == ["3 Änderungen übernehmen", "2 Änderungen übernehmen"]
    answer = antwort(context, ids)
    assert (answer.haltung, answer.text, answer.freigegeben_am) == (Haltung.ANGENOMMEN, "", None)
    assert [m.titel for m in context.read(massnahme.massnahmen, HEUTE)] == ["Musterschreiben einführen", "Schulung"]
    assert context.messages[-1].text == f"2 Änderungen aus {path.name} übernommen."
    assert context.messages[-1].undo
    context.undo()
    assert antwort(context, ids) is None
    assert len(context.read(massnahme.massnahmen, HEUTE)) == 1
    assert context.messages[-1].text == "Rückgängig gemacht: Formular eingelesen"


def test_a_conflict_is_left_out_until_it_is_chosen(
    qtbot: QtBot, seite: Seite, context: Context, ids: dict[str, UUID], formular: Path, in_dialog: InDialog
) -> None:
    key = ids["E-2025-01"]
    fill(formular, {(key, "tx"): "Aus dem Formular"})
    context.workspace.execute(
        "Antwort", lambda session: empfehlung.draft_stellungnahme(session, key, wer="Weber", text="Aus dem Programm")
    )

    def choose(dialog: Any) -> None:
        assert not dialog.action.isEnabled()
        assert "strittig" in dialog.summary.text()
        dialog.none.click()
        dialog.all.click()
        assert dialog.action.words() == "1 Änderung übernehmen"
        dialog.action.click()

    in_dialog(choose)
    with qtbot.waitSignal(seite.wege.taken, timeout=20_000):
        seite.wege.read(formular, Art.FORMULAR)
    assert antwort(context, ids).text == "Aus dem Formular"


def test_a_form_that_changes_nothing_says_so(qtbot: QtBot, seite: Seite, formular: Path, in_dialog: InDialog) -> None:
    told: list[str] = []

    def close(dialog: Any) -> None:
        told.append(dialog.summary.text())
        assert dialog.action is None
        dialog.cancel.click()

    in_dialog(close)
    seite.wege.read(formular, Art.FORMULAR)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "ändert nichts" in told[0]


def test_a_state_that_moved_on_under_the_dialog_is_said_in_it(
    qtbot: QtBot, seite: Seite, context: Context, ids: dict[str, UUID], formular: Path, in_dialog: InDialog
) -> None:
    fill(formular, {(ids["E-2025-01"], "ha"): "angenommen"})

    def late(dialog: Any) -> None:
        context.workspace.execute("Weg", empfehlung.delete_empfehlung, ids["E-2025-02"])
        told = {"wer": "Weber", "haltung": Haltung.ANGENOMMEN}
        context.workspace.execute(
            "Antwort", lambda session: empfehlung.draft_stellungnahme(session, ids["E-2025-01"], **told)
        )
        dialog.action.click()
        assert dialog.isVisible()
        assert "seit der Vorschau verändert" in dialog.problem.words()
        dialog.cancel.click()

    in_dialog(late)
    seite.wege.read(formular, Art.FORMULAR)
    qtbot.waitUntil(lambda: antwort(context, ids) is not None, timeout=20_000)


def test_a_file_that_is_no_form_is_refused_on_the_page(
    qtbot: QtBot, seite: Seite, context: Context, tmp_path: Path
) -> None:
    path = tmp_path / "Brief.docx"
    path.write_bytes(b"kein Word")
    with qtbot.waitSignal(context.told, timeout=20_000):
        seite.wege.read(path, Art.FORMULAR)
    assert "kein Word-Dokument" in seite.problem.words()
    assert "nichts übernommen" in seite.problem.words()


def test_the_list_of_massnahmen_goes_out_and_comes_back(
    qtbot: QtBot,
    seite: Seite,
    context: Context,
    tmp_path: Path,
    in_dialog: InDialog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_dialog(lambda dialog: dialog.action.click())  # type: ignore[attr-defined]
    with qtbot.waitSignal(context.told, timeout=20_000):
        seite.wege.write_list()
    path = tmp_path / "Massnahmenliste_alle_2025-07-01.xlsx"
    put(path, MASSNAHMEN, (f"F{FIRST}", "in Umsetzung"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    in_dialog(lambda dialog: dialog.action.click())  # type: ignore[attr-defined]
    with qtbot.waitSignal(seite.wege.taken, timeout=20_000):
        seite.wege.read_list()
    assert context.read(massnahme.massnahmen, HEUTE)[0].status is Status.IN_UMSETZUNG


def drop(seite: Seite, kind: Callable[..., Any], path: Path) -> Any:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(50, 50)
    event = kind(at if kind is QDropEvent else at.toPoint(), Qt.DropAction.CopyAction, mime, button, none)
    QApplication.sendEvent(seite, event)
    return event


def test_a_form_dropped_on_the_page_is_read(
    qtbot: QtBot, seite: Seite, ids: dict[str, UUID], formular: Path, in_dialog: InDialog
) -> None:
    fill(formular, {(ids["E-2025-01"], "ha"): "angenommen"})
    assert drop(seite, QDragEnterEvent, formular).isAccepted()
    in_dialog(lambda dialog: dialog.action.click())  # type: ignore[attr-defined]
    with qtbot.waitSignal(seite.wege.taken, timeout=20_000):
        drop(seite, QDropEvent, formular)


def test_another_file_is_not_taken_by_dragging(seite: Seite, tmp_path: Path) -> None:
    assert not drop(seite, QDragEnterEvent, tmp_path / "bild.png").isAccepted()


def test_the_palette_offers_every_way(seite: Seite) -> None:
    labels = [command.label for command in (*seite.wege.form_commands(), *seite.wege.list_commands())]
    assert labels == [
        "Word-Formular schreiben …",
        "Word-Formular nur für offene Antworten schreiben …",
        "Ausgefülltes Formular einlesen …",
        "Excel-Liste schreiben …",
        "Ausgefüllte Excel-Liste einlesen …",
    ]
