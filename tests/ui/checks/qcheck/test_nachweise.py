"""The card of evidence, used through its widgets: name it, attach files, open and save copies, take away."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from qmapp import paths
from qmapp.checks import qcheck as door
from qmapp.checks.qcheck.rows import Anlage, Nachweis, Nachweisart
from qmapp.ui.checks.qcheck.nachweise import Nachweiskarte
from qmapp.ui.context import Context
from qmapp.ui.style import vbox
from qmapp.ui.widgets.buttons import Button
from tests.ui.checks.conftest import InDialog
from tests.ui.checks.qcheck.conftest import CODES
from tests.ui.present import present


class Frage(QWidget):
    """Shows the card for the first question as a page would."""

    def __init__(self, context: Context, qcheck_id: UUID) -> None:
        super().__init__()
        self.context, self.qcheck_id, self.offen = context, qcheck_id, True
        self.karte = Nachweiskarte(context)
        self.setLayout(vbox(self.karte, None))
        context.changed.connect(self.refresh)
        self.refresh()

    def nachweise(self) -> tuple[Nachweis, ...]:
        return self.context.read(door.fragen, self.qcheck_id)[0].nachweise

    def anlagen(self) -> tuple[Anlage, ...]:
        return self.context.read(door.anlagen, self.qcheck_id)

    def refresh(self, _: object = None) -> None:
        self.karte.show_frage(self.qcheck_id, CODES[0], self.nachweise(), offen=self.offen)


@pytest.fixture
def frage(qtbot: QtBot, context: Context, qcheck_id: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Frage:
    (tmp_path / "cache").mkdir()
    monkeypatch.setattr(paths, "cache_dir", lambda: tmp_path / "cache")
    return present(qtbot, Frage(context, qcheck_id), (560, 560))


@pytest.fixture
def datei(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, content: bytes = b"%PDF-1.7 Prozess") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def click(button: Button) -> None:
    assert button.isVisible(), button.words()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(widget: QWidget, paths: list[Path]) -> bool:
    """Drag files over the widget and let them go there; whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    about = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *about)
    widget.dragEnterEvent(enter)
    if enter.isAccepted():
        widget.dropEvent(QDropEvent(QPoint(5, 5), *about))
    return enter.isAccepted()


def test_evidence_is_named_changed_and_taken_away(qtbot: QtBot, frage: Frage, context: Context) -> None:
    karte = frage.karte
    assert karte.none.isVisible()
    click(karte.neu)
    assert karte.text.area.hasFocus()
    QTest.keyClicks(karte.text.area, "Prozessbild, Stand 2025")
    karte.art.setFocus()
    assert karte.commit()
    (row,) = frage.nachweise()
    assert (row.art, row.text) == (Nachweisart.DOKUMENT, "Prozessbild, Stand 2025")
    assert karte.list.current() == row
    karte.art.combo.setCurrentIndex(1)
    karte.art.combo.activated.emit(1)
    assert frage.nachweise()[0].art is Nachweisart.GESPRAECH
    click(karte.neu)
    karte.art.set_value(Nachweisart.BEOBACHTUNG)
    QTest.keyClicks(karte.text.area, "Beratung am 12.03.")
    assert karte.commit()
    assert [one.art for one in frage.nachweise()] == [Nachweisart.BEOBACHTUNG, Nachweisart.GESPRAECH]
    karte.list.setFocus()
    QTest.keyClick(karte.list, Qt.Key.Key_Delete)
    assert len(frage.nachweise()) == 1
    assert context.messages[-1].undo
    context.undo()
    assert len(frage.nachweise()) == 2
    click(karte.neu)
    karte.art.setFocus()
    assert karte.commit()
    assert len(frage.nachweise()) == 2, "without words nothing is kept"


def test_files_are_attached_to_the_evidence_in_hand(
    qtbot: QtBot, frage: Frage, context: Context, datei: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    karte = frage.karte
    chosen = [str(datei("prozess.pdf"))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    click(karte.attach_button)
    qtbot.waitUntil(lambda: len(frage.anlagen()) == 1)
    (row,) = frage.nachweise()
    assert row.text == "prozess", "a file without evidence becomes one"
    qtbot.waitUntil(lambda: karte.list.current() == row)
    assert drop(karte, [datei("zwei.png", b"\x89PNG"), datei("drei.txt", b"drei")])
    qtbot.waitUntil(lambda: len(frage.anlagen()) == 3)
    assert {one.nachweis_id for one in frage.anlagen()} == {row.id}
    qtbot.waitUntil(lambda: karte.anlagen.list.rows.count() == 3)
    assert karte.anlagen.list.rows.row(0).dateiname == "drei.txt"
    assert karte.minimumSizeHint().width() <= 372, "it has to fit beside the questions on a small screen"
    context.undo()
    assert len(frage.anlagen()) == 1, "all that was dropped is one step"
    karte.anlagen.list.setFocus()
    QTest.keyClick(karte.anlagen.list, Qt.Key.Key_Delete)
    assert frage.anlagen() == ()
    context.undo()
    assert len(frage.anlagen()) == 1


def test_one_file_that_is_refused_keeps_all_out(
    qtbot: QtBot, frage: Frage, context: Context, datei: Callable[..., Path]
) -> None:
    giant = datei("film.mp4", b"x")
    with giant.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    for bad, words in (
        (giant, "zu groß"),
        (datei("befund.pdf.exe"), "Programm"),
        (datei("tarnung.pdf", b"MZ\x90\x00"), "Programm"),
        (datei("leer.pdf", b""), "ist leer"),
    ):
        assert drop(frage.karte, [datei("gut.pdf"), bad])
        qtbot.waitUntil(lambda words=words: bool(context.messages) and words in context.messages[-1].text)
        assert (frage.nachweise(), frage.anlagen()) == ((), ())


def test_a_copy_is_opened_with_a_warning_once_and_saved_where_wanted(
    qtbot: QtBot,
    frage: Frage,
    context: Context,
    datei: Callable[..., Path],
    tmp_path: Path,
    in_dialog: InDialog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    karte = frage.karte
    karte.attach_files([datei("prozess.pdf")])
    qtbot.waitUntil(karte.anlagen.open_button.isVisible)
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True)
    in_dialog(lambda dialog: dialog.reject())
    click(karte.anlagen.open_button)
    assert opened == []

    def agree(dialog: QDialog) -> None:
        assert "unverschlüsselt" in dialog.accessibleDescription()
        assert str(tmp_path / "cache" / "kopien") in dialog.accessibleDescription()
        dialog.accept()

    in_dialog(agree)
    click(karte.anlagen.open_button)
    karte.anlagen.list.setFocus()
    QTest.keyClick(karte.anlagen.list, Qt.Key.Key_Return)
    assert [one.read_bytes() for one in opened] == [b"%PDF-1.7 Prozess"] * 2
    assert (tmp_path / "cache" / "kopien") in opened[0].parents
    target = tmp_path / "befund.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(karte.anlagen.save_button)
    assert target.read_bytes() == b"%PDF-1.7 Prozess"
    assert "nicht verschlüsselt" in context.messages[-1].text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "fehlt" / "a.pdf"), ""))
    click(karte.anlagen.save_button)
    assert context.messages[-1].tone == "bad"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    click(karte.anlagen.open_button)
    assert "kein Programm" in context.messages[-1].text


def test_a_closed_q_check_shows_its_evidence_and_takes_nothing(
    qtbot: QtBot, frage: Frage, datei: Callable[..., Path]
) -> None:
    karte = frage.karte
    karte.attach_files([datei("prozess.pdf")])
    qtbot.waitUntil(karte.anlagen.open_button.isVisible)
    frage.offen = False
    frage.refresh()
    assert karte.anlagen.open_button.isVisible()
    for button in (karte.neu, karte.attach_button, karte.remove_button, karte.anlagen.remove_button):
        assert not button.isVisible()
    assert not drop(karte, [datei("zwei.pdf")])
    for view in (karte.list, karte.anlagen.list):
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert len(frage.anlagen()) == 1
