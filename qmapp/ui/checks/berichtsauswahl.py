"""The list of what can be written, with filters for the paper and for what it belongs to."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal, Slot

from qmapp.ui.act.papiere import MANAGEMENT_RESPONSE, MASSNAHMENPLAN, UMSETZUNGSBERICHT
from qmapp.ui.auftrag import (
    BEFRAGUNGSBERICHT,
    PRUEFBERICHT,
    PRUEFBOGEN,
    PRUEFERGEBNIS,
    PRUEFLISTE,
    PRUEFPLAN,
    QCHECKBERICHT,
    ZIEHUNGSPROTOKOLL,
)
from qmapp.ui.checks.berichtsliste import Zeile
from qmapp.ui.style import Tone, box, hbox, sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.table import ItemList

_ICONS = {
    PRUEFPLAN: "target-arrow",
    PRUEFBERICHT: "report-analytics",
    PRUEFERGEBNIS: "building-community",
    ZIEHUNGSPROTOKOLL: "file-certificate",
    PRUEFBOGEN: "clipboard-text",
    PRUEFLISTE: "list-check",
    QCHECKBERICHT: "clipboard-check",
    BEFRAGUNGSBERICHT: "forms",
    MANAGEMENT_RESPONSE: "message-reply",
    UMSETZUNGSBERICHT: "chart-bar",
    MASSNAHMENPLAN: "list-details",
}


class Berichtsauswahl(Card):
    """``list`` holds what the filters let through; ``filtered`` says that they let others through."""

    filtered = Signal()

    def __init__(self) -> None:
        self.papier = SelectField("Zeigen", [(None, "Alle Papiere")])
        self.bereich = SelectField("Bereich", [(None, "Alle Bereiche")])
        self.list: ItemList[Zeile] = ItemList(
            "Berichte",
            key=_key,
            title=_title,
            subtitle=_subtitle,
            icon=_icon,
            pill=_pill,
            pill_width=182,
            row_height=56,
        )
        self._filters = box(hbox((self.papier, 1), (self.bereich, 1), gap=10, margin=(14, 6, 14, 4)))
        super().__init__(self._filters, (self.list, 1), margin=(1, 6, 1, 6))
        sized(self.list, min_height=200)
        self._found: Sequence[Zeile] = ()
        for field in (self.papier, self.bereich):
            field.committed.connect(self._on_filter)

    def show_reports(self, found: Sequence[Zeile]) -> None:
        """Show these, as far as the filters let them through; filters for one area alone are not shown."""
        self._found = found
        papers = {report.art: report.papier for report in found}
        self.papier.set_choices([(None, "Alle Papiere"), *papers.items()])
        areas = dict(report.bereich for report in found)
        self.bereich.set_choices([(None, "Alle Bereiche"), *areas.items()])
        show_if(self._filters, len(areas) > 1)
        self._show()

    def _show(self) -> None:
        art, area = self.papier.value(), self.bereich.value()
        shown = [one for one in self._found if art in (None, one.art) and area in (None, one.bereich[0])]
        self.list.show_rows(shown)
        if shown and self.list.current() is None:
            self.list.select_key(shown[0].key)

    @Slot(object)
    def _on_filter(self, _: object) -> None:
        self._show()
        self.filtered.emit()


def _key(row: Zeile) -> Hashable:
    return row.key


def _title(row: Zeile) -> str:
    return row.name


def _subtitle(row: Zeile) -> str:
    return row.zusatz


def _icon(row: Zeile) -> tuple[str, str]:
    return _ICONS[row.art], "text2"


def _pill(row: Zeile) -> tuple[Tone, str]:
    return row.stand
