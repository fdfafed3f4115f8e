"""Asks for a new Q-Check: the catalogue with its method, a title, and the Q-Check it follows on."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from qmapp.checks.katalog import Katalog
from qmapp.checks.qcheck.rows import QCheckZeile
from qmapp.checks.qcheck.vorgaenger import vorgaenger, vorschlag
from qmapp.errors import UserError
from qmapp.ui.checks.qcheck.liste.methode import methodentext
from qmapp.ui.style import sized
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.select_field import SelectField

_NONE: tuple[object, str] = (None, "keiner")
_LEAD = "Zweck und Abgrenzung übernimmt das Planungsblatt aus dem Katalog. Alles lässt sich danach ändern."
Anlegen = Callable[[Katalog, UUID | None, dict[str, str]], object]


class NeuerQcheck(Dialog):
    """``act`` takes catalogue, the id of the Q-Check before and what is told; it raises UserError where refused."""

    def __init__(
        self,
        parent: QWidget | None,
        kataloge: Sequence[Katalog],
        rows: Sequence[QCheckZeile],
        jahr: int,
        act: Anlegen,
    ) -> None:
        self._kataloge = {katalog.code: katalog for katalog in kataloge}
        self._rows, self._jahr, self._act = tuple(rows), jahr, act
        offered = [(one.code, f"{one.titel} ({one.code}, {len(one.punkte)} Fragen)") for one in kataloge]
        self.katalog = SelectField("Katalog", offered, name="katalog")
        self.titel = TextField("Titel", name="titel", required=True)
        self.vorgaenger = SelectField("Vorheriger Q-Check", [_NONE], name="vorgaenger")
        self.methode = QPlainTextEdit()
        self.methode.setReadOnly(True)
        self.methode.setTabChangesFocus(True)
        self.methode.setAccessibleName("Methodenbeschreibung")
        sized(self.methode, min_height=190)
        super().__init__(
            parent,
            "Neuer Q-Check",
            Label(_LEAD, "body", "text2", wrap=True),
            self.katalog,
            self.titel,
            self.vorgaenger,
            Label("Methodenbeschreibung", "smallb", "text2"),
            self.methode,
            action=Button("Q-Check anlegen", "check", "primary"),
            width=720,
        )
        self._proposed = ""
        if rows and rows[0].katalog_code in self._kataloge:
            self.katalog.set_value(rows[0].katalog_code)
        self.katalog.committed.connect(self._on_katalog)
        self._on_katalog()
        self.katalog.combo.setFocus()

    def chosen(self) -> Katalog:
        """The catalogue chosen."""
        return self._kataloge[str(self.katalog.value())]

    @Slot()
    def submit(self) -> None:
        """Make it, or say at the field why not."""
        if not self.titel.commit():
            self.titel.line.setFocus()
            return
        chosen = self.vorgaenger.value()
        before = next((row for row in self._rows if row.id == chosen), None)
        told = {"titel": self.titel.value()}
        if before is not None:
            told |= {"prozess": before.prozess, "einheit": before.einheit}
        try:
            self._act(self.chosen(), None if before is None else before.id, told)
        except UserError as error:
            if not show_at_field(error, (self.katalog, self.titel, self.vorgaenger)):
                self.titel.set_error(error.text)
            return
        self.accept()

    @Slot()
    @Slot(object)
    def _on_katalog(self, _: object = None) -> None:
        """Show its method, and propose title and Q-Check before; a title typed by hand stays."""
        katalog = self.chosen()
        self.methode.setPlainText(methodentext(katalog))
        before = vorgaenger(self._rows, katalog.code)
        self.vorgaenger.set_choices([_NONE, *((row.id, f"{row.kennung} · {row.titel}") for row in before)])
        last = vorschlag(self._rows, katalog.code)
        self.vorgaenger.set_value(None if last is None else last.id)
        self.vorgaenger.set_hint(
            "Offene Merkpunkte kommen mit." if before else "Es gibt noch keinen zu diesem Katalog."
        )
        if self.titel.value() in ("", self._proposed):
            self._proposed = f"{katalog.titel} {self._jahr}"
            self.titel.set_value(self._proposed)
