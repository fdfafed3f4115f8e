"""The strip above the points: which version to move to, and what the decisions come to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from qmapp.checks.katalog import Katalog
from qmapp.german import integer
from qmapp.ui.checks.katalogwechsel.worte import fassung
from qmapp.ui.checks.katalogwechsel.wortlaut import Folgen, Vorschau, Wortlaut
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.card import Card, Columns, KeyFigure
from qmapp.ui.widgets.select_field import SelectField


class Folgenleiste(Card):
    """``chosen`` carries the version chosen."""

    chosen = Signal(object)

    def __init__(self, wortlaut: Wortlaut) -> None:
        self._wortlaut = wortlaut
        self.ziel = SelectField("Wechseln zu", name="fassung")
        sized(self.ziel, min_width=264)
        self.stay = KeyFigure("Gelten weiter")
        self.aside = KeyFigure("Ins Archiv")
        self.new = KeyFigure(wortlaut.neue)
        self.reopened = KeyFigure(wortlaut.offene)
        figures = hbox(*((figure, 1) for figure in (self.stay, self.aside, self.new, self.reopened)), gap=18)
        middle = box(vbox(None, figures, None, gap=0))
        super().__init__(Columns((self.ziel, 2), (middle, 5), fold=680, gap=24), margin=(16, 10, 16, 10))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.ziel.committed.connect(self.chosen)

    def offer(self, ziele: Sequence[Katalog], chosen: Katalog) -> None:
        """Offer these versions."""
        self.ziel.set_choices([(katalog, fassung(katalog)) for katalog in ziele])
        self.ziel.set_value(chosen)

    def show_folgen(self, vorschau: Vorschau, come: Folgen) -> None:
        """Show what the decisions come to."""
        mapped = f" ({integer(come.zugeordnet)} zugeordnet)" if come.zugeordnet else ""
        self.stay.set(f"{integer(come.bleiben + come.zugeordnet)}{mapped}")
        self.aside.set(integer(come.beiseite))
        self.new.set(integer(sum(1 for row in vorschau.punkte if row.alt is None)))
        self.reopened.set(integer(self._wortlaut.offen(come)))
