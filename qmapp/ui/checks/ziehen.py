"""The draw: asked once, run in the worker, not to be taken back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp import __version__, german
from qmapp.checks.aktenpruefung import startwert, ziehung
from qmapp.checks.aktenpruefung.berechnung import Berechnung
from qmapp.checks.aktenpruefung.rows import Auswahl, Ersatzregel, Grundgesamtheit, Plan, Pruefung, Schichtung, Verfahren
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.context import Context
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import confirm
from qmapp.ui.widgets.labels import show_if

_METHODS = {
    Verfahren.MINDESTGROESSE: "Mindestgröße",
    Verfahren.ENTDECKUNG: "Entdeckung",
    Verfahren.ANZAHL: "Feste Anzahl",
    Verfahren.ANNAHME: "Annahmestichprobe",
    Verfahren.ATTRIBUT: "Attributstichprobe",
    Verfahren.WERT: "Umfang nach Betrag",
}

_SPARES = {
    Ersatzregel.NAECHSTE: "die nächste Akte der Schicht",
    Ersatzregel.AUCH_VERLORENE: "die nächste Akte der Schicht, auch für verlorene",
    Ersatzregel.KEINE: "nichts rückt nach",
}


class Ziehen(QObject):
    """Belongs to a page. ``drawn`` comes after the draw, ``ended`` however it ended; ``refused`` carries the error."""

    drawn = Signal()
    ended = Signal()
    refused = Signal(object)

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context

    def agreed(self, plan: Plan, found: Berechnung, liste: Grundgesamtheit) -> bool:
        """Ask the one question before the draw; not where the seed is not what its origin says."""
        assert found.gewaehlt is not None
        try:
            startwert.require(plan)
        except UserError as error:
            self.refused.emit(error)
            return False
        size, total = found.gewaehlt.umfang, found.grundgesamtheit
        facts = [
            ("Umfang", f"{german.integer(size)} von {german.integer(total)} Akten"),
            ("Verfahren", _method(plan, liste.angaben.spalte_schicht)),
            ("Startwert", plan.startwert),
            ("Ersatzregel", _SPARES[Ersatzregel.KEINE if plan.nach_betrag else plan.ersatzregel]),
            ("Liste", liste.angaben.datei),
        ]
        return confirm(
            self._page,
            "Diese Ziehung lässt sich nicht zurücknehmen",
            "Danach sind die Angaben gesperrt. Das Ziehungsprotokoll wird abgelegt, damit die Auswahl jederzeit "
            "nachgestellt werden kann.",
            facts,
            action=f"{files(size)} ziehen",
            icon="stack-2",
        )

    def draw(self, pruefung_id: UUID) -> None:
        """Draw in the worker."""
        wer, jetzt = self._context.wer, self._context.jetzt()
        job = self._context.run_act(
            "Stichprobe ziehen", _draw, pruefung_id, wer, jetzt, on_done=self._on_drawn, on_error=self._on_refused
        )
        job.ended.connect(self.ended)

    @Slot(object)
    def _on_drawn(self, _: object) -> None:
        self._context.workspace.settle()
        self.drawn.emit()

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)


class Ziehknopf(Button):
    """The primary button of the plan: names the draw, and after it what comes next."""

    def __init__(self) -> None:
        super().__init__("Akten ziehen", "stack-2", "primary")

    def show_state(self, umfang: int | None, *, drawn: bool) -> None:
        """``umfang`` files would be drawn, None where the plan gives no sample."""
        self.set_icon("list-check" if drawn else "stack-2")
        to_draw = "Akten ziehen" if umfang is None else f"{files(umfang)} ziehen"
        self.set_text("Akten prüfen" if drawn else to_draw)
        self.setEnabled(drawn or umfang is not None)


class Gezogen(Banner):
    """The strip over a plan that is frozen: when and by whom the sample was drawn."""

    def __init__(self) -> None:
        super().__init__("info", " ")

    def show_head(self, head: Pruefung | None) -> None:
        """Say it for this Prüfung, or hide before the draw."""
        when = head.gezogen_um.astimezone() if head is not None and head.gezogen_um is not None else None
        show_if(self, when is not None)
        if head is not None and when is not None:
            self.set(
                "info",
                f"Gezogen am {german.day(when.date())} um {when:%H:%M} Uhr von {head.gezogen_durch}.",
                "Die Angaben und die Liste sind seitdem festgeschrieben.",
                "Weitere Ziehung …",
            )


def files(count: int) -> str:
    """``662 Akten``."""
    return "1 Akte" if count == 1 else f"{german.integer(count)} Akten"


def _draw(session: Any, pruefung_id: UUID, wer: str, jetzt: datetime, *, progress: Progress) -> UUID:
    """The draw as a long command; it is one step, so there is nothing between start and end to report."""
    progress(0, 0)
    return ziehung.draw(session, pruefung_id, wer=wer, jetzt=jetzt, version=__version__)


def _method(plan: Plan, by: str) -> str:
    quote = f"{plan.quote_prozent.replace('.', ',')}{german.NBSP}%-Quote"
    name = _METHODS.get(plan.verfahren, quote)
    if plan.nach_betrag:
        return f"{name}, nach Betrag gezogen"
    spread = {Schichtung.ANTEILIG: f"anteilig nach {by}", Schichtung.NEYMAN: f"nach Neyman über {by}"}
    how = spread.get(plan.schichtung, "einfach zufällig")
    return f"{name}, {how}, in gleichen Schritten" if plan.auswahl is Auswahl.SYSTEMATISCH else f"{name}, {how}"
