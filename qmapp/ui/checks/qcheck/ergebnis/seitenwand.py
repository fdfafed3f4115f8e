"""What stands at the right of the page when asked for: the evidence of a question or the Rechenwege, one at a time."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from qmapp.ui.checks.auswertung.rechenwege import WIDTH, Rechenwege
from qmapp.ui.checks.qcheck.ergebnis.belege import Belege
from qmapp.ui.context import Context
from qmapp.ui.style import look, sized

#: Narrower than this, a panel takes the whole page instead of standing beside it.
_ROOM_FOR_BOTH = 860


class Seitenwand(QObject):
    """Belongs to a page; ``opener`` gets the focus back when a panel that had it is closed."""

    def __init__(self, page: QWidget, context: Context, outer: QBoxLayout, opener: QWidget) -> None:
        super().__init__(page)
        self.ways, self.evidence = Rechenwege(), Belege(context)
        self._page, self._opener = page, opener
        item = outer.itemAt(0)
        self._content = item.widget() if item is not None else None
        outer.setDirection(QBoxLayout.Direction.LeftToRight)
        for panel in (self.ways, self.evidence):
            outer.addWidget(panel)
            panel.hide()
            panel.closed.connect(self.close)

    def shown(self) -> QWidget | None:
        """The panel that is open."""
        return next((panel for panel in (self.ways, self.evidence) if not panel.isHidden()), None)

    def open_ways(self) -> None:
        """Show the Rechenwege, with the focus in them."""
        self.evidence.hide()
        self.ways.show()
        self.place()
        self.ways.area.setFocus()

    def open_evidence(self) -> None:
        """Show the evidence; the focus stays where questions are moved through, unless there is no room beside it."""
        self.ways.hide()
        self.evidence.show()
        self.place()
        if self._alone():
            self.evidence.area.setFocus()

    @Slot()
    def close(self) -> None:
        """Hide what is open; the focus returns to the opener."""
        self.put_away()
        self._opener.setFocus()

    def put_away(self) -> None:
        """Hide what is open and leave the focus where it is."""
        self.ways.hide()
        self.evidence.hide()
        self.place()

    def place(self) -> None:
        """Share the room again, after it has changed."""
        alone = self._alone()
        if self._content is not None:
            self._content.setVisible(not alone)
        self.ways.set_wide(alone)
        sized(self.evidence, min_width=0 if alone else WIDTH, max_width=16_000 if alone else WIDTH)

    def _alone(self) -> bool:
        return self.shown() is not None and look.effective(self._page.width()) < _ROOM_FOR_BOTH
