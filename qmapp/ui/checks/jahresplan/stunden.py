"""The hours of the year: what the plan needs, what there is, and what that rests on."""

from functools import partial

from PySide6.QtCore import Signal, Slot

from qmapp.checks.jahresplan import worte
from qmapp.checks.jahresplan.kapazitaet import hours, hours_range, posts_range
from qmapp.checks.jahresplan.rows import Auslastung, Jahresplan
from qmapp.ui.style import Tone, box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, KeyFigure
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import PercentField
from qmapp.ui.widgets.signs import StatusPill

_TONES: dict[Auslastung, Tone] = {Auslastung.REICHT: "ok", Auslastung.KNAPP: "warn", Auslastung.REICHT_NICHT: "bad"}


class Stunden(Card):
    """``changed`` carries (year, name, value) of a field left with a new value."""

    changed = Signal(int, str, object)

    def __init__(self) -> None:
        self.bedarf = KeyFigure("Bedarf")
        self.verfuegbar = KeyFigure("Verfügbar")
        self.stellen = KeyFigure("Stellenbedarf")
        self.pill = StatusPill("neutral", "")
        self.words = Label("", "small", "text2", wrap=True)
        self.way = Button("Rechenweg", "route", "link")
        self.vzae = TextField("Stellen für Prüfungen", name="vzae", hint="in Vollzeit, etwa 0,5", required=True)
        self.jahresstunden = TextField("Jahresstunden je Stelle", name="jahresstunden", required=True)
        self.anteil = PercentField(
            "Davon für Prüfungen", above_minimum=True, step="5", name="pruefanteil_prozent", required=True
        )
        super().__init__(
            box(hbox(self.bedarf, self.verfuegbar, self.stellen, None, gap=22)),
            box(hbox(self.pill, None, self.way, gap=10)),
            self.words,
            box(hbox((self.vzae, 1), (self.jahresstunden, 1), (self.anteil, 1), gap=12)),
            title="Stunden",
        )
        self._jahr = 0
        self._tellers = [partial(self._tell, field.name) for field in self.fields()]
        for field, teller in zip(self.fields(), self._tellers, strict=True):
            field.committed.connect(teller)

    def fields(self) -> tuple[Field, ...]:
        """What the hours rest on."""
        return (self.vzae, self.jahresstunden, self.anteil)

    def show_plan(self, plan: Jahresplan) -> None:
        """Show need and capacity of a year."""
        need, self._jahr = plan.kapazitaet, plan.jahr
        self.bedarf.set(hours_range(*need.bedarf))
        self.verfuegbar.set(hours(need.verfuegbar))
        self.stellen.set(posts_range(*need.stellen))
        self.pill.set(_TONES[need.auslastung], worte.AUSLASTUNG[need.auslastung])
        self.words.setText(worte.auslastung(need))
        self.vzae.set_value(worte.plain(plan.vzae))
        self.jahresstunden.set_value(worte.plain(plan.jahresstunden).replace(".", ""))
        self.anteil.set_value(f"{plan.pruefanteil_prozent:f}")

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self.fields()]
        return all(read)

    @Slot(object)
    def _tell(self, name: str, value: object) -> None:
        self.changed.emit(self._jahr, name, value)
