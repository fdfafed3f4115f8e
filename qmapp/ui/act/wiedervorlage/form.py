"""What is said of a Wiedervorlage, as a form that saves itself field by field."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QWidget

from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.rows import Bezug, WiedervorlageZeile
from qmapp.arbeitstage import Bundesland
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.select_field import SelectField

#: Between a Kennung and its title in the field and in its suggestions.
_SEPARATOR: Final = " · "


class Wiedervorlageform(QWidget):
    """Below the day stands what is odd about it.

    ``changed`` carries (name, value) of a field left with a new value. A new day sets a series anew; after
    :meth:`to_day` it is ``moved`` instead, which carries the day this one alone comes on.
    """

    changed = Signal(str, object)
    moved = Signal(object)

    def __init__(self, *, mit_bezug: bool = False) -> None:
        super().__init__()
        self._heute, self._land = date.min, Bundesland.BERLIN
        self._once = False
        self.datum = DateField("Wiedervorlage am", name="datum", required=True)
        self.turnus = SelectField("Turnus", list(worte.TURNUSSE.items()), name="turnus")
        self.text = MultilineField("Was ist zu tun?", name="text", height=62)
        self.rolle = TextField("Zuständig", name="rolle", placeholder="Rolle, zum Beispiel QMB")
        self.bezug = TextField("Gehört zu", name="bezug_kennung", placeholder="Kennung, zum Beispiel M-12")
        self._known = QStringListModel(self)
        self._suggest()
        rest = (self.rolle, self.bezug) if mit_bezug else (self.rolle,)
        self.setLayout(vbox(box(hbox((self.datum, 1), (self.turnus, 1), gap=12)), self.text, *rest, gap=10))
        show_if(self.bezug, mit_bezug)
        self.datum.edited.connect(self._on_day)
        self.datum.line.editingFinished.connect(self._on_day_left)
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [_Told(self, field) for field in self.fields()]
        for field, teller in zip(self.fields(), self._tellers, strict=True):
            field.committed.connect(teller.tell)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return self.datum, self.turnus, self.text, self.rolle, self.bezug

    def show_row(self, row: WiedervorlageZeile, heute: date, land: Bundesland) -> None:
        """Show one; ``heute`` and ``land`` say what is odd about its day."""
        self._heute, self._land = heute, land
        self.datum.set_value(row.datum)
        self.turnus.set_value(row.turnus)
        self.text.set_value(row.text)
        self.rolle.set_value(row.rolle)
        self.bezug.set_value(_words(row.bezug_kennung, row.bezug_titel))
        self._on_day(row.datum)

    def show_bezuege(self, rows: Sequence[Bezug]) -> None:
        """What the field „Gehört zu“ suggests."""
        self._known.setStringList([_words(row.kennung, row.titel) for row in rows])

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)

    def to_text(self) -> None:
        """The text, ready to be typed over."""
        self.text.area.setFocus()
        self.text.area.selectAll()

    def to_day(self) -> None:
        """The day, ready to be typed over for this one alone."""
        self._once = True
        self.datum.line.setFocus()
        self.datum.line.selectAll()

    def tell(self, name: str, value: object) -> None:
        """Pass the new value of a field on."""
        if name == self.datum.name and self._once:
            self.moved.emit(value)
        elif name == self.bezug.name:
            self.changed.emit(name, str(value).split(_SEPARATOR)[0].strip())
        else:
            self.changed.emit(name, value)

    def _suggest(self) -> None:
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_suggestion)
        self.bezug.line.setCompleter(completer)

    @Slot(object)
    def _on_day(self, day: object) -> None:
        self.datum.set_hint(worte.hinweis(day, self._heute, self._land) if isinstance(day, date) else "")

    @Slot(str)
    def _on_suggestion(self, text: str) -> None:
        self.bezug.line.setText(text)
        self.bezug.commit()

    @Slot()
    def _on_day_left(self) -> None:
        self._once = False


class _Told:
    """Passes a field's new value on under the field's name."""

    def __init__(self, form: Wiedervorlageform, field: Field) -> None:
        self._form = form
        self._name = field.name

    def tell(self, value: object) -> None:
        self._form.tell(self._name, value)


def _words(kennung: str, titel: str) -> str:
    return _SEPARATOR.join(part for part in (kennung, titel) if part)
