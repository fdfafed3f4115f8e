"""What stands here before there is a result, and the way to it."""

from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, EmptyState


class Leerstand(Card):
    """Before the draw it leads to the planning, after it to the Prüfplatz."""

    def __init__(self) -> None:
        self.go = Button("Stichprobe planen", "target-arrow", "primary")
        self._state = EmptyState("chart-histogram", " ", " ", self.go)
        super().__init__(self._state)

    def show_state(self, *, drawn: bool) -> None:
        """Say what is needed next."""
        if drawn:
            self._state.set(
                "Noch keine Akte geprüft",
                "Sobald die erste Akte abgeschlossen ist, steht hier der Zwischenstand. Das Ergebnis steht fest, wenn "
                "alle Akten geprüft sind.",
            )
        else:
            self._state.set(
                "Noch keine Stichprobe gezogen",
                "Hier steht nach der Prüfung, wie viele Akten einen Mangel haben und was das für alle Akten heißt. "
                "Dafür brauchen Sie eine gezogene Stichprobe.",
            )
        self.go.set_text("Akten prüfen" if drawn else "Stichprobe planen")
        self.go.set_icon("list-check" if drawn else "target-arrow")

    def words(self) -> str:
        """What it says."""
        return self._state.accessibleName()
