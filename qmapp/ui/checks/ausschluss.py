"""Taking files out of the population before the draw: the rows marked in the table, or a pasted list, with a reason."""

import re

from PySide6.QtCore import Signal, Slot

from qmapp import german
from qmapp.checks.aktenpruefung.gruende import AUSSCHLUSSGRUENDE
from qmapp.ui.style import hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import SelectField, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import MultilineField

_OTHER = "Anderer Grund"
_HINT = "Markieren Sie Zeilen in der Tabelle oder fügen Sie Aktenzeichen ein, eins je Zeile."


class Ausschliessen(Card):
    """``wanted`` carries (pasted keys or nothing for the marked rows, reason)."""

    wanted = Signal(object, str)

    def __init__(self) -> None:
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
        reason = str(self.reason.value())
        if reason == _OTHER:
            if not self.other.commit():
                self.other.line.setFocus()
                return
            reason = self.other.value()
        self.wanted.emit(self.pasted(), reason)

    def _show_count(self) -> None:
        pasted = self.pasted()
        count = len(pasted) or self._marked
        self.button.setEnabled(count > 0)
        kind = "" if pasted else "markierte "
        noun = "Akte" if count == 1 else "Akten"
        self.button.set_text(f"{german.integer(count)} {kind}{noun} ausschließen" if count else "Akten ausschließen")
