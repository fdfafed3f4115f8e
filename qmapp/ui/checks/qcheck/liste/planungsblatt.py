"""The planning sheet of a Q-Check as a form that saves itself field by field."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from qmapp.checks.qcheck import worte
from qmapp.checks.qcheck.rows import QCheck, QCheckZeile
from qmapp.ui.act.berichtspflichten.felder import Formular, NamenField
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.fields import Field, LineField, TextField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField, PercentField
from qmapp.ui.widgets.select_field import SelectField

_NONE_BEFORE: tuple[object, str] = (None, "keiner")
_TOGETHER = ((True, "das Team gemeinsam"), (False, "jede Person für sich, dann Abgleich"))


class Planungsblatt(Formular):
    """``changed`` carries (name, value) of a field left with a new value, ``entered`` the name of the field in use."""

    entered = Signal(str)

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.prozess = TextField("Prozess", name="prozess", placeholder="ambulante Hilfe zur Pflege")
        self.einheit = TextField("Organisationseinheit", name="einheit", placeholder="Team Pflege")
        self.von = DateField("Zeitraum von", name="von")
        self.bis = DateField("bis", name="bis")
        self.zweck = MultilineField("Zweck", name="zweck", height=92)
        self.abgrenzung = MultilineField("Abgrenzung", name="abgrenzung", height=76)
        self.team = NamenField("Team", name="team", height=84, hint="eine Person oder Rolle je Zeile")
        self.methoden = NamenField("Erhebungswege", name="methoden", height=84, hint="ein Weg je Zeile")
        self.gemeinsam = SelectField("Bewertung durch", _TOGETHER, name="gemeinsam")
        self.stunden = TextField("Stunden", name="stunden")
        self.rueckmeldung_am = DateField("Rückmeldung am", name="rueckmeldung_am", hint="Vorstellung im Team")
        self.bericht_am = DateField("Bericht am", name="bericht_am")
        self.gruen_ab = PercentField("Ampel grün ab", name="gruen_ab", required=True)
        self.gelb_ab = PercentField("Ampel gelb ab", name="gelb_ab", required=True)
        self.vorgaenger = SelectField("Vorheriger Q-Check", [_NONE_BEFORE], name="vorgaenger")
        self.fazit = MultilineField("Fazit", name="fazit", height=92)
        self.drop = Button("Q-Check löschen", "trash", "link")
        saved = (
            self.titel, self.prozess, self.einheit, self.von, self.bis, self.zweck, self.abgrenzung, self.team,
            self.methoden, self.gemeinsam, self.stunden, self.rueckmeldung_am, self.bericht_am, self.gruen_ab,
            self.gelb_ab, self.vorgaenger, self.fazit,
        )  # fmt: skip
        super().__init__(saved, *self._rows(), title="Planungsblatt")
        self._editors = {field.editor: field.name for field in saved}
        for editor in self._editors:
            editor.installEventFilter(self)

    def _rows(self) -> tuple[QWidget, ...]:
        return (
            self.titel,
            self.prozess,
            self.einheit,
            box(hbox((self.von, 3), (self.bis, 3), (self.stunden, 2), gap=12)),
            self.zweck,
            self.abgrenzung,
            self.team,
            self.methoden,
            self.gemeinsam,
            box(hbox((self.rueckmeldung_am, 1), (self.bericht_am, 1), gap=12)),
            box(hbox((self.gruen_ab, 1), (self.gelb_ab, 1), gap=12)),
            self.vorgaenger,
            self.fazit,
            box(hbox(None, self.drop)),
        )

    def show_row(self, head: QCheck, before: Sequence[QCheckZeile], *, offen: bool) -> None:
        """Show a Q-Check; ``before`` are those it may follow on, ``offen``: whether it may be changed."""
        self.set_title("Planungsblatt", "")
        self.vorgaenger.set_choices([_NONE_BEFORE, *((row.id, _named(row)) for row in before)])
        for field in self.fields():
            field.set_value(_value(head, field.name))  # type: ignore[attr-defined]  # every field here has it
            _freeze(field, not offen)
        show_if(self.drop, offen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched in self._editors:
            self.entered.emit(self._editors[watched])
        return super().eventFilter(watched, event)


def _value(head: QCheck, name: str) -> Any:
    """What a field shows of the Q-Check, in the form it gives back itself."""
    if name == "vorgaenger":
        return head.vorgaenger_id
    value = getattr(head, name)
    if name == "stunden":
        return "" if value is None else f"{value.normalize():f}".replace(".", ",")
    if name in ("gruen_ab", "gelb_ab"):
        return f"{value.normalize():f}"
    return value


def _freeze(field: Field, frozen: bool) -> None:
    if isinstance(field, LineField | MultilineField):
        field.set_read_only(frozen)
    else:
        field.setEnabled(not frozen)


def _named(row: QCheckZeile) -> str:
    return " · ".join((row.kennung, worte.grad(row.grad), row.titel))


def vorgaenger_id(value: object) -> UUID | None:
    """What was chosen in the field of the Q-Check before."""
    return value if isinstance(value, UUID) else None
