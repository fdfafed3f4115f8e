"""Steps that ask for a reason: put back, does not belong, cannot be found."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QDialog, QRadioButton, QWidget

from qmapp.ui.style import vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.choices import RadioList
from qmapp.ui.widgets.dialogs import Dialog, Facts
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if

ANDERER: Final = "Anderer Grund"
_OPEN_ENDED: Final = (ANDERER, "Sonstiges")


class GrundDialog(Dialog):
    """A reason out of few, or one in own words; ``grund`` holds it once accepted."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        lead: str,
        reasons: Sequence[str],
        action: str,
        icon: str,
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        offered = list(reasons)
        if not any(reason in _OPEN_ENDED for reason in offered):
            offered.append(ANDERER)
        self.grund = ""
        self.choices = RadioList("Grund", [(reason, reason) for reason in offered])
        self.other = TextField("Grund in eigenen Worten", name="grund", required=True, hint="Bitte ohne Namen.")
        self.other.hide()
        words = (Facts(facts),) if facts else ()
        super().__init__(
            parent,
            title,
            Label(lead, "body", "text2", wrap=True),
            *words,
            vbox(Label("Grund", "smallb", "text2"), self.choices, gap=4),
            self.other,
            action=Button(action, icon, "primary"),
        )
        self.choices.chosen.connect(self._on_chosen)
        self.choices.findChildren(QRadioButton)[0].setFocus()

    @Slot(object)
    def _on_chosen(self, reason: object) -> None:
        show_if(self.other, reason in _OPEN_ENDED)

    @Slot()
    def submit(self) -> None:
        """Take the reason; Enter on the open one goes to its words first, which must not be empty."""
        chosen = str(self.choices.value())
        if chosen in _OPEN_ENDED:
            if not self.other.line.hasFocus() and not self.other.value():
                self.other.line.setFocus()
                return
            if not self.other.commit():
                return
            chosen = self.other.value()
        self.grund = chosen
        self.accept()


def ask_reason(
    parent: QWidget,
    title: str,
    lead: str,
    reasons: Sequence[str],
    action: str,
    icon: str,
    facts: Sequence[tuple[str, str]] = (),
) -> str:
    """The reason, or nothing when the user has thought better of it. The focus returns to where it was."""
    before = QApplication.focusWidget()
    dialog = GrundDialog(parent, title, lead, reasons, action, icon, facts)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    if before is not None:
        before.setFocus()
    return dialog.grund if agreed else ""
