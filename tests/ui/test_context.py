import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from pytestqt.qtbot import QtBot

from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.settings import Settings
from qmapp.ui.context import Context, SaveState
from qmapp.workspace import Workspace
from tests.ui.conftest import notizen, write_notiz


class Receiver(QObject):
    """Notes what arrives and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: set[int] = set()

    @Slot(object)
    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.add(threading.get_ident())


def test_acting_writes_tells_the_tables_and_names_the_step(qtbot: QtBot, context: Context) -> None:
    with qtbot.waitSignal(context.changed) as caught:
        assert context.act("Notiz anlegen", write_notiz, "eins") is not None
    assert caught.args == [frozenset({"notiz"})]
    assert context.read(notizen) == ("eins",)
    assert context.workspace.undo_label == "Notiz anlegen"


def test_a_refusal_becomes_a_message_and_changes_nothing(qtbot: QtBot, context: Context) -> None:
    with qtbot.waitSignal(context.told) as caught:
        assert context.act("Notiz anlegen", write_notiz, "") is None
    assert caught.args[0].text == "Die Notiz braucht einen Text. Es wurde nichts verändert."
    assert caught.args[0].tone == "bad"
    assert context.read(notizen) == ()
    with pytest.raises(UserError, match="Text"):
        context.perform("Notiz anlegen", write_notiz, "")


def test_undo_and_redo_say_which_step(qtbot: QtBot, context: Context) -> None:
    context.act("Notiz anlegen", write_notiz, "eins")
    context.undo()
    assert context.read(notizen) == ()
    context.redo()
    assert context.read(notizen) == ("eins",)
    assert [m.text for m in context.messages] == ["Rückgängig gemacht: Notiz anlegen", "Wiederholt: Notiz anlegen"]
    context.redo()
    assert context.messages[-1].tone == "info"


def test_the_save_mark_follows(qtbot: QtBot, workspace: Workspace) -> None:
    context = Context(workspace, Settings(), wer="Weber", clock=lambda: datetime(2025, 11, 20, 9, 42, tzinfo=UTC))
    states: list[tuple[SaveState, str]] = []
    context.save_state.connect(lambda state, time: states.append((state, time)))
    context.act("Notiz anlegen", write_notiz, "eins")
    assert [state for state, _ in states] == [SaveState.SAVING, SaveState.SAVED]
    assert states[-1][1].endswith(":42")
    context.act("Notiz anlegen", write_notiz, "")
    assert states[-1] == (SaveState.SAVED, "")

    def full(_: object) -> None:
        raise UserError("Der Datenträger ist voll.") from OSError(28, "ENOSPC")

    context.act("Notiz anlegen", full)
    assert states[-1] == (SaveState.FAILED, "")
    assert context.heute().isoformat() == "2025-11-20"
    context.close()


def test_long_work_reports_into_the_windows_thread(qtbot: QtBot, context: Context) -> None:
    done, progress = Receiver(), Receiver()
    worker: list[int] = []

    def work(report: Progress) -> int:
        worker.append(threading.get_ident())
        report(5, 5)
        return 42

    job = context.run(work, done.take)
    job.progressed.connect(progress.take, Qt.ConnectionType.QueuedConnection)
    qtbot.waitUntil(lambda: done.got == [42])
    assert done.threads == {threading.get_ident()}
    assert worker != [threading.get_ident()]


def test_a_cancelled_work_reports_nothing(qtbot: QtBot, context: Context) -> None:
    done, failed = Receiver(), Receiver()
    started = threading.Event()

    def endless(report: Progress) -> None:
        while True:
            started.set()
            report(1, 0)

    job = context.run(endless, done.take, failed.take)
    started.wait(5)
    with qtbot.waitSignals([job.cancelled, job.ended]):
        job.cancel()
    assert done.got == failed.got == []


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (UserError("Das Blatt ist leer."), "Das Blatt ist leer."),
        (ZeroDivisionError("Müller, Hans"), "Dabei ist ein unerwarteter Fehler aufgetreten."),
    ],
)
def test_a_failed_work_is_said_without_a_traceback(
    qtbot: QtBot, context: Context, caplog: pytest.LogCaptureFixture, error: Exception, message: str
) -> None:
    failed = Receiver()

    def work(_: Progress) -> None:
        raise error

    context.run(work, failed.take, failed.take)
    qtbot.waitUntil(lambda: len(failed.got) == 1)
    got = failed.got[0]
    assert isinstance(got, UserError)
    assert got.message == message
    assert "Müller" not in caplog.text
    assert ("ZeroDivisionError" in caplog.text) is not isinstance(error, UserError)


def test_a_long_command_runs_in_the_worker(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> None:
    done = Receiver()
    states: list[SaveState] = []
    context.save_state.connect(lambda state, _: states.append(state))

    def many(session: object, count: int, *, progress: Progress) -> int:
        for i in range(count):
            write_notiz(session, f"{i:03d}")  # type: ignore[arg-type]
            progress(i, count)
        return count

    with qtbot.waitSignal(context.changed):
        context.run_act("Liste einlesen", many, 5, on_done=done.take)
    qtbot.waitUntil(lambda: done.got == [5])
    assert len(context.read(notizen)) == 5
    assert states[-1] is SaveState.SAVED
