"""Forms that save themselves field by field; of a published version only to read."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.ui.style.measures import Item
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.fields import Field, LineField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import MultilineField

JA_NEIN = ((True, "ja"), (False, "nein"))
#: Fields that hold one entry a line.
_ZEILEN = ("textbausteine", "optionen")


class Felderkarte(Card):
    """``changed`` carries (name, value) of a field left with a new value; a field is called as what it shows."""

    changed = Signal(str, object)

    def __init__(self, title: str, fields: Sequence[Field], rows: Sequence[Item]) -> None:
        self._fields = tuple(fields)
        super().__init__(*rows, title=title, subtitle=" ")
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [_Told(self, field) for field in self._fields]
        for field, teller in zip(self._fields, self._tellers, strict=True):
            field.committed.connect(teller.tell)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return self._fields

    def begin(self) -> None:
        """Put the focus into the first field."""
        self._fields[0].editor.setFocus()

    def commit(self) -> None:
        """Take over what is being typed."""
        for field in self._fields:
            field.commit()

    def fill(self, source: Katalog | Pruefpunkt, *, frei: bool) -> None:
        """Show what ``source`` has; ``frei`` while it may be changed."""
        for field in self._fields:
            field.set_value(self.shown(field, getattr(source, field.name)))  # type: ignore[attr-defined]  # all have it
            if isinstance(field, LineField | MultilineField):
                field.set_read_only(not frei)
            else:
                field.editor.setEnabled(frei)

    def shown(self, field: Field, value: object) -> object:
        """What a field shows of a value."""
        if field.name in _ZEILEN and isinstance(value, tuple):
            return "\n".join(value)
        return None if value == () else value

    def read(self, field: Field, value: object) -> object:
        """What a field holds, as the command wants it; raises ValueError with a German sentence."""
        if field.name in _ZEILEN:
            return [line for line in str(value or "").split("\n") if line.strip()]
        return value


class Punktformular(Felderkarte):
    """A point of a catalogue; each kind of catalogue has a form of its own."""

    def __init__(self, noun: str, fields: Sequence[Field], rows: Sequence[Item]) -> None:
        self._noun = noun
        self.mark = Banner("warn")
        super().__init__(noun, fields, (self.mark, *rows))

    def show_punkt(self, punkt: Pruefpunkt, katalog: Katalog, *, frei: bool) -> None:
        """Show a point; ``frei`` while its version may be changed."""
        self.set_title(f"{self._noun} {punkt.nummer}", punkt.code)
        self.mark.set("warn", f"{self._noun}: noch fachlich gegenzulesen.", punkt.pruefen_grund)
        show_if(self.mark, punkt.pruefen)
        self.fill(punkt, frei=frei)


class _Told:
    """Passes a field's new value on under the field's name."""

    def __init__(self, form: Felderkarte, field: Field) -> None:
        self._form = form
        self._field = field

    def tell(self, value: object) -> None:
        try:
            self._form.changed.emit(self._field.name, self._form.read(self._field, value))
        except ValueError as error:
            self._field.set_error(str(error))
