"""What goes out of the page: its papers, and the form for those who answer in Word, which comes back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from qmapp.ui.act.papiere import MANAGEMENT_RESPONSE, UMSETZUNGSBERICHT, Bestellung, Papierausgabe
from qmapp.ui.act.rueckgabe.wege import Rueckgabewege
from qmapp.ui.context import Context
from qmapp.ui.pages import Command
from qmapp.ui.widgets.card import Banner


class Antwortausgabe(Papierausgabe):
    """``jahr`` says which year is shown, None for all."""

    def __init__(self, page: QWidget, context: Context, problem: Banner, jahr: Callable[[], int | None]) -> None:
        super().__init__(page, context, problem, self._offered)
        self._jahr = jahr
        self.rueckgabe = Rueckgabewege(page, context, self.ausgabe, problem, jahr)
        self.add_ways(self.rueckgabe.form_commands())

    def commands(self) -> tuple[Command, ...]:
        """All of it for the palette."""
        return (self.command(), *self.rueckgabe.form_commands())

    def _offered(self) -> tuple[Bestellung, ...]:
        return Bestellung(MANAGEMENT_RESPONSE, self._jahr()), Bestellung(UMSETZUNGSBERICHT)
