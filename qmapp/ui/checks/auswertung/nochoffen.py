"""What still keeps a Prüfung from being submitted, each with the way to the file."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.freigabe.rows import Hindernis
from qmapp.german import integer
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Icon, Label, Rule

_MOST_SHOWN = 6
_LEAD = "Vorlegen lässt sich die Prüfung, wenn jede Akte geprüft oder als verloren gemeldet und nichts mehr offen ist."


class NochOffen(Dialog):
    """``chosen`` is the place the user wants to go to, None where the dialog was only read."""

    def __init__(self, parent: QWidget | None, found: Sequence[Hindernis]) -> None:
        self.chosen: Hindernis | None = None
        self.ways: list[Button] = []
        rows: list[QWidget] = []
        for hindernis in found[:_MOST_SHOWN]:
            rows += [Rule()] if rows else []
            rows.append(self._row(hindernis))
        if len(found) > _MOST_SHOWN:
            rows.append(Label(f"Dazu {integer(len(found) - _MOST_SHOWN)} weitere.", "small", "text2"))
        lead = Label(_LEAD, "body", "text2", wrap=True)
        super().__init__(parent, "Noch nicht bereit zur Freigabe", lead, vbox(*rows, gap=8), cancel="Schließen")
        self.setAccessibleDescription(" ".join([_LEAD, *(one.satz for one in found)]))
        (self.ways[0] if self.ways else self.cancel).setFocus()

    def _row(self, hindernis: Hindernis) -> QWidget:
        sign = box(vbox(Icon("alert-triangle", 18, "warn"), None, margin=(0, 1, 0, 0)))
        words = Label(hindernis.satz, "small", wrap=True)
        if hindernis.akte_id is None:
            return box(hbox(sign, (words, 1), gap=8))
        way = Button("Zur Akte", "arrow-right", "link")
        way.setAccessibleName(f"Zur Akte: {hindernis.satz}")
        way.clicked.connect(partial(self._choose, hindernis))
        self.ways.append(way)
        return box(hbox(sign, (words, 1), way, gap=8))

    def _choose(self, hindernis: Hindernis) -> None:
        self.chosen = hindernis
        self.accept()
