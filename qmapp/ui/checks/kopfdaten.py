"""The head of an Aktenprüfung as a form: for a new one, and for changing one that stands."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp import german
from qmapp.checks.aktenpruefung.rows import PRUEFARTEN, Pruefart, Pruefung
from qmapp.checks.katalog import Katalog
from qmapp.ui.pages import Command
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, LineField, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField, PercentField
from qmapp.ui.widgets.select_field import SelectField


class Kopfdaten(Card):
    """Fields of the head. ``changed`` carries (name, value) of a field left with a new value; ``delete_wanted``;
    ``wechsel_wanted`` carries the id of the Prüfung whose catalogue is to be moved to another version.
    """

    changed = Signal(str, object)
    delete_wanted = Signal()
    wechsel_wanted = Signal(object)

    def __init__(self) -> None:
        self._id: UUID | None = None
        self._kataloge: dict[str, Katalog] = {}
        self.titel = TextField("Titel", name="titel", required=True, placeholder="Kosten der Unterkunft, 2. Halbjahr")
        self.kennung = TextField("Kennung", name="kennung", required=True)
        self.katalog = SelectField("Prüfkatalog", name="katalog")
        self.von = DateField("Geprüfter Zeitraum von", name="zeitraum_von", required=True)
        self.bis = DateField("bis", name="zeitraum_bis", required=True)
        self.hoechstwert = PercentField(
            "Höchstwert",
            name="hoechstwert_prozent",
            above_minimum=True,
            hint="Vereinbarte Fehlerquote",
        )
        self.beginn = DateField("Prüfung von", name="pruefung_von")
        self.ende = DateField("bis", name="pruefung_bis")
        self.pruefende = TextField("Prüfende", name="pruefende", placeholder="QM-Stelle")
        self.pruefart = SelectField("Prüfart", list(PRUEFARTEN.items()), name="pruefart")
        self.zweck = MultilineField("Anlass und Zweck", name="zweck", height=58)
        self.delete = Button("Löschen", "trash", "link")
        self.wechsel = Button("", "replace", "link")
        self._hint = Label("", "cap", "text3", wrap=True)
        self._wechsel_row = box(hbox(self.wechsel, None, gap=0))
        super().__init__(
            self._hint,
            box(hbox((self.titel, 3), (self.kennung, 1), gap=12)),
            box(hbox((self.katalog, 2), (self.pruefart, 1), gap=12)),
            self._wechsel_row,
            box(hbox((self.von, 1), (self.bis, 1), (self.hoechstwert, 1), gap=12)),
            box(hbox((self.beginn, 1), (self.ende, 1), (self.pruefende, 1), gap=12)),
            self.zweck,
            title="Angaben",
            right=self.delete,
        )
        self._hint.hide()
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [_Told(self, field) for field in self.fields()]
        self._connect()

    def _connect(self) -> None:
        for field, teller in zip(self.fields(), self._tellers, strict=True):
            field.committed.connect(teller.tell)
        self.delete.clicked.connect(self._delete)
        self.wechsel.clicked.connect(self._to_wechsel)
        self.katalog.edited.connect(self._show_chosen)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (*self.lines(), self.katalog, self.pruefart, self.zweck)

    def lines(self) -> tuple[LineField[Any], ...]:
        """The fields of one line."""
        return (
            self.titel,
            self.kennung,
            self.von,
            self.bis,
            self.hoechstwert,
            self.beginn,
            self.ende,
            self.pruefende,
        )

    def show_pruefung(self, head: Pruefung, neuere: int | None = None) -> None:
        """Show the head of a Prüfung that stands; ``neuere`` is the newest version it can move to, if there is one."""
        self.set_title("Angaben", "")
        self._offer_kataloge(head)
        values: Mapping[Field, Any] = {
            self.titel: head.titel,
            self.kennung: head.kennung,
            self.von: head.zeitraum_von,
            self.bis: head.zeitraum_bis,
            self.hoechstwert: head.hoechstwert_prozent,
            self.beginn: head.pruefung_von,
            self.ende: head.pruefung_bis,
            self.pruefende: head.pruefende,
            self.pruefart: head.pruefart,
            self.zweck: head.zweck,
        }
        for field, value in values.items():
            field.set_value(value or None)  # type: ignore[attr-defined]  # every field here has it
        drawn, closed = head.gezogen_um is not None, head.abgeschlossen_am is not None
        for line in self.lines():
            line.set_read_only(closed)
        self.zweck.set_read_only(closed)
        self.pruefart.setEnabled(not closed)
        self.katalog.setEnabled(not drawn)
        period = head.zeitraum_von, head.zeitraum_bis
        self.katalog.set_hint(
            _validity(head.katalog_version, head.rechtsstand, head.gueltig_ab, head.gueltig_bis, period)
        )
        show_if(self.delete, not drawn)
        show_if(self.kennung, True)
        self._offer_wechsel(head, neuere)
        self._show_more(True)

    def show_new(self, heute: date) -> None:
        """Ask for a new Prüfung of the half-year before today."""
        self.set_title("Neue Aktenprüfung", "Liste und Stichprobe folgen danach. Alles lässt sich später ändern.")
        self._offer_kataloge(None)
        first, last = half_year_before(heute)
        for line in self.lines():
            line.set_read_only(False)
            line.set_value(None)
        self.zweck.set_read_only(False)
        self.pruefart.setEnabled(True)
        self.pruefart.set_value(Pruefart.INTERN)
        self.zweck.set_value("")
        self.von.set_value(first)
        self.bis.set_value(last)
        self.katalog.setEnabled(True)
        self._show_chosen()
        show_if(self.delete, False)
        show_if(self._wechsel_row, False)
        show_if(self.kennung, False)
        self._show_more(False)

    def new_values(self) -> dict[str, Any] | None:
        """What a new Prüfung needs, or None with the reason at the field."""
        needed = (self.titel, self.von, self.bis, self.hoechstwert)
        wrong = [field for field in needed if not field.commit()]
        if wrong:
            wrong[0].line.setFocus()
            return None
        values: dict[str, Any] = {field.name: field.value() for field in needed}
        return {**values, "katalog": self.chosen_katalog(), "pruefart": self.pruefart.value()}

    def chosen_katalog(self) -> Katalog:
        """The catalogue chosen."""
        return self._kataloge[str(self.katalog.value())]

    def commit(self) -> None:
        """Take over what is being typed."""
        for field in (*self.lines(), self.zweck):
            field.commit()

    def set_kataloge(self, kataloge: Sequence[Katalog]) -> None:
        """Offer these catalogues for a new Prüfung or before the draw."""
        self._kataloge = {katalog.code: katalog for katalog in kataloge}

    def _offer_kataloge(self, head: Pruefung | None) -> None:
        choices = [(code, f"{katalog.titel} ({code})") for code, katalog in self._kataloge.items()]
        if head is not None and head.katalog_code not in self._kataloge:
            choices.append((head.katalog_code, f"{head.katalog_titel} ({head.katalog_code})"))
        self.katalog.set_choices(choices)
        if head is not None:
            self.katalog.set_value(head.katalog_code)

    def commands(self) -> tuple[Command, ...]:
        """What the form offers to the command palette."""
        offered = self._wechsel_row.isVisibleTo(self) and self.isVisible()
        return (Command(self.wechsel.accessibleName(), self._to_wechsel),) if offered else ()

    @Slot()
    def _show_chosen(self) -> None:
        """What the catalogue chosen is, before a Prüfung has it."""
        chosen = self._kataloge.get(str(self.katalog.value()))
        if chosen is not None:
            self.katalog.set_hint(
                _validity(chosen.version, chosen.rechtsstand, chosen.gueltig_ab, chosen.gueltig_bis, None)
            )

    def _offer_wechsel(self, head: Pruefung, neuere: int | None) -> None:
        self._id = head.id
        words = f"Zu Fassung {neuere} wechseln …" if neuere is not None else "Katalogwechsel ansehen"
        self.wechsel.set_text(words)
        show_if(self._wechsel_row, neuere is not None or bool(head.wechsel))

    def _show_more(self, shown: bool) -> None:
        for field in (self.beginn, self.ende, self.pruefende, self.zweck):
            show_if(field, shown)

    @Slot()
    def _delete(self) -> None:
        self.delete_wanted.emit()

    @Slot()
    def _to_wechsel(self) -> None:
        self.wechsel_wanted.emit(self._id)


def _validity(version: int, law: date, first: date | None, last: date | None, period: tuple[date, date] | None) -> str:
    """Version, state of the law and validity of a catalogue, and whether the audited period lies within."""
    said = f"Fassung {version}, Rechtsstand {german.day(law)}"
    if first is None:
        return said
    said += f", gültig ab {german.day(first)}" + (f" bis {german.day(last)}" if last is not None else "")
    if period is not None and period[0] < first:
        return f"{said}. Der geprüfte Zeitraum beginnt früher."
    if period is not None and last is not None and period[1] > last:
        return f"{said}. Der geprüfte Zeitraum endet später."
    return said


class _Told:
    """Passes a field's new value on under the field's name; an emptied text is "" and not None."""

    def __init__(self, form: Kopfdaten, field: Field) -> None:
        self._form = form
        self._name = field.name
        self._is_text = isinstance(field, TextField)

    def tell(self, value: object) -> None:
        self._form.changed.emit(self._name, "" if value is None and self._is_text else value)


def half_year_before(day: date) -> tuple[date, date]:
    """First and last day of the half-year that ended last before ``day``."""
    if day.month > 6:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year - 1, 7, 1), date(day.year - 1, 12, 31)
