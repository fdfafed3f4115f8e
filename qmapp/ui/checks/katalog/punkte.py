"""The points of a version: chosen, reordered, added, deleted and pasted by keyboard.

Those of a Q-Check stand below their Qualitätsdimension, those of a Befragung below the part of the sheet they are in.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from qmapp.checks.katalog import Katalog, Katalogart, Pruefpunkt
from qmapp.checks.katalog.katalog import ANGABE, FREITEXT
from qmapp.checks.katalog.worte import AUSRICHTUNGEN, DIMENSIONEN
from qmapp.german import integer
from qmapp.ui.checks.katalog.arten import many
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_cells import Cell
from qmapp.ui.widgets.table_model import Column, TableModel

_ARROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TEILE: Final = {FREITEXT: "Freie Antworten", ANGABE: "Angaben zur Person"}


@dataclass(frozen=True)
class Gruppe:
    """A heading in the list; nothing can be done with it."""

    titel: str
    umfang: str


Zeile = Pruefpunkt | Gruppe


class Punktliste(Table[Zeile]):
    """``moved`` carries a point and its new number, ``add_wanted`` and ``paste_wanted`` ask for more of them."""

    moved = Signal(object, int)
    add_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        self._model = _Modell()
        super().__init__("Prüfpunkte", self._model, row_height=46, header=False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_katalog(self, katalog: Katalog) -> None:
        """Show the points of a version."""
        self._model.katalog = katalog
        self.show_rows(rows(katalog))

    def first(self) -> str:
        """Code of the point at the top; there must be one."""
        return next(row.code for row in self._model.rows() if isinstance(row, Pruefpunkt))

    def current(self) -> Pruefpunkt | None:
        row = super().current()
        return row if isinstance(row, Pruefpunkt) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, step = self.current(), _ARROWS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and current is not None:
            self.moved.emit(current, current.nummer + step)
        elif event.key() == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif event.key() == Qt.Key.Key_Home and not event.modifiers() and self.rows.count():
            self.select_key(self.first(), emit=True)
            self.scrollToTop()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class _Modell(TableModel[Zeile]):
    def __init__(self) -> None:
        self.katalog: Katalog | None = None
        super().__init__([_Spalte("Prüfpunkte", _title, sub=self._subtitle, icon=_icon)], _key)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.row(index.row()), Gruppe):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _subtitle(self, row: Zeile) -> str:
        if isinstance(row, Gruppe) or self.katalog is None:
            return ""
        marks = ("gegenlesen" if row.pruefen else "", "ausgesetzt" if row.aussetzungen else "")
        return " · ".join(part for part in (row.code, *marks, *_about(self.katalog, row)) if part)


class _Spalte(Column[Zeile]):
    """Headings stand in bold."""

    def cell(self, row: Zeile) -> Cell:
        if isinstance(row, Gruppe):
            return Cell(row.titel, row.umfang, bold=True)
        return super().cell(row)


def rows(katalog: Katalog) -> list[Zeile]:
    """The points of a catalogue in the order they are shown in, under their headings; an Aktenprüfung has none."""
    if katalog.art is Katalogart.AKTENPRUEFUNG:
        return list(katalog.punkte)
    keys = [bereich.schluessel for bereich in katalog.bereiche]
    titles = {bereich.schluessel: bereich.titel for bereich in katalog.bereiche}
    if katalog.art is Katalogart.BEFRAGUNG:
        titles = {key: _TEILE.get(key, "Aussagen") for key in keys}
        keys = ["Aussagen", *_TEILE.values()]
    else:
        keys = [titles[key] for key in keys]
    ordered = sorted(katalog.punkte, key=lambda punkt: keys.index(titles[punkt.bereich]))
    found: list[Zeile] = []
    for title, group in groupby(ordered, key=lambda punkt: titles[punkt.bereich]):
        punkte = list(group)
        weight = f" · Gewicht {integer(sum(punkt.gewicht for punkt in punkte))}"
        extent = many(katalog.art, len(punkte)) + (weight if katalog.art is Katalogart.QCHECK else "")
        found += [Gruppe(title, extent), *punkte]
    return found


def _key(row: Zeile) -> Hashable:
    return row.code if isinstance(row, Pruefpunkt) else row


def _title(row: Zeile) -> str:
    if isinstance(row, Gruppe):
        return row.titel
    words = row.titel or row.frage.partition("\n")[0] or "Ohne Titel"
    return f"{row.nummer}  {words}"


def _about(katalog: Katalog, punkt: Pruefpunkt) -> tuple[str, ...]:
    """What the list says of a point beside its code."""
    if katalog.art is Katalogart.AKTENPRUEFUNG:
        return (f"Bereich {punkt.bereich}", punkt.rechtsgrundlage)
    dimension = katalog.dimension(punkt)
    if dimension is None:
        return (f"{len(punkt.optionen)} Antworten",) if punkt.bereich == ANGABE else ()
    turned = AUSRICHTUNGEN[punkt.ausrichtung] if punkt.ausrichtung is not None else "ohne Ausrichtung"
    if katalog.art is Katalogart.QCHECK:
        return (turned, f"Gewicht {punkt.gewicht}")
    return (DIMENSIONEN[dimension], turned, "umgekehrt" if punkt.umgekehrt else "")


def _icon(row: Zeile) -> tuple[str, str] | None:
    if isinstance(row, Gruppe):
        return None
    if row.pruefen:
        return "alert-triangle", "warn"
    return ("player-pause", "accent") if row.aussetzungen else ("point", "text3")
