"""What a plan means: three methods to compare, the curve, the spread over the strata, the sentence."""

import math
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.berechnung import Berechnung
from qmapp.checks.aktenpruefung.planverfahren import NACHWEIS, auffallen
from qmapp.checks.aktenpruefung.planworte import percent_words
from qmapp.checks.aktenpruefung.rows import Plan, Rundung, Schichtung, Variante, Verfahren
from qmapp.ui.checks.planaufteilung import EARLIER, MARGIN, Anteil, shares_model
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.charts import CurveChart, Marker, Series
from qmapp.ui.widgets.choices import Option, OptionCards
from qmapp.ui.widgets.labels import Icon, Label, show_if
from qmapp.ui.widgets.table import Table

_METHODS = (Verfahren.QUOTE, Verfahren.MINDESTGROESSE, Verfahren.ENTDECKUNG)
_TITLES = {
    Verfahren.MINDESTGROESSE: "Mindestgröße",
    Verfahren.ENTDECKUNG: "Entdeckung",
    Verfahren.ANZAHL: "Feste Anzahl",
    Verfahren.ANNAHME: "Annahme",
    Verfahren.ATTRIBUT: "Attribut",
    Verfahren.WERT: "Nach Betrag",
}
_TOGETHER = {1: "für eine Person", 2: "zu zweit", 3: "zu dritt", 4: "zu viert", 5: "zu fünft"}
_SPREAD = {
    Schichtung.KEINE: "Einfache Ziehung: so viele sind im Mittel zu erwarten",
    Schichtung.ANTEILIG: "Anteilig zum Bestand, fest zugeteilt",
    Schichtung.NEYMAN: "Nach Bestand und früherer Schwankung (Neyman), fest zugeteilt",
}
_TALLEST = 620
_PALE = 0.45
_Y_MAX = 0.10
_CURVE_POINTS = 60


class Planergebnis(QWidget):
    """``chosen`` carries the method of a card the user has chosen."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards = OptionCards("Verfahren", [Option(method, " ", " ") for method in _METHODS])
        self.curve = CurveChart("Wie genau wird das Ergebnis?", "Akten in der Stichprobe")
        self.shares: Table[Anteil] = Table("Aufteilung der Stichprobe", shares_model())
        self.sentence = Banner("info", " ")
        self._notice = Label("", "cap", "text2", wrap=True)
        self._notice_row = box(
            hbox(vbox(Icon("info-circle", 16), None, gap=0), (self._notice, 1), gap=8, margin=(15, 6, 15, 4))
        )
        self._shares_card = Card(
            (self.shares, 1), self._notice_row, title="Aufteilung", subtitle=" ", gap=6, margin=(1, 13, 1, 8)
        )
        self._curve_card = Card(
            (self.curve, 1), title="Wie genau wird das Ergebnis?", subtitle="Taste T zeigt die Kurve als Tabelle"
        )
        inset_head(self._shares_card)
        sized(self.shares, min_height=200)
        self._charts = Columns((self._curve_card, 11), (self._shares_card, 13), fold=620, gap=12)
        self.setLayout(vbox(self.cards, (self._charts, 100), self.sentence, None, gap=12))
        self._charts.folded.connect(self._on_folded)
        self._on_folded(False)
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setOpacity(_PALE)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self._shown = False
        self.cards.chosen.connect(self._on_chosen)

    def is_pale(self) -> bool:
        """Whether the figures shown are not those of the fields."""
        return self._effect.isEnabled()

    def set_pale(self, why: str = "") -> None:
        """Let the last figures stand pale until the fields can be computed; ``why`` they cannot."""
        self._effect.setEnabled(True)
        text = f"{why} Bis dahin stehen hier die letzten Zahlen.".strip()
        self.sentence.set("warn", "Bitte berichtigen Sie die markierten Angaben.", text)

    def show_result(self, plan: Plan, found: Berechnung, schicht_name: str, *, frozen: bool) -> None:
        """Show what a plan gives."""
        if found.varianten or not self._shown:
            options = [_option(m, str(i), plan, found) for i, m in enumerate(_methods(plan), 1)]
            self.cards.show_options(options)
            self.cards.set_value(plan.verfahren)
        self._shown = True
        self.cards.setEnabled(not frozen)
        if found.gewaehlt is None:
            self.set_pale(found.hindernis[1] if found.hindernis is not None else "")
            return
        self._effect.setEnabled(False)
        if plan.verfahren in NACHWEIS:
            self._show_power(plan, found, found.gewaehlt)
        else:
            self._show_curve(plan, found, found.gewaehlt)
        self._show_shares(plan, found, found.gewaehlt, schicht_name)
        self.sentence.set("info", found.satz, found.erlaeuterung, "Rechenweg")

    def _show_curve(self, plan: Plan, found: Berechnung, chosen: Variante) -> None:
        sizes = [v.umfang for v in found.varianten if v.verfahren in (plan.verfahren, *_METHODS)]
        end = min(found.grundgesamtheit, max(200, int(max(sizes) * 1.7)))
        steps = sorted({max(1, round(end * (i / _CURVE_POINTS) ** 2)) for i in range(1, _CURVE_POINTS + 1)})
        margins = [(n, *found.genauigkeit(n)) for n in steps]
        expected = german.percent(Decimal(plan.erwartet_prozent) / 100, 0 if "." not in plan.erwartet_prozent else 1)
        series = [
            Series(f"erwartet ({expected} Fehler)", tuple((n, m) for n, m, _ in margins)),
            Series("ungünstigster Fall (50 %)", tuple((n, w) for n, _, w in margins), "chart5", dashed=True),
        ]
        markers = [
            Marker(
                v.umfang,
                v.genauigkeit,
                _files(v.umfang),
                f"{german.points(v.genauigkeit)} Prozentpunkte",
                v is chosen,
            )
            for v in found.varianten
            if v is chosen or v.verfahren in _METHODS
        ]
        level = german.percent(found.sicherheit, 0)
        self._curve_card.set_title(
            "Wie genau wird das Ergebnis?",
            f"{level.replace(german.NBSP, '-')}-Bereich in Prozentpunkten · T zeigt die Tabelle",
        )
        self.curve.set_data(
            series, markers, x_max=end, y_max=_Y_MAX, y_words=_axis_points, x_title="Akten in der Stichprobe"
        )

    def _show_power(self, plan: Plan, found: Berechnung, chosen: Variante) -> None:
        """How likely a rate that is too high stays unnoticed."""
        limit = Fraction(plan.tolerierbar_prozent)
        end = max(4, math.ceil(float(limit) * 2))
        steps = [Fraction(end * i, _CURVE_POINTS) for i in range(_CURVE_POINTS + 1)]

        def missed(percent: Fraction) -> float:
            return 1 - auffallen(plan, total=found.grundgesamtheit, n=chosen.umfang, rate=float(percent / 100))

        of = "falscher Anteil der Summe" if plan.verfahren is Verfahren.WERT else "Fehlerquote im Bestand"
        series = [Series(f"mit {_files(chosen.umfang)}", tuple((float(x), missed(x)) for x in steps))]
        words = f"bleibt zu {_chance(missed(limit))} unbemerkt"
        marker = Marker(float(limit), missed(limit), f"Grenzwert {percent_words(limit / 100)}", words, True)
        self._curve_card.set_title("Was bleibt unbemerkt?", "Wahrscheinlichkeit · Taste T zeigt die Kurve als Tabelle")
        self.curve.set_data(series, [marker], x_max=end, y_max=1, y_words=_chance, x_title=f"{of} in Prozent")

    def _show_shares(self, plan: Plan, found: Berechnung, chosen: Variante, name: str) -> None:
        most = max((share.akten for share in found.aufteilung), default=0)
        rows = [
            Anteil(
                s.schicht or "ohne Angabe",
                s.bestand,
                s.akten,
                s.genauigkeit,
                s.akten / most if most else 0.0,
                "" if s.frueher is None else f"{german.integer(s.frueher[0])} von {german.integer(s.frueher[1])}",
            )
            for s in found.aufteilung
        ]
        margin = None if plan.nach_betrag else chosen.genauigkeit
        total = Anteil("Gesamt", found.grundgesamtheit, chosen.umfang, margin, None)
        title = f"Aufteilung nach {name}" if name and not plan.nach_betrag else "Aufteilung"
        words = _SPREAD[plan.schichtung]
        if plan.nach_betrag:
            words = "Nach Betrag: Wo viel Geld fließt, werden mehr Akten gezogen"
        elif len(rows) < 2:
            rows, words = [], "Die Liste hat keine Schichten"
        self._shares_card.set_title(title, words)
        # Both do not fit beside each other; what a stratum can show alone stands in the sentence.
        earlier = plan.schichtung is Schichtung.NEYMAN
        self.shares.setColumnHidden(EARLIER, not earlier)
        self.shares.setColumnHidden(MARGIN, earlier)
        self.shares.show_rows([*rows, total])
        self._notice.setText("\n".join(found.hinweise[:2]))
        show_if(self._notice_row, bool(found.hinweise))

    @Slot(bool)
    def _on_folded(self, folded: bool) -> None:
        """Beside each other the charts do not grow with a long form; below each other each has its own height."""
        sized(self._charts, max_height=2 * _TALLEST if folded else _TALLEST)

    @Slot(object)
    def _on_chosen(self, method: object) -> None:
        self.chosen.emit(method)


def _methods(plan: Plan) -> tuple[Verfahren, ...]:
    """The methods side by side: those that prove a bound, or those that estimate."""
    if plan.verfahren in NACHWEIS:
        return NACHWEIS
    return (Verfahren.ANZAHL if plan.verfahren is Verfahren.ANZAHL else Verfahren.QUOTE, *_METHODS[1:])


def _option(method: Verfahren, key: str, plan: Plan, found: Berechnung) -> Option:
    percent = _words(plan.quote_prozent)
    title = f"{percent}-Quote" if method is Verfahren.QUOTE else _TITLES[method]
    variant = found.variante(method)
    if variant is None:
        return Option(method, title, key, "–", "Akten", (), "Mit diesen Angaben nicht möglich.")
    first = variant.eckwert or f"{german.points(variant.genauigkeit)} Punkte"
    if plan.nach_betrag and method not in NACHWEIS:
        first = "nach Betrag"
    lines = (
        ("target-arrow", first),
        ("clock", hours_words(variant)),
        ("calendar-time", weeks_words(variant, plan.pruefende)),
    )
    text = variant.satz
    if method is Verfahren.QUOTE and variant.umfang_ungerundet is not None:
        text = f"{rounding_words(plan, variant, found.grundgesamtheit)} {text}"
    return Option(method, title, key, german.integer(variant.umfang), "Akten", lines, text)


def hours_words(variant: Variante) -> str:
    """``662–1.324 Std.``."""
    lower, upper = german.integer(variant.stunden_von), german.integer(variant.stunden_bis)
    return (lower if lower == upper else f"{lower}–{upper}") + " Std."


def weeks_words(variant: Variante, people: int) -> str:
    """``25 Wochen zu zweit``."""
    weeks = "1 Woche" if variant.wochen == 1 else f"{german.integer(variant.wochen)} Wochen"
    return f"{weeks} {_TOGETHER.get(people, f'zu {german.integer(people)}')}"


def rounding_words(plan: Plan, variant: Variante, population: int) -> str:
    """The rounding rule in the open: 3 % of 22.082 are 662,46 files."""
    said = f"{_words(plan.quote_prozent)} von {german.integer(population)} sind"
    exact = Decimal(str(variant.umfang_ungerundet))
    if exact == exact.to_integral_value():
        return f"{said} genau {german.integer(variant.umfang)}."
    rule = "kaufmännisch gerundet" if plan.rundung is Rundung.KAUFMAENNISCH else "auf mindestens die Quote aufgerundet"
    places = min(2, max(1, -int(exact.as_tuple().exponent)))
    return f"{said} {german.decimal(exact, places)}, {rule} {german.integer(variant.umfang)}."


def _words(percent: str) -> str:
    return percent.replace(".", ",") + german.NBSP + "%"


def _files(count: int) -> str:
    return "1 Akte" if count == 1 else f"{german.integer(count)} Akten"


def _chance(value: float) -> str:
    """A probability without decimals; nearly none and nearly certain are not made none and certain."""
    if 0 < value < 0.005:
        return f"unter 1{german.NBSP}%"
    return f"über 99{german.NBSP}%" if 0.995 < value < 1 else german.percent(value, 0)


def _axis_points(value: float) -> str:
    return german.points(value, 0)
