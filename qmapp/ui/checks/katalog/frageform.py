"""The form of a question of a Q-Check."""

from collections.abc import Sequence

from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.worte import AUSRICHTUNGEN
from qmapp.ui.checks.katalog.formular import Punktformular
from qmapp.ui.style import box, hbox
from qmapp.ui.style.measures import Item
from qmapp.ui.widgets.fields import ListField, TextField
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField

_HINWEIS_HINT = "Wie erhoben wird, und woran 3 und woran 1 zu erkennen ist"
_POTENTIAL_HINT = "Einer je Zeile; angeboten, wo die Frage nicht voll erfüllt ist"


class Frageform(Punktformular):
    """With Qualitätsdimension, Ausrichtung and Maßstab, evidence and text blocks for potentials and for a strength."""

    def __init__(self) -> None:
        self.titel = TextField("Titel", name="titel")
        self.frage = MultilineField("Frage", name="frage", height=66)
        self.bereich = SelectField("Qualitätsdimension", name="bereich")
        turned = [(None, "noch offen"), *AUSRICHTUNGEN.items()]
        self.ausrichtung = SelectField("Ausrichtung", turned, name="ausrichtung")
        self.gewicht = SelectField("Gewicht", [(n, str(n)) for n in (1, 2, 3)], name="gewicht")
        self.massstab = MultilineField("Maßstab", name="massstab", height=47)
        self.ziel = TextField("Qualitätsziel", name="qualitaetsziel", placeholder="Q3.2")
        self.nachweise = ListField("Nachweise", name="nachweise", placeholder="Dokument, Gespräch")
        self.hinweis = MultilineField("Hinweis zur Bewertung", name="hinweis", height=104, hint=_HINWEIS_HINT)
        self.textbausteine = MultilineField(
            "Textbausteine für Potentiale", name="textbausteine", height=104, hint=_POTENTIAL_HINT
        )
        self.staerke = MultilineField("Textbaustein für eine Stärke", name="staerke", height=66)
        self.pruefen = SelectField("Gegenlesen", ((True, "steht aus"), (False, "nicht nötig")), name="pruefen")
        self.grund = TextField("Was ist gegenzulesen?", name="pruefen_grund")
        fields = (
            self.titel, self.frage, self.bereich, self.gewicht, self.ausrichtung, self.ziel, self.massstab,
            self.nachweise, self.hinweis, self.textbausteine, self.staerke, self.pruefen, self.grund,
        )  # fmt: skip
        super().__init__("Frage", fields, self._rows())

    def _rows(self) -> Sequence[Item]:
        return (
            self.titel,
            self.frage,
            box(hbox((self.bereich, 5), (self.gewicht, 3), gap=12)),
            box(hbox((self.ausrichtung, 5), (self.ziel, 3), gap=12)),
            self.massstab,
            self.nachweise,
            self.hinweis,
            self.textbausteine,
            self.staerke,
            box(hbox((self.pruefen, 2), (self.grund, 5), gap=12)),
        )

    def show_punkt(self, punkt: Pruefpunkt, katalog: Katalog, *, frei: bool) -> None:
        self.bereich.set_choices([(b.schluessel, b.titel) for b in katalog.bereiche])
        super().show_punkt(punkt, katalog, frei=frei)
