"""The page of the Q-Checks, used through its widgets as an officer would: begin, plan, note, find, close."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from qmapp import paths
from qmapp.act.feststellung.katalogwechsel import move_qcheck
from qmapp.checks import qcheck as door
from qmapp.checks.katalog import Katalogart, begin_entwurf, import_katalog, load, publish_entwurf, update_kopf
from qmapp.checks.qcheck.katalogwechsel import vorschau
from qmapp.checks.qcheck.rows import Nachweisart, QCheck, Stand, Urteil
from qmapp.ui.checks.qcheck.liste.neu import NeuerQcheck
from qmapp.ui.checks.qcheck.liste.schritt import NACHLESEN, WECHSELN
from qmapp.ui.checks.qcheck.liste.seite import QCheckListe
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.fields import LineField
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.workspace import Workspace
from tests.checks.qcheck.test_katalogwechsel import NEU
from tests.ui.checks.conftest import InDialog
from tests.ui.checks.qcheck.conftest import CODES, HEUTE, KATALOG, NOW
from tests.ui.present import present

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    monkeypatch.setattr(paths, "config_dir", lambda: tmp_path)
    made = present(qtbot, Shell(context, (QCheckListe,), "Amt für Soziales", "Lokal"), (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell) -> QCheckListe:
    made = shell.page()
    assert isinstance(made, QCheckListe)
    return made


def click(button: Button) -> None:
    assert button.isVisible(), button.words()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def enter(field: LineField[Any] | MultilineField, text: str) -> None:
    """Type over what is there and leave with Tab."""
    editor = field.editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Tab)


def choose(field: SelectField, words: str) -> None:
    index = next(i for i in range(field.combo.count()) if words in field.combo.itemText(i))
    field.combo.setCurrentIndex(index)
    field.combo.activated.emit(index)


def top(widget: QWidget) -> int:
    """Where it begins in its window, laid out."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return widget.mapTo(widget.window(), QPoint(0, 0)).y()


def head(page: QCheckListe) -> QCheck:
    row = page.spalte.row()
    assert row is not None
    return page.context.read(door.qcheck, row.id)


def titles(page: QCheckListe) -> list[str]:
    return [page.spalte.table.rows.row(i).titel for i in range(page.spalte.table.rows.count())]


def submit(workspace: Workspace, key: UUID) -> None:
    """Answer every question and submit."""

    def rate(session: Any) -> None:
        for code in CODES:
            door.rate(session, key, code, Urteil.UEBERWIEGEND, jetzt=NOW, wer="QMB")

    workspace.execute("Bewerten", rate)
    workspace.execute("Vorlegen", door.submit_qcheck, key, heute=HEUTE, wer="Weber")


def test_the_first_q_check_begins_with_a_catalogue_and_its_method(
    page: QCheckListe, context: Context, in_dialog: InDialog
) -> None:
    assert page.empty.isVisible()
    assert not page.primary.isVisible()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, NeuerQcheck)
        assert dialog.katalog.combo.count() == 7
        choose(dialog.katalog, "QC-EGH")
        egh = load("QC-EGH", Katalogart.QCHECK)
        assert egh.zweck in dialog.methode.toPlainText()
        assert egh.datenschutz in dialog.methode.toPlainText()
        assert dialog.titel.value() == f"{egh.titel} 2026"
        assert dialog.vorgaenger.value() is None
        enter(dialog.titel, "")
        dialog.submit()
        assert "Titel" in dialog.titel.error()
        enter(dialog.titel, "Gesamtplan 2026")
        choose(dialog.katalog, "QC-WID")
        assert dialog.titel.value() == "Gesamtplan 2026", "what was typed stays"
        choose(dialog.katalog, "QC-EGH")
        dialog.submit()

    in_dialog(answer)
    click(page._first)
    assert titles(page) == ["Gesamtplan 2026"]
    assert head(page).zweck == load("QC-EGH", Katalogart.QCHECK).zweck
    assert page.window().focusWidget() is page.detail.form.titel.line
    context.undo()
    assert page.empty.isVisible()


def test_the_planning_sheet_saves_itself_field_by_field(page: QCheckListe, context: Context, qcheck_id: UUID) -> None:
    page.refresh()
    form = page.detail.form
    enter(form.titel, "Pflege im Sueden")
    enter(form.prozess, "Hilfe zur Pflege")
    enter(form.einheit, "Team 3")
    enter(form.von, "02.03.2026")
    enter(form.bis, "30.04.2026")
    enter(form.zweck, "Wo hakt es?")
    enter(form.abgrenzung, "ohne Heime")
    for name in ("Weber", "Kaya"):
        form.team.area.setFocus()
        form.team.insert(name + "\n")
    form.methoden.area.setFocus()
    form.methoden.insert("Dokumente\nStichprobe von 24 Akten, gezogen")
    enter(form.stunden, "98,5")
    enter(form.rueckmeldung_am, "15.05.2026")
    enter(form.bericht_am, "29.05.2026")
    enter(form.gruen_ab, "90")
    enter(form.gelb_ab, "62,5")
    enter(form.fazit, "offen")
    choose(form.gemeinsam, "jede Person")
    found = head(page)
    assert (found.titel, found.prozess, found.einheit) == ("Pflege im Sueden", "Hilfe zur Pflege", "Team 3")
    assert (found.von, found.bis) == (date(2026, 3, 2), date(2026, 4, 30))
    assert (found.zweck, found.abgrenzung, found.fazit) == ("Wo hakt es?", "ohne Heime", "offen")
    assert found.team == ("Weber", "Kaya")
    assert found.methoden == ("Dokumente", "Stichprobe von 24 Akten, gezogen")
    assert (found.stunden, found.gruen_ab, found.gelb_ab) == (Decimal("98.5"), Decimal(90), Decimal("62.5"))
    assert (found.rueckmeldung_am, found.bericht_am) == (date(2026, 5, 15), date(2026, 5, 29))
    assert not found.gemeinsam
    context.undo()
    assert head(page).gemeinsam, "every field is a step of its own"
    for field, wrong, words in (
        (form.bis, "01.01.2026", "endet vor dem Beginn"),
        (form.gelb_ab, "95", "Grün muss über Gelb"),
        (form.stunden, "viele", "brauchen eine Zahl"),
        (form.titel, "", "füllen Sie"),
    ):
        before = head(page)
        enter(field, wrong)
        assert words in (field.error() or form.gruen_ab.error())
        assert head(page) == before


def test_the_method_of_the_catalogue_follows_the_field_in_use(
    page: QCheckListe, qcheck_id: UUID, in_dialog: InDialog
) -> None:
    page.refresh()
    form, methode = page.detail.form, page.detail.methode
    for field, section in ((form.team, "beteiligte"), (form.methoden, "erhebungsweg"), (form.stunden, "aufwand")):
        field.editor.setFocus()
        assert methode.abschnitt.value() == section
        assert methode.text.text() == getattr(KATALOG, section)
        assert top(methode) <= top(field) <= top(methode) + methode.height(), "it stands beside the field"
    form.titel.editor.setFocus()
    assert top(methode) <= top(form.titel)
    choose(methode.abschnitt, "Datenschutz")
    assert methode.text.text() == KATALOG.datenschutz

    def read(dialog: QDialog) -> None:
        (text,) = dialog.findChildren(QPlainTextEdit)
        assert KATALOG.chancen.splitlines()[0] in text.toPlainText()
        dialog.reject()

    in_dialog(read)
    click(methode.whole)


def test_points_are_settled_with_a_click_and_open_ones_go_on(
    page: QCheckListe, context: Context, workspace: Workspace, qcheck_id: UUID, in_dialog: InDialog
) -> None:
    page.refresh()
    karte = page.detail.merkpunkte
    for text in ("Vertretung beschrieben?", "Ablage ansehen"):
        karte.neu.line.setFocus()
        QTest.keyClicks(karte.neu.line, text)
        QTest.keyClick(karte.neu.line, Qt.Key.Key_Return)
    rows = context.read(door.merkpunkte, qcheck_id)
    assert {row.text for row in rows} == {"Vertretung beschrieben?", "Ablage ansehen"}
    karte.list.select_key(next(row.id for row in rows if row.text.startswith("Ablage")), emit=True)
    click(karte.toggle_button)
    assert [row.erledigt_am for row in context.read(door.merkpunkte, qcheck_id) if row.text[0] == "A"] == [HEUTE]
    assert karte.toggle_button.words() == "Wieder öffnen"
    karte.list.setFocus()
    QTest.keyClick(karte.list, Qt.Key.Key_Space)
    QTest.keyClick(karte.list, Qt.Key.Key_Space)
    assert "1 Merkpunkt offen" in page.detail.kopf.who.text()

    def follow(dialog: QDialog) -> None:
        assert isinstance(dialog, NeuerQcheck)
        assert dialog.katalog.value() == "QC-HZP", "the catalogue used last is offered"
        assert dialog.vorgaenger.value() == qcheck_id
        dialog.submit()

    in_dialog(follow)
    QTest.keyClick(page, Qt.Key.Key_N, CTRL)
    found = head(page)
    assert (found.vorgaenger_id, found.prozess, found.einheit) == (
        qcheck_id,
        "ambulante Hilfe zur Pflege",
        "Team Pflege",
    )
    (carried,) = context.read(door.merkpunkte, found.id)
    assert (carried.text, carried.aus_kennung) == ("Vertretung beschrieben?", "QC-2026-1")
    choose(page.detail.form.vorgaenger, "keiner")
    assert context.read(door.merkpunkte, found.id) == ()
    karte.list.setFocus()
    context.undo()
    QTest.keyClick(karte.list, Qt.Key.Key_Delete)
    assert context.read(door.merkpunkte, found.id) == ()


def test_search_and_filters_find_and_are_remembered(
    qtbot: QtBot, page: QCheckListe, context: Context, workspace: Workspace, qcheck_id: UUID, tmp_path: Path
) -> None:
    about = {"katalog": load("QC-EGH", Katalogart.QCHECK), "heute": HEUTE, "von": date(2025, 1, 1)}
    egh = workspace.execute("Anlegen", door.create_qcheck, titel="Eingliederungshilfe", **about)
    workspace.execute("Bewerten", door.rate, qcheck_id, CODES[0], Urteil.VOLL, jetzt=context.jetzt(), wer="QMB")
    page.refresh()
    assert set(titles(page)) == {"Q-Check Pflege", "Eingliederungshilfe"}
    QTest.keyClick(page, Qt.Key.Key_F, CTRL)
    assert page.spalte.search.hasFocus()
    QTest.keyClicks(page.spalte.search, "team pfl")
    assert titles(page) == ["Q-Check Pflege"]
    QTest.keyClicks(page.spalte.search, "x")
    assert not page.detail.isVisible()
    click(page.spalte.reset_button)
    choose(page.spalte.zeigen, "Geplant")
    assert titles(page) == ["Eingliederungshilfe"]
    choose(page.spalte.jahr, "2025")
    kept = json.loads((tmp_path / "einstellungen.json").read_text("utf-8"))["views"]["qcheck.liste"]
    assert kept == {"zeigen": "geplant", "jahr": "2025"}, "the search is not kept: it may be a name"
    again = present(qtbot, Shell(context, (QCheckListe,), "Amt", "Lokal"), (1366, 768))
    again.open_first()
    opened = again.page()
    assert isinstance(opened, QCheckListe)
    assert titles(opened) == ["Eingliederungshilfe"]
    opened.show_target(qcheck_id)
    opened.refresh()
    assert opened.spalte.row() is not None
    assert opened.spalte.row().id == qcheck_id, "who goes to it finds it, whatever the filter"  # type: ignore[union-attr]
    assert egh in {row.id for row in opened.spalte.rows()}


def test_the_ways_on_lead_to_the_pages_of_the_q_check(
    page: QCheckListe, context: Context, workspace: Workspace, qcheck_id: UUID
) -> None:
    gone: list[tuple[str, tuple[object, ...]]] = []
    context.navigated.connect(lambda key, target: gone.append((key, target)))
    page.refresh()
    kopf = page.detail.kopf
    assert [button.words() for button in kopf.buttons.values() if button.isVisible()] == ["Bewerten"]
    page.spalte.table.setFocus()
    QTest.keyClick(page.spalte.table, Qt.Key.Key_Return)
    workspace.execute("Team", door.update_qcheck, qcheck_id, team=["Weber", "Kaya"], gemeinsam=False)
    draft = workspace.execute("Fassung", begin_entwurf, KATALOG)
    workspace.execute("Kopf", update_kopf, draft, zweck="Neu")
    workspace.execute("Veröffentlichen", publish_entwurf, draft, heute=HEUTE, wer="QMB")
    for step in list(kopf.buttons)[2:4]:
        click(kopf.buttons[step])
    assert gone == [
        ("qcheck.bewertung", (qcheck_id,)),
        ("qcheck.konsens", (qcheck_id,)),
        ("qcheck.katalogwechsel", (qcheck_id,)),
    ]
    assert kopf.who.text() == "Weber: 0 von 31 · Kaya: 0 von 31"
    assert "(auf 2)" in kopf.buttons[list(kopf.buttons)[3]].words()
    for who in ("Weber", "Kaya"):
        for code in CODES:
            workspace.execute(
                "B", door.rate, qcheck_id, code, Urteil.VOLL, jetzt=context.jetzt(), wer=who, bewerter=who
            )
    assert page.primary.words() == "Bewertungen abgleichen"


def test_a_closed_q_check_says_why_it_cannot_be_changed(
    page: QCheckListe, context: Context, workspace: Workspace, qcheck_id: UUID
) -> None:
    submit(workspace, qcheck_id)
    page.refresh()
    form, detail = page.detail.form, page.detail
    assert page.primary.words() == "Ergebnis ansehen"
    assert page.badge(context) == 1
    assert "Liegt zur Freigabe vor: Weber, 12.03.2026" in detail.abschluss.words()
    frozen = [field.isReadOnly() for field in (form.titel.line, form.zweck.area, form.team.area)]
    assert all(frozen)
    assert not form.gemeinsam.isEnabled()
    assert not detail.merkpunkte.neu.isVisible()
    assert not form.drop.isVisible()
    click(detail.abschluss.back)
    assert not form.titel.line.isReadOnly()
    workspace.execute("Vorlegen", door.submit_qcheck, qcheck_id, heute=HEUTE, wer="Weber")
    workspace.execute("Frei", door.release_qcheck, qcheck_id, anker="1:a", heute=HEUTE, wer="Amtsleitung")
    assert "versiegelt" in page.detail.kopf.stand.text()
    page.spalte.table.setFocus()
    QTest.keyClick(page.spalte.table, Qt.Key.Key_Delete)
    assert titles(page) == ["Q-Check Pflege"]
    assert "ändert sich nicht mehr" in page.problem.words()
    assert page.badge(context) == 0


def test_entf_deletes_with_the_way_back(page: QCheckListe, context: Context, qcheck_id: UUID) -> None:
    page.refresh()
    page.spalte.table.setFocus()
    QTest.keyClick(page.spalte.table, Qt.Key.Key_Delete)
    assert page.empty.isVisible()
    assert context.messages[-1].undo
    context.undo()
    row = page.spalte.row()
    assert row is not None
    assert (row.id, row.stand) == (qcheck_id, Stand.GEPLANT)
    page.detail.wiedervorlage.set_new()
    assert page.detail.wiedervorlage.row() is not None
    assert {command.label for command in page.commands()} >= {"Neuer Q-Check", "Bewerten", "Wiedervorlage setzen"}


def test_what_a_move_has_left_behind_is_shown_with_its_files(page: QCheckListe, qcheck_id: UUID) -> None:
    act = page.context.perform
    act("K", import_katalog, NEU, heute=HEUTE, wer="Weber")
    proof = act("N", door.add_nachweis, qcheck_id, "QC-HZP-S05", Nachweisart.DOKUMENT, "Patenplan 2025")
    act("A", door.add_anlage, proof, "Plan.pdf", b"%PDF-1.4\n%%EOF\n", jetzt=NOW, wer="Weber")
    page.refresh()
    card, steps = page.detail.entfallen, page.detail.kopf.buttons
    assert card.isHidden()
    assert steps[WECHSELN].isVisible()
    view = page.context.read(vorschau, qcheck_id, NEU)
    act("W", move_qcheck, qcheck_id, NEU, view.vorschlaege, jetzt=NOW, wer="Weber")
    page.refresh()
    assert steps[NACHLESEN].isVisible()
    assert steps[WECHSELN].isHidden()
    assert card.list.current().text == "Patenplan 2025"
    assert [row.dateiname for row in card.anlagen.list.rows.rows()] == ["Plan.pdf"]
    page.right.reveal(card)
    click(card.remove_button)
    assert card.isHidden()
    page.context.undo()
    page.refresh()
    assert not card.isHidden()
