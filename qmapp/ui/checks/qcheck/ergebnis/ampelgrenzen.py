"""The limits of the traffic light, adjustable where they are read."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.qcheck.rows import QCheck
from qmapp.german import percent
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import PercentField


class Ampelgrenzen(QWidget):
    """A line that says the limits and opens two fields; ``changed`` carries (name, value) of one left changed."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", "cap", "text2", wrap=True)
        self.open = Button("Grenzen ändern", "adjustments-horizontal", "link")
        self.gruen = PercentField("Grün ab", name="gruen_ab", required=True)
        self.gelb = PercentField("Gelb ab", name="gelb_ab", required=True)
        self._fields = box(hbox((self.gruen, 1), (self.gelb, 1), gap=12))
        self.setLayout(vbox(box(hbox((self.words, 1), self.open, gap=8)), self._fields, gap=6))
        self._fields.hide()
        self.open.clicked.connect(self._on_open)
        self.gruen.committed.connect(self._on_green)
        self.gelb.committed.connect(self._on_yellow)

    def show_head(self, head: QCheck, *, writable: bool) -> None:
        """Show the limits of a Q-Check; they change only while its answers may."""
        green, yellow = percent(head.gruen_ab / 100, 0), percent(head.gelb_ab / 100, 0)
        if head.gruen_ab != head.gruen_ab.to_integral_value() or head.gelb_ab != head.gelb_ab.to_integral_value():
            green, yellow = percent(head.gruen_ab / 100), percent(head.gelb_ab / 100)
        self.words.setText(f"Grün ab {green}, gelb ab {yellow}.")
        self.gruen.set_value(str(head.gruen_ab))
        self.gelb.set_value(str(head.gelb_ab))
        may = writable and head.offen
        show_if(self.open, may)
        if not may:
            self._fields.hide()

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return self.gruen, self.gelb

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        return self._fields.isHidden() or all([self.gruen.commit(), self.gelb.commit()])

    @Slot()
    def _on_open(self) -> None:
        show_if(self._fields, self._fields.isHidden())
        if not self._fields.isHidden():
            self.gruen.line.setFocus()
            self.gruen.line.selectAll()

    @Slot(object)
    def _on_green(self, value: object) -> None:
        self.changed.emit("gruen_ab", value)

    @Slot(object)
    def _on_yellow(self, value: object) -> None:
        self.changed.emit("gelb_ab", value)
