"""Somebody leaves: what is open in a name, and to whom it goes."""

from collections.abc import Hashable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from qmapp.act.management_response.uebergabe import (
    Als,
    Posten,
    Postenart,
    Uebergabe,
    hand_over,
    namen,
    uebergabe,
)
from qmapp.errors import UserError
from qmapp.german import day, integer
from qmapp.ui.context import Context
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.fields import TextField, show_at_field
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_LEAD = (
    "Alles Offene geht in einem Schritt an die Nachfolge. Was erledigt ist, behält den alten Namen. "
    "Rückgängig nimmt die ganze Übergabe zurück."
)
_ALL = frozenset(Als)
_CAPACITIES: list[tuple[object, str]] = [
    (_ALL, "überall"),
    (frozenset({Als.VERANTWORTLICH, Als.PERSON}), "nur wo verantwortlich"),
    (frozenset({Als.BETEILIGT}), "nur wo beteiligt"),
]
_WORDS = {Als.VERANTWORTLICH: "verantwortlich", Als.PERSON: "als Person", Als.BETEILIGT: "beteiligt"}
#: One and several of a kind.
_KINDS = {
    Postenart.MASSNAHME: ("Maßnahme", "Maßnahmen"),
    Postenart.WIEDERVORLAGE: ("Wiedervorlage", "Wiedervorlagen"),
    Postenart.BERICHTSPFLICHT: ("Berichtspflicht", "Berichtspflichten"),
    Postenart.TERMINSERIE: ("Terminserie", "Terminserien"),
    Postenart.PROJEKT: ("Projekt", "Projekte"),
}
_MOST_ROWS = 7


class Uebergabedialog(Dialog):
    """Choose a name, name the successor, see what goes over."""

    def __init__(self, parent: QWidget | None, context: Context, von: str = "") -> None:
        self._context = context
        held: list[tuple[object, str]] = [
            (name, f"{name} · {integer(count)} offen") for name, count in context.read(namen, context.heute())
        ]
        self.von = SelectField("Wer geht?", held, name="von")
        self.als = SelectField("Übergeben wird", _CAPACITIES, name="als")
        self.auf = TextField("Nachfolge", name="auf", placeholder="R-GRU", required=True)
        self.summary = Label("", "bodyb", wrap=True)
        self.table: Table[Posten] = Table("Was übergeben wird", TableModel(_columns(), _key), row_height=46)
        self.count = 0
        super().__init__(
            parent,
            "Aufgaben übergeben",
            Label(_LEAD, "body", "text2", wrap=True),
            box(hbox((self.von, 3), (self.als, 2), gap=12)),
            self.auf,
            self.summary,
            self.table,
            action=Button("Alles übergeben", "arrow-right", "primary"),
            width=720,
        )
        if von in (name for name, _ in held):
            self.von.set_value(von)
        for field in (self.von, self.als):
            field.committed.connect(self._show)
        self._show()
        (self.auf.line if von else self.von.combo).setFocus()

    @Slot()
    def submit(self) -> None:
        """Hand over, or say at the field why not."""
        if not self.auf.commit():
            self.auf.line.setFocus()
            return
        heute, jetzt = self._context.heute(), self._context.jetzt()
        command = partial(hand_over, heute=heute, jetzt=jetzt, als=self._capacities())
        name, successor = str(self.von.value() or ""), self.auf.value()
        try:
            self.count = self._context.perform(f"Übergabe: {name} an {successor}", command, name, successor)
        except UserError as error:
            if not show_at_field(error, (self.von, self.auf)):
                self.auf.set_error(error.message)
            return
        self._context.tell(f"{_things(self.count)} von {name} an {successor} übergeben.", undo=True)
        self.accept()

    def _capacities(self) -> frozenset[Als]:
        chosen = self.als.value()
        return chosen if isinstance(chosen, frozenset) else _ALL

    @Slot()
    def _show(self) -> None:
        found = self._context.read(uebergabe, str(self.von.value() or ""), self._context.heute(), self._capacities())
        self.summary.setText(summary(found))
        self.table.show_rows(found.posten)
        self.table.fit(_MOST_ROWS)
        show_if(self.table, bool(found.posten))
        assert self.action is not None
        self.action.setEnabled(bool(found.posten))


def offer_uebergabe(parent: QWidget, context: Context, von: str = "") -> bool:
    """Ask who leaves and who follows, and hand over; whether it was done. With nothing open it says so instead."""
    if not context.read(namen, context.heute()):
        context.tell("Es ist nichts offen, das jemand übergeben könnte.", tone="info")
        return False
    dialog = Uebergabedialog(parent, context, von)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed


def summary(found: Uebergabe) -> str:
    """„2 Maßnahmen mit 1 offenen Meilenstein, 1 Wiedervorlage“, or that nothing is open."""
    parts = []
    for art, words in _KINDS.items():
        count = found.anzahl(art)
        if count:
            parts.append(f"{integer(count)} {words[count > 1]}")
        if art is Postenart.MASSNAHME and found.meilensteine:
            steps = found.meilensteine
            parts[-1] += f" mit {integer(steps)} offenen Meilenstein{'en' if steps > 1 else ''}"
    return ", ".join(parts) or "In dieser Eigenschaft ist nichts offen."


def _columns() -> list[Column[Posten]]:
    return [
        Column("Vorgang", _title, sub=_sub),
        Column("Als", _capacity, width=150),
        Column("Termin", _day, width=112, right=True),
    ]


def _key(row: Posten) -> Hashable:
    return row.id, row.als


def _title(row: Posten) -> str:
    return row.titel


def _capacity(row: Posten) -> str:
    return _WORDS[row.als]


def _day(row: Posten) -> str:
    return "" if row.termin is None else day(row.termin)


def _sub(row: Posten) -> str:
    return f"{row.kennung} · {_KINDS[row.art][0]}"


def _things(count: int) -> str:
    return "1 Vorgang" if count == 1 else f"{integer(count)} Vorgänge"
