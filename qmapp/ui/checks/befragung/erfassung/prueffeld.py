"""A line whose text may be refused for what the workspace holds."""

from collections.abc import Callable

from PySide6.QtCore import Slot

from qmapp.ui.widgets.fields import TextField


class Prueffeld(TextField):
    """``check`` says why a text is refused, or nothing."""

    check: Callable[[str], str] | None = None

    @Slot()
    def commit(self) -> bool:
        """As of any line; False with the reason where the check refuses the text."""
        if not super().commit():
            return False
        sentence = self.check(self.value()) if self.check is not None else ""
        if sentence:
            self.set_error(sentence)
        return not sentence
