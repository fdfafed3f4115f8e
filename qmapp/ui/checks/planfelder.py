"""The fields of a sampling plan, in the groups the form shows them in."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.planverfahren import NACHWEIS
from qmapp.checks.aktenpruefung.rows import Auswahl, Ersatzregel, Plan, Rundung, Verfahren, VerlorenRegel
from qmapp.ui.style import box, hbox, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.fields import Field, LineField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import NumberField, PercentField
from qmapp.ui.widgets.select_field import SelectField

_ROUNDING = ((Rundung.KAUFMAENNISCH, "kaufmännisch"), (Rundung.MINDESTENS, "aufgerundet"))
_CONFIDENCE = ("90", "95", "99")
_AIMS = ((False, "Fehlerquote schätzen"), (True, "Grenzwert nachweisen"))
_LOST = ((VerlorenRegel.GETRENNT, "getrennt"), (VerlorenRegel.MANGEL, "als Mangel"))
_SPARES = (
    (Ersatzregel.NAECHSTE, "Falsche Akten rücken nach"),
    (Ersatzregel.AUCH_VERLORENE, "Falsche und verlorene rücken nach"),
    (Ersatzregel.KEINE, "Nichts rückt nach"),
)
_SPARES_SAID = {
    Ersatzregel.NAECHSTE: "Gehört eine gezogene Akte nicht zum Bestand, wird die nächste derselben Schicht geprüft.",
    Ersatzregel.AUCH_VERLORENE: "Auch für eine verlorene Akte wird die nächste geprüft; die verlorene bleibt gezählt.",
    Ersatzregel.KEINE: "Die Stichprobe wird dann um jede Akte kleiner, die nicht dazugehört.",
}


class Umfangsangaben(QWidget):
    """What decides the number of files. ``aimed`` carries the first method of the aim the user has chosen."""

    aimed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ziel = SelectField("Ziel der Stichprobe", _AIMS, name="verfahren")
        self.quote = PercentField("Quote", name="quote_prozent", above_minimum=True, required=True)
        self.rundung = SelectField("Rundung", _ROUNDING, name="rundung")
        self.genauigkeit = PercentField("Genauigkeit ±", name="genauigkeit_prozent", above_minimum=True, required=True)
        self.entdeckung = PercentField("Entdecken ab", name="entdeckung_prozent", above_minimum=True, required=True)
        self.erwartet = PercentField("Erwartete Quote", name="erwartet_prozent", above_minimum=True, required=True)
        self.sicherheit = SelectField("Sicherheit", name="sicherheit_prozent")
        self.tolerierbar = PercentField("Grenzwert", name="tolerierbar_prozent", above_minimum=True, required=True)
        self.abweichung = PercentField("Erwartet", name="abweichung_prozent", step="0.5", required=True)
        self.annahmezahl = NumberField("Mängel hinnehmen", maximum=10_000, name="annahmezahl", required=True)
        self._estimate = box(
            vbox(box(hbox((self.quote, 5), (self.rundung, 7), gap=12)), pair(self.genauigkeit, self.entdeckung), gap=7)
        )
        self._prove = box(vbox(pair(self.tolerierbar, self.abweichung), gap=7))
        level = box(hbox((self.erwartet, 1), (self.annahmezahl, 1), (self.sicherheit, 1), gap=12))
        self.setLayout(vbox(self.ziel, self._estimate, self._prove, level, gap=7))
        self.ziel.committed.connect(self._on_aim)

    def fields(self) -> tuple[Field, ...]:
        """The fields whose names are those of the plan, in the order of the keyboard."""
        return (
            self.quote,
            self.rundung,
            self.genauigkeit,
            self.entdeckung,
            self.tolerierbar,
            self.abweichung,
            self.erwartet,
            self.annahmezahl,
            self.sicherheit,
        )

    def arrange(self, plan: Plan) -> None:
        """Show the fields the aim of this plan needs."""
        levels = sorted({*_CONFIDENCE, plan.sicherheit_prozent}, key=Decimal)
        self.sicherheit.set_choices([(level, german.percent(Decimal(level) / 100, _places(level))) for level in levels])
        self.show_method(plan.verfahren)

    def show_method(self, verfahren: Verfahren) -> None:
        """Show the fields of a method."""
        prove = verfahren in NACHWEIS
        self.ziel.set_value(prove)
        show_if(self._estimate, not prove)
        show_if(self.erwartet, not prove)
        show_if(self._prove, prove)
        show_if(self.annahmezahl, verfahren is Verfahren.ANNAHME)

    @Slot(object)
    def _on_aim(self, prove: object) -> None:
        self.aimed.emit(Verfahren.ANNAHME if prove else Verfahren.QUOTE)


class WeitereAngaben(QWidget):
    """What most plans leave as it is, behind a button: selection, spares, smallest share, a fixed number."""

    def __init__(self) -> None:
        super().__init__()
        self.more = Button("Weitere Angaben", "chevron-down", "link")
        self.auswahl = SelectField("Auswahl der Akten", name="auswahl")
        self.ersatzregel = SelectField("Ersatzregel", _SPARES, name="ersatzregel")
        self.anzahl = NumberField(
            "Feste Anzahl", minimum=1, maximum=10_000_000, name="anzahl", placeholder="statt Quote"
        )
        self.mindest = NumberField("Mindestens je Schicht", maximum=10_000, name="mindest_je_schicht", required=True)
        self.body = box(vbox(self.auswahl, self.ersatzregel, pair(self.anzahl, self.mindest), gap=7))
        self.setLayout(vbox(hbox(self.more, None), self.body, gap=4))
        self.body.hide()
        self.more.clicked.connect(self.toggle)
        self.ersatzregel.edited.connect(self._explain)

    def fields(self) -> tuple[Field, ...]:
        """The fields in the order of the keyboard."""
        return (self.auswahl, self.ersatzregel, self.anzahl, self.mindest)

    def is_open(self) -> bool:
        """Whether the fields are shown."""
        return not self.body.isHidden()

    def arrange(self, plan: Plan, *, amounts: bool) -> None:
        """Offer what this plan and list allow, and show the fields where one is not as usual."""
        kinds = [(Auswahl.ZUFALL, "Zufällig nach Ticket"), (Auswahl.SYSTEMATISCH, "In gleichen Schritten")]
        if amounts or plan.nach_betrag:
            kinds.append((Auswahl.WERT, "Nach Betrag"))
        self.auswahl.set_choices(kinds)
        self._explain(plan.ersatzregel)
        usual = Plan()
        if any(getattr(plan, field.name) != getattr(usual, field.name) for field in self.fields()):
            self.open()

    def open(self) -> None:
        """Show the fields."""
        if not self.is_open():
            self.toggle()

    @Slot()
    def toggle(self) -> None:
        """Show or hide the fields."""
        shown = not self.is_open()
        self.body.setVisible(shown)
        self.more.set_text("Weniger Angaben" if shown else "Weitere Angaben")
        self.more.set_icon("chevron-up" if shown else "chevron-down")

    @Slot(object)
    def _explain(self, rule: object) -> None:
        self.ersatzregel.set_hint(_SPARES_SAID[Ersatzregel(str(rule))])


def lost_field() -> SelectField:
    """How lost files count."""
    return SelectField("Verlorene zählen", _LOST, name="verloren_regel")


class HoursField(LineField[str]):
    """Hours a week, kept as decimal text ("19.5"), shown as ``19,5 Std.``."""

    def parse(self, text: str) -> str:
        try:
            hours = german.parse_decimal(text.removesuffix("Std.").strip())
        except ValueError:
            raise ValueError(f"„{text}“ ist keine Zahl. Bitte zum Beispiel 19,5 eingeben.") from None
        if not 0 < hours <= 168:
            raise ValueError(f"„{self.label}“ liegt zwischen mehr als 0 und 168 Stunden.")
        return format(hours.normalize(), "f")

    def format(self, value: str) -> str:
        return value.replace(".", ",") + german.NBSP + "Std."


def pair(left: Field, right: Field) -> Any:
    """Two fields side by side."""
    return box(hbox((left, 1), (right, 1), gap=12))


def minutes_field(label: str, name: str) -> NumberField:
    """A time per file."""
    return NumberField(label, minimum=1, maximum=10_000, step=5, unit="Min.", name=name, required=True)


def _places(level: str) -> int:
    exponent = Decimal(level).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
