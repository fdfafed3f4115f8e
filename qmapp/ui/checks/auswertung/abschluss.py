"""The sign-off of a Prüfung: submit, release and seal, send back, open again with a reason."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qmapp.checks.aktenpruefung.freigabe import schritte
from qmapp.checks.aktenpruefung.freigabe.abfragen import freigaben
from qmapp.checks.aktenpruefung.freigabe.hindernisse import hindernisse
from qmapp.checks.aktenpruefung.freigabe.nachweis import Nachweis, nachweis
from qmapp.checks.aktenpruefung.freigabe.rows import FreigabeZeile, Hindernis
from qmapp.checks.aktenpruefung.rows import Auswertung, Pruefung
from qmapp.errors import UserError
from qmapp.german import integer, percent
from qmapp.progress import Progress
from qmapp.reports import wortlaut
from qmapp.ui.begruenden import Begruenden
from qmapp.ui.checks.auswertung.siegelbild import Siegelbild
from qmapp.ui.checks.freigeben import Freigeben
from qmapp.ui.checks.nochoffen import NochOffen
from qmapp.ui.context import Context
from qmapp.ui.pages import Command
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import confirm

if TYPE_CHECKING:
    from qmapp.workspace import Workspace

AUDIT_KEY, SECOND_KEY = "aktenpruefung.pruefen", "aktenpruefung.zweit"
_LEAD_SUBMIT = (
    "Danach ändert sich an Akten und Antworten nichts, bis eine zweite Person die Prüfung freigibt oder zurückgibt."
)
_LEAD_OPEN = (
    "Vorlegen lässt sich die Prüfung, wenn jede Akte geprüft oder als verloren gemeldet und nichts mehr offen ist."
)
_LEAD_RELEASE = (
    "Mit der Freigabe ist die Prüfung abgeschlossen: Akten und Antworten sind gesperrt, und ein Siegel hält fest, was "
    "freigegeben wurde. Wieder öffnen lässt sie sich nur mit einem Grund."
)
_LEAD_REOPEN = "Antworten lassen sich danach wieder ändern. Ein schon erstellter Prüfbericht bleibt, wie er ist."
_LEAD_BACK = "Die Prüfung geht an die Prüfenden zurück; Antworten lassen sich wieder ändern."


def confirm_submit(parent: QWidget, auswertung: Auswertung) -> bool:
    """Ask once, with the figures that are submitted."""
    gezeigt = wortlaut.gezeigte_quote(auswertung)
    facts = [
        ("Geprüft", f"{wortlaut.von_akten(auswertung.geprueft, auswertung.gezogen)} Akten"),
        ("Nicht auffindbar", integer(auswertung.verloren)),
        ("Fehlerquote", "–" if gezeigt.wert is None else percent(gezeigt.wert, wortlaut.stellen(auswertung))),
    ]
    if auswertung.urteil is not None and auswertung.hoechstwert is not None:
        facts.append(("Höchstwert", f"{wortlaut.hoechstwert(auswertung.hoechstwert)}: {auswertung.urteil}"))
    return confirm(
        parent,
        "Zur Freigabe vorlegen",
        _LEAD_SUBMIT,
        facts,
        action="Zur Freigabe vorlegen",
        icon="lock",
    )


class Abschluss(QObject):
    """Belongs to a page: the steps of its Prüfung's sign-off; refusals go to ``problem``."""

    def __init__(self, page: QWidget, context: Context, problem: Banner) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._problem = problem

    def stand(self, pruefung_id: UUID) -> FreigabeZeile | None:
        """The sign-off that is not lifted."""
        rows = self._context.read(freigaben, pruefung_id)
        return next((row for row in rows if row.aufgehoben_um is None), None)

    def commands(
        self, head: Pruefung | None, act: Callable[[], None], back: Callable[[], None], reopen: Callable[[], None]
    ) -> tuple[Command, ...]:
        """What the command palette offers of the sign-off."""
        if head is None:
            return ()
        row = self.stand(head.id)
        history = Command("Siegel und Freigaben ansehen", partial(self.verify, head.id))
        if row is not None and row.liegt_vor:
            return (Command("Freigeben und versiegeln …", act), Command("Zurückgeben …", back), history)
        if head.abgeschlossen_am is not None:
            return (history, Command("Prüfung wieder öffnen …", reopen))
        return (Command("Zur Freigabe vorlegen", act), history)

    def act(self, pruefung_id: UUID, auswertung: Auswertung) -> None:
        """The next step: submit, release, or look whether the seal holds."""
        freigabe = self.stand(pruefung_id)
        if freigabe is None:
            self.submit(pruefung_id, auswertung)
        elif freigabe.gilt:
            self.verify(pruefung_id)
        else:
            self.release(pruefung_id, freigabe)

    def submit(self, pruefung_id: UUID, auswertung: Auswertung) -> None:
        """Ask once and submit; what is still open is listed with the way there."""
        found = self._context.read(hindernisse, pruefung_id)
        if found:
            self._show_open(pruefung_id, found)
            return
        if not confirm_submit(self._page, auswertung):
            return
        jetzt, wer = self._context.jetzt(), self._context.wer
        try:
            self._context.perform("Zur Freigabe vorgelegt", schritte.submit_pruefung, pruefung_id, jetzt=jetzt, wer=wer)
        except UserError as error:
            self._problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self._problem.show()
            return
        self._context.tell("Prüfung zur Freigabe vorgelegt.", undo=True)

    def _show_open(self, pruefung_id: UUID, found: tuple[Hindernis, ...]) -> None:
        dialog = NochOffen(self._page, _LEAD_OPEN, found, _way)
        self._shown(dialog)
        place = dialog.chosen
        dialog.deleteLater()
        if place is not None and place.abweichung:
            self._context.navigate(SECOND_KEY, pruefung_id, place.akte_id, place.code)
        elif place is not None:
            self._context.navigate(AUDIT_KEY, pruefung_id, place.akte_id, place.art)

    def release(self, pruefung_id: UUID, freigabe: FreigabeZeile) -> None:
        """Ask for the second person and release; the dialog leads to sending back too."""
        release = partial(self._do_release, pruefung_id)
        dialog = Freigeben(self._page, _LEAD_RELEASE, freigabe.vorgelegt_durch, release, back="Zurückgeben …")
        agreed = self._shown(dialog)
        back = dialog.send_back
        dialog.deleteLater()
        if agreed:
            # Like the draw: what is sealed is not undone, it is opened again with a reason.
            self._context.workspace.settle()
            self._context.tell("Prüfung freigegeben und versiegelt.")
        elif back:
            self.send_back(pruefung_id)

    def send_back(self, pruefung_id: UUID) -> None:
        """Ask for the reason and send it back."""
        button = Button("Zurückgeben", "arrow-back-up", "primary")
        do = partial(self._with_reason, "Zurückgegeben", schritte.send_back, pruefung_id)
        dialog = Begruenden(self._page, "Prüfung zurückgeben", _LEAD_BACK, button, do)
        if self._shown(dialog):
            self._context.tell("Prüfung zurückgegeben.", undo=True)
        dialog.deleteLater()

    def reopen(self, pruefung_id: UUID) -> None:
        """Ask for the reason and open it again."""
        button = Button("Wieder öffnen", "lock-open", "primary")
        command = partial(schritte.reopen_pruefung, heute=self._context.heute())
        do = partial(self._with_reason, "Prüfung wieder öffnen", command, pruefung_id)
        dialog = Begruenden(self._page, "Prüfung wieder öffnen", _LEAD_REOPEN, button, do)
        if self._shown(dialog):
            self._context.tell("Prüfung wieder geöffnet.", undo=True)
        dialog.deleteLater()

    def verify(self, pruefung_id: UUID) -> None:
        """Check the seal in the worker, then say whether it holds and show every sign-off."""
        work = partial(_checked, self._context.workspace, pruefung_id)
        self._context.run(work, self._on_checked, label="Siegel wird geprüft")

    @Slot(object)
    def _on_checked(self, found: Nachweis) -> None:
        dialog = Siegelbild(self._page, found)
        self._shown(dialog)
        dialog.deleteLater()

    def _do_release(self, pruefung_id: UUID, wer: str) -> None:
        anchor = self._context.workspace.anchor()
        self._context.perform(
            "Freigegeben und versiegelt",
            schritte.release_pruefung,
            pruefung_id,
            anker=f"{anchor.nr}:{anchor.hash}",
            heute=self._context.heute(),
            jetzt=self._context.jetzt(),
            wer=wer,
        )

    def _with_reason(self, label: str, command: Callable[..., object], pruefung_id: UUID, grund: str) -> None:
        told = {"grund": grund, "jetzt": self._context.jetzt(), "wer": self._context.wer}
        self._context.perform(label, partial(command, **told), pruefung_id)

    @staticmethod
    def _shown(dialog: QDialog) -> bool:
        """Show a dialog; the focus returns to where it was."""
        before = QApplication.focusWidget()
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        if before is not None:
            before.setFocus()
        return agreed


def _way(place: Hindernis) -> str:
    return "" if place.akte_id is None else "Zur Akte"


def _checked(workspace: "Workspace", pruefung_id: UUID, _: Progress) -> Nachweis:
    return nachweis(workspace, pruefung_id)
