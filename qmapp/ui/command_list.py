"""The commands that work now: the page's own, then the pages, then undo and redo."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Page
from qmapp.ui.palette import CommandPalette


class PageOpener:
    """Opens a page when called; a named object instead of a lambda, so that nothing dead is kept alive."""

    def __init__(self, context: Context, key: str) -> None:
        self._context = context
        self._key = key

    def __call__(self) -> None:
        self._context.navigate(self._key)


def all_commands(context: Context, page: Page | None, pages: Sequence[type[Page]]) -> list[Command]:
    """The commands of the page shown first, because they are the nearest."""
    found = list(page.commands()) if page is not None else []
    for kind in pages:
        if kind.nav is not None:
            area = f"Strg+{kind.nav.area}" if kind.nav.area else ""
            found.append(Command(kind.nav.label, PageOpener(context, kind.key), area))
        elif kind.command_name:
            found.append(Command(kind.command_name, PageOpener(context, kind.key)))
    undo, redo = context.workspace.undo_label, context.workspace.redo_label
    if undo:
        found.append(Command(f"Rückgängig: {undo}", context.undo, "Strg+Z"))
    if redo:
        found.append(Command(f"Wiederholen: {redo}", context.redo, "Strg+Y"))
    return found


def run_palette(parent: QWidget, commands: Sequence[Command]) -> None:
    """Let the user choose a command and run it once the palette has closed."""
    dialog = CommandPalette(parent, commands)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.chosen
    dialog.deleteLater()
    if agreed and chosen is not None:
        chosen.run()
