"""The thread an object is part of, as a strip for its page: from the Feststellung to the effect, and what lacks."""

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from qmapp.act import management_response as mr
from qmapp.act.management_response.faden import Faden, Glied, Gliedart
from qmapp.ui.act.glied import Station
from qmapp.ui.act.naechster import FINDING_KEY, MEASURE_KEY, RESPONSE_KEY
from qmapp.ui.act.quellenknopf import Quellenknopf
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.labels import show_if

#: The page an object is shown on.
_ORTE: Final = {
    Gliedart.FESTSTELLUNG: FINDING_KEY,
    Gliedart.EMPFEHLUNG: RESPONSE_KEY,
    Gliedart.ANTWORT: RESPONSE_KEY,
    Gliedart.MASSNAHME: MEASURE_KEY,
    Gliedart.WIRKUNG: MEASURE_KEY,
}
#: What is missing, as a step, and the kind of object it is missing from.
_SCHRITTE: Final = {
    Gliedart.EMPFEHLUNG: ("Empfehlung ableiten", "bulb"),
    Gliedart.ANTWORT: ("Antwort eintragen", "message-reply"),
    Gliedart.MASSNAHME: ("Maßnahme anlegen", "list-check"),
    Gliedart.WIRKUNG: ("Wirksamkeit prüfen", "target-arrow"),
}
_FOLD = 460


class Fadenkarte(Card):
    """The thread through the object a page shows.

    The page calls :meth:`show_objekt` in its ``refresh`` and names :attr:`tables` among its own. A click leads to what
    stands at a station. ``step_wanted`` carries what is missing first (a Gliedart), the id of what it should follow and
    its title; :meth:`NaechsterSchritt.follow` takes them as they are. Without ``steps`` no step is offered, without
    ``sources`` no way back to what the Feststellungen rest on.
    """

    step_wanted = Signal(object, object, str)
    tables = frozenset({
        "feststellung", "empfehlung", "empfehlung_feststellung", "stellungnahme", "massnahme",
        "massnahme_feststellung", "wirksamkeit",
    })  # fmt: skip

    def __init__(self, context: Context, *, steps: bool = True, sources: bool = True) -> None:
        self._context = context
        self._steps = steps
        self._sources = sources
        self._faden = Faden((), None)
        self.step = Button("", "bulb", "link")
        self.source = Quellenknopf(context)
        arts = list(Gliedart)
        self.stations = {art: Station(art, last=art is arts[-1]) for art in arts}
        self._row = Columns(*((station, 1) for station in self.stations.values()), fold=_FOLD, gap=0)
        super().__init__(
            self._row, title="Faden", right=box(hbox(self.source, self.step, gap=14)), gap=8, margin=(15, 10, 12, 12)
        )
        self.step.hide()
        self._row.folded.connect(self._on_folded)
        self.step.clicked.connect(self._on_step)
        for station in self.stations.values():
            station.clicked.connect(partial(self._on_station, station))

    def show_objekt(self, art: Gliedart, objekt_id: UUID) -> None:
        """Show the thread through this object as it is now; one alone that lacks nothing needs no strip."""
        found = self._context.read(mr.faden, art, objekt_id, self._context.heute())
        self._faden = found
        show_if(self, found.fehlt is not None or len(found.glieder) > 1)
        self.source.show_quellen(found.quellen if self._sources else ())
        for kind, station in self.stations.items():
            links = found.von(kind)
            here = kind is art and [link.id for link in links] == [objekt_id]
            station.show_glieder(links, here=here, missing=kind is found.fehlt)
        words, sign = _SCHRITTE.get(found.fehlt or art, ("", "bulb"))
        show_if(self.step, self._steps and found.fehlt is not None)
        if found.fehlt is not None:
            self.step.set_text(words)
            self.step.set_icon(sign)

    def faden(self) -> Faden:
        """The thread shown."""
        return self._faden

    @Slot(bool)
    def _on_folded(self, folded: bool) -> None:
        for station in self.stations.values():
            station.set_upright(folded)

    @Slot()
    def _on_step(self) -> None:
        at = self._faden.fehlt_bei
        titel = next((link.titel for link in self._faden.glieder if link.id == at), "")
        self.step_wanted.emit(self._faden.fehlt, at, titel)

    def _on_station(self, station: Station, *_: object) -> None:
        if len(station.glieder) == 1:
            self._go(station.glieder[0])
        elif station.glieder:
            self._offer(station, station.glieder)

    def _offer(self, below: Station, glieder: Sequence[Glied]) -> None:
        menu = QMenu(below)
        menu.setAccessibleName("Wohin?")
        for glied in glieder:
            words = f"{glied.kennung} {glied.titel}: {glied.wort}".replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._go, glied))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))
        menu.setActiveAction(menu.actions()[0])

    def _go(self, glied: Glied, *_: object) -> None:
        self._context.navigate(_ORTE[glied.art], glied.id)
