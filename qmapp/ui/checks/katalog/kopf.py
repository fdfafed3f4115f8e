"""The head of a version: what tells it apart, and its Standard-Methodenbeschreibung."""

from typing import Any

from PySide6.QtCore import Signal

from qmapp.checks.katalog import Katalog
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.number_fields import DateField, MultilineField

_TEXTE = {
    "zweck": "Zweck",
    "gegenstand": "Gegenstand und Abgrenzung",
    "massstab": "Maßstab",
    "beteiligte": "Beteiligte",
    "erhebungsweg": "Erhebungsweg",
    "aufwand": "Aufwand",
    "chancen": "Chancen",
    "risiken": "Risiken",
    "datenschutz": "Datenschutz",
    "auswertung": "Auswertung",
}


class Katalogkopf(Card):
    """``changed`` carries (name, value) of a field left with a new value."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.rechtsstand = DateField("Rechtsstand", name="rechtsstand", required=True)
        self.ab = DateField("Gültig ab", name="gueltig_ab", required=True)
        self.bis = DateField("Gültig bis", name="gueltig_bis")
        self.bereiche = MultilineField("Bereiche", name="bereiche", height=66, hint="Einer je Zeile: F: Fachlichkeit")
        self.texte = {name: MultilineField(words, name=name, height=85) for name, words in _TEXTE.items()}
        super().__init__(
            self.titel,
            box(hbox((self.rechtsstand, 1), (self.ab, 1), (self.bis, 1), gap=12)),
            self.bereiche,
            *self.texte.values(),
            title="Kopf und Methodenbeschreibung",
        )
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [_Told(self, field) for field in self.fields()]
        for field, teller in zip(self.fields(), self._tellers, strict=True):
            field.committed.connect(teller.tell)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (self.titel, self.rechtsstand, self.ab, self.bis, self.bereiche, *self.texte.values())

    def show_katalog(self, katalog: Katalog, *, frei: bool) -> None:
        """Show a version; ``frei`` while it may be changed."""
        for field in self.fields():
            value: Any = getattr(katalog, field.name)
            if field is self.bereiche:
                value = "\n".join(f"{b.schluessel}: {b.titel}" for b in katalog.bereiche)
            field.set_value(value)  # type: ignore[attr-defined]  # every field here has it
            field.set_read_only(not frei)  # type: ignore[attr-defined]  # and this

    def commit(self) -> None:
        """Take over what is being typed."""
        for field in self.fields():
            field.commit()


class _Told:
    """Passes a field's new value on under the field's name."""

    def __init__(self, form: Katalogkopf, field: Field) -> None:
        self._form = form
        self._field = field

    def tell(self, value: object) -> None:
        if self._field is self._form.bereiche:
            lines = [line for line in str(value or "").split("\n") if line.strip()]
            value = [(key.strip(), title.strip()) for key, _, title in (line.partition(":") for line in lines)]
        elif value is None and self._field is not self._form.bis:
            value = ""
        self._form.changed.emit(self._field.name, value)
