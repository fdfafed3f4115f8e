"""Two Prüfungen at one Prüfpunkt side by side: rates with their ranges, the sentence, and how it was computed."""

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit

from qmapp.act.massnahme import worte
from qmapp.act.massnahme.rows import Vergleich, Vergleichsseite, Wirkung
from qmapp.german import integer, percent, percent_range
from qmapp.ui.style import Tone, box, hbox, sized
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.charts import BarsChart, ChartRow
from qmapp.ui.widgets.labels import Label, show_if


class _Quoten(BarsChart):
    """Two bars in a dialog, where few values fit on the scale."""

    most_ticks = 3


class Gegenueber(Card):
    """Shows a comparison, or why there is none."""

    def __init__(self) -> None:
        self.chart = _Quoten("Quoten vorher und nachher", head=("Prüfung", "Anteil", "Bereich", "Akten"))
        sized(self.chart, min_height=120, max_height=120)
        self.said = Banner("info", " ")
        self.notes = Label("", "cap", "text2", wrap=True)
        self.way_button = Button("So wurde gerechnet", "route", "link")
        self.way = QPlainTextEdit()
        self.way.setReadOnly(True)
        self.way.setTabChangesFocus(True)
        self.way.setAccessibleName("Rechenweg")
        sized(self.way, min_height=190, max_height=190)
        self._found: Vergleich | None = None
        super().__init__(
            self.chart, self.said, self.notes, box(hbox(self.way_button, None)), self.way, kind="inset", gap=8
        )
        self.setAccessibleName("Vergleich der beiden Prüfungen")
        self.way.hide()
        self.way_button.clicked.connect(self._toggle)

    def show_comparison(self, found: Vergleich | None, umgesetzt_am: date | None = None) -> None:
        """Show this one, for a Maßnahme done on a day; None hides everything."""
        self._found = found
        show_if(self, found is not None)
        if found is None:
            return
        self.chart.set_data([_row(found.vorher), _row(found.nachher)])
        self.said.set(*_verdict(found), found.satz)
        notes = [note for note in (worte.zeitlage(found.nachher, umgesetzt_am), *found.hinweise) if note]
        self.notes.setText("\n".join(notes))
        show_if(self.notes, bool(notes))
        self.way.setPlainText("\n\n".join(way.as_text() for way in found.rechenwege))
        show_if(self.way_button, bool(found.rechenwege))

    @Slot()
    def _toggle(self) -> None:
        shown = self.way.isHidden()
        self.way.setVisible(shown)
        self.way_button.set_text("Rechenweg verbergen" if shown else "So wurde gerechnet")


def _verdict(found: Vergleich) -> tuple[Tone, str]:
    if found.vorschlag is None:
        return "info", "Keine Aussage möglich"
    if not found.belegt:
        return "warn", "Kein belegter Unterschied"
    better = found.vorschlag is Wirkung.WIRKSAM
    return ("ok", "Belegt besser") if better else ("bad", "Belegt schlechter")


def _row(side: Vergleichsseite) -> ChartRow:
    q = side.quote
    counted = f"{integer(side.anzahl)} von {integer(side.bewertet)}"
    words = counted if q.wert is None else f"{percent(q.wert)} ({counted})"
    spread = "" if q.unten is None or q.oben is None else f"Bereich {percent_range(q.unten, q.oben)}"
    return ChartRow(side.kennung, spread, q.wert, q.unten, q.oben, words)
