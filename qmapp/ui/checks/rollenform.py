"""The corrections of the user as a form: sheet, header, and which column plays which role."""

from PySide6.QtCore import Signal, Slot

from qmapp import german
from qmapp.spreadsheets import Liste, ListenRollen, Optionen, SpaltenArt
from qmapp.ui.checks.rohzeilen import column_letter
from qmapp.ui.checks.spalten import recognised
from qmapp.ui.style import box, hbox, sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import DateField, NumberField
from qmapp.ui.widgets.select_field import SelectField

_AMOUNTS = (SpaltenArt.BETRAG, SpaltenArt.ZAHL, SpaltenArt.GANZZAHL)


class Rollenform(Card):
    """``reread`` carries other :class:`Optionen`; ``changed`` comes when a column was chosen."""

    reread = Signal(object)
    changed = Signal()

    def __init__(self) -> None:
        self.blatt = SelectField("Blatt")
        self.kopfzeile = NumberField("Kopfzeile", maximum=120, hint="0 = keine")
        self.kopfzeilen = NumberField("Zeilen im Kopf", minimum=1, maximum=20)
        self.schluessel = SelectField("Aktenzeichen", name="schluessel")
        self.schicht = SelectField("Schicht (z. B. Standort)", name="schicht")
        self.betrag = SelectField("Betrag", name="betrag")
        self.team = SelectField("Team oder Kürzel", name="team")
        self.stand = DateField("Stand der Liste", name="stand", hint="Der Tag, den die Liste zeigt, falls bekannt.")
        head = box(hbox((self.kopfzeile, 1), (self.kopfzeilen, 1), gap=12))
        super().__init__(self.blatt, head, *self.role_fields(), self.stand, None, title="Zuordnung", subtitle=" ")
        sized(self, min_width=300)
        self.blatt.committed.connect(self._on_sheet)
        self.kopfzeile.committed.connect(self._on_head)
        self.kopfzeilen.committed.connect(self._on_head)
        for field in self.role_fields():
            field.committed.connect(self._on_role)

    def role_fields(self) -> tuple[SelectField, ...]:
        """The fields whose value is a column."""
        return (self.schluessel, self.schicht, self.betrag, self.team)

    def fields(self) -> tuple[Field, ...]:
        """Everything an error may belong to."""
        return (*self.role_fields(), self.stand)

    def fill(self, liste: Liste, rollen: ListenRollen) -> None:
        """Show a list as it was read, with these roles."""
        self.set_title("Zuordnung", f"{liste.datei} · {german.integer(liste.zeilen)} Zeilen")
        self.blatt.set_choices([(name, name) for name in liste.blaetter])
        self.blatt.set_value(liste.blatt)
        show_if(self.blatt, len(liste.blaetter) > 1)
        self.kopfzeile.set_value(liste.kopfzeile)
        self.kopfzeilen.set_value(liste.kopfzeilen or None)
        self.kopfzeilen.setEnabled(liste.kopfzeile > 0)
        choices = [(spalte.index, f"{column_letter(spalte.index)} · {spalte.name}") for spalte in liste.spalten]
        for field in self.role_fields():
            field.set_choices([(None, "– nicht in der Liste –"), *choices])
            field.set_value(getattr(rollen, field.name))

    def show_recognised(self, liste: Liste) -> None:
        """Say below each field what its column holds, and where that cannot be right."""
        for field in self.role_fields():
            index = _index(field)
            field.set_hint("" if index is None else recognised(liste.spalten[index]))
            wrong = field is self.betrag and index is not None and liste.spalten[index].art not in _AMOUNTS
            field.set_error("In dieser Spalte stehen keine Beträge." if wrong else "")

    def rollen(self, weitere: set[int]) -> ListenRollen:
        """The roles chosen; a column that has a role of its own is not "weitere" as well."""
        schluessel, schicht, betrag, team = chosen = [_index(field) for field in self.role_fields()]
        return ListenRollen(schluessel, schicht, betrag, team, tuple(sorted(weitere - set(chosen))))

    def check(self) -> bool:
        """Whether the roles can be used; otherwise the reason stands at the field, which gets the focus."""
        if not self.stand.commit():
            self.stand.editor.setFocus()
            return False
        seen: dict[int, str] = {}
        for field in self.role_fields():
            index = _index(field)
            sentence = ""
            if field is self.schluessel and index is None:
                sentence = "Wählen Sie die Spalte mit dem Aktenzeichen."
            elif index is not None and index in seen:
                sentence = f"Diese Spalte ist schon als {seen[index]} gewählt."
            field.set_error(sentence)
            if sentence:
                field.editor.setFocus()
                return False
            if index is not None:
                seen[index] = field.label
        return True

    @Slot(object)
    def _on_sheet(self, sheet: str) -> None:
        self.reread.emit(Optionen(blatt=sheet))

    @Slot(object)
    def _on_head(self, _: object) -> None:
        last = self.kopfzeile.value()
        lines = self.kopfzeilen.value() if last else None
        if last is not None and lines is not None and lines > last:
            self.kopfzeilen.set_error("Der Kopf hat höchstens so viele Zeilen, wie über den Daten stehen.")
            return
        blatt = self.blatt.value()
        self.reread.emit(Optionen(blatt=blatt if isinstance(blatt, str) else None, kopfzeile=last, kopfzeilen=lines))

    @Slot(object)
    def _on_role(self, _: object) -> None:
        self.changed.emit()


def _index(field: SelectField) -> int | None:
    value = field.value()
    return value if isinstance(value, int) else None
