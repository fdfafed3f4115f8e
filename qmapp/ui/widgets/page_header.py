"""The head of a page: phase, title, status, one sentence of context, at most two secondary and one primary button."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from qmapp.ui.style import Phase, Tone, hbox, px, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import ElideLabel, PhaseBadge, show_if
from qmapp.ui.widgets.signs import StatusPill


class PageHeader(QWidget):
    """Buttons are made by the page and passed in; the primary one stands at the right and answers Strg+Enter."""

    primary_clicked = Signal()

    def __init__(
        self,
        title: str,
        context: str = "",
        *,
        phase: Phase | None = None,
        primary: Button | None = None,
        secondary: tuple[Button, ...] = (),
    ) -> None:
        super().__init__()
        assert len(secondary) <= 2, "a page has at most two secondary buttons"
        self.primary = primary
        self._title = ElideLabel(title, "h1")
        self._context = ElideLabel(context, "small", "text2")
        self._pill = StatusPill("neutral", "")
        if primary is not None:
            primary.clicked.connect(self._emit_primary)
        badge = (PhaseBadge(phase),) if phase else ()
        self._buttons = (*secondary, *((primary,) if primary is not None else ()))
        line = hbox(*badge, self._title, self._pill, None, gap=10)
        line.setStretch(line.indexOf(self._title), 0)
        self._row = hbox((vbox(line, self._context, gap=2), 1), hbox(*self._buttons, None, gap=8), gap=16)
        self.setLayout(self._row)
        self.set_context(context)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def set_context(self, sentence: str) -> None:
        """Change the sentence below the title."""
        self._context.setText(sentence)
        show_if(self._context, bool(sentence))

    def set_status(self, tone: Tone, text: str, icon: str = "") -> None:
        """Show a status beside the title; an empty text hides it."""
        self._pill.set(tone, text, icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.restyle()

    def restyle(self) -> None:
        """Buttons below the title where the title would be shortened beside them."""
        title = self._title.sizeHint().width() + self._pill.sizeHint().width() * (not self._pill.isHidden()) + px(60)
        shown = [button.sizeHint().width() + px(8) for button in self._buttons if not button.isHidden()]
        narrow = title + sum(shown) > self.width() > 0
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setSpacing(px(8 if narrow else 16))
        self._row.setProperty("gap", 8.0 if narrow else 16.0)

    @Slot()
    def _emit_primary(self) -> None:
        self.primary_clicked.emit()
