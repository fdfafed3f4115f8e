"""The Standard-Methodenbeschreibung of the catalogue, one section at a time, to be read beside the planning sheet."""

from typing import Final

from PySide6.QtCore import Qt, Slot

from qmapp.checks.katalog import Katalog
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.dialogs import TextDialog
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.select_field import SelectField

ABSCHNITTE: Final = {
    "zweck": "Zweck",
    "gegenstand": "Gegenstand",
    "abgrenzung": "Abgrenzung",
    "massstab": "Maßstab",
    "beteiligte": "Beteiligte",
    "erhebungsweg": "Erhebungsweg",
    "aufwand": "Aufwand",
    "chancen": "Chancen",
    "risiken": "Risiken",
    "datenschutz": "Datenschutz",
    "auswertung": "Auswertung",
    "rueckmeldung": "Rückmeldung",
}
#: Field of the planning sheet → the section that helps to fill it in.
_ZU_FELD: Final = {
    "prozess": "gegenstand",
    "einheit": "gegenstand",
    "zweck": "zweck",
    "abgrenzung": "abgrenzung",
    "von": "aufwand",
    "bis": "aufwand",
    "team": "beteiligte",
    "gemeinsam": "beteiligte",
    "methoden": "erhebungsweg",
    "stunden": "aufwand",
    "rueckmeldung_am": "rueckmeldung",
    "bericht_am": "rueckmeldung",
    "gruen_ab": "auswertung",
    "gelb_ab": "auswertung",
    "fazit": "auswertung",
}


def methodentext(katalog: Katalog) -> str:
    """All sections below each other, each under its name."""
    texts = [(title, getattr(katalog, name).strip()) for name, title in ABSCHNITTE.items()]
    return "\n\n".join(f"{title}\n{text}" for title, text in texts if text)


class Methodenkarte(Card):
    """Shows a section, the one that belongs to the field in use (:meth:`follow`) or the one chosen."""

    def __init__(self) -> None:
        self.abschnitt = SelectField("Abschnitt")
        self.text = Label("", "small", "text", wrap=True, align=Qt.AlignmentFlag.AlignTop, selectable=True)
        self.whole = Button("Alles lesen …", "books", "link")
        super().__init__(
            self.abschnitt,
            self.text,
            box(hbox(self.whole, None)),
            title="Methodenbeschreibung",
            subtitle=" ",
            gap=8,
        )
        self._katalog: Katalog | None = None
        self.abschnitt.committed.connect(self._show)
        self.whole.clicked.connect(self.read_all)

    def show_katalog(self, katalog: Katalog) -> None:
        """Show the description of a catalogue, at the section read before."""
        self._katalog = katalog
        self.set_title("Methodenbeschreibung", f"{katalog.code}, Fassung {katalog.version}")
        told = [(name, title) for name, title in ABSCHNITTE.items() if getattr(katalog, name).strip()]
        self.abschnitt.set_choices(told)
        self._show()

    @Slot(str)
    def follow(self, field: str) -> None:
        """Show what helps with a field of the planning sheet, if anything does."""
        name = _ZU_FELD.get(field)
        if name is not None and self._katalog is not None and getattr(self._katalog, name).strip():
            self.abschnitt.set_value(name)
            self._show()

    @Slot()
    def read_all(self) -> None:
        """Show all sections in a window of their own."""
        if self._katalog is None:
            return
        words = f"{self._katalog.titel}, Fassung {self._katalog.version}"
        dialog = TextDialog(self, "Methodenbeschreibung", methodentext(self._katalog), words)
        dialog.exec()
        dialog.deleteLater()
        self.whole.setFocus()

    @Slot()
    @Slot(object)
    def _show(self, _: object = None) -> None:
        name = self.abschnitt.value()
        assert self._katalog is not None
        self.text.setText(getattr(self._katalog, str(name)).strip() if name else "Der Katalog beschreibt sie nicht.")
