"""The keys that work on every page, and what they do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.ui import manual
from qmapp.ui.command_list import PageOpener, all_commands, run_palette
from qmapp.ui.pages import Command
from qmapp.ui.widgets.dialogs import TextDialog
from qmapp.ui.widgets.messages import as_lines

if TYPE_CHECKING:
    from qmapp.ui.shell import Shell


class ShellKeys(QObject):
    """Belongs to a shell and acts on it."""

    def __init__(self, shell: "Shell") -> None:
        super().__init__(shell)
        self._shell = shell
        context = shell.context
        for keys, slot in (
            ("Ctrl+K", self.open_palette),
            ("Ctrl+Z", context.undo),
            ("Ctrl+Y", context.redo),
            ("Ctrl+Shift+Z", context.redo),
            ("Ctrl+Shift+M", self.show_messages),
            ("F6", self.next_area),
            ("F1", self.help),
            ("Ctrl+Return", self.primary),
            ("Ctrl+Enter", self.primary),
        ):
            QShortcut(QKeySequence(keys), shell).activated.connect(slot)
        for page in shell.classes():
            if page.nav is not None and page.nav.area:
                shortcut = QShortcut(QKeySequence(f"Ctrl+{page.nav.area}"), shell)
                shortcut.activated.connect(PageOpener(context, page.key))

    @Slot()
    def open_palette(self) -> None:
        """Strg+K: all commands that work now."""
        shell = self._shell
        window = (
            Command("Meldungsverlauf", self.show_messages, "Strg+Umschalt+M"),
            Command("Darstellung", shell.look_wanted.emit),
            Command("Arbeitsbereich schließen", shell.close_wanted.emit),
        )
        run_palette(shell, [*all_commands(shell.context, shell.page(), shell.classes()), *window])

    @Slot()
    def show_messages(self) -> None:
        """Strg+Umschalt+M: everything said since the workspace was opened."""
        text = as_lines(self._shell.context.messages) or "Noch keine Meldungen."
        dialog = TextDialog(self._shell, "Meldungsverlauf", text)
        dialog.exec()
        dialog.deleteLater()

    @Slot()
    def help(self) -> None:
        """F1: the manual at the page's chapter, if there is a manual."""
        page = self._shell.page()
        if manual.exists():
            manual.show(self._shell, page.help_page if page is not None else "")

    @Slot()
    def primary(self) -> None:
        """Strg+Enter: the page's primary button."""
        page = self._shell.page()
        button = page.header.primary if page is not None and page.header is not None else None
        if button is not None and button.isVisible() and button.isEnabled():
            button.click()

    @Slot()
    def next_area(self) -> None:
        """F6: content, sidebar, header bar, content."""
        shell = self._shell
        areas: list[QWidget] = [shell.stack, shell.sidebar, shell.header]
        focused = shell.focusWidget()
        inside = [i for i, area in enumerate(areas) if focused is not None and area.isAncestorOf(focused)]
        index = (inside[0] + 1 if inside else 0) % len(areas)
        if areas[index] is shell.sidebar:
            shell.sidebar.focus_entry()
        elif areas[index] is shell.header:
            shell.header.focus_first()
        else:
            self._focus_page()

    def _focus_page(self) -> None:
        page = self._shell.page()
        target = page.first_focus() if page is not None else None
        if target is None and page is not None:
            target = page.nextInFocusChain()
        if target is not None:
            target.setFocus()
