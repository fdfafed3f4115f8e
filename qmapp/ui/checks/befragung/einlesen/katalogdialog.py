"""Asks what is needed to make a questionnaire, and with it a Befragung, from the heads of a file."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp.checks.befragung.einlesen import Katalogangaben, Skalenvorschlag
from qmapp.checks.katalog import Ausrichtung, Dimension
from qmapp.checks.katalog.aufbau import DIMENSION
from qmapp.checks.katalog.worte import AUSRICHTUNGEN, DIMENSIONEN
from qmapp.errors import UserError
from qmapp.german import integer
from qmapp.ui.style import hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.select_field import SelectField

#: Dimension → the letter of its Bereich, as catalogue files spell it.
_BEREICH = {
    dimension: DIMENSION[name] for dimension, name in zip(DIMENSIONEN, ("Struktur", "Prozess", "Ergebnis"), strict=True)
}
Anlegen = Callable[[Skalenvorschlag, Katalogangaben, bool], None]


class Katalogdialog(Dialog):
    """``anlegen`` is called with scale, Angaben and whether only a draft is wanted; its refusal stands at the field."""

    def __init__(self, parent: QWidget, datei: str, skalen: Sequence[Skalenvorschlag], anlegen: Anlegen) -> None:
        self._anlegen = anlegen
        self.titel = TextField("Titel", name="titel", required=True)
        self.code = TextField("Code", name="code", required=True, hint="Bleibt für immer gleich.")
        self.zielgruppe = TextField("Wer wurde gefragt?", name="zielgruppe", required=True)
        self.skala = SelectField("Skala der Aussagen", [(one, _scale(one)) for one in skalen], name="skala")
        self.dimension = SelectField(
            "Qualitätsdimension", [(one, DIMENSIONEN[one]) for one in Dimension], name="bereich"
        )
        self.dimension.set_value(Dimension.ERGEBNIS)
        self.ausrichtung = SelectField(
            "Ausrichtung", [(one, AUSRICHTUNGEN[one]) for one in AUSRICHTUNGEN], name="ausrichtung"
        )
        self.draft = QCheckBox("Nur als Entwurf anlegen und erst im Katalog bearbeiten")
        says = Label(
            f"Die Aussagen und Auswahlfragen kommen aus den Spaltenköpfen von „{datei}“. Dimension und Ausrichtung "
            "gelten zunächst für alle Aussagen.",
            "small", "text2", wrap=True,
        )  # fmt: skip
        super().__init__(
            parent, "Befragung aus dieser Datei anlegen", says, self.titel,
            hbox((self.code, 2), (self.zielgruppe, 3), gap=10), self.skala,
            hbox((self.dimension, 1), (self.ausrichtung, 1), gap=10), self.draft,
            action=Button("Befragung anlegen", "plus", "primary"), width=600,
        )  # fmt: skip
        self.draft.toggled.connect(self._on_draft)
        self.titel.line.setFocus()

    @Slot()
    def submit(self) -> None:
        """Make it; what cannot be taken is said at its field."""
        for field in (self.titel, self.code, self.zielgruppe):
            if not field.commit():
                field.line.setFocus()
                return
        dimension, orientation, scale = self.dimension.value(), self.ausrichtung.value(), self.skala.value()
        assert isinstance(dimension, Dimension)
        assert isinstance(orientation, Ausrichtung)
        assert isinstance(scale, Skalenvorschlag)
        told = Katalogangaben(
            self.code.value(), self.titel.value(), self.zielgruppe.value(), _BEREICH[dimension], orientation
        )
        try:
            self._anlegen(scale, told, self.draft.isChecked())
        except UserError as error:
            if not show_at_field(error, (self.titel, self.code, self.zielgruppe, self.skala)):
                self.titel.set_error(error.text)
            return
        self.accept()

    @Slot(bool)
    def _on_draft(self, wanted: bool) -> None:
        assert self.action is not None
        self.action.set_text("Entwurf anlegen" if wanted else "Befragung anlegen")


def _scale(scale: Skalenvorschlag) -> str:
    count = len(scale.spalten)
    columns = "1 Spalte" if count == 1 else f"{integer(count)} Spalten"
    return f"{scale.worte[0]} … {scale.worte[-1]} ({len(scale.worte)} Stufen, {columns})"
