"""Where the Rechenwege stand: beside the page where there is room, else instead of it."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from qmapp.ui.checks.auswertung.rechenwege import Rechenwege
from qmapp.ui.style import look

#: Narrower than this, the Rechenweg takes the whole page instead of standing beside it.
_ROOM_FOR_BOTH = 860


class Nebenan(QObject):
    """Opens and closes the panel at the right of a page; ``opener`` gets the focus back."""

    def __init__(self, page: QWidget, outer: QBoxLayout, panel: Rechenwege, opener: QWidget) -> None:
        super().__init__(page)
        self._page, self._panel, self._opener = page, panel, opener
        item = outer.itemAt(0)
        self._content = item.widget() if item is not None else None
        outer.setDirection(QBoxLayout.Direction.LeftToRight)
        outer.addWidget(panel)
        panel.hide()
        panel.closed.connect(self.close)

    def open(self) -> None:
        """Show it, with the focus in it."""
        self._panel.show()
        self.place()
        self._panel.area.setFocus()

    @Slot()
    def close(self) -> None:
        """Hide it; the focus returns to the opener."""
        self.put_away()
        self._opener.setFocus()

    def put_away(self) -> None:
        """Hide it and leave the focus where it is."""
        self._panel.hide()
        self.place()

    def place(self) -> None:
        """Share the room again, after it has changed."""
        alone = not self._panel.isHidden() and look.effective(self._page.width()) < _ROOM_FOR_BOTH
        if self._content is not None:
            self._content.setVisible(not alone)
        self._panel.set_wide(alone)
