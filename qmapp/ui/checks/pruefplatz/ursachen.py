"""The causes of a Mangel to tick: those of the Prüfpunkt first, then the rest of the nine."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from qmapp.checks.aktenpruefung.ursachen import angebot
from qmapp.ui.style import spaced, vbox
from qmapp.ui.widgets.labels import Label, show_if


class Ursachen(QWidget):
    """``edited`` when one was ticked or unticked by the user."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Ursache")
        self.boxes: list[QCheckBox] = []
        self._shown = 0
        self._grid = spaced(QGridLayout(), 0)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self.setLayout(vbox(Label("Ursache", "smallb", "text2"), self._grid, gap=2))

    def show_causes(self, own: Iterable[str], given: Iterable[str]) -> None:
        """Offer the causes of a Prüfpunkt with those ``given`` ticked."""
        ticked = tuple(given)
        words = angebot(own, ticked)
        self._shown = len(words)
        while len(self.boxes) < len(words):
            self._add()
        for index, cause in enumerate(self.boxes):
            text = words[index] if index < len(words) else ""
            if text != cause.text():
                cause.setText(text)
                cause.setAccessibleName(f"Ursache {text}")
            cause.setChecked(text in ticked)
            show_if(cause, bool(text))

    def chosen(self) -> tuple[str, ...]:
        """The causes ticked, in the order shown."""
        return tuple(cause.text() for cause in self.boxes[: self._shown] if cause.isChecked())

    def _add(self) -> None:
        cause = QCheckBox()
        cause.setProperty("role", "small")
        cause.clicked.connect(self._on_clicked)
        index = len(self.boxes)
        self._grid.addWidget(cause, index // 2, index % 2)
        self.boxes.append(cause)

    @Slot()
    def _on_clicked(self) -> None:
        self.edited.emit()
