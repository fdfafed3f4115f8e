"""The third step of reading a list: what will be taken and what not, before anything is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.rows import ListenAngaben, Zeile
from qmapp.spreadsheets import Import
from qmapp.ui.style import box, sized, vbox
from qmapp.ui.widgets.card import Banner, Card, Columns, KeyFigure
from qmapp.ui.widgets.labels import Label, Rule, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_SHOWN = 8


@dataclass(frozen=True)
class _Draussen:
    zeile: int
    grund: str
    schluessel: str


@dataclass(frozen=True)
class Uebernahme:
    """What is to be stored: where it comes from, and the rows without those left out."""

    angaben: ListenAngaben
    quelle: Import
    ausgelassen: frozenset[int]

    def zeilen(self) -> Iterator[Zeile]:
        """The rows to store, made one by one."""
        for row in self.quelle.zeilen:
            if row.nummer not in self.ausgelassen:
                yield Zeile(row.schluessel, row.schicht, row.betrag_cent, row.team, row.weitere)

    def __len__(self) -> int:
        return len(self.quelle.zeilen) - len(self.ausgelassen)


class Importbericht(QWidget):
    """Shows an :class:`Import`. ``changed`` comes when the user has decided what is left out."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._import: Import | None = None
        self._stand: date | None = None
        self._totals_rows: frozenset[int] = frozenset()
        self.problem = Banner("bad")
        self._figures = tuple(
            KeyFigure(name, big=True)
            for name in ("Zeilen in der Liste", "Werden eingelesen", "Bleiben draußen", "Summe")
        )
        self.without_totals = QCheckBox()
        self.only_first = QCheckBox()
        self._totals_words = Label("", "cap", "text3", wrap=True)
        self._double_words = Label("", "cap", "text3", wrap=True)
        self._hints = Label("", "small", "text2", wrap=True)
        self.draussen: Table[_Draussen] = Table(
            "Zeilen, die draußen bleiben",
            TableModel(
                [
                    Column("Zeile", _line, width=90, right=True, sort=_line_key),
                    Column("Aktenzeichen", _schluessel, width=190),
                    Column("Grund", _reason, sort=_reason),
                ],
                _key,
            ),
        )
        self._build()
        self.without_totals.clicked.connect(self._on_choice)
        self.only_first.clicked.connect(self._on_choice)

    def _build(self) -> None:
        figures = Card(Columns(*((figure, 1) for figure in self._figures), fold=600), margin=(18, 12, 18, 12))
        self._totals = box(vbox(self.without_totals, self._totals_words, gap=2))
        self._doubles = box(vbox(self.only_first, self._double_words, gap=2))
        self._decisions = Card(self._totals, self._doubles, title="Bitte entscheiden Sie", gap=12)
        self._rest = Card(self._hints, title="Aufgefallen")
        left = box(vbox(self._decisions, self._rest, None, gap=12))
        self._nothing = Label("Keine Zeile bleibt draußen.", "body", "text2")
        table = Card(Rule(), self._nothing, (self.draussen, 1), title="Bleiben draußen", gap=8, margin=(16, 13, 16, 8))
        sized(self.draussen, min_height=180)
        self._table_card = table
        self.setLayout(vbox(self.problem, figures, (Columns((left, 5), (table, 6), fold=760), 1), gap=12))

    def show_import(self, found: Import, stand: date | None) -> None:
        """Show another report; suspected totals are left out unless the user wants them."""
        self._import, self._stand = found, stand
        numbers = set(found.zeilen.nummern)
        totals = [number for number in found.zwischensummen if number in numbers]
        self._totals_rows = frozenset(totals)
        many = german.integer(len(totals))
        self.without_totals.setText(
            "1 vermutete Summenzeile auslassen" if len(totals) == 1 else f"{many} vermutete Summenzeilen auslassen"
        )
        self.without_totals.setChecked(bool(totals))
        self._totals_words.setText("Zeile " + _rows(totals) if totals else "")
        self.only_first.setChecked(False)
        self.only_first.setText("Bei mehrfachen Aktenzeichen nur die erste Zeile einlesen")
        self._double_words.setText(
            "; ".join(f"{key}: Zeile {_rows(rows)}" for key, rows in found.doppelte_schluessel[:_SHOWN])
        )
        show_if(self._totals, bool(totals))
        show_if(self._doubles, bool(found.doppelte_schluessel))
        show_if(self._decisions, bool(totals or found.doppelte_schluessel))
        self._hints.setText("\n".join(found.hinweise))
        show_if(self._rest, bool(found.hinweise))
        self._show()

    def uebernahme(self) -> Uebernahme | None:
        """What would be stored now; None while duplicate keys stand in the way."""
        found = self._import
        if found is None or self._open_doubles():
            return None
        left_out = self._left_out()
        reasons = sorted({(row.zeile, row.grund) for row in self._all_left_out()})
        spalten = {spalte.index: spalte.name for spalte in found.liste.spalten}
        rollen = found.rollen

        def name(index: int | None) -> str:
            return "" if index is None else spalten[index]

        angaben = ListenAngaben(
            datei=found.liste.datei,
            sha256=found.liste.sha256,
            blatt=found.liste.blatt,
            kopfzeile=found.liste.kopfzeile,
            spalte_schluessel=name(rollen.schluessel),
            spalte_schicht=name(rollen.schicht),
            spalte_betrag=name(rollen.betrag),
            spalte_team=name(rollen.team),
            weitere=tuple(spalten[index] for index in rollen.weitere),
            stand=self._stand,
            ausgelassen=tuple(reasons),
            hinweise=found.hinweise,
        )
        return Uebernahme(angaben, found, left_out)

    def _open_doubles(self) -> bool:
        """Whether a key would be stored twice."""
        assert self._import is not None
        left_out = self._left_out()
        return any(len([n for n in rows if n not in left_out]) > 1 for _, rows in self._import.doppelte_schluessel)

    def _left_out(self) -> frozenset[int]:
        rows: frozenset[int] = self._totals_rows if self.without_totals.isChecked() else frozenset()
        if not self.only_first.isChecked() or self._import is None:
            return rows
        doubled: set[int] = set()
        for _, numbers in self._import.doppelte_schluessel:
            doubled.update([number for number in numbers if number not in rows][1:])
        return rows | doubled

    def _all_left_out(self) -> list[_Draussen]:
        assert self._import is not None
        found = self._import
        left_out = self._left_out()
        keys = {n: found.zeilen[i].schluessel for i, n in enumerate(found.zeilen.nummern) if n in left_out}
        rows = [_Draussen(row.zeile, row.grund, "") for row in found.ausgelassen]
        named = {row.zeile for row in rows}
        rows += [_Draussen(n, "ohne Aktenzeichen", "") for n in found.leere_schluessel if n not in named]
        for number, key in keys.items():
            is_total = number in self._totals_rows and self.without_totals.isChecked()
            rows.append(_Draussen(number, "vermutete Summenzeile" if is_total else "Aktenzeichen kommt schon vor", key))
        return sorted(rows, key=_line_key)

    def _show(self) -> None:
        found = self._import
        assert found is not None
        out = self._all_left_out()
        taken = len(found.zeilen) - len(self._left_out())
        values = (
            german.integer(taken + len(out)),
            german.integer(taken),
            german.integer(len(out)),
            "–" if (cents := self._summe()) is None else german.euro(cents),
        )
        for figure, value in zip(self._figures, values, strict=True):
            figure.set(value)
        self.draussen.show_rows(out)
        show_if(self.draussen, bool(out))
        show_if(self._nothing, not out)
        doubled = self._open_doubles()
        if doubled:
            self.problem.set("bad", *self._double_problem())
        show_if(self.problem, doubled)

    def _double_problem(self) -> tuple[str, str]:
        assert self._import is not None
        count = len(self._import.doppelte_schluessel)
        first = (
            "Ein Aktenzeichen kommt mehrfach vor."
            if count == 1
            else f"{german.integer(count)} Aktenzeichen kommen mehrfach vor."
        )
        return (
            first,
            "Jede Akte darf nur einmal in der Grundgesamtheit stehen, sonst hätte sie mehr Gewicht als andere.",
        )

    def _summe(self) -> int | None:
        found = self._import
        if found is None or found.summe_cent is None:
            return None
        left_out = self._left_out()
        return sum(row.betrag_cent or 0 for row in found.zeilen if row.nummer not in left_out)

    @Slot()
    def _on_choice(self) -> None:
        self._show()
        self.changed.emit()


def _rows(numbers: tuple[int, ...] | list[int]) -> str:
    return ", ".join(german.integer(n) for n in numbers[:_SHOWN]) + (" …" if len(numbers) > _SHOWN else "")


def _line(row: _Draussen) -> str:
    return german.integer(row.zeile)


def _line_key(row: _Draussen) -> int:
    return row.zeile


def _schluessel(row: _Draussen) -> str:
    return row.schluessel


def _reason(row: _Draussen) -> str:
    return row.grund


def _key(row: _Draussen) -> tuple[int, str]:
    return (row.zeile, row.grund)
