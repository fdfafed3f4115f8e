"""The strip that says what runs on the catalogue in hand."""

from qmapp.checks.katalog import KatalogZeile, Verwendung
from qmapp.ui.checks.katalog.abfragen import VERWENDUNG
from qmapp.ui.checks.katalog.worte import used_in
from qmapp.ui.context import Context
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if


class Verwendungsstreifen(Banner):
    """Not there while nothing runs on any version of the catalogue."""

    def __init__(self, context: Context) -> None:
        super().__init__("info")
        self._context = context
        self.running: tuple[Verwendung, ...] = ()
        self.hide()

    def show_row(self, row: KatalogZeile, *, hidden: bool) -> None:
        """Read what runs, and say it unless ``hidden``."""
        uses = self._context.read(VERWENDUNG[row.art], row.code)
        self.running = tuple(use for use in uses if use.laeuft)
        if self.running:
            self.set("info", *used_in(row.art, self.running))
        show_if(self, bool(self.running) and not hidden)
