"""Asks for the second person who releases and seals."""

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label


class Freigeben(Dialog):
    """``release`` does it with the name; ``send_back`` is set where it goes ``back`` (the words of that way) instead.

    ``lead`` says what sealing means, ``vorgelegt_durch`` who has submitted.
    """

    def __init__(
        self, parent: QWidget | None, lead: str, vorgelegt_durch: str, release: Callable[[str], object], *, back: str
    ) -> None:
        self.name = TextField(
            "Freigabe durch",
            name="wer",
            hint="Name der zweiten Person, so wie er im Bericht stehen soll",
            required=True,
        )
        self.back = Button(back, "arrow-back-up", "link")
        self.send_back = False
        super().__init__(
            parent,
            "Freigeben und versiegeln",
            Label(lead, "body", "text2", wrap=True),
            Label(f"Vorgelegt von {vorgelegt_durch}.", "bodyb", wrap=True),
            self.name,
            self.back,
            action=Button("Freigeben und versiegeln", "lock", "primary"),
            harmless=False,
        )
        self._release = release
        self.back.clicked.connect(self._on_back)
        self.name.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Release, or say at the field why not."""
        if not self.name.commit():
            self.name.line.setFocus()
            return
        try:
            self._release(self.name.value())
        except UserError as error:
            if not show_at_field(error, [self.name]):
                self.name.set_error(error.message)
            return
        self.accept()

    @Slot()
    def _on_back(self) -> None:
        self.send_back = True
        self.reject()
