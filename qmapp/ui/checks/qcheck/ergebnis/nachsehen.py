"""Looking closer: the evidence of a question and the Rechenwege at the right, and the row moved to kept in sight."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from qmapp.ui.checks.qcheck.ergebnis.ansicht import Ergebnisansicht
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.checks.qcheck.ergebnis.kopf import Kopf
from qmapp.ui.checks.qcheck.ergebnis.rechnung import rechenwege
from qmapp.ui.checks.qcheck.ergebnis.seitenwand import Seitenwand
from qmapp.ui.context import Context
from qmapp.ui.style import px
from qmapp.ui.widgets.messages import announce

_MARGIN = 70


class Nachsehen(QObject):
    """Belongs to the page; ``surface`` is its outermost layout and what it scrolls."""

    def __init__(
        self, page: QWidget, context: Context, surface: tuple[QBoxLayout, QWidget], head: Kopf, result: Ergebnisansicht
    ) -> None:
        super().__init__(page)
        outer, self._body = surface
        self._profil = result.profil
        self._befund: Befund | None = None
        self.wall = Seitenwand(page, context, outer, result.profil.chart.canvas)
        QShortcut(QKeySequence("Alt+R"), page).activated.connect(self.toggle_ways)
        head.way.clicked.connect(self.toggle_ways)
        result.profil.chart.opened.connect(self.show_evidence)
        result.profil.chart.current_changed.connect(self._on_current)
        for card in (result.staerken, result.potentiale):
            card.opened.connect(self.show_evidence)

    def show_befund(self, befund: Befund | None) -> None:
        """Show this one from now on; what is open follows it."""
        self._befund = befund
        if befund is None:
            self.wall.put_away()
            return
        self.wall.ways.show_ways(rechenwege(befund))
        if self.wall.shown() is self.wall.evidence and not self._show_frage(self.wall.evidence.code):
            self.wall.put_away()

    @Slot()
    def toggle_ways(self) -> None:
        """Open or close „So wurde gerechnet“ at the right."""
        if self.wall.shown() is self.wall.ways:
            self.wall.close()
        elif self._befund is not None:
            self.wall.open_ways()

    @Slot(str)
    def show_evidence(self, code: str) -> None:
        """Show what the answer to this question rests on."""
        if self._show_frage(code):
            self.wall.open_evidence()
            self._reveal()
            announce(self._body, self.wall.evidence.as_text())

    def _show_frage(self, code: str) -> bool:
        befund = self._befund
        frage = befund.frage(code) if befund is not None else None
        if befund is None or frage is None:
            return False
        self.wall.evidence.show_frage(befund, frage, self._profil.names()[1])
        return True

    @Slot(str)
    def _on_current(self, code: str) -> None:
        self._reveal()
        if self.wall.shown() is self.wall.evidence:
            self._show_frage(code)

    def _reveal(self) -> None:
        """Scroll the page until the row moved to is seen, with what has changed just now laid out first."""
        if not self._profil.chart.current():
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        area = self._body.parentWidget()
        scroll = area.parentWidget() if area is not None else None
        if isinstance(scroll, QScrollArea):
            middle = self._profil.chart.row_rect().center().toPoint()
            at = self._profil.chart.canvas.mapTo(self._body, QPoint(0, middle.y()))
            scroll.ensureVisible(0, at.y(), 0, px(_MARGIN))
