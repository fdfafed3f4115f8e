"""Answers from a file in the window: chosen, understood, settled, read; and a survey nobody planned here."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from qmapp.checks import befragung as door
from qmapp.checks import katalog as katalog_door
from qmapp.checks.befragung import einlesen
from qmapp.checks.befragung.einlesen import Befundart, Zielart
from qmapp.checks.katalog import Ausrichtung, Katalogart
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.befragung.einlesen import BogenEinlesen
from qmapp.ui.checks.befragung.einlesen.katalogdialog import Katalogdialog
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.checks.befragung.mappe import HEUTE, ITEMS, begin
from tests.ui.checks.conftest import InDialog
from tests.ui.present import present
from tests.ui.test_accessibility import nameless

AGREE = ("Strongly disagree", "Disagree", "Neither agree or disagree", "Agree", "Strongly Agree")
CONTROL = Qt.KeyboardModifier.ControlModifier


def write(path: Path, heads: Sequence[str], *rows: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL)
        out.writerow(heads)
        out.writerows(rows)
    return path


def export(folder: Path) -> Path:
    """As LimeSurvey writes it: three answers, one broken off; one word and one number nobody here knows."""
    heads = ["id. Antwort-ID", "submitdate. Datum Abgeschlossen", "token. Zugangscode"]
    heads += [f"zufr[{code.replace('-', '')}]. [Aussage]" for code in ITEMS]
    heads += ["BFKLF1. Was war gut?", *(f"mehr{n}. Noch etwas {n}" for n in range(40))]
    more = ["Frau Müller war nett", *["x"] * 40]
    first = ["1", "2025-11-01", "t1", "prima", "7", *["stimme voll zu"] * 16, *more]
    second = ["2", "2025-11-02", "t2", "prima", "weiß ich nicht", *["teils, teils"] * 16, *more]
    broken = ["3", "", "t3", *["stimme voll zu"] * 18, *more]
    return write(folder / "export.csv", heads, first, second, broken)


def foreign(folder: Path) -> Path:
    heads = ["id", "likert[a]. [I like my job]", "likert[b]. [I enjoy it]", "where. In which country?"]
    rows = [[str(n), f"\ufeff{AGREE[n % 5]}", AGREE[n % 3], "Germany" if n % 2 else "Other"] for n in range(10)]
    return write(folder / "rse.csv", heads, *rows)


@pytest.fixture
def key(workspace: Workspace) -> UUID:
    return begin(workspace, ausgegeben=900)


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = present(qtbot, Shell(context, (Aktenpruefungen, BogenEinlesen), "Amt", "Lokal"), (1366, 768))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell, context: Context, key: UUID) -> BogenEinlesen:
    context.navigate("befragung.einlesen", key)
    shown = shell.page()
    assert isinstance(shown, BogenEinlesen)
    return shown


@pytest.fixture
def choose(qtbot: QtBot, page: BogenEinlesen, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Choose a file with the key for it and wait until it is checked."""

    def run(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        qtbot.keyClick(page, Qt.Key.Key_O, CONTROL)
        qtbot.waitUntil(lambda: checked(page))

    return run


def checked(page: BogenEinlesen) -> bool:
    return page.stand.blick is not None and page.stand.blick.bericht is not None


def drop(page: BogenEinlesen, path: Path) -> None:
    """Drop a file on the page of the first step."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    told = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.start, QDragEnterEvent(QPoint(20, 20), *told))
    QApplication.sendEvent(page.start, QDropEvent(QPointF(20, 20), *told))


def open_ones(page: BogenEinlesen) -> list[Befundart]:
    assert page.stand.blick is not None
    assert page.stand.blick.bericht is not None
    return [one.art for one in page.stand.blick.bericht.offen]


def test_a_file_is_settled_and_read_with_the_keyboard(
    qtbot: QtBot, page: BogenEinlesen, choose: Callable[[Path], None], context: Context, key: UUID, tmp_path: Path
) -> None:
    assert page.first_focus() is page.start.wahl.button
    assert not page.kopf.primary.isVisible()
    choose(export(tmp_path))
    assert page.zuordnung.liste.table.hasFocus()
    assert open_ones(page) == [Befundart.UNVERSTANDEN, Befundart.AUSSERHALB]
    assert page.zuordnung.lage.words().startswith("2 Punkte sind noch zu klären.")
    assert not page.kopf.primary.isEnabled()
    assert nameless(page) == []
    page.zuordnung.lage.button.click()
    qtbot.keyClick(page.zuordnung.befunde.table, Qt.Key.Key_Return)
    words = page.zuordnung.spalte.woerter
    assert words.hasFocus()
    assert words.current() is not None and words.current().text == "prima"  # type: ignore[union-attr]  # noqa: PT018
    qtbot.keyClick(words, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: checked(page) and open_ones(page) == [Befundart.AUSSERHALB])
    qtbot.keyClick(words, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: checked(page) and len(open_ones(page)) == 2)
    qtbot.keyClick(words, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: checked(page) and len(open_ones(page)) == 1)
    page.zuordnung.show_befunde()
    page.zuordnung.befunde.column.click()
    assert words.current() is not None and words.current().text == "7"  # type: ignore[union-attr]  # noqa: PT018
    qtbot.keyClick(words, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: checked(page) and not open_ones(page))
    assert page.zuordnung.lage.words() == "2 Bögen können eingelesen werden. 1 Zeile bleibt draußen."
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(page.ergebnis.isVisible)
    assert context.messages[-1].text == "2 Bögen eingelesen."
    first, second = context.read(door.boegen, key)
    assert (first.werte["BF-KL-01"], second.werte["BF-KL-01"], second.werte["BF-KL-02"]) == (4, 4, 0)
    assert "BF-KL-02" not in first.werte
    assert first.texte == {"BF-KL-F1": "Frau [Name] war nett"}
    assert [page.ergebnis.draussen.rows.row(0).zeile, page.ergebnis.draussen.rows.row(0).grund] == [
        4, "nicht abgeschlossen",
    ]  # fmt: skip
    context.undo()
    assert context.read(door.boegen, key) == ()
    assert page.start.isVisible()


def test_many_columns_are_searched_filtered_assigned_and_remembered(
    qtbot: QtBot, page: BogenEinlesen, choose: Callable[[Path], None], context: Context, key: UUID, tmp_path: Path
) -> None:
    choose(export(tmp_path))
    table, search = page.zuordnung.liste.table, page.zuordnung.liste.search.line
    assert table.rows.count() == 62
    qtbot.keyClick(page, Qt.Key.Key_F, CONTROL)
    assert search.hasFocus()
    qtbot.keyClicks(search, "noch etwas 23")
    assert [table.rows.row(n).place for n in range(table.rows.count())] == [45]
    search.clear()
    page.zuordnung.liste.only_free.click()
    assert table.rows.count() == 41
    assert context.settings.views[page.key] == {"zeigen": "offen"}
    table.select_key(30, emit=True)
    combo = page.zuordnung.spalte.ziel.combo
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert combo.hasFocus()
    place = combo.findText("BF-KL-F2", Qt.MatchFlag.MatchStartsWith)
    combo.setCurrentIndex(place)
    combo.activated.emit(place)
    assert page.stand.blick is not None
    assert (page.stand.blick.ziel(30).art, page.stand.blick.ziel(30).code) == (Zielart.FREITEXT, "BF-KL-F2")
    page.zuordnung.liste.only_free.click()
    page.zuordnung.liste.select(3)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert page.stand.blick.ziel(3).art is Zielart.IGNORIERT
    for panel in ("klaeren", "datei", "vorschau", "spalte"):
        qtbot.keyClick(page, Qt.Key.Key_B, CONTROL)
        assert page.zuordnung.panel() == panel
    page.zuordnung.datei.blank_out.click()
    qtbot.waitUntil(lambda: checked(page))
    page.zuordnung.liste.select(4)
    page.zuordnung.show_spalte(4)
    for key_pressed in (Qt.Key.Key_1, Qt.Key.Key_Delete):
        qtbot.keyClick(page.zuordnung.spalte.woerter, key_pressed)
    qtbot.waitUntil(lambda: checked(page))
    page.zuordnung.show_befunde()
    assert page.zuordnung.befunde.allow.words() == "Ohne diese Aussagen einlesen"
    page.zuordnung.befunde.allow.click()
    qtbot.waitUntil(lambda: checked(page) and not open_ones(page))
    page.kopf.primary.click()
    qtbot.waitUntil(page.ergebnis.isVisible)
    assert context.read(door.boegen, key)[0].texte["BF-KL-F1"] == "Frau Müller war nett"
    later = begin(context.workspace, titel="Klientinnen 2026")
    context.navigate("befragung.einlesen", later)
    choose(export(tmp_path))
    assert page.stand.blick.ziel(30).code == "BF-KL-F2"
    assert not page.zuordnung.datei.blank_out.isChecked()


def test_what_people_wrote_beside_the_choices_is_settled_at_once(
    qtbot: QtBot, page: BogenEinlesen, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    """And a scale of other length is taken over word by word, in all columns at once."""
    heads = ["id", *(code.replace("-", "") for code in ITEMS), "BFKLA1"]
    rows = [[str(n), *[str(n)] * 18, f"Anderes {n}"] for n in range(1, 7)]
    choose(write(tmp_path / "a.csv", heads, *rows))
    assert len(open_ones(page)) == 19
    page.zuordnung.show_spalte(19)
    assert page.zuordnung.spalte.rest.isVisible()
    page.zuordnung.spalte.rest.click()
    qtbot.waitUntil(lambda: checked(page) and set(open_ones(page)) == {Befundart.AUSSERHALB})
    page.zuordnung.show_spalte(1)
    words = page.zuordnung.spalte.woerter
    for text, step in zip("123456", (5, 4, 4, 3, 2, 1), strict=True):
        words.select_key(text, emit=True)
        qtbot.keyClick(words, getattr(Qt.Key, f"Key_{step}"))
    qtbot.waitUntil(lambda: checked(page) and not open_ones(page))
    assert page.stand.blick is not None
    assert page.stand.blick.bericht is not None
    assert [sheet.werte["BF-KL-18"] for sheet in page.stand.blick.bericht.vorschau] == [5, 4, 4, 3, 2]


def test_codes_ask_for_their_direction_and_numbers_for_rows(
    qtbot: QtBot, page: BogenEinlesen, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    heads = ["id", *(code.replace("-", "") for code in ITEMS)]
    choose(write(tmp_path / "codes.csv", heads, ["1", *["A1"] * 18], ["1", *["A5"] * 18]))
    assert open_ones(page) == [Befundart.RICHTUNG, Befundart.NUMMER_DOPPELT]
    page.zuordnung.show_befunde()
    befunde = page.zuordnung.befunde
    assert befunde.high.words() == "A1 ist „stimme voll zu“"
    befunde.high.click()
    qtbot.waitUntil(lambda: checked(page) and open_ones(page) == [Befundart.NUMMER_DOPPELT])
    befunde.by_row.click()
    qtbot.waitUntil(lambda: checked(page) and not open_ones(page))
    assert page.stand.blick is not None
    assert page.stand.blick.bericht is not None
    preview = page.stand.blick.bericht.vorschau
    assert [(sheet.nummer, sheet.werte["BF-KL-01"]) for sheet in preview] == [("E1-0002", 5), ("E1-0003", 1)]
    assert page.zuordnung.vorschau.table.rows.columns[1].title == "Bogen E1-0002"


def test_another_line_of_heads_and_bad_files(
    qtbot: QtBot, page: BogenEinlesen, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    choose(write(tmp_path / "a.csv", ["id", "BFKL01"], ["id", "BFKL02"], ["1", "5"]))
    line = page.zuordnung.datei.kopfzeile
    line.line.setText("2")
    line.line.editingFinished.emit()
    line.commit()
    qtbot.waitUntil(lambda: page.stand.tabelle is not None and page.stand.tabelle.kopfzeile == 2)
    assert page.stand.blick is not None
    assert page.stand.blick.ziel(1).code == "BF-KL-02"
    empty = tmp_path / "leer.csv"
    empty.touch()
    page.open_file(empty)
    qtbot.waitUntil(page.problem.isVisible)
    assert page.problem.words().startswith("Die Datei ist leer (0 Byte).")
    qtbot.waitUntil(lambda: checked(page))
    page.kopf.back.click()
    assert page.start.isVisible()
    assert not page.problem.isVisible()
    drop(page, write(tmp_path / "b.csv", ["id", "BFKL03"], ["1", "5"]))
    qtbot.waitUntil(lambda: checked(page))
    assert page.stand.blick.ziel(1).code == "BF-KL-03"


def test_a_survey_nobody_planned_here_is_made_from_its_file(
    qtbot: QtBot,
    page: BogenEinlesen,
    choose: Callable[[Path], None],
    context: Context,
    in_dialog: InDialog,
    tmp_path: Path,
) -> None:
    choose(foreign(tmp_path))
    assert page.kopf.misfit.words().startswith("Diese Datei passt wohl nicht zum Fragebogen BF-KL.")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, Katalogdialog)
        assert dialog.skala.combo.currentText() == "Strongly disagree … Strongly Agree (5 Stufen, 2 Spalten)"
        dialog.titel.set_value("RSE 2017")
        dialog.code.set_value("BF-KL")
        dialog.zielgruppe.set_value("Forschende")
        dialog.ausrichtung.set_value(Ausrichtung.MITARBEITENDE)
        dialog.submit()
        assert dialog.isVisible()
        assert dialog.code.error().startswith("Den Katalog BF-KL gibt es schon.")
        dialog.code.set_value("bf-rse")
        dialog.submit()

    in_dialog(fill)
    page.kopf.misfit.button.click()
    qtbot.waitUntil(lambda: checked(page) and page.stand.blick.katalog.code == "BF-RSE")  # type: ignore[union-attr]
    assert not page.kopf.misfit.isVisible()
    assert not open_ones(page)
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(page.ergebnis.isVisible)
    made = page.stand.befragung_id
    assert made is not None
    result = context.read(door.auswertung, made)
    assert [item.verteilung for item in result.items] == [(2, 2, 2, 2, 2), (4, 3, 3, 0, 0)]
    assert [one.boegen for one in context.read(door.gruppen, made, "BF-RSE-A1")] == [5, 5]

    def draft(dialog: QDialog) -> None:
        assert isinstance(dialog, Katalogdialog)
        for field, words in ((dialog.titel, "Neu"), (dialog.code, "BF-NEU"), (dialog.zielgruppe, "Alle")):
            field.set_value(words)
        dialog.draft.click()
        assert dialog.action is not None
        assert dialog.action.text().strip() == "Entwurf anlegen"
        dialog.submit()

    context.navigate("befragung.einlesen")
    in_dialog(draft)
    page.open_file(foreign(tmp_path))
    qtbot.waitUntil(lambda: context.messages[-1].text == "Der Entwurf BF-NEU liegt im Katalog.")
    drafts = [row for row in context.read(katalog_door.kataloge, Katalogart.BEFRAGUNG) if row.entwurf]
    assert [row.code for row in drafts] == ["BF-NEU"]


def test_a_file_is_taken_away_and_a_closed_survey_takes_none(
    qtbot: QtBot, page: BogenEinlesen, choose: Callable[[Path], None], context: Context, key: UUID, tmp_path: Path
) -> None:
    choose(write(tmp_path / "b.csv", ["id", *(code.replace("-", "") for code in ITEMS)], ["1", *["5"] * 18]))
    page.kopf.primary.click()
    qtbot.waitUntil(page.ergebnis.isVisible)
    context.navigate("aktenpruefung.liste")
    page.stand.forget()
    context.navigate("befragung.einlesen", key)
    page.show_target(None)
    context.navigate("befragung.einlesen", key)
    qtbot.waitUntil(page.start.isVisible)
    assert page.start.table.rows.count() == 1
    qtbot.keyClick(page.start.table, Qt.Key.Key_Delete)
    assert context.read(einlesen.einlesungen, key) == ()
    assert context.messages[-1].undo
    context.undo()
    assert page.start.table.rows.count() == 1
    context.perform("Abschließen", door.close_befragung, key, heute=HEUTE)
    assert not page.start.wahl.button.isEnabled()
    assert page.start.wahl.empty.accessibleName().startswith("Diese Befragung ist abgeschlossen.")
    context.navigate("befragung.einlesen")
    assert page.start.wahl.empty.accessibleName().startswith("Befragung aus einer Datei anlegen.")
