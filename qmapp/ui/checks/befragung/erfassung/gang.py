"""Going through a pile: a sheet finished, the next one begun, one looked for, a number that is taken."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from qmapp.checks.befragung import stapel
from qmapp.checks.befragung.rows import Befragung, Stapelbogen
from qmapp.eingabe import same_person
from qmapp.errors import UserError
from qmapp.ui.checks.befragung.erfassung.arbeit import Arbeit
from qmapp.ui.checks.befragung.erfassung.flaeche import Durchgang, Flaeche
from qmapp.ui.context import Context
from qmapp.ui.widgets.fields import show_at_field
from qmapp.ui.widgets.messages import announce


class Erfassungsgang(QObject):
    """Belongs to a page; ``head`` is the Befragung in hand, ``locked``: its sheets can only be looked at."""

    def __init__(self, page: QObject, context: Context, arbeit: Arbeit, flaeche: Flaeche) -> None:
        super().__init__(page)
        self._context, self.arbeit, self._flaeche = context, arbeit, flaeche
        self._karte, self._stapel = flaeche.karte, flaeche.stapel
        self.head: Befragung | None = None
        self.locked: bool | None = None
        self._saving = False
        blatt = self._karte.blatt
        blatt.finished.connect(self.save)
        blatt.changed.connect(arbeit.touch)
        blatt.fragen.decided.connect(self._on_decided)
        arbeit.loaded.connect(self.show_sheet)
        arbeit.refused.connect(self._refused)
        arbeit.held.connect(self.refresh_pile)
        self._karte.numbered.connect(self._on_number)
        self._karte.named.connect(self._on_name)
        self._stapel.opened.connect(self.open_sheet)
        self._stapel.removed.connect(self._on_removed)
        flaeche.collision.connect(self.open_sheet)
        self._karte.nummer.check = self._check_number
        self._karte.wer.check = self._check_name
        self._stapel.search.check = self._check_search

    @Slot()
    def save(self) -> None:
        """Finish the sheet and take up the next; first what waits for a decision in a free text."""
        if self.head is None or self._flaeche.durchgang() is Durchgang.VERGLEICH:
            return
        waiting = self._karte.blatt.fragen.offener_text()
        self._saving = waiting is not None
        if waiting is not None:
            self._karte.blatt.fragen.reveal(waiting)
            waiting.ask()
            return
        if not self._karte.commit():
            return
        number = self.arbeit.nummer
        if self.arbeit.save():
            announce(self._flaeche, f"Bogen {number} gespeichert. Bogen {self.arbeit.nummer}.")
            self.refresh_pile()
            self._karte.blatt.start()

    @Slot()
    def new(self) -> None:
        """Keep what is begun and take up a new sheet."""
        self.arbeit.new()
        self.refresh_pile()
        self._karte.blatt.start()

    @Slot(str)
    def open_sheet(self, nummer: str) -> None:
        """Take up the sheet of this number, begun or entered before."""
        found = self.arbeit.find(nummer)
        if found is not None:
            self.arbeit.load(found)
            self.refresh_pile()
        self._karte.blatt.start()

    def show_last(self) -> None:
        """Take up the sheet entered last: where none can be begun, there is something to look at."""
        assert self.head is not None
        last = self._context.read(stapel.stapel, self.head.id, self.arbeit.erfassung).letzte
        found = self.arbeit.find(last[0].nummer) if last and not self.arbeit.berichtigt() else None
        if found is not None:
            self.arbeit.load(found)

    @Slot()
    def refresh_pile(self) -> None:
        """Count the pile again."""
        if self.head is not None:
            pile = self._context.read(stapel.stapel, self.head.id, self.arbeit.erfassung)
            self._stapel.show_stapel(pile, self.head.ausgegeben, zweite=self.arbeit.erfassung == 2)

    @Slot()
    def show_sheet(self) -> None:
        """Show the sheet in hand from its first open item."""
        zweite = self.arbeit.erfassung == 2
        self._karte.show_sheet(
            self.arbeit.nummer, berichtigt=self.arbeit.berichtigt(), zweite=zweite, locked=bool(self.locked)
        )
        self._flaeche.say_collision("", "")
        if zweite:
            self._karte.wer.set_value(self.arbeit.zweite_durch)
            self._check_turn()
        focused = QApplication.focusWidget()
        self._karte.blatt.start(focus=focused is not None and self._karte.blatt.isAncestorOf(focused))

    @Slot(object)
    def _on_number(self, nummer: str) -> None:
        self._flaeche.say_collision("", "")
        if self.arbeit.find(nummer) is None:
            self.arbeit.set_nummer(nummer)
        self._check_turn()

    def _check_search(self, nummer: str) -> str:
        """Why no sheet of this number can be opened."""
        known = not nummer or nummer == self.arbeit.nummer or self.arbeit.find(nummer) is not None
        return "" if known else f"Bogen {nummer} ist noch nicht erfasst."

    def _check_number(self, nummer: str) -> str:
        """Why a sheet may not have this number."""
        if self.arbeit.berichtigt():
            return ""
        found = self.arbeit.find(nummer)
        if found is not None:
            begun = found.erfassung < 0
            self._flaeche.say_collision(nummer, "Bogen fortsetzen" if begun else "Bogen öffnen")
            return f"Bogen {nummer} ist schon {'begonnen' if begun else 'erfasst'}."
        if self.arbeit.erfassung == 2 and nummer and self._erste_durch(nummer) is None:
            return f"Bogen {nummer} ist noch kein erstes Mal erfasst."
        return ""

    @Slot(object)
    def _on_name(self, name: str) -> None:
        self.arbeit.zweite_durch = name

    def _check_name(self, name: str) -> str:
        """Why somebody may not enter this sheet a second time; said before it is filled in."""
        if self.arbeit.erfassung != 2 or self.arbeit.berichtigt():
            return ""
        if not name:
            return "Bitte tragen Sie ein, wer zum zweiten Mal erfasst."
        same = same_person(self._erste_durch(self.arbeit.nummer) or "", name)
        return f"{name} hat diesen Bogen schon einmal erfasst." if same else ""

    def _erste_durch(self, nummer: str) -> str | None:
        """Who entered a sheet first; None where nobody has."""
        assert self.head is not None
        found = self._context.read(stapel.bogen, self.head.id, nummer, 1)
        return None if found is None else found.wer

    def _check_turn(self) -> None:
        if self.arbeit.erfassung == 2:
            self._karte.nummer.set_error(self._check_number(self.arbeit.nummer))
            self._karte.wer.set_error(self._check_name(self._karte.wer.value()))

    @Slot()
    def _on_decided(self) -> None:
        if self._saving:
            self.save()

    @Slot(object)
    def _on_removed(self, row: Stapelbogen) -> None:
        self.arbeit.delete(row.id, row.nummer)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, (self._karte.nummer, self._karte.wer)):
            self._context.tell_error(error)
