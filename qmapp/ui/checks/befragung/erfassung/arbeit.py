"""The sheet in hand: begun, kept while it is filled in, finished; or one entered before, changed where it stands."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qmapp.checks import befragung as door
from qmapp.checks.befragung import stapel
from qmapp.checks.befragung.rows import Bogen
from qmapp.errors import UserError
from qmapp.ui.checks.befragung.erfassung.ablage import Ablage
from qmapp.ui.checks.befragung.erfassung.fragen import Fragen
from qmapp.ui.context import Context
from qmapp.ui.widgets.fields import COMMIT_AFTER_MS


class Arbeit(QObject):
    """``loaded``: another sheet is in hand; ``refused`` carries the UserError to show, ``held``: kept in passing.

    What is answered is kept after two seconds at the latest and whenever the page is left: of a new sheet as a begun
    one, of a sheet entered before on the sheet itself.
    """

    loaded = Signal()
    refused = Signal(object)
    held = Signal()

    def __init__(self, page: QObject, context: Context, fragen: Fragen) -> None:
        super().__init__(page)
        self._context, self._fragen = context, fragen
        self.befragung_id: UUID | None = None
        self.erfassung = 1
        self.nummer = ""
        #: Who enters a second time, another than who entered first.
        self.zweite_durch = context.wer
        self._ablage = Ablage(context)
        self._touched = self._counted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_AFTER_MS)
        self._timer.timeout.connect(self._on_time)

    def busy(self) -> bool:
        """Whether a step of its own is being taken, after which it says itself what has changed."""
        return self._ablage.busy

    def berichtigt(self) -> bool:
        """Whether the sheet in hand was entered before."""
        return self._ablage.bogen is not None

    def open(self, befragung_id: UUID, erfassung: int) -> None:
        """Take up an entry: the sheet begun last, else a new one."""
        if (befragung_id, erfassung) == (self.befragung_id, self.erfassung):
            return
        self.hold()
        self.befragung_id, self.erfassung = befragung_id, erfassung
        self._put_away()
        begun = self._context.read(door.begonnene, befragung_id, erfassung)
        self._ablage.begun = frozenset(one.id for one in begun)
        if begun:
            self.load(begun[0])
        else:
            self.new()

    def new(self, nummer: str = "") -> None:
        """Take up a new sheet, under the number that comes next unless told otherwise."""
        if self.befragung_id is None or not self.hold():
            return
        self._put_away()
        self._counted = not nummer
        place = (self.befragung_id, self.erfassung)
        self.nummer = nummer or self._context.read(stapel.naechste_nummer, *place)
        self._fragen.show_answers({}, {}, {})
        self.loaded.emit()

    def load(self, bogen: Bogen) -> None:
        """Take up a sheet that is begun or was entered before."""
        if not self.hold():
            return
        self._show(bogen)
        self.loaded.emit()

    def find(self, nummer: str) -> Bogen | None:
        """The sheet of this number in the entry in hand, finished or begun; not the one in hand."""
        assert self.befragung_id is not None
        for erfassung in (self.erfassung, -self.erfassung):
            found = self._context.read(stapel.bogen, self.befragung_id, nummer, erfassung)
            if found is not None and found.id not in (self._ablage.bogen, self._ablage.entwurf):
                return found
        return None

    def set_nummer(self, nummer: str) -> None:
        """Give the new sheet in hand another number."""
        if nummer != self.nummer and not self.berichtigt():
            self.nummer, self._counted = nummer, False
            if self._touched or self._ablage.entwurf is not None:
                self.touch()

    @Slot()
    def touch(self) -> None:
        """Something was answered."""
        self._touched = True
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def hold(self, *, passing: bool = False) -> bool:
        """Keep what has been answered since it was kept last; False where it was refused.

        In ``passing`` a free text that is being typed is left for later.
        """
        self._timer.stop()
        if not self._touched or self.befragung_id is None:
            return True
        try:
            self._ablage.keep(self.befragung_id, self.nummer, self.erfassung, self._antworten(passing))
        except UserError as error:
            self.refused.emit(error)
            return False
        self._touched = passing and self._fragen.texte() != self._fragen.texte(passing=True)
        return True

    def save(self) -> bool:
        """Finish the sheet in hand and take up the next; False where it was refused."""
        if self.befragung_id is None:
            return False
        if not self.berichtigt():
            if not self.nummer:
                self.refused.emit(UserError("Die Bogennummer fehlt.", field="nummer"))
                return False
            # Kept first: who takes the step back has the begun sheet before them again.
            self._touched = True
        if not self.hold():
            return False
        if not self.berichtigt():
            try:
                self._ablage.finish(self.befragung_id, self.nummer, self.erfassung, self._antworten())
            except UserError as error:
                self.refused.emit(error)
                return False
        self.new()
        return True

    def delete(self, bogen_id: UUID, nummer: str) -> None:
        """Delete a sheet without asking; the message offers to undo it."""
        if bogen_id in (self._ablage.entwurf, self._ablage.bogen):
            self._touched = False
            self._timer.stop()
        try:
            self._context.perform(f"Bogen {nummer} löschen", door.delete_bogen, bogen_id)
        except UserError as error:
            self.refused.emit(error)
            return
        self._context.tell(f"Bogen {nummer} gelöscht.", undo=True)

    def reload(self) -> None:
        """Look at the sheet in hand again after a step, which may have been taken back."""
        if self._ablage.busy or self.befragung_id is None:
            return
        begun = self._context.read(door.begonnene, self.befragung_id, self.erfassung)
        back = [one for one in begun if one.id not in self._ablage.begun]
        self._ablage.begun = frozenset(one.id for one in begun)
        if self._touched:
            return
        same = next((one for one in begun if one.id == self._ablage.entwurf), None)
        if self._ablage.bogen is not None:
            same = self._context.read(stapel.bogen, self.befragung_id, self.nummer, self.erfassung)
        if same is not None:
            self._show(same)
        elif back:
            self.load(back[0])
        elif self._ablage.bogen is not None or self._ablage.entwurf is not None or self._counted:
            self.new()

    @Slot()
    def _on_time(self) -> None:
        if self.hold(passing=True):
            self.held.emit()

    def _show(self, bogen: Bogen) -> None:
        self._put_away()
        self._ablage.take(bogen)
        self.nummer = bogen.nummer
        self._fragen.show_answers(bogen.werte, bogen.angaben, bogen.texte)

    def _put_away(self) -> None:
        self._timer.stop()
        self._touched = False
        self._ablage.put_away()

    def _antworten(self, passing: bool = False) -> dict[str, Any]:
        return {
            "werte": self._fragen.werte(),
            "angaben": self._fragen.angaben(),
            "texte": self._fragen.texte(passing=passing),
            "jetzt": self._context.jetzt(),
            "wer": self.zweite_durch if self.erfassung == 2 else self._context.wer,
        }
