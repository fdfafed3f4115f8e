"""A Maßnahme in place: what makes it umsetzbar, field by field; everything else stands on its own page."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import MassnahmeZeile, Meilenstein
from qmapp.german import day
from qmapp.ui.act.management_response.melder import melder
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.table import ItemList

_STEPS = "Enter meldet einen Meilenstein erledigt, Entf entfernt ihn."


class Massnahmeform(Card):
    """``changed`` carries (name, value), ``step_added`` (title, day), ``step_toggled``/``step_removed`` the step."""

    changed = Signal(str, object)
    step_added = Signal(str, object)
    step_toggled = Signal(object)
    step_removed = Signal(object)

    def __init__(self) -> None:
        self._row: MassnahmeZeile | None = None
        self.titel = TextField("Maßnahme", name="titel", required=True)
        self.text = MultilineField("Was genau geschieht?", name="text", height=64)
        self.messgroesse = TextField("Woran man das Ergebnis misst", name="messgroesse")
        self.verantwortlich = TextField("Verantwortlich (Rolle)", name="verantwortlich")
        self.frist = DateField("Frist", name="frist")
        self.later = Button("Frist ändern", "calendar-time", "link")
        self.steps: ItemList[Meilenstein] = ItemList(
            "Meilensteine", key=_id, title=_title, subtitle=_nothing, icon=_icon, row_height=30
        )
        self.step_titel = TextField("Neuer Meilenstein", name="meilenstein")
        self.step_soll = DateField("Geplant für", name="soll")
        self.more = Button("Alles zur Maßnahme", "external-link", "link")
        self.remove = Button("Löschen", "trash", "link")
        self.close_button = Button("Fertig", "check", "link", tip="Esc")
        self._steps_words = Label(_STEPS, "cap", "text3", wrap=True)
        below = vbox(None, self.later, gap=0)
        super().__init__(
            self.titel,
            self.text,
            box(hbox((self.messgroesse, 1), (self.verantwortlich, 1), gap=12)),
            box(hbox((self.frist, 4), below, None, gap=12)),
            self.steps,
            self._steps_words,
            box(hbox((self.step_titel, 6), (self.step_soll, 4), gap=12)),
            box(hbox(self.more, self.remove, None, gap=4)),
            title="Maßnahme",
            subtitle=" ",
            right=self.close_button,
        )
        told = (self.titel, self.text, self.messgroesse, self.verantwortlich, self.frist)
        self._melder = melder(told, self.changed)
        self.step_titel.committed.connect(self._add_step)
        self.step_soll.committed.connect(self._add_step)
        self.steps.activated_row.connect(self.step_toggled)
        self.steps.delete_requested.connect(self.step_removed)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (
            self.titel, self.text, self.messgroesse, self.verantwortlich, self.frist, self.step_titel, self.step_soll,
        )  # fmt: skip

    def row(self) -> MassnahmeZeile | None:
        """The Maßnahme shown."""
        return self._row

    def show_massnahme(self, row: MassnahmeZeile) -> None:
        """Show this one; an agreed deadline is only changed with a reason."""
        if self._row is None or self._row.id != row.id:
            self.clear_step()
        self._row = row
        parts = (worte.STATUS[row.status], worte.verschoben(row), worte.vorbehalt(row))
        self.set_title(f"Maßnahme {row.kennung}", " · ".join(part for part in parts if part))
        self.titel.set_value(row.titel)
        self.text.set_value(row.text)
        self.messgroesse.set_value(row.messgroesse)
        self.verantwortlich.set_value(row.verantwortlich)
        self.frist.set_value(row.frist)
        agreed = row.vereinbart_am is not None and row.frist is not None
        self.frist.set_read_only(agreed)
        self.frist.set_hint(f"Vereinbart am {day(row.vereinbart_am)}" if row.vereinbart_am is not None else "")
        show_if(self.later, agreed and row.status.offen)
        self.steps.show_rows(row.meilensteine)
        self.steps.fit(5)
        for part in (self.steps, self._steps_words):
            show_if(part, bool(row.meilensteine))

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)

    def clear_step(self) -> None:
        """Ready for the next Meilenstein."""
        self.step_titel.set_value("")
        self.step_soll.set_value(None)

    def to_field(self, name: str) -> None:
        """Put the focus on a field, the title ready to be typed over."""
        for field in self.fields():
            if field.name == name:
                field.editor.setFocus()
        if name == "titel":
            self.titel.line.selectAll()

    @Slot(object)
    def _add_step(self, _: object) -> None:
        titel, soll = self.step_titel.value(), self.step_soll.value()
        if titel and isinstance(soll, date):
            before = 0 if self._row is None else len(self._row.meilensteine)
            self.step_added.emit(titel, soll)
            # Taken: the page has shown the Maßnahme anew.
            if self._row is not None and len(self._row.meilensteine) > before:
                self.clear_step()
                self.step_titel.line.setFocus()


def _id(row: Meilenstein) -> UUID:
    return row.id


def _title(row: Meilenstein) -> str:
    state = f"geplant {day(row.soll)}" if row.ist is None else f"erledigt am {day(row.ist)}"
    return f"{row.titel} · {state}"


def _nothing(row: Meilenstein) -> str:
    return ""


def _icon(row: Meilenstein) -> tuple[str, str]:
    return ("circle-dashed", "act") if row.ist is None else ("circle-check", "ok")
