"""The item in hand: all its figures, what changed, and the way to how they were reckoned."""

from PySide6.QtCore import Qt

from qmapp.checks.befragung.deutung import anteil, veraenderung
from qmapp.checks.befragung.rows import ItemErgebnis
from qmapp.checks.katalog.worte import AUSRICHTUNGEN, DIMENSIONEN
from qmapp.german import integer, percent
from qmapp.ui.checks.auswertung.werte import Werte
from qmapp.ui.checks.befragung.auswertung import worte
from qmapp.ui.checks.befragung.auswertung.rechnung import Befund
from qmapp.ui.style import hbox
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Card
from qmapp.ui.widgets.labels import Label, Rule, show_if

_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft


class Einzelheit(Card):
    """Everything about one item."""

    def __init__(self) -> None:
        self.frage = Label("", "h3", wrap=True, align=_TOP)
        self.where = Label("", "cap", "text3", wrap=True)
        self.value = Label("", "kpi2")
        self.words = Label("", "small", "text2", wrap=True)
        self.spread = Label("", "small", wrap=True)
        self.change = Label("", "small", wrap=True, align=_TOP)
        self.rows = Werte()
        self.way = Button("So wurde gerechnet", "list-numbers", "link", tip="Alt+R")
        self.mark = Button("Auswählen", "square", "link", tip="Leertaste")
        self._figures = (self.value, self.words, self.spread, self.rows, self.way, self.mark)
        super().__init__(
            self.frage, self.where, hbox(self.value, (self.words, 1), gap=12), self.spread, self.change, Rule(),
            self.rows, hbox(self.mark, None, self.way), None, gap=7,
        )  # fmt: skip

    def show_item(self, found: Befund, item: ItemErgebnis, *, marked: bool) -> None:
        """Show an item, or why it is not shown."""
        dimension = found.katalog.dimension(item.punkt)
        parts = [item.punkt.code, "" if dimension is None else DIMENSIONEN[dimension]]
        parts.append("" if item.punkt.ausrichtung is None else AUSRICHTUNGEN[item.punkt.ausrichtung])
        self.frage.setText(worte.frage(item))
        self.where.setText(" · ".join(part for part in parts if part))
        shown = found.gezeigt(item)
        for widget in self._figures:
            show_if(widget, shown)
        if not shown:
            self.change.setText(
                f"Unter {integer(found.kopf.kleinste_gruppe)} Antworten wird eine Aussage nicht gezeigt, damit niemand "
                "erkannt wird."
            )
            show_if(self.change, True)
            return
        self.value.setText(worte.top2(item))
        self.words.setText(f"{anteil(item)} {worte.was(item)}. {worte.bereich(item, found.kopf.grundgesamtheit)}.")
        self.spread.setText(worte.lage(item))
        before = found.vergleich(item.punkt.code)
        self.change.setText("" if before is None else veraenderung(before))
        show_if(self.change, before is not None)
        self.rows.show_rows(_counts(found, item))
        self.mark.set_text("Ausgewählt" if marked else "Auswählen")
        self.mark.set_icon("square-check" if marked else "square")


def _counts(found: Befund, item: ItemErgebnis) -> list[tuple[str, str, str]]:
    assert found.katalog.skala is not None, "every catalogue of a Befragung has one"
    steps = sorted(found.katalog.skala.stufen, key=lambda step: step.wert)
    rows = [
        (f"{step.wert} {step.wort}", f"{integer(count)} · {percent(count / item.gueltig)}", "")
        for step, count in zip(steps, item.verteilung, strict=True)
    ]
    rows.append((found.katalog.skala.nicht_beurteilbar.wort, integer(item.nicht_beurteilbar), ""))
    rows.append(("keine Angabe", integer(item.keine_angabe), ""))
    return rows
