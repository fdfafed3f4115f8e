"""Search and filters above the Maßnahmen, the same for list, timeline and calendar."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from qmapp.ui.act.massnahmen.bestand import Auswahl, Merkmal, Zeigen
from qmapp.ui.style import hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.select_field import SelectField

WORDS: Final = {
    Zeigen.ALLE: "Alle",
    Zeigen.OFFEN: "Offen",
    Zeigen.UEBERFAELLIG: "Überfällig",
    Zeigen.DIESE_WOCHE: "Fällig diese Woche",
    Zeigen.UMGESETZT: "Umgesetzt",
    Zeigen.OHNE_FRIST: "Ohne Frist",
    Zeigen.OHNE_PRUEFUNG: "Ohne Wirksamkeitsprüfung",
}
_MERKMALE: Final[tuple[tuple[object, str], ...]] = (
    (None, "Alle"),
    (Merkmal.VORBEHALT, "Mit Vorbehalt"),
    (Merkmal.PILOT, "Pilot"),
)


class Filterleiste(QWidget):
    """``changed``: something else is asked for. ``search`` is placed by its owner."""

    changed = Signal()

    def __init__(self, ordnung: SelectField) -> None:
        """``ordnung`` stands beside the filters."""
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Titel, Kennung oder Person suchen")
        self.search.setAccessibleName("Maßnahme suchen")
        self.search.setClearButtonEnabled(True)
        sized(self.search, height=36)
        self.zeigen = SelectField("Zeigen", tuple(WORDS.items()))
        self.verantwortlich = SelectField("Verantwortlich", [(None, "Alle")])
        self.merkmal = SelectField("Merkmal", _MERKMALE)
        fields = hbox((self.zeigen, 1), (self.verantwortlich, 1), (self.merkmal, 1), (ordnung, 1), gap=10)
        self.setLayout(vbox(fields, gap=0))
        self.search.textChanged.connect(self._on_changed)
        for field in (self.zeigen, self.verantwortlich, self.merkmal):
            field.committed.connect(self._on_changed)

    def show_choices(self, verantwortliche: Sequence[str], projekte: Sequence[tuple[UUID, str]]) -> None:
        """Offer these roles and Projekte; a choice that is gone falls back to all."""
        self.verantwortlich.set_choices([(None, "Alle"), *((who, who) for who in verantwortliche)])
        self.merkmal.set_choices([*_MERKMALE, *projekte])

    def auswahl(self) -> Auswahl:
        """What is asked for."""
        who, merkmal = self.verantwortlich.value(), self.merkmal.value()
        return Auswahl(
            self.search.text(),
            Zeigen(str(self.zeigen.value())),
            who if isinstance(who, str) else None,
            merkmal if isinstance(merkmal, Merkmal | UUID) else None,
        )

    @Slot()
    def reset(self) -> None:
        """Ask for all."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.zeigen.set_value(Zeigen.ALLE)
        self.verantwortlich.set_value(None)
        self.merkmal.set_value(None)
        self.changed.emit()

    @Slot()
    @Slot(object)
    @Slot(str)
    def _on_changed(self, _: object = None) -> None:
        self.changed.emit()


class NichtsGefunden(QWidget):
    """Says that nothing passes the filter, and offers to ask for all again (``reset``)."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Label("", "small", "text2", wrap=True)
        self.reset = Button("Filter zurücksetzen", kind="link")
        self.setLayout(vbox(self._words, self.reset, gap=4, margin=(14, 2, 14, 4)))

    def set_text(self, text: str) -> None:
        """Name what was searched for, if anything was."""
        self._words.setText(f"Keine Maßnahme mit „{text}“." if text else "Keine Maßnahme in diesem Filter.")
