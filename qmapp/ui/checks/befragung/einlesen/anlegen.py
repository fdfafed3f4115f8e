"""From the heads of a file to a questionnaire and its Befragung."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung import einlesen
from qmapp.checks.befragung.einlesen import Katalogangaben, Skalenvorschlag
from qmapp.errors import UserError
from qmapp.spreadsheets import Tabelle
from qmapp.ui.checks.befragung.einlesen.katalogdialog import Katalogdialog
from qmapp.ui.context import Context

CATALOGUE_KEY = "katalog.liste"


class Anleger:
    """Asks in a dialog on ``page`` and makes what is wanted."""

    def __init__(self, page: QWidget, context: Context) -> None:
        self._page, self._context = page, context
        self._tabelle: Tabelle | None = None
        self._made: UUID | None = None

    def ask(self, tabelle: Tabelle) -> UUID | None:
        """The id of the Befragung made; None where nothing or only a draft was. Raises UserError without a scale."""
        found = einlesen.skalen(tabelle)
        if not found:
            raise UserError(
                "In dieser Datei wurde keine Skala erkannt, auf der Fragen beantwortet sind.",
                advice="Legen Sie den Fragebogen im Katalog an und lesen Sie die Datei dort ein.",
            )
        self._tabelle, self._made = tabelle, None
        Katalogdialog(self._page, tabelle.datei, found, self._make).exec()
        return self._made

    def _make(self, skala: Skalenvorschlag, angaben: Katalogangaben, draft: bool) -> None:
        assert self._tabelle is not None
        file, perform, heute = self._tabelle, self._context.perform, self._context.heute()
        if draft:
            made = perform("Katalog aus Datei", einlesen.katalog_aus_tabelle, file, skala, angaben, heute=heute)
            self._context.navigate(CATALOGUE_KEY, made)
            self._context.tell(f"Der Entwurf {angaben.code.upper()} liegt im Katalog.", undo=True)
            return
        self._made = perform(
            "Befragung aus Datei",
            einlesen.befragung_aus_tabelle,
            file,
            skala,
            angaben,
            heute=heute,
            wer=self._context.wer,
        )
