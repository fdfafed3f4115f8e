"""The manual (F1): the pages of docs/handbuch, shown as text; without them there is no help entry."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from qmapp import paths
from qmapp.ui.style import sized
from qmapp.ui.widgets.dialogs import Dialog

_FIRST = "index.md"


def folder() -> Path:
    """Where the manual lies: among the resources when installed, in docs in a checkout."""
    shipped = paths.resources() / "handbuch"
    return shipped if shipped.is_dir() else paths.resources().parent / "docs" / "handbuch"


def exists() -> bool:
    """Whether there is a manual to show."""
    return (folder() / _FIRST).is_file()


def show(parent: QWidget, page: str = "") -> None:
    """Open the manual at a page (file name without ending), or at its first one."""
    wanted = folder() / f"{page}.md"
    file = wanted if page and wanted.is_file() else folder() / _FIRST
    browser = QTextBrowser()
    browser.setOpenExternalLinks(False)
    # As a source and not as text, so that Alt+Left leads back to the first chapter shown.
    browser.setSource(QUrl.fromLocalFile(str(file)))
    browser.setAccessibleName("Handbuch")
    browser.setTabChangesFocus(True)
    sized(browser, min_height=420)
    dialog = Dialog(parent, "Hilfe", browser, cancel="Schließen", width=760)
    dialog.exec()
    dialog.deleteLater()
