"""What may follow the first draw, each step asked for once and run where it does not hold up the window."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qmapp import __version__
from qmapp.checks.aktenpruefung import grundgesamtheit
from qmapp.checks.aktenpruefung.folgeziehung.bewusst import pick_akten
from qmapp.checks.aktenpruefung.folgeziehung.eintrag import Vermerk
from qmapp.checks.aktenpruefung.folgeziehung.erweiterung import extend_stichprobe
from qmapp.checks.aktenpruefung.folgeziehung.stand import Ziehungsstand, lies_stand, require_order
from qmapp.checks.aktenpruefung.folgeziehung.zweite import create_zweite_ziehung
from qmapp.checks.aktenpruefung.protokoll import Nachrechnung, nachrechnen
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.checks.aktenpruefung.ziehung import ziehungsprotokoll
from qmapp.errors import UserError
from qmapp.progress import Progress
from qmapp.ui.checks.ziehungen.erweitern import ErweiternDialog
from qmapp.ui.checks.ziehungen.nochmals import NochmalsDialog
from qmapp.ui.checks.ziehungen.waehlen import WaehlenDialog
from qmapp.ui.context import Context

PLAN_KEY = "aktenpruefung.planen"


class Vorgaenge(QObject):
    """Belongs to a page. ``refused`` carries the UserError to show, ``recomputed`` the :class:`Nachrechnung`."""

    refused = Signal(object)
    recomputed = Signal(object)

    def __init__(self, page: QWidget, context: Context) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._head: Pruefung | None = None

    def show_head(self, head: Pruefung) -> None:
        """The Prüfung it is about."""
        self._head = head

    @Slot()
    def extend(self) -> None:
        """Read how far the draw is, ask how far it goes on, and draw."""
        if self._head is None:
            return
        try:
            require_order(self._head.plan)
        except UserError as error:
            self.refused.emit(error)
            return
        work = partial(_stand, self._context, self._head.id)
        self._context.run(work, self._on_stand, self._on_refused, label="Ziehung wird gelesen")

    @Slot()
    def pick(self) -> None:
        """Ask for the files picked deliberately."""
        if self._head is None:
            return
        dialog = WaehlenDialog(self._page, partial(self._do_pick, self._head.id))
        if self._shown(dialog):
            self._context.tell("Akten ausgewählt. Sie stehen am Prüfplatz in einer eigenen Gruppe.", undo=True)
        dialog.deleteLater()

    @Slot()
    def draw_again(self) -> None:
        """Ask for the reason and make the Prüfung of the second draw."""
        if self._head is None:
            return
        dialog = NochmalsDialog(self._page, self._head.kennung)
        agreed, grund = self._shown(dialog), dialog.grund.value()
        dialog.deleteLater()
        if agreed:
            command = partial(create_zweite_ziehung, grund=grund, heute=self._context.heute())
            self._run("Zweite Ziehung angelegt", command, self._on_second, "Zeilen")

    @Slot()
    def recompute(self) -> None:
        """Draw again from the stored list and compare with the protocol, later draws too."""
        if self._head is not None:
            work = partial(_recomputed, self._context, self._head.id)
            self._context.run(work, self._on_recomputed, self._on_refused, label="Ziehungen werden nachgerechnet")

    @Slot(object)
    def _on_stand(self, stand: Ziehungsstand) -> None:
        # Asked once the job has ended, so that its progress does not stand over the question.
        QTimer.singleShot(0, partial(self._ask, stand))

    def _ask(self, stand: Ziehungsstand) -> None:
        dialog = ErweiternDialog(self._page, stand)
        agreed = self._shown(dialog)
        dialog.deleteLater()
        if agreed:
            told: dict[str, Any] = {"auf": dialog.auf, "je_schicht": dialog.je_schicht}
            command = partial(extend_stichprobe, **told, vermerk=self._vermerk(dialog.grund.value()))
            self._run("Stichprobe erweitert", command, self._on_extended)

    def _run(self, label: str, command: Any, on_done: Any, unit: str = "") -> None:
        assert self._head is not None
        self._context.run_act(label, command, self._head.id, on_done=on_done, on_error=self._on_refused, unit=unit)

    def _do_pick(self, pruefung_id: UUID, keys: Sequence[str], grund: str) -> None:
        command = partial(pick_akten, vermerk=self._vermerk(grund))
        self._context.perform("Akten bewusst ausgewählt", command, pruefung_id, keys)

    def _vermerk(self, grund: str) -> Vermerk:
        return Vermerk(grund, self._context.wer, self._context.jetzt(), __version__)

    @Slot(object)
    def _on_extended(self, _: object) -> None:
        self._context.tell("Stichprobe erweitert. Die Erweiterung steht im Ziehungsprotokoll.", undo=True)

    @Slot(object)
    def _on_second(self, pruefung_id: UUID) -> None:
        self._context.tell("Zweite Ziehung angelegt. Bestimmen Sie einen neuen Startwert.", undo=True)
        self._context.navigate(PLAN_KEY, pruefung_id)

    @Slot(object)
    def _on_recomputed(self, found: Nachrechnung) -> None:
        self.recomputed.emit(found)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.refused.emit(error)

    @staticmethod
    def _shown(dialog: QDialog) -> bool:
        """Show a dialog; the focus returns to where it was."""
        before = QApplication.focusWidget()
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        if before is not None:
            before.setFocus()
        return agreed


def _stand(context: Context, pruefung_id: UUID, progress: Progress) -> Ziehungsstand:
    return context.workspace.read(lies_stand, pruefung_id)


def _recomputed(context: Context, pruefung_id: UUID, progress: Progress) -> Nachrechnung:
    told = context.workspace.read(ziehungsprotokoll, pruefung_id)
    return nachrechnen(told, context.workspace.read(_zeilen, pruefung_id))


def _zeilen(session: Any, pruefung_id: UUID) -> list[Any]:
    return list(grundgesamtheit.zeilen(session, pruefung_id))
