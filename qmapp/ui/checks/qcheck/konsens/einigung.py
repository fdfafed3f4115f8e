"""The question in hand: what each has said with the remark, and what the team agrees on."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from qmapp.checks.qcheck.rows import Abgleichzeile, Bewertung, Urteil
from qmapp.german import day
from qmapp.ui.checks.pruefplatz.bausteine import insert_text
from qmapp.ui.checks.qcheck.antworten import pille
from qmapp.ui.checks.qcheck.urteilswahl import Urteilswahl
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import Icon, Label, Rule, show_if
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.rollflaeche import Rollflaeche
from qmapp.ui.widgets.signs import StatusPill

_DIFFERENT = "Die Bewertungen weichen voneinander ab: Bitte begründen Sie, worauf sich das Team geeinigt hat."
_NEEDED = "Diese Bewertung braucht eine Begründung."


class Einigung(Card):
    """Keys choose, the reason becomes the remark of the question."""

    def __init__(self) -> None:
        self.line: Abgleichzeile | None = None
        self._offen = True
        self._question = Label("", "body", "text2", wrap=True)
        self._people = vbox(gap=9)
        self._rows: list[QWidget] = []
        self.wahl = Urteilswahl("Einigung")
        self.grund = MultilineField("Begründung", name="begruendung", height=84)
        self.join = Button("Bemerkungen übernehmen", "copy", "link", tip="F7")
        self._settled = Label("", "small", "text2", wrap=True)
        self._problem = Label("", "cap", "bad", wrap=True)
        self._problem_row = box(hbox(Icon("alert-square-filled", 15, "bad"), (self._problem, 1), gap=6))
        self._form = box(
            vbox(
                Label("Einigung", "smallb", "text2"),
                self.wahl,
                self._problem_row,
                self.grund,
                hbox(self.join, None, gap=4),
                gap=7,
            )
        )
        content = box(
            vbox(
                self._question,
                Rule(),
                self._people,
                Rule(),
                self._settled,
                self._form,
                None,
                gap=11,
                margin=(0, 2, 8, 4),
            )
        )
        self._scroll = Rollflaeche(content, "surface")
        super().__init__((self._scroll, 1), title="Frage", subtitle=" ", margin=(18, 13, 8, 8))
        self._problem_row.hide()
        self.join.clicked.connect(self.take_remarks)
        self.wahl.answered.connect(self._on_chosen)

    def show_line(self, line: Abgleichzeile, team: Sequence[str], *, dimension: str, offen: bool) -> None:
        """Show a question; what is being typed stays while it is the same one with the same settlement."""
        before = self.line
        same = before is not None and (before.punkt.code, before.konsens) == (line.punkt.code, line.konsens)
        self.line, self._offen = line, offen
        self.set_title(f"Frage {line.punkt.nummer}: {line.punkt.titel}", dimension)
        self._question.setText(line.punkt.frage)
        self._show_people(line, team)
        held = line.konsens
        self._settled.setText(
            "" if held is None else f"Geklärt am {day(held.um.astimezone().date())} durch {held.wer}."
        )
        show_if(self._settled, held is not None)
        self.wahl.set_locked(not offen)
        if self.grund.area.isReadOnly() == offen:
            self.grund.set_read_only(not offen)
        show_if(self.join, offen and any(one.bemerkung for one in line.einzeln))
        if not same:
            self.wahl.set_value(None if held is None else held.urteil)
            self.grund.set_value("" if held is None else held.bemerkung)
            self.say("")

    def changed(self) -> bool:
        """Whether something else is chosen or written than what is stored."""
        held = None if self.line is None else self.line.konsens
        urteil, text = self.wahl.urteil(), self.grund.value()
        if held is None:
            return urteil is not None or bool(text)
        return (urteil, text) != (held.urteil, held.bemerkung)

    def ready(self) -> Urteil | None:
        """What was chosen, if it may be kept; else says what is missing and puts the focus there."""
        urteil, line = self.wahl.urteil(), self.line
        if line is None or not self._offen:
            return None
        if urteil is None:
            self.say("Bitte wählen Sie, worauf sich das Team geeinigt hat.")
            return None
        if not self.grund.value() and (not line.einig or urteil.braucht_bemerkung):
            self.grund.set_error(_NEEDED if line.einig else _DIFFERENT)
            self._to_reason()
            return None
        return urteil

    def press_key(self, key: str) -> bool:
        """Choose by key; False if it is none of an answer."""
        return self._offen and self.wahl.press_key(key)

    def fields(self) -> tuple[Field, ...]:
        """The fields a refusal may name."""
        return (self.grund,)

    def say(self, words: str) -> None:
        """Say what is wrong with the choice."""
        self._problem.setText(words)
        show_if(self._problem_row, bool(words))

    @Slot()
    def take_remarks(self) -> None:
        """F7: what each has remarked, with the names, into the reason."""
        if self.line is None or not self._offen:
            return
        words = "\n".join(f"{one.bewerter}: {one.bemerkung}" for one in self.line.einzeln if one.bemerkung)
        if words:
            insert_text(self.grund.area, words)
            self._to_reason()

    def _to_reason(self) -> None:
        self.grund.area.setFocus()
        self._scroll.reveal(self.grund)
        around = self.parentWidget()
        while around is not None:
            # In a narrow window the page scrolls too.
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(self.grund)
            around = around.parentWidget()

    def _show_people(self, line: Abgleichzeile, team: Sequence[str]) -> None:
        for row in self._rows:
            self._people.removeWidget(row)
            row.hide()
            row.deleteLater()
        said = {one.bewerter: one for one in line.einzeln}
        self._rows = [_person(name, said.get(name)) for name in team]
        for row in self._rows:
            self._people.addWidget(row)

    @Slot(object)
    def _on_chosen(self, value: object) -> None:
        self.say("")
        self.grund.set_error("")
        if value is not None:
            self._to_reason()


def _person(name: str, said: Bewertung | None) -> QWidget:
    """A line of the table: who, what, why."""
    who = sized(Label(name, "bodyb", wrap=True), width=120)
    sign = StatusPill("neutral", "nicht bewertet")
    if said is not None:
        sign.set(*pille(said.urteil))
    pill = sized(box(hbox(sign, None, gap=0)), width=196)
    remark = Label("" if said is None else said.bemerkung or "ohne Bemerkung", "small", "text2", wrap=True)
    lead = [box(vbox(one, None, gap=0)) for one in (who, pill)]
    row = box(hbox(*lead, (remark, 1), gap=10))
    row.setAccessibleName(f"{name}: {sign.text()}. {remark.text()}")
    return row
