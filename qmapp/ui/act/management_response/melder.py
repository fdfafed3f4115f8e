"""Fields that pass their new value on under their name."""

from collections.abc import Sequence

from PySide6.QtCore import SignalInstance

from qmapp.ui.widgets.fields import Field


class Melder:
    """Passes a field's new value on; kept by its form, because a connection does not keep a plain object alive."""

    def __init__(self, field: Field, changed: SignalInstance) -> None:
        self._name = field.name
        self._changed = changed
        field.committed.connect(self.tell)

    def tell(self, value: object) -> None:
        """The field was left with ``value``."""
        self._changed.emit(self._name, value)


def melder(fields: Sequence[Field], changed: SignalInstance) -> list[Melder]:
    """One for each field; ``changed`` carries (name, value)."""
    return [Melder(field, changed) for field in fields]
