import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qmapp.ui.backups import IdleCheckpoint, TimedBackup
from qmapp.ui.context import Context
from qmapp.ui.jobs import Job
from qmapp.ui.palette import CommandPalette
from qmapp.ui.shell import Shell
from qmapp.ui.style import look
from qmapp.ui.widgets.dialogs import ProgressDialog, TextDialog
from qmapp.workspace import Workspace, sicherungen
from tests.ui.conftest import write_notiz
from tests.ui.demo import Auswertung, Planen
from tests.ui.present import present

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(qtbot: QtBot, context: Context) -> Shell:
    made = present(qtbot, Shell(context, (Planen, Auswertung), "Amt für Soziales", "Lokal"), (1440, 900))
    made.open_first()
    return made


def page(shell: Shell) -> Planen:
    shown = shell.page()
    assert isinstance(shown, Planen)
    return shown


def test_only_pages_with_an_entry_stand_in_the_sidebar(shell: Shell) -> None:
    assert shell.sidebar.button("demo.planen").accessibleName() == "Aktenprüfungen, 2 offen"
    with pytest.raises(KeyError):
        shell.sidebar.button("demo.auswertung")


def test_a_page_is_asked_again_only_when_its_tables_change(shell: Shell, context: Context) -> None:
    shown = page(shell)
    before = shown.refreshed
    context.act("Notiz anlegen", write_notiz, "eins")
    assert shown.refreshed == before + 1
    context.changed.emit(frozenset({"fremd"}))
    assert shown.refreshed == before + 1
    context.navigate("demo.auswertung")
    context.act("Notiz anlegen", write_notiz, "zwei")
    assert shown.refreshed == before + 1
    context.navigate("demo.planen")
    assert shown.refreshed == before + 2


@pytest.mark.parametrize("place", ["first", "second", "again"])
def test_a_page_knows_its_target_before_it_asks(qtbot: QtBot, context: Context, place: str) -> None:
    calls: list[tuple[str, object]] = []

    class Ziel(Planen):
        key = "demo.ziel"

        def show_target(self, *target: object) -> None:
            calls.append(("target", target))

        def refresh(self) -> None:
            calls.append(("refresh", None))

    shell = present(qtbot, Shell(context, (Ziel, Auswertung), "Amt", "Lokal"), (1440, 900))
    if place != "first":
        context.navigate("demo.auswertung")
    if place == "again":
        context.navigate("demo.ziel", "anderes")
        context.navigate("demo.auswertung")
        calls.clear()
    context.navigate("demo.ziel", 7)
    assert isinstance(shell.page(), Ziel)
    assert calls == [("target", (7,)), ("refresh", None)]


def test_undo_and_redo_name_their_step(qtbot: QtBot, shell: Shell, context: Context) -> None:
    assert not shell.header.undo.isEnabled()
    context.act("Antwort Mangel", write_notiz, "eins")
    assert shell.header.undo.toolTip() == "Rückgängig: Antwort Mangel (Strg+Z)"
    qtbot.keyClick(shell.header.search, Qt.Key.Key_Z, CTRL)
    assert shell.footer.message() == "Rückgängig gemacht: Antwort Mangel"
    assert shell.header.redo.toolTip() == "Wiederholen: Antwort Mangel (Strg+Y)"
    qtbot.keyClick(shell.header.search, Qt.Key.Key_Y, CTRL)
    assert shell.header.undo.isEnabled()
    assert shell.header.save_words().startswith("Gespeichert ")


def test_strg_enter_is_the_primary_button(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClick(page(shell).total.line, Qt.Key.Key_Return, CTRL)
    assert page(shell).drawn == 1


def test_strg_and_a_digit_open_an_area(qtbot: QtBot, shell: Shell, context: Context) -> None:
    context.navigate("demo.auswertung")
    assert not isinstance(shell.page(), Planen)
    qtbot.keyClick(shell, Qt.Key.Key_4, CTRL)
    assert isinstance(shell.page(), Planen)


def test_f6_goes_round_the_areas(qtbot: QtBot, shell: Shell) -> None:
    seen = []
    page(shell).total.line.setFocus()
    for _ in range(3):
        shell.keys.next_area()
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(next(a for a in (shell.sidebar, shell.header, shell.stack) if a.isAncestorOf(focused)))
    assert seen == [shell.sidebar, shell.header, shell.stack]


def test_every_place_the_focus_can_be_is_painted(qtbot: QtBot, shell: Shell, context: Context) -> None:
    for key in ("demo.planen", "demo.auswertung"):
        context.navigate(key)
        shell.sidebar.set_narrow(key == "demo.auswertung")
        for widget in shell.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
                widget.setFocus()
                widget.repaint()


def test_the_path_shows_where_one_is_and_leads_back(qtbot: QtBot, shell: Shell) -> None:
    crumb = next(b for b in shell.header.findChildren(type(shell.header.undo)) if b.words() == "Aktenprüfungen")
    crumb.click()
    assert isinstance(shell.page(), Auswertung)


@pytest.mark.parametrize(("width", "percent", "narrow"), [(1440, 100, False), (1090, 100, True), (1440, 150, True)])
def test_the_sidebar_is_narrow_when_there_is_little_room(
    qtbot: QtBot, shell: Shell, width: int, percent: int, narrow: bool
) -> None:
    look.apply(percent=percent)
    shell.resize(width, 900)
    qtbot.waitUntil(lambda: shell.sidebar.is_narrow() is narrow)


def test_the_sidebar_is_narrow_at_the_pruefplatz(shell: Shell, context: Context) -> None:
    context.navigate("demo.auswertung")
    assert shell.sidebar.is_narrow()
    assert shell.sidebar.button("demo.planen").isChecked()


@pytest.mark.parametrize("percent", [90, 100, 150, 200])
@pytest.mark.parametrize("key", ["demo.planen", "demo.auswertung"])
def test_every_size_fits_a_small_laptop(qtbot: QtBot, shell: Shell, percent: int, key: str) -> None:
    look.apply(percent=percent)
    shell.context.navigate(key)
    shell.resize(1366, 768)
    qtbot.wait(5)
    assert shell.size().toTuple() == (1366, 768)
    assert shell.minimumSizeHint().width() <= 1366
    assert shell.minimumSizeHint().height() <= 768


def test_the_palette_finds_by_parts_of_words_and_runs(qtbot: QtBot, shell: Shell) -> None:
    def type_and_run() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CommandPalette)
        qtbot.keyClicks(dialog._line, "ziehen")
        assert dialog.shown() == ["Akten ziehen"]
        qtbot.keyClick(dialog._line, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_and_run)
    shell.keys.open_palette()
    assert page(shell).drawn == 1


def test_the_palette_names_what_it_has_not_found(qtbot: QtBot, shell: Shell) -> None:
    dialog = CommandPalette(shell, page(shell).commands())
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog._line, "xyz")
    assert dialog.shown() == []
    assert dialog._none.text() == "Kein Befehl zu „xyz“."


def test_messages_can_be_read_again(qtbot: QtBot, shell: Shell, context: Context) -> None:
    context.tell("Erste Meldung.")
    context.tell("Zweite Meldung.")

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TextDialog)
        lines = dialog._text.toPlainText().splitlines()
        assert [line.split("  ")[1] for line in lines] == ["Zweite Meldung.", "Erste Meldung."]
        dialog.reject()

    QTimer.singleShot(0, read)
    shell.keys.show_messages()


def test_a_named_work_gets_a_progress_dialog(qtbot: QtBot, shell: Shell, context: Context) -> None:
    import time

    def slow(report: object) -> int:
        for i in range(60):
            time.sleep(0.01)
            report(i, 60)  # type: ignore[operator]
        return 1

    job = context.run(slow, context.tell_error, label="Liste wird eingelesen")
    job.finished.disconnect(context.tell_error)
    with qtbot.waitSignal(job.ended):
        qtbot.waitUntil(lambda: any(d.isVisible() for d in shell.findChildren(ProgressDialog)))
    qtbot.waitUntil(lambda: not any(d.isVisible() for d in shell.findChildren(ProgressDialog)))


class Shown(QObject):
    """Opens a dialog with the result, as pages do, and looks what stands before the user half a second later."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.before: list[object] = []

    @Slot(object)
    def open(self, result: object) -> None:
        dialog = TextDialog(self.parent(), "Ergebnis", str(result))  # type: ignore[arg-type]  # the shell

        def look_and_close() -> None:
            self.before.append(QApplication.activeModalWidget() is dialog)
            dialog.reject()

        QTimer.singleShot(500, look_and_close)
        dialog.exec()
        dialog.deleteLater()


def test_no_progress_comes_up_over_a_dialog_with_the_result(qtbot: QtBot, shell: Shell, context: Context) -> None:
    shown = Shown(shell)
    context.run(lambda progress: 1, shown.open, label="Siegel wird geprüft")
    qtbot.waitUntil(lambda: bool(shown.before), timeout=5_000)
    assert shown.before == [True]
    assert not any(dialog.isVisible() for dialog in shell.findChildren(ProgressDialog))


def test_a_backup_is_made_only_of_something_new(
    qtbot: QtBot, shell: Shell, context: Context, workspace: Workspace
) -> None:
    backup = shell.findChild(TimedBackup)
    assert backup is not None
    backup.run_if_changed()
    assert len(sicherungen(workspace.path)) == 0
    context.act("Notiz anlegen", write_notiz, "eins")
    backup.run_if_changed()
    qtbot.waitUntil(lambda: len(sicherungen(workspace.path)) == 1)


def test_in_a_pause_the_one_file_holds_everything(
    qtbot: QtBot, shell: Shell, context: Context, workspace: Workspace
) -> None:
    idle = shell.findChild(IdleCheckpoint)
    assert idle is not None
    assert not idle.isActive()
    context.act("Notiz anlegen", write_notiz, "eins")
    assert idle.isActive()
    assert idle.interval() == 30_000
    log = workspace.path.with_name(workspace.path.name + "-wal")
    assert log.stat().st_size > 0
    idle.start(1)
    qtbot.waitUntil(lambda: log.stat().st_size == 0)
    assert not idle.isActive()


@pytest.mark.parametrize("closing", ["shell", "file"])
def test_a_shell_that_is_closing_starts_nothing_more(
    qtbot: QtBot, shell: Shell, context: Context, closing: str
) -> None:
    context.act("Notiz anlegen", write_notiz, "eins")
    if closing == "shell":
        shell.setEnabled(False)
    else:
        context.closed = True
    for kind in (TimedBackup, IdleCheckpoint):
        upkeep = shell.findChild(kind)
        assert upkeep is not None
        upkeep.run_if_changed()
    assert not context.findChildren(Job)
