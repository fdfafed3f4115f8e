"""Asks for which year a plan is begun, and whether it takes over what comes due again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.errors import UserError
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField

_LEAD = "Der Plan sagt, welche Prüfbereiche im Jahr geprüft werden, mit welchem Umfang, und ob die Stunden reichen."


class Jahrwahl(Dialog):
    """``begin`` is called with (year, year to take over from or None) and raises UserError where it is refused."""

    def __init__(
        self, parent: QWidget | None, jahr: int, jahre: Sequence[int], begin: Callable[[int, int | None], object]
    ) -> None:
        self.jahr = TextField("Jahr", name="jahr", required=True)
        self.jahr.set_value(str(jahr))
        self.vorlage = SelectField(
            "Übernehmen",
            [*((year, f"Was aus {year} wieder fällig wird") for year in jahre), (None, "Leer beginnen")],
        )
        super().__init__(
            parent,
            "Jahresprüfplan anlegen",
            Label(_LEAD, "body", "text2", wrap=True),
            self.jahr,
            self.vorlage,
            action=Button("Plan anlegen", "plus", "primary"),
        )
        self.vorlage.set_value(jahre[0] if jahre else None)
        self._begin = begin
        #: The year begun.
        self.made = 0
        show_if(self.vorlage, bool(jahre))
        self.jahr.line.setFocus()
        self.jahr.line.selectAll()

    @Slot()
    def submit(self) -> None:
        """Begin the plan, or say at the field why not."""
        text = self.jahr.value()
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            self.jahr.set_error("Bitte geben Sie ein Jahr mit vier Ziffern ein, zum Beispiel 2026.")
            self.jahr.line.setFocus()
            return
        source = self.vorlage.value()
        try:
            self._begin(int(text), source if isinstance(source, int) else None)
        except UserError as error:
            if not show_at_field(error, [self.jahr]):
                self.jahr.set_error(error.message)
            return
        self.made = int(text)
        self.accept()
