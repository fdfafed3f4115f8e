"""The seed as part of a form: typed, diced, made by the program, by two people, or taken from a public source."""

import secrets
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from qmapp.checks.aktenpruefung.rows import Plan, Startwertherkunft
from qmapp.checks.aktenpruefung.startwert import JOIN, haelften, zusammen
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField

_ORIGINS = (
    (Startwertherkunft.GETIPPT, "getippt"),
    (Startwertherkunft.GEWUERFELT, "gewürfelt"),
    (Startwertherkunft.ERZEUGT, "erzeugt"),
    (Startwertherkunft.ZWEI_PERSONEN, "zu zweit"),
    (Startwertherkunft.OEFFENTLICH, "öffentlich"),
)
_SAID = {
    Startwertherkunft.GEWUERFELT: "Zum Beispiel zehn Würfe hintereinander, 4162533614. Am besten würfelt, wer nicht "
    "zieht.",
    Startwertherkunft.ZWEI_PERSONEN: f"Jede Person gibt ihre Hälfte ein, ohne die andere zu sehen. Der Startwert ist "
    f"erste Hälfte {JOIN} zweite Hälfte; so kennt ihn vorher niemand.",
    Startwertherkunft.OEFFENTLICH: "Nennen Sie zuerst Quelle und einen Tag, der noch kommt. Tragen Sie die Zahlen "
    "ein, sobald sie veröffentlicht sind, zum Beispiel 03-11-17-24-38-45.",
}
_ELSE = "Damit lässt sich die Ziehung jederzeit nachstellen."
_BY = {
    Startwertherkunft.ZWEI_PERSONEN: ("Erste Person", "Personalrat"),
    Startwertherkunft.OEFFENTLICH: ("Quelle und Tag", "Lotto 6 aus 49 vom 06.12.2025"),
}


class Startwertangaben(QWidget):
    """Its fields belong to the form around it; ``made`` says that the program made a seed."""

    made = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heute, self._wer, self._frozen = date(2000, 1, 1), "", False
        self._origin: object = Startwertherkunft.GETIPPT
        self.startwert = TextField("Startwert der Zufallsziehung", name="startwert", placeholder="2025-11-20-KdU")
        self.generate = Button("Startwert erzeugen", "dice-5", "icon")
        self.zweite = TextField("Zweite Hälfte", name="startwert_zweite", placeholder="Elbe")
        self.herkunft = SelectField("Startwert wurde", _ORIGINS, name="startwert_herkunft")
        self.von = TextField("durch", name="startwert_von", placeholder="Amtsleitung")
        self.zeuge = TextField("Zweite Person", name="startwert_zeuge", placeholder="QM-Beauftragte")
        self.said = Label(_ELSE, "cap", "text3", wrap=True)
        self._second = box(hbox((self.zweite, 1), (self.zeuge, 1), gap=12))
        seed = hbox((self.startwert, 1), vbox(None, self.generate, gap=0), gap=4)
        self._row = hbox((self.herkunft, 1), (self.von, 1), gap=12)
        self.setLayout(vbox(box(seed), self.said, box(self._row), self._second, gap=7))
        self.startwert.line.textEdited.connect(self._on_typed)
        self.herkunft.edited.connect(self._on_origin)
        self.zweite.committed.connect(self._arrange)
        self.startwert.committed.connect(self._arrange)
        self.generate.clicked.connect(self._generate)
        self._arrange()

    def fields(self) -> tuple[Any, ...]:
        """The fields in the order of the keyboard."""
        return (self.startwert, self.herkunft, self.von, self.zweite, self.zeuge)

    def show_plan(self, plan: Plan, *, frozen: bool, heute: date, wer: str) -> None:
        """Show the seed of a plan; ``frozen`` after the draw."""
        self._heute, self._wer, self._frozen = heute, wer, frozen
        self.herkunft.set_value(plan.startwert_herkunft)
        two = plan.startwert_herkunft is Startwertherkunft.ZWEI_PERSONEN
        first, second = haelften(plan.startwert) if two and not frozen else (plan.startwert, "")
        self.startwert.set_value(first)
        self.zweite.set_value(second)
        self.von.set_value(plan.startwert_von)
        self.zeuge.set_value(plan.startwert_zeuge)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """What the fields say, by the names of the plan."""
        first, two = self.startwert.value(), self._is_two()
        return {
            "startwert": zusammen(first, self.zweite.value()) if two and not self._frozen else first,
            "startwert_herkunft": self.herkunft.value(),
            "startwert_von": self.von.value(),
            "startwert_zeuge": self.zeuge.value() if two else "",
        }

    def _is_two(self) -> bool:
        return self.herkunft.value() is Startwertherkunft.ZWEI_PERSONEN

    @Slot()
    @Slot(object)
    def _arrange(self, _: object = None) -> None:
        """Show what this origin needs; a half stays hidden until the other is there too."""
        origin = Startwertherkunft(str(self.herkunft.value()))
        self._origin = origin
        two = self._is_two()
        halves = two and not self._frozen
        self.startwert.set_label("Erste Hälfte des Startwerts" if halves else "Startwert der Zufallsziehung")
        secret = halves and not (self.startwert.value() and self.zweite.value())
        mode = QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal
        self.startwert.line.setEchoMode(mode)
        self.zweite.line.setEchoMode(mode)
        self.startwert.line.setPlaceholderText("4162533614" if two else "2025-11-20-KdU")
        label, example = _BY.get(origin, ("durch", "Amtsleitung"))
        self.von.set_label(label)
        self.von.line.setPlaceholderText(example)
        # A source and its day need the whole width.
        public = origin is Startwertherkunft.OEFFENTLICH
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if public else directions.LeftToRight)
        self.said.setText(_SAID.get(origin, _ELSE))
        show_if(self._second, two)
        show_if(self.zweite, halves)
        show_if(self.generate, not self._frozen and origin not in _BY)

    @Slot(object)
    def _on_origin(self, _: object) -> None:
        """A seed made by the program does not become a diced one, and a seed is no half of one."""
        before, now = self._origin, self.herkunft.value()
        if now is Startwertherkunft.ERZEUGT:
            self._generate()
            return
        if before is Startwertherkunft.ERZEUGT or Startwertherkunft.ZWEI_PERSONEN in (before, now):
            for field in (self.startwert, self.zweite, self.von, self.zeuge):
                field.set_value("")
        self._arrange()

    @Slot(str)
    def _on_typed(self, _: str) -> None:
        """A seed typed over a generated one is not generated any more."""
        if self.herkunft.value() is Startwertherkunft.ERZEUGT:
            self.herkunft.set_value(Startwertherkunft.GETIPPT)
            self.von.set_value("")
            self._arrange()

    @Slot()
    def _generate(self) -> None:
        self.startwert.set_value(f"{self._heute:%Y-%m-%d}-{secrets.randbelow(10**8):08d}")
        self.herkunft.set_value(Startwertherkunft.ERZEUGT)
        self.von.set_value(self._wer)
        self._arrange()
        self.made.emit()
