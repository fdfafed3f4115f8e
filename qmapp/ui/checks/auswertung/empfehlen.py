"""From a Prüfpunkt of the result to the Empfehlung that follows from it."""

from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from qmapp.act.empfehlung import recommend_ergebnis
from qmapp.checks.aktenpruefung.rows import PunktErgebnis
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.checks.auswertung.bilder import PunkteKarte
from qmapp.ui.context import Context

RESPONSE_KEY: Final = "management_response"
_MOST: Final = 12


class Empfehlen(QObject):
    """Belongs to a page; asks which Prüfpunkt, holds what was found there and opens the Empfehlung."""

    def __init__(self, page: QWidget, context: Context, karte: PunkteKarte) -> None:
        super().__init__(page)
        self._context = context
        self._karte = karte
        karte.recommend.clicked.connect(self.ask)
        QShortcut(QKeySequence("Alt+E"), page).activated.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Offer the Prüfpunkte with material errors, the most frequent first."""
        offered = self._karte.offered()
        if offered is None:
            self._context.tell("In keinem Prüfpunkt wurde ein materieller Fehler festgestellt.", tone="info")
            return
        pruefung_id, punkte = offered
        below = self._karte.recommend
        menu = QMenu(below)
        menu.setAccessibleName("Empfehlung ableiten aus")
        for punkt in punkte[:_MOST]:
            words = f"{punkt.punkt.titel} · {worte.von(punkt)}".replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._take, pruefung_id, punkt))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))
        menu.setActiveAction(menu.actions()[0])

    def _take(self, pruefung_id: UUID, punkt: PunktErgebnis, *_: object) -> None:
        now: dict[str, Any] = {"heute": self._context.heute(), "jetzt": self._context.jetzt(), "wer": self._context.wer}
        command = partial(recommend_ergebnis, **now)
        found = self._context.act("Empfehlung abgeleitet", command, pruefung_id, punkt.punkt.code)
        if found is None:
            return
        made, new = found
        if new:
            self._context.tell("Empfehlung abgeleitet.", undo=True)
        self._context.navigate(RESPONSE_KEY, made, *(("empfehlung",) if new else ()))
