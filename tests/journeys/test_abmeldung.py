"""Bad input 84: the system ends the session in the middle of a word."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from qmapp.checks.aktenpruefung import akte as akten
from qmapp.settings import Settings
from tests.journeys.conftest import PRIMARY, InDialog, OpenWindow
from tests.journeys.person import Person
from tests.ui.checks import desk


@pytest.fixture
def drawn(tmp_path: Path, settings: Settings) -> tuple[Path, UUID]:
    path = tmp_path / "QM-2025.qcheck"
    made = desk.build(path, files=40, sample=4, passphrase=desk.PASSPHRASE)
    settings.recent = [str(path)]
    return path, made


def test_84_what_is_being_typed_is_kept_when_the_session_ends(
    qtbot: QtBot, open_window: OpenWindow, drawn: tuple[Path, UUID], in_dialog: InDialog[QDialog]
) -> None:
    path, pruefung_id = drawn
    person = Person(qtbot, open_window(), pruefung_id, in_dialog)
    person.open(path)
    person.press(*PRIMARY)
    person.keys("21")
    person.keys("halber Satz")

    def kept() -> str:
        return person.workspace.read(akten.akte, person.held()).antworten[0].feststellung

    assert kept() == ""
    person.window.keep_typed()
    assert kept() == "halber Satz"
    assert person.workspace.check().befunde == ()
