"""What a hand does on the page: walk to a row, press a key, read what was said."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qmapp.act.wiedervorlage.rows import Faellig
from qmapp.ui.act.wiedervorlagen import WiedervorlagenSeite
from qmapp.ui.context import Context


def kennungen(page: WiedervorlagenSeite) -> list[str]:
    return [row.kennung for row in page.liste.shown()]


def go_to(page: WiedervorlagenSeite, kennung: str) -> Faellig:
    row = next(row for row in page.liste.shown() if row.kennung == kennung)
    assert page.liste.list.select_key((row.art, row.id), emit=True)
    return row


def current(page: WiedervorlagenSeite) -> str:
    row = page.liste.list.eintrag()
    return "" if row is None else row.kennung


def last_said(context: Context) -> str:
    return context.messages[-1].text


def press(qtbot: QtBot, page: WiedervorlagenSeite, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    page.liste.list.setFocus()
    qtbot.keyClick(page.liste.list, key, held or Qt.KeyboardModifier.NoModifier)
