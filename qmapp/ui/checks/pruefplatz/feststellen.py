"""F: what was found at the Prüfpunkt in hand becomes a Feststellung, or one more example of it."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from qmapp.act import feststellung as fest
from qmapp.checks.aktenpruefung.rows import Aktenart
from qmapp.ui.checks.pruefplatz.ablauf import Ablauf
from qmapp.ui.checks.pruefplatz.arbeit import Arbeit
from qmapp.ui.pages import Command


class Feststellen(QObject):
    """Belongs to the page; the work goes on at the same Prüfpunkt."""

    def __init__(self, arbeit: Arbeit, ablauf: Ablauf, parent: QObject) -> None:
        super().__init__(parent)
        self._arbeit = arbeit
        self._ablauf = ablauf

    def commands(self) -> tuple[Command, ...]:
        """For the command palette."""
        antwort = self._ablauf.active()
        if antwort is None or antwort.ergebnis is None:
            return ()
        return (Command(f"Prüfpunkt {antwort.punkt.nummer} als Feststellung festhalten", self.hold, "F"),)

    @Slot()
    def hold(self) -> None:
        """Hold the answer in hand; what is typed is saved before, so that its words are taken over."""
        akte, antwort = self._arbeit.akte, self._ablauf.active()
        context = self._arbeit.context
        if akte is None or antwort is None:
            return
        if akte.art is Aktenart.ZWEIT:
            context.tell("Feststellungen entstehen aus der Erstprüfung.", tone="info")
            return
        if not self._ablauf.save():
            return
        known = context.read(fest.zu_antwort, akte.id, antwort.punkt.code)
        command = partial(fest.from_antwort, heute=context.heute(), jetzt=context.jetzt(), wer=context.wer)
        held = context.act("Als Feststellung festgehalten", command, akte.id, antwort.punkt.code)
        if held is None:
            return
        row = context.read(fest.feststellung, held[0]).zeile
        if known is not None:
            context.tell(f"{row.kennung} nennt diese Akte schon.", tone="info")
        elif held[1]:
            context.tell(f"{row.kennung} „{row.titel}“ festgehalten.", undo=True)
        else:
            context.tell(f"{row.kennung} „{row.titel}“: jetzt {row.akten} Akten.", undo=True)
