"""What is said of a Maßnahme, as a form that saves itself field by field."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp.act.empfehlung.worte import VEROEFFENTLICHUNGEN
from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Vorbehalt
from qmapp.act.projekt.rows import ProjektZeile
from qmapp.german import day
from qmapp.ui.act.massnahme.felder import Bekannte, MassnahmeField, VzaeField
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, NamesField, TextField
from qmapp.ui.widgets.number_fields import DateField, EuroField, MultilineField
from qmapp.ui.widgets.select_field import SelectField

E = TypeVar("E", bound=StrEnum)
_NOT_SAID = "keine Angabe"
_NO_PROJECT: tuple[object, str] = (None, "kein Projekt")
_STELLE_MISSING = "Bitte nennen Sie die Stelle, die den Vorbehalt gemacht hat."


class Massnahmenangaben(Card):
    """``changed`` carries (name, value) of a field left with a new value."""

    changed = Signal(str, object)

    def __init__(self, known: Callable[[], Bekannte]) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.text = MultilineField("Was geschieht?", name="text", height=84)
        self.messgroesse = TextField("Messgröße", name="messgroesse", placeholder="Woran ist der Erfolg zu erkennen?")
        self.verantwortlich = TextField("Verantwortlich (Rolle)", name="verantwortlich", placeholder="R-GRU")
        self.person = TextField("Person (freiwillig)", name="person")
        self.beteiligte = NamesField(
            "Beteiligte (mit Strichpunkt getrennt)", name="beteiligte", placeholder="R-WID; R-KOS"
        )
        self.vereinbart_am = DateField("Vereinbart am", name="vereinbart_am")
        self.frist = DateField("Frist", name="frist")
        self.horizont = SelectField("Horizont", _optional(worte.HORIZONTE), name="horizont")
        self.bedarf_cent = EuroField("Bedarf in Euro", name="bedarf_cent", placeholder="18.500,00 €")
        self.bedarf_vzae = VzaeField("Bedarf in Stellen", name="bedarf_vzae", placeholder="1,5 VZÄ")
        self.vorbehalt = SelectField("Vorbehalt", _choices(worte.VORBEHALTE), name="vorbehalt")
        self.vorbehalt_stelle = TextField("Vorbehalt durch", name="vorbehalt_stelle", placeholder="R-HH")
        self.abhaengig = MassnahmeField("Wartet auf Maßnahme", known, name="abhaengig_von_id")
        self.anforderung = TextField("Anforderung", name="anforderung", placeholder="Q1.3")
        self.herkunft = TextField("Andere Herkunft", name="herkunft", placeholder="RM-2025-024")
        self.veroeffentlichung = SelectField(
            "Veröffentlichung", _choices(VEROEFFENTLICHUNGEN), name="veroeffentlichung"
        )
        self.projekt = SelectField("Projekt", [_NO_PROJECT], name="projekt_id")
        self.bemerkung = MultilineField("Bemerkung", name="bemerkung", height=64)
        self.pilot = _Mark("Pilot", "pilot")
        self.good_practice = _Mark("Gute Praxis", "good_practice")
        super().__init__(*self._rows(), title="Angaben")
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [_Told(self, field) for field in self.fields()]
        for field, teller in zip(self.fields(), self._tellers, strict=True):
            field.committed.connect(teller.tell)
        for mark in (self.pilot, self.good_practice):
            mark.told.connect(self.changed)

    def _rows(self) -> tuple[QWidget, ...]:
        marks = box(hbox(self.pilot, self.good_practice, None, gap=18))
        return (
            self.titel,
            self.text,
            self.messgroesse,
            box(hbox((self.verantwortlich, 1), (self.person, 1), gap=12)),
            self.beteiligte,
            box(hbox((self.vereinbart_am, 4), (self.frist, 4), (self.horizont, 4), gap=12)),
            box(hbox((self.bedarf_cent, 1), (self.bedarf_vzae, 1), gap=12)),
            box(hbox((self.vorbehalt, 1), (self.vorbehalt_stelle, 1), gap=12)),
            box(hbox((self.abhaengig, 4), (self.anforderung, 4), (self.herkunft, 4), gap=12)),
            box(hbox((self.veroeffentlichung, 1), (self.projekt, 1), gap=12)),
            marks,
            self.bemerkung,
        )

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (
            self.titel, self.text, self.messgroesse, self.verantwortlich, self.person, self.beteiligte,
            self.vereinbart_am, self.frist, self.horizont, self.bedarf_cent, self.bedarf_vzae, self.vorbehalt,
            self.vorbehalt_stelle, self.abhaengig, self.anforderung, self.herkunft, self.veroeffentlichung,
            self.projekt, self.bemerkung,
        )  # fmt: skip

    def show_row(self, row: MassnahmeZeile, projekte: Sequence[ProjektZeile] = ()) -> None:
        """Show a Maßnahme; ``projekte`` are those it may belong to."""
        self.projekt.set_choices([_NO_PROJECT, *((one.id, f"{one.kennung} · {one.titel}") for one in projekte)])
        self.set_title("Angaben", worte.herkunft(row) and f"Antwortet auf {worte.herkunft(row)}")
        self.abhaengig.show_other(row.abhaengig_von_id, row.abhaengig_von)
        for field in self.fields():
            value: Any = getattr(row, field.name)
            field.set_value(None if value == () else value)  # type: ignore[attr-defined]  # every field here has it
        for mark in (self.pilot, self.good_practice):
            mark.setChecked(getattr(row, mark.name))
        agreed = row.vereinbart_am is not None and row.frist is not None
        self.frist.set_read_only(agreed)
        self.frist.set_hint(_moved(row))
        reserved = row.vorbehalt is not Vorbehalt.KEIN
        self.vorbehalt_stelle.set_hint(_STELLE_MISSING if reserved and not row.vorbehalt_stelle else "")
        self.vorbehalt_stelle.setEnabled(reserved or bool(row.vorbehalt_stelle))

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)

    def to_field(self, name: str) -> None:
        """Put the focus on a field; a deadline that is agreed is left alone."""
        for field in self.fields():
            if field.name == name:
                field.editor.setFocus()


class _Mark(QCheckBox):
    """A mark that says so when it is clicked; showing it says nothing."""

    told = Signal(str, object)

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        self.name = name
        self.setAccessibleName(words)
        self.clicked.connect(self._tell)

    @Slot(bool)
    def _tell(self, checked: bool) -> None:
        self.told.emit(self.name, checked)


class _Told:
    """Passes a field's new value on under the field's name."""

    def __init__(self, form: Massnahmenangaben, field: Field) -> None:
        self._form = form
        self._name = field.name

    def tell(self, value: object) -> None:
        self._form.changed.emit(self._name, value)


def _moved(row: MassnahmeZeile) -> str:
    """How often the deadline was moved, and where it stood first."""
    if row.frist_urspruenglich is None:
        return ""
    counted = worte.verschoben(row)
    first = f"zuerst {day(row.frist_urspruenglich)}"
    return f"{counted}, {first}" if counted else f"vorgezogen, {first}"


def _choices(words: Mapping[E, str]) -> list[tuple[object, str]]:
    return list(words.items())


def _optional(words: Mapping[E, str]) -> list[tuple[object, str]]:
    return [(None, _NOT_SAID), *words.items()]
