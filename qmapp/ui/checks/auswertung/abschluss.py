"""Closing a Prüfung and opening it again with a reason."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qmapp.checks.aktenpruefung import pruefung
from qmapp.checks.aktenpruefung.rows import Auswertung
from qmapp.errors import UserError
from qmapp.german import integer, percent
from qmapp.reports import wortlaut
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.context import Context
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.dialogs import Dialog, confirm
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label


def confirm_close(parent: QWidget, auswertung: Auswertung) -> bool:
    """Ask once, with the figures that are closed."""
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
        "Prüfung abschließen",
        "Danach sind alle Antworten gesperrt und das Ergebnis steht fest. Wieder öffnen lässt sich die Prüfung nur mit "
        "einem Grund, der im Verlauf bleibt.",
        facts,
        action="Prüfung abschließen",
        icon="lock",
    )


class WiederOeffnen(Dialog):
    """Asks for the reason; ``reopen`` does it and raises UserError where it is refused."""

    def __init__(self, parent: QWidget | None, reopen: Callable[[str], object]) -> None:
        self.grund = TextField(
            "Grund", name="grund", hint="Er wird mit dem Datum bei der Prüfung vermerkt.", required=True
        )
        lead = "Antworten lassen sich danach wieder ändern. Ein schon erstellter Prüfbericht bleibt, wie er ist."
        super().__init__(
            parent,
            "Prüfung wieder öffnen",
            Label(lead, "body", "text2", wrap=True),
            self.grund,
            action=Button("Wieder öffnen", "lock-open", "primary"),
        )
        self._reopen = reopen
        self.grund.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Open it again, or say at the field why not."""
        if not self.grund.commit():
            self.grund.line.setFocus()
            return
        try:
            self._reopen(self.grund.value())
        except UserError as error:
            if not show_at_field(error, [self.grund]):
                self.grund.set_error(error.message)
            return
        self.accept()


class Abschluss(QObject):
    """Belongs to a page: closes its Prüfung and opens it again; refusals go to ``problem``."""

    def __init__(self, page: QWidget, context: Context, problem: Banner) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._problem = problem

    def close(self, pruefung_id: UUID, auswertung: Auswertung) -> None:
        """Ask once and close; while files are open only say so."""
        if auswertung.vorlaeufig:
            left = worte.vorlaeufig(auswertung)[0]
            self._context.tell(f"{left}. Abschließen geht, wenn alle geprüft sind.", tone="info")
            return
        if not confirm_close(self._page, auswertung):
            return
        heute, wer = self._context.heute(), self._context.wer
        try:
            self._context.perform("Prüfung abschließen", pruefung.close_pruefung, pruefung_id, heute=heute, wer=wer)
        except UserError as error:
            self._problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
            self._problem.show()
            return
        self._context.tell("Prüfung abgeschlossen.", undo=True)

    def reopen(self, pruefung_id: UUID) -> None:
        """Ask for the reason and open it again; the focus returns to where it was."""
        before = QApplication.focusWidget()
        dialog = WiederOeffnen(self._page, partial(self._do_reopen, pruefung_id))
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if before is not None:
            before.setFocus()
        if agreed:
            self._context.tell("Prüfung wieder geöffnet.", undo=True)

    def _do_reopen(self, pruefung_id: UUID, grund: str) -> None:
        heute = self._context.heute()
        self._context.perform("Prüfung wieder öffnen", pruefung.reopen_pruefung, pruefung_id, grund=grund, heute=heute)
