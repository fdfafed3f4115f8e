"""The list of what can be written, with filters for the paper and the Prüfung."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from qmapp.ui.ausgabe import (
    NAMES,
    PRUEFBERICHT,
    PRUEFBOGEN,
    PRUEFERGEBNIS,
    PRUEFLISTE,
    PRUEFPLAN,
    ZIEHUNGSPROTOKOLL,
)
from qmapp.ui.checks.berichtsliste import Bericht
from qmapp.ui.style import Tone, box, hbox, sized
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import SelectField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.table import ItemList

_ICONS = {
    PRUEFPLAN: "target-arrow",
    PRUEFBERICHT: "report-analytics",
    PRUEFERGEBNIS: "building-community",
    ZIEHUNGSPROTOKOLL: "file-certificate",
    PRUEFBOGEN: "clipboard-text",
    PRUEFLISTE: "list-check",
}


class Berichtsauswahl(Card):
    """``list`` holds what the filters let through; ``filtered`` says that they let others through."""

    filtered = Signal()

    def __init__(self) -> None:
        self.papier = SelectField("Zeigen", [(None, "Alle Papiere")])
        self.pruefung = SelectField("Prüfung", [(None, "Alle Prüfungen")])
        self.list: ItemList[Bericht] = ItemList(
            "Berichte",
            key=_key,
            title=_title,
            subtitle=_subtitle,
            icon=_icon,
            pill=_pill,
            pill_width=182,
            row_height=56,
        )
        self._filters = box(hbox((self.papier, 1), (self.pruefung, 1), gap=10, margin=(14, 6, 14, 4)))
        super().__init__(self._filters, (self.list, 1), margin=(1, 6, 1, 6))
        sized(self.list, min_height=200)
        self._found: Sequence[Bericht] = ()
        for field in (self.papier, self.pruefung):
            field.committed.connect(self._on_filter)

    def show_reports(self, found: Sequence[Bericht]) -> None:
        """Show these, as far as the filters let them through; filters for one Prüfung alone are not shown."""
        self._found = found
        arts = dict.fromkeys(report.art for report in found)
        self.papier.set_choices([(None, "Alle Papiere"), *((art, NAMES[art]) for art in arts)])
        audits = {report.pruefung.id: report.pruefung.kennung for report in found}
        self.pruefung.set_choices([(None, "Alle Prüfungen"), *audits.items()])
        show_if(self._filters, len(audits) > 1)
        self._show()

    def _show(self) -> None:
        art, audit = self.papier.value(), self.pruefung.value()
        shown = [one for one in self._found if art in (None, one.art) and audit in (None, one.pruefung.id)]
        self.list.show_rows(shown)
        if shown and self.list.current() is None:
            self.list.select_key(shown[0].key)

    @Slot(object)
    def _on_filter(self, _: object) -> None:
        self._show()
        self.filtered.emit()


def _key(row: Bericht) -> tuple[str, UUID]:
    return row.key


def _title(row: Bericht) -> str:
    return NAMES[row.art]


def _subtitle(row: Bericht) -> str:
    return f"{row.pruefung.kennung} · {row.pruefung.titel.removeprefix('Aktenprüfung ')}"


def _icon(row: Bericht) -> tuple[str, str]:
    return _ICONS[row.art], "text2"


def _pill(row: Bericht) -> tuple[Tone, str]:
    return row.stand
