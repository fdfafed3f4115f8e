"""What the steps of a page have in common: a refusal goes to the page, a success is told with its undo."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from qmapp.errors import UserError
from qmapp.ui.context import Context

T = TypeVar("T")


class Befehle(QObject):
    """Belongs to a page; ``refused`` carries the UserError to show."""

    refused = Signal(object)

    def __init__(self, page: QObject, context: Context) -> None:
        super().__init__(page)
        self._context = context

    def result(self, label: str, command: Callable[..., T], *args: object, **told: object) -> T | None:
        """Execute a command; its result, or None where it was refused."""
        try:
            return self._context.perform(label, partial(command, **told), *args)
        except UserError as error:
            self.refused.emit(error)
            return None

    def attempt(self, label: str, words: str, command: Callable[..., object], *args: object, **told: object) -> bool:
        """Execute a command and say ``words`` of it, if there are any; False where it was refused."""

        def through(*given: object) -> bool:
            command(*given, **told)
            return True

        if not self.result(label, through, *args):
            return False
        if words:
            self._context.tell(words, undo=True)
        return True
