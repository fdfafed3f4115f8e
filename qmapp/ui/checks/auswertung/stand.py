"""The strip above the result: preliminary, or ready to be closed."""

from qmapp.checks.aktenpruefung.rows import Auswertung
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.labels import show_if


class Stand(Banner):
    """Hidden for a Prüfung that is closed; ``acted`` asks to close one that is finished."""

    def __init__(self) -> None:
        super().__init__("warn", " ")

    def show_result(self, result: Auswertung, *, writable: bool) -> None:
        """Say how far the Prüfung is."""
        finished = not result.vorlaeufig and result.pruefung.abgeschlossen_am is None
        show_if(self, result.vorlaeufig or finished)
        if result.vorlaeufig:
            self.set("warn", *worte.vorlaeufig(result))
        elif finished:
            self.set("info", *worte.fertig(result), action="Prüfung abschließen" if writable else "")
