"""The ways from the Management Response to other pages, and to the part of it that was just opened."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.ui.act.management_response.einzelheit import Offen
from qmapp.ui.act.management_response.flaeche import Antwortflaeche
from qmapp.ui.act.management_response.karten import Grundlage
from qmapp.ui.act.naechster import FINDING_KEY, MEASURE_KEY
from qmapp.ui.context import Context

_MARGIN: Final = 16


class Wege(QObject):
    """Belongs to a page."""

    def __init__(self, page: QWidget, context: Context, flaeche: Antwortflaeche) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._detail = detail = flaeche.detail
        self._list = flaeche.liste.list
        self._to_see: QWidget | None = None
        detail.measure.more.clicked.connect(self.open_measure)
        for grundlage in detail.findChildren(Grundlage):
            grundlage.wanted.connect(self.open_finding)

    def writing(self) -> QWidget | None:
        """Where somebody goes on who has come from another page to write; None while no part is open."""
        return None if self._detail.offen is Offen.NICHTS else self._detail.focusWidget()

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part once the layout has given it its place."""
        self._to_see = part
        QTimer.singleShot(0, self._scroll_there)

    def show_current(self) -> None:
        """Scroll the list to its current row once it has its height."""
        QTimer.singleShot(0, self._scroll_list)

    @Slot(object)
    def open_finding(self, source: FeststellungZeile) -> None:
        """Go to a Feststellung."""
        self._context.navigate(FINDING_KEY, source.id)

    @Slot()
    def open_findings(self) -> None:
        """Go to all Feststellungen."""
        self._context.navigate(FINDING_KEY)

    @Slot()
    def open_measure(self) -> None:
        """Go to the Maßnahme in hand."""
        row = self._detail.measure.row()
        if row is not None and self._detail.commit():
            self._context.navigate(MEASURE_KEY, row.id)

    @Slot()
    def _scroll_list(self) -> None:
        self._list.scrollTo(self._list.currentIndex())

    @Slot()
    def _scroll_there(self) -> None:
        if self._to_see is None:
            return
        for scroll in self._page.findChildren(QScrollArea):
            content = scroll.widget()
            if content is not None and content.isAncestorOf(self._to_see):
                scroll.ensureWidgetVisible(self._to_see, 0, _MARGIN)
