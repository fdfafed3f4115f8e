"""Showing a widget as a window in use: visible and active, so that it can have the focus."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def present(qtbot: QtBot, widget: W, size: tuple[int, int] | None = None, *, owned: bool = True) -> W:
    """Show ``widget`` and wait until it is the active window; ``owned``: qtbot closes it after the test."""
    if owned:
        qtbot.addWidget(widget)
    if size is not None:
        widget.resize(*size)
    widget.move(200, 200)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget
