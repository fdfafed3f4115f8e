"""A card of the page: a section of the Vertiefung with its own Rechenweg."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.rows import Pruefung, Vertiefung
from qmapp.ui.style import hbox
from qmapp.ui.style.measures import Item
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.charts import Chart
from qmapp.ui.widgets.labels import show_if


class Abschnitt(Card):
    """``way_wanted`` carries the name of the section whose Rechenweg is asked for; subclasses fill themselves."""

    way_wanted = Signal(str)

    #: Name of the section, as in :meth:`Vertiefung.wege`.
    abschnitt = ""

    def __init__(self, *items: Item, title: str, right: QWidget | None = None) -> None:
        self.way = Button("Rechenweg", "list-numbers", "link")
        foot = hbox(self.way, None)
        super().__init__(*items, foot, None, title=title, subtitle=" ", right=right, gap=8)
        self.way.setAccessibleName(f"Rechenweg: {title}")
        self.way.clicked.connect(self._ask)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show this section of the Vertiefung."""
        show_if(self.way, bool(found.wege(self.abschnitt)))

    def charts(self) -> tuple[Chart, ...]:
        """The charts on the card."""
        return ()

    def shown_charts(self) -> tuple[Chart, ...]:
        """Those of them that can be seen."""
        return tuple(chart for chart in self.charts() if not chart.isHidden() and not self.isHidden())

    @Slot()
    def _ask(self) -> None:
        self.way_wanted.emit(self.abschnitt)
