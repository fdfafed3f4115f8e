"""The Maßnahmen of an Empfehlung on their timeline, and what of them is overdue."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.massnahme.rows import Massnahme
from qmapp.ui.act.management_response.mahnung import Mahnungen, mahnfaelle
from qmapp.ui.act.massnahmen.zeit import balken
from qmapp.ui.style import hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.charts import Zeitleiste
from qmapp.ui.widgets.labels import Label, Rule, show_if

_NONE = "Noch keine Maßnahme. Taste M fügt eine hinzu."


class Massnahmenleiste(QWidget):
    """``opened`` carries the id of the Maßnahme opened, ``add_button`` asks for a new one."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.add_button = Button("Maßnahme hinzufügen", "plus", "link")
        self.zeitleiste = Zeitleiste("Maßnahmen und Meilensteine", most=6)
        self.mahnungen = Mahnungen()
        self._none = Label(_NONE, "small", "text2", wrap=True)
        self._rule = Rule()
        head = hbox((Label("Maßnahmen und Meilensteine", "h3"), 1), self.add_button, gap=8)
        self.setLayout(vbox(head, self._none, self.zeitleiste, self._rule, self.mahnungen, gap=8))
        self.zeitleiste.opened.connect(self._on_opened)

    def show_rows(self, rows: Sequence[Massnahme], heute: date) -> None:
        """Show these, and which of them are overdue."""
        self.zeitleiste.set_data([balken(row.zeile, heute) for row in rows], heute)
        cases = mahnfaelle(rows, heute)
        self.mahnungen.show_cases(cases)
        show_if(self.zeitleiste, bool(rows))
        show_if(self._none, not rows)
        show_if(self._rule, bool(cases))

    @Slot(object)
    def _on_opened(self, key: object) -> None:
        if isinstance(key, UUID):
            self.opened.emit(key)
