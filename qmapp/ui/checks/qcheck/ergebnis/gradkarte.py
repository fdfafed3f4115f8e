"""The degrees: in total against the limits, each dimension, each Ausrichtung, and what could not be assessed."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qmapp.checks.katalog import Ausrichtung
from qmapp.checks.qcheck import worte as qworte
from qmapp.checks.qcheck.grad import ampel
from qmapp.checks.qcheck.rows import Grad
from qmapp.german import integer
from qmapp.ui.checks.auswertung.werte import clear
from qmapp.ui.checks.qcheck.ergebnis import worte
from qmapp.ui.checks.qcheck.ergebnis.ampelgrenzen import Ampelgrenzen
from qmapp.ui.checks.qcheck.ergebnis.befund import Befund
from qmapp.ui.style import box, hbox, paint, px, vbox
from qmapp.ui.widgets.card import Card, Columns
from qmapp.ui.widgets.labels import ElideLabel, Icon, Label, Rule, show_if
from qmapp.ui.widgets.signs import StatusPill

_FOLD = 300


class Gradstrich(QWidget):
    """A degree as a bar, with a mark where it was last time."""

    def __init__(self) -> None:
        super().__init__()
        self._value = 0.0
        self._mark: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_degree(self, now: Grad, before: Grad | None) -> None:
        """Show these; what was not assessed has no bar."""
        self._value = float(now.wert or 0)
        self._mark = None if before is None or before.wert is None else float(before.wert)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(100), px(13))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), px(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(0, px(3), 0, -px(3))
        paint.bar(paint.painter(self), rect, self._value, "chart1", self._mark)


class Gradfeld(QWidget):
    """One dimension: its degree, where it stands, what it was reckoned from, what changed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.value = Label("", "kpi2")
        self.pill = StatusPill("neutral", "")
        self.share = ElideLabel("", "cap", "text2")
        self.change = ElideLabel("", "capb", "text2")
        self.bar = Gradstrich()
        line = hbox(self.pill, None, gap=0)
        self.setLayout(
            vbox(ElideLabel(name, "smallb", "text2"), self.value, line, self.bar, self.share, self.change, None, gap=4)
        )

    def show_degree(self, befund: Befund, now: Grad, before: Grad | None) -> None:
        """Show it against the limits and the last time."""
        head = befund.kopf
        light = ampel(now.wert, head.gruen_ab, head.gelb_ab)
        self.value.setText("–" if now.wert is None else qworte.grad(now.wert))
        self.pill.set(worte.TOENE[light], qworte.AMPELN[light]) if light else self.pill.set(
            "neutral", qworte.grad(None)
        )
        counted = f"{integer(now.zaehler)} von {integer(now.nenner)} Punkten" if now.nenner else "nichts bewertet"
        self.share.setText(counted)
        change = worte.punkte(now, before)
        self.change.setText(change)
        self.change.set_ink(worte.richtung(now, before))
        show_if(self.change, bool(change))
        self.bar.set_degree(now, before)
        since = f"{change} {worte.seit(befund)}" if change else ""
        self.change.setToolTip(since)
        said = (self._name, qworte.ampel(light, now.wert), counted, since)
        self.setAccessibleName(", ".join(part for part in said if part))


class GradKarte(Card):
    """The degree of the whole and of the three dimensions, and the limits of the traffic light."""

    def __init__(self) -> None:
        self.pill = StatusPill("neutral", "")
        self.value = Label("", "kpi")
        self.share = Label("", "small", "text2", wrap=True)
        self.change = Label("", "smallb", "text2", wrap=True)
        self.unclear = Label("", "cap", "text2", wrap=True)
        self._sign = Icon("alert-triangle", 16, "warn")
        self._warning = box(hbox(vbox(self._sign, None, gap=0), (self.unclear, 1), gap=6))
        self.fields = {one: Gradfeld(words) for one, words in qworte.DIMENSIONEN.items()}
        self.limits = Ampelgrenzen()
        figure = hbox(self.value, (vbox(self.share, self.change, gap=0, margin=(0, 6, 0, 0)), 1), gap=12)
        dimensions = Columns(*((field, 1) for field in self.fields.values()), fold=_FOLD, gap=14)
        super().__init__(
            figure, self._warning, Rule(), dimensions, Rule(), self.limits,
            title="Erfüllungsgrad", right=self.pill, gap=9,
        )  # fmt: skip

    def show_befund(self, befund: Befund, *, writable: bool) -> None:
        """Show the degrees."""
        found = befund.ergebnis
        whole, light = found.gesamt, found.ampel
        self.value.setText("–" if whole.wert is None else qworte.grad(whole.wert))
        self.pill.set(worte.TOENE[light], qworte.AMPELN[light]) if light else self.pill.set(
            "neutral", qworte.grad(None)
        )
        points = f"{integer(whole.zaehler)} von {integer(whole.nenner)} gewichteten Punkten"
        self.share.setText(f"{points}, {worte.nicht_gezaehlt(whole)}")
        change = worte.punkte(whole, found.vorher)
        self.change.setText(f"{change} {worte.seit(befund)}" if change else "")
        self.change.set_ink(worte.richtung(whole, found.vorher))
        show_if(self.change, bool(change))
        self.unclear.setText(worte.unklar(whole))
        show_if(self._warning, bool(self.unclear.text()) and bool(whole.nicht_beurteilbar))
        many = (whole.anteil_unklar or 0) > worte.VIEL_UNKLAR
        show_if(self._sign, many)
        self.unclear.set_ink("text" if many else "text2")
        for dimension, field in self.fields.items():
            field.show_degree(befund, found.dimensionen[dimension], found.vorher_dimensionen.get(dimension))
        self.limits.show_head(befund.kopf, writable=writable)


class AusrichtungKarte(Card):
    """The degree of each Ausrichtung of the Qualitätsvision."""

    def __init__(self) -> None:
        self._list = vbox(gap=9)
        self._shown: tuple[tuple[Ausrichtung, Grad], ...] = ()
        super().__init__(self._list, title="Nach Ausrichtung", subtitle="Qualitätsvision, fünf Ausrichtungen", gap=9)

    def show_befund(self, befund: Befund) -> None:
        """Show them in the order of the Qualitätsvision."""
        found = tuple((one, befund.ergebnis.ausrichtungen[one]) for one in qworte.AUSRICHTUNGEN)
        if found == self._shown:
            return
        self._shown = found
        clear(self._list)
        for one, degree in found:
            self._list.addWidget(_ausrichtung(qworte.AUSRICHTUNGEN[one], degree))

    def words(self) -> str:
        """Everything it says."""
        return "\n".join(f"{qworte.AUSRICHTUNGEN[one]}: {qworte.bruch(degree)}" for one, degree in self._shown)


def _ausrichtung(name: str, degree: Grad) -> QWidget:
    bar = Gradstrich()
    bar.set_degree(degree, None)
    share = f"{integer(degree.zaehler)} von {integer(degree.nenner)}" if degree.nenner else ""
    figure = Label(qworte.grad(degree.wert), "smallb", "text" if degree.nenner else "text2")
    head = hbox((ElideLabel(name, "small"), 1), Label(share, "cap", "text2"), figure, gap=10)
    row = box(vbox(head, bar, gap=1))
    show_if(bar, bool(degree.nenner))
    row.setAccessibleName(f"{name}: {qworte.bruch(degree)}")
    return row
