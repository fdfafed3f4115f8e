"""The sheet in hand: begun, kept while it is filled in, finished; or one entered before, changed where it stands."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qmapp.checks import befragung as door
from qmapp.checks.befragung import stapel
from qmapp.checks.befragung.rows import Bogen
from qmapp.errors import UserError
from qmapp.ui.checks.befragung.erfassung.fragen import Fragen
from qmapp.ui.context import Context
from qmapp.ui.widgets.fields import COMMIT_AFTER_MS


class Arbeit(QObject):
    """``loaded``: another sheet is in hand; ``refused`` carries the UserError to show.

    What is answered is kept after two seconds at the latest and whenever the page is left: of a new sheet as a begun
    one, of a sheet entered before on the sheet itself.
    """

    loaded = Signal()
    refused = Signal(object)

    def __init__(self, page: QObject, context: Context, fragen: Fragen) -> None:
        super().__init__(page)
        self._context, self._fragen = context, fragen
        self.befragung_id: UUID | None = None
        self.erfassung = 1
        self.nummer = ""
        self.wer = context.wer
        self._entwurf: UUID | None = None
        self._bogen: UUID | None = None
        self._begun: frozenset[UUID] = frozenset()
        self._touched = self._busy = self._counted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(COMMIT_AFTER_MS)
        self._timer.timeout.connect(self.hold)

    def berichtigt(self) -> bool:
        """Whether the sheet in hand was entered before."""
        return self._bogen is not None

    def open(self, befragung_id: UUID, erfassung: int) -> None:
        """Take up an entry: the sheet begun last, else a new one."""
        if (befragung_id, erfassung) == (self.befragung_id, self.erfassung):
            return
        self.hold()
        self.befragung_id, self.erfassung = befragung_id, erfassung
        self._put_away()
        begun = self._context.read(door.begonnene, befragung_id, erfassung)
        self._begun = frozenset(one.id for one in begun)
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
        self.nummer = nummer or self._context.read(stapel.stapel, self.befragung_id, self.erfassung).naechste
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
            if found is not None and found.id not in (self._bogen, self._entwurf):
                return found
        return None

    def set_nummer(self, nummer: str) -> None:
        """Give the new sheet in hand another number."""
        if nummer != self.nummer and not self.berichtigt():
            self.nummer, self._counted = nummer, False
            if self._touched or self._entwurf is not None:
                self.touch()

    @Slot()
    def touch(self) -> None:
        """Something was answered."""
        self._touched = True
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def hold(self) -> bool:
        """Keep what has been answered since it was kept last; False where it was refused."""
        self._timer.stop()
        if not self._touched or self.befragung_id is None:
            return True
        try:
            self._keep(self.befragung_id)
        except UserError as error:
            self.refused.emit(error)
            return False
        self._touched = False
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
        if not self.hold() or not (self.berichtigt() or self._finish(self.befragung_id)):
            return False
        self.new()
        return True

    def delete(self, bogen_id: UUID, nummer: str) -> None:
        """Delete a sheet without asking; the message offers to undo it."""
        if bogen_id in (self._entwurf, self._bogen):
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
        if self._busy or self.befragung_id is None:
            return
        begun = self._context.read(door.begonnene, self.befragung_id, self.erfassung)
        back = [one for one in begun if one.id not in self._begun]
        self._begun = frozenset(one.id for one in begun)
        if self._touched:
            return
        same = next((one for one in begun if one.id == self._entwurf), None)
        if self._bogen is not None:
            same = self._context.read(stapel.bogen, self.befragung_id, self.nummer, self.erfassung)
        if same is not None:
            self._show(same)
        elif back:
            self.load(back[0])
        elif self._bogen is not None or self._entwurf is not None or self._counted:
            self.new()

    def _show(self, bogen: Bogen) -> None:
        self._put_away()
        if bogen.erfassung < 0:
            self._entwurf = bogen.id
        else:
            self._bogen = bogen.id
        self.nummer = bogen.nummer
        self._fragen.show_answers(bogen.werte, bogen.angaben, bogen.texte)

    def _put_away(self) -> None:
        self._timer.stop()
        self._touched = False
        self._entwurf = self._bogen = None

    def _keep(self, befragung_id: UUID) -> None:
        told, perform = self._antworten(), self._context.perform
        self._busy = True
        try:
            if self._bogen is not None:
                perform(f"Bogen {self.nummer} berichtigen", door.update_bogen, self._bogen, **told)
            else:
                label, place = f"Bogen {self.nummer} beginnen", self._place()
                kept = perform(label, door.hold_entwurf, befragung_id, self.nummer, **told, **place)
                self._entwurf = kept
                self._begun |= {kept}
        finally:
            self._busy = False

    def _finish(self, befragung_id: UUID) -> bool:
        told, label = self._antworten(), f"Bogen {self.nummer} speichern"
        self._busy = True
        try:
            self._context.perform(label, door.finish_bogen, befragung_id, self.nummer, **told, **self._place())
        except UserError as error:
            self.refused.emit(error)
            return False
        finally:
            self._busy = False
        self._begun -= {self._entwurf}
        self._put_away()
        return True

    def _antworten(self) -> dict[str, Any]:
        return {
            "werte": self._fragen.werte(),
            "angaben": self._fragen.angaben(),
            "texte": self._fragen.texte(),
            "jetzt": self._context.jetzt(),
            "wer": self.wer,
        }

    def _place(self) -> dict[str, Any]:
        return {"erfassung": self.erfassung, "entwurf_id": self._entwurf}
