"""The files with whom each is assigned to; marked ones are assigned by a digit or by the button."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Aktenstand, AkteZeile
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.checks.zuteilung.personen import NOBODY
from qmapp.ui.style import hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_ALL: Final = None
_STATES: Final = {
    Aktenstand.OFFEN: "offen",
    Aktenstand.IN_ARBEIT: "in Arbeit",
    Aktenstand.ZURUECKGESTELLT: "zurückgestellt",
    Aktenstand.GEPRUEFT: "fertig",
    Aktenstand.ERSETZT: "ersetzt",
    Aktenstand.VERLOREN: "nicht auffindbar",
}


class Aktentafel(Table[AkteZeile]):
    """Digits do not search the list: ``digit`` carries the one typed and whether Alt was held."""

    digit = Signal(int, bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone, alt = held == Qt.KeyboardModifier.NoModifier, held == Qt.KeyboardModifier.AltModifier
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 and (alone or alt):
            self.digit.emit(event.key() - int(Qt.Key.Key_0), alt)
            return
        super().keyPressEvent(event)


class Akten(Card):
    """``assigned`` carries the ids of the marked files and the person, ``stratum_assigned`` the stratum shown."""

    assigned = Signal(object, str)
    stratum_assigned = Signal(str, str)

    def __init__(self) -> None:
        self.schicht = SelectField("Schicht", [(_ALL, "Alle")])
        self.whose = SelectField("Zugeteilt an", [(_ALL, "Alle")])
        model = TableModel(
            [
                Column("Akte", _schluessel, sub=_schicht, sort=_schluessel),
                Column("Stand", _stand, width=130, sort=_stand),
                Column("Zugeteilt an", _whose, width=150, sort=_whose),
            ],
            key=_id,
        )
        self.table = Aktentafel("Akten", model, row_height=46, multi=True)
        self.person = SelectField("Markierte Akten an")
        self.assign = Button("Zuteilen", "user")
        self.stratum = Button("Ganze Schicht zuteilen", "stack-2", tip="Die Akten der Schicht, die noch niemand hat")
        head = hbox((self.schicht, 1), (self.whose, 1), gap=10, margin=(15, 0, 15, 0))
        line = hbox((self.person, 1), vbox(None, self.assign, gap=0, margin=(0, 22, 0, 0)), gap=8)
        foot = vbox(line, hbox(None, self.stratum, gap=0), gap=8, margin=(15, 4, 15, 6))
        super().__init__(head, (self.table, 1), foot, title="Akten", subtitle=" ", gap=8, margin=(1, 13, 1, 8))
        inset_head(self)
        self._rows: Sequence[AkteZeile] = ()
        sized(self.table, min_height=220, min_width=300)
        self.schicht.committed.connect(self._show)
        self.whose.committed.connect(self._show)
        self.assign.clicked.connect(self._on_assign)
        self.stratum.clicked.connect(self._on_stratum)
        self.table.selectionModel().selectionChanged.connect(self._count)

    def show_files(self, rows: Sequence[AkteZeile], names: Sequence[str]) -> None:
        """Show the files, and the persons they can go to."""
        self._rows = rows
        strata = dict.fromkeys(row.schicht for row in rows if row.schicht)
        self.schicht.set_choices([(_ALL, "Alle"), *((name, name) for name in strata)])
        persons = [*((name, name) for name in names), ("", NOBODY)]
        self.whose.set_choices([(_ALL, "Alle"), *persons])
        self.person.set_choices(persons)
        self._show()

    def chosen(self) -> list[UUID]:
        """The files marked."""
        return [row.id for row in self.table.selected()]

    @Slot(object)
    def _show(self, _: object = None) -> None:
        schicht, whose = self.schicht.value(), self.whose.value()
        found = [row for row in self._rows if schicht in (_ALL, row.schicht) and whose in (_ALL, row.zugeteilt_an)]
        self.table.show_rows(found)
        if found and self.table.current() is None:
            self.table.selectRow(0)
        self._count()

    @Slot()
    def _count(self) -> None:
        marked, shown = len(self.table.selected()), self.table.rows.count()
        words = "1 Akte" if shown == 1 else f"{german.integer(shown)} Akten"
        self.set_title("Akten", f"{words}, {german.integer(marked)} markiert")
        self.assign.setEnabled(bool(marked))
        show_if(self.stratum, self.schicht.value() is not _ALL)

    @Slot()
    def _on_assign(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.assigned.emit(chosen, str(self.person.value() or ""))

    @Slot()
    def _on_stratum(self) -> None:
        self.stratum_assigned.emit(str(self.schicht.value()), str(self.person.value() or ""))


def _id(row: AkteZeile) -> UUID:
    return row.id


def _schluessel(row: AkteZeile) -> str:
    return row.schluessel


def _schicht(row: AkteZeile) -> str:
    return row.schicht


def _stand(row: AkteZeile) -> str:
    return _STATES[row.stand]


def _whose(row: AkteZeile) -> str:
    return row.zugeteilt_an or "–"
