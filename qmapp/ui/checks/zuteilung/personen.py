"""Who examines, with the number that assigns files to them, and how many files each has."""

from PySide6.QtCore import Signal, Slot

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Anteil
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

NOBODY = "niemand"
#: More examiners have no digit of their own.
_DIGITS = 9


class Personen(Card):
    """``added`` carries a new name, ``handed_over`` the person whose open files go to the others."""

    added = Signal(str)
    handed_over = Signal(str)

    def __init__(self) -> None:
        self.name = TextField("Person hinzufügen", name="personen", placeholder="Kürzel oder Name")
        self.add_button = Button("Hinzufügen", "plus")
        model = TableModel(
            [
                Column("Taste", self._digit, width=60),
                Column("Person", _name, bold=True),
                Column("Akten", _files, width=74, right=True),
                Column("Noch offen", _open, width=100, right=True),
            ],
            key=_key,
        )
        self.table: Table[Anteil] = Table("Prüfende", model, row_height=36)
        self.hand_over = Button("Offene Akten übergeben", "replace", tip="Auf alle anderen, gleichmäßig")
        line = hbox((self.name, 1), vbox(None, self.add_button, gap=0, margin=(0, 22, 0, 0)), gap=8)
        note = Label(
            "Die Zahlen sagen, was noch zu tun ist. Wie schnell jemand prüft, zeigt Q-Check nur der Person selbst.",
            "cap", "text3", wrap=True,
        )  # fmt: skip
        foot = vbox(line, hbox(self.hand_over, None, gap=0), note, gap=8, margin=(15, 4, 15, 6))
        super().__init__(self.table, foot, title="Prüfende", gap=8, margin=(1, 13, 1, 8))
        inset_head(self)
        self._rows: list[Anteil] = []
        sized(self.table, min_width=280)
        self.add_button.clicked.connect(self._on_add)
        self.name.line.returnPressed.connect(self._on_add)
        self.hand_over.clicked.connect(self._on_hand_over)
        self.table.current_changed.connect(self._follow)

    def show_shares(self, shares: tuple[Anteil, ...], added: list[str]) -> None:
        """Show the examiners by name, those just added among them, nobody last."""
        known = {share.wer for share in shares}
        persons = [share for share in shares if share.wer]
        persons += [Anteil(name, 0, 0) for name in added if name not in known]
        rest = next((share for share in shares if not share.wer), Anteil("", 0, 0))
        persons.sort(key=_by_name)
        self._rows = [*persons, rest]
        self.table.show_rows(self._rows)
        if self.table.current() is None:
            self.table.selectRow(0)
        self.table.fit(12)
        self._follow()

    def names(self) -> list[str]:
        """Everybody shown, in order."""
        return [share.wer for share in self._rows if share.wer]

    def of_digit(self, digit: int) -> str | None:
        """The person a digit stands for, "" (nobody) for 0; None for one that stands for nobody."""
        names = self.names()[:_DIGITS]
        if digit == 0:
            return ""
        return names[digit - 1] if digit <= len(names) else None

    def _digit(self, share: Anteil) -> str:
        place = self._rows.index(share) if share in self._rows else _DIGITS
        return "0" if not share.wer else str(place + 1) if place < _DIGITS else ""

    @Slot()
    def _on_add(self) -> None:
        name = self.name.value()
        if name:
            self.name.line.clear()
            self.added.emit(name)

    @Slot()
    def _on_hand_over(self) -> None:
        share = self.table.current()
        if share is not None and share.wer:
            self.handed_over.emit(share.wer)

    @Slot()
    @Slot(object)
    def _follow(self, _: object = None) -> None:
        share = self.table.current()
        self.hand_over.setEnabled(share is not None and bool(share.wer) and share.offen > 0)


def _key(share: Anteil) -> str:
    return share.wer


def _by_name(share: Anteil) -> str:
    return german.folded(share.wer)


def _name(share: Anteil) -> str:
    return share.wer or NOBODY


def _files(share: Anteil) -> str:
    return german.integer(share.akten)


def _open(share: Anteil) -> str:
    return german.integer(share.offen)
