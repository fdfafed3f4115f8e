"""Who assesses: one of the team, with how far each is and nothing of what they have answered."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from qmapp.checks.qcheck.rows import Fortschritt
from qmapp.german import integer
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.signs import KeyCap

_LEAD = (
    "Jede Person bewertet für sich. Was die anderen geantwortet haben, steht erst in der Konsensrunde; bis dahin "
    "zeigt Q-Check nur, wie weit sie sind."
)


class Personenwahl(Card):
    """``chosen`` carries the name; the page hands digits to :meth:`press_key`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        self.buttons: list[Button] = []
        self._names: tuple[str, ...] = ()
        self._rows = vbox(gap=8)
        heading = Label("Wer bewertet?", "h2")
        super().__init__(heading, Label(_LEAD, "body", "text2", wrap=True), self._rows, None, gap=12, margin=24)
        self.setAccessibleName("Wer bewertet?")

    def show_team(self, stand: Sequence[Fortschritt]) -> None:
        """Offer everybody of the team."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons, self._names = [], tuple(one.bewerter for one in stand)
        for place, one in enumerate(stand, start=1):
            button = sized(Button(one.bewerter, "user"), min_width=180)
            count = f"{integer(one.beantwortet)} von {integer(one.fragen)} bewertet"
            button.setAccessibleDescription(count)
            button.clicked.connect(partial(self.chosen.emit, one.bewerter))
            cap = KeyCap(str(place))
            row = box(hbox(cap, button, Label(count, "small", "text2"), None, gap=10))
            self._rows.addWidget(row)
            show_if(cap, place <= 9)
            self.buttons.append(button)

    def press_key(self, key: str) -> bool:
        """Choose the person with this digit; False if there is none."""
        place = int(key) - 1 if key in "123456789" else -1
        if not 0 <= place < len(self._names):
            return False
        self.chosen.emit(self._names[place])
        return True
