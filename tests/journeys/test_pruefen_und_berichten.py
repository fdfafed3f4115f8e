"""The main job in the window, second half: every file audited with the keyboard, evaluated, closed, reported."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Aktenstand, Auswertung, Ergebnis
from qmapp.german import NBSP, percent, percent_range
from qmapp.reports import wortlaut
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.checks.freigeben import Freigeben
from qmapp.ui.widgets.dialogs import ConfirmDialog
from qmapp.workspace import Workspace
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, OpenWindow, leave
from tests.journeys.person import Person
from tests.reports.test_documents_agree import pdf_words, squeezed
from tests.ui.checks import desk

#: One more than the fewest files that carry a statement (30) stay after the lost one.
FILES, SAMPLE = 400, 32
POINTS = len(desk.KDU.punkte)


@pytest.fixture
def drawn(tmp_path: Path, settings: Settings) -> tuple[Path, UUID]:
    """A sample out of two Standorte, with spares and an agreed Höchstwert."""
    path = tmp_path / "QM-2025.qcheck"
    made = desk.build(path, files=FILES, sample=SAMPLE, passphrase=desk.PASSPHRASE)
    with Workspace.open(path, desk.PASSPHRASE, SCHEMA, wer="Weber") as workspace:
        workspace.execute("Höchstwert", pruefung.update_pruefung, made, hoechstwert_prozent="10")
    settings.recent = [str(path)]
    return path, made


def test_from_the_sample_to_the_report(
    qtbot: QtBot, open_window: OpenWindow, drawn: tuple[Path, UUID], tmp_path: Path, in_dialog: InDialog[QDialog]
) -> None:
    path, pruefung_id = drawn
    person = Person(qtbot, open_window(), pruefung_id, in_dialog)
    person.open(path)
    person.press(*PRIMARY)
    audit_point_by_point(person)
    take_back_and_do_again(person)
    replace_one(person)
    lose_one(person)
    person = close_and_go_on(person, open_window, path)
    audit_the_rest(person)
    person.press(*PRIMARY)
    result = evaluate(person)
    close_the_pruefung(person)
    export(person, tmp_path, result)
    reopen_with_a_reason(person)


def audit_point_by_point(person: Person) -> None:
    """The first file, every kind of answer."""
    first = person.held()
    assert person.place() == 1
    person.keys("1")
    person.keys("21")
    person.press(Qt.Key.Key_F7)
    for word in ("310", "dem Mietvertrag", "340"):
        person.keys(word)
        person.press(Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_Escape)
    assert person.place() == 3
    person.keys("22")
    person.keys("Abzug ist nicht begruendet.")
    person.press(Qt.Key.Key_Escape)
    person.keys("23")
    person.keys("56,4")
    person.press(Qt.Key.Key_Tab)
    person.keys("6")
    person.press(Qt.Key.Key_Escape)
    person.keys("34")
    assert [person.stored(number).ergebnis for number in range(1, 7)] == [
        Ergebnis.OK, Ergebnis.F1, Ergebnis.F2, Ergebnis.F3_PLUS, Ergebnis.ENTFAELLT, Ergebnis.NICHT_PRUEFBAR
    ]  # fmt: skip
    assert person.stored(2).feststellung == desk.KDU.punkte[1].textbausteine[0].format(
        betrag_ist="310", quelle="dem Mietvertrag", betrag_soll="340"
    )
    assert person.stored(4).betrag_cent == 33_840
    count = 0
    while person.workspace.read(akten.akte, first).offen:
        person.keys("1")
        count += 1
    assert count <= POINTS - 6
    person.press(*PRIMARY)
    assert person.row(first).stand is Aktenstand.GEPRUEFT
    assert person.held() != first
    assert person.place() == 1


def take_back_and_do_again(person: Person) -> None:
    """The second file: an answer undone and redone."""
    person.keys("1")
    person.press(Qt.Key.Key_Z, CTRL)
    assert person.stored(1).ergebnis is None
    person.press(Qt.Key.Key_Y, CTRL)
    assert person.stored(1).ergebnis is Ergebnis.OK
    assert person.window.shell is not None
    assert person.window.shell.footer.message() == "Wiederholt: Prüfpunkt 1 erfüllt"
    person.finish_file()


def replace_one(person: Person) -> None:
    """A file that does not belong gives way to the next spare of its Standort."""
    gone = person.row(person.held())
    person.confirm_reason()
    person.command("dazu")
    person.qtbot.waitUntil(lambda: person.row(gone.id).stand is Aktenstand.ERSETZT, timeout=10_000)
    spare = person.row(person.held())
    assert (spare.ersatz_fuer, spare.schicht) == (gone.schluessel, gone.schicht)
    person.finish_file()


def lose_one(person: Person) -> None:
    """A file that cannot be found stays in the sample, apart."""
    gone = person.held()
    person.confirm_reason()
    person.command("auffindbar")
    person.qtbot.waitUntil(lambda: person.row(gone).stand is Aktenstand.VERLOREN, timeout=10_000)
    assert person.held() != gone


def close_and_go_on(person: Person, open_window: OpenWindow, path: Path) -> Person:
    """The window closed in the middle of a file; next day it goes on at the very Prüfpunkt."""
    person.keys("11")
    person.press(Qt.Key.Key_Down)
    person.keys("24")
    person.keys("12,50")
    person.press(Qt.Key.Key_Tab)
    person.keys("3")
    file = person.held()
    leave(person.qtbot, person.window)
    again = Person(person.qtbot, open_window(), person.pruefung, person.in_dialog)
    again.open(path)
    again.press(*PRIMARY)
    assert again.held() == file
    assert again.place() == 5, "the open one after the last answer, not the one passed over"
    assert (again.stored(4).ergebnis, again.stored(4).betrag_cent) == (Ergebnis.F3_MINUS, 3750)
    assert again.stored(3).ergebnis is None
    again.press(Qt.Key.Key_Home)
    assert again.place() == 3
    again.finish_file()
    return again


def audit_the_rest(person: Person) -> None:
    """What is left is found in order."""
    while person.desk.arbeit.akte is not None and person.row(person.held()).stand.zu_tun:
        person.finish_file()
    stands = [row.stand for row in person.rows()]
    assert stands.count(Aktenstand.GEPRUEFT) == SAMPLE - 1
    assert stands.count(Aktenstand.ERSETZT) == stands.count(Aktenstand.VERLOREN) == 1
    assert len(stands) == SAMPLE + 1
    assert person.focus() is person.desk.flaeche.next_page


def evaluate(person: Person) -> Auswertung:
    """What the page says is what the query says, and what was typed."""
    page = person.settled()
    result = person.workspace.read(auswertung, person.pruefung)
    quote, places = wortlaut.gezeigte_quote(result), wortlaut.stellen(result)
    assert (quote.zaehler, quote.nenner) == (2, SAMPLE - 1)
    assert quote.wert is not None
    assert quote.unten is not None
    assert quote.oben is not None
    assert quote.unten < quote.wert < quote.oben
    card = page.result.quote
    assert card.value.text() == percent(quote.wert, places)
    assert card.source.text() == (
        f"95-%-Bereich: {percent_range(quote.unten, quote.oben, places)} · 2 von {SAMPLE - 1} Akten, gewichtet"
    )
    assert card.pill.text() == "Nicht gesichert"
    assert result.urteil == "nicht gesichert"
    assert page.result.satz.kernsatz.text() == result.kernsatz
    assert page.result.satz.words().replace(" ", "") == result.satz.replace(" ", "")
    assert not result.vorlaeufig
    assert result.betraege is not None
    assert (result.betraege.zu_viel.summe_cent, result.betraege.zu_wenig.summe_cent) == (33_840, 3750)
    return result


def close_the_pruefung(person: Person) -> None:
    """Asked once, then the result stands."""
    page = person.evaluation

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, ConfirmDialog)
        assert f"{SAMPLE - 1} von {SAMPLE} Akten" in dialog.accessibleDescription()
        assert dialog.action is not None
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.in_dialog(ConfirmDialog, agree)
    person.command("vorlegen")
    person.qtbot.waitUntil(lambda: person.head().stand == "Zur Freigabe", timeout=10_000)
    person.settled()

    def release(dialog: QDialog) -> None:
        assert isinstance(dialog, Freigeben)
        person.qtbot.keyClicks(dialog.name.line, "Amtsleitung")
        assert dialog.action is not None
        dialog.action.setFocus()
        person.qtbot.keyClick(dialog.action, Qt.Key.Key_Return)

    person.in_dialog(Freigeben, release)
    person.command("freigeben")
    person.qtbot.waitUntil(lambda: person.head().abgeschlossen_am is not None, timeout=10_000)
    person.settled()
    assert page.strip.words().startswith("Freigegeben und versiegelt")


def export(person: Person, folder: Path, result: Auswertung) -> None:
    """One dialog, three files, one figure."""

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        assert dialog.target() == folder
        for check in dialog.boxes.values():
            if not check.isChecked():
                check.setFocus()
                person.qtbot.keyClick(check, Qt.Key.Key_Space)
        person.qtbot.keyClick(dialog.folder.line, Qt.Key.Key_Return)

    page = person.evaluation
    person.in_dialog(AusgabeDialog, choose)
    person.press(Qt.Key.Key_E, CTRL)
    person.qtbot.waitUntil(page.saved.isVisible, timeout=30_000)
    files = {file.suffix: file for file in page.saved.files}
    assert set(files) == {".pdf", ".docx", ".xlsx"}
    figure = squeezed(page.result.quote.value.text())
    read: dict[str, Callable[[Path], str]] = {".pdf": pdf_words, ".docx": docx_words, ".xlsx": xlsx_words}
    for suffix, file in files.items():
        assert file.parent == folder
        words = squeezed(read[suffix](file))
        assert figure in words, suffix
        assert suffix == ".xlsx" or squeezed(result.kernsatz) in words, suffix


def reopen_with_a_reason(person: Person) -> None:
    """Without a reason nothing is opened again."""

    def reopen(dialog: QDialog) -> None:
        assert isinstance(dialog, Begruenden)
        person.qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)
        assert dialog.grund.error()
        assert person.head().abgeschlossen_am is not None
        person.qtbot.keyClicks(dialog.grund.line, "Nachtrag der Teamleitung")
        person.qtbot.keyClick(dialog.grund.line, Qt.Key.Key_Return)

    person.in_dialog(Begruenden, reopen)
    person.command("wieder offnen")
    person.qtbot.waitUntil(lambda: person.head().abgeschlossen_am is None, timeout=10_000)
    assert "Nachtrag der Teamleitung" in person.head().wiedereroeffnet_grund
    person.settled()


def docx_words(path: Path) -> str:
    document = docx.Document(str(path))
    return "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def xlsx_words(path: Path) -> str:
    """Every cell as text; shares as the per cent a reader sees."""
    book = CalamineWorkbook.from_path(str(path))
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    return NBSP.join(f"{cell} {percent(cell)}" if isinstance(cell, float) else str(cell) for cell in cells)
