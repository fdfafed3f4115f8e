"""The planned audit in hand, as a form that saves itself field by field."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter

from qmapp.checks.aktenpruefung.rows import PruefungZeile
from qmapp.checks.jahresplan import worte
from qmapp.checks.jahresplan.rows import BEREICHE, Eintrag
from qmapp.ui.style import box, hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.fields import Field, TextField
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import DateField, EuroField, NumberField
from qmapp.ui.widgets.select_field import SelectField

_MOST = 100_000_000


class Eintragsangaben(Card):
    """``changed`` carries (entry, name, value) of a field left with a new value; the buttons are wired by the page."""

    changed = Signal(object, str, object)
    #: (entry, id of the Prüfung that carries it out, or None).
    linked = Signal(object, object)

    def __init__(self) -> None:
        self.bereich = TextField("Prüfbereich", name="bereich", required=True)
        self.titel = TextField("Titel", name="titel", required=True)
        self.turnus = SelectField("Turnus", list(worte.TURNUS.items()), name="turnus")
        self.von = DateField("Von", name="von")
        self.bis = DateField("Bis", name="bis")
        self.katalog = SelectField("Katalog", [("", "noch offen")], name="katalog_code")
        self.bestand = NumberField("Bestand", maximum=_MOST, name="bestand", hint="Akten insgesamt")
        self.umfang = NumberField("Zu prüfen", maximum=_MOST, name="umfang", hint="Akten der Stichprobe")
        self.volumen = EuroField("Volumen", name="volumen_cent", hint="im Jahr")
        self.minuten_von = NumberField(
            "Je Akte mindestens", minimum=1, maximum=6000, step=5, unit="Min.", name="minuten_je_akte_von"
        )
        self.minuten_bis = NumberField(
            "Je Akte höchstens", minimum=1, maximum=6000, step=5, unit="Min.", name="minuten_je_akte_bis"
        )
        self.pruefung = SelectField("Ausgeführt mit", [(None, "noch keiner Prüfung")], name="pruefung_id")
        self._cost = Label("", "small", "text2", wrap=True)
        self._left_out = Label("", "small", "text2", wrap=True)
        self.open = Button("Zur Prüfung", "arrow-right", "link")
        self.leave_out = Button("Entfällt dieses Jahr …", "ban", "link")
        super().__init__(
            self.titel,
            self.bereich,
            box(hbox((self.turnus, 1), (self.katalog, 1), gap=12)),
            box(hbox((self.von, 1), (self.bis, 1), gap=12)),
            box(hbox((self.bestand, 1), (self.umfang, 1), (self.volumen, 1), gap=12)),
            box(hbox((self.minuten_von, 1), (self.minuten_bis, 1), gap=12)),
            self._cost,
            self.pruefung,
            self._left_out,
            box(hbox(None, self.open, self.leave_out, gap=8)),
            title="Angaben",
        )
        self.bereich.line.setCompleter(_completer(self))
        self._row: Eintrag | None = None
        # Kept here: a connection to a plain object's method does not keep the object alive.
        self._tellers = [partial(self._tell, field.name) for field in self._saved()]
        self._connect()

    def _connect(self) -> None:
        self.pruefung.committed.connect(self._on_linked)
        for field, teller in zip(self._saved(), self._tellers, strict=True):
            field.committed.connect(teller)

    def fields(self) -> tuple[Field, ...]:
        """All fields in their order."""
        return (*self._saved(), self.pruefung)

    def show_row(self, row: Eintrag, audits: Sequence[PruefungZeile], kataloge: Sequence[tuple[str, str]]) -> None:
        """Show an entry; ``audits`` can be linked with it, ``kataloge`` are (code, title)."""
        self._row = row
        choices: list[tuple[object, str]] = [("", "noch offen"), *kataloge]
        if row.katalog_code and row.katalog_code not in dict(kataloge):
            choices.append((row.katalog_code, row.katalog_code))
        self.katalog.set_choices(choices)
        self.pruefung.set_choices(
            [(None, "noch keiner Prüfung"), *((audit.id, f"{audit.kennung} · {audit.titel}") for audit in audits)]
        )
        for field in self._saved():
            value: Any = getattr(row, field.name)
            field.set_value(value)  # type: ignore[attr-defined]  # every field here has it
        self.pruefung.set_value(row.pruefung_id)
        cost = worte.stunden(row)
        share = "" if row.anteil is None else worte.umfang(row)
        self._cost.setText(" · ".join(part for part in (share, cost) if part))
        show_if(self._cost, bool(cost) and not row.verzicht_grund)
        self._left_out.setText(f"Entfällt dieses Jahr: {row.verzicht_grund}")
        show_if(self._left_out, bool(row.verzicht_grund))
        show_if(self.open, row.pruefung_id is not None)
        show_if(self.leave_out, row.pruefung_id is None)
        self.leave_out.set_text("Wieder einplanen" if row.verzicht_grund else "Entfällt dieses Jahr …")
        self.leave_out.set_icon("calendar" if row.verzicht_grund else "ban")

    def commit(self) -> bool:
        """Take over what is being typed; False where a field cannot be read."""
        read = [field.commit() for field in self._saved()]
        return all(read)

    def _saved(self) -> tuple[Field, ...]:
        return (
            self.titel, self.bereich, self.turnus, self.katalog, self.von, self.bis, self.bestand, self.umfang,
            self.volumen, self.minuten_von, self.minuten_bis,
        )  # fmt: skip

    @Slot(object)
    def _tell(self, name: str, value: object) -> None:
        if self._row is not None:
            self.changed.emit(self._row, name, value)

    @Slot(object)
    def _on_linked(self, pruefung_id: object) -> None:
        if self._row is not None:
            self.linked.emit(self._row, pruefung_id)


def _completer(parent: QObject) -> QCompleter:
    """Offers the usual areas while one is typed."""
    completer = QCompleter(list(BEREICHE), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
