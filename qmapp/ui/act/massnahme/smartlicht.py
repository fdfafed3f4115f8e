"""The SMART light: five signs that say what a Maßnahme has and lead to the field that is missing."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from qmapp.act.massnahme import smart, smart_field, worte
from qmapp.act.massnahme.rows import Kriterium, MassnahmeZeile
from qmapp.ui.style import hbox, paint, px, vbox
from qmapp.ui.widgets.labels import Label, show_if

_FIXED = QSizePolicy.Policy.Fixed


class SmartLicht(QWidget):
    """``wanted`` carries the name of the field in which what is missing is entered."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("SMART-Prüfung")
        self.lights = {kriterium: _Light(worte.KRITERIEN[kriterium]) for kriterium in Kriterium}
        self._missing = Label("", "cap", "text2", wrap=True)
        self.setLayout(vbox(hbox(*self.lights.values(), None, gap=6), self._missing, gap=6))
        self._fields: dict[Kriterium, str] = {}
        for light in self.lights.values():
            light.clicked.connect(self._on_clicked)

    def show_row(self, row: MassnahmeZeile) -> None:
        """Show what is met and say what is not."""
        found = smart(row)
        self._fields = {kriterium: smart_field(kriterium, row) for kriterium, _, _ in found}
        for kriterium, met, sentence in found:
            self.lights[kriterium].show_state(met=met, sentence=sentence)
        missing = [sentence for _, met, sentence in found if not met]
        self._missing.setText(_said(missing))
        show_if(self._missing, bool(missing))

    def words(self) -> str:
        """What is said to be missing."""
        return self._missing.text()

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        for kriterium, light in self.lights.items():
            if light is sender:
                self.wanted.emit(self._fields[kriterium])


class _Light(QAbstractButton):
    """One criterion: a pill that is a button."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._met = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(_FIXED, _FIXED)

    def show_state(self, *, met: bool, sentence: str) -> None:
        """Whether it is met, with the sentence for it."""
        self._met = met
        state = "erfüllt" if met else "fehlt"
        self.setAccessibleName(f"{self._words}: {state}")
        self.setAccessibleDescription(sentence)
        self.setToolTip(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(paint.pill_width(self._words) + px(4), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = paint.painter(self)
        rect = QRectF(self.rect())
        inner = rect.adjusted(px(2), px(2), -px(2), -px(2))
        paint.pill(p, inner, "ok" if self._met else "warn", self._words)
        if self.hasFocus():
            paint.focus_frame(p, rect, 14)


def _said(missing: Sequence[str]) -> str:
    return " ".join(missing)
