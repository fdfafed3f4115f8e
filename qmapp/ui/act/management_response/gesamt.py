"""What the Leitung says to all Empfehlungen of a year, as a form that saves itself field by field."""

from PySide6.QtCore import Signal

from qmapp.act.empfehlung.rows import Gesamtstellungnahme
from qmapp.german import day
from qmapp.ui.act.management_response.melder import melder
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, MultilineField
from qmapp.ui.widgets.signs import StatusPill

_LEAD = "Sie steht im Bericht vor den Antworten auf die einzelnen Empfehlungen."


class Gesamtform(Card):
    """``changed`` carries (name, value); ``reopen`` takes a release back."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        self.text = MultilineField("Was sagt die Leitung zu allem?", name="text", height=240)
        self.rolle = TextField("Es antwortet", name="rolle", placeholder="Rolle, zum Beispiel Amtsleitung")
        self.datum = DateField("Vom", name="datum")
        self.reopen = Button("Wieder öffnen", "lock-open", "link")
        self.close_button = Button("Fertig", "check", "link", tip="Esc")
        self.pill = StatusPill("neutral", "")
        super().__init__(
            Label(_LEAD, "small", "text2", wrap=True),
            self.text,
            box(hbox((self.rolle, 6), (self.datum, 4), gap=12)),
            box(hbox(self.pill, self.reopen, None, gap=10)),
            None,
            kind="plain",
            title="Gesamtstellungnahme",
            right=self.close_button,
        )
        self._melder = melder(self.fields(), self.changed)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return self.text, self.rolle, self.datum

    def show_gesamt(self, jahr: int, row: Gesamtstellungnahme | None) -> None:
        """Show that of a year, or the empty form."""
        self.set_title(f"Gesamtstellungnahme {jahr}")
        self.text.set_value("" if row is None else row.text)
        self.rolle.set_value("" if row is None else row.rolle)
        self.datum.set_value(None if row is None else row.datum)
        released = row is not None and row.freigegeben_am is not None
        for field in (self.text, self.rolle, self.datum):
            field.set_read_only(released)
        show_if(self.reopen, released)
        if row is not None and row.freigegeben_am is not None:
            self.pill.set("ok", f"Freigegeben am {day(row.freigegeben_am)} durch {row.freigegeben_durch}")
        else:
            self.pill.set("neutral", "Entwurf" if row is not None else "Noch nicht begonnen")

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)
