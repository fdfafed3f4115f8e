"""A real encrypted workspace with an Aktenprüfung, and the window's shell on it, showing only the pages under test."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
import xlsxwriter
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import grundgesamtheit, pruefung
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Zeile
from qmapp.checks.katalog import shipped
from qmapp.schema import SCHEMA
from qmapp.settings import Settings
from qmapp.ui.checks.aktenpruefungen import Aktenpruefungen
from qmapp.ui.checks.grundgesamtheit import GrundgesamtheitSeite
from qmapp.ui.checks.stichprobe import StichprobePlanen
from qmapp.ui.context import Context
from qmapp.ui.shell import Shell
from qmapp.workspace import Workspace
from tests.ui.present import present

HEUTE = date(2025, 11, 20)
_TRIES, _PAUSE_MS = 500, 10
InDialog = Callable[[Callable[[QDialog], None]], None]
NOW = datetime(2025, 11, 20, 10, 42, tzinfo=UTC)
STANDORTE = {"Mitte": 6412, "Nord": 5208, "Ost": 4377, "Süd": 3905, "West": 2180}
KDU = next(katalog for katalog in shipped() if katalog.code == "AP-KDU")


def zeilen() -> Iterator[Zeile]:
    """The 22.082 files of the design, in their five Standorte."""
    number = 0
    for ort, count in STANDORTE.items():
        for _ in range(count):
            number += 1
            yield Zeile(f"BG-{number:05d}", ort)


def write_list(path: Path, rows: int = 40, *, messy: bool = False) -> Path:
    """A list as an office exports it; ``messy`` adds a title, a doubled key, an empty key and a total."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Bestand")
    top = 2 if messy else 0
    if messy:
        sheet.write(0, 0, "Bestand laufende Fälle")
    sheet.write_row(top, 0, ["BG-Nummer", "Standort", "Team", "Betrag KdU", "Sachbearbeitung"])
    for number in range(1, rows + 1):
        ort = "Mitte" if number % 2 else "Nord"
        values = [f"BG-{number:05d}", ort, f"M{number % 3}", 300.25 + number, f"Kürzel {number % 7}"]
        sheet.write_row(top + number, 0, values)
    if messy:
        sheet.write_row(top + rows + 1, 0, ["BG-00007", "Mitte", "M1", 307.25, "Kürzel 1"])
        sheet.write_row(top + rows + 2, 0, ["", "Nord", "M1", 300, "Kürzel 1"])
    book.close()
    return path


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID, UUID]:
    """A workspace file with one Prüfung that has its list and one that has none; copied for every test."""
    path = tmp_path_factory.mktemp("vorlage") / "QM-2025.qcheck"
    with Workspace.create(
        path, None, SCHEMA, title="QM 2025", amt="Amt für Soziales", wer="Weber", sample=True
    ) as made:
        given = {"katalog": KDU, "zeitraum_von": date(2025, 7, 1), "zeitraum_bis": date(2025, 12, 31), "heute": HEUTE}
        empty = made.execute("Anlegen", pruefung.create_pruefung, titel="Leistungen für Bildung", **given)
        full = made.execute("Anlegen", pruefung.create_pruefung, titel="Kosten der Unterkunft", **given)
        angaben = ListenAngaben("BG-Bestand 31.10.xlsx", spalte_schluessel="BG-Nummer", spalte_schicht="Standort")
        made.execute("Einlesen", grundgesamtheit.import_grundgesamtheit, full, angaben, list(zeilen()))
    return path, full, empty


@pytest.fixture
def workspace(prepared: tuple[Path, UUID, UUID], tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "QM-2025.qcheck"
    shutil.copy(prepared[0], path)
    opened = Workspace.open(path, None, SCHEMA, wer="Weber")
    yield opened
    opened.close()


@pytest.fixture
def context(qtbot: QtBot, styled: None, workspace: Workspace, tmp_path: Path) -> Iterator[Context]:
    made = Context(workspace, Settings(last_folder=str(tmp_path)), wer="Weber", clock=lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def full(prepared: tuple[Path, UUID, UUID]) -> UUID:
    """The Prüfung with 22.082 files."""
    return prepared[1]


@pytest.fixture
def empty(prepared: tuple[Path, UUID, UUID]) -> UUID:
    """The Prüfung without a list."""
    return prepared[2]


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = Shell(context, (Aktenpruefungen, GrundgesamtheitSeite, StichprobePlanen), "Amt für Soziales", "Lokal")
    present(qtbot, made, (1440, 900))
    made.open_first()
    return made


@pytest.fixture
def in_dialog(qtbot: QtBot) -> Iterator[InDialog]:
    """Run something on the modal dialog that is about to open; what goes wrong closes it and is raised afterwards.

    Whoever waits for the focus before pressing the key lets time pass: until the dialog is there it looks again.
    """
    wrong: list[Exception] = []

    def prepare(act: Callable[[QDialog], None], tries: int = _TRIES) -> None:
        def later() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                if tries:
                    prepare(act, tries - 1)
                else:
                    wrong.append(TimeoutError("no dialog has opened"))
                return
            try:
                qtbot.waitUntil(dialog.isActiveWindow)
                act(dialog)
            except Exception as error:
                wrong.append(error)
                dialog.reject()

        QTimer.singleShot(_PAUSE_MS if tries < _TRIES else 0, later)

    yield prepare
    for error in wrong:
        raise error
