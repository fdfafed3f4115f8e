"""What is said of an Empfehlung, as a form in the place of its card that saves itself field by field."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.empfehlung import worte
from qmapp.act.empfehlung.rows import Empfehlung
from qmapp.act.feststellung.rows import FeststellungZeile
from qmapp.ui.act.management_response.karten import Grundlage
from qmapp.ui.act.management_response.melder import melder
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.select_field import SelectField

E = TypeVar("E", bound=StrEnum)
_KEPT = "Titel und Text stehen fest, weil die Leitung darauf geantwortet hat."


class Empfehlungsform(Card):
    """``changed`` carries (name, value), ``linked`` the id of a Feststellung, ``unlinked`` the Feststellung itself."""

    changed = Signal(str, object)
    linked = Signal(object)
    unlinked = Signal(object)

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel", required=True)
        self.text = MultilineField("Was wird empfohlen?", name="text", height=92, hint="Der Text steht für sich.")
        self.prioritaet = SelectField("Priorität", _choices(worte.PRIORITAETEN), name="prioritaet")
        self.adressat = TextField("Richtet sich an", name="adressat", placeholder="Grundsatz, alle Standorte")
        self.empfohlen_am = DateField("Empfohlen am", name="empfohlen_am", required=True)
        self.antwort_frist = DateField("Antwort bis", name="antwort_frist", required=True)
        self.veroeffentlichung = SelectField(
            "Veröffentlichung", _choices(worte.VEROEFFENTLICHUNGEN), name="veroeffentlichung"
        )
        self.grundlage = Grundlage()
        self.feststellung = SelectField("Feststellung hinzufügen", [(None, "Feststellung wählen")])
        self.close_button = Button("Fertig", "check", "link", tip="Esc")
        self._kept = Label(_KEPT, "cap", "text3", wrap=True)
        self._entf = Label("Folgt aus (Entf löst eine Feststellung)", "smallb", "text2")
        super().__init__(
            self._kept,
            self.titel,
            self.text,
            box(hbox((self.prioritaet, 3), (self.adressat, 6), gap=12)),
            box(hbox((self.empfohlen_am, 1), (self.antwort_frist, 1), (self.veroeffentlichung, 1), gap=12)),
            self._entf,
            self.grundlage,
            self.feststellung,
            title="Empfehlung",
            right=self.close_button,
        )
        self._melder = melder(self.fields(), self.changed)
        self.feststellung.committed.connect(self._on_chosen)
        self.grundlage.delete_requested.connect(self.unlinked)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (
            self.titel, self.text, self.prioritaet, self.adressat, self.empfohlen_am, self.antwort_frist,
            self.veroeffentlichung,
        )  # fmt: skip

    def show_empfehlung(self, row: Empfehlung, everything: Sequence[FeststellungZeile]) -> None:
        """Show this one; it may follow from any of ``everything``, which are all Feststellungen."""
        line = row.zeile
        self.set_title(f"Empfehlung {line.kennung}")
        for field in self.fields():
            field.set_value(getattr(line, field.name))  # type: ignore[attr-defined]  # every field here has it
        self.titel.set_read_only(line.beantwortet)
        self.text.set_read_only(line.beantwortet)
        show_if(self._kept, line.beantwortet)
        self.grundlage.show_rows(row.feststellungen)
        self.grundlage.fit(4)
        for part in (self._entf, self.grundlage):
            show_if(part, bool(row.feststellungen))
        there = {source.id for source in row.feststellungen}
        offered = [other for other in everything if other.id not in there]
        choices = [(other.id, f"{other.kennung} · {other.titel}") for other in offered]
        self.feststellung.set_choices([(None, "Feststellung wählen"), *choices])
        self.feststellung.set_value(None)
        show_if(self.feststellung, bool(offered))

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)

    def to_field(self, name: str) -> None:
        """Put the focus on a field, its text ready to be typed over."""
        for field in self.fields():
            if field.name == name:
                field.editor.setFocus()
        if name == "titel":
            self.titel.line.selectAll()

    @Slot(object)
    def _on_chosen(self, value: object) -> None:
        if isinstance(value, UUID):
            self.linked.emit(value)


def _choices(words: Mapping[E, str]) -> list[tuple[object, str]]:
    return list(words.items())
