"""The strip that signs a Q-Check off: what is missing, submit, take back, release and seal, check the seal."""

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget

from qmapp.checks import qcheck as door
from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.abschluss import Hindernis
from qmapp.checks.qcheck.rows import QCheck
from qmapp.checks.qcheck.siegelprobe import Siegelprobe, siegelprobe
from qmapp.errors import UserError
from qmapp.german import day, integer
from qmapp.progress import Progress
from qmapp.ui.checks.freigeben import Freigeben
from qmapp.ui.checks.nochoffen import NochOffen
from qmapp.ui.checks.qcheck.siegelbild import Siegelbild
from qmapp.ui.context import Context
from qmapp.ui.pages import Command
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import confirm
from qmapp.ui.widgets.labels import show_if

if TYPE_CHECKING:
    from qmapp.workspace import Workspace

ASSESS_KEY, AGREE_KEY = "qcheck.bewertung", "qcheck.konsens"
_LEAD_OPEN = "Vorlegen lässt sich der Q-Check, wenn jede Frage bewertet ist und keine Bemerkung mehr fehlt."
_LEAD_SUBMIT = (
    "Danach ändert sich an Bewertungen, Bemerkungen und Nachweisen nichts, bis eine zweite Person den Q-Check freigibt "
    "oder Sie ihn zurückholen."
)
_LEAD_RELEASE = (
    "Mit der Freigabe ist der Q-Check abgeschlossen: Bewertungen, Bemerkungen und Nachweise sind gesperrt, und ein "
    "Siegel hält fest, was freigegeben wurde."
)


class Abschluss(Banner):
    """Belongs to a page, which calls :meth:`show_qcheck` whenever it reads; the commands change what is shown itself.

    It has one button for the next step and, while a release is awaited, one that takes the Q-Check back.
    """

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__()
        self._page, self._context = page, context
        self._head: QCheck | None = None
        self._found: tuple[Hindernis, ...] = ()
        self.back = Button("Zurückholen", "arrow-back-up", "link")
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.count() - 1, self.back)
        self.acted.connect(self.act)
        self.back.clicked.connect(self.take_back)
        self.hide()

    def show_qcheck(self, qcheck_id: UUID) -> None:
        """Read how far the sign-off is and say it; raises UserError where the Q-Check is gone."""
        head = self._head = self._context.read(door.qcheck, qcheck_id)
        self._found = self._context.read(door.hindernisse, qcheck_id) if head.offen else ()
        may = not self._context.workspace.read_only
        if head.versiegelt_am is not None:
            self.set("ok", *_sealed(head, day(head.versiegelt_am)), "Siegel prüfen")
        elif head.vorgelegt_am is not None:
            words = f"Liegt zur Freigabe vor: {head.vorgelegt_durch}, {day(head.vorgelegt_am)}."
            more = "Freigeben kann eine andere Person. Bis dahin ändert sich an den Bewertungen nichts."
            self.set("warn", words, more, "Freigeben …" if may else "")
        elif self._found:
            self.set("warn", _missing(self._found), self._found[0].satz, "Was noch fehlt")
        else:
            more = "Eine zweite Person gibt den Q-Check frei; dann steht das Ergebnis fest."
            self.set("info", "Jede Frage ist bewertet und begründet.", more, "Zur Freigabe vorlegen" if may else "")
        show_if(self.back, may and head.versiegelt_am is None and head.vorgelegt_am is not None)
        show_if(self, True)

    def commands(self) -> tuple[Command, ...]:
        """What the command palette offers of the sign-off; nothing while the strip is hidden."""
        head = self._head
        if head is None or self.isHidden() or self._context.workspace.read_only:
            return ()
        if head.versiegelt_am is not None:
            return (Command("Siegel prüfen", self.verify),)
        if head.vorgelegt_am is not None:
            return (
                Command("Freigeben und versiegeln …", self.act),
                Command("Q-Check zurückholen", self.take_back),
            )
        return (Command("Zur Freigabe vorlegen", self.act),)

    @Slot()
    def act(self) -> None:
        """The next step: what is missing, submit, release, or look whether the seal holds."""
        head = self._head
        if head is None:
            return
        if head.versiegelt_am is not None:
            self.verify()
        elif head.vorgelegt_am is not None:
            self._release(head)
        elif self._found:
            self._show_missing(head)
        else:
            self._submit(head)

    @Slot()
    def take_back(self) -> None:
        """Take the submitted Q-Check back so that answers may change again."""
        head = self._head
        if head is None:
            return
        try:
            self._context.perform("Q-Check zurückgeholt", door.take_back, head.id)
        except UserError as error:
            self._context.tell_error(error)
            return
        self._context.tell(f"{head.kennung} zurückgeholt.", undo=True)
        self._follow()

    def verify(self) -> None:
        """Check the seal in the worker, then say whether it holds."""
        if self._head is not None:
            work = partial(_checked, self._context.workspace, self._head.id)
            self._context.run(work, self._on_checked, label="Siegel wird geprüft")

    def _submit(self, head: QCheck) -> None:
        found = self._context.read(door.ergebnis, head.id).gesamt
        unclear = integer(found.nicht_beurteilbar)
        facts = [("Erfüllungsgrad", worte.bruch(found)), ("Nicht beurteilbar", unclear)]
        words = "Zur Freigabe vorlegen"
        if not confirm(self._page, words, _LEAD_SUBMIT, facts, action=words, icon="lock"):
            return
        told: dict[str, Any] = {"heute": self._context.heute(), "wer": self._context.wer}
        try:
            self._context.perform("Q-Check zur Freigabe vorgelegt", partial(door.submit_qcheck, **told), head.id)
        except UserError as error:
            self._context.tell_error(error)
            return
        self._context.tell(f"{head.kennung} zur Freigabe vorgelegt.", undo=True)
        self._follow()

    def _release(self, head: QCheck) -> None:
        act = partial(self._do_release, head)
        dialog = Freigeben(self._page, _LEAD_RELEASE, head.vorgelegt_durch, act, back="Zurückholen")
        agreed, back = _shown(dialog), dialog.send_back
        dialog.deleteLater()
        if agreed:
            # Like the draw of a sample: what is sealed is not undone.
            self._context.workspace.settle()
            self._context.tell(f"{head.kennung} freigegeben und versiegelt.")
            self._follow()
        elif back:
            self.take_back()

    def _do_release(self, head: QCheck, wer: str) -> None:
        anchor = self._context.workspace.anchor()
        told: dict[str, Any] = {"anker": f"{anchor.nr}:{anchor.hash}", "heute": self._context.heute(), "wer": wer}
        self._context.perform("Q-Check freigegeben und versiegelt", partial(door.release_qcheck, **told), head.id)

    def _show_missing(self, head: QCheck) -> None:
        dialog = NochOffen(self._page, _LEAD_OPEN, self._found, _way)
        _shown(dialog)
        place = dialog.chosen
        dialog.deleteLater()
        if place is not None:
            self._context.navigate(ASSESS_KEY if head.gemeinsam else AGREE_KEY, head.id, place.code)

    def _follow(self) -> None:
        """A page that does not listen to the table of Q-Checks shows the step all the same."""
        if self._head is not None:
            self.show_qcheck(self._head.id)

    @Slot(object)
    def _on_checked(self, found: Siegelprobe) -> None:
        dialog = Siegelbild(self._page, found)
        _shown(dialog)
        dialog.deleteLater()


def _sealed(head: QCheck, when: str) -> tuple[str, str]:
    words = f"Freigegeben und versiegelt am {when} von {head.versiegelt_durch}, vorgelegt von {head.vorgelegt_durch}."
    short = head.siegel.partition(":")[2][:12]
    return words, f"Siegel {short} …, Anker Nr. {head.anker.partition(':')[0]}."


def _missing(found: tuple[Hindernis, ...]) -> str:
    count = "1 Punkt" if len(found) == 1 else f"{integer(len(found))} Punkte"
    return f"Noch nicht bereit zur Freigabe: {count} offen."


def _way(place: Hindernis) -> str:
    return "Zur Frage" if place.code else ""


def _shown(dialog: QDialog) -> bool:
    """Show a dialog; the focus returns to where it was."""
    before = QApplication.focusWidget()
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    if before is not None:
        before.setFocus()
    return agreed


def _checked(workspace: "Workspace", qcheck_id: UUID, _: Progress) -> Siegelprobe:
    return siegelprobe(workspace, qcheck_id)
