"""What still keeps a Prüfung or a Q-Check from being submitted, each with the way there."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from qmapp.german import integer
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Icon, Label, Rule

_MOST_SHOWN = 6


class Hindernis(Protocol):
    """Something in the way, as a sentence."""

    @property
    def satz(self) -> str: ...


H = TypeVar("H", bound=Hindernis)


class NochOffen(Dialog, Generic[H]):
    """``chosen`` is the place the user wants to go to, None where the dialog was only read.

    ``way`` names the button that leads to a place, "" where there is none to go to.
    """

    def __init__(self, parent: QWidget | None, lead: str, found: Sequence[H], way: Callable[[H], str]) -> None:
        self.chosen: H | None = None
        self.ways: list[Button] = []
        self._way = way
        rows: list[QWidget] = []
        for hindernis in found[:_MOST_SHOWN]:
            rows += [Rule()] if rows else []
            rows.append(self._row(hindernis))
        if len(found) > _MOST_SHOWN:
            rows.append(Label(f"Dazu {integer(len(found) - _MOST_SHOWN)} weitere.", "small", "text2"))
        words = Label(lead, "body", "text2", wrap=True)
        super().__init__(parent, "Noch nicht bereit zur Freigabe", words, vbox(*rows, gap=8), cancel="Schließen")
        self.setAccessibleDescription(" ".join([lead, *(one.satz for one in found)]))
        (self.ways[0] if self.ways else self.cancel).setFocus()

    def _row(self, hindernis: H) -> QWidget:
        sign = box(vbox(Icon("alert-triangle", 18, "warn"), None, margin=(0, 1, 0, 0)))
        words = Label(hindernis.satz, "small", wrap=True)
        there = self._way(hindernis)
        if not there:
            return box(hbox(sign, (words, 1), gap=8))
        way = Button(there, "arrow-right", "link")
        way.setAccessibleName(f"{there}: {hindernis.satz}")
        way.clicked.connect(partial(self._choose, hindernis))
        self.ways.append(way)
        return box(hbox(sign, (words, 1), way, gap=8))

    def _choose(self, hindernis: H) -> None:
        self.chosen = hindernis
        self.accept()
