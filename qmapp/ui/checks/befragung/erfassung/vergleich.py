"""Where the two entries of a sheet differ: one in hand, settled with a key, the next one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from qmapp.checks.befragung import worte
from qmapp.checks.befragung.rows import NICHT_BEURTEILBAR, Abweichung
from qmapp.checks.katalog import Katalog, Pruefpunkt
from qmapp.german import integer
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import sized, vbox
from qmapp.ui.widgets.answers import Answer, AnswerButtons
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card, Columns, EmptyState
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import MultilineField
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList

ERSTE, ZWEITE, EIGENE = "erste", "zweite", "eigene"
_CHOICES = (
    Answer(ERSTE, "1", "Erste gilt", "user", "info"),
    Answer(ZWEITE, "2", "Zweite gilt", "users", "info"),
    Answer(EIGENE, "3", "Eigener Wert", "pencil", "info"),
)
_SAME = (
    "Beide Erfassungen stimmen überein",
    "Kein Bogen, der zweimal erfasst ist, hat eine Abweichung. Weiter geht es mit der zweiten Erfassung oder der "
    "Auswertung.",
)
_NONE = (
    "Noch nichts zu vergleichen",
    "Hier stehen die Unterschiede, sobald eine zweite Person Bögen noch einmal erfasst hat.",
)


class Gegenueberstellung(Card):
    """``settled`` carries what the sheet is to say: a number, a text or None for nothing."""

    settled = Signal(object)

    def __init__(self) -> None:
        self._row: Abweichung | None = None
        self._question = Label("", "bodyb", wrap=True)
        self._said = tuple(Label("", "body", wrap=True, selectable=True) for _ in range(2))
        self.choice = AnswerButtons("Was gilt", _CHOICES)
        self.choice.set_active(True)
        self.wert = SelectField("Auf dem Bogen steht", name="wert")
        self.text = MultilineField("Auf dem Bogen steht", name="text", height=76)
        self.take = Button("Wert übernehmen", "check")
        both = (
            Card(label, None, title=title, kind="inset", gap=4, margin=(14, 10, 12, 11))
            for label, title in zip(self._said, ("Erste Erfassung", "Zweite Erfassung"), strict=True)
        )
        super().__init__(
            self._question,
            Columns(*((card, 1) for card in both), fold=430, gap=12),
            vbox(Label("Was gilt?", "smallb", "text2"), self.choice, gap=4),
            self.wert,
            self.text,
            self.take,
            None,
            title=" ",
            subtitle="Sehen Sie auf dem Papier nach",
            gap=10,
        )
        self.choice.answered.connect(self._on_choice)
        self.take.clicked.connect(self._on_take)

    def show_row(self, row: Abweichung, punkt: Pruefpunkt, katalog: Katalog) -> None:
        """Show a difference."""
        self._row = row
        self.set_title(f"Bogen {row.nummer}", "Sehen Sie auf dem Papier nach")
        self._question.setText(punkt.frage)
        for label, said in zip(self._said, (row.erste, row.zweite), strict=True):
            label.setText(worte.antwort(katalog, punkt, said))
        self.choice.set_value(None)
        self.wert.set_choices(possible(katalog, punkt))
        self.wert.set_value(row.erste)
        self.text.set_value(str(row.erste or row.zweite or "") if _is_text(row) else "")
        self._show_own(False)

    def press_key(self, key: str) -> bool:
        """1 and 2 settle it, 3 asks for another value."""
        return self._row is not None and self.choice.press_key(key)

    def _show_own(self, wanted: bool) -> None:
        text = self._row is not None and _is_text(self._row)
        show_if(self.wert, wanted and not text)
        show_if(self.text, wanted and text)
        show_if(self.take, wanted)
        if wanted:
            (self.text if text else self.wert).editor.setFocus()

    @Slot(object)
    def _on_choice(self, value: object) -> None:
        if self._row is None:
            return
        self._show_own(value == EIGENE)
        if value in (ERSTE, ZWEITE):
            self.settled.emit(self._row.erste if value == ERSTE else self._row.zweite)

    @Slot()
    def _on_take(self) -> None:
        if self._row is not None:
            self.settled.emit((self.text.value() or None) if _is_text(self._row) else self.wert.value())


class _Liste(ItemList[Abweichung]):
    """Leaves digits to the page instead of searching for them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Vergleich(Columns):
    """``settled`` carries (the Abweichung, what holds)."""

    settled = Signal(object, object)

    def __init__(self) -> None:
        self._katalog: Katalog | None = None
        self.list = _Liste("Abweichungen", key=_key, title=self._title, subtitle=self._subtitle, icon=_icon)
        self._card = Card((self.list, 1), title="Abweichungen", subtitle=" ", margin=(1, 13, 1, 6))
        inset_head(self._card)
        self.detail = Gegenueberstellung()
        self._nothing = EmptyState("circle-check", *_NONE)
        self.empty = Card(self._nothing)
        super().__init__((self._card, 4), (self.detail, 6), (self.empty, 1), fold=720)
        sized(self._card, min_width=250)
        sized(self.list, min_height=180)
        self.list.current_changed.connect(self.show_current)
        self.detail.settled.connect(self._on_settled)

    def show_rows(self, rows: Sequence[Abweichung], katalog: Katalog, zweimal: int) -> None:
        """Show these differences of so many sheets that were entered twice."""
        self._katalog = katalog
        self.list.show_rows(rows)
        sheets = "1 Bogen" if zweimal == 1 else f"{integer(zweimal)} Bögen"
        self._card.set_title("Abweichungen", f"{integer(len(rows))} offen, {sheets} zweimal erfasst")
        if rows and self.list.current() is None:
            self.list.select_key(_key(rows[0]))
        for widget in (self._card, self.detail):
            show_if(widget, bool(rows))
        self._nothing.set(*(_SAME if zweimal else _NONE))
        show_if(self.empty, not rows)
        self.show_current()

    def handle(self, event: QKeyEvent, *, letters: bool) -> bool:
        """1, 2, 3 say what holds: with Alt always, alone where the user wants it and is not typing."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = held == Qt.KeyboardModifier.NoModifier and letters
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        digit = chr(event.key()) if 0x30 < event.key() < 0x34 else ""
        if not digit or self.list.current() is None:
            return False
        if held == Qt.KeyboardModifier.AltModifier or (alone and not typing):
            return self.detail.press_key(digit)
        return False

    @Slot()
    @Slot(object)
    def show_current(self, _: object = None) -> None:
        """Show the one in hand."""
        row = self.list.current()
        if row is not None and self._katalog is not None:
            self.detail.show_row(row, self._katalog.punkt(row.code), self._katalog)

    @Slot(object)
    def _on_settled(self, value: object) -> None:
        row = self.list.current()
        if row is not None:
            self.settled.emit(row, value)

    def _title(self, row: Abweichung) -> str:
        assert self._katalog is not None
        return f"Bogen {row.nummer} · {self._katalog.punkt(row.code).frage}"

    def _subtitle(self, row: Abweichung) -> str:
        assert self._katalog is not None
        punkt = self._katalog.punkt(row.code)
        said = (worte.antwort(self._katalog, punkt, one) for one in (row.erste, row.zweite))
        return " und ".join(said)


def possible(katalog: Katalog, punkt: Pruefpunkt) -> list[tuple[object, str]]:
    """What a sheet may say at a question, with „keine Angabe“ last; nothing where it is answered in words."""
    values: list[int] = []
    if punkt.optionen:
        values = list(range(1, len(punkt.optionen) + 1))
    elif katalog.dimension(punkt) is not None and katalog.skala is not None:
        values = [*sorted(stufe.wert for stufe in katalog.skala.stufen), NICHT_BEURTEILBAR]
    offered: list[tuple[object, str]] = [(value, worte.antwort(katalog, punkt, value)) for value in values]
    return [*offered, (None, "keine Angabe")]


def _is_text(row: Abweichung) -> bool:
    return isinstance(row.erste, str) or isinstance(row.zweite, str)


def _key(row: Abweichung) -> tuple[str, str]:
    return (row.nummer, row.code)


def _icon(_: Abweichung) -> tuple[str, str]:
    return ("scale", "warn")
