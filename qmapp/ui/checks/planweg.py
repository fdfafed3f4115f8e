"""How the figures of a plan came about, beside the page."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from qmapp.checks.aktenpruefung.berechnung import Berechnung
from qmapp.checks.aktenpruefung.rows import Plan, Schichtung
from qmapp.checks.sampling.rechenweg import Rechenweg, for_margin
from qmapp.ui.checks.auswertung.nebenan import Nebenan
from qmapp.ui.checks.auswertung.rechenwege import Rechenwege
from qmapp.ui.widgets.card import Banner


class Planweg(QObject):
    """The panel of a page, opened by the sentence of the plan and by Alt+R."""

    def __init__(self, page: QWidget, outer: QBoxLayout, sentence: Banner) -> None:
        super().__init__(page)
        self.panel = Rechenwege()
        self._beside = Nebenan(page, outer, self.panel, sentence.button)
        self._ways: tuple[Rechenweg, ...] = ()
        sentence.acted.connect(self.toggle)
        QShortcut(QKeySequence("Alt+R"), page).activated.connect(self.toggle)
        page.installEventFilter(self)

    def show_plan(self, plan: Plan | None, found: Berechnung | None) -> None:
        """Show how this plan was computed, if the panel is open; without one it is put away."""
        self._ways = ways(plan, found) if plan is not None and found is not None else ()
        if not self._ways:
            self._beside.put_away()
        elif self.panel.isVisible():
            self.panel.show_ways(self._ways)

    @Slot()
    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self.panel.isVisible():
            self._beside.close()
        elif self._ways:
            self.panel.show_ways(self._ways)
            self._beside.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._beside.place()
        return False


def ways(plan: Plan, found: Berechnung) -> tuple[Rechenweg, ...]:
    """The size, what divides it, and how exact it is where the plan estimates a rate."""
    chosen = found.gewaehlt
    if chosen is None:
        return ()
    exact: tuple[Rechenweg, ...] = ()
    estimates = not chosen.beleg and not plan.nach_betrag and plan.schichtung is not Schichtung.NEYMAN
    if estimates and chosen.umfang < found.grundgesamtheit and not (plan.geschichtet and plan.mindest_je_schicht):
        way = for_margin(
            population=found.grundgesamtheit, n=chosen.umfang, rate=found.erwartet, confidence=found.sicherheit
        )
        exact = (way,) if way != chosen.rechenweg else ()
    return (chosen.rechenweg, *found.weitere_rechenwege, *exact)
