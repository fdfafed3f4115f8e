"""What follows from a result: the report, Feststellungen, Empfehlungen, the way to the answers."""

from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from qmapp.ui.auftrag import qcheck_auftrag
from qmapp.ui.ausgabe import Berichtsausgabe
from qmapp.ui.checks.qcheck.ergebnis.ansicht import Ergebnisansicht
from qmapp.ui.checks.qcheck.ergebnis.befehle import Ergebnisbefehle
from qmapp.ui.checks.qcheck.ergebnis.kopf import Kopf
from qmapp.ui.context import Context
from qmapp.ui.pages import Command

ASSESS_KEY = "qcheck.bewertung"


class Schritte(QObject):
    """Belongs to the page, which says by :meth:`take_up` which Q-Check has a result to go on from."""

    def __init__(
        self, page: QWidget, context: Context, head: Kopf, result: Ergebnisansicht, ausgabe: Berichtsausgabe
    ) -> None:
        super().__init__(page)
        self._context, self._result, self._ausgabe = context, result, ausgabe
        self._id: UUID | None = None
        self.befehle = Ergebnisbefehle(page, context)
        QShortcut(QKeySequence("Ctrl+P"), page).activated.connect(self.print_report)
        head.report.clicked.connect(self.print_report)
        head.recommend.clicked.connect(self.recommend)
        result.naechster.hold.clicked.connect(self.hold)
        result.naechster.together.clicked.connect(self.recommend_together)

    def take_up(self, qcheck_id: UUID | None) -> None:
        """Go on from this Q-Check; None where it has no result."""
        self._id = qcheck_id

    def commands(self) -> tuple[Command, ...]:
        """What the command palette offers of them."""
        return (
            Command("Empfehlungen aus Potentialen anlegen", self.recommend, "Strg+Enter"),
            Command("Feststellungen aus Potentialen anlegen", self.hold),
            Command("Gemeinsame Empfehlung anlegen", self.recommend_together),
            Command("Bericht drucken", self.print_report, "Strg+P"),
            Command("Weiter bewerten", self.assess),
        )

    @Slot()
    @Slot(str)
    def assess(self, code: str = "") -> None:
        """Go to the answers, to a question if one is named."""
        if self._id is not None:
            self._context.navigate(ASSESS_KEY, self._id, *((code,) if code else ()))

    @Slot()
    def print_report(self) -> None:
        """Ask for formats and folder, then write the Q-Check-Bericht."""
        if self._id is not None:
            self._ausgabe.order(qcheck_auftrag(self._context, self._id))

    @Slot()
    def hold(self) -> None:
        """Hold each chosen potential as a Feststellung."""
        if self._id is not None:
            self.befehle.hold(self._id, self._result.potentiale.gewaehlt())

    @Slot()
    def recommend(self) -> None:
        """Derive an Empfehlung from each chosen potential."""
        if self._id is not None:
            self.befehle.recommend(self._id, self._result.potentiale.gewaehlt())

    @Slot()
    def recommend_together(self) -> None:
        """Derive one Empfehlung from all chosen potentials."""
        if self._id is not None:
            self.befehle.recommend(self._id, self._result.potentiale.gewaehlt(), zusammen=True)
