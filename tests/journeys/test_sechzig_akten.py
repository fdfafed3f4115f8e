"""A day at the Prüfplatz: sixty files examined by keystrokes alone, every stroke counted, then the report."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.checks.aktenpruefung.auswertung import auswertung
from qmapp.checks.aktenpruefung.rows import Aktenstand, Ergebnis
from qmapp.settings import Settings
from qmapp.ui.ausgabe import AusgabeDialog
from qmapp.ui.checks.pruefplatz.gehezu import GeheZu
from tests.journeys.conftest import CTRL, PRIMARY, InDialog, OpenWindow
from tests.journeys.person import Person
from tests.journeys.test_pruefen_und_berichten import docx_words
from tests.reports.test_documents_agree import squeezed
from tests.ui.checks import desk

FILES, SAMPLE, POINTS = 400, 60, 20
#: The catalogue of the day: the first 20 Prüfpunkte of AP-KDU, which take none but each other with them.
KATALOG = replace(desk.KDU, code="AP-ZWANZIG", punkte=desk.KDU.punkte[:POINTS])
CLEAN_STROKES, MANGEL_STROKES = 22, 35
#: Prüfpunkt → key of the kind; each has a Textbaustein without gaps, found by its key.
MAENGEL = {2: ("1", Ergebnis.F1), 4: ("2", Ergebnis.F2), 11: ("2", Ergebnis.F2)}
BAUSTEIN = {
    number: next(i for i, words in enumerate(KATALOG.punkte[number - 1].textbausteine) if "{" not in words)
    for number in MAENGEL
}
TEXT_KEYS = (Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F12)


class Counting(Person):
    """Every key counts, Strg too."""

    strokes = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.strokes += 1 + int(modifier != Qt.KeyboardModifier.NoModifier)
        super().press(key, modifier)

    def keys(self, text: str) -> None:
        self.strokes += len(text)
        super().keys(text)

    def counted(self) -> int:
        """Strokes since asked last."""
        strokes, self.strokes = self.strokes, 0
        return strokes


@pytest.fixture
def drawn(tmp_path: Path, settings: Settings) -> tuple[Path, UUID]:
    path = tmp_path / "QM-2025.qcheck"
    made = desk.build(path, files=FILES, sample=SAMPLE, katalog=KATALOG, passphrase=desk.PASSPHRASE)
    settings.recent = [str(path)]
    return path, made


def test_a_day_of_sixty_files(
    qtbot: QtBot, open_window: OpenWindow, drawn: tuple[Path, UUID], tmp_path: Path, in_dialog: InDialog[QDialog]
) -> None:
    person = Counting(qtbot, open_window(), drawn[1], in_dialog)
    person.open(drawn[0])
    person.press(*PRIMARY)
    order = [row.id for row in person.rows()]
    put_back = put_one_back(person)
    with_maengel, collective = set(), set()
    for number in range(1, SAMPLE):
        file = person.held()
        person.counted()
        if number % 5 == 0:
            three_maengel(person)
            with_maengel.add(file)
        elif number % 7 == 0:
            half_then_the_rest(person)
            collective.add(file)
        else:
            clean(person, number)
        assert person.row(file).stand is Aktenstand.GEPRUEFT
    assert person.held() == put_back, "what was put back comes last"
    take_up_again(person, put_back)
    assert [row.stand for row in person.rows()] == [Aktenstand.GEPRUEFT] * SAMPLE
    assert set(order) == {row.id for row in person.rows()}
    the_figures_are_those_typed(person, len(with_maengel), len(collective))
    the_report_counts_them(person, tmp_path, len(with_maengel), len(collective))


def put_one_back(person: Counting) -> UUID:
    """Strg+B, Enter takes the first reason; two answers stay."""
    file = person.held()
    person.keys("1v1")
    person.confirm_reason()
    person.press(Qt.Key.Key_B, CTRL)
    row = person.row(file)
    assert (row.stand, row.beantwortet, row.vorgemerkt) == (Aktenstand.ZURUECKGESTELLT, 2, 1)
    assert row.grund
    return file


def clean(person: Counting, number: int) -> None:
    """One key per Prüfpunkt and two to close; every tenth file in the view of one Prüfpunkt, with the same keys."""
    single = number % 10 == 1
    if single:
        person.press(Qt.Key.Key_F4)
        person.counted()
    person.keys("1" * POINTS)
    person.press(*PRIMARY)
    assert person.counted() <= CLEAN_STROKES
    if single:
        person.press(Qt.Key.Key_F4)


def three_maengel(person: Counting) -> None:
    """Each Mangel is its key, its kind, a Textbaustein and Esc."""
    file = person.held()
    for number in range(1, POINTS + 1):
        if number not in MAENGEL:
            person.keys("1")
            continue
        person.keys("2" + MAENGEL[number][0])
        person.press(TEXT_KEYS[BAUSTEIN[number]])
        person.press(Qt.Key.Key_Escape)
    person.press(*PRIMARY)
    assert person.counted() <= MANGEL_STROKES
    answers = person.workspace.read(akten.akte, file).antworten
    for number, (_, ergebnis) in MAENGEL.items():
        said = KATALOG.punkte[number - 1].textbausteine[BAUSTEIN[number]]
        assert (answers[number - 1].ergebnis, answers[number - 1].feststellung) == (ergebnis, said)


def half_then_the_rest(person: Counting) -> None:
    """Ten by their own, the rest together."""
    person.keys("1" * (POINTS // 2))
    person.finish_file()
    assert person.counted() == POINTS // 2 + 4


def take_up_again(person: Counting, file: UUID) -> None:
    """Back by its number; the mark is said once, then the file closes."""

    def type_it(dialog: QDialog) -> None:
        assert isinstance(dialog, GeheZu)
        person.qtbot.keyClicks(dialog.line, "1")
        person.qtbot.keyClick(dialog.line, Qt.Key.Key_Return)

    assert person.place() == 3
    person.in_dialog(GeheZu, type_it)
    person.press(Qt.Key.Key_G, CTRL)
    assert (person.held(), person.place()) == (file, 3), "the first file of the list, at its first open Prüfpunkt"
    person.keys("1" * (POINTS - 2))
    person.press(*PRIMARY)
    assert person.row(file).stand.zu_tun
    assert person.desk.blatt.problem.words().startswith("Ein Prüfpunkt ist noch vorgemerkt: 2.")
    person.press(*PRIMARY)
    assert person.focus() is person.desk.flaeche.next_page


def the_figures_are_those_typed(person: Counting, faulty: int, collective: int) -> None:
    result = person.workspace.read(auswertung, person.pruefung)
    assert (result.geprueft, result.mit_material, result.offen) == (SAMPLE, faulty, 0)
    found = {p.punkt.nummer: (p.formell, p.material) for p in result.punkte if p.formell or p.material}
    assert found == {2: (faulty, 0), 4: (0, faulty), 11: (0, faulty)}
    assert person.workspace.read(akten.sammelantworten, person.pruefung) == (collective, collective * POINTS // 2)


def the_report_counts_them(person: Counting, folder: Path, faulty: int, collective: int) -> None:
    """On to the evaluation and its report, by keys."""
    person.press(*PRIMARY)
    page = person.settled()

    def word_only(dialog: QDialog) -> None:
        assert isinstance(dialog, AusgabeDialog)
        for name, check in dialog.boxes.items():
            if check.isChecked() != (name == "docx"):
                check.setFocus()
                person.qtbot.keyClick(check, Qt.Key.Key_Space)
        person.qtbot.keyClick(dialog.folder.line, Qt.Key.Key_Return)

    person.in_dialog(AusgabeDialog, word_only)
    person.press(Qt.Key.Key_E, CTRL)
    person.qtbot.waitUntil(page.saved.isVisible, timeout=30_000)
    (file,) = page.saved.files
    assert file.parent == folder
    words = squeezed(docx_words(file))
    together = f"{collective * POINTS // 2} Prüfpunkte in {collective} von {SAMPLE} Akten."
    assert squeezed(f"Gemeinsam mit „Rest erfüllt“ beantwortet: {together}") in words
    assert squeezed(f"{faulty} von {SAMPLE}") in words
