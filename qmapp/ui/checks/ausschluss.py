"""Taking files out of the population before the draw: the rows marked in the table, or a pasted list, with a reason."""

import re
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp import german
from qmapp.checks.aktenpruefung import grundgesamtheit
from qmapp.checks.aktenpruefung.gruende import AUSSCHLUSSGRUENDE
from qmapp.checks.aktenpruefung.rows import Ausschluss
from qmapp.errors import UserError
from qmapp.ui.context import Context
from qmapp.ui.style import hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField

_OTHER = "Anderer Grund"
_HINT = "Markieren Sie Zeilen in der Tabelle oder fügen Sie Aktenzeichen ein, eins je Zeile."


class Ausschliessen(Card):
    """``wanted`` carries the pasted keys, or none for the rows marked in the table; ``refused`` a UserError."""

    wanted = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        self.keys = MultilineField("Aktenzeichen", height=72, name="schluessel", placeholder="eins je Zeile")
        reasons = [*AUSSCHLUSSGRUENDE, _OTHER]
        self.reason = SelectField("Grund", [(reason, reason) for reason in reasons], name="grund")
        self.other = TextField("Anderer Grund", name="grund", required=True)
        self.button = Button("Akten ausschließen", "ban")
        super().__init__(
            Label(_HINT, "cap", "text3", wrap=True),
            self.keys,
            self.reason,
            self.other,
            hbox(None, self.button),
            title="Akten ausschließen",
        )
        self._context = context
        self._marked = 0
        self.other.hide()
        self.reason.committed.connect(self._on_reason)
        self.keys.edited.connect(self._on_keys)
        self.button.clicked.connect(self._on_clicked)
        self._show_count()

    def set_marked(self, count: int) -> None:
        """Say how many rows are marked in the table."""
        self._marked = count
        self._show_count()

    def pasted(self) -> tuple[str, ...]:
        """The keys typed or pasted; a cell per line, as a spreadsheet copies a column."""
        parts = (part.strip() for part in re.split(r"[\n\t;]", self.keys.value()))
        return tuple(dict.fromkeys(part for part in parts if part))

    def clear(self) -> None:
        """Empty the list of keys; the reason stays for the next ones."""
        self.keys.set_value("")
        self._show_count()

    def exclude(self, pruefung_id: UUID, keys: tuple[str, ...]) -> None:
        """Take these files out for the reason chosen; what is refused stands at its field."""
        reason = self.other.value() if self.reason.value() == _OTHER else str(self.reason.value())
        try:
            count = self._context.perform("Akten ausschließen", grundgesamtheit.exclude, pruefung_id, keys, reason)
        except UserError as error:
            if not show_at_field(error, (self.keys, self.other)):
                self.refused.emit(error)
            return
        self.clear()
        self._context.tell(f"{german.integer(count)} {_noun(count)} ausgeschlossen.", undo=True)

    def include(self, pruefung_id: UUID, row: Ausschluss) -> None:
        """Put a file back into the population."""
        back = self._context.act("Akte wieder aufnehmen", grundgesamtheit.include_again, pruefung_id, (row.schluessel,))
        if back is not None:
            self._context.tell("1 Akte wieder aufgenommen.", undo=True)

    @Slot(object)
    def _on_reason(self, reason: object) -> None:
        show_if(self.other, reason == _OTHER)
        if reason == _OTHER:
            self.other.line.setFocus()

    @Slot(object)
    def _on_keys(self, _: object) -> None:
        self._show_count()

    @Slot()
    def _on_clicked(self) -> None:
        if self.reason.value() == _OTHER and not self.other.commit():
            self.other.line.setFocus()
            return
        self.wanted.emit(self.pasted())

    def _show_count(self) -> None:
        pasted = self.pasted()
        count = len(pasted) or self._marked
        self.button.setEnabled(count > 0)
        kind = "" if pasted else "markierte "
        words = f"{german.integer(count)} {kind}{_noun(count)} ausschließen"
        self.button.set_text(words if count else "Akten ausschließen")


def _noun(count: int) -> str:
    return "Akte" if count == 1 else "Akten"
