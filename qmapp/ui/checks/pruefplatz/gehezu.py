"""Strg+G: a number or a part of an Aktenzeichen is typed, and what it can mean is shown at once; Enter goes there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.rows import AkteZeile
from qmapp.checks.katalog import Pruefpunkt
from qmapp.ui.checks.pruefplatz.aktenliste import plain, untertitel
from qmapp.ui.style import sized
from qmapp.ui.widgets.dialogs import Dialog
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import ItemList

_MOST: Final = 8


@dataclass(frozen=True)
class Ziel:
    """A file, or a Prüfpunkt of the file in hand (``akte_id`` None)."""

    titel: str
    worte: str
    akte_id: UUID | None = None
    code: str = ""


def ziele(
    text: str, akten: Sequence[AkteZeile], punkte: Sequence[Pruefpunkt], bogen: Callable[[str], UUID | None]
) -> tuple[Ziel, ...]:
    """What a typed text can mean, best first: „p7“ a Prüfpunkt, a Bogennummer, a place in the list, an Aktenzeichen.

    ``bogen`` finds the file of a Bogennummer, or None.
    """
    typed = text.strip()
    if not typed:
        return ()
    if typed[0] in "pP" and typed[1:].strip(" .").isdecimal():
        return _punkt(int(typed[1:].strip(" .")), punkte)
    found: list[Ziel] = []
    printed = bogen(typed)
    if printed is not None:
        found += [_akte(row, f"Bogen {typed}") for row in akten if row.id == printed]
    if typed.isdecimal() and len(typed) < 7:
        number = int(typed)
        found += [_akte(row, f"Akte {german.integer(number)} von {german.integer(len(akten))}")
                  for row in akten[number - 1 : number] if number]  # fmt: skip
        found += _punkt(number, punkte)
    found += _aktenzeichen(typed, akten)
    different: dict[object, Ziel] = {}
    for ziel in found:
        different.setdefault(ziel.akte_id or ziel.code, ziel)
    return tuple(different.values())[:_MOST]


def _punkt(number: int, punkte: Iterable[Pruefpunkt]) -> tuple[Ziel, ...]:
    return tuple(Ziel(f"Prüfpunkt {p.nummer} dieser Akte", p.titel, code=p.code) for p in punkte if p.nummer == number)


def _aktenzeichen(typed: str, akten: Iterable[AkteZeile]) -> list[Ziel]:
    """Files whose Aktenzeichen contains the text, those that end with it first."""
    wanted = plain(typed)
    if not wanted:
        return []
    ends: list[Ziel] = []
    contain: list[Ziel] = []
    for row in akten:
        key = plain(row.schluessel)
        if key.endswith(wanted):
            ends.append(_akte(row))
        elif len(contain) < _MOST and wanted in key:
            contain.append(_akte(row))
        if len(ends) == _MOST:
            break
    return ends + contain


def _akte(row: AkteZeile, how: str = "") -> Ziel:
    return Ziel(row.schluessel, " · ".join(part for part in (how, untertitel(row)) if part), row.id)


class GeheZu(Dialog):
    """``chosen`` is where to go once accepted."""

    def __init__(self, parent: QWidget, find: Callable[[str], Sequence[Ziel]]) -> None:
        self.chosen: Ziel | None = None
        self._find = find
        self.line = QLineEdit()
        self.line.setPlaceholderText("Nummer, Aktenzeichen oder Bogennummer")
        self.line.setAccessibleName("Nummer, Aktenzeichen oder Bogennummer")
        sized(self.line, height=36)
        self.list: ItemList[Ziel] = ItemList("Ziele", key=_key, title=_title, subtitle=_words, row_height=46)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(self.submit)
        sized(self.list, height=46 * 4)
        self._none = Label("", "small", "text2")
        hint = Label("p7 geht zu Prüfpunkt 7 dieser Akte.", "cap", "text3")
        super().__init__(parent, "Gehe zu", self.line, self.list, self._none, hint, cancel="Schließen", width=460)
        self.line.textEdited.connect(self._show)
        self.line.installEventFilter(self)
        self._show("")
        self.line.setFocus()

    def shown(self) -> list[Ziel]:
        """What the text can mean."""
        return [self.list.rows.row(i) for i in range(self.list.rows.count())]

    @Slot()
    def submit(self) -> None:
        """Go to the one under the bar; without one the dialog stays."""
        self.chosen = self.list.current()
        if self.chosen is not None:
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.line:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.submit()
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _show(self, text: str) -> None:
        found = self._find(text)
        self.list.show_rows(found)
        if found:
            self.list.selectRow(0)
        missing = bool(text.strip()) and not found
        self._none.setText(f"Keine Akte und kein Prüfpunkt zu „{text.strip()}“." if missing else "")
        show_if(self._none, missing)


def _key(ziel: Ziel) -> object:
    return ziel.akte_id or ziel.code


def _title(ziel: Ziel) -> str:
    return ziel.titel


def _words(ziel: Ziel) -> str:
    return ziel.worte
