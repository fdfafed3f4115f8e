"""A card of fields that save themselves, and fields for days and for names below each other."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.act.berichtspflicht import worte
from qmapp.act.berichtspflicht.regel import read_tage
from qmapp.errors import UserError
from qmapp.ui.style.measures import Item
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, LineField
from qmapp.ui.widgets.number_fields import MultilineField


class Formular(Card):
    """``changed`` carries (name, value) of a field left with a new value."""

    changed = Signal(str, object)

    def __init__(self, saved: Sequence[Field], *items: Item, title: str, right: QWidget | None = None) -> None:
        super().__init__(*items, title=title, subtitle=" ", right=right)
        self._saved = tuple(saved)
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [partial(self._tell, field.name) for field in self._saved]
        for field, teller in zip(self._saved, self._tellers, strict=True):
            field.committed.connect(teller)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return self._saved

    def fill(self, row: object) -> None:
        """Show what ``row`` has under the names of the fields."""
        for field in self._saved:
            value: Any = getattr(row, field.name)
            field.set_value(value)  # type: ignore[attr-defined]  # every field here has it

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self._saved if field.isVisible()]
        return all(read)

    @Slot(object)
    def _tell(self, name: str, value: object) -> None:
        self.changed.emit(name, value)


class TageField(LineField[tuple[str, ...]]):
    """Days of every year: ``15.06., 15.12.``."""

    def parse(self, text: str) -> tuple[str, ...]:
        try:
            return read_tage(text)
        except UserError as error:
            raise ValueError(error.text) from None

    def format(self, value: tuple[str, ...]) -> str:
        return worte.tage(value)


class TermineField(LineField[tuple[date, ...]]):
    """Several days, separated by commas."""

    _nothing = ()

    def parse(self, text: str) -> tuple[date, ...]:
        try:
            return tuple(sorted({german.parse_day(part) for part in text.split(",") if part.strip()}))
        except ValueError:
            raise ValueError(f"„{self.label}“ braucht Tage mit Komma dazwischen, etwa 12.03.2026.") from None

    def format(self, value: tuple[date, ...]) -> str:
        return ", ".join(german.day(day) for day in value)


class NamenField(MultilineField):
    """One name a line: a role may have a comma in it."""

    def set_value(self, value: Sequence[str] | str | None) -> None:
        super().set_value(value if isinstance(value, str) or value is None else "\n".join(value))


def names(value: object) -> tuple[str, ...]:
    """What was typed into a :class:`NamenField`."""
    return tuple(line.strip() for line in str(value).splitlines() if line.strip())
