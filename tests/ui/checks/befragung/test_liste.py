"""The list and the head: created from a catalogue, saved field by field, closed, compared, read by themes, deleted."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from qmapp.act import wiedervorlage
from qmapp.act.wiedervorlage.rows import Bezugsart
from qmapp.checks import befragung as door
from qmapp.checks.befragung import tables, themen
from qmapp.checks.befragung.rows import BefragungZeile, Bogenquelle, Perspektive
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.checks.befragung.erfassung import ErfassungSeite
from qmapp.ui.checks.befragung.liste import BefragungsListe
from qmapp.ui.checks.befragung.liste.bestand import Zeigen, passend
from qmapp.ui.checks.befragung.liste.blatt import Teil
from qmapp.ui.checks.befragung.liste.neu import NeueBefragung
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from tests.checks.befragung.test_worte import zeile
from tests.ui.checks.befragung.mappe import HEUTE, ITEMS, NOW, begin, enter
from tests.ui.checks.conftest import InDialog
from tests.ui.present import present

K = Qt.Key


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = present(qtbot, Shell(context, (BefragungsListe, ErfassungSeite), "Amt", "Lokal"), (1366, 768))
    made.open_first()
    return made


@pytest.fixture
def page(shell: Shell) -> BefragungsListe:
    shown = shell.page()
    assert isinstance(shown, BefragungsListe)
    return shown


def all_(context: Context) -> tuple[BefragungZeile, ...]:
    return context.read(door.befragungen)


def test_made_from_a_catalogue_and_filled_in(page: BefragungsListe, context: Context, in_dialog: InDialog) -> None:
    """Empty at first; the title is proposed; every field is kept by itself; the end brings the day of deletion."""
    assert page.empty.isVisible()

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, NeueBefragung)
        dialog.katalog.set_value("BF-KL")
        dialog._on_katalog()
        assert dialog.titel.value() == "Befragung der Klientinnen und Klienten 2025"
        dialog.ausgegeben.set_value(900)
        dialog.submit()

    in_dialog(agree)
    page.new()
    (row,) = all_(context)
    assert (row.titel, row.ausgegeben) == ("Befragung der Klientinnen und Klienten 2025", 900)
    form = page.detail.planung
    form.bis.line.setText("31.10.2025")
    form.bis.commit()
    form.grundgesamtheit.line.setText("22.082")
    form.grundgesamtheit.commit()
    form.kleinste.line.setText("2")
    assert not form.kleinste.commit()
    form.beteiligte.line.setText("Personalrat, Beirat")
    form.beteiligte.commit()
    found = context.read(door.befragung, row.id)
    assert (found.bis, found.loeschen_am) == (date(2025, 10, 31), date(2026, 10, 31))
    assert (found.grundgesamtheit, found.kleinste_gruppe, found.beteiligte) == (22_082, 5, ("Personalrat", "Beirat"))
    page.spalte.table.setFocus()
    page.spalte.delete_wanted.emit(row)
    assert page.empty.isVisible()
    assert [key for key, _ in page.footer_keys()] == ["Strg+N", "F1"]
    context.undo()
    assert not page.empty.isVisible()
    assert len(page.footer_keys()) == len(page.keys)


def test_closed_only_when_nothing_speaks_against_it(page: BefragungsListe, context: Context, shell: Shell) -> None:
    key = begin(context.workspace, ausgegeben=1)
    for number in ("1", "2"):
        enter(context.workspace, key, number, "5")
    page.detail.stand.close_button.click()
    assert "nur 1 ausgegeben" in page.detail.planung.ausgegeben.error()
    page.detail.planung.ausgegeben.line.setText("3")
    page.detail.planung.ausgegeben.commit()
    page.detail.stand.close_button.click()
    assert all_(context)[0].abgeschlossen_am == HEUTE
    assert page.primary.words() == "Auswertung ansehen"
    assert page.detail.planung.titel.line.isReadOnly()
    assert not page.detail.planung.loeschen.line.isReadOnly()
    page.detail.set_teil(Teil.ERGEBNIS)
    page.detail.aussage.fazit.area.setPlainText("Zwei von drei sind zufrieden.")
    page.detail.aussage.fazit.commit()
    assert context.read(door.befragung, key).fazit == "Zwei von drei sind zufrieden."
    page.detail.stand.reopen.click()
    page.next()
    assert isinstance(shell.page(), ErfassungSeite)


def test_earlier_figures_item_by_item_or_an_earlier_befragung(
    page: BefragungsListe, context: Context, qtbot: QtBot
) -> None:
    first = begin(context.workspace, titel="2023")
    key = begin(context.workspace, titel="2025")
    page.refresh()
    page.spalte.table.select_key(key, emit=True)
    page.detail.set_teil(Teil.ERGEBNIS)
    values = page.detail.vorher.werte
    values.top2.line.setFocus()
    for top2, valid in (("84", "205"), ("79", "204"), ("9", "8")):
        qtbot.keyClicks(values.top2.line, top2)
        qtbot.keyClick(values.top2.line, K.Key_Tab)
        qtbot.keyClicks(values.gueltig.line, valid)
        qtbot.keyClick(values.gueltig.line, K.Key_Return)
    assert page.problem.words().startswith(f"{ITEMS[2]}: 9 von 8 kann nicht sein.")
    assert context.read(door.vorwerte, key) == {ITEMS[0]: (84, 205), ITEMS[1]: (79, 204)}
    page.detail.vorher.changed.emit("vorgaenger_id", first)
    assert context.read(door.befragung, key).vorgaenger_id == first
    assert not values.isVisible()


def test_themes_and_voices(page: BefragungsListe, context: Context) -> None:
    key = begin(context.workspace)
    for number, text in (("1", "Telefon besetzt"), ("2", "Frau Krause war gut")):
        enter(context.workspace, key, number, "5", texte={"BF-KL-F1": text})
    page.refresh()
    page.detail.set_teil(Teil.TEXTE)
    part = page.detail.texte
    part.themen.titel.line.setText("Erreichbarkeit")
    part.themen.anzahl.line.setText("3")
    part.themen.set.click()
    assert "mehr, als es Bögen gibt" in part.themen.anzahl.error()
    part.themen.anzahl.line.setText("2")
    part.themen.set.click()
    assert [(one.titel, one.nennungen) for one in context.read(themen.themen, key)] == [("Erreichbarkeit", 2)]
    part.themen.table.activated_row.emit(context.read(themen.themen, key)[0])
    part.themen.titel.line.setText("Telefon")
    part.themen.set.click()
    assert [one.titel for one in context.read(themen.themen, key)] == ["Telefon"]
    for row in (0, 1):
        part.list.activated_row.emit((row, part._texts["BF-KL-F1"][row]))
    part.stimmen.shift(-1)
    assert [one.text for one in context.read(themen.stimmen, key)] == ["Telefon besetzt", "Frau Krause war gut"]


def test_the_questionnaire_is_printed_plain_too(
    page: BefragungsListe, context: Context, in_dialog: InDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    """A Befragung without a sheet has no report yet, but its questionnaire has to be handed out."""
    begin(context.workspace)
    page.refresh()
    assert not page.print_button.isVisible()
    assert [one.label for one in page.papiere.commands()][1:] == [
        "Fragebogen drucken …", "Fragebogen in einfacher Sprache drucken …",
    ]  # fmt: skip

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        dialog.boxes["docx"].setChecked(True)
        dialog.boxes["pdf"].setChecked(False)
        dialog.submit()

    in_dialog(agree)
    page.detail.stand.plain.click()
    qtbot.waitUntil(page.papiere.saved.isVisible, timeout=20_000)
    assert [file.suffix for file in page.papiere.saved.files] == [".docx"]
    assert all(file.is_file() and file.parent == tmp_path for file in page.papiere.saved.files)


def test_a_file_is_taken_back_with_its_sheets(page: BefragungsListe, context: Context) -> None:
    key = begin(context.workspace)
    enter(context.workspace, key, "0001", "5")

    def read(session: Session) -> None:
        file = tables.Einlesung(
            befragung_id=key, datei="export.csv", sha256="0" * 64, zeilen=2, boegen=1, zuordnung={}, um=NOW, wer="Weber"
        )
        session.add(file)
        session.flush()
        made = door.enter_bogen(session, key, "E1-1", werte={}, jetzt=NOW, wer="", quelle=Bogenquelle.EINGELESEN)
        sheet = session.get(tables.Bogen, made)
        assert sheet is not None
        sheet.einlesung_id = file.id

    context.workspace.execute("Einlesen", read)
    card = page.detail.einlesungen
    assert (card.isVisible(), card.list.rows.count(), all_(context)[0].boegen) == (True, 1, 2)
    card.drop.click()
    assert (card.isVisible(), all_(context)[0].boegen) == (False, 1)
    context.undo()
    assert all_(context)[0].boegen == 2


def test_made_of_a_file_and_looked_at_again(page: BefragungsListe, context: Context) -> None:
    """Both the empty page and the list lead to reading a file; a Befragung carries its Wiedervorlage."""
    asked = QSignalSpy(context.navigated)
    page._first_file.click()
    key = begin(context.workspace)
    page.refresh()
    page.spalte.from_file.click()
    assert [asked.at(n)[0] for n in range(asked.count())] == ["befragung.einlesen"] * 2
    page.detail.wiedervorlage.neu.click()
    (row,) = context.read(wiedervorlage.wiedervorlagen, key)
    assert (row.bezug_art, row.bezug_kennung) == (Bezugsart.BEFRAGUNG, all_(context)[0].kennung)


def test_free_texts_go_when_their_time_is_over(page: BefragungsListe, context: Context) -> None:
    key = begin(context.workspace, loeschen_am=HEUTE)
    enter(context.workspace, key, "1", "5", texte={"BF-KL-F1": "gut"})
    page.refresh()
    assert page.detail.loeschband.isVisible()
    page.detail.loeschband.button.click()
    assert not page.detail.loeschband.isVisible()
    (sheet,) = context.read(door.boegen, key)
    assert (sheet.texte, sheet.werte) == ({}, {ITEMS[0]: 5})


def test_search_and_filter_are_kept_but_not_the_words(page: BefragungsListe, context: Context) -> None:
    begin(context.workspace, titel="Klientinnen")
    begin(context.workspace, titel="Andere", perspektive=Perspektive.ANDERE)
    page.refresh()
    page.spalte.wer.set_value(Perspektive.ANDERE)
    page.spalte.wer.committed.emit(Perspektive.ANDERE)
    assert [page.spalte.table.rows.row(i).titel for i in range(page.spalte.table.rows.count())] == ["Andere"]
    page.spalte.search.setText("Klient")
    assert page.spalte.reset_button.isVisible()
    assert "Klient" not in str(context.settings.views)
    assert context.settings.views[page.key]["perspektive"] == "andere"
    page.spalte.reset_button.click()
    assert page.spalte.table.rows.count() == 2
    QApplication.processEvents()


def test_what_passes_the_filter() -> None:
    open_, closed = zeile(titel="Mitarbeitende"), zeile(titel="Überblick", abgeschlossen_am=HEUTE)
    rows = (open_, closed)
    assert passend(rows, zeigen=Zeigen.OFFEN) == (open_,)
    assert passend(rows, zeigen=Zeigen.ABGESCHLOSSEN) == (closed,)
    assert passend(rows, "uberblick 2025") == (closed,)
    assert passend(rows, wer=Perspektive.MITARBEITENDE) == ()
