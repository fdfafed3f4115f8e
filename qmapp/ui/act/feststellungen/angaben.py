"""What is said of a Feststellung, as a form that saves itself field by field."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import FeststellungZeile, Quelle
from qmapp.ui.act.feststellungen.quelle import Quellenfelder
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, ListField, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField, NumberField
from qmapp.ui.widgets.select_field import SelectField

E = TypeVar("E", bound=StrEnum)
_NOT_SAID = "keine Angabe"
_ZAEHLT_HINT = "F2+F3, F1, F1+F2+F3, ok oder eigene Worte"


class Feststellungsangaben(Card):
    """``changed`` carries (name, value) of a field left with a new value; ``source`` leads to where it comes from."""

    changed = Signal(str, object)

    def __init__(self, source: QWidget) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.text = MultilineField("Was wurde festgestellt?", name="text", height=92)
        self.art = SelectField("Art", _choices(worte.ARTEN), name="art")
        self.schwere = SelectField("Schwere", _optional(worte.SCHWEREN), name="schwere")
        self.datum = DateField("Festgestellt am", name="datum", required=True)
        self.anzahl = NumberField("Betroffen", maximum=100_000_000, name="anzahl")
        self.bewertet = NumberField("von bewerteten", maximum=100_000_000, name="bewertet")
        self.zaehlt = TextField("Gezählt werden", name="zaehlt", hint=_ZAEHLT_HINT)
        self.dimension = SelectField("Dimension", _optional(worte.DIMENSIONEN), name="dimension")
        self.ausrichtung = SelectField("Ausrichtung", _optional(worte.AUSRICHTUNGEN), name="ausrichtung")
        self.zurechenbarkeit = SelectField("Zurechenbar", _optional(worte.ZURECHENBAR), name="zurechenbarkeit")
        self.nachholung = DateField("Nachholung bis", name="nachholung_bis")
        self.ursachen = ListField("Ursachen", name="ursachen", placeholder="Frist, Dokumentation")
        self.punkte = ListField("Prüfpunkte", name="punkte", placeholder="AP-KDU-21")
        self.quelle = Quellenfelder()
        self._origin = Label("", "cap", "text3", wrap=True)
        super().__init__(
            self.titel,
            self.text,
            box(hbox((self.art, 4), (self.schwere, 4), (self.datum, 4), gap=12)),
            box(hbox((self.anzahl, 3), (self.bewertet, 3), (self.zaehlt, 6), gap=12)),
            box(hbox((self.dimension, 1), (self.ausrichtung, 1), gap=12)),
            box(hbox((self.zurechenbarkeit, 1), (self.nachholung, 1), gap=12)),
            box(hbox((self.ursachen, 1), (self.punkte, 1), gap=12)),
            self.quelle,
            self._origin,
            title="Angaben",
            right=source,
        )
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [_Told(self, field) for field in self._plain()]
        for field, teller in zip(self._plain(), self._tellers, strict=True):
            field.committed.connect(teller.tell)
        self.quelle.changed.connect(self.changed)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (*self._plain(), *self.quelle.fields())

    def _plain(self) -> tuple[Field, ...]:
        return (
            self.titel, self.text, self.art, self.schwere, self.datum, self.anzahl, self.bewertet, self.zaehlt,
            self.dimension, self.ausrichtung, self.zurechenbarkeit, self.nachholung, self.ursachen, self.punkte,
        )  # fmt: skip

    def show_row(self, row: FeststellungZeile, origin: str) -> None:
        """Show a Feststellung; ``origin`` says where it comes from."""
        self.set_title(f"Angaben zu {row.kennung}")
        values: Mapping[Field, Any] = {field: getattr(row, field.name) for field in self._plain()}
        for field, value in values.items():
            field.set_value(None if value == () else value)  # type: ignore[attr-defined]  # every field here has it
        self.quelle.show_row(row)
        self._origin.setText(origin)
        show_if(self._origin, bool(origin))

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)


class _Told:
    """Passes a field's new value on under the field's name."""

    def __init__(self, form: Feststellungsangaben, field: Field) -> None:
        self._form = form
        self._name = field.name

    def tell(self, value: object) -> None:
        self._form.changed.emit(self._name, value)


def origin(row: FeststellungZeile) -> str:
    """Where a Feststellung comes from, in a sentence."""
    if row.quelle is Quelle.ERGEBNIS:
        return f"Aus dem Ergebnis von {row.pruefung_kennung} abgeleitet."
    if row.quelle is Quelle.ANTWORT:
        return f"Bei der Prüfung von Akten in {row.pruefung_kennung} festgehalten."
    if row.qcheck_id is not None:
        return f"Aus den Antworten des Q-Checks {row.herkunft} abgeleitet."
    return f"Aus den Antworten der Befragung {row.herkunft} abgeleitet." if row.befragung_id is not None else ""


def _choices(words: Mapping[E, str]) -> list[tuple[object, str]]:
    return list(words.items())


def _optional(words: Mapping[E, str]) -> list[tuple[object, str]]:
    return [(None, _NOT_SAID), *words.items()]


__all__ = ["Feststellungsangaben", "origin"]
