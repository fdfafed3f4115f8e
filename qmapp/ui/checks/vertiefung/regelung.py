"""What can be agreed on the page: the rules for small groups, and Höchstwerte of Prüfpunkte and Bereiche."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung import hoechstwert
from qmapp.checks.aktenpruefung import pruefung as pruefung_module
from qmapp.checks.aktenpruefung.rows import Pruefung
from qmapp.errors import UserError
from qmapp.ui.checks.vertiefung.ansicht import Vertiefungsansicht
from qmapp.ui.context import Context
from qmapp.ui.widgets.card import Banner
from qmapp.ui.widgets.fields import show_at_field

_CLOSED = "Die Prüfung ist abgeschlossen; die Regeln stehen fest."
_SUBMITTED = "Die Prüfung liegt zur Freigabe vor; die Regeln stehen so lange fest."
_READ_ONLY = "Die Arbeitsmappe ist nur zum Lesen geöffnet."


class Regelung(QObject):
    """Belongs to a page: carries out what its cards ask for; refusals go to the field or to ``problem``."""

    def __init__(self, page: QWidget, context: Context, view: Vertiefungsansicht, problem: Banner) -> None:
        super().__init__(page)
        self._context, self._view, self._problem = context, view, problem
        self._id: UUID | None = None
        view.regeln.changed.connect(self._on_rule)
        view.hoechstwerte.agreed.connect(self._on_agreed)
        view.hoechstwerte.removed.connect(self._on_removed)

    def show_head(self, head: Pruefung) -> None:
        """Show the rules of this Prüfung, and whether they can still be changed."""
        self._id = head.id
        fixed = self._why_fixed(head)
        self._view.hoechstwerte.set_writable(not fixed)
        self._view.regeln.show_head(head, fixed=fixed)

    def say(self, error: UserError) -> None:
        """Say over the page what was refused."""
        self._problem.set("bad", error.message, " ".join(part for part in (error.safe, error.advice) if part))
        self._problem.show()

    def _why_fixed(self, head: Pruefung) -> str:
        if self._context.workspace.read_only:
            return _READ_ONLY
        if head.abgeschlossen_am is not None:
            return _CLOSED
        return _SUBMITTED if head.stand == "Zur Freigabe" else ""

    @Slot(str, object)
    def _on_rule(self, field: str, value: object) -> None:
        change: dict[str, Any] = {field: value}
        self._do("Regel für kleine Gruppen", partial(pruefung_module.update_pruefung, **change))

    @Slot(str, str)
    def _on_agreed(self, key: str, percent: str) -> None:
        if self._do("Höchstwert vereinbart", hoechstwert.set_hoechstwert, key, percent):
            self._view.hoechstwerte.done()

    @Slot(str)
    def _on_removed(self, key: str) -> None:
        if self._do("Höchstwert gestrichen", hoechstwert.remove_hoechstwert, key):
            self._context.tell("Höchstwert gestrichen.", undo=True)

    def _do(self, label: str, command: Callable[..., object], *told: object) -> bool:
        if self._id is None:
            return False
        try:
            self._context.perform(label, command, self._id, *told)
        except UserError as error:
            fields = (self._view.hoechstwerte.percent, self._view.hoechstwerte.what, self._view.regeln.least)
            if not show_at_field(error, fields):
                self.say(error)
            return False
        self._problem.hide()
        return True
