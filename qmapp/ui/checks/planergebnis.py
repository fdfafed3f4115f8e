"""What a plan means: three methods to compare, the curve, the spread over the strata, the sentence."""

from decimal import Decimal

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from qmapp import german
from qmapp.checks.aktenpruefung.berechnung import Berechnung
from qmapp.checks.aktenpruefung.rows import Plan, Rundung, Schichtung, Variante, Verfahren
from qmapp.ui.checks.tafel import inset_head
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.card import Banner, Card, Columns
from qmapp.ui.widgets.charts import CurveChart, Marker, Series
from qmapp.ui.widgets.choices import Option, OptionCards
from qmapp.ui.widgets.labels import Icon, Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_METHODS = (Verfahren.QUOTE, Verfahren.MINDESTGROESSE, Verfahren.ENTDECKUNG)
_TITLES = {
    Verfahren.MINDESTGROESSE: "Mindestgröße",
    Verfahren.ENTDECKUNG: "Entdeckung",
    Verfahren.ANZAHL: "Feste Anzahl",
}
_TOGETHER = {1: "für eine Person", 2: "zu zweit", 3: "zu dritt", 4: "zu viert", 5: "zu fünft"}
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
        self.shares: Table[_Anteil] = Table("Aufteilung der Stichprobe", _shares_model())
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
        self.setLayout(vbox(self.cards, (self._charts, 1), self.sentence, gap=12))
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setOpacity(_PALE)
        self._effect.setEnabled(False)
        self.setGraphicsEffect(self._effect)
        self.cards.chosen.connect(self._on_chosen)

    def is_pale(self) -> bool:
        """Whether the figures shown are not those of the fields."""
        return self._effect.isEnabled()

    def set_pale(self) -> None:
        """Let the last figures stand pale until the fields can be computed."""
        self._effect.setEnabled(True)
        self.sentence.set(
            "warn", "Bitte berichtigen Sie die markierten Angaben.", "Bis dahin stehen hier die letzten Zahlen."
        )

    def show_result(self, plan: Plan, found: Berechnung, schicht_name: str, *, frozen: bool) -> None:
        """Show what a plan gives."""
        if found.gewaehlt is None:
            self.set_pale()
            return
        self._effect.setEnabled(False)
        first = Verfahren.ANZAHL if plan.verfahren is Verfahren.ANZAHL else Verfahren.QUOTE
        methods = (first, *_METHODS[1:])
        self.cards.show_options([_option(m, str(i), plan, found) for i, m in enumerate(methods, 1)])
        self.cards.set_value(plan.verfahren)
        self.cards.setEnabled(not frozen)
        self._show_curve(plan, found, found.gewaehlt)
        self._show_shares(plan, found, found.gewaehlt, schicht_name)
        self.sentence.set("info", found.satz, found.erlaeuterung)

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
        self.curve.set_data(series, markers, x_max=end, y_max=_Y_MAX, y_words=_axis_points)

    def _show_shares(self, plan: Plan, found: Berechnung, chosen: Variante, name: str) -> None:
        spread = plan.schichtung is Schichtung.ANTEILIG
        most = max((share.akten for share in found.aufteilung), default=0)
        rows = [
            _Anteil(s.schicht or "ohne Angabe", s.bestand, s.akten, s.genauigkeit, s.akten / most if most else 0.0)
            for s in found.aufteilung
        ]
        total = _Anteil("Gesamt", found.grundgesamtheit, chosen.umfang, chosen.genauigkeit, None)
        title = f"Aufteilung nach {name}" if name else "Aufteilung"
        words = (
            "Anteilig zum Bestand, fest zugeteilt"
            if spread
            else "Einfache Ziehung: so viele sind im Mittel zu erwarten"
        )
        if len(rows) < 2:
            rows, words = [], "Die Liste hat keine Schichten"
        self._shares_card.set_title(title, words)
        self.shares.show_rows([*rows, total])
        self._notice.setText("\n".join(found.hinweise[:2]))
        show_if(self._notice_row, bool(found.hinweise))

    @Slot(object)
    def _on_chosen(self, method: object) -> None:
        self.chosen.emit(method)


class _Anteil:
    """A stratum's share, or the total (without a bar)."""

    def __init__(self, name: str, bestand: int, akten: int, genauigkeit: float | None, bar: float | None) -> None:
        self.name, self.bestand, self.akten, self.genauigkeit, self.bar = name, bestand, akten, genauigkeit, bar


def _option(method: Verfahren, key: str, plan: Plan, found: Berechnung) -> Option:
    percent = _words(plan.quote_prozent)
    title = f"{percent}-Quote" if method is Verfahren.QUOTE else _TITLES[method]
    variant = found.variante(method)
    if variant is None:
        return Option(method, title, key, "–", "Akten", (), "Mit diesen Angaben nicht möglich.")
    first = f"{german.points(variant.genauigkeit)} Punkte"
    if method is Verfahren.ENTDECKUNG:
        first = f"{_words(plan.entdeckung_prozent)} wird entdeckt"
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


def _axis_points(value: float) -> str:
    return german.points(value, 0)


def _shares_model() -> TableModel[_Anteil]:
    columns: list[Column[_Anteil]] = [
        Column("Schicht", _name, bold=True),
        Column("Bestand", _bestand, width=78, right=True),
        Column("Akten", _akten, width=118, right=True, bar=_bar),
        Column("Punkte", _punkte, width=68, right=True),
    ]
    return TableModel(columns, _name)


def _name(row: _Anteil) -> str:
    return row.name


def _bestand(row: _Anteil) -> str:
    return german.integer(row.bestand)


def _akten(row: _Anteil) -> str:
    return german.integer(row.akten)


def _bar(row: _Anteil) -> float | None:
    return row.bar


def _punkte(row: _Anteil) -> str:
    return "–" if row.genauigkeit is None else german.points(row.genauigkeit)
