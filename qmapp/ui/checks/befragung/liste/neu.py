"""Asks for a new Befragung: the questionnaire, a title, the period, and the Befragung it is compared with."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung.rows import BefragungZeile
from qmapp.checks.katalog import Katalog
from qmapp.errors import UserError
from qmapp.ui.style import hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import DateField, NumberField
from qmapp.ui.widgets.select_field import SelectField

_NONE: tuple[object, str] = (None, "keine")
_LEAD = "Zielgruppe und Fragen kommen aus dem Fragebogen. Alles andere lässt sich danach ändern."
Anlegen = Callable[[Katalog, UUID | None, dict[str, Any]], object]


class NeueBefragung(Dialog):
    """``act`` takes questionnaire, the id of the Befragung before and what is told; raises UserError where refused."""

    def __init__(
        self,
        parent: QWidget | None,
        kataloge: Sequence[Katalog],
        rows: Sequence[BefragungZeile],
        jahr: int,
        act: Anlegen,
    ) -> None:
        self._kataloge = {katalog.code: katalog for katalog in kataloge}
        self._rows, self._jahr, self._act = tuple(rows), jahr, act
        offered = [(one.code, f"{one.titel} ({one.code})") for one in kataloge]
        self.katalog = SelectField("Fragebogen", offered, name="katalog")
        self.titel = TextField("Titel", name="titel", required=True)
        self.von = DateField("Zeitraum von", name="von")
        self.bis = DateField("bis", name="bis")
        self.ausgegeben = NumberField("Ausgegebene Bögen", name="ausgegeben", minimum=1, placeholder="900")
        self.vorgaenger = SelectField("Verglichen mit", [_NONE], name="vorgaenger_id")
        super().__init__(
            parent,
            "Neue Befragung",
            Label(_LEAD, "body", "text2", wrap=True),
            self.katalog,
            self.titel,
            hbox((self.von, 1), (self.bis, 1), (self.ausgegeben, 1), gap=12),
            self.vorgaenger,
            action=Button("Befragung anlegen", "check", "primary"),
            width=640,
        )
        self._proposed = ""
        self.katalog.committed.connect(self._on_katalog)
        self._on_katalog()
        self.katalog.combo.setFocus()

    def chosen(self) -> Katalog:
        """The questionnaire chosen."""
        return self._kataloge[str(self.katalog.value())]

    @Slot()
    def submit(self) -> None:
        """Make it, or say at the field why not."""
        lines = (self.titel, self.von, self.bis, self.ausgegeben)
        wrong = [field for field in lines if not field.commit()]
        if wrong:
            wrong[0].line.setFocus()
            return
        told = {field.name: field.value() for field in lines}
        before = self.vorgaenger.value()
        try:
            self._act(self.chosen(), before if isinstance(before, UUID) else None, told)
        except UserError as error:
            if not show_at_field(error, (self.katalog, *lines, self.vorgaenger)):
                self.titel.set_error(error.text)
            return
        self.accept()

    @Slot()
    @Slot(object)
    def _on_katalog(self, _: object = None) -> None:
        """Propose title and the Befragung before; a title typed by hand stays."""
        katalog = self.chosen()
        before = [row for row in self._rows if row.katalog_code == katalog.code]
        self.vorgaenger.set_choices([_NONE, *((row.id, f"{row.kennung} · {row.titel}") for row in before)])
        self.vorgaenger.set_value(before[0].id if before else None)
        self.vorgaenger.set_hint(
            "" if before else "Von einer früheren Befragung außerhalb von Q-Check tragen Sie die Zahlen später ein."
        )
        if self.titel.value() in ("", self._proposed):
            self._proposed = f"{katalog.titel} {self._jahr}"
            self.titel.set_value(self._proposed)
