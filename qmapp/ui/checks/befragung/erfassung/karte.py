"""The card the sheet lies on: its number, who enters it, how far it is filled in."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from qmapp.ui.checks.befragung.erfassung.blatt import ENDE, Bogenblatt
from qmapp.ui.checks.befragung.erfassung.prueffeld import Prueffeld
from qmapp.ui.style import box, hbox, sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import show_if


class Bogenkarte(Card):
    """``numbered`` carries a number typed, ``named`` the name of who enters; Enter in either goes on to the rows."""

    numbered = Signal(object)
    named = Signal(object)

    def __init__(self) -> None:
        self.nummer = Prueffeld("Bogennummer", name="nummer")
        self.wer = Prueffeld("Zweite Erfassung durch", name="wer")
        self.blatt = Bogenblatt()
        self._heading = ("Bogen", "")
        sized(self.nummer, width=150)
        sized(self.wer, width=230)
        fields = box(hbox(self.wer, self.nummer, gap=12))
        super().__init__((self.blatt, 1), title="Bogen", subtitle=" ", right=fields, gap=6)
        # Beside the higher fields the two lines of the head stay together.
        self.title.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self.subtitle.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nummer.committed.connect(self.numbered)
        self.wer.committed.connect(self.named)
        for field in (self.nummer, self.wer):
            field.line.returnPressed.connect(self._on_return)
        self.blatt.changed.connect(self.show_progress)
        self.blatt.moved.connect(self.show_progress)

    def show_sheet(self, nummer: str, *, berichtigt: bool, zweite: bool, locked: bool) -> None:
        """Show what sheet is in hand; ``locked``: it can only be looked at."""
        if locked:
            self._heading = f"Bogen {nummer}", "nur zum Ansehen"
        elif berichtigt:
            self._heading = f"Bogen {nummer} berichtigen", "jede Änderung ist gleich gespeichert"
        else:
            self._heading = "Zweite Erfassung, verdeckt" if zweite else "Neuer Bogen", ""
        self.nummer.set_value(nummer)
        self.nummer.set_read_only(berichtigt or locked)
        show_if(self.wer, zweite and not locked)
        show_if(self.blatt.ende, not locked)
        # At the end of a sheet that stands Enter has nothing to save: it goes on.
        self.blatt.ende.set_text("beginnt den nächsten Bogen" if berichtigt else "speichert den Bogen")
        self.show_progress()

    def to_number(self) -> None:
        """Go to the number."""
        self.nummer.line.setFocus()
        self.nummer.line.selectAll()

    @Slot()
    def show_progress(self) -> None:
        """Say how many items are answered."""
        done, all_ = self.blatt.beantwortet()
        left = all_ - done
        words = f"{done} von {all_} beantwortet"
        if self.blatt.active() == ENDE and left:
            words += f", {left} ohne Angabe"
        title, more = self._heading
        self.set_title(title, " · ".join(part for part in (words, more) if part))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From the number the arrow goes down into the rows, as Enter does.
        if event.key() == Qt.Key.Key_Down and isinstance(self.focusWidget(), QLineEdit) and not event.modifiers():
            self.blatt.focus_target().setFocus()
            return
        super().keyPressEvent(event)

    def commit(self) -> bool:
        """Read number and name; False, with the focus on the one that is refused."""
        bad = [field for field in (self.nummer, self.wer) if field.isVisible() and not field.commit()]
        if bad:
            bad[0].line.setFocus()
        return not bad

    @Slot()
    def _on_return(self) -> None:
        if self.commit():
            self.blatt.start()
