"""The papers of ACT as something to be ordered: each names its version, so that nobody writes the wrong one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from qmapp.act.empfehlung import jahre
from qmapp.act.massnahme import massnahmen
from qmapp.progress import Progress
from qmapp.ui.auftrag import Auftrag
from qmapp.ui.ausgabe import Berichtsausgabe, Gespeichert
from qmapp.ui.context import Context
from qmapp.ui.pages import Command
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner

if TYPE_CHECKING:
    from qmapp.reports.act.ausgabe import Wunsch
    from qmapp.reports.art import Ansicht
    from qmapp.reports.pruefbogen.auswahl import Bogenauswahl

MANAGEMENT_RESPONSE, UMSETZUNGSBERICHT, MASSNAHMENPLAN = "management-response", "umsetzungsbericht", "massnahmen"
NAMEN: Final = {
    MANAGEMENT_RESPONSE: "Management Response",
    UMSETZUNGSBERICHT: "Umsetzungsbericht",
    MASSNAHMENPLAN: "Maßnahmenplan",
}
_FORMATE = ("pdf", "docx", "xlsx")


@dataclass(frozen=True)
class Bestellung:
    """A paper with its year (None: all), for whom it is, and whether only what is open."""

    art: str
    jahr: int | None = None
    oeffentlich: bool = False
    nur_offene: bool = False

    @property
    def name(self) -> str:
        """``Management Response 2025``, ``Maßnahmenplan, nur offene``."""
        words = NAMEN[self.art] if self.jahr is None else f"{NAMEN[self.art]} {self.jahr}"
        return f"{words}, nur offene" if self.nur_offene else words

    @property
    def fassung(self) -> str:
        """``Interne Fassung``."""
        return "Öffentliche Fassung" if self.oeffentlich else "Interne Fassung"

    def wunsch(self) -> "Wunsch":
        """The same for the reports."""
        from qmapp.reports.act.ausgabe import Wunsch
        from qmapp.reports.act.lage import Fassung

        return Wunsch(self.jahr, Fassung.OEFFENTLICH if self.oeffentlich else Fassung.INTERN, self.nur_offene)

    def auftrag(self, context: Context) -> Auftrag:
        """What is to be written, with today as the day of its figures."""
        return Auftrag(
            f"{self.name} ({self.fassung})", _FORMATE, partial(_targets, context, self), partial(_export, context, self)
        )

    def ansicht(self, context: Context) -> "Ansicht":
        """Its outline and what to look at first."""
        from qmapp.reports.act.ausgabe import act_ansicht

        return act_ansicht(context.workspace, self.art, self.wunsch(), stand=context.heute())


def bestellbar(context: Context) -> tuple[Bestellung, ...]:
    """Everything that can be ordered now, the newest year first, the inner version before the public one."""
    years = context.read(jahre)
    if not years and not context.read(massnahmen, context.heute()):
        return ()
    papers = [Bestellung(MANAGEMENT_RESPONSE, year) for year in years]
    papers += [Bestellung(UMSETZUNGSBERICHT), Bestellung(MASSNAHMENPLAN), Bestellung(MASSNAHMENPLAN, nur_offene=True)]
    return tuple(Bestellung(one.art, one.jahr, public, one.nur_offene) for one in papers for public in (False, True))


class Papierausgabe(QObject):
    """The button „Ausgeben …“ of a page (Strg+E) with the strip that says where the files lie.

    The page puts ``button`` into its header and ``saved`` below it; ``papers`` says what may be ordered now, each of
    which is offered in both versions.
    """

    def __init__(
        self, page: QWidget, context: Context, problem: Banner, papers: Callable[[], Sequence[Bestellung]]
    ) -> None:
        super().__init__(page)
        self._context = context
        self._papers = papers
        self._ways: tuple[Command, ...] = ()
        self.button = Button("Ausgeben …", "file-export")
        self.saved = Gespeichert()
        self.saved.hide()
        self.ausgabe = Berichtsausgabe(page, context, self.saved, problem)
        self.button.clicked.connect(self.offer)
        QShortcut(QKeySequence("Ctrl+E"), page).activated.connect(self.offer)

    def add_ways(self, ways: Sequence[Command]) -> None:
        """Offer these below the papers, such as forms that come back."""
        self._ways = tuple(ways)

    def command(self) -> Command:
        """The same for the palette."""
        return Command("Papier ausgeben …", self.offer, "Strg+E")

    @Slot()
    def offer(self) -> None:
        """Open the menu below the button, the inner versions first, where there is anything to order."""
        if not self.button.isHidden() and self._papers():
            self._open_menu()

    def _open_menu(self) -> None:
        menu = QMenu(self.button)
        menu.setAccessibleName("Papier ausgeben")
        for public in (False, True):
            if public:
                menu.addSeparator()
            for paper in self._papers():
                one = replace(paper, oeffentlich=public)
                menu.addAction(f"{one.name}, {one.fassung} …").triggered.connect(partial(self._order, one))
        if self._ways:
            menu.addSeparator()
        for way in self._ways:
            menu.addAction(way.label).triggered.connect(way.run)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
        menu.setActiveAction(menu.actions()[0])

    def _order(self, one: Bestellung, *_: object) -> None:
        self.ausgabe.order(one.auftrag(self._context))


def _targets(context: Context, one: Bestellung, formats: tuple[str, ...], target: Path) -> Sequence[Path]:
    from qmapp.reports.act.ausgabe import act_ziele

    return act_ziele(one.art, one.wunsch(), formats, target, stand=context.heute())


def _export(
    context: Context,
    one: Bestellung,
    formats: tuple[str, ...],
    target: Path,
    _: "Bogenauswahl | None",
    progress: Progress,
) -> Sequence[Path]:
    from qmapp.reports.act.ausgabe import export_act

    wunsch, stand = one.wunsch(), context.heute()
    return export_act(context.workspace, one.art, wunsch, formats, target, stand=stand, progress=progress)
