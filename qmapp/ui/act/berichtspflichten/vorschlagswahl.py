"""What an office usually reports, to be ticked: nothing is taken over by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp.act.berichtspflicht.vorschlaege import Vorschlag
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label

_LEAD = "Üblich nach einer Zielvereinbarung über kommunale Leistungen. Tage und Fristen ändern Sie danach."


class Vorschlagswahl(Dialog):
    """``act`` takes the keys of the proposals ticked; True where they were taken over."""

    def __init__(
        self, parent: QWidget | None, offered: Sequence[Vorschlag], jahr: int, act: Callable[[Sequence[str]], bool]
    ) -> None:
        self.boxes: dict[str, QCheckBox] = {}
        rows = []
        for one in offered:
            check = QCheckBox(one.titel)
            check.setAccessibleDescription(f"{one.worte}. {one.inhalt}")
            check.setChecked(True)
            check.toggled.connect(self._on_toggled)
            self.boxes[one.schluessel] = check
            rows.append(vbox(check, hbox(Label("", "small"), (Label(one.worte, "small", "text2"), 1), gap=22), gap=0))
        super().__init__(
            parent,
            "Vorschläge übernehmen",
            Label(_LEAD, "body", "text2", wrap=True),
            box(vbox(*rows, gap=8)),
            Label(f"Sie gelten ab dem 01.01.{jahr}.", "small", "text2"),
            action=Button("Vorschläge übernehmen", "check", "primary"),
        )
        self._act = act
        self._on_toggled()
        assert self.action is not None
        self.action.setFocus()

    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked."""
        return tuple(key for key, check in self.boxes.items() if check.isChecked())

    @Slot()
    @Slot(bool)
    def _on_toggled(self, _: bool = False) -> None:
        count = len(self.chosen())
        if self.action is not None:
            self.action.set_text("1 Vorschlag übernehmen" if count == 1 else f"{count} Vorschläge übernehmen")
            self.action.setEnabled(count > 0)

    @Slot()
    def submit(self) -> None:
        """Take them over."""
        if self._act(self.chosen()):
            self.accept()
