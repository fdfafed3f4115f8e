"""Two pages made of the kit alone, after the planning and the evaluation of the design."""

from PySide6.QtWidgets import QWidget

from qmapp import german
from qmapp.ui.context import Context
from qmapp.ui.pages import Command, Crumb, NavEntry, Page
from qmapp.ui.style import box, hbox, sized, vbox
from qmapp.ui.widgets.answers import Answer, AnswerButtons
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card, Columns, KeyFigure
from qmapp.ui.widgets.charts import BarsChart, ChartRow, CurveChart, IntervalBar, Marker, PointsChart, Series
from qmapp.ui.widgets.choices import Option, OptionCards, RadioList, SegmentedControl
from qmapp.ui.widgets.fields import TextField
from qmapp.ui.widgets.labels import Label, Rule
from qmapp.ui.widgets.number_fields import DateField, EuroField, MultilineField, NumberField, PercentField
from qmapp.ui.widgets.page_header import PageHeader
from qmapp.ui.widgets.select_field import SelectField
from qmapp.ui.widgets.signs import ProgressBar, StatusPill
from qmapp.ui.widgets.table import ItemList, Table
from qmapp.ui.widgets.table_model import Column, TableModel

SCHICHTEN = (("Mitte", 6412, 192, 4.2), ("Nord", 5208, 156, 4.6), ("Ost", 4377, 131, 5.1), ("Süd", 3905, 117, 5.4))
ANSWERS = (
    Answer("ok", "1", "Erfüllt", "check", "ok"),
    Answer("mangel", "2", "Mangel", "x", "bad"),
    Answer("ent", "3", "Entfällt", "minus", "neutral"),
    Answer("np", "4", "Nicht prüfbar", "ban", "warn"),
)


def margin(n: float, rate: float) -> float:
    total = 22082
    return float(1.96 * (rate * (1 - rate) / n * (total - n) / (total - 1)) ** 0.5)


class Planen(Page):
    key = "demo.planen"
    title = "Stichprobe planen"
    phase = "check"
    nav = NavEntry("Aktenprüfungen", "folder-search", area=4)
    tables = frozenset({"notiz"})
    keys = (("1 – 3", "Verfahren wählen"), ("Strg+Enter", "Akten ziehen"), ("F1", "Hilfe"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.refreshed = 0
        self.drawn = 0
        draw = Button("662 Akten ziehen", "stack-2", "primary")
        draw.clicked.connect(self._draw)
        header = PageHeader(
            self.title,
            "Aktenprüfung Kosten der Unterkunft, 2. Halbjahr 2025",
            phase="check",
            primary=draw,
            secondary=(Button("Als Prüfplan drucken", "printer"),),
        )
        self.cards = OptionCards("Verfahren", OPTIONS)
        banner = Banner(
            "info",
            "662 Akten zeigen die Fehlerquote auf ±2,3 Prozentpunkte genau.",
            "Für ±2 Punkte wären 832 Akten nötig. Je Standort ist nur eine grobe Aussage möglich.",
        )
        right = box(vbox(self.cards, (Columns((_curve(), 1), (_allocation(), 1), fold=700, gap=12), 1), banner, gap=12))
        self.build(header, Columns((sized(self._form(), min_width=300), 0), (right, 1), fold=800))

    def _form(self) -> QWidget:
        self.goal = RadioList("Was soll die Prüfung zeigen?", [(1, "Fehlerquote schätzen"), (2, "Fehler entdecken")])
        self.total = NumberField("Bedarfsgemeinschaften mit laufendem Bezug", hint="Aus Liste „BG-Bestand 31.10.csv“")
        self.total.set_value(22082)
        self.expected = PercentField("Erwartete Fehlerquote", name="erwartet")
        self.expected.set_value("10")
        self.confidence = SelectField("Sicherheit", [("95", "95 %"), ("90", "90 %")])
        self.hours = NumberField("Prüfzeit je Person und Woche", unit="Std.", hint="Daraus folgt die Dauer in Wochen.")
        self.hours.set_value(20)
        self.seed = TextField("Startwert der Zufallsziehung", hint="Damit lässt sich die Ziehung nachstellen.")
        self.seed.set_value("2025-11-20-KdU")
        pair = box(hbox((self.expected, 1), (self.confidence, 1), gap=12))
        return Card(
            Label("Was soll die Prüfung zeigen?", "smallb", "text2"),
            self.goal,
            self.total,
            pair,
            self.hours,
            self.seed,
            None,
            title="Angaben",
            gap=9,
        )

    def refresh(self) -> None:
        self.refreshed += 1

    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb("Aktenprüfungen", "demo.auswertung"), Crumb("KdU 2. Halbjahr"), Crumb(self.title))

    def commands(self) -> tuple[Command, ...]:
        return (Command("Akten ziehen", self._draw, "Strg+Enter"),)

    def first_focus(self) -> QWidget:
        return self.total.line

    @classmethod
    def badge(cls, context: Context) -> int:
        return 2

    def _draw(self) -> None:
        self.drawn += 1


class Auswertung(Page):
    key = "demo.auswertung"
    title = "Auswertung"
    phase = "check"
    parent_key = "demo.planen"
    narrow_sidebar = True
    keys = (("T", "Tabelle statt Diagramm"), ("Strg+C", "Zahlen kopieren"), ("F1", "Hilfe"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        header = PageHeader(self.title, "662 Akten, davon 9 nicht prüfbar", phase="check", primary=Button("Bericht"))
        header.set_status("ok", "Abgeschlossen")
        bar = IntervalBar("Fehlerquote")
        bar.set_data(0.109, 0.086, 0.135, limit=0.10)
        rate = Card(Label("10,9 %", "kpi"), bar, title="Fehlerquote", right=StatusPill("warn", "Nicht gesichert"))
        self.bars = BarsChart("Mängel je Prüfpunkt")
        self.bars.set_data(BARS)
        points = PointsChart("Standorte im Vergleich")
        points.set_data(POINTS, ChartRow("Gesamt", "71 von 653 Akten", 0.109, 0.086, 0.135))
        views = SegmentedControl("Darstellung", [("zahl", "Häufigkeit"), ("euro", "Betrag")])
        low = Columns(
            (Card(self.bars, title="Mängel je Prüfpunkt", subtitle="Strich: 95-%-Bereich", right=views), 3),
            (Card(points, title="Standorte im Vergleich"), 2),
        )
        self.answers = AnswerButtons("Angemessenheit der Kosten geprüft", ANSWERS)
        self.answers.set_active(True)
        self.answers.set_value("mangel")
        progress = ProgressBar("Geprüft", "check", width=260)
        progress.set(214, 662, 238)
        note = MultilineField("Feststellung", key="N")
        note.set_value("Richtwert 2 Personen: 512,00 €.")
        amount = EuroField("Betrag je Monat")
        amount.set_value(5640)
        form = Card(self.answers, Rule(), note, box(hbox((amount, 1), (DateField("Seit"), 1), gap=10)), gap=8)
        files = ItemList(
            "Stichprobe", key=_first, title=_first, subtitle=_second, icon=_circle, pill=_pill, pill_width=130
        )
        files.show_rows((("BG 08-114 592", "Mitte · Fertig"), ("BG 08-115 217", "Mitte · 2 Mängel")))
        side = Card(KeyFigure("Soll bis heute", "238 Akten"), progress, files, title="Stichprobe")
        self.build(header, Columns((rate, 2), (form, 3), (side, 2)), low)

    def first_focus(self) -> QWidget:
        return self.bars.canvas


OPTIONS = (
    Option("quote", "3 %-Quote", "1", "662", "Akten", (("target-arrow", "±2,3 Punkte"), ("clock", "993 Std.")), "Feste Quote nach Prüfauftrag. Mehr Akten als für ±5 Punkte nötig wären."),  # noqa: E501 - one row per option
    Option("mindest", "Mindestgröße", "2", "378", "Akten", (("target-arrow", "±3,0 Punkte"), ("clock", "567 Std.")), "Garantiert höchstens ±5 Punkte, selbst wenn jede zweite Akte fehlerhaft ist."),  # noqa: E501
    Option("entdeckung", "Entdeckung", "3", "296", "Akten", (("target-arrow", "1 % wird entdeckt"), ("clock", "444 Std.")), "Findet mit 95 % Sicherheit mindestens einen Fehler, wenn 1 % der Akten betroffen sind."),  # noqa: E501
)  # fmt: skip
BARS = tuple(
    ChartRow(title, sub, value / 100, low / 100, high / 100)
    for title, sub, value, low, high in (
        ("Einkommen vollständig angerechnet", "§ 11 SGB II · 25 von 640", 3.9, 2.7, 5.7),
        ("Kostensenkung ordnungsgemäß", "§ 22 Abs. 1 S. 7 · 6 von 188", 3.2, 1.5, 6.8),
        ("Mietvertrag und Nachweise in der Akte", "§ 22 Abs. 1 · 19 von 652", 2.9, 1.9, 4.5),
        ("Angemessenheit der Unterkunftskosten", "§ 22 Abs. 1 · 17 von 648", 2.6, 1.6, 4.1),
    )
)
POINTS = tuple(
    ChartRow(title, sub, value / 100, low / 100, high / 100)
    for title, sub, value, low, high in (
        ("Mitte", "14 von 190 Akten", 7.4, 4.5, 12.0),
        ("Nord", "22 von 155 Akten", 14.2, 9.7, 20.5),
        ("West", "11 von 64 Akten", 17.2, 10.0, 28.0),
    )
)


def _curve() -> Card:
    chart = CurveChart("Kurve: Stichprobengröße gegen Genauigkeit", "Akten in der Stichprobe")
    sizes = range(30, 1201, 6)
    chart.set_data(
        [
            Series("erwartet (10 % Fehler)", tuple((n, margin(n, 0.1) * 100) for n in sizes)),
            Series("ungünstigster Fall (50 %)", tuple((n, margin(n, 0.5) * 100) for n in sizes), "chart5", dashed=True),
        ],
        [
            Marker(296, margin(296, 0.1) * 100, "296 Akten", "±3,4 Prozentpunkte"),
            Marker(378, margin(378, 0.1) * 100, "378 Akten", "±3,0 Prozentpunkte"),
            Marker(662, margin(662, 0.1) * 100, "662 Akten", "±2,3 Prozentpunkte", selected=True),
        ],
        x_max=1200,
        y_max=10,
        y_words=_plus_minus,
    )
    return Card(chart, title="Wie genau wird das Ergebnis?", subtitle="95-%-Bereich je Stichprobengröße", gap=4)


def _allocation() -> Card:
    columns: list[Column[tuple[str, int, int, float]]] = [
        Column("Standort", lambda row: row[0], bold=True, sort=lambda row: row[0]),
        Column("Bestand", lambda row: german.integer(row[1]), width=84, right=True, sort=lambda row: row[1]),
        Column("Akten", lambda row: str(row[2]), width=140, right=True, bar=lambda row: row[2] / 192),
        Column("Punkte", lambda row: german.points(row[3] / 100), width=78, right=True),
    ]
    table = Table("Aufteilung", TableModel(columns, key=lambda row: row[0]))
    table.show_rows(SCHICHTEN)
    head = vbox(Label("Aufteilung auf die Standorte", "h3"), Label("Anteilig zum Bestand", "cap", "text3"), gap=1)
    return Card(box(hbox(head, None, margin=(16, 12, 8, 6))), (table, 1), gap=0, margin=(1, 1, 1, 5))


def _plus_minus(value: float) -> str:
    return f"±{value:.0f}"


def _first(row: tuple[str, str]) -> str:
    return row[0]


def _second(row: tuple[str, str]) -> str:
    return row[1]


def _circle(row: tuple[str, str]) -> tuple[str, str]:
    return ("circle-check", "ok")


def _pill(row: tuple[str, str]) -> tuple[str, str]:
    return ("bad", "Mangel")
