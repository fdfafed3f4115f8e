"""The form of what a Befragung asks: a statement to agree with, a free answer, or something about oneself."""

from collections.abc import Sequence

from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT
from qmapp.checks.katalog.worte import AUSRICHTUNGEN
from qmapp.ui.checks.katalog.formular import JA_NEIN, Punktformular
from qmapp.ui.style import box, hbox
from qmapp.ui.style.measures import Item
from qmapp.ui.widgets.card import Columns
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField

_TEILE = {FREITEXT: "Freie Antwort", ANGABE: "Angabe zur Person"}
_OPTIONEN_HINT = "Eine je Zeile, mindestens zwei; „keine Angabe“ lässt die Wahl offen"
_UMGEKEHRT_HINT = "„ja“, wenn Zustimmung eine schlechte Nachricht ist"


class Itemform(Punktformular):
    """The wording in plain language stands beside the other; what the kind of question does not have is not shown."""

    def __init__(self) -> None:
        self.frage = MultilineField("Text", name="frage", height=85)
        self.einfach = MultilineField("In einfacher Sprache", name="frage_einfach", height=85)
        self.bereich = SelectField("Gehört zu", name="bereich")
        turned = [(None, "noch offen"), *AUSRICHTUNGEN.items()]
        self.ausrichtung = SelectField("Ausrichtung", turned, name="ausrichtung")
        self.umgekehrt = SelectField("Umgekehrt gezählt", JA_NEIN, name="umgekehrt", hint=_UMGEKEHRT_HINT)
        self.optionen = MultilineField("Antworten zur Auswahl", name="optionen", height=142, hint=_OPTIONEN_HINT)
        self.hinweis = MultilineField("Hinweis auf dem Bogen", name="hinweis", height=66)
        fields = (
            self.frage, self.einfach, self.bereich, self.umgekehrt, self.ausrichtung, self.optionen, self.hinweis,
        )  # fmt: skip
        super().__init__("Frage", fields, self._rows())

    def _rows(self) -> Sequence[Item]:
        return (
            Columns((self.frage, 1), (self.einfach, 1), fold=320, gap=12),
            box(hbox((self.bereich, 1), (self.umgekehrt, 1), gap=12)),
            self.ausrichtung,
            self.optionen,
            self.hinweis,
        )

    def show_punkt(self, punkt: Pruefpunkt, katalog: Katalog, *, frei: bool) -> None:
        self.bereich.set_choices([(b.schluessel, _TEILE.get(b.schluessel, b.titel)) for b in katalog.bereiche])
        super().show_punkt(punkt, katalog, frei=frei)
        rated = katalog.dimension(punkt) is not None
        show_if(self.ausrichtung, rated)
        show_if(self.umgekehrt, rated)
        show_if(self.optionen, punkt.bereich == ANGABE)
