"""Where a Feststellung comes from: its source with sign and word, and what only an outside auditor's remark has."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from qmapp.act.feststellung import worte
from qmapp.act.feststellung.rows import WAEHLBAR, FeststellungZeile, Quelle
from qmapp.ui.style import box, hbox, icon, px, vbox
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import show_if
from qmapp.ui.widgets.number_fields import DateField
from qmapp.ui.widgets.select_field import SelectField

ICONS: Final = {
    Quelle.ANTWORT: "clipboard-check",
    Quelle.ERGEBNIS: "clipboard-check",
    Quelle.FREI: "pencil",
    Quelle.QCHECK: "checklist",
    Quelle.BEFRAGUNG: "forms",
    Quelle.RUECKMELDUNG: "message-reply",
    Quelle.ZIRKEL: "users-group",
    Quelle.KENNZAHL: "chart-dots",
    Quelle.BEMERKUNG: "gavel",
}
#: In the combo box of offices: any other one, written beside it.
ANDERE: Final = "andere"
_HINTS: Final = {
    Quelle.QCHECK: "QC-2025-HZP",
    Quelle.BEFRAGUNG: "BF-2025-KL",
    Quelle.RUECKMELDUNG: "RM-2025-004, RM-2025-007",
    Quelle.ZIRKEL: "QZ-01",
    Quelle.KENNZAHL: "KZ-01",
    Quelle.BEMERKUNG: "Aktenzeichen der Prüfung",
}


class SignedSelect(SelectField):
    """A choice with a sign before every word."""

    def __init__(self, label: str, choices: Sequence[tuple[object, str, str]], *, name: str = "") -> None:
        self._signs = [sign for _, _, sign in choices]
        super().__init__(label, [(value, words) for value, words, _ in choices], name=name)
        self.restyle()

    def restyle(self) -> None:
        """Draw the signs in the look now in force."""
        self.combo.setIconSize(QSize(px(16), px(16)))
        for place, sign in enumerate(self._signs):
            self.combo.setItemIcon(place, icon(sign, "text2", 16))


class Quellenfelder(QWidget):
    """``changed`` carries (name, value) of a field left with a new value."""

    changed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        chosen = [quelle for quelle in Quelle if quelle in WAEHLBAR]
        self.quelle = SignedSelect(
            "Quelle", [(quelle, worte.QUELLEN[quelle], ICONS[quelle]) for quelle in chosen], name="quelle"
        )
        self.herkunft = TextField("Kennung der Quelle", name="herkunft")
        offices = [("", "keine Angabe"), *((name, name) for name in worte.STELLEN), (ANDERE, "andere Stelle")]
        self.stelle = SelectField("Prüfende Stelle", offices)
        self.andere = TextField("Name der Stelle", name="stelle")
        self.nummer = TextField("Nummer der Bemerkung", name="nummer")
        self.frist = DateField("Antwort bis", name="frist")
        self._office = box(hbox((self.stelle, 1), (self.andere, 1), gap=12))
        self._remark = box(vbox(self._office, box(hbox((self.nummer, 1), (self.frist, 1), gap=12)), gap=10))
        first = box(hbox((self.quelle, 1), (self.herkunft, 1), gap=12))
        self.setLayout(vbox(first, self._remark, gap=10))
        self.quelle.committed.connect(self._tell_source)
        self.herkunft.committed.connect(self._tell_herkunft)
        self.stelle.committed.connect(self._tell_office)
        self.andere.committed.connect(self._tell_other)
        self.nummer.committed.connect(self._tell_nummer)
        self.frist.committed.connect(self._tell_frist)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return self.quelle, self.herkunft, self.stelle, self.andere, self.nummer, self.frist

    def show_row(self, row: FeststellungZeile) -> None:
        """Show a Feststellung; one that rests on something in the file has its source already."""
        show_if(self, row.quelle in WAEHLBAR and row.qcheck_id is None and row.befragung_id is None)
        remark = row.quelle is Quelle.BEMERKUNG
        self.quelle.set_value(row.quelle)
        self.herkunft.set_value(row.herkunft)
        self.herkunft.line.setPlaceholderText(_HINTS.get(row.quelle, ""))
        self.nummer.set_value(row.nummer)
        self.frist.set_value(row.frist)
        known = row.stelle in ("", *worte.STELLEN)
        # Somebody who has chosen "another office" is still to name it.
        asked = remark and not row.stelle and self.stelle.value() == ANDERE and self.andere.line.hasFocus()
        self.stelle.set_value(row.stelle if known and not asked else ANDERE)
        self.andere.set_value("" if known else row.stelle)
        show_if(self.andere, not known or asked)
        show_if(self._remark, remark)

    @Slot(object)
    def _tell_source(self, value: object) -> None:
        self.changed.emit("quelle", value)

    @Slot(object)
    def _tell_herkunft(self, value: object) -> None:
        self.changed.emit("herkunft", value)

    @Slot(object)
    def _tell_office(self, value: object) -> None:
        if value == ANDERE:
            self.andere.set_value("")
            self.andere.show()
            self.andere.line.setFocus()
        else:
            self.andere.hide()
            self.changed.emit("stelle", value)

    @Slot(object)
    def _tell_other(self, value: object) -> None:
        self.changed.emit("stelle", value)

    @Slot(object)
    def _tell_nummer(self, value: object) -> None:
        self.changed.emit("nummer", value)

    @Slot(object)
    def _tell_frist(self, value: object) -> None:
        self.changed.emit("frist", value)
