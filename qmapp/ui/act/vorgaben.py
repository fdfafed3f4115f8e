"""The page of the Vorgaben: what an office decides once for everything in ACT."""

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.vorgaben import update_vorgaben, vorgaben
from qmapp.arbeitstage import NAMEN
from qmapp.errors import UserError
from qmapp.ui.befehle import Befehle
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, Page
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.fields import Field, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.number_fields import NumberField
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.select_field import SelectField

REPORTS_KEY = "berichtspflicht.liste"


class VorgabenSeite(Page):
    """A form that saves itself field by field; every step can be undone."""

    key = "vorgaben"
    title = "Vorgaben"
    phase = "act"
    parent_key = REPORTS_KEY
    command_name = "Vorgaben: Bundesland, Fristen, Erinnerung"
    tables = frozenset({"vorgabe"})
    keys = (("Tab", "Nächstes Feld"), ("Strg+Z", "Rückgängig"), ("F1", "Hilfe"))
    help_page = "berichtspflichten"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._befehle = Befehle(self, context)
        self.bundesland = SelectField("Bundesland", list(NAMEN.items()), name="bundesland")
        self.antwort = NumberField("Antwortfrist", minimum=1, maximum=52, unit="Wochen", name="antwort_wochen")
        self.kurz = NumberField("Kurzfristig bis", minimum=1, maximum=60, unit="Monate", name="kurz_monate")
        self.mittel = NumberField("Mittelfristig bis", minimum=1, maximum=120, unit="Monate", name="mittel_monate")
        self.erinnerung = NumberField("Erinnerung", maximum=90, unit="Tage vorher", name="erinnerung_tage")
        self.zelle = NumberField("Kleinste gezeigte Zahl", minimum=2, maximum=20, name="kleinste_zelle")
        self.problem = Banner("bad")
        self._tellers = [partial(self._tell, field.name) for field in self._fields()]
        for field, teller in zip(self._fields(), self._tellers, strict=True):
            field.committed.connect(teller)
        self._befehle.refused.connect(self._refused)
        self._build()

    def _build(self) -> None:
        dates = Card(
            self.bundesland,
            _words("Feiertage dieses Landes zählen bei Fristen nicht als Arbeitstag und werden bei Terminen gezeigt."),
            box(hbox((self.antwort, 1), (self.erinnerung, 1), gap=12)),
            _words(
                "So lange hat die Leitung für die Antwort auf eine Empfehlung. Die Erinnerung sagt, wie viele Tage "
                "vorher etwas als bald fällig gilt."
            ),
            title="Tage und Fristen",
        )
        terms = Card(
            box(hbox((self.kurz, 1), (self.mittel, 1), gap=12)),
            _words("Gerechnet ab der Vereinbarung einer Maßnahme; alles darüber ist langfristig."),
            title="Horizont der Maßnahmen",
        )
        public = Card(
            self.zelle,
            _words("Kleinere Anzahlen erscheinen in öffentlichen Fassungen nicht, und auch keine, die sie verraten."),
            title="Öffentliche Fassungen",
        )
        right = box(vbox(terms, public, None, gap=12))
        left = box(vbox(dates, None, gap=12))
        header = PageHeader(self.title, "Einmal festgelegt, gilt überall im Verbessern", phase="act")
        self.problem.hide()
        self.build(header, self.problem, Columns((left, 1), (right, 1), fold=760), gap=14)

    def refresh(self) -> None:
        now = self.context.read(vorgaben)
        for field in self._fields():
            value: Any = getattr(now, field.name)
            field.set_value(value)  # type: ignore[attr-defined]  # every field here has it
        self.problem.hide()

    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb("Berichtspflichten", REPORTS_KEY), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        return (Command("Zurück zu den Berichtspflichten", partial(self.context.navigate, REPORTS_KEY)),)

    def first_focus(self) -> QWidget | None:
        return self.bundesland.combo

    def leave(self) -> bool:
        for field in self._fields():
            field.commit()
        return True

    def _fields(self) -> tuple[Field, ...]:
        return (self.bundesland, self.antwort, self.erinnerung, self.kurz, self.mittel, self.zelle)

    @Slot(object)
    def _tell(self, name: str, value: object) -> None:
        if value is None:
            # An empty field means: leave it as it was.
            self.refresh()
            return
        changes: Any = {name: value}
        self._befehle.attempt("Vorgaben", "", update_vorgaben, **changes)

    @Slot(object)
    def _refused(self, error: UserError) -> None:
        if not show_at_field(error, self._fields()):
            self.problem.set("bad", error.message, error.advice)
            self.problem.show()


def _words(text: str) -> Label:
    return Label(text, "small", "text2", wrap=True)
