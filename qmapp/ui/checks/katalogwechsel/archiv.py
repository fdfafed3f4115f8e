"""What was put aside by moves: every answer with all it held, and the moves themselves."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.checks.aktenpruefung.katalogwechsel.rows import ArchivZeile, WechselZeile
from qmapp.german import euro, integer
from qmapp.ui.checks.katalogwechsel.worte import kurz, verlauf
from qmapp.ui.checks.pruefplatz.zeile import WORTE
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.labels import Label
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

#: Column of an answer → its name for a reader; the order they are read in.
_NAMES = {
    "ergebnis": "Ergebnis",
    "erst": "Erstprüfung",
    "zweit": "Zweitprüfung",
    "feststellung": "Feststellung",
    "begruendung": "Begründung",
    "notiz": "Notiz",
    "betrag_monat_cent": "Betrag je Monat",
    "monate": "Monate",
    "betrag_cent": "Fehlbetrag",
    "ursachen": "Ursachen",
    "zurechenbarkeit": "Zurechenbarkeit",
    "nachholung_bis": "Nachholung bis",
    "gesperrt_durch": "Fiel weg mit",
    "beantwortet_durch": "Beantwortet von",
    "geklaert_durch": "Geklärt von",
    "gesetzt_durch": "Vorgemerkt von",
}


class Archivansicht(QWidget):
    """``file_wanted`` carries the row opened by Enter."""

    file_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        columns: list[Column[ArchivZeile]] = [
            Column("Akte", _akte, width=130, bold=True, sort=_akte),
            Column("Prüfpunkt", _punkt, sub=_grund, sort=_code),
            Column("Ergebnis", _ergebnis, width=150, sort=_ergebnis),
        ]
        self.table: Table[ArchivZeile] = Table("Archiv der Prüfung", TableModel(columns, _id), row_height=46)
        self._card = Card((self.table, 1), title="Archiv", subtitle=" ", margin=(1, 13, 1, 6))
        inset_head(self._card)
        self.words = Label("", "small", wrap=True, selectable=True)
        self._detail = Card(self.words, None, title="Antwort", subtitle=" ")
        self._moves = Label("", "small", "text2", wrap=True, selectable=True)
        moves = Card(self._moves, title="Wechsel")
        right = box(vbox(moves, (self._detail, 1), gap=14))
        self.setLayout(vbox((Columns((self._card, 8), (right, 5), fold=880), 1), gap=0))
        self.table.current_changed.connect(self._on_current)
        self.table.activated_row.connect(self.file_wanted)

    def show_rows(self, moves: Sequence[WechselZeile], rows: Sequence[ArchivZeile]) -> None:
        """Show the moves and what they put aside."""
        self._moves.setText(verlauf(moves))
        count = "1 Eintrag" if len(rows) == 1 else f"{integer(len(rows))} Einträge"
        self._card.set_title("Archiv", f"{count}; sie zählen in keiner Quote")
        self.table.show_rows(rows)
        if rows and self.table.current() is None:
            self.table.select_key(rows[0].id)
        self._show()

    @Slot(object)
    def _on_current(self, _: ArchivZeile) -> None:
        self._show()

    def _show(self) -> None:
        row = self.table.current()
        if row is None:
            self._detail.set_title("Antwort")
            self.words.setText("Es liegt nichts im Archiv: Alle Antworten gelten weiter.")
            return
        self._detail.set_title(f"{row.schluessel}, Prüfpunkt {kurz(row.code)}", row.titel or row.code)
        said = [f"{name}: {_said(key, row.inhalt[key])}" for key, name in _NAMES.items() if row.inhalt.get(key)]
        self.words.setText("\n".join((*said, f"Warum: {row.grund}")))


def _said(key: str, value: Any) -> str:
    if key in ("ergebnis", "erst", "zweit"):
        return next((words for ergebnis, words in WORTE.items() if ergebnis.value == value), str(value))
    if key.endswith("_cent"):
        return euro(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if key == "nachholung_bis":
        return ".".join(reversed(str(value).split("-")))
    return str(value)


def _id(row: ArchivZeile) -> object:
    return row.id


def _akte(row: ArchivZeile) -> str:
    return row.schluessel


def _code(row: ArchivZeile) -> str:
    return row.code


def _punkt(row: ArchivZeile) -> str:
    return f"{kurz(row.code)} {row.titel}".strip()


def _ergebnis(row: ArchivZeile) -> str:
    return "–" if row.ergebnis is None else WORTE[row.ergebnis]


def _grund(row: ArchivZeile) -> str:
    return row.grund
