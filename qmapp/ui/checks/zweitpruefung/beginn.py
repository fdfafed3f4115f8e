"""Beginning a Zweitprüfung: who, how many files, and the Startwert that picks them."""

import secrets
from datetime import date

from PySide6.QtCore import Signal, Slot

from qmapp.checks.aktenpruefung.zweitpruefung.rows import Vorschau
from qmapp.checks.aktenpruefung.zweitpruefung.schritte import ANTEIL, UNKLAR
from qmapp.german import integer
from qmapp.reports.wortlaut import akten
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import PercentField

_LEAD = (
    "Ein Teil der geprüften Akten geht verdeckt an eine zweite Person: Sie sieht die ersten Antworten nicht. So zeigt "
    "sich, wie verlässlich die Urteile sind und welche Prüfpunkte unterschiedlich gelesen werden."
)
_SPREAD = (
    "Ausgewählt wird über Anfang, Mitte und Ende der Prüfung verteilt; aus Startwert und Aktenzeichen lässt sich die "
    "Auswahl nachrechnen."
)

_BETTER = "besser beginnen Sie, wenn alle geprüft sind."


class Beginn(Card):
    """``changed`` when what would be picked may be another."""

    changed = Signal()

    def __init__(self) -> None:
        self._heute = date(2000, 1, 1)
        self.zweitpruefer = TextField(
            "Zweitprüfung durch", name="zweitpruefer", required=True, hint="Nicht wer die Akte zuerst geprüft hat."
        )
        self.anteil = PercentField(
            "Anteil der Akten", name="anteil_prozent", above_minimum=True, required=True, hint="Üblich sind 5 bis 10 %."
        )
        self.unklar = PercentField(
            "Unklar unter",
            name="unklar_prozent",
            above_minimum=True,
            required=True,
            hint="Übereinstimmung je Prüfpunkt",
        )
        self.startwert = TextField("Startwert der Auswahl", name="startwert", required=True, placeholder="4711")
        self.generate = Button("Startwert erzeugen", "dice-5", "icon")
        self._preview = Label("", "bodyb", wrap=True)
        self._note = Label("", "small", "text2", wrap=True)
        super().__init__(
            Label(_LEAD, "body", "text2", wrap=True),
            self.zweitpruefer,
            box(hbox((self.anteil, 1), (self.unklar, 1), gap=12)),
            box(hbox((self.startwert, 1), vbox(None, self.generate, gap=0), gap=4)),
            Label(_SPREAD, "cap", "text3", wrap=True),
            Card(self._preview, self._note, kind="inset", gap=3, margin=(14, 10, 14, 11)),
            None,
            title="Zweitprüfung beginnen",
            gap=11,
        )
        sized(self, min_width=320, max_width=720)
        self.anteil.set_value(ANTEIL)
        self.unklar.set_value(UNKLAR)
        self.generate.clicked.connect(self._generate)
        for field in (self.zweitpruefer, self.anteil):
            field.committed.connect(self._tell)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (self.zweitpruefer, self.anteil, self.unklar, self.startwert)

    def commit(self) -> bool:
        """Read every field; False, with the focus on the first that cannot be read."""
        bad = [field for field in self.fields() if not field.commit()]
        if bad:
            bad[0].editor.setFocus()
        return not bad

    def clear(self, heute: date) -> None:
        """As for a Prüfung that has none yet."""
        self._heute = heute
        self.zweitpruefer.set_value("")
        self.startwert.set_value("")

    def show_preview(self, found: Vorschau) -> None:
        """Say what would be picked."""
        if not found.waehlbar:
            words = "Keine Akte wählbar" if self.zweitpruefer.value() else "Noch keine Akte geprüft"
        else:
            words = f"{akten(found.anzahl)} von {integer(found.geprueft)} geprüften"
        self._preview.setText(words)
        notes = []
        if own := found.geprueft - found.waehlbar:
            notes.append(f"{akten(own)} hat diese Person selbst geprüft; sie bleiben außen vor.")
        if found.offen:
            one = found.offen == 1
            left = f"{akten(found.offen)} der Stichprobe {'ist' if one else 'sind'} noch offen"
            notes.append(f"{left} und {'kann' if one else 'können'} nicht ausgewählt werden; {_BETTER}")
        self._note.setText(" ".join(notes))
        show_if(self._note, bool(notes))

    def preview(self) -> str:
        """What would be picked, in words."""
        return " ".join(part for part in (self._preview.text(), self._note.text()) if part)

    @Slot()
    def _generate(self) -> None:
        self.startwert.set_value(f"{self._heute:%Y-%m-%d}-{secrets.randbelow(10**8):08d}")

    @Slot(object)
    def _tell(self, _: object) -> None:
        self.changed.emit()
