"""The strip above the pages when the opened file has gone back behind what it was."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.ui.style import vbox
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.messages import announce


class OlderNotice(QWidget):
    """Hidden until :meth:`warn`; the user puts it away."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("warn", " ")
        self.banner.acted.connect(self.hide)
        self.setLayout(vbox(self.banner, margin=(24, 12, 24, 0)))
        self.hide()

    @Slot()
    def warn(self) -> None:
        """Say that the file is older than when it was closed here, and what to do about it."""
        self.banner.set(
            "warn",
            "Diese Datei ist älter als zuletzt geöffnet.",
            "Vielleicht wurde eine Sicherung oder eine frühere Kopie zurückgelegt. Was danach gespeichert wurde, fehlt "
            "in dieser Datei. Sehen Sie nach, ob Antworten fehlen, bevor Sie weiterarbeiten; neuere Stände liegen "
            "im Ordner mit den Sicherungen.",
            "Verstanden",
        )
        self.show()
        announce(self, self.banner.words())
