"""The answer of the Leitung as a form in the place of its card: keys 1 to 3, a text, and Strg+Enter releases it."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.empfehlung import worte
from qmapp.act.empfehlung.rows import Grund, Haltung
from qmapp.act.management_response.rows import Vorgang
from qmapp.act.massnahme.rows import MassnahmeZeile
from qmapp.german import day
from qmapp.ui.act.management_response.licht import Licht
from qmapp.ui.act.management_response.melder import melder
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.answers import Answer, AnswerButton, AnswerButtons
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField

_HALTUNGEN: Final = (
    Answer(Haltung.ANGENOMMEN, "1", "Angenommen", "check", "ok"),
    Answer(Haltung.TEILWEISE, "2", "Teilweise", "equal", "info"),
    Answer(Haltung.ABGELEHNT, "3", "Abgelehnt", "ban", "neutral"),
)
_GRUENDE: Final = (
    Answer(Grund.VORGABEN, "4", "Vorgaben", "gavel", "neutral"),
    Answer(Grund.RESSOURCEN, "5", "Ressourcen", "coins", "neutral"),
    Answer(Grund.ZU_WEIT, "6", "Zu weit", "maximize", "neutral"),
    Answer(Grund.PASST_NICHT, "7", "Passt nicht", "building-community", "neutral"),
)
_REASONED: Final = (Haltung.TEILWEISE, Haltung.ABGELEHNT)


class Antwortform(Card):
    """``changed`` carries (name, value) of the answer, ``massnahme_changed`` of the first Maßnahme entered with it."""

    changed = Signal(str, object)
    massnahme_changed = Signal(str, object)

    def __init__(self) -> None:
        self.haltung = AnswerButtons("Haltung der Leitung", _HALTUNGEN)
        self.grund = AnswerButtons("Üblicher Grund", _GRUENDE)
        for buttons in (self.haltung, self.grund):
            buttons.set_active(True)
        for button in self.grund.findChildren(AnswerButton):
            words = worte.GRUENDE[Grund(str(button.answer.value))]
            button.setToolTip(words[0].upper() + words[1:])
            button.setAccessibleDescription(words)
        self.text = MultilineField("Antwort", name="text", height=58)
        self.begruendung = MultilineField("Begründung", name="begruendung", height=58)
        self.titel = TextField("Erste Maßnahme", name="titel", placeholder="Was geschieht?")
        self.verantwortlich = TextField("Verantwortlich", name="verantwortlich", placeholder="Rolle")
        self.frist = DateField("Bis", name="frist")
        self.rolle = TextField("Es antwortet", name="rolle", placeholder="Rolle, zum Beispiel Amtsleitung")
        self.datum = DateField("Antwort vom", name="datum")
        self.licht = Licht()
        self.close_button = Button("Fertig", "check", "link", tip="Esc")
        self._reason = box(vbox(Label("Üblicher Grund (Alt und Ziffer)", "smallb", "text2"), self.grund, gap=4))
        self._first = box(hbox((self.titel, 5), (self.verantwortlich, 3), (self.frist, 3), gap=12))
        super().__init__(
            self.haltung,
            self._reason,
            self.text,
            self.begruendung,
            self._first,
            box(hbox((self.rolle, 6), (self.datum, 4), gap=12)),
            self.licht,
            title="Antwort der Leitung",
            subtitle=" ",
            right=self.close_button,
        )
        self._melder = melder((self.text, self.begruendung, self.rolle, self.datum), self.changed)
        self._melder += melder((self.titel, self.verantwortlich, self.frist), self.massnahme_changed)
        self.haltung.answered.connect(self._on_haltung)
        self.grund.answered.connect(self._on_grund)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (
            self.text, self.begruendung, self.titel, self.verantwortlich, self.frist, self.rolle, self.datum,
        )  # fmt: skip

    def show_vorgang(self, row: Vorgang, entered: UUID | None, *, entering: bool = False) -> None:
        """Show the answer as it stands; ``entered`` is the Maßnahme entered here, if one was.

        ``entering``: it is being made of what stands in its fields, which are left alone.
        """
        line = row.empfehlung.zeile
        answer = line.stellungnahme
        haltung = None if answer is None else answer.haltung
        self.set_title(f"Antwort der Leitung zu {line.kennung}", f"Frist {day(line.antwort_frist)}")
        self.haltung.set_value(haltung)
        self.grund.set_value(None if answer is None else answer.grund)
        self.text.set_value("" if answer is None else answer.text)
        self.begruendung.set_value("" if answer is None else answer.begruendung)
        self.rolle.set_value(None if answer is None else answer.rolle)
        self.datum.set_value(None if answer is None else answer.datum)
        for part in (self._reason, self.begruendung):
            show_if(part, haltung in _REASONED)
        first = next((m.zeile for m in row.massnahmen if m.zeile.id == entered), None)
        followed = haltung in (Haltung.ANGENOMMEN, Haltung.TEILWEISE)
        if not entering:
            show_if(self._first, first is not None or (followed and not row.massnahmen))
            self._show_first(first)
        self.licht.show_fehlt(row.fehlt)

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields() if field.isVisibleTo(self)]
        return all(read)

    def takes_massnahme(self) -> bool:
        """Whether a first Maßnahme can be entered here."""
        return not self._first.isHidden()

    def press_key(self, key: str) -> bool:
        """1 to 3 are the Haltung, 4 to 7 the usual reason; False for another key."""
        return self.haltung.press_key(key) or (not self._reason.isHidden() and self.grund.press_key(key))

    def to_field(self, name: str) -> None:
        """Put the focus on a field, on the Haltung where it names none."""
        named = next((field for field in self.fields() if field.name == name and field.isVisibleTo(self)), None)
        editor: QWidget | None = self.haltung.nextInFocusChain() if named is None else named.editor
        if editor is not None:
            editor.setFocus()

    def _show_first(self, row: MassnahmeZeile | None) -> None:
        self.titel.set_value("" if row is None else row.titel)
        self.verantwortlich.set_value("" if row is None else row.verantwortlich)
        self.frist.set_value(None if row is None else row.frist)

    @Slot(object)
    def _on_haltung(self, value: object) -> None:
        self.changed.emit("haltung", value)
        if value is not None:
            self.to_field("begruendung" if value in _REASONED else "text")

    @Slot(object)
    def _on_grund(self, value: object) -> None:
        self.changed.emit("grund", value)
        self.to_field("begruendung")
