"""The file as a whole: sheet, line of heads, what is left out, which end of the scale a number is."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from qmapp.checks.befragung.einlesen import Richtung
from qmapp.spreadsheets import Optionen
from qmapp.spreadsheets.delimited import separator_name
from qmapp.ui.checks.befragung.einlesen.blick import Blick
from qmapp.ui.style import hbox, vbox
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.number_fields import NumberField
from qmapp.ui.widgets.select_field import SelectField

_SHOWN = 6


class Dateiblatt(QWidget):
    """``changed`` carries the new Zuordnung, ``reread`` other Optionen to read the file with."""

    changed = Signal(object)
    reread = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._blick: Blick | None = None
        self._source = Label("", "small", "text2", wrap=True)
        self.blatt = SelectField("Blatt")
        self.kopfzeile = NumberField("Zeile mit den Fragen", minimum=1, maximum=1_000)
        self.richtung = SelectField("Zahlen und Codes")
        self.complete = QCheckBox("Abgebrochene Antworten auslassen")
        self.blank_out = QCheckBox("In freien Texten schwärzen, was eine Person erkennen lässt")
        self._hints = Label("", "small", "text2", wrap=True)
        self.setLayout(
            vbox(
                self._source,
                hbox((self.blatt, 1), (self.kopfzeile, 1), gap=10),
                self.richtung,
                self.complete,
                self.blank_out,
                self._hints,
                None,
                gap=10,
            )
        )
        self.blatt.committed.connect(self._on_sheet)
        self.kopfzeile.committed.connect(self._on_line)
        self.richtung.committed.connect(self._on_way)
        self.complete.clicked.connect(self._on_boxes)
        self.blank_out.clicked.connect(self._on_boxes)

    def show_blick(self, blick: Blick) -> None:
        """Show what is in force."""
        self._blick = blick
        file = blick.tabelle
        cut = f"Trennzeichen {separator_name(file.trennzeichen)}" if file.trennzeichen else ""
        parts = (file.datei, file.format.upper(), file.kodierung, cut)
        self._source.setText(" · ".join(part for part in parts if part))
        self.blatt.set_choices([(name, name) for name in file.blaetter])
        self.blatt.set_value(file.blatt)
        show_if(self.blatt, len(file.blaetter) > 1)
        self.kopfzeile.set_value(file.kopfzeile)
        self.richtung.set_choices(_ways(blick))
        self.richtung.set_value(blick.zuordnung.richtung)
        self.complete.setChecked(blick.zuordnung.nur_vollstaendige)
        self.blank_out.setChecked(blick.zuordnung.schwaerzen)
        hints = () if blick.bericht is None else blick.bericht.hinweise
        self._hints.setText("\n".join(hints[:_SHOWN]))
        show_if(self._hints, bool(hints))

    @Slot(object)
    def _on_sheet(self, name: object) -> None:
        if self._blick is not None and name != self._blick.tabelle.blatt:
            self.reread.emit(Optionen(blatt=str(name)))

    @Slot(object)
    def _on_line(self, line: object) -> None:
        if self._blick is not None and isinstance(line, int) and line != self._blick.tabelle.kopfzeile:
            self.reread.emit(Optionen(blatt=self._blick.tabelle.blatt or None, kopfzeile=line))

    @Slot(object)
    def _on_way(self, way: object) -> None:
        if self._blick is not None and isinstance(way, Richtung):
            self.changed.emit(replace(self._blick.zuordnung, richtung=way))

    @Slot()
    def _on_boxes(self) -> None:
        if self._blick is not None:
            complete, blank_out = self.complete.isChecked(), self.blank_out.isChecked()
            self.changed.emit(replace(self._blick.zuordnung, nur_vollstaendige=complete, schwaerzen=blank_out))


def _ways(blick: Blick) -> list[tuple[object, str]]:
    assert blick.katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = sorted(blick.katalog.skala.stufen, key=lambda step: step.wert)
    return [
        (Richtung.OFFEN, "noch nicht gesagt"),
        (Richtung.AUFSTEIGEND, f"1 oder A1 ist „{steps[0].wort}“"),
        (Richtung.ABSTEIGEND, f"1 oder A1 ist „{steps[-1].wort}“"),
    ]
