"""The course over earlier Prüfungen: the rates with their ranges, what differs, and every Prüfpunkt."""

from collections.abc import Hashable

from qmapp.checks.aktenpruefung.rows import Pruefung, PunktVerlauf, Quote, Unterschied, Verlaufswert, Vertiefung
from qmapp.checks.sampling.rechenweg_vergleich import p_words, points_range, signed_points
from qmapp.german import day, integer
from qmapp.reports import wortlaut
from qmapp.ui.checks.auswertung.werte import Werte
from qmapp.ui.checks.vertiefung.karte import Abschnitt
from qmapp.ui.style import Tone, box, sized, vbox
from qmapp.ui.widgets.card import Banner, Columns
from qmapp.ui.widgets.charts import Chart, TrendChart, TrendPoint
from qmapp.ui.widgets.labels import Label, show_if
from qmapp.ui.widgets.table import Table
from qmapp.ui.widgets.table_model import Column, TableModel

_MOST_ROWS = 9


class VerlaufKarte(Abschnitt):
    """Trend, differences with their test, and the table of the Prüfpunkte."""

    abschnitt = "verlauf"

    def __init__(self) -> None:
        self.chart = TrendChart("Fehlerquote im Verlauf")
        sized(self.chart, min_height=250)
        self.said = Banner("info", " ")
        self.differences = Werte()
        self.notes = Label("", "cap", "text2", wrap=True)
        self.table: Table[PunktVerlauf] = Table(
            "Prüfpunkte gegenüber der Prüfung davor", TableModel(self._columns(), _key), row_height=46
        )
        self._lead = Label("", "smallb", "text2", wrap=True)
        right = box(vbox(self.said, self.differences, self.notes, None, gap=10))
        self._both = Columns((self.chart, 5), (right, 4), fold=820)
        self._alone = Label("", "body", "text2", wrap=True)
        super().__init__(self._alone, self._both, self._lead, self.table, title="Im Vergleich")

    def charts(self) -> tuple[Chart, ...]:
        return (self.chart,)

    def show_result(self, found: Vertiefung, head: Pruefung) -> None:
        """Show the course; without an earlier Prüfung only why there is none."""
        super().show_result(found, head)
        course = found.verlauf
        earlier = len(course.werte) > 1
        compared = sum(1 for point in course.punkte if point.unterschied is not None)
        level = wortlaut.bereichswort(found.sicherheit)
        self.set_title("Im Vergleich mit früheren Prüfungen", f"Punkt: Fehlerquote · Strich: {level}")
        self._alone.setText(course.satz)
        self.notes.setText("\n".join(course.hinweise))
        for widget, wanted in (
            (self._alone, not earlier),
            (self._both, earlier),
            (self.chart, earlier),
            (self._lead, compared > 0),
            (self.table, compared > 0),
            (self.notes, bool(course.hinweise)),
        ):
            show_if(widget, wanted)
        if not earlier:
            return
        limit = head.hoechstwert
        self.chart.set_data(
            [_point(value, found.vorlaeufig) for value in course.werte],
            limit=None if limit is None else float(limit),
            limit_words="" if limit is None else f"Höchstwert {wortlaut.hoechstwert(limit)}",
            head=("Prüfung", "Fehlerquote", level, "Zeitraum"),
        )
        self.said.set(*_banner(course.unterschiede, course.satz))
        self.differences.show_rows([_difference(d) for d in course.unterschiede])
        proven = [point for point in course.punkte if point.unterschied is not None and point.unterschied.belegt]
        self._lead.setText(_lead(len(proven), compared))
        self.table.show_rows([*proven, *(point for point in course.punkte if point not in proven)])
        self.table.fit(_MOST_ROWS)

    @staticmethod
    def _columns() -> list[Column[PunktVerlauf]]:
        return [
            Column("Prüfpunkt", _title, bold=True, sub=_code, sort=_number),
            Column("Davor", _before, width=100, right=True, sub=_before_counts),
            Column("Jetzt", _now, width=100, right=True, sub=_now_counts),
            Column("Veränderung", _moved, width=176, right=True, sub=_moved_range, sort=_by_change),
            Column("Aussage", _no_words, width=176, pill=_pill),
        ]


def _point(value: Verlaufswert, preliminary: bool) -> TrendPoint:
    q = value.quote
    words = f"{day(value.zeitraum_von)} bis {day(value.zeitraum_bis)}"
    return TrendPoint(value.kennung, words, q.wert, q.unten, q.oben, open=value.diese and preliminary)


def _banner(differences: tuple[Unterschied, ...], said: str) -> tuple[Tone, str, str]:
    if not differences:
        return "info", "Noch kein Vergleich", said
    last = differences[-1] if len(differences) == 1 else differences[-2]
    if not last.belegt:
        return "info", "Kein belegter Unterschied", said
    return ("ok" if last.differenz < 0 else "warn"), "Belegter Unterschied", said


def _lead(proven: int, compared: int) -> str:
    count = "keiner" if not proven else "einer" if proven == 1 else integer(proven)
    return f"Prüfpunkte gegenüber der Prüfung davor: {count} von {integer(compared)} belegt verändert"


def _difference(d: Unterschied) -> tuple[str, str, str]:
    parts = [points_range(d.unten, d.oben)] if d.unten is not None and d.verfahren != "census" else []
    parts += [p_words(d.p)] if d.p is not None else []
    parts.append("mehr als Zufall" if d.belegt else "kann Zufall sein" if d.p is not None else "ohne Test")
    return f"{d.von} → {d.nach}", signed_points(d.differenz), " · ".join(parts)


def _key(row: PunktVerlauf) -> Hashable:
    return row.punkt.code


def _title(row: PunktVerlauf) -> str:
    return row.punkt.titel


def _code(row: PunktVerlauf) -> str:
    return f"{row.punkt.nummer} · {row.punkt.code}"


def _number(row: PunktVerlauf) -> int:
    return row.punkt.nummer


def _rate(q: Quote | None) -> str:
    return "–" if q is None else wortlaut.quote(q.wert)


def _counts(q: Quote | None) -> str:
    return "" if q is None else wortlaut.von_akten(q.zaehler, q.nenner)


def _before(row: PunktVerlauf) -> str:
    return _rate(row.quoten[-2])


def _before_counts(row: PunktVerlauf) -> str:
    return _counts(row.quoten[-2])


def _now(row: PunktVerlauf) -> str:
    return _rate(row.quoten[-1])


def _now_counts(row: PunktVerlauf) -> str:
    return _counts(row.quoten[-1])


def _moved(row: PunktVerlauf) -> str:
    return "" if row.unterschied is None else signed_points(row.unterschied.differenz)


def _moved_range(row: PunktVerlauf) -> str:
    return "" if row.unterschied is None else points_range(row.unterschied.unten, row.unterschied.oben)


def _by_change(row: PunktVerlauf) -> float:
    return 0.0 if row.unterschied is None else row.unterschied.differenz


def _no_words(row: PunktVerlauf) -> str:
    return row.hinweis


def _pill(row: PunktVerlauf) -> tuple[Tone, str] | None:
    if row.unterschied is None:
        return ("neutral", _SHORT.get(row.hinweis, "nicht verglichen"))
    if not row.unterschied.belegt:
        return "neutral", "kann Zufall sein"
    return ("ok", "belegt weniger") if row.unterschied.differenz < 0 else ("warn", "belegt mehr")


_SHORT = {
    "Neu im Katalog.": "neu im Katalog",
    "Im Katalog geändert; die Quoten sind nicht vergleichbar.": "Katalog geändert",
    "Für einen Vergleich zu wenige Akten.": "zu wenige Akten",
}
