"""The two charts: errors per Prüfpunkt by frequency or amount, and the strata against the whole."""

import math
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Slot

from qmapp.checks.aktenpruefung.rows import Auswertung, PunktErgebnis, SchichtErgebnis
from qmapp.checks.sampling.sentence import FEWEST_FILES, TOO_FEW
from qmapp.german import euro, integer, percent
from qmapp.reports import wortlaut
from qmapp.ui.checks.auswertung import worte
from qmapp.ui.style import hbox, sized
from qmapp.ui.widgets.buttons import Button
from qmapp.ui.widgets.card import Banner, Card
from qmapp.ui.widgets.charts import BarsChart, ChartRow, PointsChart
from qmapp.ui.widgets.charts.base import Line
from qmapp.ui.widgets.choices import SegmentedControl
from qmapp.ui.widgets.labels import Label, show_if

#: Bars a reader takes in at a glance; the button below shows the others.
GEZEIGT = 7
#: The comparison of strata does not grow with a long list of Prüfpunkte beside it.
_HIGHEST = 440
_BY_COUNT, _BY_AMOUNT = "zahl", "euro"
#: The usual level below which a difference is called more than chance; ``test_satz`` is worded by the same.
_SIGNIFIKANZ = 0.05


class BetragChart(BarsChart):
    """Bars of amounts in euro."""

    highest = math.inf

    def tick_words(self, value: float) -> str:
        return euro(round(value * 100), always_cents=False)


class PunkteKarte(Card):
    """Errors per Prüfpunkt, most frequent or dearest first."""

    def __init__(self) -> None:
        self.counts = BarsChart("Mängel je Prüfpunkt, Häufigkeit")
        self.amounts = BetragChart("Mängel je Prüfpunkt, Betrag", head=("Prüfpunkt", "Betrag", "", "Davon"))
        self.choice = SegmentedControl("Mängel je Prüfpunkt nach", [(_BY_COUNT, "Häufigkeit"), (_BY_AMOUNT, "Betrag")])
        self.more = Button("Alle zeigen", "chevron-down", "link")
        self.recommend = Button("Empfehlung ableiten", "bulb", "link", tip="Alt+E")
        self.none = Label("", "body", "text2", wrap=True)
        self._all = False
        self._auswertung: Auswertung | None = None
        super().__init__(
            self.none, (self.counts, 1), (self.amounts, 1), hbox(self.more, None, self.recommend), None,
            title="Mängel je Prüfpunkt", subtitle=" ", right=self.choice, gap=6,
        )  # fmt: skip
        self.choice.chosen.connect(self._choose)
        self.more.clicked.connect(self._show_all)

    def show_result(self, auswertung: Auswertung) -> None:
        """Show the Prüfpunkte in which a material error was found."""
        self._auswertung = auswertung
        self._show()

    def shown_chart(self) -> BarsChart:
        """The chart on the screen."""
        return self.amounts if self.choice.value() == _BY_AMOUNT else self.counts

    def offered(self) -> tuple[UUID, list[PunktErgebnis]] | None:
        """The Prüfung and its Prüfpunkte with a material error, the most frequent first; None without any."""
        if self._auswertung is None:
            return None
        found = [punkt for punkt in self._auswertung.haeufigste if punkt.material]
        return (self._auswertung.pruefung.id, found) if found else None

    def _show(self) -> None:
        auswertung = self._auswertung
        if auswertung is None:
            return
        by_amount = self.choice.value() == _BY_AMOUNT
        found = _dearest(auswertung) if by_amount else [p for p in auswertung.haeufigste if p.material]
        shown = found if self._all else found[:GEZEIGT]
        if not by_amount:
            shown = sorted(shown, key=_by_rate)
        level = wortlaut.bereichswort(auswertung.sicherheit)
        self.counts.set_head(("Prüfpunkt", "Anteil", level, "Akten und Fundstelle"))
        (self.amounts if by_amount else self.counts).set_data([_amount(p) if by_amount else _count(p) for p in shown])
        explained = (
            "Festgestellt in der Stichprobe" if by_amount else f"Anteil an den bewerteten Akten · Strich: {level}"
        )
        self.set_title("Mängel je Prüfpunkt", explained)
        show_if(self.counts, bool(found) and not by_amount)
        show_if(self.amounts, bool(found) and by_amount)
        self.none.setText(
            "In keinem Prüfpunkt wurde ein Fehlbetrag festgestellt."
            if by_amount
            else "In keinem Prüfpunkt wurde ein materieller Fehler festgestellt."
        )
        show_if(self.none, not found)
        show_if(self.recommend, self.offered() is not None)
        show_if(self.more, len(found) > GEZEIGT)
        self.more.set_text(f"Nur die ersten {GEZEIGT} zeigen" if self._all else f"Alle {integer(len(found))} zeigen")
        self.more.set_icon("chevron-up" if self._all else "chevron-down")

    @Slot(object)
    def _choose(self, _: object) -> None:
        self._show()

    @Slot()
    def _show_all(self) -> None:
        self._all = not self._all
        self._show()


class SchichtenKarte(Card):
    """The strata in the order of the list, never ranked, with what the test says about their differences."""

    def __init__(self) -> None:
        self.chart = PointsChart("Standorte im Vergleich")
        self.too_few = Label("", "cap", "text2", wrap=True)
        self.test = Banner("info", " ")
        sized(self.chart, max_height=_HIGHEST)
        super().__init__(
            (self.chart, 1), self.too_few, self.test, None, title="Standorte im Vergleich", subtitle=" ", gap=8
        )

    def show_result(self, auswertung: Auswertung) -> None:
        """Show the strata against the whole; hidden where the list has none."""
        merkmal = auswertung.schicht_titel
        show_if(self, len(auswertung.schichten) > 1)
        level, gesamt = wortlaut.bereichswort(auswertung.sicherheit), wortlaut.gezeigte_quote(auswertung)
        self.set_title(worte.vergleich(merkmal), f"Punkt: Anteil · Strich: {level} · Band: Gesamtergebnis")
        self.chart.canvas.setAccessibleName(worte.vergleich(merkmal))
        head: Line = (merkmal, "Anteil", level, "Akten")
        self.chart.set_head(head)
        total = ChartRow("Gesamt", f"{wortlaut.von_akten(gesamt.zaehler, gesamt.nenner)} Akten", gesamt.wert,
                         gesamt.unten, gesamt.oben)  # fmt: skip
        self.chart.set_data([_stratum(s) for s in auswertung.schichten], total)
        few = [f"{s.name} ({wortlaut.akten(s.geprueft)})" for s in auswertung.schichten if s.zu_wenige]
        self.too_few.setText(f"{TOO_FEW} {', '.join(few)}." if few else "")
        show_if(self.too_few, bool(few))
        show_if(self.test, bool(auswertung.test_satz) and not auswertung.vorlaeufig)
        self.test.set("info", _test_title(auswertung.test_p), auswertung.test_satz)


def _test_title(p_value: float | None) -> str:
    if p_value is None:
        return "Kein Vergleich möglich"
    return "Belegter Unterschied" if p_value < _SIGNIFIKANZ else "Kein belegter Unterschied"


def _dearest(auswertung: Auswertung) -> list[PunktErgebnis]:
    found = [p for p in auswertung.punkte if _cents(p)]
    return sorted(found, key=_cents, reverse=True)


def _by_rate(punkt: PunktErgebnis) -> tuple[bool, float]:
    """The highest rate first, and last those that rest on too few files to say anything."""
    return punkt.bewertet < FEWEST_FILES, -(punkt.quote.wert or 0.0)


def _cents(punkt: PunktErgebnis) -> int:
    return punkt.zu_viel_cent + punkt.zu_wenig_cent


def _count(p: PunktErgebnis) -> ChartRow:
    sub = f"{worte.von(p)} · {worte.fundstelle(p)}"
    if p.bewertet < FEWEST_FILES:
        return ChartRow(p.punkt.titel, sub, None, words="zu wenige")
    return ChartRow(p.punkt.titel, sub, p.quote.wert, p.quote.unten, p.quote.oben)


def _amount(p: PunktErgebnis) -> ChartRow:
    parts: Sequence[tuple[str, int]] = (("zu viel", p.zu_viel_cent), ("zu wenig", p.zu_wenig_cent))
    sub = " · ".join(f"{name} {euro(cents, always_cents=False)}" for name, cents in parts if cents)
    return ChartRow(p.punkt.titel, sub, _cents(p) / 100, words=euro(_cents(p), always_cents=False))


def _stratum(s: SchichtErgebnis) -> ChartRow:
    sub = f"{wortlaut.von_akten(s.quote.zaehler, s.quote.nenner)} Akten"
    if s.zu_wenige or s.quote.wert is None:
        return ChartRow(s.name, sub, None, words="zu wenige")
    return ChartRow(s.name, sub, s.quote.wert, s.quote.unten, s.quote.oben, percent(s.quote.wert))
