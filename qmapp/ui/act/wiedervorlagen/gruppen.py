"""A table of what falls due under the headings of its groups. Headings are read, not walked on."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from qmapp import german
from qmapp.act.wiedervorlage import worte
from qmapp.act.wiedervorlage.rows import Faellig, Faelligkeitsart, Gruppe, Turnus
from qmapp.ui.act.wiedervorlage.zeichen import ICONS, TONES, pill
from qmapp.ui.style import Tone, look, paint, px
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_cells import CellDelegate
from qmapp.ui.widgets.table_model import Column, TableModel

_HEAD_HEIGHT = 34
_LETTERS = (Qt.Key.Key_E, Qt.Key.Key_V)


@dataclass(frozen=True)
class Kopf:
    """The heading of a group."""

    gruppe: Gruppe
    anzahl: int


Eintrag = Faellig | Kopf


class Gruppenliste(Table[Eintrag]):
    """Arrows, Home and End pass the headings over; E and V are left to the page."""

    def __init__(self) -> None:
        columns: list[Column[Eintrag]] = [
            Column("Fällig", _title, sub=_subtitle, icon=_icon),
            Column("Wann", _nothing, pill=_pill, width=138),
        ]
        super().__init__("Wiedervorlagen", _Model(columns, _key), row_height=52, header=False, multi=True)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_faellig(self, rows: Sequence[Faellig]) -> None:
        """Show these, already in the order of their groups; the selection stays or goes to the next one."""
        entries: list[Eintrag] = []
        for row in rows:
            if not entries or not isinstance(entries[-1], Faellig) or entries[-1].gruppe is not row.gruppe:
                entries.append(Kopf(row.gruppe, sum(other.gruppe is row.gruppe for other in rows)))
            entries.append(row)
        self.show_rows(entries)
        self._heads()
        if self.eintrag() is None and rows:
            here = self.currentIndex().row()
            below = [row for row in entries[max(0, here) :] if isinstance(row, Faellig)]
            self.select_key(_key(below[0] if below else rows[-1]))

    def eintrag(self) -> Faellig | None:
        """The row the selection bar stands on."""
        row = self.current()
        return row if isinstance(row, Faellig) else None

    def gewaehlte(self) -> tuple[Faellig, ...]:
        """All selected rows, in the order shown."""
        return tuple(row for row in self.selected() if isinstance(row, Faellig))

    def select_id(self, row_id: Hashable) -> bool:
        """Put the selection on the row of what has this id; False if there is none."""
        return any(self.select_key((art, row_id)) for art in Faelligkeitsart)

    def restyle(self) -> None:
        super().restyle()
        self._heads()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: self.rows.count() - 1}
        if event.key() in ends and not event.modifiers() and self.rows.count():
            self.selectRow(ends[Qt.Key(event.key())])
            event.accept()
        elif event.key() in _LETTERS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _heads(self) -> None:
        for place in range(self.rows.count()):
            if isinstance(self.rows.row(place), Kopf):
                self.verticalHeader().resizeSection(place, px(_HEAD_HEIGHT))


class _Model(TableModel[Eintrag]):
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        head = index.isValid() and isinstance(self.row(index.row()), Kopf)
        return Qt.ItemFlag.NoItemFlags if head else super().flags(index)


class _Delegate(CellDelegate):
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, _Model) else None
        if not isinstance(row, Kopf):
            super().paint(painter, option, index)
            return
        rect = QRectF(option.rect)
        painter.save()
        painter.fillRect(rect, look.color("surface2"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), look.color("line"))
        if index.column() == 0:
            ink = TONES[row.gruppe] if row.gruppe is Gruppe.UEBERFAELLIG else "text2"
            paint.text(painter, rect.adjusted(px(12), px(2), 0, 0), _title(row), "smallb", ink)
        painter.restore()


def _key(row: Eintrag) -> Hashable:
    return row.gruppe if isinstance(row, Kopf) else (row.art, row.id)


def _title(row: Eintrag) -> str:
    if isinstance(row, Kopf):
        return f"{worte.GRUPPEN[row.gruppe]} · {german.integer(row.anzahl)}"
    return " ".join(row.titel.split())


def _subtitle(row: Eintrag) -> str:
    """When, what it is, what it belongs to, who is responsible."""
    if isinstance(row, Kopf):
        return ""
    note = row.art is Faelligkeitsart.WIEDERVORLAGE
    about = row.bezug.kennung if note else f"{worte.ARTEN[row.art]} {row.kennung}"
    turnus = "" if row.turnus is Turnus.EINMALIG else worte.TURNUSSE[row.turnus]
    parts = (german.day(row.datum), row.kennung if note else "", about, row.rolle, turnus)
    return " · ".join(part for part in parts if part)


def _icon(row: Eintrag) -> tuple[str, str] | None:
    return None if isinstance(row, Kopf) else (ICONS[row.art], "act")


def _pill(row: Eintrag) -> tuple[Tone, str] | None:
    return None if isinstance(row, Kopf) else pill(row.gruppe, row.tage)


def _nothing(row: Eintrag) -> str:
    return ""
