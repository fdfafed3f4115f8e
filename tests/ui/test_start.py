"""The start screen and the window on it, driven as a person would."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qmapp import settings as settings_file
from qmapp.progress import Progress
from qmapp.settings import Settings
from qmapp.ui import anchors, opening
from qmapp.ui.main_window import MainWindow
from qmapp.ui.name_dialog import NameDialog
from qmapp.ui.older_notice import OlderNotice
from qmapp.ui.start import StartPage
from qmapp.ui.start_dialogs import NewDialog, PassphraseDialog
from qmapp.ui.style import look
from qmapp.workspace import Anker, Workspace
from tests.ui.conftest import PASSPHRASE, SCHEMA, notizen, write_notiz
from tests.ui.demo import Planen
from tests.ui.present import present


@pytest.fixture(autouse=True)
def small_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window opens workspaces of the tests' one table; the schema is the one thing exchanged."""
    monkeypatch.setattr(opening, "schema", lambda: SCHEMA)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "QM-2025.qcheck"
    with Workspace.create(path, PASSPHRASE, SCHEMA, title="QM 2025", amt="Amt für Soziales", wer="Weber") as made:
        made.execute("Notiz anlegen", write_notiz, "eins")
    return path


@pytest.fixture
def window(qtbot: QtBot, styled: None, tmp_path: Path) -> Iterator[MainWindow]:
    def example(_: Progress) -> Workspace:
        path = tmp_path / "Beispiel.qcheck"
        return Workspace.create(path, None, SCHEMA, title="Beispiel", amt="Musteramt", wer="x", sample=True)

    settings = Settings(last_folder=str(tmp_path))
    made = MainWindow(
        settings, clock=lambda: datetime(2025, 11, 20, 9, tzinfo=UTC), example=example, pages=lambda: (Planen,)
    )
    yield present(qtbot, made, (1440, 900), owned=False)
    made.close()
    qtbot.waitUntil(lambda: made.shell is None and not made.isVisible())


def in_dialog(qtbot: QtBot, act: Callable[[object], None]) -> None:
    """Run ``act`` on the modal dialog that is about to open."""

    def later() -> None:
        act(QApplication.activeModalWidget())

    QTimer.singleShot(0, later)


def test_a_new_workspace_by_keyboard_alone(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    def fill(dialog: object) -> None:
        assert isinstance(dialog, NewDialog)
        assert dialog.title_field.value() == "Qualitätsmanagement 2025"
        assert dialog.file.value() == str(tmp_path / "QM-2025.qcheck")
        dialog.submit()
        assert dialog.amt.error() == "Bitte füllen Sie „Amt oder Jobcenter“ aus."
        qtbot.keyClicks(dialog.amt.line, "Amt fuer Soziales")
        for field in (dialog.passphrase, dialog.again):
            qtbot.keyClicks(field.line, "kurz")
        dialog.name.line.selectAll()
        qtbot.keyClicks(dialog.name.line, "Okafor")
        qtbot.keyClick(dialog.again.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.passphrase.error()))
        for field, text in ((dialog.passphrase, "vier gute Worte hier".replace("ü", "ue")), (dialog.again, "anders")):
            field.line.clear()
            qtbot.keyClicks(field.line, text)
        dialog.submit()
        assert dialog.again.error() == "Die beiden Eingaben stimmen nicht überein."
        dialog.again.line.clear()
        qtbot.keyClicks(dialog.again.line, dialog.passphrase.line.text())
        qtbot.keyClick(dialog.again.line, Qt.Key.Key_Return)

    in_dialog(qtbot, fill)
    qtbot.keyClick(window.start, Qt.Key.Key_N)
    assert window.shell is not None
    assert window.windowTitle() == "Qualitätsmanagement 2025 – Q-Check"
    assert window.settings.recent == [str(tmp_path / "QM-2025.qcheck")]
    assert settings_file.load().recent == window.settings.recent
    assert settings_file.load().examiner == window.shell.context.wer == "Okafor"
    assert window.shell.context.workspace.history()[0].wer == "Okafor"


def test_opening_asks_for_the_passphrase_until_it_fits(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    def try_twice(dialog: object) -> None:
        assert isinstance(dialog, PassphraseDialog)
        qtbot.keyClicks(dialog.passphrase.line, "falsch")
        qtbot.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(dialog.passphrase.error()), timeout=10_000)
        assert "Passphrase passt nicht" in dialog.passphrase.error()
        dialog.passphrase.line.setText(PASSPHRASE)
        qtbot.keyClick(dialog.passphrase.line, Qt.Key.Key_Return)

    in_dialog(qtbot, try_twice)
    window.open_path(file)
    assert window.shell is not None
    assert window.shell.context.read(notizen) == ("eins",)


def test_a_workspace_open_elsewhere_is_offered_for_reading(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    def read_only(dialog: object) -> None:
        assert isinstance(dialog, PassphraseDialog)
        dialog.passphrase.line.setText(PASSPHRASE)
        dialog.submit()
        qtbot.waitUntil(lambda: dialog.banner.isVisible(), timeout=10_000)
        assert "geöffnet" in dialog.banner.words()
        dialog.banner.acted.emit()

    with Workspace.open(file, PASSPHRASE, SCHEMA, wer="Okafor"):
        in_dialog(qtbot, read_only)
        window.open_path(file)
        assert window.shell is not None
        assert window.shell.context.workspace.read_only
        window.close_workspace()
        qtbot.waitUntil(lambda: window.shell is None)


def test_escape_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    before = file.read_bytes()
    in_dialog(qtbot, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    window.open_path(file)
    assert window.shell is None
    assert file.read_bytes() == before


def test_the_example_is_one_key_away_and_stays_off_the_list(qtbot: QtBot, window: MainWindow) -> None:
    assert window.start._welcome.text() == "Willkommen bei Q-Check"
    qtbot.keyClick(window.start, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: window.shell is not None)
    assert window.settings.recent == []


def test_closing_makes_a_backup_and_returns_to_the_start(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    def unlock(dialog: object) -> None:
        assert isinstance(dialog, PassphraseDialog)
        dialog.passphrase.line.setText(PASSPHRASE)
        dialog.submit()

    in_dialog(qtbot, unlock)
    window.open_path(file)
    assert window.shell is not None
    window.shell.context.act("Notiz anlegen", write_notiz, "zwei")
    window.close_workspace()
    qtbot.waitUntil(lambda: window.shell is None, timeout=10_000)
    assert len(list((file.parent / "QM-2025-Sicherungen").glob("*.qcheck"))) >= 1
    assert window.start.rows()[0].path == file
    assert window.start._welcome.text() == "Willkommen zurück"


def opened(qtbot: QtBot, window: MainWindow, file: Path) -> OlderNotice:
    def unlock(dialog: object) -> None:
        assert isinstance(dialog, PassphraseDialog)
        dialog.passphrase.line.setText(PASSPHRASE)
        dialog.submit()

    in_dialog(qtbot, unlock)
    window.open_path(file)
    assert window.shell is not None
    return window.shell.older


def shut(qtbot: QtBot, window: MainWindow) -> None:
    window.close_workspace()
    qtbot.waitUntil(lambda: window.shell is None, timeout=10_000)


def test_a_file_set_back_is_noticed_until_it_is_accepted(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    earlier = file.read_bytes()
    assert not opened(qtbot, window, file).isVisible()
    assert window.shell is not None
    window.shell.context.act("Notiz anlegen", write_notiz, "zwei")
    shut(qtbot, window)
    assert settings_file.load().anchors == window.settings.anchors
    assert list(window.settings.anchors) == [str(file)]

    assert not opened(qtbot, window, file).isVisible(), "as it was closed"
    shut(qtbot, window)
    file.write_bytes(earlier)
    notice = opened(qtbot, window, file)
    assert notice.isVisible()
    assert notice.banner.words().startswith("Diese Datei ist älter als zuletzt geöffnet.")
    assert window.shell.context.read(notizen) == ("eins",)
    notice.banner.acted.emit()
    assert not notice.isVisible()
    shut(qtbot, window)
    assert not opened(qtbot, window, file).isVisible(), "the user goes on with it"


@pytest.mark.parametrize("noted", ["", "1", "1:kaputt", f"{10**30}:{'a' * 64}", 5])
def test_a_damaged_note_of_the_last_sitting_says_nothing(
    qtbot: QtBot, window: MainWindow, file: Path, noted: str
) -> None:
    window.settings.anchors[str(file)] = noted
    assert not opened(qtbot, window, file).isVisible()


def test_a_new_file_where_another_was_is_no_older_one(tmp_path: Path) -> None:
    settings = Settings()
    path = tmp_path / "QM-2025.qcheck"
    anchors.note(settings, path, Anker(7, "a" * 64))
    with Workspace.create(path, None, SCHEMA, title="QM", amt="Amt", wer="x", sample=True) as made:
        assert anchors.is_older(settings, made)
        anchors.forget(settings, path)
        assert not anchors.is_older(settings, made)


def test_the_notes_of_the_files_closed_last_are_kept(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(60), 15]:
        anchors.note(settings, tmp_path / str(number), Anker(number, "a" * 64))
    kept = [Path(path).name for path in settings.anchors]
    assert len(kept) == 50
    assert kept[-2:] == ["59", "15"]
    assert "9" not in kept


def test_the_own_name_is_seen_and_changed_in_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.settings.examiner = "Weber"

    def rename(dialog: object) -> None:
        assert isinstance(dialog, NameDialog)
        assert dialog.name.value() == "Weber"
        dialog.name.line.clear()
        dialog.submit()
        assert dialog.name.error() == "Bitte füllen Sie „Ihr Name“ aus."
        qtbot.keyClicks(dialog.name.line, "Okafor")
        qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)

    in_dialog(qtbot, rename)
    next(action for action in window._look.menu().actions() if action.text() == "Ihr Name: Weber …").trigger()
    assert window.settings.examiner == settings_file.load().examiner == "Okafor"


def recent(tmp_path: Path, *names: str) -> list[str]:
    for name in names:
        (tmp_path / name).write_bytes(b"x")
    return [str(tmp_path / name) for name in names]


def test_the_list_says_which_files_are_gone_and_tidies_up(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    settings = Settings(recent=[*recent(tmp_path, "a.qcheck", "b.qcheck"), str(tmp_path / "weg.qcheck")])
    start = present(qtbot, StartPage(settings, date(2025, 11, 20)), (1200, 800))
    assert [row.pill for row in start.rows()] == [None, None, ("neutral", "Datei nicht gefunden")]
    with qtbot.waitSignal(start.recent_changed):
        start.tidy()
    assert [row.name for row in start.rows()] == ["a", "b"]


def test_enter_goes_on_and_delete_takes_off_the_list(qtbot: QtBot, styled: None, tmp_path: Path) -> None:
    settings = Settings(recent=recent(tmp_path, "a.qcheck", "b.qcheck"))
    start = present(qtbot, StartPage(settings, date(2025, 11, 20)), (1200, 800))
    with qtbot.waitSignal(start.open_wanted) as caught:
        qtbot.keyClick(start, Qt.Key.Key_Return)
    assert caught.args == [tmp_path / "a.qcheck"]
    assert start.table is not None
    start.table.select_key(str(tmp_path / "b.qcheck"))
    with qtbot.waitSignal(start.open_wanted) as caught:
        qtbot.keyClick(start.table, Qt.Key.Key_Return)
    assert caught.args == [tmp_path / "b.qcheck"]
    with qtbot.waitSignal(start.recent_changed):
        qtbot.keyClick(start.table, Qt.Key.Key_Delete)
    assert settings.recent == [str(tmp_path / "a.qcheck")]
    assert (tmp_path / "b.qcheck").exists()


def test_the_menu_switches_single_letters_off_and_remembers_it(window: MainWindow) -> None:
    words = "Ziffern und Buchstaben allein als Tasten"
    action = next(action for action in window._look.menu().actions() if action.text() == words)
    assert action.isChecked()
    action.trigger()
    assert not window.settings.single_letter_keys
    assert not settings_file.load().single_letter_keys
    assert not next(a for a in window._look.menu().actions() if a.text() == words).isChecked()


def test_single_letters_can_be_switched_off(qtbot: QtBot, styled: None) -> None:
    start = present(qtbot, StartPage(Settings(single_letter_keys=False), date(2025, 11, 20)))
    start.new_wanted.connect(pytest.fail)
    qtbot.keyClick(start, Qt.Key.Key_N)


def test_the_look_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    for _ in range(3):
        qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert look.percent == 150
    dark = next(action for action in window._look.menu().actions() if action.text() == "Dunkel")
    dark.trigger()
    assert look.dark
    stored = settings_file.load()
    assert (stored.theme, stored.font_percent) == ("dark", 150)
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert look.percent == 100


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_start_screen_fits_a_small_laptop(qtbot: QtBot, window: MainWindow, percent: int) -> None:
    look.apply(percent=percent)
    window.resize(1366, 768)
    qtbot.wait(5)
    assert window.size().toTuple() == (1366, 768)
