"""Free texts, read by what they speak of: the texts at the left, themes and voices at the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qmapp.checks.befragung.rows import Stimme, Thema
from qmapp.checks.katalog import Katalog
from qmapp.checks.katalog.katalog import FREITEXT
from qmapp.german import integer
from qmapp.ui.checks.befragung.erfassung.freitext import Freitext
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import NumberField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList, Table
from qmapp.ui.widgets.table_model import Column, TableModel

#: A text of a question with its place, which tells equal texts apart.
Text = tuple[int, str]


class Themenkarte(Card):
    """``named`` carries (title, count, the Thema changed or None), ``removed`` the Thema."""

    named = Signal(str, int, object)
    removed = Signal(object)

    def __init__(self) -> None:
        self._changing: Thema | None = None
        columns: list[Column[Thema]] = [
            Column("Thema", _thema),
            Column("Nennungen", _nennungen, width=92, right=True),
        ]
        self.table: Table[Thema] = Table("Themen", TableModel(columns, _thema_id), row_height=30)
        self.titel = TextField("Thema", name="titel", placeholder="Erreichbarkeit")
        self.anzahl = NumberField("Nennungen", name="nennungen", minimum=1)
        self.set = Button("Thema eintragen", "plus")
        form = hbox((self.titel, 3), (self.anzahl, 2), gap=10)
        super().__init__(
            self.table,
            box(vbox(box(form), hbox(None, self.set, gap=8), gap=6, margin=(15, 2, 15, 4))),
            title="Themen",
            subtitle="Enter ändert, Entf löscht",
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        self.table.activated_row.connect(self._change)
        self.table.delete_requested.connect(self.removed)
        self.set.clicked.connect(self._on_set)
        self.anzahl.line.returnPressed.connect(self._on_set)

    def show_rows(self, rows: Sequence[Thema]) -> None:
        """Show the themes of a question."""
        self.table.show_rows(rows)
        self.table.fit(6)
        show_if(self.table, bool(rows))

    def clear(self) -> None:
        """Ask for another one."""
        self._changing = None
        self.titel.set_value("")
        self.anzahl.set_value(None)
        self.set.set_text("Thema eintragen")

    @Slot(object)
    def _change(self, row: Thema) -> None:
        self._changing = row
        self.titel.set_value(row.titel)
        self.anzahl.set_value(row.nennungen)
        self.set.set_text("Thema ändern")
        self.anzahl.line.setFocus()
        self.anzahl.line.selectAll()

    @Slot()
    def _on_set(self) -> None:
        count = self.anzahl.value()
        if not self.titel.value():
            self.titel.set_error("Bitte tragen Sie ein, wovon die Texte sprechen.")
            self.titel.line.setFocus()
        elif not self.anzahl.commit() or count is None:
            self.anzahl.set_error("Bitte tragen Sie ein, wie viele davon sprechen.")
        else:
            self.named.emit(self.titel.value(), count, self._changing)


class Stimmenkarte(Card):
    """``worded`` carries (the Stimme, its new words), ``removed`` the Stimme, ``moved`` (the Stimme, places)."""

    worded = Signal(object, str)
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(self) -> None:
        self.list = _Stimmenliste("Stimmen", key=_stimme_id, title=_stimme, subtitle=_nothing, row_height=34)
        self.text = Freitext("stimme", "Wortlaut im Bericht")
        self.up = Button("Nach oben", "chevron-up", "icon")
        self.down = Button("Nach unten", "chevron-down", "icon")
        self._none = box(
            vbox(Label("Noch keine. Enter auf einem Text nimmt ihn auf.", "small", "text2"), margin=(15, 0, 15, 4))
        )
        self._form = box(vbox(self.text, gap=0, margin=(15, 2, 15, 2)))
        super().__init__(
            self._none,
            self.list,
            self._form,
            title="Stimmen",
            subtitle="für den Bericht; Alt+Pfeil ordnet",
            right=box(hbox(self.up, self.down, gap=2)),
            margin=(1, 13, 1, 8),
        )
        inset_head(self)
        self.list.current_changed.connect(self._fill)
        self.list.delete_requested.connect(self.removed)
        self.list.shifted.connect(self.shift)
        self.text.committed.connect(self._on_text)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)

    def show_rows(self, rows: Sequence[Stimme]) -> None:
        """Show the voices of a question."""
        self.list.show_rows(rows)
        self.list.fit(5)
        if rows and self.list.current() is None:
            self.list.select_key(rows[0].id)
        for widget in (self.list, self._form, self.up, self.down):
            show_if(widget, bool(rows))
        show_if(self._none, not rows)
        self._fill()

    @Slot(int)
    def shift(self, places: int) -> None:
        """Move the one in hand."""
        row = self.list.current()
        if row is not None:
            self.moved.emit(row, places)

    @Slot()
    @Slot(object)
    def _fill(self, _: object = None) -> None:
        row = self.list.current()
        if row is not None:
            self.text.show_text(row.text)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        row = self.list.current()
        if row is not None and text != row.text:
            self.worded.emit(row, text)

    @Slot()
    def _on_up(self) -> None:
        self.shift(-1)

    @Slot()
    def _on_down(self) -> None:
        self.shift(1)


class _Stimmenliste(ItemList[Stimme]):
    """Alt+Pfeil moves a row."""

    shifted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in ways:
            self.shifted.emit(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Freitexte(QWidget):
    """``chosen`` carries a text to be printed; the other signals are those of the cards, for the question in hand."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._katalog: Katalog | None = None
        self._texts: Mapping[str, Sequence[str]] = {}
        self._themes: Sequence[Thema] = ()
        self._voices: Sequence[Stimme] = ()
        self.frage = SelectField("Frage")
        self.list: ItemList[Text] = ItemList(
            "Freie Antworten", key=_text_key, title=_text, subtitle=_nothing, row_height=34
        )
        self.take = Button("Als Stimme übernehmen", "message-reply", "link")
        self._count = Label("", "small", "text2")
        self.themen, self.stimmen = Themenkarte(), Stimmenkarte()
        head = box(vbox(self.frage, hbox(self._count, None, self.take, gap=8), gap=6, margin=(15, 0, 15, 0)))
        self._whole = Label("", "body", wrap=True, selectable=True)
        self._shown = box(vbox(Card(self._whole, kind="inset", margin=(12, 8, 12, 9)), gap=0, margin=(15, 6, 15, 8)))
        texts = Card(head, (self.list, 1), self._shown, margin=(1, 13, 1, 6))
        texts.setAccessibleName("Freie Antworten")
        sized(self.list, min_height=150)
        sized(texts, min_width=240)
        right = box(vbox(self.themen, self.stimmen, None, gap=12))
        self.setLayout(vbox((Columns((texts, 1), (right, 1), fold=500, gap=12), 1), gap=0))
        self.frage.committed.connect(self._fill)
        self.list.activated_row.connect(self._on_text)
        self.list.current_changed.connect(self._show_whole)
        self.take.clicked.connect(self._on_take)

    def show_texts(
        self,
        katalog: Katalog,
        texts: Mapping[str, Sequence[str]],
        themes: Sequence[Thema],
        voices: Sequence[Stimme],
    ) -> None:
        """Show what was answered in words, and what was made of it."""
        self._texts, self._themes, self._voices = texts, themes, voices
        if katalog != self._katalog:
            self._katalog = katalog
            asked = [punkt for punkt in katalog.punkte if punkt.bereich == FREITEXT]
            self.frage.set_choices([(punkt.code, punkt.frage) for punkt in asked])
            self.themen.clear()
        self._fill()

    def code(self) -> str:
        """The question in hand."""
        return str(self.frage.value() or "")

    def commit(self) -> bool:
        """Take over what is being typed."""
        self.stimmen.text.commit()
        return True

    @Slot()
    @Slot(object)
    def _fill(self, _: object = None) -> None:
        code = self.code()
        texts = self._texts.get(code, ())
        self.list.show_rows(list(enumerate(texts)))
        if texts and self.list.current() is None:
            self.list.select_key(0)
        self._show_whole()
        self._count.setText(_counted(len(texts)))
        show_if(self.take, bool(texts))
        self.themen.show_rows([one for one in self._themes if one.code == code])
        self.stimmen.show_rows([one for one in self._voices if one.code == code])

    @Slot()
    @Slot(object)
    def _show_whole(self, _: object = None) -> None:
        """The line of a list shortens a text: here it stands whole."""
        row = self.list.current()
        self._whole.setText(row[1] if row is not None else "")
        show_if(self._shown, row is not None)

    @Slot(object)
    def _on_text(self, row: Text) -> None:
        self.chosen.emit(row[1])

    @Slot()
    def _on_take(self) -> None:
        row = self.list.current()
        if row is not None:
            self.chosen.emit(row[1])


def _counted(texts: int) -> str:
    if not texts:
        return "Keine freie Antwort auf den Bögen"
    return "1 Text" if texts == 1 else f"{integer(texts)} Texte"


def _text_key(row: Text) -> int:
    return row[0]


def _text(row: Text) -> str:
    return " ".join(row[1].split())


def _nothing(_: object) -> str:
    return ""


def _thema(row: Thema) -> str:
    return row.titel


def _nennungen(row: Thema) -> str:
    return integer(row.nennungen)


def _thema_id(row: Thema) -> object:
    return row.id


def _stimme_id(row: Stimme) -> object:
    return row.id


def _stimme(row: Stimme) -> str:
    return " ".join(row.text.split())
