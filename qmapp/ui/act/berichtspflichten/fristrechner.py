"""The Fristrechner: Eingang and working days give the deadline, with every day of the way (AB-12)."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from qmapp.act.berichtspflicht.frist import MOST, Frist, Schritt, anzeige, frist
from qmapp.arbeitstage import NAMEN, Bundesland, long_day
from qmapp.errors import UserError
from qmapp.ui.style import Tone, box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, NumberField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_MOST_ROWS = 10


class Fristrechner(Dialog):
    """Counts at every change; the action copies the way as text."""

    def __init__(self, parent: QWidget | None, heute: date, land: Bundesland) -> None:
        self.eingang = DateField("Eingang", name="datum", required=True)
        self.arbeitstage = NumberField("Arbeitstage", minimum=1, maximum=MOST, name="arbeitstage", required=True)
        self.land = SelectField("Feiertage in", list(NAMEN.items()))
        self.ende = Label("", "kpi2")
        self.words = Label("", "small", "text2", wrap=True)
        columns: list[Column[Schritt]] = [
            Column("Tag", _day, 176),
            Column("Zählt", _number, 138, pill=_pill),
            Column("Warum nicht", _why),
        ]
        self.table: Table[Schritt] = Table("Gezählte Tage", TableModel(columns, _key), row_height=30)
        self._result = Card(
            Label("Frist", "cap", "text2"), self.ende, self.words, kind="inset", gap=2, margin=(14, 10, 14, 12)
        )
        super().__init__(
            parent,
            "Fristrechner",
            box(hbox((self.eingang, 3), (self.arbeitstage, 3), (self.land, 4), gap=12)),
            self._result,
            box(vbox(self.table, gap=0)),
            action=Button("Rechenweg kopieren", "copy", "primary"),
            cancel="Schließen",
            width=640,
        )
        self._found: Frist | None = None
        self.eingang.set_value(heute)
        self.arbeitstage.set_value(10)
        self.land.set_value(land)
        for field in (self.eingang, self.arbeitstage):
            # At every keystroke, also while what stands there is no value.
            field.line.textChanged.connect(self.count)
        self.land.committed.connect(self.count)
        self.count()
        self.eingang.line.setFocus()
        self.eingang.line.selectAll()

    @Slot()
    @Slot(str)
    @Slot(object)
    def count(self, _: object = None) -> None:
        """Count again with what stands in the fields; nothing is shown while they cannot be read."""
        day, number, land = self.eingang.value(), self.arbeitstage.value(), self.land.value()
        self._found = None
        if day is not None and number is not None and isinstance(land, Bundesland):
            try:
                self._found = frist(day, number, land)
            except UserError as error:
                named = self.arbeitstage if error.field == self.arbeitstage.name else self.eingang
                named.set_error(error.text)
        for part in (self._result, self.table):
            show_if(part, self._found is not None)
        assert self.action is not None
        self.action.setEnabled(self._found is not None)
        if self._found is not None:
            self.ende.setText(long_day(self._found.ende))
            self.words.setText(anzeige(self._found))
            self.table.show_rows(self._found.schritte)
            self.table.fit(_MOST_ROWS)

    @Slot()
    def submit(self) -> None:
        """Copy the way; the dialog stays open."""
        if self._found is not None:
            QGuiApplication.clipboard().setText(self._found.as_text())


def _key(row: Schritt) -> date:
    return row.tag


def _day(row: Schritt) -> str:
    return long_day(row.tag)


def _number(row: Schritt) -> str:
    return f"{row.nummer}. Arbeitstag" if row.nummer else "zählt nicht"


def _pill(row: Schritt) -> tuple[Tone, str] | None:
    return ("info" if row.nummer else "neutral", _number(row))


def _why(row: Schritt) -> str:
    return row.warum
