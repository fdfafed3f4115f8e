"""The strip above the Prüfplatz: how far the Prüfung has come, where it should be, the own pace."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.rows import Fortschritt
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.card import Card, KeyFigure
from qmapp.ui.widgets.labels import Label, Rule, show_if
from qmapp.ui.widgets.signs import ProgressBar, StatusPill


class Leiste(Card):
    """Figures of the whole Prüfung and the own person's, never another's."""

    def __init__(self) -> None:
        self._narrow = False
        self._words = Label("", "bodyb")
        self._share = Label("", "small", "text2")
        self.bar = ProgressBar("Geprüfte Akten", "check")
        self._today = KeyFigure("Ich heute")
        self._pace = KeyFigure("Ich je Akte")
        self._daily = KeyFigure("Alle je Arbeitstag")
        self._target = KeyFigure("Soll bis heute")
        self._end = KeyFigure("Ende voraussichtlich")
        self._pill = StatusPill("warn", "")
        self._row = hbox(self._words, None, self._share, gap=14)
        self._lines = vbox(self._row, self.bar, gap=3)
        progress = box(self._lines)
        sized(progress, min_width=300, max_width=300)
        progress.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._progress = progress
        parts: list[QWidget] = []
        self._shown = (self._today, self._pace, self._daily, self._target, self._end)
        for figure in self._shown:
            part = box(hbox(sized(Rule("v"), min_height=36), figure, gap=14))
            parts.append(part)
        self._figures: list[QWidget] = parts
        super().__init__(hbox(progress, *parts, None, self._pill, gap=16), margin=(16, 7, 14, 8))
        self.setAccessibleName("Fortschritt")

    def show_progress(self, stand: Fortschritt) -> None:
        """Show figures; what cannot be said yet is left out."""
        self._words.setText(f"Akte {german.integer(stand.erledigt)} von {german.integer(stand.gesamt)}")
        rate = stand.erledigt / stand.gesamt if stand.gesamt else 0
        self._share.setText(german.percent(rate, 0))
        self.bar.set(stand.erledigt, stand.gesamt, stand.soll_bis_heute)
        self._today.set(_akten(stand.heute))
        self._pace.set("" if stand.minuten_je_akte is None else f"{stand.minuten_je_akte} Min.")
        self._daily.set(_daily(stand))
        self._target.set("" if stand.soll_bis_heute is None else _akten(stand.soll_bis_heute))
        self._end.set("" if stand.ende is None else german.day(stand.ende))
        self._pill.set("warn", f"{_akten(stand.hinter_plan)} hinter Plan" if stand.hinter_plan else "")
        self._show_figures()

    def set_narrow(self, narrow: bool) -> None:
        """Only the bar and what is behind, in one line, for little room."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._row.insertWidget(1, self.bar, 1)
            self._row.setStretch(2, 0)
        else:
            self._lines.addWidget(self.bar)
            self._row.setStretch(1, 1)
        sized(self._progress, min_width=240 if narrow else 300, max_width=440 if narrow else 300)
        self._show_figures()

    def _show_figures(self) -> None:
        for part, figure in zip(self._figures, self._shown, strict=True):
            show_if(part, not self._narrow and bool(figure.value()))


def _daily(stand: Fortschritt) -> str:
    """„4,5, nötig 6“: the pace of the whole Prüfung beside the one that keeps to the plan."""
    pace = "" if stand.je_tag is None else german.decimal(stand.je_tag, 0 if stand.je_tag >= 10 else 1)
    needed = "" if stand.noetig_je_tag is None else f"nötig {german.integer(stand.noetig_je_tag)}"
    return ", ".join(part for part in (pace, needed) if part)


def _akten(count: int) -> str:
    return "1 Akte" if count == 1 else f"{german.integer(count)} Akten"
